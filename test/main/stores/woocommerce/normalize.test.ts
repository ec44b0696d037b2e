import { describe, expect, it } from 'vitest';
import { big, isEqual, sum } from '../../../../main/base/money.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { readShape } from '../../../../main/stores/woocommerce/errors.ts';
import { toStoreOrder } from '../../../../main/stores/woocommerce/normalize.ts';
import { wooOrder } from '../../../../main/stores/woocommerce/shapes.ts';
import { recordedBody, recordedNames } from './recorded.ts';

const about = { system: 'shop', subject: 'order 21', once: false };

function normalized(body: Record<string, unknown>): StoreOrder {
  return toStoreOrder(readShape(wooOrder, body, about));
}

/** Whole orders among the recordings; others were asked for with `_fields`. */
const wholeOrders = recordedNames(/^order-(get|create|update|meta|untrash|delete)/).filter(
  (name) => 'order_key' in recordedBody(name),
);

const shownSum = (order: StoreOrder) => sum(order.lines.flatMap(({ amounts }) => [amounts.net, amounts.tax]));

/** A recorded order with some fields replaced. */
function guest(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...recordedBody('order-get-guest'), ...changes };
}

function guestWithLine(changes: Record<string, unknown>): Record<string, unknown> {
  const [first, ...others] = recordedBody('order-get-guest')['line_items'] as Record<string, unknown>[];
  return guest({ line_items: [{ ...first, ...changes }, ...others] });
}

describe('the arithmetic of every recorded order', () => {
  it('has recordings to be measured by', () => {
    expect(wholeOrders.length).toBeGreaterThan(15);
  });

  const perLine = wholeOrders.filter((name) => !name.includes('rounded-at-subtotal'));

  it.each(perLine)('the shown lines of %s make its total', (name) => {
    const order = normalized(recordedBody(name));
    expect(shownSum(order).toFixed(2)).toBe(order.total);
  });

  it.each(perLine)('the shown taxes of %s make its total tax', (name) => {
    const order = normalized(recordedBody(name));
    expect(sum(order.lines.map(({ amounts }) => amounts.tax)).toFixed(2)).toBe(order.totalTax);
  });

  it.each(wholeOrders)('every rate of a line of %s is named by the order', (name) => {
    const order = normalized(recordedBody(name));
    const known = new Set(order.taxRates.map(({ id }) => id));
    const used = order.lines.flatMap(({ taxes }) => taxes.map(({ rateId }) => rateId));
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  it('keeps the total where tax is rounded at the subtotal and the shown lines miss it', () => {
    const order = normalized(recordedBody('order-create-tax-rounded-at-subtotal'));
    expect(order.total).toBe('1.79');
    expect(shownSum(order).toFixed(2)).toBe('1.80');
  });

  it('reads the exact amounts behind it with six decimals', () => {
    const whole = recordedBody('order-create-tax-rounded-at-subtotal');
    const order = normalized({ ...whole, ...recordedBody('order-get-tax-rounded-at-subtotal-dp6') });
    expect(order.total).toBe('1.79');
    expect(order.totalTax).toBe('0.29');
    expect(order.lines[0]?.amounts).toEqual({ net: '0.50', tax: '0.10', exactNet: '0.5', exactTax: '0.095' });
    const exact = sum(order.lines.flatMap(({ amounts }) => [amounts.exactNet, amounts.exactTax]));
    expect(exact.toFixed()).toBe('1.785');
  });

  it("takes the line's own tax as shown and its rates' amounts as exact, where tax is rounded per line", () => {
    const whole = recordedBody('order-create-prices-include-tax');
    const order = normalized({ ...whole, line_items: recordedBody('order-get-dp4')['line_items'] });
    expect(order.lines[0]?.amounts).toEqual({ net: '47.24', tax: '8.98', exactNet: '47.2437', exactTax: '8.9763' });
    expect(order.lines[0]?.amountsBeforeCoupons).toMatchObject({ net: '50.40', tax: '9.58', exactTax: '9.575' });
    expect(shownSum(order).toFixed(2)).toBe('69.29');
  });
});

describe('a recorded guest order', () => {
  const order = normalized(guest());

  it('keeps what identifies it', () => {
    expect(order).toMatchObject({
      key: '21',
      number: '21',
      status: 'processing',
      currency: 'EUR',
      currencyDigits: 2,
      createdVia: 'rest-api',
      customerKey: null,
      email: 'juergen@guest.example',
      customerNote: 'Bitte klingeln – Danke! 😀',
      paymentMethod: 'bacs',
      pricesIncludeTax: false,
      refundedTotal: '0.00',
    });
  });

  it('tells its times as UTC instants, from the GMT fields', () => {
    const { date_created_gmt, date_modified_gmt, date_paid_gmt } = guest() as Record<string, string>;
    expect(order.placedAt).toBe(`${date_created_gmt}.000Z`);
    expect(order.modifiedAt).toBe(`${date_modified_gmt}.000Z`);
    expect(order.paidAt).toBe(`${date_paid_gmt}.000Z`);
  });

  it('lists items, then shipping, then fees, each with its rates', () => {
    expect(order.lines.map(({ key, kind, sku, quantity, method }) => [key, kind, sku, quantity, method])).toEqual([
      ['1', 'item', 'ML-TS-001', '2', ''],
      ['2', 'item', 'ML-HOOD-S-BLK', '1', ''],
      ['3', 'item', 'ML-COF-500', '3', ''],
      ['4', 'shipping', null, '1', 'flat_rate'],
      ['5', 'fee', null, '1', ''],
    ]);
    expect(order.lines[1]).toMatchObject({ productKey: '13', variationKey: '14' });
    expect(order.lines[2]?.taxes).toEqual([{ rateId: '2', amount: '1.61', amountBeforeCoupons: '1.78' }]);
    expect(order.taxRates).toEqual([
      { id: '1', percent: '19', label: 'MwSt 19', compound: false, amount: '16.87' },
      { id: '2', percent: '7', label: 'MwSt 7', compound: false, amount: '1.61' },
    ]);
    expect(order.coupons).toEqual([{ code: 'welcome10' }]);
  });

  it('gives shipping and fees the same amounts before and after coupons', () => {
    const shipping = order.lines[3];
    expect(shipping?.amountsBeforeCoupons).toEqual(shipping?.amounts);
    expect(shipping?.taxes).toEqual([{ rateId: '1', amount: '0.93', amountBeforeCoupons: '0.93' }]);
  });

  it('has another fingerprint than an order with the same id and another key or moment', () => {
    const others = [guest({ order_key: 'wc_order_other' }), guest({ date_created_gmt: '2026-11-22T01:42:39' })].map(
      (body) => normalized(body).fingerprint,
    );
    expect(new Set([order.fingerprint, ...others]).size).toBe(3);
    expect(normalized(guest({ status: 'completed', total: '1.00' })).fingerprint).toBe(order.fingerprint);
  });
});

describe('refunds', () => {
  it.each(['order-get-after-partial-refunds', 'order-get-after-full-refund', 'order-update-status-refunded'])(
    'of %s are summed up to a positive amount',
    (name) => {
      const body = recordedBody(name);
      const totals = (body['refunds'] as { total: string }[]).map(({ total }) => total);
      const order = normalized(body);
      expect(totals.length).toBeGreaterThan(0);
      expect(isEqual(order.refundedTotal, sum(totals).times(-1))).toBe(true);
      expect(big(order.refundedTotal).gt(0)).toBe(true);
    },
  );
});

describe('what shops and plugins make of it', () => {
  it('has ended where it was cancelled, its payment failed or it lies in the trash; a till is one by its source', () => {
    const endOf = (status: string) => normalized(guest({ status })).ended;
    expect(['completed', 'cancelled', 'failed', 'trash'].map(endOf)).toEqual([
      undefined,
      'cancelled',
      'declined',
      'trashed',
    ]);
    const till = { kind: 'pos', name: 'yith_pos' };
    expect(normalized(guest({ created_via: 'yith_pos' })).soldThrough).toEqual(till);
  });

  it('ships to the billing address where none is given', () => {
    const empty = Object.fromEntries(Object.keys(guest()['shipping'] as object).map((name) => [name, '']));
    const order = normalized(guest({ shipping: { ...empty, country: 'DE', state: 'DE-BE' } }));
    expect(order.shipping).toEqual(order.billing);
    expect(order.shipping.line1).toBe('Am Markt 5');
  });

  it('ships to its own address where one is given', () => {
    const shipping = { ...(guest()['shipping'] as object), address_1: 'Packstation 5' };
    expect(normalized(guest({ shipping })).shipping.line1).toBe('Packstation 5');
  });

  it.each([
    ['ids as text', { id: '1', product_id: '10', variation_id: '0' }, { key: '1', variationKey: null }],
    ['a quantity with decimals', { quantity: 0.75 }, { quantity: '0.75' }],
    ['a quantity as text', { quantity: '2.50' }, { quantity: '2.5' }],
    ['an amount as number', { total: 35.99 }, {}],
    ['a product that is gone', { sku: null, product_id: 0 }, { sku: null, productKey: null }],
    ['an article without code', { sku: '' }, { sku: null }],
    ['a numeric article code', { sku: 4711 }, { sku: '4711' }],
  ])('reads %s', (_name, changes, wanted) => {
    expect(normalized(guestWithLine(changes)).lines[0]).toMatchObject(wanted);
  });

  it('reads lists that PHP sent as objects', () => {
    const items = guest()['line_items'] as unknown[];
    const order = normalized(guest({ line_items: { '0': items[0], '2': items[2] }, coupon_lines: {} }));
    expect(order.lines.filter(({ kind }) => kind === 'item').map(({ key }) => key)).toEqual(['1', '3']);
  });

  it('leaves out a rate that is listed and does not apply', () => {
    const taxes = [
      { id: 1, total: '6.84', subtotal: '7.60' },
      { id: 9, total: '', subtotal: '' },
    ];
    expect(normalized(guestWithLine({ taxes })).lines[0]?.taxes.map(({ rateId }) => rateId)).toEqual(['1']);
  });

  it('never reads the float price', () => {
    expect(normalized(guestWithLine({ price: 'noise' }))).toEqual(normalized(guest()));
  });

  it('reads an order that was never modified as modified when placed', () => {
    const order = normalized(guest({ date_modified_gmt: null }));
    expect(order.modifiedAt).toBe(order.placedAt);
  });
});

describe("the shop's decimals", () => {
  it.each([
    ['EUR', '12.500000', 2, '12.50'],
    ['JPY', '1250.000000', 0, '1250'],
    ['KWD', '12.500000', 3, '12.500'],
    ['EUR', '12.345000', 3, '12.345'],
    ['EUR', '-0.000000', 2, '0.00'],
  ])('of %s with the total %s are %s', (currency, total, digits, shown) => {
    const order = normalized(guest({ currency, total }));
    expect([order.currencyDigits, order.total]).toEqual([digits, shown]);
  });
});

describe('an order of another shape', () => {
  it.each([
    ['total', guest({ total: '12,50' })],
    ['total', guest({ total: '' })],
    ['id', guest({ id: null })],
    ['currency', guest({ currency: '' })],
    ['date_created_gmt', guest({ date_created_gmt: '0000-00-00T00:00:00' })],
    ['line_items', guest({ line_items: 'Anna Schmidt' })],
    ['line_items[0].total_tax', guestWithLine({ total_tax: 'Anna Schmidt' })],
    ['line_items[0].taxes[0].total', guestWithLine({ taxes: [{ id: 1, total: 'Anna Schmidt', subtotal: '' }] })],
    ['billing', guest({ billing: 'Anna Schmidt' })],
    ['shipping_lines', guest({ shipping_lines: undefined })],
  ])('is refused naming %s, the order and no value', (path, body) => {
    const shape = () => normalized(body);
    expect(shape).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'store-wrong-shape', params: { subject: 'order 21', path } }),
    );
    expect(shape).toThrow(/order 21.* at /);
    expect(shape).not.toThrow(/Anna/);
  });
});
