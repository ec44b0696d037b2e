import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import type { OrderChange, Store } from '../stores/store.ts';
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
// Stamps have one second: what changed again within the second that was just read carries the same one.
const TIE_SECONDS = 2;

/**
 * Asks a store what changed since the watermark and rings for it. Reads a little behind the watermark and tells what
 * is new by id and stamp; the watermark comes from the store's own stamps, never from this computer's clock. Each page
 * is one transaction, so that a crash repeats a page and loses none.
 */
export function createPollHandler(options: PollerOptions): Handler {
  const { db, ports, deliveries, watermarks } = options;

  function keepPage(target: PollTarget, changes: readonly OrderChange[], since: string, mark: string): number {
    return transaction(db, () => {
      const rung = changes.filter((change) => ring(target, change, mark)).length;
      const newest = changes.reduce(
        (latest, change) => (change.modifiedAt > latest ? change.modifiedAt : latest),
        mark,
      );
      const before = watermarks.read(target.integrationId, TOPIC) ?? since;
      if (newest >= before) watermarks.move(target.integrationId, TOPIC, newest, toInstant(ports.now()));
      return rung;
    });
  }

  function ring(target: PollTarget, change: OrderChange, mark: string): boolean {
    const row = {
      source: target.store.connectionId,
      topic: `poll ${target.integrationId}`,
      recordKey: change.key,
      kind: 'poll' as const,
      body: change.modifiedAt,
      actor: 'poll',
    };
    const kept = deliveries.seen(row);
    // Once more for what stands at the watermark's own second, then never again for the same stamp.
    const tie = change.modifiedAt >= shift(mark, -TIE_SECONDS) && kept === 0;
    if (kept !== null && !tie) return false;
    deliveries.keep({ ...row, jobs: [target.orderJob(change.key)] });
    return true;
  }

  async function read(target: PollTarget, actor: string, jobId: number): Promise<number> {
    const session = target.store.as({ actor, integrationId: target.integrationId, jobId });
    const mark = watermarks.read(target.integrationId, TOPIC) ?? target.startAt;
    // Strictly after, in whole seconds: the start's own second belongs to it.
    const start = shift(target.startAt, -1);
    let since = later(start, shift(mark, -target.store.capabilities.pollOverlapSeconds));
    let rung = 0;
    for (let page = 1; ;) {
      const found = await session.ordersChangedSince(since, page, target.statuses);
      rung += keepPage(target, found.changes, since, mark);
      if (!found.hasMore) return rung;
      // Pages shift while they are walked: start again from the newest stamp rather than turn the page, unless the
      // whole page has one stamp.
      const next = shift(found.changes.at(-1)?.modifiedAt ?? since, -1);
      if (next > since) [since, page] = [next, 1];
      else page += 1;
    }
  }

  return {
    async run(job) {
      const target = options.target(job.integrationId);
      if (!target) return { kind: 'done' };
      const rung = await read(target, job.actor, job.id);
      if (rung > 0) options.onRung();
      return { kind: 'done' };
    },
  };
}

/** The instant `seconds` later, in whole seconds. */
function shift(instant: string, seconds: number): string {
  return `${new Date(Date.parse(instant) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function later(left: string, right: string): string {
  return Date.parse(left) > Date.parse(right) ? left : right;
}
