import type { Database } from '../db/database.ts';
import { readable, type Vault } from '../vault/vault.ts';

/** What both sides held when they last agreed, each as that side stores it. */
export interface Snapshot {
  readonly store: string | null;
  readonly nav: string | null;
  readonly agreedAt: string;
}

export interface Snapshots {
  find(integrationId: string, kind: string, recordKey: string): Snapshot | null;
  put(integrationId: string, kind: string, recordKey: string, snapshot: Snapshot): void;
}

export function createSnapshots(db: Database, vault: Vault): Snapshots {
  const one = db.prepare<string[], { side_store: Uint8Array | null; side_nav: Uint8Array | null; agreed_at: string }>(
    'SELECT side_store, side_nav, agreed_at FROM snapshots WHERE integration_id = ? AND kind = ? AND record_key = ?',
  );
  const put = db.prepare(
    `INSERT INTO snapshots (integration_id, kind, record_key, side_store, side_nav, agreed_at)
     VALUES (@integrationId, @kind, @recordKey, @store, @nav, @agreedAt)
     ON CONFLICT DO UPDATE SET side_store = excluded.side_store, side_nav = excluded.side_nav, agreed_at = excluded.agreed_at`,
  );
  const seal = (text: string | null) => (text === null ? null : vault.sealText(text));
  const open = (sealed: Uint8Array | null) => readable(vault.openText, sealed);
  return {
    find(...key) {
      const row = one.get(...key);
      return row ? { store: open(row.side_store), nav: open(row.side_nav), agreedAt: row.agreed_at } : null;
    },
    put(integrationId, kind, recordKey, snapshot) {
      put.run({
        integrationId,
        kind,
        recordKey,
        store: seal(snapshot.store),
        nav: seal(snapshot.nav),
        agreedAt: snapshot.agreedAt,
      });
    },
  };
}
