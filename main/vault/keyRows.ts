import type { Ports } from '../base/ports.ts';
import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { sealForRecovery } from './recoveryKey.ts';

/** `verifying` is what is left of a retired signing key: its public half, so that old signatures still verify. */
export type Purpose = 'data' | 'index' | 'signing' | 'verifying';

export interface Key {
  readonly id: number;
  readonly purpose: Purpose;
  /** 32 bytes; of the signing key, its seed; of a verifying key, the public key. */
  readonly bytes: Uint8Array;
}

export interface KeyRow {
  readonly id: number;
  readonly purpose: Purpose;
  readonly box: string;
  readonly sealed: Uint8Array;
  readonly recovery: Uint8Array;
}

/** A key as it was, without its bytes; destroyed ones too. */
export interface KeyHistory {
  readonly id: number;
  readonly purpose: Purpose;
  readonly box: string;
  readonly madeAt: string;
  readonly retiredAt: string | null;
  readonly resealedAt: string | null;
  readonly destroyedAt: string | null;
}

/** A key with what its secret box made of it. */
export interface BoxedKey {
  readonly purpose: Purpose;
  readonly bytes: Uint8Array;
  readonly sealed: Uint8Array;
}

const purpose = `CASE WHEN purpose = 'signing' AND retired_at IS NOT NULL THEN 'verifying' ELSE purpose END AS purpose`;

/** Every key that is left, retired ones too: old values stay readable. */
export function readKeyRows(db: Database): readonly KeyRow[] {
  return db
    .prepare<[], KeyRow>(
      `SELECT id, ${purpose}, box, sealed, recovery FROM keys WHERE destroyed_at IS NULL ORDER BY id`,
    )
    .all();
}

export function readKeyHistory(db: Database): readonly KeyHistory[] {
  return db
    .prepare<[], KeyHistory>(
      `SELECT id, ${purpose}, box, made_at AS madeAt, retired_at AS retiredAt, resealed_at AS resealedAt,
         destroyed_at AS destroyedAt FROM keys ORDER BY id`,
    )
    .all();
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
  db.prepare('UPDATE keys SET recovery = ? WHERE id = ? AND destroyed_at IS NULL').run(seal, key.id);
}

export function setBoxSeal(db: Database, id: number, box: string, sealed: Uint8Array): void {
  db.prepare('UPDATE keys SET box = ?, sealed = ? WHERE id = ? AND destroyed_at IS NULL').run(box, sealed, id);
}

/** Inside a transaction: every other data key is only read with from now on, and no other signing key signs. */
export function retireOthers(db: Database, key: Key, at: string): void {
  db.prepare('UPDATE keys SET retired_at = ? WHERE purpose = ? AND id <> ? AND retired_at IS NULL').run(
    at,
    key.purpose,
    key.id,
  );
}

/** What a recovery seal is bound to. */
export function sealName(key: { readonly id: number; readonly purpose: Purpose }): string {
  return `key/${key.purpose}/${key.id}`;
}
