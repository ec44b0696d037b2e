import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Job, NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import type { OrderChange, Store, StoreSession } from '../stores/store.ts';
import type { Deliveries } from './deliveries.ts';
import type { Watermarks } from './watermarks.ts';

/** What an integration asks its store for. */
export interface PollTarget {
  readonly integrationId: string;
  readonly store: Store;
  /** Orders changed before this instant are not looked at, ever. */
  readonly startAt: string;
  /** Explicit, because "any" would bring carts that were never ordered. */
  readonly statuses: readonly string[];
  orderJob(orderKey: string): Omit<NewJob, 'runAt' | 'deliveryId'>;
}

export interface PollerOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly deliveries: Deliveries;
  readonly watermarks: Watermarks;
  readonly target: (integrationId: string) => PollTarget | null;
  readonly onRung: () => void;
}

const TOPIC = 'orders';
const SECOND = 1000;
// A stamp further ahead than this is a mistake of a plugin, and would blind the poll until that day.
const FARTHEST_AHEAD_MS = 24 * 3_600_000;

/** What one poll asks for; instants in milliseconds UTC. */
interface Reading {
  readonly target: PollTarget;
  readonly session: StoreSession;
  /** In whole seconds, as the stamps are. */
  readonly startAt: number;
}

interface Pass {
  readonly pages: number;
  /** Changes never seen before, up to the bound of the pass. */
  readonly fresh: number;
  /** The newest stamp of the last page. */
  readonly newest: number;
  readonly hasMore: boolean;
}

/**
 * Asks a store what changed since the watermark and rings for it. Reads a little behind the watermark and tells what
 * is new by id and stamp; the watermark comes from the store's own stamps, never from this computer's clock. Each page
 * is one transaction, so that a crash repeats a page and loses none.
 */
export function createPollHandler(options: PollerOptions): Handler {
  const { db, ports, deliveries, watermarks } = options;

  function markOf({ target, startAt }: Reading): number {
    const kept = watermarks.read(target.integrationId, TOPIC);
    return kept === null ? startAt : Math.max(startAt, Date.parse(kept));
  }

  /** Returns the changes that were never seen before. */
  function keepPage(reading: Reading, changes: readonly OrderChange[]): readonly OrderChange[] {
    const mark = markOf(reading);
    const latest = ports.now() + FARTHEST_AHEAD_MS;
    const newest = Math.max(mark, ...changes.map(stampOf).filter((stamp) => stamp <= latest));
    const [rung, fresh] = transaction(db, () => {
      const now = toInstant(ports.now());
      watermarks.move(reading.target.integrationId, TOPIC, toInstant(newest), now);
      const rings = changes.map((change) => ring(reading, change, mark));
      return [rings.some((kind) => kind !== 'no'), changes.filter((_change, index) => rings[index] === 'fresh')];
    });
    if (rung) options.onRung();
    return fresh;
  }

  function ring({ target, startAt }: Reading, change: OrderChange, mark: number): 'no' | 'again' | 'fresh' {
    const stamp = stampOf(change);
    if (stamp < startAt) return 'no';
    const row = {
      source: target.store.connectionId,
      topic: `poll ${target.integrationId}`,
      recordKey: change.key,
      kind: 'poll' as const,
      body: toInstant(stamp),
      actor: 'poll',
    };
    const seenFor = deliveries.seen(row);
    // Stamps have one second. What was rung while its second may have been running can have changed again under the
    // same stamp: it is rung once more, until that second is over for certain.
    const mayHaveChanged = stamp >= mark - SECOND && seenFor !== null && seenFor < 2 * SECOND;
    if (seenFor !== null && !mayHaveChanged) return 'no';
    deliveries.keep({ ...row, jobs: [target.orderJob(change.key)] });
    return seenFor === null ? 'fresh' : 'again';
  }

  /** Reads pages from `since` on until their stamps allow to go on from a later instant. */
  async function pass(reading: Reading, since: number, bound: number): Promise<Pass> {
    let fresh = 0;
    for (let page = 1; ; page += 1) {
      const found = await reading.session.ordersChangedSince(toInstant(since), page, reading.target.statuses);
      fresh += keepPage(reading, found.changes).filter((change) => stampOf(change) <= bound).length;
      const newest = Math.max(since, ...found.changes.map(stampOf));
      const hasMore = found.hasMore && found.changes.length > 0;
      if (!hasMore || goOnFrom(newest) > since) return { pages: page, fresh, newest, hasMore };
    }
  }

  /**
   * Pages shift while they are walked, so that the next one is asked for by stamp and not by number. Where one second
   * fills a page that cannot be: then its pages are walked again until nothing new is found between them.
   */
  async function read(reading: Reading): Promise<void> {
    const overlap = reading.target.store.capabilities.pollOverlapSeconds * SECOND;
    let since = Math.max(reading.startAt - SECOND, markOf(reading) - overlap);
    for (;;) {
      let last = await pass(reading, since, Number.POSITIVE_INFINITY);
      const bound = last.newest;
      while (last.pages > 1 && last.fresh > 0) last = await pass(reading, since, bound);
      if (!last.hasMore) return;
      since = goOnFrom(last.newest);
    }
  }

  function readingOf(target: PollTarget, job: Job): Reading {
    const startAt = Math.floor(Date.parse(target.startAt) / SECOND) * SECOND;
    const session = target.store.as({ actor: job.actor, integrationId: job.integrationId, jobId: job.id });
    return { target, session, startAt };
  }

  return {
    async run(job) {
      const target = options.target(job.integrationId);
      if (target) await read(readingOf(target, job));
      return { kind: 'done' };
    },
  };
}

function stampOf(change: OrderChange): number {
  return Date.parse(change.modifiedAt);
}

/** The store gives what is strictly later: the newest second and the one before it are read once more. */
function goOnFrom(newest: number): number {
  return newest - 2 * SECOND;
}
