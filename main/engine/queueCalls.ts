import { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Audit } from '../audit/audit.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { Actor } from '../contract/calls.ts';
import type { PauseLength, PauseView, RunRow } from '../contract/queueCalls.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { Pauses } from '../queue/pauses.ts';
import type { ListedRun, Run, Runs } from '../queue/runs.ts';
import type { Assembly } from './connections.ts';
import { createLeaveOutCall, type LeaveOutOptions } from './leaveOutCall.ts';
import type { News } from './news.ts';
import { createReplayCalls, type ReplayCallsOptions } from './replayCalls.ts';

/** Ends a run of one kind, and says how it then stands. */
export type CancelRun = (run: Run, actor: Actor) => Run | Promise<Run>;

export interface QueueCallsOptions extends ReplayCallsOptions, LeaveOutOptions {
  readonly ports: Ports;
  readonly audit: Audit;
  readonly pauses: Pauses;
  readonly runs: Runs;
  readonly rows: OrderRows;
  readonly news: News;
  readonly assembly: () => Assembly;
  /** A run with its numbers as they are now; null where there is none. */
  readonly findRun: (id: number) => Run | null;
  /** By the kind of run; what is not here cannot be ended. */
  readonly cancels: Readonly<Record<string, CancelRun>>;
  /** Kinds among them whose end only administrators may ask for. */
  readonly endedByAdministrators: ReadonlySet<string>;
  readonly rung: () => void;
}

/** The queue as a person steers it: put off and resumed, replayed, its runs watched and ended. */
export function createQueueCalls(options: QueueCallsOptions): CallParts['queue'] {
  const { records, ports, audit, pauses, runs, news, assembly, findRun, cancels } = options;

  const list = () => ({ pauses: pauses.inForce().map(toView) });

  function checked(integrationId: string | undefined): string {
    const isKnown = assembly().settings.integrations.some(({ id }) => id === integrationId);
    if (integrationId !== undefined && !isKnown) throw integrationUnknown(integrationId);
    return integrationId ?? '';
  }

  function tell(kind: 'queue.paused' | 'queue.resumed', integrationId: string, actor: string, params: object): void {
    const about = integrationId === '' ? {} : { integrationId };
    audit.append({ kind, actor, status: 'fine', ...about, bodies: { params: JSON.stringify(params) } });
  }

  function find(runId: number): Run {
    const run = findRun(runId);
    if (!run) throw runUnknown(runId);
    return run;
  }

  function toRow(listed: ListedRun, role: Actor['role']): RunRow {
    // Numbers of what sets jobs going are counted from them.
    const run = listed.state === 'done' ? listed : { ...listed, ...findRun(listed.id) };
    const isAllowed = role === 'administrator' || !options.endedByAdministrators.has(run.kind);
    return { ...run, mayCancel: run.state === 'running' && cancels[run.kind] !== undefined && isAllowed };
  }

  return {
    ...createReplayCalls(options),
    ...createLeaveOutCall(options),
    'runs.get': async ({ runId }) => find(runId),
    'runs.list': async ({ cursor, limit = 50 }, { role }) => {
      const below = /^\d{1,15}$/.test(cursor ?? '') ? Number(cursor) : undefined;
      const found = runs.list({ below, limit: limit + 1 });
      const shown = found.slice(0, limit);
      return {
        rows: shown.map((one) => toRow(one, role)),
        next: found.length > limit ? String(shown.at(-1)?.id ?? '') : null,
      };
    },
    'runs.cancel': async ({ runId }, actor) => {
      const run = find(runId);
      if (run.state !== 'running') return run;
      const cancel = cancels[run.kind];
      if (!cancel) throw notCancellable();
      const over = await cancel(run, actor);
      const { kind, total, done } = over;
      transaction(records.db, () =>
        audit.append({
          kind: 'run.cancelled',
          actor: `person:${actor.name}`,
          status: 'fine',
          runId,
          bodies: { params: JSON.stringify({ kind, total, done }) },
        }),
      );
      news.changed('runs');
      news.changed('queue');
      return over;
    },
    'queue.pauses': async () => list(),
    'queue.pause': async ({ integrationId, for: length }, { name }) => {
      const id = checked(integrationId);
      const until = endOf(length, ports.now());
      const by = `person:${name}`;
      pauses.begin({ integrationId: id, until, by }, () => tell('queue.paused', id, by, { until }));
      return list();
    },
    'queue.resume': async ({ integrationId }, { name }) => {
      const id = checked(integrationId);
      const by = `person:${name}`;
      if (!pauses.end(id, () => tell('queue.resumed', id, by, {})) && pauses.of(id)) throw allPaused();
      return list();
    },
  };
}

function toView({ integrationId, ...pause }: ReturnType<Pauses['inForce']>[number]): PauseView {
  return { ...pause, integrationId: integrationId === '' ? null : integrationId };
}

const MINUTE_MS = 60_000;
const MORNING_HOUR = 6;

/** When a pause of this length ends; null until a person resumes. */
function endOf(length: PauseLength, now: number): string | null {
  if (length === 'resumed') return null;
  if (length === 'tomorrow') {
    const morning = new Date(now);
    morning.setDate(morning.getDate() + 1);
    morning.setHours(MORNING_HOUR, 0, 0, 0);
    return morning.toISOString();
  }
  return toInstant(now + (length === '1h' ? 60 : 15) * MINUTE_MS);
}

function runUnknown(id: number): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'not-found',
    message: `Run ${id} is not known.`,
    whatToDo: 'Look in the list of runs.',
    system: 'engine',
  });
}

function notCancellable(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'run-not-cancellable',
    message: 'This run cannot be ended before it is done.',
    whatToDo: 'Nothing: it ends by itself.',
    system: 'engine',
  });
}

function allPaused(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'all-paused',
    message: 'All work is paused, not this integration alone.',
    whatToDo: 'Resume all of it.',
    system: 'engine',
  });
}
