import type { Ports } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRows, ShadowedOrder } from '../flows/orders/bookRows.ts';
import type { Jobs } from '../queue/jobs.ts';
import { createRunJobs } from '../queue/runJobs.ts';
import { createRuns, type Run } from '../queue/runs.ts';
import { orderRing } from './integrations.ts';
import type { News } from './news.ts';

export interface GoingLiveOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now' | 'soon' | 'after'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly rows: Pick<OrderRows, 'shadowed' | 'shadowedAfter'>;
  readonly news: Pick<News, 'changed'>;
  readonly integrations: () => readonly IntegrationSettings[];
  /** After jobs were rung. */
  readonly rung: () => void;
}

/**
 * Orders that were only shown are written once their integration goes live, as a run: some are rung in each turn of the
 * loop, and it is over when each of them has come to its end or waits for a person.
 */
export interface GoingLive {
  /**
   * Rings the first of them, the others in the turns that follow. `switchOver` makes the integration live, after the run
   * is on disk: a power cut between the two leaves a run that the next start ends, and no order that is forgotten.
   * How many there are.
   */
  begin(integrationId: string, actor: string, switchOver: () => void): number;
  /** Counted from the orders' jobs; null: no such run. */
  run(id: number): Run | null;
  /** The run that goes on for an integration; null for none. */
  of(integrationId: string): Run | null;
  /**
   * No further order is rung, and what was rung for the run alone and has not begun stays as it was shown. What the shop or
   * a poll tells of is rung again: who wants nothing of it written goes back to shadow mode first. null: no such run.
   */
  cancel(id: number): Run | null;
  /** "" for a run that there is not. */
  integrationOf(runId: number): string;
  /** The integration is in shadow mode again: ends what goes on for it. */
  end(integrationId: string): void;
  /** At the start of a life: what the last one had not rung, or not taken back, yet. */
  start(): void;
  stop(): void;
}

export const GOING_LIVE = 'goLive';
// So many are rung in a few milliseconds.
const AT_ONCE = 100;
const TAKEN_BACK_AT_ONCE = 500;
const STORAGE_PATIENCE_MS = 5_000;
/** Where the run goes on when there is nothing left to ring. */
const ALL_RUNG = '';

export function createGoingLive(options: GoingLiveOptions): GoingLive {
  const { db, ports, jobs, rows, news } = options;
  const runs = createRuns(db, ports);
  const ofRun = createRunJobs(db, jobs);
  const integrationOf = db.prepare<[number], string>('SELECT integration_id FROM runs WHERE id = ?').pluck();
  const cancelled = db
    .prepare<[string], number>(`SELECT id FROM runs WHERE kind = ? AND state = 'cancelled' ORDER BY id DESC LIMIT 20`)
    .pluck();
  let isStopped = false;

  /** Inside a transaction: the next orders are rung, and where the run goes on is kept with them. */
  function ringNext(run: Run, own: IntegrationSettings, found: readonly ShadowedOrder[], actor: string): void {
    // What shoppers order meanwhile runs before what a large run rings.
    const priority = run.total > 1 ? 1 : 0;
    for (const { storeKey } of found)
      ofRun.ring(run.id, { ...orderRing(own, storeKey, actor), priority, runAt: ports.now() });
    const last = found.at(-1);
    // While it goes on, what is kept as done is how many were rung; `read` tells what became of them.
    if (last) runs.keep({ ...run, done: run.done + found.length }, JSON.stringify(last));
    else runs.keep({ ...run, total: run.done }, ALL_RUNG);
  }

  function further(id: number, actor: string): void {
    const run = runs.find(id);
    if (isStopped || run?.state !== 'running' || runs.cursor(id) === ALL_RUNG) return;
    const own = options.integrations().find((one) => one.id === integrationOf.get(id));
    try {
      // Somebody has gone back to shadow mode, or the switch was never made.
      if (own?.mode !== 'live') return void cancel(id);
      const found = rows.shadowedAfter(own, placeOf(runs.cursor(id)), AT_ONCE);
      transaction(db, () => ringNext(run, own, found, actor));
      options.rung();
      news.changed('runs');
      if (found.length > 0) ports.soon(() => further(id, actor));
    } catch {
      // Nothing of this turn was kept, so nothing is lost or done twice; a full disk may have room later.
      ports.after(STORAGE_PATIENCE_MS, () => further(id, actor));
    }
  }

  function read(id: number): Run | null {
    const kept = runs.find(id);
    if (!kept || kept.state === 'done' || kept.kind !== GOING_LIVE) return kept;
    const { done, parked, open } = ofRun.counts(id);
    // What had begun when it was ended still comes to its end.
    if (kept.state === 'cancelled')
      return { ...kept, done: Math.max(kept.done, done), failed: Math.max(kept.failed, parked) };
    // What is none of these went on in another run.
    const skipped = Math.max(0, kept.done - done - parked - open);
    const isOver = open === 0 && runs.cursor(id) === ALL_RUNG;
    return { ...kept, state: isOver ? 'done' : 'running', done, failed: parked, skipped };
  }

  function cancel(id: number): Run | null {
    const before = read(id);
    if (before?.state !== 'running' || before.kind !== GOING_LIVE) return before;
    const over: Run = { ...before, state: 'cancelled' };
    runs.keep(over);
    takeBackFurther(id);
    news.changed('runs');
    return over;
  }

  function takeBackFurther(id: number): void {
    if (isStopped) return;
    try {
      const taken = transaction(db, () => ofRun.takeBack(id, ports.now(), TAKEN_BACK_AT_ONCE));
      if (taken > 0) ports.soon(() => takeBackFurther(id));
    } catch {
      ports.after(STORAGE_PATIENCE_MS, () => takeBackFurther(id));
    }
  }

  function run(id: number): Run | null {
    const found = read(id);
    if (found?.state === 'done') runs.keep(found);
    return found;
  }

  const goingOf = (integrationId: string) =>
    runs.going(GOING_LIVE).filter(({ id }) => integrationOf.get(id) === integrationId);

  return {
    begin(integrationId, actor, switchOver) {
      const own = options.integrations().find(({ id }) => id === integrationId);
      const total = own ? rows.shadowed(own) : 0;
      const begun = total === 0 ? null : runs.begin({ kind: GOING_LIVE, integrationId, actor, total });
      try {
        switchOver();
      } catch (error) {
        if (begun) cancel(begun.id);
        throw error;
      }
      if (begun) further(begun.id, actor);
      return total;
    },
    run,
    of(integrationId) {
      const last = goingOf(integrationId).at(-1);
      const found = last ? run(last.id) : null;
      return found?.state === 'running' ? found : null;
    },
    cancel,
    integrationOf: (runId) => integrationOf.get(runId) ?? '',
    end: (integrationId) => goingOf(integrationId).forEach(({ id }) => void cancel(id)),
    start() {
      for (const { id, actor } of runs.going(GOING_LIVE)) {
        further(id, actor);
        run(id);
      }
      for (const id of cancelled.all(GOING_LIVE)) takeBackFurther(id);
    },
    stop: () => void (isStopped = true),
  };
}

function placeOf(cursor: string | null): ShadowedOrder | null {
  return cursor === null ? null : (JSON.parse(cursor) as ShadowedOrder);
}
