import { transaction } from '../../../main/db/transaction.ts';
import type { AccountsTarget } from '../../../main/inbox/accounts.ts';
import { createLacking } from '../../../main/inbox/lacking.ts';
import { createPollHandler } from '../../../main/inbox/poller.ts';
import { createWatermarks } from '../../../main/inbox/watermarks.ts';
import type { Job } from '../../../main/queue/jobs.ts';
import { START } from '../support/records.ts';
import { openInbox, someJob } from './inboxUnderTest.ts';
import { createShopForPolls, type ShopOptions } from './shopForPolls.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

interface PollOptions extends Partial<ShopOptions> {
  readonly startAt?: number;
  /** How far the shop's clock is ahead of ours. */
  readonly ahead?: number;
  readonly accounts?: Omit<AccountsTarget, 'store'>;
}

/** A poll of a shop over a real inbox; the clocks of both are the test's. */
export async function openPoll(options: PollOptions = {}) {
  const inbox = await openInbox();
  const { db, ports, deliveries, clock } = inbox;
  const shop = createShopForPolls({ start: START, ...options });
  const ahead = options.ahead ?? 0;
  shop.now = START + ahead;
  const watermarks = createWatermarks(db);
  const startAt = new Date(options.startAt ?? START - DAY).toISOString();
  let rings = 0;
  const handler = createPollHandler({
    db, ports, deliveries, watermarks, lacking: createLacking(db), onRung: () => (rings += 1),
    target: (id) =>
      id === 'shop-to-nav'
        ? {
            integrationId: id, store: shop.store, startAt, statuses: ['processing'], orderJob: (key) => someJob(`order/${key}`),
            ...(options.accounts && { accounts: { ...options.accounts, store: shop.store } }),
          }
        : null,
  }); // prettier-ignore
  // What the jobs have read of each order.
  const read = new Map<string, number>();
  const orders: string[] = [];

  async function poll(): Promise<void> {
    await clock.settle(handler.run({ id: 1, integrationId: 'shop-to-nav', actor: 'schedule' } as Job));
  }
  return {
    inbox,
    shop,
    watermarks,
    poll,
    handler,
    rings: () => rings,
    mark: () => watermarks.read('shop-to-nav', 'orders'),
    /** Polls, and lets the jobs it rang read their orders; gives the keys of those. */
    async pollAndRead(): Promise<string[]> {
      await poll();
      return this.runJobs();
    },
    runJobs(): string[] {
      const keys = transaction(db, () =>
        db
          .prepare<[], string>(`UPDATE jobs SET state = 'done' WHERE state = 'waiting' RETURNING record_key`)
          .pluck()
          .all(),
      ).sort((left, right) => Number(left) - Number(right));
      for (const key of keys) read.set(key, shop.version(key));
      orders.push(...keys);
      return keys;
    },
    /** Lets time pass here and at the shop. */
    async pass(milliseconds: number): Promise<void> {
      await clock.run(milliseconds);
      shop.now = clock.now() + ahead;
    },
    /** Orders whose last change no job has read. */
    missed: (keys: readonly string[]) => keys.filter((key) => read.get(key) !== shop.version(key)),
    allRung: orders,
  };
}

export const numbered = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));
