import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import type { SaltedPart } from './chain.ts';

export interface BodyRow {
  readonly seq: number;
  readonly part: string;
  readonly key_id: number;
  readonly salt: Uint8Array;
  readonly iv: Uint8Array;
  readonly data: Uint8Array;
}

export interface Bodies {
  of(seq: number): Readonly<Record<string, string>>;
}

export function createBodies(db: Database, vault: Vault): Bodies {
  const between = sealedPartsBetween(db);
  return {
    of(seq) {
      const parts = between.all(seq, seq).map((row) => openPart(vault, row));
      return Object.fromEntries(parts.map(({ part, text }) => [part, text]));
    },
  };
}

/** Every part of the entries from one number to another, still sealed. */
export function sealedPartsBetween(db: Database) {
  return db.prepare<[number, number], BodyRow>(
    'SELECT seq, part, key_id, salt, iv, data FROM audit_bodies WHERE seq BETWEEN ? AND ? ORDER BY seq, part',
  );
}

/** @throws ConnectorError `vault-unreadable` when it was changed or its key is gone. */
export function openPart(vault: Pick<Vault, 'open'>, row: BodyRow): SaltedPart {
  const text = vault.open({ keyId: row.key_id, iv: row.iv, data: row.data });
  return { part: row.part, salt: row.salt, text };
}
