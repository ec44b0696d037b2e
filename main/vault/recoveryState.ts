import { toInstant, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

export interface RecoveryState {
  /** null where it was made before this was kept. */
  readonly madeAt: string | null;
  /** When a person last proved to have it, by typing it; null: nobody has yet. */
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
}

export function readRecoveryState(db: Database): RecoveryState {
  const row = db
    .prepare<[], RecoveryState>(
      'SELECT made_at AS madeAt, confirmed_at AS confirmedAt, confirmed_by AS confirmedBy FROM recovery_key',
    )
    .get();
  return row ?? { madeAt: null, confirmedAt: null, confirmedBy: null };
}

/** Inside a transaction: there is a recovery key since now. */
export function recoveryKeyMade(db: Database, ports: Pick<Ports, 'now'>): void {
  db.prepare('INSERT OR REPLACE INTO recovery_key (one, made_at) VALUES (1, ?)').run(toInstant(ports.now()));
}

/** Inside a transaction: somebody has it. */
export function recoveryKeyConfirmed(db: Database, ports: Pick<Ports, 'now'>, by: string): void {
  db.prepare(
    `INSERT INTO recovery_key (one, confirmed_at, confirmed_by) VALUES (1, @at, @by)
     ON CONFLICT (one) DO UPDATE SET confirmed_at = @at, confirmed_by = @by`,
  ).run({ at: toInstant(ports.now()), by });
}
