import { beforeEach, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../main/base/errors.ts';
import { createOrderBook, type OrderBook, onTheWay, parkedStanding } from '../../../../main/flows/orders/book.ts';
import { createOrderRows, type OrderRows } from '../../../../main/flows/orders/bookRows.ts';
import { createJobs } from '../../../../main/queue/jobs.ts';
import { openTestRecords, type TestRecords } from '../../support/records.ts';
import { storeOrder } from './storeOrder.ts';

let records: TestRecords;
let book: OrderBook;
let rows: OrderRows;

beforeEach(async () => {
  records = await openTestRecords();
  book = createOrderBook(records.db, records.vault);
  rows = createOrderRows(records.db, records.vault);
});

const AT = '2026-11-20T10:00:00.000Z';
const skuUnknown = (sku: string) =>
  new ConnectorError({ kind: 'invalid', code: 'sku-unknown', message: `${sku}?`, whatToDo: 'map', params: { sku } });
const inNav = { term: 'equal', state: 'written', cause: null, documentNo: 'S-ORD1', navTotal: '19.99', navCurrency: 'EUR' } as const; // prettier-ignore

function enter(key: string, placedAt = `2026-11-20T09:00:${key.padStart(2, '0')}Z`) {
  book.enter('i', storeOrder({ key, number: `N${key}`, placedAt }), 1, AT);
}

describe('the book of orders', () => {
  it('has one row per order, with what the store says now', () => {
    book.enter('i', storeOrder({ key: '7', total: '10.00' }), 1, AT, onTheWay('writing'));
    book.enter('i', storeOrder({ key: '7', total: '12.00', number: 'X-7' }), 2, AT);
    expect(rows.list({ limit: 10 })).toMatchObject([
      { store_key: '7', order_no: 'X-7', total: '12.00', term: 'onTheWay', state: 'writing', job_id: 2 },
    ]);
  });

  it('keeps the document’s number and total until it is told others', () => {
    enter('7');
    book.stand('i', '7', 1, AT, inNav);
    book.stand('i', '7', 2, AT, parkedStanding(skuUnknown('A')));
    expect(rows.one('i', '7')).toMatchObject({
      document_no: 'S-ORD1',
      nav_total: '19.99',
      cause_group: 'sku-unknown:A',
    });
    book.stand('i', '7', 3, AT, { term: 'leftOut', state: 'gone', cause: null, documentNo: null });
    expect(rows.one('i', '7')).toMatchObject({ document_no: null, nav_total: null, cause: null, cause_group: null });
  });

  it('says nothing of an order that is not in it', () => {
    book.stand('i', 'none', 1, AT, inNav);
    expect(book.standing('i', 'none')).toBeNull();
    expect(rows.list({ limit: 10 })).toEqual([]);
  });

  it('holds the shopper’s name and e-mail sealed only', () => {
    enter('7');
    const row = rows.one('i', '7');
    if (!row) throw new Error('no row');
    const { sealed, ...plain } = row;
    expect(JSON.stringify(plain)).not.toMatch(/anna|vogt/i);
    expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/anna|vogt/i);
    expect(rows.person(row)).toEqual({ name: 'Anna Vogt', email: 'anna@vogt.example' });
  });
});

describe('the rows of the book', () => {
  it('are paged newest first without a gap or a double, also where two were placed at once', () => {
    for (const key of ['1', '2', '3', '4', '5']) enter(key, '2026-11-20T09:00:00Z');
    enter('6', '2026-11-21T09:00:00Z');
    const seen: string[] = [];
    for (let below: { placedAt: string; id: number } | undefined; ;) {
      const page = rows.list({ limit: 2, ...(below && { below }) });
      seen.push(...page.map(({ store_key }) => store_key));
      const last = page.at(-1);
      if (!last) break;
      below = { placedAt: last.placed_at, id: last.id };
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1']);
  });

  it.each([
    ['a term', { term: 'equal' }, ['2']],
    ['an integration', { integrationId: 'other' }, ['3']],
    ['the beginning of an order number', { text: 'N1' }, ['1']],
    ['the beginning of a document number in small letters', { text: 's-or' }, ['2']],
    ['an instant', { since: '2026-11-20T09:00:02Z' }, ['3', '2']],
    ['all at once', { term: 'equal', text: 'N', since: '2026-11-20T09:00:00Z' }, ['2']],
    ['what looks like SQL', { text: "' OR 1=1 --" }, []],
  ] as const)('are found by %s', (_name, filter, wanted) => {
    enter('1');
    enter('2');
    book.stand('i', '2', 1, AT, inNav);
    book.enter('other', storeOrder({ key: '3', number: 'N3', placedAt: '2026-11-20T09:00:03Z' }), 1, AT);
    expect(rows.list({ ...filter, limit: 10 }).map(({ store_key }) => store_key)).toEqual(wanted);
    expect(rows.count(filter)).toBe(wanted.length);
  });

  it('of orders that wait tell their groups, oldest first', () => {
    for (const key of ['1', '2', '3']) enter(key);
    book.stand('i', '2', 1, AT, parkedStanding(skuUnknown('A')));
    book.stand('i', '1', 1, AT, parkedStanding(skuUnknown('A')));
    book.stand('i', '3', 1, AT, parkedStanding(skuUnknown('B')));
    expect(rows.waiting().map(({ causeGroup }) => causeGroup)).toEqual([
      'sku-unknown:A',
      'sku-unknown:A',
      'sku-unknown:B',
    ]);
    expect(rows.waitingFor('sku-unknown:A', 1).map(({ store_key }) => store_key)).toEqual(['1']);
  });

  it('tell jobs of orders that were never read: those that run, and those that wait for a person', () => {
    const jobs = createJobs(records.db);
    const ring = (recordKey: string) =>
      jobs.add({ key: `order/i/${recordKey}`, kind: 'order', integrationId: 'i', needs: [], recordKey, actor: 'poll', runAt: 5, priority: 0 }); // prettier-ignore
    enter('1');
    ring('1');
    ring('8');
    const parked = ring('9');
    const cause = JSON.stringify({ code: 'store-wrong-shape' });
    records.db
      .prepare(`UPDATE jobs SET state = 'parked', cause_group = 'store-wrong-shape', cause = ? WHERE id = ?`)
      .run(cause, parked);
    expect(rows.notYetRead('i')).toBe(1);
    expect(rows.parkedUnread()).toEqual([{ causeGroup: 'store-wrong-shape', cause, count: 1, oldestAt: 5 }]);
  });
});
