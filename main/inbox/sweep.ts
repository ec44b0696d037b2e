import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Job, Jobs } from '../queue/jobs.ts';
import type { Handler, JobOutcome } from '../queue/worker.ts';
import type { Runs } from '../queue/runs.ts';
import { type Booked, createBooked } from './booked.ts';
import { type IdStep, idOf, nextById } from './byId.ts';
import { compareStretch, type Differences } from './compare.ts';
import type { GiveWay } from './giveWay.ts';
import type { PollTarget } from './poller.ts';
import { beginSweep, type Sweep, type Sweeps } from './sweeps.ts';

export interface SweepOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly sweeps: Sweeps;
  /** Where people see how far it has come, and end it. */
  readonly runs: Runs;
  readonly giveWay: GiveWay;
  /** Its order jobs are the sweep's: they run after those that a shopper or a person rang. */
  readonly target: (integrationId: string) => PollTarget | null;
}

export const SWEEP = 'sweep';
const SECOND = 1000;
const MOST_EXAMPLES = 50;

/**
 * Every order of the store since the start against the books, by ids: what no delivery told and no stamp showed is
 * found. One page is one turn of the job, and its place is on disk with what it rang.
 */
export function createSweepHandler(options: SweepOptions): Handler {
  const { ports, sweeps, runs, giveWay } = options;
  const booked = createBooked(options.db);

  async function sweepOn(job: Job, target: PollTarget): Promise<JobOutcome> {
    const wait = giveWay.until(job.key);
    if (wait !== null) return { kind: 'again', at: wait };
    const askedAt = toInstant(ports.now());
    const kept = sweeps.find(target.integrationId);
    if (kept && isCancelled(kept)) return { kind: 'done', record: () => sweeps.keep({ ...kept, endedAt: askedAt }) };
    const sweep = kept?.endedAt === null ? kept : beginSweep(target.integrationId, askedAt);
    const step = await ask(job, target, sweep);
    const record = () => keep(job, target, { sweep, step, askedAt });
    return step.place === null ? { kind: 'done', record } : { kind: 'again', at: ports.now(), record };
  }

  function ask(job: Job, target: PollTarget, sweep: Sweep): Promise<IdStep> {
    const session = target.store.as({
      actor: job.actor,
      integrationId: job.integrationId,
      jobId: job.id,
      isBulk: true,
    });
    const after = toInstant(Math.floor(Date.parse(target.startAt) / SECOND) * SECOND - SECOND);
    return nextById((skip) => session.ordersById({ after, statuses: target.statuses }, skip), sweep.place);
  }

  /** Inside the transaction that ends the turn. */
  function keep(job: Job, target: PollTarget, turn: Turn): void {
    const found = unknownYet(booked, target, compareTurn(booked, target, turn));
    const keys = [...found.missing, ...found.different, ...found.gone];
    for (const key of keys) options.jobs.add({ ...target.orderJob(key), runAt: ports.now() });
    const after = counted(turn, found, keys, toInstant(ports.now()));
    sweeps.keep({ ...after, runId: keepRun(job, after) });
    if (after.endedAt !== null && after.missing + after.different + after.gone > 0) tell(job, after);
  }

  /** A person ended its run: it begins anew at the next wish. */
  const isCancelled = ({ endedAt, runId }: Sweep) =>
    endedAt === null && runId !== null && runs.find(runId)?.state === 'cancelled';

  function keepRun(job: Job, { runId, integrationId, orders, endedAt }: Sweep): number {
    const known = runId === null ? null : runs.find(runId);
    const run = known ?? runs.begin({ kind: SWEEP, actor: job.actor, total: 0, integrationId });
    const isOver = endedAt !== null;
    runs.keep({ ...run, done: orders, state: isOver ? 'done' : 'running', total: isOver ? orders : 0 });
    return run.id;
  }

  function tell(job: Job, { orders, missing, different, gone, examples }: Sweep): void {
    const params = { orders, missing, different, gone, ids: examples.join(', ') };
    options.audit.append({
      kind: 'sweep.found',
      actor: job.actor,
      status: 'fine',
      integrationId: job.integrationId,
      jobId: job.id,
      bodies: { params: JSON.stringify(params) },
    });
  }

  return {
    async run(job) {
      const target = options.target(job.integrationId);
      return target ? sweepOn(job, target) : { kind: 'done' };
    },
  };
}

interface Turn {
  readonly sweep: Sweep;
  readonly step: IdStep;
  readonly askedAt: string;
}

function compareTurn(booked: Booked, target: PollTarget, { sweep, step, askedAt }: Turn): Differences {
  const toId = step.place === null ? Number.MAX_SAFE_INTEGER : Math.max(...step.orders.map(idOf));
  return compareStretch({
    orders: step.orders,
    booked: booked.between(target.integrationId, sweep.place.afterId, toId),
    startAt: target.startAt,
    statuses: target.statuses,
    askedAt,
  });
}

/** Without what will be read anyway, or waits for a person who was told. */
function unknownYet(booked: Booked, target: PollTarget, found: Differences): Differences {
  const isNews = (key: string, isBooked: boolean) => !booked.isUnderWay(target.orderJob(key).key, isBooked);
  return {
    missing: found.missing.filter((key) => isNews(key, false)),
    different: found.different.filter((key) => isNews(key, true)),
    gone: found.gone.filter((key) => isNews(key, true)),
  };
}

function counted({ sweep, step }: Turn, found: Differences, keys: readonly string[], now: string): Sweep {
  return {
    ...sweep,
    endedAt: step.place === null ? now : null,
    place: step.place ?? sweep.place,
    orders: sweep.orders + step.orders.length,
    missing: sweep.missing + found.missing.length,
    different: sweep.different + found.different.length,
    gone: sweep.gone + found.gone.length,
    examples: [...sweep.examples, ...keys].slice(0, MOST_EXAMPLES),
  };
}
