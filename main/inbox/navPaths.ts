import type { Database } from '../db/database.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import { transaction } from '../db/transaction.ts';
import { readable, type Vault } from '../vault/vault.ts';

/** A path of the receiver that a NAV server was told. */
export interface NavPath {
  readonly connectionId: string;
  /** What its notifications must say. */
  readonly clientState: string;
}

export interface NavPaths {
  /** To be called before a server is told the path: what it says there is known from then on, also after a crash. */
  issue(connectionId: string, receiverKey: string): NavPath;
  /** Issued, and in force or replaced no longer than 30 days ago; null otherwise. Asks no database. */
  find(receiverKey: string): NavPath | null;
  /** What is not among these was replaced; what was replaced long ago is forgotten. */
  inForce(receiverKeys: readonly string[]): void;
}

interface Row {
  path: string;
  connection_id: string;
  client_state: Uint8Array;
  replaced_at: string | null;
}

interface Kept extends NavPath {
  readonly replacedAt: number | null;
}

const ANSWERED_FOR_MS = 30 * 24 * 3_600_000;
const STATE_BYTES = 24;

/** All of them are in memory: while NAV waits for the answer of a handshake, nobody may wait for the database. */
export function createNavPaths(options: { db: Database; ports: Ports; vault: Vault }): NavPaths {
  const { db, ports, vault } = options;
  const insert = db.prepare(
    `INSERT INTO nav_paths (path, connection_id, client_state, issued_at) VALUES (@path, @connectionId, @sealed, @at)
     ON CONFLICT (path) DO UPDATE SET replaced_at = NULL`,
  );
  const replace = db.prepare('UPDATE nav_paths SET replaced_at = ? WHERE path = ? AND replaced_at IS NULL');
  const back = db.prepare('UPDATE nav_paths SET replaced_at = NULL WHERE path = ?');
  const remove = db.prepare('DELETE FROM nav_paths WHERE path = ?');
  const kept = new Map<string, Kept>(db.prepare<[], Row>('SELECT * FROM nav_paths').all().flatMap(toKept));

  function toKept(row: Row): [string, Kept][] {
    const clientState = readable(vault.openText, row.client_state);
    if (clientState === null) {
      // The next alignment tells the server a new word for it.
      remove.run(row.path);
      return [];
    }
    const replacedAt = row.replaced_at === null ? null : Date.parse(row.replaced_at);
    return [[row.path, { connectionId: row.connection_id, clientState, replacedAt }]];
  }

  const isOver = ({ replacedAt }: Kept) => replacedAt !== null && ports.now() - replacedAt > ANSWERED_FOR_MS;
  const pathOf = (receiverKey: string) => vault.fingerprint(`receiver ${receiverKey}`);

  function settle(path: string, one: Kept, isWanted: boolean): void {
    if (isWanted) {
      if (one.replacedAt === null) return;
      back.run(path);
      kept.set(path, { ...one, replacedAt: null });
    } else if (isOver(one)) {
      remove.run(path);
      kept.delete(path);
    } else if (one.replacedAt === null) {
      replace.run(toInstant(ports.now()), path);
      kept.set(path, { ...one, replacedAt: ports.now() });
    }
  }

  return {
    issue(connectionId, receiverKey) {
      const path = pathOf(receiverKey);
      const known = kept.get(path);
      if (known && known.replacedAt === null) return known;
      const clientState = known?.clientState ?? Buffer.from(ports.random(STATE_BYTES)).toString('base64url');
      const sealed = vault.sealText(clientState);
      transaction(db, () => insert.run({ path, connectionId, sealed, at: toInstant(ports.now()) }));
      const issued = { connectionId, clientState, replacedAt: null };
      kept.set(path, issued);
      return issued;
    },
    find(receiverKey) {
      const found = kept.get(pathOf(receiverKey));
      return found && !isOver(found) ? found : null;
    },
    inForce(receiverKeys) {
      const wanted = new Set(receiverKeys.map(pathOf));
      transaction(db, () => {
        for (const [path, one] of kept) settle(path, one, wanted.has(path));
      });
    },
  };
}
