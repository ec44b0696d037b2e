import type { Database } from '../db/database.ts';

/** One time this database came out of a backup. Instants as text. */
export interface Restored {
  readonly backupAt: string;
  readonly restoredAt: string;
  /** Documents written since the backup; null where nobody can tell any more. */
  readonly documents: number | null;
  /** The folder of what was set aside; "" for nothing. */
  readonly aside: string;
  readonly actor: string;
}

/** What a restore has taken away is in NAV and not in these tables; whoever finds something there asks here. */
export interface Restores {
  last(): Restored | null;
  /** Whether what happened at this instant (text) may have been followed by writes that are forgotten. */
  mayHaveForgotten(at: string): boolean;
  /** False where it is known already. */
  add(restored: Restored): boolean;
}

interface Row {
  readonly backup_at: string;
  readonly restored_at: string;
  readonly documents: number | null;
  readonly aside: string;
  readonly actor: string;
}

export function createRestores(db: Database): Restores {
  const read = db.prepare<[], Row>('SELECT * FROM restores ORDER BY id DESC LIMIT 1');
  const insert = db.prepare(
    `INSERT OR IGNORE INTO restores (backup_at, restored_at, documents, aside, actor)
     VALUES (@backupAt, @restoredAt, @documents, @aside, @actor)`,
  );
  // Asked for by every order that is met in NAV; nothing but the start of a life adds to it.
  let last = toRestored(read.get());
  return {
    last: () => last,
    mayHaveForgotten: (at) => last !== null && Date.parse(at) < Date.parse(last.restoredAt),
    add(restored) {
      const { changes } = insert.run(restored);
      last = toRestored(read.get());
      return changes > 0;
    },
  };
}

function toRestored(row: Row | undefined): Restored | null {
  if (!row) return null;
  const { backup_at: backupAt, restored_at: restoredAt, documents, aside, actor } = row;
  return { backupAt, restoredAt, documents, aside, actor };
}
