import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

/** The last turn of a schedule, or of one integration's job of it. */
export interface Turn {
  readonly schedule: string;
  readonly integrationId: string;
  readonly beganAt: string;
  /** null while it goes on, and before the first. */
  readonly endedAt: string | null;
  /** `none`: it has not run yet; what fell due since `beganAt` was missed. */
  readonly result: 'none' | 'going' | 'done' | 'failed';
  readonly cause: string | null;
}

export interface ScheduleTurns {
  all(): readonly Turn[];
  of(schedule: string): Turn | null;
  /** From now on what falls due counts as missed. */
  watch(schedule: string): void;
  begin(schedule: string): void;
  /** null: it went well. */
  end(schedule: string, cause: string | null): void;
  /** A whole turn of a job; `goesOn` when it comes back for its rest. */
  worked(
    turn: Pick<Turn, 'schedule' | 'integrationId' | 'cause'> & { readonly beganAt: number; readonly goesOn: boolean },
  ): void;
}

const COLUMNS = 'schedule, integration_id AS integrationId, began_at AS beganAt, ended_at AS endedAt, result, cause';

/** When every schedule ran last and how it went, on disk: what a stop or a sleep made it miss is seen by it. */
export function createScheduleTurns(db: Database, ports: Pick<Ports, 'now'>): ScheduleTurns {
  const all = db.prepare<[], Turn>(`SELECT ${COLUMNS} FROM schedule_turns`);
  const one = db.prepare<[string], Turn>(
    `SELECT ${COLUMNS} FROM schedule_turns WHERE schedule = ? AND integration_id = ''`,
  );
  const watch = db.prepare(
    `INSERT INTO schedule_turns (schedule, integration_id, began_at, result) VALUES (@schedule, '', @at, 'none')
     ON CONFLICT DO NOTHING`,
  );
  const begin = db.prepare(
    `INSERT INTO schedule_turns (schedule, integration_id, began_at, result) VALUES (@schedule, '', @at, 'going')
     ON CONFLICT DO UPDATE SET began_at = excluded.began_at, ended_at = NULL, result = 'going', cause = NULL`,
  );
  const end = db.prepare(
    `UPDATE schedule_turns SET ended_at = @at, result = @result, cause = @cause
     WHERE schedule = @schedule AND integration_id = ''`,
  );
  // A job that comes back for its rest keeps the beginning of its first part.
  const worked = db.prepare(
    `INSERT INTO schedule_turns (schedule, integration_id, began_at, ended_at, result, cause)
     VALUES (@schedule, @integrationId, @beganAt, @endedAt, @result, @cause)
     ON CONFLICT DO UPDATE SET began_at = CASE WHEN result = 'going' THEN began_at ELSE excluded.began_at END,
       ended_at = excluded.ended_at, result = excluded.result, cause = excluded.cause`,
  );
  const at = () => toInstant(ports.now());
  return {
    all: () => all.all(),
    of: (schedule) => one.get(schedule) ?? null,
    watch: (schedule) => void watch.run({ schedule, at: at() }),
    begin: (schedule) => void begin.run({ schedule, at: at() }),
    end: (schedule, cause) => void end.run({ schedule, cause, at: at(), result: cause === null ? 'done' : 'failed' }),
    worked({ schedule, integrationId, beganAt, cause, goesOn }) {
      const result = goesOn ? 'going' : cause === null ? 'done' : 'failed';
      const endedAt = goesOn ? null : at();
      worked.run({ schedule, integrationId, beganAt: toInstant(beganAt), endedAt, result, cause });
    },
  };
}
