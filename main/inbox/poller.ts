import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Job, NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import type { Store, StoreCustomer, StoreSession } from '../stores/store.ts';
import type { AccountsTarget } from './accounts.ts';
import type { Deliveries } from './deliveries.ts';
import type { Lacking } from './lacking.ts';
import { newestOf, readOn } from './readOn.ts';
import { customerRecord } from './recordKeys.ts';
import {
  accountTopics,
  type ChangeOfTopic,
  orderTopics,
  type Topic,
  type TopicByCursor,
  type TopicByStamp,
} from './topics.ts';
import { createWalks, walkOn, type WalkSteps } from './walks.ts';
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
  /** Whose accounts this integration follows; absent: it follows none. */
  readonly accounts?: AccountsTarget;
}

export interface PollerOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly deliveries: Deliveries;
  readonly watermarks: Watermarks;
  readonly lacking: Lacking;
  readonly target: (integrationId: string) => PollTarget | null;
  readonly onRung: () => void;
}

const SECOND = 1000;
// A stamp further ahead than this is a mistake of a plugin, and would blind the poll until that day.
const FARTHEST_AHEAD_MS = 24 * 3_600_000;

/** What one poll asks for; instants in milliseconds UTC. */
interface Reading<T extends Topic = Topic> {
  readonly target: PollTarget;
  readonly session: StoreSession;
  readonly topic: T;
  /** In whole seconds, as the stamps are. */
  readonly startAt: number;
}

/**
 * Asks a store what changed since the watermark and rings for it, topic by topic. Reads a little behind the watermark
 * and tells what is new by id and stamp; the watermark comes from the store's own stamps, never from this computer's
 * clock. Each page is one transaction, so that a crash repeats a page and loses none. A list that comes by no stamps is
 * read to its end before its watermark moves (`walks`), after a crash from where it was left.
 */
export function createPollHandler(options: PollerOptions): Handler {
  const { db, ports, deliveries, watermarks, lacking } = options;
  const walks = createWalks(watermarks);
  const latest = () => ports.now() + FARTHEST_AHEAD_MS;

  function markOf({ target, topic, startAt }: Reading): number {
    const kept = watermarks.read(target.integrationId, topic.name);
    return kept === null ? startAt : Math.max(startAt, Date.parse(kept));
  }

  /** `move` says within the page's transaction how far was read. Returns the changes that were never seen before. */
  function keepPage(
    reading: Reading,
    changes: readonly ChangeOfTopic[],
    move: (mark: number, now: string) => void,
  ): readonly ChangeOfTopic[] {
    const mark = markOf(reading);
    const [rung, fresh] = transaction(db, () => {
      move(mark, toInstant(ports.now()));
      const rings = changes.map((change) => ring(reading, change, mark));
      return [rings.some((kind) => kind !== 'no'), changes.filter((_change, index) => rings[index] === 'fresh')];
    });
    if (rung) options.onRung();
    return fresh;
  }

  function ring({ target, topic, startAt }: Reading, change: ChangeOfTopic, mark: number): 'no' | 'again' | 'fresh' {
    if (change.at < startAt) return 'no';
    const rung = change.account ? ringOfAccount(target, change.account) : ringOfOrder(target, change.key);
    if (rung === null) return 'no';
    const { job, ...about } = rung;
    const source = target.store.connectionId;
    const row = { source, ...about, kind: 'poll' as const, body: change.body, actor: 'poll' };
    const seenFor = deliveries.seen(row);
    // Stamps have one second. What was rung while its second may have been running can have changed again under the
    // same stamp: it is rung once more, until that second is over for certain.
    const mayHaveChanged = topic.canChange && change.at >= mark - SECOND && seenFor !== null && seenFor < 2 * SECOND;
    if (seenFor !== null && !mayHaveChanged) return 'no';
    deliveries.keep({ ...row, jobs: [job] });
    return seenFor === null ? 'fresh' : 'again';
  }

  function sinceOf(reading: Reading): number {
    const overlap = reading.target.store.capabilities.pollOverlapSeconds * SECOND;
    return Math.max(reading.startAt - SECOND, markOf(reading) - overlap);
  }

  /** null is noted: the store is not asked again today. */
  function found<T>({ target, topic }: Reading, page: T | null): T | null {
    if (page === null) lacking.note(target.store.connectionId, topic.name, ports.now());
    return page;
  }

  async function readByStamp(reading: Reading<TopicByStamp>): Promise<void> {
    const { target, session, topic } = reading;
    const { integrationId, statuses } = target;
    const steps = {
      ask: async (since: number, page: number) =>
        found(reading, await topic.ask(session, { since: toInstant(since), page, statuses })),
      keep: (changes: readonly ChangeOfTopic[]) =>
        keepPage(reading, changes, (mark, now) =>
          watermarks.move(integrationId, topic.name, toInstant(newestOf(changes, mark, latest())), now),
        ),
    };
    let since: number | null = sinceOf(reading);
    while (since !== null) since = await readOn(steps, since);
  }

  async function readByCursor(reading: Reading<TopicByCursor>): Promise<void> {
    const { target, session, topic } = reading;
    const beginning = { since: sinceOf(reading), newest: markOf(reading), begunAt: null, cursor: null };
    const steps: WalkSteps<ChangeOfTopic> = {
      ask: async (since, cursor) => found(reading, await topic.ask(session, toInstant(since), cursor)),
      keep: (changes, walk) =>
        keepPage(reading, changes, (_mark, now) => walks.move(target.integrationId, topic.name, walk, now)),
      latest: latest(),
    };
    await walkOn(steps, walks.read(target.integrationId, topic.name) ?? beginning);
  }

  async function poll(target: PollTarget, job: Job): Promise<void> {
    const startAt = Math.floor(Date.parse(target.startAt) / SECOND) * SECOND;
    const session = target.store.as({ actor: job.actor, integrationId: job.integrationId, jobId: job.id });
    for (const topic of target.accounts ? [...orderTopics, ...accountTopics] : orderTopics) {
      if (topic.isLacking?.(session) || lacking.has(target.store.connectionId, topic.name, ports.now())) continue;
      const about = { target, session, startAt };
      await (topic.readOn === 'byStamp' ? readByStamp({ ...about, topic }) : readByCursor({ ...about, topic }));
    }
  }

  return {
    async run(job) {
      const target = options.target(job.integrationId);
      if (target) await poll(target, job);
      return { kind: 'done' };
    },
  };
}

interface Rung {
  readonly topic: string;
  readonly recordKey: string;
  readonly job: Omit<NewJob, 'runAt' | 'deliveryId'>;
}

function ringOfOrder({ integrationId, orderJob }: PollTarget, key: string): Rung {
  return { topic: `poll ${integrationId}`, recordKey: key, job: orderJob(key) };
}

/** Inside a transaction. Most of what changes of accounts is nobody's business: of few there is a card in NAV. */
function ringOfAccount({ accounts }: PollTarget, account: StoreCustomer): Rung | null {
  const { key } = account;
  if (!accounts?.isLinked(key) || accounts.isAsSeen(key, account)) return null;
  return { topic: 'poll customers', recordKey: customerRecord(key), job: accounts.customerJob(key) };
}
