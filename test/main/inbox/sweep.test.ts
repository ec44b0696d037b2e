import { describe, expect, it } from 'vitest';
import { transaction } from '../../../main/db/transaction.ts';
import { createGiveWay } from '../../../main/inbox/giveWay.ts';
import { createRuns } from '../../../main/queue/runs.ts';
import { createSweepHandler } from '../../../main/inbox/sweep.ts';
import { createSweeps } from '../../../main/inbox/sweeps.ts';
import type { Job } from '../../../main/queue/jobs.ts';
import { START } from '../support/records.ts';
import { openInbox, someJob } from './inboxUnderTest.ts';
import { createShopForPolls } from './shopForPolls.ts';

const DAY = 24 * 3_600_000;
const job = { id: 1, key: 'sweep/shop-to-nav', integrationId: 'shop-to-nav', actor: 'schedule' } as Job;

async function openSweep({ perPage = 100, startAt = START - DAY } = {}) {
  const inbox = await openInbox();
  const { db, ports, audit, clock, jobs } = inbox;
  const shop = createShopForPolls({ start: START, perPage });
  const sweeps = createSweeps(db);
  let ordersDue = false;
  const handler = createSweepHandler({
    db, ports, audit, jobs, sweeps, runs: createRuns(db, ports),
    giveWay: createGiveWay(ports, () => ordersDue),
    target: (id) =>
      id === 'shop-to-nav'
        ? {
            integrationId: id, store: shop.store, startAt: new Date(startAt).toISOString(),
            statuses: ['processing', 'completed'], orderJob: (key) => someJob(`order/${key}`),
          }
        : null,
  }); // prettier-ignore

  /** One turn of its job, ended as the worker ends it. */
  async function turn(): Promise<'done' | 'again'> {
    const outcome = await clock.settle(handler.run(job));
    transaction(db, () => outcome.record?.());
    return outcome.kind === 'done' ? 'done' : 'again';
  }
  return {
    ...inbox,
    shop,
    sweeps,
    runs: createRuns(db, ports),
    handler,
    turn,
    be: (due: boolean) => (ordersDue = due),
    async sweep(): Promise<number> {
      let turns = 1;
      while ((await turn()) === 'again') turns += 1;
      return turns;
    },
    /** The jobs it rang read their orders; gives their keys. */
    runJobs(gone: readonly string[] = []): string[] {
      const keys = db
        .prepare<[], string>(`UPDATE jobs SET state = 'done' WHERE state = 'waiting' RETURNING record_key`)
        .pluck()
        .all();
      for (const key of keys) if (!gone.includes(key)) this.book(key);
      return keys.sort((left, right) => Number(left) - Number(right));
    },
    /** Enters an order as the shop has it now. */
    book(key: string): void {
      const seen = shop.seen(key);
      db.prepare(
        `INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total, term, state, updated_at, sealed, store_seen)
         VALUES ('shop-to-nav', @key, @key, @placedAt, @status, 'EUR', '10.00', 'equal', 'written', @at, x'00', @seen)
         ON CONFLICT DO UPDATE SET store_status = @status, store_seen = @seen, updated_at = @at`,
      ).run({ key, at: new Date(clock.now() - 1).toISOString(), ...seen });
    },
    found: () =>
      audit
        .entries({ limit: 50 })
        .filter(({ kind }) => kind === 'sweep.found')
        .map(({ seq }) => JSON.parse(audit.bodies(seq)['params'] ?? '{}') as Record<string, unknown>),
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));

describe('a sweep', () => {
  it('is a run that says how far it has come, and goes no further once a person has ended it', async () => {
    const sweep = await openSweep({ perPage: 2 });
    for (const key of numbered(6)) sweep.shop.change(key);
    expect(await sweep.turn()).toBe('again');
    const [run] = sweep.runs.list({ limit: 1 });
    expect(run).toMatchObject({ kind: 'sweep', state: 'running', integrationId: 'shop-to-nav', total: 0 });
    expect(run?.done).toBeGreaterThan(0);
    if (run) sweep.runs.keep({ ...run, state: 'cancelled' });
    expect(await sweep.turn()).toBe('done');
    expect(sweep.sweeps.find('shop-to-nav')?.endedAt).not.toBeNull();
    await sweep.sweep();
    expect(sweep.runs.list({ limit: 1 })).toMatchObject([{ state: 'done', done: 6, total: 6 }]);
  });

  it('rings what the books do not have, what differs from what they know and what is gone, and tells it in one entry', async () => {
    const sweep = await openSweep();
    for (const key of numbered(6)) sweep.shop.change(key);
    for (const key of numbered(5)) sweep.book(key);
    sweep.shop.set('2', { status: 'completed' });
    sweep.shop.set('3', { refundedTotal: '4.00' });
    sweep.shop.set('4', { total: '11.00' });
    sweep.shop.remove('5');
    await sweep.sweep();
    expect(sweep.runJobs(['5'])).toEqual(['2', '3', '4', '5', '6']);
    expect(sweep.found()).toEqual([{ orders: 5, missing: 1, different: 3, gone: 1, ids: '6, 2, 3, 4, 5' }]);
  });

  it('rings again nothing that was read since, and is then not told', async () => {
    const sweep = await openSweep();
    for (const key of numbered(3)) sweep.shop.change(key);
    await sweep.sweep();
    sweep.runJobs();
    await sweep.sweep();
    expect(sweep.runJobs()).toEqual([]);
    expect(sweep.found()).toHaveLength(1);
  });

  it('does not count what waits to be read anyway, or waits for a person', async () => {
    const sweep = await openSweep();
    for (const key of numbered(2)) sweep.shop.change(key);
    sweep.jobs.add({ ...someJob('order/1'), runAt: START });
    const parked = sweep.jobs.add({ ...someJob('order/2'), runAt: START });
    sweep.db.prepare(`UPDATE jobs SET state = 'parked' WHERE id = ?`).run(parked);
    await sweep.sweep();
    expect(sweep.found()).toEqual([]);
    expect(sweep.count('jobs')).toBe(2);
  });

  it('asks only for what was placed since the start, in the statuses that count', async () => {
    const sweep = await openSweep({ startAt: START });
    sweep.shop.stamp('1', START - 1_000);
    sweep.shop.stamp('2', START);
    sweep.shop.stamp('3', START);
    sweep.shop.set('3', { status: 'checkout-draft' });
    await sweep.sweep();
    expect(sweep.runJobs()).toEqual(['2']);
  });

  it('of two thousand orders takes twenty-one requests, a page in memory at a time', async () => {
    const sweep = await openSweep();
    for (const key of numbered(2_000)) sweep.shop.change(key);
    transaction(sweep.db, () => numbered(2_000).forEach((key) => sweep.book(key)));
    expect(await sweep.sweep()).toBe(21);
    expect(sweep.shop.skipped).toHaveLength(21);
    expect(sweep.sweeps.find('shop-to-nav')).toMatchObject({ orders: 2_000, missing: 0, different: 0, gone: 0 });
    expect(sweep.found()).toEqual([]);
  });

  it('goes on where it was after a crash at any page', async () => {
    const sweep = await openSweep({ perPage: 10 });
    for (const key of numbered(45)) sweep.shop.change(key);
    let crashed = 0;
    let turns = 0;
    sweep.shop.beforePage = (asked) => {
      if (asked !== turns || crashed > turns) return;
      crashed += 1;
      throw new Error('the power went');
    };
    for (let state = 'again'; state === 'again';) {
      await expect(sweep.turn()).rejects.toThrow('the power went');
      state = await sweep.turn();
      turns += 1;
    }
    expect(turns).toBe(5);
    expect(sweep.runJobs()).toEqual(numbered(45));
    expect(sweep.found()).toMatchObject([{ orders: 45, missing: 45 }]);
  });

  it('waits while orders are to be imported, five minutes at most for a page', async () => {
    const sweep = await openSweep();
    sweep.shop.change('1');
    sweep.be(true);
    const waits = await sweep.handler.run(job);
    expect(waits).toEqual({ kind: 'again', at: START + 10_000 });
    expect(sweep.shop.skipped).toEqual([]);
    await sweep.clock.run(5 * 60_000);
    expect(await sweep.turn()).toBe('done');
    expect(sweep.shop.skipped).toEqual([0]);
  });

  it('is over when its integration is gone', async () => {
    const sweep = await openSweep();
    expect(await sweep.handler.run({ ...job, integrationId: 'gone' })).toEqual({ kind: 'done' });
  });
});
