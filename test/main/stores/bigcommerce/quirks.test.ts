import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { big } from '../../../../main/base/money.ts';
import { bigError } from '../../../../main/stores/bigcommerce/errors.ts';
import {
  bodyOrEmptyList,
  feeAsDeclared,
  feesIn,
  isGone,
  readRateWindow,
  toInstantOrNull,
  v3PageOf,
} from '../../../../main/stores/bigcommerce/quirks.ts';
import { bigFees, bigTaxes } from '../../../../main/stores/bigcommerce/shapes.ts';
import { ratesOf, taxesOf, taxesOfCost } from '../../../../main/stores/bigcommerce/taxes.ts';
import { readBigDelivery } from '../../../../main/stores/bigcommerce/webhooks.ts';
import type { FakeRequest, FakeResponse } from '../../../fakes/http.ts';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import { connect, openFake, PURCHASE } from './connected.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/bigcommerce/${name}.json`, import.meta.url), 'utf8');
const origin = { actor: 'engine' };
const about = { system: 'shop', subject: 'order 250', once: false };
const response = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  body,
  headers,
});
const PAGE = '<!DOCTYPE html><title>Down for maintenance</title>';

/** The simulated store, of which some answers are others; a path's first part that fits decides. */
function openStore(answers: Readonly<Record<string, FakeResponse>> = {}) {
  const instead = ({ method, url }: FakeRequest) => {
    const path = url.replace('/stores/abc123/', '');
    const found = Object.entries(answers).find(([start]) => `${method} ${path}`.startsWith(start));
    return found?.[1] ?? null;
  };
  const open = openFake({}, instead);
  return { ...open, session: connect(open, ACCOUNTS.full, 'our-secret').as(origin) };
}

const json = (status: number, body: unknown): FakeResponse => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const html = (status: number): FakeResponse => ({ status, headers: { 'Content-Type': 'text/html' }, body: PAGE });

describe('what BigCommerce does', () => {
  it.each([
    ['Tue, 05 Mar 2019 21:40:11 +0000', '2019-03-05T21:40:11.000Z'],
    ['2019-03-05T21:40:11+00:00', '2019-03-05T21:40:11.000Z'],
    ['2019-03-05T21:40:11Z', '2019-03-05T21:40:11.000Z'],
    ['', null],
    ['soon', null],
  ])('reads the date "%s" as %s', (given, wanted) => {
    expect(toInstantOrNull(given)).toBe(wanted);
  });

  it('has lists that are answered without a body when they are empty', () => {
    expect(bodyOrEmptyList(204, '')).toBe('[]');
    expect(bodyOrEmptyList(200, ' ')).toBe('[]');
    expect(bodyOrEmptyList(200, '{"id":1}')).toBe('{"id":1}');
    expect(v3PageOf([])).toEqual({ data: [], meta: { pagination: { current_page: 1, total_pages: 1 } } });
    expect(v3PageOf({ data: [1] })).toEqual({ data: [1] });
  });

  it('shows fees as an array, within an object, and with a slip in a name', () => {
    const rows = bigFees.parse(feesIn(JSON.parse(fixture('order-fees-official'))));
    expect(rows.map((fee) => fee.cost_ex_tax)).toEqual(['12.3', '4']);
    const { cost_ex_tax: _own, ...rest } = { id: 1, cost_ex_tax: 0, cost_inc_tax: '12', cost_tax: '2' };
    expect(bigFees.parse([{ ...rest, cost_exc_tax: '10.0000' }])).toMatchObject([{ cost_ex_tax: '10' }]);
    expect(feeAsDeclared(null)).toBeNull();
  });

  it('says the quota in headers, and sometimes nothing', () => {
    const headers = {
      'x-rate-limit-requests-left': '7',
      'x-rate-limit-requests-quota': '150',
      'x-rate-limit-time-reset-ms': '15000',
      'x-rate-limit-time-window-ms': '30000',
    };
    expect(readRateWindow(headers)).toEqual({ left: 7, quota: 150, resetMs: 15_000, windowMs: 30_000 });
    expect(readRateWindow({ ...headers, 'x-rate-limit-requests-left': '' })).toBeNull();
  });

  it.each([
    ['an error of V2, an array', 404, fixture('v2-404-official'), 'store-record-gone', 'notFound'],
    ['a field that is not known', 400, fixture('v2-400-unsupported-field'), 'store-refused', 'invalid'],
    ['an error of V3, an object', 403, fixture('v3-403-official'), 'permission-missing', 'permission'],
    ['errors of a batch', 422, fixture('variants-batch-422'), 'store-refused', 'invalid'],
    ['a wrong token', 401, fixture('v3-401-official'), 'signin-refused', 'authentication'],
    ['maintenance, a page', 503, PAGE, 'store-not-json', 'unavailable'],
    ['a page where the API would say no', 404, PAGE, 'store-not-json', 'unavailable'],
  ])('answers %s', (_, status, body, code, kind) => {
    expect(bigError(response(status, body), about)).toMatchObject({ code, kind, status });
  });

  it('is waited for as long as the longer of two headers says', () => {
    const asked = (headers: Readonly<Record<string, string>>) => bigError(response(429, '{}', headers), about);
    expect(asked({ 'x-retry-after': '15' })).toMatchObject({ kind: 'rateLimited', retryAfterMs: 15_000 });
    expect(asked({ 'x-retry-after': '15', 'retry-after': '40' })).toMatchObject({ retryAfterMs: 40_000 });
    expect(asked({}).retryAfterMs).toBeUndefined();
  });

  it('takes several rates on one shipping cost', () => {
    const row = { line_item_type: 'shipping', order_product_id: null, name: 'VAT' };
    const taxes = bigTaxes.parse([
      { ...row, tax_rate_id: 1, rate: '19', line_amount: '0.5000' },
      { ...row, tax_rate_id: 2, rate: '7', line_amount: '0.1000' },
      { ...row, tax_rate_id: 1, rate: '19', line_amount: '0.2000' },
      { ...row, line_item_type: 'item', order_product_id: 5, tax_rate_id: 1, rate: '19', line_amount: '9' },
    ]);
    expect(taxesOf(taxes, { kind: 'shipping' }).map(({ amount }) => amount)).toEqual(['0.7', '0.1']);
  });

  it('names no rate at a fee, which is the one that makes its tax: of its class first, and never one of several', () => {
    const row = { line_item_type: 'item', name: 'VAT', line_amount: '1' };
    const [low, full, near] = bigTaxes.parse([
      { ...row, tax_rate_id: 7, rate: '7', order_product_id: 1, tax_class_id: 4 },
      { ...row, tax_rate_id: 19, rate: '19', order_product_id: 2, tax_class_id: null },
      { ...row, tax_rate_id: 20, rate: '20', order_product_id: 3, tax_class_id: 5 },
    ]);
    const fee = (net: string, tax: string, taxClass: string | null, ...taxes: readonly (typeof low)[]) =>
      taxesOfCost({ net: big(net), tax: big(tax), taxClass }, taxes.filter((one) => one !== undefined), 2); // prettier-ignore
    expect(fee('2.10', '0', null, low)).toEqual([]);
    expect(fee('2.10', '0.40', '4', low)).toMatchObject([{ rateId: '?', amount: '0.4', unsaidRate: 'none' }]);
    expect(fee('2.10', '0.40', '4', low, full)).toEqual([
      { rateId: '19/19/VAT', amount: '0.4', amountBeforeCoupons: '0.4' },
    ]);
    // A tenth of 0.50 is 19 % as well as 20 %.
    expect(fee('0.50', '0.10', null, full, near)).toMatchObject([{ rateId: '?', unsaidRate: 'several' }]);
    expect(fee('0.50', '0.10', '5', full, near)).toMatchObject([{ rateId: '20/20/VAT' }]);
  });

  it('takes rates of a later priority on the taxes before them', () => {
    const row = { line_item_type: 'item', order_product_id: 1, name: 'Tax', line_amount: '0' };
    const taxes = bigTaxes.parse([
      { ...row, tax_rate_id: 1, rate: '5', priority: 1 },
      { ...row, tax_rate_id: 2, rate: '10', priority: 2 },
    ]);
    expect(ratesOf(taxes, []).map(({ percent, compound }) => [percent, compound])).toEqual([
      ['5', false],
      ['10', true],
    ]);
    const fee = { net: big('100'), tax: big('15.50'), taxClass: null };
    expect(taxesOfCost(fee, taxes, 2).map(({ amount }) => amount)).toEqual(['5', '10.5']);
  });

  it('may tell of a wildcard webhook by its wildcard, and then the body says what it is about', () => {
    const body = (data: unknown) => JSON.stringify({ scope: 'store/order/*', data });
    const read = (data: unknown) => readBigDelivery({ topic: 'store/order/*', body: body(data) });
    expect(read({ type: 'order', id: 250 })).toMatchObject({ kind: 'order', orderKey: '250' });
    expect(read({ type: 'transaction', order_id: '250' })).toMatchObject({ kind: 'order', orderKey: '250' });
  });
});

describe('an order of BigCommerce', () => {
  it('is gone where the API says so, and not where a page stands in its place', async () => {
    expect(isGone(response(404, fixture('v2-404-official')))).toBe(true);
    const { session } = openStore({ 'GET v2/orders/': html(404) });
    await expect(session.order('1001')).rejects.toMatchObject({ code: 'store-not-json' });
    await expect(session.findOrders('1001')).rejects.toMatchObject({ code: 'store-not-json' });
  });

  it('has its fees read from their own list, where the header shows a link in place of them', async () => {
    const link = {
      url: 'https://api.bigcommerce.com/stores/abc123/v2/orders/1001/fees',
      resource: '/orders/1001/fees',
    };
    const plain = openFake();
    const key = String(plain.fake.shopper.placeOrder({ ...PURCHASE, fees: [{ name: 'Assembly', amount: '5.00' }] }));
    const header = plain.fake.handle(request(`v2/orders/${key}?include=fees`));
    const shown = json(200, { ...JSON.parse(header.body), fees: link });
    const { session, fake } = openStore({ [`GET v2/orders/${key}?`]: shown });
    fake.shopper.placeOrder({ ...PURCHASE, fees: [{ name: 'Assembly', amount: '5.00' }] });
    expect((await session.order(key))?.lines.map(({ name }) => name)).toContain('Assembly');
  });

  it('has ended by the number of its status, or archived whatever that is, and is called as the merchant does', async () => {
    const { session, fake } = openStore();
    const key = String(fake.shopper.placeOrder(PURCHASE));
    const read = async () => {
      const { status, statusName, ended } = (await session.order(key)) ?? {};
      return { status, statusName, ended };
    };
    expect(await read()).toEqual({ status: '11', statusName: 'Awaiting Fulfillment', ended: undefined });
    fake.admin.setStatus(Number(key), 5);
    expect(await read()).toEqual({ status: '5', statusName: 'Cancelled', ended: 'cancelled' });
    fake.admin.setStatus(Number(key), 6);
    expect(await read()).toMatchObject({ ended: 'declined' });
    fake.admin.archiveOrder(Number(key));
    expect(await read()).toEqual({ status: 'archived', statusName: undefined, ended: 'archived' });
  });

  it('that is collected goes to where it is collected, which its consignments alone say', async () => {
    const { session, fake, asked } = openStore();
    const abroad = { ...PURCHASE.billing, country_iso2: 'AT', city: 'Wien' };
    const { shipTos: _none, ...purchase } = PURCHASE;
    const key = String(fake.shopper.placeOrder({ ...purchase, billing: abroad, pickupAt: 2 }));
    const order = await session.order(key);
    expect(order?.shipping).toMatchObject({ country: 'DE', city: 'Berlin', lastName: 'Schmidt' });
    expect(order?.billing).toMatchObject({ country: 'AT', city: 'Wien' });
    expect(asked.filter((one) => /consignments|shipping_addresses/.test(one))).toEqual([
      `GET v2/orders/${key}/consignments`,
    ]);
    expect(asked).toHaveLength(5);
  });

  it('that is collected in part goes to the address of the rest, and says so without being asked for more', async () => {
    const { session, fake, asked } = openStore();
    const items = [
      { sku: 'ML-TS-001', quantity: 1 },
      { sku: 'ML-NB-A5', quantity: 1, isFetched: true },
    ];
    const read = async (purchase: Partial<typeof PURCHASE>) =>
      session.order(String(fake.shopper.placeOrder({ ...PURCHASE, ...purchase, pickupAt: 2 })));
    const order = await read({ items });
    expect(order).toMatchObject({ isPartlyCollected: true, shipping: { lastName: 'Schmidt', company: '' } });
    expect(asked.some((one) => one.includes('consignments'))).toBe(false);
    expect(await read({ items: items.slice(1), shipTos: [] })).not.toHaveProperty('isPartlyCollected');
  });

  it('that is collected in two shops goes to several places', async () => {
    const { shipTos: _none, ...purchase } = PURCHASE;
    const location = { name: 'Shop', address_line_1: '', address_line_2: '', city: 'Berlin', state: '', postal_code: '', country_alpha2: 'DE', phone: '' }; // prettier-ignore
    const read = async (cities: readonly string[]) => {
      const pickups = cities.map((city) => ({ location: { ...location, city } }));
      const { session, fake } = openStore({ 'GET v2/orders/1001/consignments': json(200, { pickups }) });
      return (await session.order(String(fake.shopper.placeOrder({ ...purchase, pickupAt: 2 }))))?.hasSeveralShipTos;
    };
    expect(await read(['Berlin', 'Berlin'])).toBeUndefined();
    expect(await read(['Berlin', 'Hamburg'])).toBe(true);
  });

  it('that is collected and has no consignments, or is sent by mail alone, goes to the billing address', async () => {
    const { shipTos: _none, ...purchase } = PURCHASE;
    const keyed = openStore({ 'GET v2/orders/1001/consignments': json(404, JSON.parse(fixture('v2-404-official'))) });
    const key = String(keyed.fake.shopper.placeOrder({ ...purchase, pickupAt: 2 }));
    expect((await keyed.session.order(key))?.shipping).toMatchObject({ lastName: 'Schmidt', company: '' });
    const { session, fake, asked } = openStore();
    const digital = fake.stored.products().find(({ type }) => type === 'digital')?.variants[0]?.sku ?? '';
    await session.order(String(fake.shopper.placeOrder({ ...purchase, items: [{ sku: digital }] })));
    expect(asked.filter((one) => /consignments|shipping_addresses/.test(one))).toEqual([]);
  });

  it('has all its lines, and not the 250 of a page', async () => {
    const { session, fake, asked } = openStore();
    const items = Array.from({ length: 251 }, (_, at) => ({ custom: { name: `Line ${at}`, price: '1.00' } }));
    const order = await session.order(String(fake.shopper.placeOrder({ ...PURCHASE, items })));
    expect(order?.lines.filter(({ kind }) => kind === 'item')).toHaveLength(251);
    expect(asked.filter((one) => one.includes('/products?'))).toHaveLength(2);
  });

  it('was paid back by what was not declined', async () => {
    const refund = (id: number, payments: readonly { amount: number; is_declined: boolean }[]) => ({
      id,
      order_id: 1001,
      created: '2026-11-22T10:00:00+00:00',
      total_amount: 10,
      payments,
    });
    const data = [
      refund(1, [{ amount: 10, is_declined: false }]),
      refund(2, [{ amount: 10, is_declined: true }]),
      refund(3, [
        { amount: 7.5, is_declined: false },
        { amount: 2.5, is_declined: true },
      ]),
      refund(4, []),
    ];
    const { session, fake } = openStore({
      'GET v3/orders/1001/payment_actions/refunds': json(200, { data, meta: {} }),
    });
    fake.shopper.placeOrder({ ...PURCHASE, status: 14 });
    expect((await session.order('1001'))?.refundedTotal).toBe('27.50');
  });

  /** A list of order 1001 as the simulated store gives it, to be given otherwise. */
  function rowsOf(list: string): readonly Readonly<Record<string, unknown>>[] {
    const { fake } = openStore();
    fake.shopper.placeOrder(PURCHASE);
    const headers = { accept: 'application/json', 'x-auth-token': ACCOUNTS.full.token };
    const url = `/stores/abc123/v2/orders/1001/${list}`;
    return JSON.parse(fake.handle({ method: 'GET', url, headers, body: new Uint8Array(), secure: true }).body) as [];
  }

  it.each([
    ['its transactions', 'GET v3/orders/1001/transactions', () => ({ data: [{ event: 'refund', status: 'ok', date_created: '2026-11-22T10:00:00Z' }] })],
    ['a line', 'GET v2/orders/1001/products', () => rowsOf('products').map((row) => ({ ...row, quantity_refunded: 1 }))],
  ])('was paid back where its status does not say so and %s shows it', async (_, asked, answer) => {
    const data = [{ id: 1, order_id: 1001, created: '2026-11-22T10:00:00Z', total_amount: 10, payments: [] }];
    const answers = { [asked]: json(200, answer()), 'GET v3/orders/1001/payment_actions/refunds': json(200, { data }) };
    const { session, fake } = openStore(answers);
    fake.shopper.placeOrder(PURCHASE);
    expect((await session.order('1001'))?.refundedTotal).toBe('10.00');
  }); // prettier-ignore

  it('is read with taxes of a kind that nobody knows yet, and once from a list that knows no pages', async () => {
    const taxes = rowsOf('taxes?details=true');
    const many = Array.from({ length: 300 }, () => ({
      ...taxes[0],
      line_item_type: 'surcharge',
      line_amount: '0.0000',
    }));
    const { session, fake, asked } = openStore({ 'GET v2/orders/1001/taxes': json(200, [...taxes, ...many]) });
    fake.shopper.placeOrder(PURCHASE);
    const order = await session.order('1001');
    expect([order?.contradiction, order?.lines[0]?.taxes.length]).toEqual([undefined, 1]);
    expect(asked.filter((one) => one.includes('/taxes'))).toHaveLength(1);
  });
});

describe('a list of BigCommerce', () => {
  it('rings for every order, of which one has an amount that is none', async () => {
    const dates = { date_created: 'Sun, 22 Nov 2026 10:00:00 +0000', date_modified: 'Sun, 22 Nov 2026 10:00:00 +0000' };
    const rows = [{ id: 1, status_id: 11, total_inc_tax: null, ...dates }, { id: 2, status_id: 11, ...dates }];
    const refunds = [{ id: 5, order_id: 1, created: '2026-11-22T10:00:00Z', total_amount: null }];
    const { session } = openStore({
      'GET v2/orders?': json(200, rows),
      'GET v3/orders/payment_actions/refunds': json(200, { data: refunds, meta: { pagination: { current_page: 1, total_pages: 1 } } }),
    });
    const since = '2026-11-22T09:00:00.000Z';
    expect((await session.ordersChangedSince(since, 1, ['11'])).changes.map(({ key }) => key)).toEqual(['1', '2']);
    expect(await session.countOrders('changed', { after: since, statuses: ['11'] })).toBe(2);
    expect((await session.refundsChangedSince(since, 1))?.refunds.map(({ orderKey }) => orderKey)).toEqual(['1']);
  }); // prettier-ignore
});

describe('webhooks of BigCommerce', () => {
  const wanted = { topic: 'store/order/created', deliveryUrl: 'https://hooks.example/receive/abc', name: 'ours' };

  it('that are there already, after a lost answer or under another name, are taken over', async () => {
    const { session, fake } = openStore();
    const first = await session.createSubscription({ ...wanted, name: 'of another life' });
    const second = await session.createSubscription(wanted);
    expect(second).toEqual({ ...first, name: 'ours' });
    expect(fake.stored.hooks()).toMatchObject([{ headers: { 'x-connector-secret': 'our-secret' } }]);
  });

  it('that carry a secret of before are none of ours, and are taken over with the one in force', async () => {
    const { session, fake, ...open } = openStore();
    await session.createSubscription(wanted);
    expect((await session.subscriptions()).map(({ name }) => name)).toEqual(['ours']);
    const later = connect({ fake, ...open }, ACCOUNTS.full, 'another-secret').as(origin);
    expect((await later.subscriptions()).map(({ name }) => name)).toEqual(['']);
    await later.createSubscription(wanted);
    expect((await later.subscriptions()).map(({ name }) => name)).toEqual(['ours']);
    expect(fake.stored.hooks()).toMatchObject([{ headers: { 'x-connector-secret': 'another-secret' } }]);
  });

  it.each([{ 'x-connector-name': 'ours' }, { 'x-connector-name': 'ours', 'x-connector-secret': '****' }])(
    'whose secret the store keeps to itself stay ours',
    async (headers) => {
      const hook = { id: 7, scope: wanted.topic, destination: wanted.deliveryUrl, is_active: true, headers };
      const { session } = openStore({
        'GET v3/hooks': json(200, { data: [hook], meta: { pagination: { current_page: 1, total_pages: 1 } } }),
      });
      expect((await session.subscriptions()).map(({ name }) => name)).toEqual(['ours']);
    },
  );

  it('that are refused for another reason are told', async () => {
    const { session } = openStore({ 'POST v3/hooks': json(422, JSON.parse(fixture('hook-create-422-official'))) });
    await expect(session.createSubscription(wanted)).rejects.toMatchObject({ code: 'store-refused' });
  });

  it('that are held back for our address are told, others are not', async () => {
    const admin = json(200, JSON.parse(fixture('hooks-admin')));
    const { session } = openStore({ 'GET v3/hooks/admin': admin });
    expect(await session.deliveryTrouble?.('https://hooks.example.com/bc/1f0c')).toEqual({
      heldBackSeconds: 142,
      mailedTo: ['webhooks@example.com'],
    });
    expect(await session.deliveryTrouble?.(wanted.deliveryUrl)).toMatchObject({ heldBackSeconds: 0 });
    expect(await openStore().session.deliveryTrouble?.(wanted.deliveryUrl)).toEqual({
      heldBackSeconds: 0,
      mailedTo: [],
    });
  });

  it('are mailed about to whoever is named, instead of who was', async () => {
    const { session, fake, asked } = openStore();
    await session.mailDeliveryTrouble?.(['it@shop.example', 'boss@shop.example']);
    await session.mailDeliveryTrouble?.(['it@shop.example']);
    expect(fake.stored.hookEmails()).toEqual(['it@shop.example']);
    expect(asked).toEqual(['PUT v3/hooks/admin', 'PUT v3/hooks/admin']);
    expect(await session.deliveryTrouble?.(wanted.deliveryUrl)).toMatchObject({ mailedTo: ['it@shop.example'] });
  });

  it('may be none, without a body', async () => {
    const { session } = openStore({ 'GET v3/hooks': { status: 204, headers: {}, body: '' } });
    expect(await session.subscriptions()).toEqual([]);
  });
});

function request(path: string): FakeRequest {
  const headers = { accept: 'application/json', 'x-auth-token': ACCOUNTS.full.token };
  return { method: 'GET', url: `/stores/abc123/${path}`, headers, body: new Uint8Array(), secure: true };
}
