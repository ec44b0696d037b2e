import { toInstant, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { KeyRow } from './keyRows.ts';

/*
 * Keys that were lost with everything that opens them. Their rows stay without a seal, so that what still names them,
 * such as a signed head, is known for what it is: signed, and no longer to be checked here.
 */

/** Inside a transaction: none of these keys will ever open anything again. */
export function loseKeys(db: Database, ports: Pick<Ports, 'now'>, keys: readonly KeyRow[]): void {
  const at = toInstant(ports.now());
  const lose = db.prepare(
    `UPDATE keys SET sealed = zeroblob(0), recovery = NULL, retired_at = coalesce(retired_at, @at),
       resealed_at = coalesce(resealed_at, @at), destroyed_at = @at WHERE id = @id`,
  );
  for (const { id } of keys) lose.run({ at, id });
}

/** When the keys were last lost, an instant as text; null: never. Nothing else destroys an index key. */
export function keysLostAt(db: Database): string | null {
  const last = db.prepare<[], string | null>("SELECT max(destroyed_at) FROM keys WHERE purpose = 'index'").pluck();
  return last.get() ?? null;
}

/** Signing keys that were lost: what they signed cannot be checked here any more. */
export function lostSigningKeys(db: Database): ReadonlySet<number> {
  const lost = db.prepare<[], number>("SELECT id FROM keys WHERE purpose = 'signing' AND destroyed_at IS NOT NULL");
  return new Set(lost.pluck().all());
}
