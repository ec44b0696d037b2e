import { describe, expect, it } from 'vitest';
import { demoShop } from '../../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce } from '../../fakes/woocommerce/woocommerce.ts';
import { berlin, berlinTime, nextBerlin } from '../../simulate/berlin.ts';
import { auditLogOf, type AuditRow, foundSince, isOver, isRaised, untold } from '../../simulate/month/auditLog.ts';
import { tableOf } from '../../simulate/month/table.ts';
import { unexplained } from '../../simulate/month/unexplained.ts';
import { createPlayed } from '../../simulate/played.ts';
import { everyTick } from '../../simulate/schedule.ts';
import { createSleep } from '../../simulate/sleep.ts';
import { createChance, createVirtualClock } from '../../simulate/virtualClock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function row(changes: Partial<AuditRow>): AuditRow {
  return { seq: 1, at: 0, kind: '', actor: 'engine', orderKey: null, documentNo: null, status: 'fine', cause: null, ...changes }; // prettier-ignore
}

describe('clocks in Germany', () => {
  it('go forward on the last Sunday of March and back on that of October', () => {
    expect(berlinTime(berlin('2026-03-29T01:59') + MINUTE)).toBe('2026-03-29T03:00');
    expect(berlinTime(Date.parse('2026-10-25T00:59:00Z') + MINUTE)).toBe('2026-10-25T02:00');
    expect(() => berlin('2026-03-29T02:30')).toThrow('No clock');
  });

  it('skip a time of day, which a schedule then has not on that day', () => {
    expect(berlinTime(nextBerlin(berlin('2026-03-28T12:00'), '02:30'))).toBe('2026-03-30T02:30');
    expect(berlinTime(nextBerlin(berlin('2026-03-28T12:00'), '04:30'))).toBe('2026-03-29T04:30');
  });

  it('give a daily schedule one tick a day, also on the day of 25 hours', async () => {
    const clock = createVirtualClock(berlin('2026-10-24T12:00'));
    const ticks: string[] = [];
    everyTick(clock, '30 2 * * *', () => ticks.push(berlinTime(clock.now())));
    await clock.run(48 * HOUR);
    expect(ticks).toEqual(['2026-10-25T02:30', '2026-10-26T02:30']);
  });
});

describe('a computer that sleeps', () => {
  function openSleeper() {
    const clock = createVirtualClock(0);
    const sleep = createSleep(clock);
    const ports = sleep.ports(clock.ports(createChance(1), () => false, () => undefined)); // prettier-ignore
    return { clock, sleep, ports };
  }

  it('runs no timer, and on waking those that were due, unless an earlier one calls them off', async () => {
    const { clock, sleep, ports } = openSleeper();
    const rung: string[] = [];
    const cancel = ports.after(2 * MINUTE, () => rung.push('called off'));
    ports.after(MINUTE, () => {
      rung.push('due');
      cancel();
    });
    sleep.fall();
    await clock.run(HOUR);
    expect(rung).toEqual([]);
    sleep.wake();
    await clock.run(0);
    expect(rung).toEqual(['due']);
    expect(ports.now()).toBe(HOUR);
  });

  it('finds its connections cut when an answer came meanwhile', async () => {
    const { clock, sleep } = openSleeper();
    sleep.fall();
    const answer = sleep.carry(Promise.resolve('late')).catch((error: Error) => error.message);
    await clock.run(HOUR);
    sleep.wake();
    expect(await clock.settle(answer)).toContain('slept');
    expect(await sleep.carry(Promise.resolve('in time'))).toBe('in time');
  });
});

describe('what the audit log explains', () => {
  const log = auditLogOf([
    row({ at: 10, kind: 'poll.found', actor: 'poll', orderKey: '7' }),
    row({ at: 20, kind: 'order.agreed', actor: 'sweep', orderKey: '7' }),
    row({ at: 30, kind: 'order.read', actor: 'schedule', orderKey: '8' }),
    row({ at: 100, kind: 'alarm.raised', cause: 'address-down' }),
    row({ at: 300, kind: 'alarm.over', cause: 'address-down' }),
  ]);
  const telling = { what: 'it', from: 95, to: 290, slack: 20, begins: isRaised('address-down'), ends: isOver('address-down') }; // prettier-ignore

  it('is how an order was found, since a moment', () => {
    expect(foundSince(log, '7', 0)).toBe('poll');
    expect(foundSince(log, '7', 11)).toBe('sweep');
    expect(foundSince(log, '7', 21)).toBeNull();
    expect(foundSince(log, '8', 0)).toBeNull();
  });

  it('is when something began and ended, soon enough', () => {
    expect(untold(log, telling)).toEqual([]);
    expect(untold(log, { ...telling, to: 200 })).toHaveLength(1);
    expect(untold(log, { ...telling, from: 101 })).toHaveLength(1);
    expect(untold(log, { ...telling, begins: isRaised('nav-set-back') })).toHaveLength(1);
  });
});

describe('an order that the connector knows', () => {
  function explaining(rows: readonly AuditRow[], told: boolean) {
    const now = () => Date.parse('2026-03-20T08:00:00Z');
    const random = (count: number) => new Uint8Array(count);
    const shop = createFakeWooCommerce({ now, random, home: 'http://shop.sim', seed: demoShop() });
    const played = createPlayed(shop, now);
    const id = String(shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: {} }));
    played.add(Number(id), { declared: [], traces: [], skus: [] });
    const gone = new Set([id]);
    const books = { orders: new Map(), gone, kept: new Set<string>(), unfinished: [], plainText: '', trail: () => [] };
    const log = auditLogOf(rows.map((one) => ({ ...one, orderKey: id })));
    return unexplained({ played, books, log, toldAt: new Map(told ? [[id, 1]] : []) }).map(({ what }) => what);
  }

  it('was found by a way that the audit log names, and that is true', () => {
    expect(explaining([row({ kind: 'poll.found', actor: 'poll' })], false)).toEqual([]);
    expect(explaining([row({ kind: 'delivery', actor: 'webhook' })], true)).toEqual([]);
    expect(explaining([row({ kind: 'order.read', actor: 'engine' })], false).join()).toContain('does not tell');
    expect(explaining([row({ kind: 'delivery', actor: 'webhook' })], false).join()).toContain('none arrived');
  });
});

it('the table says when, how long, how many, how found and how late', () => {
  const from = berlin('2026-03-04T11:20');
  const delay = { p50: 4 * MINUTE, p95: 30_000, max: 5 * HOUR };
  const table = tableOf([{ what: 'NAV away', from, to: from + 3 * HOUR, orders: 2, found: { poll: 2 }, delay }]);
  expect(table.split('\n')[1]?.split(/ {2,}/)).toEqual([
    'NAV away', '2026-03-04 11:20', '3.0 h', '2', 'poll 2', '4 min', '30 s', '5.0 h',
  ]); // prettier-ignore
});
