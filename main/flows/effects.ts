import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';

/** What an applied step changed; undo reads these, never the audit log, whose bodies leave after a month. */
export interface NewEffect {
  readonly jobId: number;
  readonly runId: number | null;
  readonly step: string;
  /** The connection's id. */
  readonly system: string;
  readonly recordKind: string;
  readonly recordKey: string;
  readonly action: 'created' | 'changed' | 'deleted';
  /** What the record held before, as JSON; null for a new one. */
  readonly before: string | null;
  /** A mark of what it held afterwards (the etag), to see whether a person changed it since. */
  readonly stateAfter: string;
}

export interface Effects {
  /** Inside the transaction that records the step. */
  add(effect: NewEffect): void;
}

export function createEffects(db: Database, vault: Vault): Effects {
  const insert = db.prepare(
    `INSERT INTO effects (job_id, run_id, step, system, record_kind, record_key, action, sealed_before, state_after)
     VALUES (@jobId, @runId, @step, @system, @recordKind, @recordKey, @action, @sealed, @stateAfter)`,
  );
  return {
    add({ before, ...effect }) {
      insert.run({ ...effect, sealed: before === null ? null : vault.sealText(before) });
    },
  };
}
