import { expect, it, onTestFinished } from 'vitest';
import { equationOf } from '../../../main/calls/equation.ts';
import { overviewOf } from '../../../main/calls/overview.ts';
import type { Term } from '../../../main/contract/views.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { createOrderBook } from '../../../main/flows/orders/book.ts';
import { createOrderRows } from '../../../main/flows/orders/bookRows.ts';
import { type CountedOrder, createOrderSums, sumOfOrder } from '../../../main/flows/orders/orderSums.ts';
import { openTestRecords, type TestRecords } from '../support/records.ts';
import { storeOrder } from '../flows/orders/storeOrder.ts';

const HOUR = 3_600_000;
const TERMS: readonly Term[] = ['equal', 'onTheWay', 'waiting', 'leftOut'];

function inZone(zone: string): void {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  onTestFinished(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
}

function overviewAt({ db, vault }: TestRecords, now: number) {
  return overviewOf({
    now: () => now,
    rows: createOrderRows(db, vault),
    sums: createOrderSums(db),
    integrations: () => [{ id: 'i', name: '', mode: 'live' }],
    counts: () => ({ waiting: 0, running: 0, oldestAt: null }),
    connections: () => [],
    groups: () => [],
    beingRead: () => 0,
  });
}

/** By the rows themselves: what the counts must say. */
function counted({ db }: TestRecords, hour: string, term: Term): number {
  const sql = 'SELECT count(*) FROM orders WHERE term = ? AND placed_at >= ? AND placed_at < ?';
  const end = new Date(Date.parse(hour) + HOUR).toISOString();
  // Stores leave the milliseconds out: "…00Z" comes after "…00.000Z".
  return Number(db.prepare(sql).pluck().get(term, hour.slice(0, 13), end.slice(0, 13)));
}

/** A few hundred changes of orders of two days, decided by their number alone. */
function changeOrders({ db, vault }: TestRecords, now: number): void {
  const book = createOrderBook(db, vault);
  for (let n = 0; n < 400; n += 1) {
    const key = String((n * 7) % 130);
    const placedAt = new Date(now - ((n * 37 * 60_000 + n * 1_000) % (48 * HOUR))).toISOString().replace(/\.000/, '');
    book.enter(n % 3 === 0 ? 'i' : 'j', storeOrder({ key, placedAt }), 1, placedAt);
    const term = TERMS[n % 4] ?? 'equal';
    book.stand('i', String((n * 11) % 130), 1, placedAt, { term, state: 'written', cause: null });
    if (n % 29 === 0) db.prepare('DELETE FROM orders WHERE store_key = ?').run(String(n % 130));
  }
}

it('has in each hour just the orders that the book has, whatever became of them', async () => {
  const records = await openTestRecords();
  const now = Date.UTC(2026, 10, 20, 10, 20);
  transaction(records.db, () => changeOrders(records, now));
  const { hours } = overviewAt(records, now);
  expect(hours.map(({ hour }) => hour).at(-1)).toBe('2026-11-20T10:00:00.000Z');
  expect(hours).toEqual(
    hours.map(({ hour }) => ({
      hour,
      ...Object.fromEntries(TERMS.map((term) => [term, counted(records, hour, term)])),
    })),
  );
  expect(TERMS.map((term) => hours.reduce((sum, hour) => sum + hour[term], 0) > 5)).toEqual([true, true, true, true]);
});

it.each([
  ['go back', Date.UTC(2026, 9, 25, 8, 30), '2026-10-24T22:00:00.000Z', '1 2 2 3', 25],
  ['go forward', Date.UTC(2026, 2, 29, 8, 30), '2026-03-28T23:00:00.000Z', '1 3 4 5', 23],
])(
  'on the day the clocks %s each order stands in its own hour, and today is that whole day',
  async (_, now, since, names, day) => {
    inZone('Europe/Berlin');
    const records = await openTestRecords();
    const book = createOrderBook(records.db, records.vault);
    const [first, last] = [Date.parse(since), Date.parse(since) + day * HOUR];
    for (let at = first - 24 * HOUR; at < last; at += HOUR)
      book.enter('i', storeOrder({ key: String(at), placedAt: new Date(at).toISOString() }), 1, since);

    const { hours, since: today, equations } = overviewAt(records, now);
    expect([new Set(hours.map(({ onTheWay }) => onTheWay)), hours.length]).toEqual([new Set([1]), 24]);
    const at = hours.findIndex(({ hour }) => hour === since);
    expect(hours.slice(at + 1, at + 5).map(({ hour }) => new Date(hour).getHours()).join(' ')).toBe(names); // prettier-ignore
    expect(today).toBe(since);
    expect(equations[0]?.byCurrency[0]?.store.count).toBe(day);
    expect(overviewAt(records, last - 1).since).toBe(since);
    expect(overviewAt(records, last).since).toBe(new Date(last).toISOString());
  },
);

/** Amounts of all kinds, also such as the sums have no room for. */
const AMOUNTS = ['19.99', '0.10', '7', '1234.5', '0.000001', '100000000.25', '3.12345678', '-4.50', '12345678901.23'];

it.each(['Europe/Berlin', 'Asia/Kolkata'])(
  'says of today what its orders come to one by one, whatever became of them, in %s',
  async (zone) => {
    inZone(zone);
    const records = await openTestRecords();
    const { db } = records;
    const now = Date.UTC(2026, 10, 20, 17, 20);
    transaction(db, () => changeOrders(records, now));
    const set = db.prepare('UPDATE orders SET total = ?, currency = ?, nav_total = ?, nav_currency = ? WHERE id = ?');
    const ids = db.prepare<[], number>('SELECT id FROM orders ORDER BY id').pluck().all();
    const spoil = (id: number, n: number) => {
      const amount = AMOUNTS[n % (n > 60 ? 9 : 6)] ?? '';
      const nav = n % 5 === 0 ? null : n % 31 === 0 ? '0.01' : amount;
      set.run(amount, n % 7 === 0 ? 'USD' : 'EUR', nav, n % 41 === 0 ? 'USD' : 'eur', id);
    };
    transaction(db, () => ids.forEach(spoil));
    const { since, equations } = overviewAt(records, now);
    const rows = db.prepare<[string], CountedOrder>(
      "SELECT * FROM orders WHERE integration_id = 'i' AND placed_at >= ?",
    );
    const sums = rows.all(since).map(sumOfOrder);
    expect(sums.length).toBeGreaterThan(20);
    expect(equations).toEqual([equationOf({ id: 'i', name: '', mode: 'live' }, sums, 0)]);
  },
);
