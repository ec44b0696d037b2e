import { describe, expect, it } from 'vitest';
import { createLacking } from '../../../main/inbox/lacking.ts';
import { createPollHandler } from '../../../main/inbox/poller.ts';
import type { Job } from '../../../main/queue/jobs.ts';
import { START } from '../support/records.ts';
import { someJob } from './inboxUnderTest.ts';
import { DAY, MINUTE, numbered, openPoll, SECOND } from './pollUnderTest.ts';

describe('a poll', () => {
  it('rings for what has changed, and keeps it with who found it', async () => {
    const poll = await openPoll();
    poll.shop.change('7');
    expect(await poll.pollAndRead()).toEqual(['7']);
    expect(poll.rings()).toBe(1);
    expect(poll.inbox.audit.entries({ limit: 5 })).toMatchObject([
      { kind: 'poll.found', actor: 'poll', orderKey: '7', integrationId: 'shop-to-nav' },
    ]);
  });

  it('takes its watermark from the stamps of the shop, whose clock is half an hour behind', async () => {
    const poll = await openPoll({ ahead: -30 * MINUTE });
    poll.shop.change('7');
    await poll.pollAndRead();
    expect(poll.mark()).toBe('2026-11-20T09:30:00.000Z');
    await poll.pass(3 * MINUTE);
    poll.shop.change('8');
    expect(await poll.pollAndRead()).toContain('8');
  });

  it('misses nothing of a shop whose clock is two hours ahead', async () => {
    const poll = await openPoll({ ahead: 120 * MINUTE });
    for (const key of numbered(5)) {
      poll.shop.change(key);
      await poll.pollAndRead();
      await poll.pass(3 * MINUTE);
    }
    expect(poll.missed(numbered(5))).toEqual([]);
    expect(poll.mark()).toBe('2026-11-20T12:12:00.000Z');
  });

  it('reads two minutes behind its watermark: an order whose transaction ended late is found', async () => {
    const poll = await openPoll();
    poll.shop.change('7');
    await poll.pollAndRead();
    await poll.pass(3 * MINUTE);
    poll.shop.stamp('8', START - 100 * SECOND);
    expect(await poll.pollAndRead()).toContain('8');
    expect(poll.shop.asked.at(-1)).toBe('1@-120');
  });

  it('does not ring again for what it has seen', async () => {
    const poll = await openPoll();
    for (const key of ['1', '2', '3']) {
      poll.shop.change(key);
      await poll.pass(10 * SECOND);
    }
    expect(await poll.pollAndRead()).toEqual(['1', '2', '3']);
    await poll.pass(3 * MINUTE);
    await poll.pollAndRead();
    await poll.pass(3 * MINUTE);
    expect(await poll.pollAndRead()).toEqual([]);
    expect(poll.allRung).toEqual(['1', '2', '3', '3']);
  });

  it('moves its time without news, so that the last look can be shown', async () => {
    const poll = await openPoll();
    await poll.poll();
    await poll.pass(3 * MINUTE);
    await poll.poll();
    expect(poll.watermarks.lastMovedAt('shop-to-nav')).toBe('2026-11-20T10:03:00.000Z');
    expect(poll.rings()).toBe(0);
  });

  it('is over at once when its integration is gone', async () => {
    const poll = await openPoll();
    const job = { id: 1, integrationId: 'gone', actor: 'schedule' } as Job;
    expect(await poll.handler.run(job)).toEqual({ kind: 'done' });
    expect(poll.shop.asked).toEqual([]);
  });

  it('is not blinded by a stamp of next year: it rings for it, and its watermark stays', async () => {
    const poll = await openPoll();
    poll.shop.stamp('99', START + 365 * DAY);
    poll.shop.change('1');
    expect(await poll.pollAndRead()).toEqual(['1', '99']);
    expect(poll.mark()).toBe('2026-11-20T10:00:00.000Z');
    await poll.pass(3 * MINUTE);
    poll.shop.change('2');
    expect(await poll.pollAndRead()).toContain('2');
    await poll.pass(3 * MINUTE);
    await poll.pollAndRead();
    await poll.pass(3 * MINUTE);
    expect(await poll.pollAndRead()).toEqual([]);
  });
});

describe('the instant from which orders count', () => {
  it('keeps older changes out, also within the overlap', async () => {
    const poll = await openPoll({ startAt: START });
    poll.shop.stamp('1', START - SECOND);
    poll.shop.stamp('2', START);
    poll.shop.stamp('3', START + SECOND);
    expect(await poll.pollAndRead()).toEqual(['2', '3']);
    await poll.pass(MINUTE);
    await poll.pollAndRead();
    expect(poll.allRung).not.toContain('1');
  });

  it('holds for a shop too that gives an hour more than it was asked for', async () => {
    const poll = await openPoll({ startAt: START, tooMuchSeconds: 3_600 });
    poll.shop.stamp('1', START - 30 * MINUTE);
    poll.shop.stamp('2', START + SECOND);
    expect(await poll.pollAndRead()).toEqual(['2']);
  });

  it('within a second counts that second: stamps have no finer one', async () => {
    const poll = await openPoll({ startAt: START + 400 });
    poll.shop.stamp('1', START + 700);
    expect(await poll.pollAndRead()).toEqual(['1']);
  });

  it('moved ahead of the watermark keeps out what lies between', async () => {
    const early = await openPoll({ startAt: START - DAY });
    early.shop.stamp('1', START - 60 * MINUTE);
    await early.pollAndRead();
    early.shop.stamp('2', START - 30 * MINUTE);
    early.shop.stamp('3', START);
    const { db, ports, deliveries } = early.inbox;
    const later = createPollHandler({
      db, ports, deliveries, watermarks: early.watermarks, lacking: createLacking(db), onRung: () => undefined,
      target: (id) => ({
        integrationId: id, store: early.shop.store, startAt: new Date(START).toISOString(), statuses: ['processing'],
        orderJob: (key) => someJob(`order/${key}`),
      }),
    }); // prettier-ignore
    await early.inbox.clock.settle(later.run({ id: 1, integrationId: 'shop-to-nav', actor: 'schedule' } as Job));
    expect(early.runJobs()).toEqual(['3']);
  });
});

describe('changes within one second', () => {
  it('rings again for an order that changed twice in the second that was just read', async () => {
    const poll = await openPoll();
    poll.shop.change('7');
    await poll.pass(300);
    await poll.pollAndRead();
    poll.shop.change('7');
    await poll.pass(3 * MINUTE);
    expect(await poll.pollAndRead()).toEqual(['7']);
    expect(poll.missed(['7'])).toEqual([]);
  });

  it('even when a person asked for two polls within it', async () => {
    const poll = await openPoll();
    poll.shop.change('7');
    await poll.pass(300);
    await poll.pollAndRead();
    await poll.pass(300);
    await poll.pollAndRead();
    poll.shop.change('7');
    await poll.pass(3 * MINUTE);
    await poll.pollAndRead();
    expect(poll.missed(['7'])).toEqual([]);
  });

  it('does not ring for an unchanged newest order for ever', async () => {
    const poll = await openPoll();
    poll.shop.change('7');
    const rung: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      rung.push((await poll.pollAndRead()).length);
      await poll.pass(3 * MINUTE);
    }
    expect(rung).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('finds another order of the second that the watermark names', async () => {
    const poll = await openPoll();
    poll.shop.change('7');
    await poll.pass(200);
    await poll.pollAndRead();
    poll.shop.change('8');
    await poll.pass(3 * MINUTE);
    expect(await poll.pollAndRead()).toContain('8');
  });

  it('reads 250 orders of one bulk action with pages of a hundred', async () => {
    const poll = await openPoll();
    for (const key of numbered(250)) poll.shop.change(key);
    await poll.pollAndRead();
    expect(poll.missed(numbered(250))).toEqual([]);
    expect(poll.allRung).toHaveLength(250);
  });

  it('and finds the one that a shifting page hid among them, although the next poll begins much later', async () => {
    const poll = await openPoll();
    for (const key of numbered(250)) poll.shop.stamp(key, START - 60 * MINUTE);
    for (let n = 1; n <= 150; n += 1) poll.shop.stamp(String(1_000 + n), START - 50 * MINUTE + n * SECOND);
    poll.shop.beforePage = (asked) => {
      // Once, after the first page of the second that fills pages was read: one of them leaves for the end.
      if (asked === 2) poll.shop.change('1');
    };
    await poll.pollAndRead();
    poll.shop.beforePage = () => undefined;
    await poll.pass(3 * MINUTE);
    await poll.pollAndRead();
    const all = [...numbered(250), ...numbered(150).map((n) => String(1_000 + Number(n)))];
    expect(poll.missed(all)).toEqual([]);
  });

  it('ends although orders of the shop keep changing', async () => {
    const poll = await openPoll();
    for (const key of numbered(250)) poll.shop.change(key);
    let next = 1_000;
    poll.shop.beforePage = () => {
      poll.shop.now += 2 * SECOND;
      poll.shop.change(String((next += 1)));
    };
    await poll.pollAndRead();
    expect(poll.missed(numbered(250))).toEqual([]);
    expect(poll.shop.asked.length).toBeLessThan(20);
  });
});

describe('pages', () => {
  it('are asked for by stamp and not by number', async () => {
    const poll = await openPoll();
    for (const key of numbered(250)) poll.shop.stamp(key, START - 60 * MINUTE + Number(key) * SECOND);
    await poll.pollAndRead();
    expect(poll.missed(numbered(250))).toEqual([]);
    expect(poll.shop.asked.every((page) => page.startsWith('1@'))).toBe(true);
    expect(poll.shop.asked).toHaveLength(3);
  });

  it('that shift while they are walked hide nothing', async () => {
    const poll = await openPoll({ perPage: 10 });
    for (const key of numbered(60)) poll.shop.stamp(key, START - 60 * MINUTE + Number(key) * SECOND);
    poll.shop.beforePage = (asked) => {
      // Between any two pages five orders of those that were read change and move to the end.
      if (asked === 0 || asked > 5) return;
      for (const n of numbered(5)) poll.shop.change(String(asked * 5 + Number(n)));
    };
    await poll.pollAndRead();
    await poll.pass(3 * MINUTE);
    poll.shop.beforePage = () => undefined;
    await poll.pollAndRead();
    expect(poll.missed(numbered(60))).toEqual([]);
  });

  it('are kept one by one: a crash between two loses none and rings none for nothing', async () => {
    const poll = await openPoll({ perPage: 10 });
    for (const key of numbered(45)) poll.shop.stamp(key, START - 60 * MINUTE + 10 * Number(key) * SECOND);
    poll.shop.beforePage = (asked) => {
      if (asked === 2) throw new Error('the power went');
    };
    await expect(poll.poll()).rejects.toThrow('the power went');
    const before = poll.runJobs();
    expect(before.length).toBeGreaterThan(10);
    poll.shop.beforePage = () => undefined;
    await poll.pollAndRead();
    expect(poll.missed(numbered(45))).toEqual([]);
    // At most the newest second of a page is read twice.
    expect(poll.allRung.length).toBeLessThanOrEqual(45 + 5);
  });

  it('go into the queue with their watermark or not at all', async () => {
    const poll = await openPoll({ perPage: 10 });
    for (const key of numbered(25)) poll.shop.stamp(key, START - 60 * MINUTE + 10 * Number(key) * SECOND);
    const marks: (string | null)[] = [];
    poll.shop.beforePage = (asked) => {
      if (asked !== 1) return;
      marks.push(poll.mark());
      poll.inbox.db.pragma('query_only = ON');
    };
    await expect(poll.poll()).rejects.toMatchObject({ code: 'storage-unavailable' });
    poll.inbox.db.pragma('query_only = OFF');
    expect(poll.inbox.count('jobs')).toBe(10);
    expect(poll.mark()).toBe(marks[0]);
    poll.shop.beforePage = () => undefined;
    await poll.pollAndRead();
    expect(poll.missed(numbered(25))).toEqual([]);
  });
});

describe('refunds', () => {
  it('ring for their orders, each once, also where the order itself did not move', async () => {
    const poll = await openPoll();
    poll.shop.stamp('7', START - 60 * MINUTE);
    await poll.pollAndRead();
    await poll.pass(30 * MINUTE);
    poll.shop.refund('70', '7');
    poll.shop.refund('71', '7');
    expect(await poll.pollAndRead()).toEqual(['7']);
    await poll.pass(3 * MINUTE);
    expect(await poll.pollAndRead()).toEqual([]);
    expect(poll.watermarks.read('shop-to-nav', 'refunds')).toBe('2026-11-20T10:30:00.000Z');
  });

  it('from before the start are nobody’s business', async () => {
    const poll = await openPoll({ startAt: START });
    poll.shop.refund('70', '7', START - SECOND);
    poll.shop.refund('71', '8', START + SECOND);
    expect(await poll.pollAndRead()).toEqual(['8']);
  });

  it('are asked for once a day only where the shop has no list of them', async () => {
    const poll = await openPoll();
    poll.shop.hasRefunds = false;
    await poll.poll();
    await poll.pass(3 * MINUTE);
    await poll.poll();
    expect(poll.shop.refundsAsked).toBe(1);
    await poll.pass(DAY);
    poll.shop.hasRefunds = true;
    poll.shop.refund('70', '7');
    expect(await poll.pollAndRead()).toEqual(['7']);
  });
});
