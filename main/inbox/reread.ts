import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Job, Jobs } from '../queue/jobs.ts';
import type { Run, Runs } from '../queue/runs.ts';
import type { Handler, JobOutcome } from '../queue/worker.ts';
import type { OrderChange, OrderSummary, StoreSession } from '../stores/store.ts';
import { nextById } from './byId.ts';
import type { GiveWay } from './giveWay.ts';
import type { PollTarget } from './poller.ts';
import { readOn, type Stamped } from './readOn.ts';
import { firstPlace, readPlace, type RereadPlace, writePlace } from './rereadPlace.ts';

export const REREAD = 'reread';

export interface RereadOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly jobs: Jobs;
  readonly runs: Runs;
  readonly giveWay: GiveWay;
  readonly target: (integrationId: string) => PollTarget | null;
  readonly onRung: () => void;
}

interface Reading {
  readonly run: Run;
  readonly target: PollTarget;
  readonly session: StoreSession;
}

interface Rung extends Stamped {
  readonly key: string;
}

/**
 * Rings every order changed or placed after an instant, whatever was rung before: first by their changes, then by
 * their ids those whose stamp of change lies before their own beginning. The run says how far it has come; after a
 * crash it goes on from there. Its job's record is the run.
 */
export function createRereadHandler(options: RereadOptions): Handler {
  const { db, ports, jobs, runs, giveWay } = options;

  async function readFurther(reading: Reading, place: RereadPlace): Promise<JobOutcome> {
    const next = place.phase === 'changed' ? await byChange(reading, place) : await byIds(reading, place);
    return next === null ? { kind: 'done' } : { kind: 'again', at: ports.now() };
  }

  async function byChange({ run, target, session }: Reading, place: RereadPlace & { phase: 'changed' }) {
    const seen = new Set(place.seen);
    const since = await readOn<Rung>(
      {
        async ask(from, page) {
          const { changes, hasMore } = await session.ordersChangedSince(toInstant(from), page, target.statuses);
          return { changes: changes.map(toRung), hasMore };
        },
        keep(changes) {
          const fresh = changes.filter((change) => !seen.has(nameOf(change)));
          for (const change of fresh) seen.add(nameOf(change));
          keep(run.id, target, fresh, { ...place, seen: [...seen] });
          return fresh;
        },
      },
      Date.parse(place.since),
    );
    const next: RereadPlace =
      since === null
        ? { phase: 'placed', from: place.from, afterId: 0, skip: 0 }
        : { ...place, since: toInstant(since), seen: [...seen].filter((name) => stampOf(name) > since) };
    keep(run.id, target, [], next);
    return next;
  }

  async function byIds({ run, target, session }: Reading, place: RereadPlace & { phase: 'placed' }) {
    const wanted = { after: place.from, statuses: target.statuses };
    const step = await nextById((skip) => session.ordersById(wanted, skip), place);
    const isLeft = ({ modifiedAt }: OrderSummary) => Date.parse(modifiedAt) <= Date.parse(place.from);
    const next = step.place && { ...place, ...step.place };
    keep(run.id, target, step.orders.filter(isLeft), next);
    return next;
  }

  /** What was rung and how far it came, together. `place` null: it is done. */
  function keep(runId: number, target: PollTarget, rung: readonly { key: string }[], place: RereadPlace | null): void {
    transaction(db, () => {
      const run = runs.find(runId);
      if (run?.state !== 'running') return;
      for (const { key } of rung) jobs.add({ ...target.orderJob(key), runAt: ports.now() });
      const done = run.done + rung.length;
      const state = place === null ? 'done' : 'running';
      const total = place === null ? done : Math.max(run.total, done);
      runs.keep({ ...run, state, done, total }, place === null ? undefined : writePlace(place));
    });
    if (rung.length > 0) options.onRung();
  }

  function cancel(runId: number): void {
    const run = runs.find(runId);
    if (run) runs.keep({ ...run, state: 'cancelled' });
  }

  async function run(job: Job): Promise<JobOutcome> {
    const found = runs.find(Number(job.recordKey));
    if (found?.state !== 'running') return { kind: 'done' };
    const target = options.target(job.integrationId);
    if (!target) return { kind: 'done', record: () => cancel(found.id) };
    const wait = giveWay.until(job.key);
    if (wait !== null) return { kind: 'again', at: wait };
    const session = target.store.as({
      actor: job.actor,
      integrationId: job.integrationId,
      jobId: job.id,
      isBulk: true,
    });
    return readFurther({ run: found, target, session }, readPlace(runs.cursor(found.id)));
  }

  return {
    run,
    failed(job, _error, decision) {
      if (decision.kind === 'park') cancel(Number(job.recordKey));
    },
  };
}

/** @param from strictly before everything that is meant */
export function beginReread(runs: Runs, run: Parameters<Runs['begin']>[0], from: string): Run {
  const begun = runs.begin(run);
  runs.keep(begun, writePlace(firstPlace(from)));
  return begun;
}

function toRung({ key, modifiedAt }: OrderChange): Rung {
  return { key, at: Date.parse(modifiedAt) };
}

function nameOf({ key, at }: Rung): string {
  return `${key}@${at}`;
}

function stampOf(name: string): number {
  return Number(name.slice(name.indexOf('@') + 1));
}
