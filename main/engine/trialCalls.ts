import type { ConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Origin } from '../base/origin.ts';
import { pause, type Ports } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { TrialRow } from '../contract/trialCalls.ts';
import type { Cause } from '../contract/views.ts';
import { type BookedCause, bookedCause } from '../flows/orders/book.ts';
import { createOrderRows, type OrderRows, type OrderTableRow } from '../flows/orders/bookRows.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { tryOrder } from '../flows/orders/trialOrder.ts';
import { runTrial } from '../flows/orders/trialRun.ts';
import type { TrialVerdict } from '../flows/orders/trialVerdict.ts';
import { createRuns, type Run } from '../queue/runs.ts';
import type { Assembly } from './connections.ts';
import type { News } from './news.ts';
import { refuseResting } from './resting.ts';
import { besideDocument, triedIntegration, triedSettings, trialGone, trialView } from './trialParts.ts';
import { unattended } from './unattended.ts';

export interface TrialCallsOptions {
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
  readonly news: News;
  readonly log: Log;
}

export interface TrialCalls {
  readonly calls: CallParts['trials'];
  /** Trials of the last life, whose results went with it, are over. */
  start(): void;
  /** Ends every trial; resolves when the orders in hand are done with, or after `milliseconds`. */
  stop(milliseconds: number): Promise<void>;
}

/** One trial and what it found. The differences hold what shoppers typed: they are in memory only. */
export interface Trial {
  readonly integrationId: string;
  readonly rows: TrialRow[];
  run: Run;
  ended: Promise<void>;
}

const KIND = 'trial';
const MOST_ORDERS = 100;

/** Plans the last orders anew under rules that are tried out, and tells what would be different. Writes nothing. */
export function createTrialCalls({ records, assembly, news, log }: TrialCallsOptions): TrialCalls {
  const { db, ports, vault } = records;
  const runs = createRuns(db, ports);
  const orders = createOrderRows(db, vault);
  // The last of every integration.
  const trials = new Map<string, Trial>();

  function end(trial: Trial, state: 'done' | 'cancelled'): void {
    if (trial.run.state !== 'running') return;
    trial.run = { ...trial.run, state };
    runs.keep(trial.run);
    news.changed('runs');
  }

  function count(trial: Trial, row: TrialRow): void {
    trial.rows.push(row);
    const { done, failed } = trial.run;
    trial.run = row.result === 'failed' ? { ...trial.run, failed: failed + 1 } : { ...trial.run, done: done + 1 };
    runs.keep(trial.run);
    news.changed('runs');
  }

  async function lead(trial: Trial, tried: IntegrationSettings, origin: Origin, rows: readonly OrderTableRow[]) {
    const isOver = () => trial.run.state !== 'running';
    try {
      const integration = triedIntegration(assembly(), tried, ports);
      const options = { ...records, origin, integration, beside: besideDocument };
      const tryOne = async (row: OrderTableRow) => {
        refuseResting(assembly().settings, tried, ports.now());
        return tryOrder(options, row);
      };
      const isWhole = await runTrial({
        rows,
        tryOne,
        isOver,
        makeWay: () => makeWay(ports, orders, isOver),
        tried: (row, verdict) => count(trial, { ...named(row), ...shown(verdict) }),
        failed: (row, error) => count(trial, { ...named(row), ...failure(error) }),
      });
      end(trial, isWhole ? 'done' : 'cancelled');
    } finally {
      // Where even that could not be kept, as on a full disk, it goes on no more all the same.
      if (!isOver()) trial.run = { ...trial.run, state: 'cancelled' };
    }
  }

  function find(runId: number): Trial {
    const found = [...trials.values()].find(({ run }) => run.id === runId);
    if (!found) throw trialGone();
    return found;
  }

  return {
    calls: {
      'trials.start': async ({ integrationId, orders: most = MOST_ORDERS, changes = {}, remove }, actor) => {
        const tried = triedSettings(assembly().settings, integrationId, { changes, remove }, vault);
        refuseResting(assembly().settings, tried, ports.now());
        const before = trials.get(integrationId);
        if (before) end(before, 'cancelled');
        const rows = orders.latest(integrationId, tried.startAt, most);
        const by = `person:${actor.name}`;
        const run = runs.begin({ kind: KIND, integrationId, actor: by, total: rows.length });
        const trial: Trial = { integrationId, rows: [], run, ended: Promise.resolve() };
        trials.set(integrationId, trial);
        const origin: Origin = { actor: by, integrationId, runId: run.id, readsOnly: true };
        unattended(log, 'a trial', () => (trial.ended = lead(trial, tried, origin, rows)));
        return run;
      },
      'trials.get': async ({ runId }) => trialView(find(runId)),
      'trials.cancel': async ({ runId }) => {
        const trial = find(runId);
        end(trial, 'cancelled');
        return trial.run;
      },
    },
    start: () => runs.cancelUnfinished(KIND),
    async stop(milliseconds) {
      const going = [...trials.values()].filter(({ run }) => run.state === 'running');
      for (const trial of going) unattended(log, 'ending a trial', () => end(trial, 'cancelled'));
      if (going.length > 0) await inTime(ports, milliseconds, Promise.allSettled(going.map(({ ended }) => ended)));
    },
  };
}

const PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 200;

/**
 * Orders that are to be imported now go first; but a queue that does not empty, as while another integration's NAV is
 * down, must not hold a person up for ever.
 */
async function makeWay(ports: Ports, orders: Pick<OrderRows, 'isDue'>, isOver: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    ports.soon(resolve);
  });
  const until = ports.now() + PATIENCE_MS;
  // oxlint-disable-next-line no-await-in-loop
  while (!isOver() && ports.now() < until && orders.isDue(ports.now())) await pause(ports, LOOK_AGAIN_MS);
}

async function inTime(ports: Ports, milliseconds: number, work: Promise<unknown>): Promise<void> {
  let cancel: () => void = () => undefined;
  const patience = new Promise<void>((resolve) => {
    cancel = ports.after(milliseconds, resolve);
  });
  await Promise.race([work, patience]);
  cancel();
}

function named(row: OrderTableRow): Pick<TrialRow, 'orderKey' | 'orderNo' | 'placedAt'> {
  return { orderKey: row.store_key, orderNo: row.order_no, placedAt: row.placed_at };
}

type Found = Pick<TrialRow, 'result' | 'cause' | 'differences'>;

function shown({ result, cause, differences }: TrialVerdict): Found {
  return { result, cause: cause && causeOf(cause), differences: [...differences] };
}

function failure(error: ConnectorError): Found {
  return { result: 'failed', cause: causeOf(bookedCause(error)), differences: [] };
}

function causeOf({ code, message, whatToDo, params }: BookedCause): Cause {
  return { code, message, whatToDo, params: { ...params } };
}
