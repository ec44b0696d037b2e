import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

/** One execution of bulk work that a person asked for. */
export interface Run {
  readonly id: number;
  /** `replay`, `trial`, `reread`, `sweep` and what other rooms name. */
  readonly kind: string;
  readonly state: 'running' | 'done' | 'cancelled';
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
}

/** A run in a list of them. Instants are ISO 8601 UTC. */
export interface ListedRun extends Run {
  readonly integrationId: string | null;
  readonly actor: string;
  /** "" for runs of before this was kept. */
  readonly beganAt: string;
  /** When it last moved, or ended. */
  readonly movedAt: string;
}

export interface Runs {
  begin(run: {
    readonly kind: string;
    readonly actor: string;
    readonly total: number;
    readonly integrationId?: string;
  }): Run;
  find(id: number): Run | null;
  /** Newest first, from below an id. */
  list(page: { readonly below?: number | undefined; readonly limit: number }): readonly ListedRun[];
  /** Those of a kind that go on. */
  going(kind: string): readonly { readonly id: number; readonly actor: string }[];
  /** How far it has come and whether it ended; `cursor` is where it goes on. One that has ended stays as it is. */
  keep(run: Run, cursor?: string): void;
  /** Where it goes on; null where that was never kept. */
  cursor(id: number): string | null;
  /** Ends what goes on of this kind for an integration. */
  cancelOf(kind: string, integrationId: string): void;
  /** At the start of a life: runs of this kind that the last one had in memory alone are over. */
  cancelUnfinished(kind: string): void;
}

export function createRuns(db: Database, ports: Pick<Ports, 'now'>): Runs {
  const insert = db.prepare(
    `INSERT INTO runs (kind, integration_id, trigger, actor, state, total, heartbeat_at, began_at)
     VALUES (@kind, @integrationId, @trigger, @actor, 'running', @total, @at, @at)`,
  );
  const list = db.prepare<{ below: number; limit: number }, ListedRun>(
    `SELECT id, kind, state, total, done, skipped, failed, integration_id AS integrationId, actor,
       began_at AS beganAt, heartbeat_at AS movedAt FROM runs WHERE id < @below ORDER BY id DESC LIMIT @limit`,
  );
  const going = db.prepare<[string], { id: number; actor: string }>(
    `SELECT id, actor FROM runs WHERE kind = ? AND state = 'running' ORDER BY id`,
  );
  const one = db.prepare<[number], Run>('SELECT id, kind, state, total, done, skipped, failed FROM runs WHERE id = ?');
  const keep = db.prepare(
    `UPDATE runs SET state = @state, total = @total, cursor = coalesce(@cursor, cursor), done = @done, skipped = @skipped, failed = @failed, heartbeat_at = @at
     WHERE id = @id AND state = 'running'`,
  );
  const cancel = db.prepare(
    `UPDATE runs SET state = 'cancelled', heartbeat_at = ? WHERE kind = ? AND state = 'running'`,
  );
  const cursor = db.prepare<[number], string | null>('SELECT cursor FROM runs WHERE id = ?').pluck();
  const cancelOf = db.prepare(
    `UPDATE runs SET state = 'cancelled', heartbeat_at = ? WHERE kind = ? AND integration_id = ? AND state = 'running'`,
  );
  const at = () => toInstant(ports.now());
  return {
    begin({ kind, actor, total, integrationId }) {
      const trigger = actor.startsWith('person:') ? 'person' : actor;
      const row = { kind, actor, total, trigger, integrationId: integrationId ?? null, at: at() };
      const id = Number(insert.run(row).lastInsertRowid);
      return { id, kind, state: 'running', total, done: 0, skipped: 0, failed: 0 };
    },
    list: ({ below = Number.MAX_SAFE_INTEGER, limit }) => list.all({ below, limit }),
    going: (kind) => going.all(kind),
    find: (id) => one.get(id) ?? null,
    keep: (run, place) => void keep.run({ ...run, cursor: place ?? null, at: at() }),
    cursor: (id) => cursor.get(id) ?? null,
    cancelOf: (kind, integrationId) => void cancelOf.run(at(), kind, integrationId),
    cancelUnfinished: (kind) => void cancel.run(at(), kind),
  };
}
