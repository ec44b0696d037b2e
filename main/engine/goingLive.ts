import type { Ports } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRows, ShadowedOrder } from '../flows/orders/bookRows.ts';
import type { Jobs } from '../queue/jobs.ts';
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

/** Orders that were only shown are written once their integration goes live: some in each turn of the loop, as a run. */
export interface GoingLive {
  /**
   * Rings the first of them, the others in the turns that follow. `switchOver` makes the integration live, after the run
   * is on disk: a power cut between the two leaves a run that the next start ends, and no order that is forgotten.
   * How many there are.
   */
  begin(integrationId: string, actor: string, switchOver: () => void): number;
  /** At the start of a life: what the last one had not rung yet. */
  start(): void;
  stop(): void;
}

export const GOING_LIVE = 'goLive';
// So many are rung in a few milliseconds.
const AT_ONCE = 100;
const STORAGE_PATIENCE_MS = 5_000;

export function createGoingLive(options: GoingLiveOptions): GoingLive {
  const { db, ports, jobs, rows, news } = options;
  const runs = createRuns(db, ports);
  const integrationOf = db.prepare<[number], string>('SELECT integration_id FROM runs WHERE id = ?').pluck();
  let isStopped = false;

  function over(run: Run, state: 'done' | 'cancelled'): void {
    runs.keep({ ...run, total: state === 'done' ? run.done : run.total, state });
    news.changed('runs');
  }

  /** Inside a transaction: the next orders are rung, and where the run goes on is kept with them. */
  function ringNext(run: Run, own: IntegrationSettings, found: readonly ShadowedOrder[], actor: string): void {
    // What shoppers order meanwhile runs before what a large run rings.
    const priority = run.total > 1 ? 1 : 0;
    for (const { storeKey } of found) jobs.add({ ...orderRing(own, storeKey, actor), priority, runAt: ports.now() });
    const last = found.at(-1);
    if (last) runs.keep({ ...run, done: run.done + found.length }, JSON.stringify(last));
  }

  function further(id: number, actor: string): void {
    const run = runs.find(id);
    if (isStopped || run?.state !== 'running') return;
    const own = options.integrations().find((one) => one.id === integrationOf.get(id));
    try {
      // Somebody has gone back to shadow mode, or the switch was never made.
      if (own?.mode !== 'live') return over(run, 'cancelled');
      const found = rows.shadowedAfter(own.id, placeOf(runs.cursor(id)), AT_ONCE);
      if (found.length === 0) return over(run, 'done');
      transaction(db, () => ringNext(run, own, found, actor));
      options.rung();
      news.changed('runs');
      ports.soon(() => further(id, actor));
    } catch {
      // Nothing of this turn was kept, so nothing is lost or done twice; a full disk may have room later.
      ports.after(STORAGE_PATIENCE_MS, () => further(id, actor));
    }
  }

  return {
    begin(integrationId, actor, switchOver) {
      const total = rows.shadowed(integrationId);
      const run = total === 0 ? null : runs.begin({ kind: GOING_LIVE, integrationId, actor, total });
      try {
        switchOver();
      } catch (error) {
        if (run) over(run, 'cancelled');
        throw error;
      }
      if (run) further(run.id, actor);
      return total;
    },
    start: () => runs.going(GOING_LIVE).forEach(({ id, actor }) => further(id, actor)),
    stop: () => void (isStopped = true),
  };
}

function placeOf(cursor: string | null): ShadowedOrder | null {
  return cursor === null ? null : (JSON.parse(cursor) as ShadowedOrder);
}
