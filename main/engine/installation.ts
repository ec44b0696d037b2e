import { newId, type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

/** Where an installation runs: the computer's name and the data folder's path. */
export interface Place {
  readonly machine: string;
  readonly dataFolder: string;
}

export interface Installation {
  /** Its own id, made at the first start of its data folder. */
  id(): string;
  readonly here: Place;
  /** Where it ran before, when that is not where it runs now; null otherwise. */
  movedFrom(): Place | null;
  /** It is the only one, and lives here from now on. */
  settleHere(): void;
  /** The other one goes on; or it keeps the id that both have. This one is another from now on, and lives here. */
  becomeAnother(): void;
}

interface Row {
  readonly id: string;
  readonly machine: string;
  readonly data_folder: string;
}

export function openInstallation(db: Database, here: Place, ports: Ports): Installation {
  const read = db.prepare<[], Row>('SELECT id, machine, data_folder FROM installation');
  const write = db.prepare('UPDATE installation SET id = ?, machine = ?, data_folder = ?');
  const madeAt = toInstant(ports.now());
  const insert = 'INSERT OR IGNORE INTO installation (one, id, machine, data_folder, made_at) VALUES (1, ?, ?, ?, ?)';
  db.prepare(insert).run(newId(ports), here.machine, here.dataFolder, madeAt);
  // Asked for by every job that touches what is ours at a store.
  let row = rowOf(read.get());

  function settle(id: string): void {
    write.run(id, here.machine, here.dataFolder);
    row = rowOf(read.get());
  }

  return {
    here,
    id: () => row.id,
    movedFrom() {
      const before = { machine: row.machine, dataFolder: row.data_folder };
      return isSamePlace(before, here) ? null : before;
    },
    settleHere: () => settle(row.id),
    becomeAnother: () => settle(newId(ports)),
  };
}

function rowOf(row: Row | undefined): Row {
  if (!row) throw new Error('the installation has no row');
  return row;
}

/** Windows tells neither names of computers nor paths apart by their letters' case, and writes paths with both slashes. */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.machine.toLowerCase() === other.machine.toLowerCase() && folderOf(one.dataFolder) === folderOf(other.dataFolder)
  );
}

function folderOf(path: string): string {
  const plain = path.replace(/(?<=.)[\\/]+$/, '');
  return /^[A-Za-z]:|^\\\\/.test(path) ? plain.replaceAll('\\', '/').toLowerCase() : plain;
}
