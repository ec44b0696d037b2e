import type { Ports } from '../base/ports.ts';
import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { sealForRecovery } from './recoveryKey.ts';

export type Purpose = 'data' | 'index' | 'signing';

export interface Key {
  readonly id: number;
  readonly purpose: Purpose;
  /** 32 bytes; of the signing key, its seed. */
  readonly bytes: Uint8Array;
}

export interface KeyRow {
  readonly id: number;
  readonly purpose: Purpose;
  readonly box: string;
  readonly sealed: Uint8Array;
  readonly recovery: Uint8Array;
  readonly retired_at: string | null;
}

/** A key with what its secret box made of it. */
export interface BoxedKey {
  readonly purpose: Purpose;
  readonly bytes: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Every key there is, retired ones too: old values stay readable. */
export function readKeyRows(db: Database): readonly KeyRow[] {
  return db.prepare<[], KeyRow>('SELECT id, purpose, box, sealed, recovery, retired_at FROM keys ORDER BY id').all();
}

/** Inside a transaction: keeps the key sealed twice, for the box and for the recovery key, and returns its id. */
export function insertKey(db: Database, ports: Ports, box: string, boxed: BoxedKey, recoveryPublic: Uint8Array): Key {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO keys (purpose, box, sealed, made_at) VALUES (?, ?, ?, ?)')
    .run(boxed.purpose, box, boxed.sealed, toInstant(ports.now()));
  const key = { id: Number(lastInsertRowid), purpose: boxed.purpose, bytes: boxed.bytes };
  setRecoverySeal(db, ports, key, recoveryPublic);
  return key;
}

export function setRecoverySeal(db: Database, ports: Ports, key: Key, recoveryPublic: Uint8Array): void {
  const seal = sealForRecovery(ports, recoveryPublic, sealName(key), key.bytes);
  db.prepare('UPDATE keys SET recovery = ? WHERE id = ?').run(seal, key.id);
}

export function setBoxSeal(db: Database, id: number, box: string, sealed: Uint8Array): void {
  db.prepare('UPDATE keys SET box = ?, sealed = ? WHERE id = ?').run(box, sealed, id);
}

/** Every data key but this one is only read with from now on. */
export function retireOtherDataKeys(db: Database, id: number, at: string): void {
  const retire = "UPDATE keys SET retired_at = ? WHERE purpose = 'data' AND id <> ? AND retired_at IS NULL";
  transaction(db, () => db.prepare(retire).run(at, id));
}

/** What a recovery seal is bound to. */
export function sealName(key: { readonly id: number; readonly purpose: Purpose }): string {
  return `key/${key.purpose}/${key.id}`;
}
