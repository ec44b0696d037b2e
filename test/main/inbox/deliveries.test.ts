import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { transaction } from '../../../main/db/transaction.ts';
import { fillDisk } from '../support/records.ts';
import { commitsOnDisk, newDelivery, openInbox } from './inboxUnderTest.ts';

const large = 'x'.repeat(100_000);

describe('accepting deliveries', () => {
  it('keeps the delivery, its job and its audit entry before it says so', async () => {
    const inbox = await openInbox();
    const other = new BetterSqlite3(inbox.file, { readonly: true });
    const onDisk = () => other.prepare('SELECT count(*) FROM deliveries').pluck().get();
    const accepting = inbox.deliveries.accept(newDelivery('7', 'A'));
    expect(onDisk()).toBe(0);
    const seen = accepting.then(() => onDisk());
    expect(await inbox.clock.settle(seen)).toBe(1);
    other.close();
    expect([inbox.count('jobs'), inbox.count('audit_entries'), inbox.rung()]).toEqual([1, 1, 1]);
    expect(inbox.audit.verify({ bodies: true }).ok).toBe(true);
  });

  it('writes those that arrive in the same turn in one commit', async () => {
    const inbox = await openInbox();
    const before = commitsOnDisk(inbox.file);
    const accepting = Array.from({ length: 50 }, (_, n) => inbox.deliveries.accept(newDelivery(String(n), 'A')));
    await inbox.clock.settle(Promise.all(accepting));
    expect(commitsOnDisk(inbox.file) - before).toBe(1);
    expect(inbox.count('deliveries')).toBe(50);
    expect(inbox.rung()).toBe(1);
  });

  it('writes those that come one a turn in one commit, as sockets are accepted', async () => {
    const inbox = await openInbox();
    const before = commitsOnDisk(inbox.file);
    const accepting: Promise<unknown>[] = [];
    for (let n = 0; n < 20; n += 1) {
      accepting.push(inbox.deliveries.accept(newDelivery(String(n), 'A')));
      const turn = new Promise<void>((resolve) => inbox.ports.soon(resolve));
      // oxlint-disable-next-line no-await-in-loop
      await inbox.clock.settle(turn);
    }
    expect(inbox.count('deliveries')).toBe(0);
    await inbox.clock.settle(Promise.all(accepting));
    expect(commitsOnDisk(inbox.file) - before).toBe(1);
  });

  it('writes a crowd that does not end in several', async () => {
    const inbox = await openInbox();
    const before = commitsOnDisk(inbox.file);
    const accept = (n: number) => inbox.deliveries.accept(newDelivery(String(n), 'A'));
    const first = accept(0);
    for (let n = 1; n < 64; n += 1) void accept(n);
    const turn = new Promise<void>((resolve) => inbox.ports.soon(resolve));
    await inbox.clock.settle(turn);
    expect(inbox.count('deliveries')).toBe(64);
    await inbox.clock.settle(first);
    expect(commitsOnDisk(inbox.file) - before).toBe(1);
  });

  it('writes those of another time in a commit of their own', async () => {
    const inbox = await openInbox();
    const before = commitsOnDisk(inbox.file);
    await inbox.clock.settle(inbox.deliveries.accept(newDelivery('1', 'A')));
    await inbox.clock.settle(inbox.deliveries.accept(newDelivery('2', 'A')));
    expect(commitsOnDisk(inbox.file) - before).toBe(2);
  });

  it('refuses all of a turn when one of them does not fit on the disk, and keeps nothing of them', async () => {
    const inbox = await openInbox();
    const makeRoom = fillDisk(inbox.db);
    const bodies = ['A', large, 'B'];
    const accepting = bodies.map((body, n) => inbox.deliveries.accept(newDelivery(String(n), body)));
    const results = await inbox.clock.settle(Promise.allSettled(accepting));
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'storage-unavailable' } });
    }
    expect([inbox.count('deliveries'), inbox.count('jobs'), inbox.count('audit_entries')]).toEqual([0, 0, 0]);
    expect(inbox.rung()).toBe(0);
    makeRoom();
    await inbox.clock.settle(inbox.deliveries.accept(newDelivery('1', large)));
    expect([inbox.count('deliveries'), inbox.count('jobs'), inbox.count('audit_entries')]).toEqual([1, 1, 1]);
  });

  it('gives the body back opened, and keeps it sealed', async () => {
    const inbox = await openInbox();
    const { deliveryId } = await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', 'anna@shopper.example')));
    expect(inbox.deliveries.byId(deliveryId)).toEqual({
      source: 'shop',
      topic: 'order.updated',
      body: 'anna@shopper.example',
    });
    const kept = inbox.db.prepare('SELECT sealed FROM deliveries').pluck().get() as Buffer;
    expect(kept.includes('anna')).toBe(false);
  });

  it('says that a body is gone once it was erased', async () => {
    const inbox = await openInbox();
    const { deliveryId } = await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', 'A')));
    inbox.db.prepare('UPDATE deliveries SET sealed = NULL').run();
    expect(inbox.deliveries.byId(deliveryId)).toMatchObject({ body: null });
    expect(inbox.deliveries.byId(99)).toBeNull();
  });
});

describe('a delivery that comes again', () => {
  it('is counted, rings, and makes no second entry', async () => {
    const inbox = await openInbox();
    const first = await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', 'A')));
    inbox.db.exec(`UPDATE jobs SET state = 'done'`);
    const second = await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', 'A')));
    expect(second).toEqual({ deliveryId: first.deliveryId, repeat: true });
    expect(inbox.jobKeys()).toEqual(['order/7', 'order/7']);
    expect([inbox.count('deliveries'), inbox.count('audit_entries'), inbox.rung()]).toEqual([1, 1, 2]);
    expect(inbox.db.prepare('SELECT repeats FROM deliveries').pluck().all()).toEqual([1]);
  });

  it('in the same turn is a repeat all the same', async () => {
    const inbox = await openInbox();
    const accepting = ['A', 'A'].map((body) => inbox.deliveries.accept(newDelivery('7', body)));
    const accepted = await inbox.clock.settle(Promise.all(accepting));
    expect(accepted.map(({ repeat }) => repeat)).toEqual([false, true]);
  });

  it('rings for A, for B, and for A once more', async () => {
    const inbox = await openInbox();
    const rung: string[] = [];
    for (const body of ['A', 'B', 'A']) {
      await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', body)));
      rung.push(
        String(inbox.db.prepare(`UPDATE jobs SET state = 'done' WHERE state = 'waiting' RETURNING key`).pluck().get()),
      );
    }
    expect(rung).toEqual(['order/7', 'order/7', 'order/7']);
    expect(inbox.count('deliveries')).toBe(2);
  });

  it('tells for how long it has been coming', async () => {
    const inbox = await openInbox();
    const delivery = newDelivery('7', 'A');
    expect(inbox.deliveries.seen(delivery)).toBeNull();
    await inbox.clock.settle(inbox.deliveries.accept(delivery));
    expect(inbox.deliveries.seen(delivery)).toBe(0);
    await inbox.clock.run(3_000);
    await inbox.clock.settle(inbox.deliveries.accept(delivery));
    expect(inbox.deliveries.seen(delivery)).toBe(3_000);
  });
});

it('keeps a delivery inside the transaction of its caller, or not at all', async () => {
  const inbox = await openInbox();
  const work = () => {
    inbox.deliveries.keep(newDelivery('7', 'A'));
    throw new Error('no');
  };
  expect(() => transaction(inbox.db, work)).toThrow('no');
  expect([inbox.count('deliveries'), inbox.count('jobs'), inbox.count('audit_entries')]).toEqual([0, 0, 0]);
});

it('tells when a store last called by itself', async () => {
  const inbox = await openInbox();
  expect(inbox.deliveries.lastFrom('shop')).toBeNull();
  await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', 'A')));
  await inbox.clock.run(60_000);
  await inbox.clock.settle(inbox.deliveries.accept(newDelivery('7', 'A')));
  expect(inbox.deliveries.lastFrom('shop')).toBe('2026-11-20T10:01:00.000Z');
  expect(inbox.deliveries.lastFrom('another')).toBeNull();
});

describe('counting refusals', () => {
  const refusals = (inbox: Awaited<ReturnType<typeof openInbox>>) =>
    inbox.db.prepare('SELECT hour, source, reason, n FROM refusals ORDER BY hour, reason').all();

  it('writes a flood of one turn in one commit, per hour, source and reason', async () => {
    const inbox = await openInbox();
    const before = commitsOnDisk(inbox.file);
    for (let n = 0; n < 100; n += 1) inbox.deliveries.countRefusal('shop', 'signatureWrong');
    inbox.deliveries.countRefusal('', 'unknownPath');
    await inbox.clock.run(10);
    expect(commitsOnDisk(inbox.file) - before).toBe(1);
    await inbox.clock.run(3_600_000);
    inbox.deliveries.countRefusal('shop', 'signatureWrong');
    await inbox.clock.run(10);
    expect(refusals(inbox)).toEqual([
      { hour: '2026-11-20T10', source: 'shop', reason: 'signatureWrong', n: 100 },
      { hour: '2026-11-20T10', source: '', reason: 'unknownPath', n: 1 },
      { hour: '2026-11-20T11', source: 'shop', reason: 'signatureWrong', n: 1 },
    ]);
  });

  it('counts on in memory while the storage cannot be written', async () => {
    const inbox = await openInbox();
    inbox.db.pragma('query_only = ON');
    inbox.deliveries.countRefusal('shop', 'signatureWrong');
    await inbox.clock.run(10);
    inbox.db.pragma('query_only = OFF');
    inbox.deliveries.countRefusal('shop', 'signatureWrong');
    await inbox.clock.run(10);
    expect(refusals(inbox)).toMatchObject([{ n: 2 }]);
  });
});
