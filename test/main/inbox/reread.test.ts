import { describe, expect, it } from 'vitest';
import { createGiveWay } from '../../../main/inbox/giveWay.ts';
import { beginReread, createRereadHandler, REREAD } from '../../../main/inbox/reread.ts';
import type { Job } from '../../../main/queue/jobs.ts';
import { createRuns } from '../../../main/queue/runs.ts';
import { START } from '../support/records.ts';
import { openInbox, someJob } from './inboxUnderTest.ts';
import { createShopForPolls } from './shopForPolls.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

async function openReread({ perPage = 10 } = {}) {
  const inbox = await openInbox();
  const { db, ports, jobs, clock } = inbox;
  const shop = createShopForPolls({ start: START, perPage });
  const runs = createRuns(db, ports);
  const handler = createRereadHandler({
    db, ports, jobs, runs, giveWay: createGiveWay(ports, () => false), onRung: () => undefined,
    target: (id) => ({
      integrationId: id, store: shop.store, startAt: new Date(START - 24 * HOUR).toISOString(), statuses: ['processing'],
      orderJob: (key) => someJob(`order/${key}`),
    }),
  }); // prettier-ignore
  const from = new Date(START - HOUR).toISOString();
  const asked = { kind: REREAD, integrationId: 'shop-to-nav', actor: 'person:test', total: 0 };
  const begun = beginReread(runs, asked, from);
  const job = { id: 1, key: `reread/${begun.id}`, recordKey: String(begun.id), integrationId: 'shop-to-nav' } as Job;
  return {
    ...inbox,
    shop,
    run: () => runs.find(begun.id),
    cancel: () => runs.cancelOf(REREAD, 'shop-to-nav'),
    turn: () => clock.settle(handler.run(job)),
    async readAll(): Promise<void> {
      while ((await this.turn()).kind === 'again');
    },
    failForGood: () => handler.failed?.(job, new Error('refused') as never, { kind: 'park' } as never),
    rung: () =>
      db.prepare<[], string>(`SELECT record_key FROM jobs ORDER BY CAST(record_key AS INTEGER)`).pluck().all(),
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));

describe('reading again', () => {
  it('rings what was changed since, and what was placed since though its stamp is older; nothing else', async () => {
    const reread = await openReread();
    for (const key of numbered(25)) reread.shop.stamp(key, START - 30 * 60 * SECOND + Number(key) * SECOND);
    reread.shop.stamp('26', START);
    reread.shop.set('26', { modifiedAt: new Date(START - 5 * HOUR).toISOString() });
    reread.shop.stamp('27', START - 2 * HOUR);
    await reread.readAll();
    expect(reread.rung()).toEqual(numbered(26));
    expect(reread.run()).toMatchObject({ state: 'done', failed: 0 });
  });

  it('goes on from its place after a crash at any page, counts none twice and does not begin anew', async () => {
    const reread = await openReread();
    for (const key of numbered(45)) reread.shop.stamp(key, START - 30 * 60 * SECOND + 10 * Number(key) * SECOND);
    let crashes = 0;
    const asked: number[] = [];
    reread.shop.beforePage = () => {
      asked.push(reread.run()?.done ?? 0);
      if (asked.filter((done) => done === asked.at(-1)).length > 1) return;
      crashes += 1;
      throw new Error('the power went');
    };
    for (let state = 'again'; state === 'again';)
      state = await reread.turn().then(
        ({ kind }) => kind,
        () => 'again',
      );
    expect(crashes).toBeGreaterThan(4);
    expect(reread.run()).toMatchObject({ state: 'done', total: 45, done: 45 });
    expect(reread.rung()).toEqual(numbered(45));
    expect(reread.shop.asked.length + reread.shop.skipped.length).toBeLessThan(25);
  });

  it('of a second that fills several pages rings each order once', async () => {
    const reread = await openReread();
    for (const key of numbered(35)) reread.shop.stamp(key, START - 60 * SECOND);
    await reread.readAll();
    expect(reread.run()).toMatchObject({ state: 'done', done: 35 });
  });

  it('stops at the next page once it is cancelled', async () => {
    const reread = await openReread();
    for (const key of numbered(45)) reread.shop.stamp(key, START - 30 * 60 * SECOND + 10 * Number(key) * SECOND);
    await reread.turn();
    reread.cancel();
    const { length } = reread.shop.asked;
    expect(await reread.turn()).toEqual({ kind: 'done' });
    expect(reread.shop.asked).toHaveLength(length);
    expect(reread.run()).toMatchObject({ state: 'cancelled' });
  });

  it('is over where the store refuses for good', async () => {
    const reread = await openReread();
    reread.failForGood();
    expect(reread.run()).toMatchObject({ state: 'cancelled' });
  });
});
