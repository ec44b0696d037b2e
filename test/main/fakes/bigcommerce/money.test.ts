import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoStore } from '../../../fakes/bigcommerce/seed.ts';
import type { Purchase } from '../../../fakes/bigcommerce/purchase.ts';
import { exact, sumOf } from '../../../fakes/bigcommerce/decimals.ts';
import type { Body, StoreUnderTest } from './storeUnderTest.ts';
import { openStore } from './storeUnderTest.ts';

interface Golden {
  readonly name: string;
  readonly store: string;
  readonly settings: {
    readonly isTaxInclusivePricing: boolean;
    readonly rounding: string;
    readonly roundingStrategy: 'RATE_ROUNDING' | 'NO_ROUNDING';
  };
  readonly order: {
    readonly order: Record<string, string>;
    readonly products: readonly GoldenLine[];
    readonly taxes: readonly GoldenTax[];
  };
}
interface GoldenLine {
  readonly id: number;
  readonly quantity: number;
  readonly total_ex_tax: string;
  readonly total_inc_tax: string;
}
interface GoldenTax {
  readonly line_item_type: string;
  readonly order_product_id: number | null;
  readonly tax_rate_id: number;
  readonly rate: string;
}

const file = join(import.meta.dirname, '../../../fixtures/money/cases.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Golden[] };
const golden = cases.filter((each) => each.store === 'bigcommerce');

/** A store with a tax class for every set of rates in the case, and the case's order placed in it. */
function replay({ settings, order: { order, products, taxes } }: Golden): { store: StoreUnderTest; id: number } {
  const seed = demoStore();
  const isInclusive = settings.isTaxInclusivePricing;
  const ratesOf = (lineId: number | null): readonly GoldenTax[] =>
    taxes.filter((tax) => tax.order_product_id === lineId);
  const rate = (tax: GoldenTax, taxClassId: number) => ({
    id: tax.tax_rate_id,
    name: `Tax ${tax.rate}`,
    country: 'DE',
    priority: 0,
    taxClassId,
    percent: tax.rate,
  });
  const store = openStore({
    seed: {
      ...seed,
      settings: {
        ...seed.settings,
        currency: String(order['default_currency_code']),
        pricesIncludeTax: isInclusive,
        rounding: settings.roundingStrategy,
      },
      taxRates: [
        ...products.flatMap((line, at) => ratesOf(line.id).map((tax) => rate(tax, 10 + at))),
        ...ratesOf(null).map((tax) => rate(tax, 2)),
      ],
    },
  });
  const side = isInclusive ? 'inc' : 'ex';
  const purchase: Purchase = {
    items: products.map((line, at) => ({
      custom: {
        name: `Line ${line.id}`,
        price: exact(isInclusive ? line.total_inc_tax : line.total_ex_tax)
          .div(line.quantity)
          .toFixed(),
        taxClassId: 10 + at,
      },
      quantity: line.quantity,
    })),
    shipTos: [{ cost: String(order[`shipping_cost_${side}_tax`]) }],
    discount: String(order['discount_amount']),
  };
  return { store, id: store.shopper.placeOrder(purchase) };
}

describe('the arithmetic', () => {
  it.each(golden.map((each) => [each.name, each] as const))('makes the golden case "%s" again', (_name, each) => {
    const { store, id } = replay(each);
    const { id: _id, ...header } = each.order.order;
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject(header);
    const lines = store.call('GET', `/v2/orders/${id}/products?limit=250`).list;
    expect(lines).toMatchObject(each.order.products.map(({ id: _line, ...line }) => line));
    const taxes = store.call('GET', `/v2/orders/${id}/taxes?details=true&limit=250`).list;
    const wanted = each.order.taxes.map(({ order_product_id: _line, ...tax }) => tax);
    expect(taxes).toHaveLength(wanted.length);
    expect(taxes).toMatchObject(wanted);
  });
});

const everything: Purchase = {
  items: [
    { sku: 'ML-TS-001', quantity: 3, wrapping: '2.50', discounts: [{ name: 'Autumn sale', amount: '1.00' }] },
    { sku: 'ML-COF-500', quantity: 2 },
    { sku: 'ML-HOOD-S-BLK', picks: ['ML-MUG-001'], shipTo: 1 },
    { custom: { name: 'Engraving', price: '7.77' } },
    { sku: 'ML-EBOOK' },
    { giftCertificate: '25' },
  ],
  shipTos: [
    { cost: '4.90', handling: '1.10' },
    { cost: '6.90', address: { country_iso2: 'AT', country: 'Austria' } },
  ],
  coupons: ['WELCOME10'],
  discount: '3.33',
  fees: [{ name: 'Deposit', amount: '1.50' }],
  giftCertificate: { code: 'GC-1', amount: '10' },
  storeCredit: '5',
};

describe.each([
  ['prices with tax', true],
  ['prices without tax', false],
] as const)('an order with everything in it, %s', (_name, pricesIncludeTax) => {
  function place() {
    const store = openStore();
    store.admin.changeSettings({ pricesIncludeTax });
    const id = store.shopper.placeOrder(everything);
    const order = store.call('GET', `/v2/orders/${id}`).json;
    return { store, id, order, lines: store.call('GET', `/v2/orders/${id}/products?limit=250`).list };
  }
  const amount = (body: Body, name: string) => exact(String(body[name]));

  it('balances in header, lines and taxes', () => {
    const { store, id, order, lines } = place();
    const of = (name: string) => amount(order, name);
    expect(of('total_inc_tax').eq(of('total_ex_tax').plus(of('total_tax')))).toBe(true);
    const paid = sumOf(lines.map((line) => String(line['discounted_total_inc_tax'])))
      .plus(of('shipping_cost_inc_tax'))
      .plus(of('handling_cost_inc_tax'))
      .plus(of('wrapping_cost_inc_tax'))
      .plus(sumOf(store.stored.order(id)?.record.fees.map((fee) => fee.cost.incTax) ?? []));
    expect(paid.minus(of('total_inc_tax')).abs().lte('0.02')).toBe(true);
    const taxes = store.call('GET', `/v2/orders/${id}/taxes?details=true&limit=250`).list;
    const feeTax = sumOf(store.stored.order(id)?.record.fees.map((fee) => fee.cost.tax) ?? []);
    const taxed = sumOf(taxes.map((tax) => String(tax['line_amount']))).plus(feeTax);
    expect(taxed.minus(of('total_tax')).abs().lte('0.01')).toBe(true);
  });

  it('is kept by rate, so that the rates make up its total', () => {
    const { store, id } = place();
    const stored = store.stored.order(id);
    const shares = stored?.shares ?? [];
    expect(shares.map(({ rateId, percent }) => [rateId, percent])).toEqual(
      expect.arrayContaining([
        [0, '0'],
        [1, '19'],
        [1, '7'],
      ]),
    );
    const whole = sumOf(shares.flatMap(({ net, tax }) => [net, tax]));
    expect(
      whole
        .minus(stored?.total ?? '0')
        .abs()
        .lte('0.02'),
    ).toBe(true);
  });

  it('holds every discount once, in a line, and both sums of them in the header', () => {
    const { order, lines } = place();
    const discounts = lines.flatMap((line) => line['applied_discounts'] as Body[]);
    const sum = (isCoupon: boolean) =>
      sumOf(discounts.filter((each) => (each['code'] !== null) === isCoupon).map((each) => String(each['amount'])));
    expect(sum(true).eq(amount(order, 'coupon_discount'))).toBe(true);
    expect(sum(false).eq(amount(order, 'discount_amount'))).toBe(true);
    expect(order['discount_amount']).toBe('4.3300');
  });

  it('takes certificates and credit as payment, so that the total stays whole', () => {
    const { store, id, order } = place();
    const transactions = store.call('GET', `/v3/orders/${id}/transactions`).data;
    expect(transactions.map((each) => each['method'])).toEqual(['gift_certificate', 'store_credit', 'credit_card']);
    const paid = sumOf(transactions.map((each) => String(each['amount'])));
    expect(paid.eq(amount(order, 'total_inc_tax'))).toBe(true);
    expect(order).toMatchObject({ gift_certificate_amount: '10.0000', store_credit_amount: '5.0000' });
  });
});

describe('what an order may look like', () => {
  it('shows a picked article as a child line without price that still is a movement of stock', () => {
    const store = openStore();
    const before = store.stored.stock('ML-MUG-001');
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-HOOD-S-BLK', picks: ['ML-MUG-001'] }] });
    const [parent, child] = store.call('GET', `/v2/orders/${id}/products`).list;
    expect(child).toMatchObject({
      sku: 'ML-MUG-001',
      parent_order_product_id: parent?.['id'],
      price_inc_tax: '0.0000',
    });
    expect(child?.['is_bundled_product']).toBe(true);
    expect(store.stored.stock('ML-MUG-001')).toBe(before - 1);
  });

  it('has no shipping address for digital goods, certificates and pickups', () => {
    const store = openStore();
    const digital = store.shopper.placeOrder({ items: [{ sku: 'ML-EBOOK' }] });
    expect(store.call('GET', `/v2/orders/${digital}`).json).toMatchObject({
      order_is_digital: true,
      shipping_address_count: 0,
    });
    const pickup = store.shopper.placeOrder({ items: [{ sku: 'ML-TS-001' }], pickupAt: 2 });
    expect(store.call('GET', `/v2/orders/${pickup}/shipping_addresses`).status).toBe(204);
    const { pickups } = store.call('GET', `/v2/orders/${pickup}/consignments`).json as { pickups: Body[] };
    expect(store.call('GET', `/v2/orders/${pickup}/products`).list[0]?.['order_pickup_method_id']).toBe(
      pickups[0]?.['id'],
    );
    const gift = store.shopper.placeOrder({ items: [{ giftCertificate: '30' }] });
    const [line] = store.call('GET', `/v2/orders/${gift}/products`).list;
    expect(line).toMatchObject({ type: 'giftcertificate', product_id: 0, sku: '', total_tax: '0.0000' });
    expect(line).not.toHaveProperty('variant_id');
  });

  it('is paid in one currency and may be shown in another', () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-TS-001' }], currency: 'JPY', displayCurrency: 'GBP' });
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject({
      default_currency_code: 'JPY',
      currency_code: 'GBP',
      store_default_currency_code: 'EUR',
      total_inc_tax: '3238.0000',
    });
  });

  it('knows a guest by the billing address alone', () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001' }], billing: { email: 'gwen@people.example' } });
    const order = store.call('GET', `/v2/orders/${id}`).json;
    expect(order).toMatchObject({ customer_id: 0, billing_address: { email: 'gwen@people.example' } });
  });
});

describe('coupons', () => {
  it.each<[string, string, Partial<Record<string, string>>]>([
    ['a percentage', 'WELCOME10', { coupon_discount: '4.0000', total_inc_tax: '40.9000' }],
    ['an amount off the order', 'FIVE-OFF', { coupon_discount: '5.0000', total_inc_tax: '39.9000' }],
    ['an amount off each piece', 'ONE-EACH', { coupon_discount: '2.0000', total_inc_tax: '42.9000' }],
    [
      'free shipping',
      'SHIPFREE',
      { coupon_discount: '0.0000', base_shipping_cost: '0.0000', total_inc_tax: '40.0000' },
    ],
    [
      'an amount off shipping',
      'SHIP-2',
      { coupon_discount: '0.0000', base_shipping_cost: '2.9000', total_inc_tax: '42.9000' },
    ],
  ])('take off %s', (_name, code, wanted) => {
    const store = openStore();
    const id = store.shopper.placeOrder({
      items: [{ custom: { name: 'Plate', price: '20' }, quantity: 2 }],
      shipTos: [{ cost: '4.90' }],
      coupons: [code],
    });
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject(wanted);
    expect(store.call('GET', `/v2/orders/${id}/coupons`).list).toMatchObject([{ code, amount: expect.any(Number) }]);
  });
});

describe('after the checkout', () => {
  it('an order left at the payment page is paid later, and money held back is taken later still', () => {
    const store = openStore();
    const id = store.shopper.openCheckout({ items: [{ sku: 'ML-MUG-001' }] });
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject({ status_id: 0, payment_status: '' });
    store.shopper.finishCheckout(id, { payment: { authorizedOnly: true } });
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject({ status_id: 11, payment_status: 'authorized' });
    store.admin.capture(id);
    const events = store.call('GET', `/v3/orders/${id}/transactions`).data.map((each) => each['event']);
    expect(events).toEqual(['authorization', 'capture']);
  });

  it('a merchant may edit lines, which takes their discounts and is an update', () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001', quantity: 2 }], discount: '1' });
    const lineId = store.stored.order(id)?.record.lines[0]?.id ?? 0;
    store.clock.now += 60_000;
    store.admin.editLine(id, lineId, { quantity: 3 });
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject({
      total_inc_tax: '38.7000',
      discount_amount: '0.0000',
      date_modified: 'Sun, 22 Nov 2026 10:01:00 +0000',
    });
  });
});
