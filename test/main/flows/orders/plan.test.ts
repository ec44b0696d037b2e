import { describe, expect, it } from 'vitest';
import type { OrderFacts } from '../../../../main/flows/orders/plan.ts';
import type { OrderRules } from '../../../../main/flows/orders/rules.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { planned as planUnder, tee } from './planning.ts';
import { address, teeLine } from './storeOrder.ts';

function plan(order: Partial<StoreOrder> = {}, facts: Partial<OrderFacts> = {}, changes: Partial<OrderRules> = {}) {
  const known = { countries: ['DE', 'GB'], currencies: ['USD'] };
  return planUnder(order, { countries: { UK: 'GB' }, ...changes }, { ...known, ...facts });
}

const rowsOf = ({ story }: ReturnType<typeof plan>, group: string) =>
  Object.fromEntries(story.filter((row) => row.group === group).map((row) => [row.field, row]));

describe('the plan of an order', () => {
  it('tells of every value of the header what is written and where it comes from', () => {
    const header = rowsOf(plan(), 'header');
    expect(Object.fromEntries(Object.values(header).map(({ field, written, comesFrom }) => [field, [written, comesFrom]]))).toEqual({
      externalDocumentNumber: ['WOO-101', 'prefix "WOO-" and order number 101'],
      orderDate: ['2026-11-20', 'placed at 2026-11-20T09:00:00Z'],
      postingDate: ['2026-11-22', 'day of import'],
      currencyCode: ['EUR', 'order currency EUR'],
      pricesIncludeTax: ['true', 'basis "gross" of the integration'],
      sellToAddressLine1: ['Marktplatz 1', 'billing address of the order'],
      sellToCity: ['Freiburg', 'billing address of the order'],
      sellToState: ['DE-BW', 'billing address of the order'],
      sellToPostCode: ['79098', 'billing address of the order'],
      shipToName: ['Anna Vogt', 'shipping address of the order'],
      shipToAddressLine1: ['Marktplatz 1', 'shipping address of the order'],
      shipToCity: ['Freiburg', 'shipping address of the order'],
      shipToState: ['DE-BW', 'shipping address of the order'],
      shipToPostCode: ['79098', 'shipping address of the order'],
      email: ['anna@vogt.example', 'e-mail of the order'],
      phoneNumber: ['+49 761 1234', 'telephone of the billing address'],
    }); // prettier-ignore
  });

  it('tells of every value of a line what is written and where it comes from', () => {
    const line = rowsOf(plan(), '1');
    expect(Object.values(line).map(({ field, written, comesFrom, hasStory }) => [field, written, comesFrom, hasStory])).toEqual([
      ['description', 'Classic T-Shirt', 'name in the store', false],
      ['lineObjectNumber', 'ML-TS-001', 'SKU ML-TS-001', false],
      ['unitOfMeasureCode', 'PCS', 'base unit of the item', false],
      ['quantity', '1', 'quantity in the store', false],
      ['taxCode', 'VAT19', 'rate of 19 % in the store', true],
      ['unitPrice', '19.99', 'price from what the line costs', true],
      ['discountAmount', '0.00', 'no discount', false],
    ]); // prettier-ignore
  });

  it('writes shipping to its account with its own tax code', () => {
    const shipping = { ...teeLine, key: '2', kind: 'shipping' as const, name: 'DHL', sku: null, method: 'flat_rate' };
    const planned = plan({ lines: [teeLine, shipping], total: '39.98', totalTax: '6.38' });
    expect(planned.document.lines[1]).toMatchObject({ kind: 'account', no: '8400', unit: '', taxCode: 'VAT19' });
    expect(rowsOf(planned, '2')['lineObjectNumber']).toMatchObject({ comesFrom: 'account for shipping' });
  });

  it.each([
    ['leaves the tax code to NAV where the item’s own makes the rate', 'vat19', null],
    ['sends the tax code where the item has another', 'VAT7', 'VAT19'],
  ])('%s', (_name, taxCode, sent) => {
    expect(plan({}, { items: [{ ...tee, taxCode }] }).document.lines[0]?.taxCode).toBe(sent);
  });

  it('sends billing as sell-to and shipping as ship-to, each with its own country', () => {
    const shipping = {
      ...address,
      firstName: 'Eva',
      lastName: 'Ort',
      company: 'Ort & Co',
      line1: 'Kai 2',
      country: 'UK',
    };
    const { sellTo, shipTo } = plan({ shipping }).document;
    expect(sellTo).toEqual({ addressLine1: 'Marktplatz 1', addressLine2: '', city: 'Freiburg', state: 'DE-BW', postCode: '79098', country: 'DE' }); // prettier-ignore
    expect(shipTo).toMatchObject({ name: 'Ort & Co', contact: 'Eva Ort', addressLine1: 'Kai 2', country: 'GB' });
  });

  it('cuts what NAV has no room for, and says so', () => {
    const long = 'Straße '.repeat(20).trim();
    const planned = plan({ billing: { ...address, line1: long }, lines: [{ ...teeLine, name: 'x'.repeat(120) }] });
    expect(planned.document.sellTo?.addressLine1).toHaveLength(100);
    expect(rowsOf(planned, 'header')['sellToAddressLine1']).toMatchObject({ hasStory: true, comesFrom: expect.stringContaining('cut to 100') });
    expect(rowsOf(planned, '1')['description']).toMatchObject({ written: 'x'.repeat(100), hasStory: true });
  }); // prettier-ignore

  it('names the coupons beside the discount they make', () => {
    const line = {
      ...teeLine,
      amounts: { net: '15.12', tax: '2.87', exactNet: '15.117647', exactTax: '2.872353' },
      taxes: [{ rateId: '1', amount: '2.872353', amountBeforeCoupons: '3.191681' }],
    };
    const planned = plan({ lines: [line], total: '17.99', totalTax: '2.87', coupons: [{ code: 'welcome10' }] });
    expect(rowsOf(planned, '1')['discountAmount']).toMatchObject({ written: '2.00', comesFrom: 'discount from coupons (coupon welcome10)' });
  }); // prettier-ignore

  it('writes the shopper’s note as comment lines, broken between words', () => {
    const note = `Bitte beim Nachbarn abgeben 🙏 ${'und klingeln '.repeat(12)}`;
    const planned = plan({ customerNote: note });
    const comments = planned.document.lines
      .filter(({ kind }) => kind === 'comment')
      .map(({ description }) => description);
    expect(comments.length).toBeGreaterThan(1);
    expect(comments.join(' ')).toBe(note.trim());
    for (const comment of comments) expect(comment.length).toBeLessThanOrEqual(100);
    expect(rowsOf(planned, '2')['description']).toMatchObject({ comesFrom: 'note of the shopper' });
  });

  it('breaks a note without blanks, keeps no half of a character, and says where it ends', () => {
    const planned = plan({ customerNote: '🙏'.repeat(600) });
    const comments = planned.document.lines
      .filter(({ kind }) => kind === 'comment')
      .map(({ description }) => description);
    expect(comments).toHaveLength(10);
    expect(comments.every((comment) => comment.isWellFormed() && comment.length === 100)).toBe(true);
    expect(planned.story.at(-1)).toMatchObject({
      comesFrom: 'note of the shopper, cut after 10 lines',
      hasStory: true,
    });
  });

  it('tells the mapping of an item, its variant and its unit', () => {
    const mapped = { ...tee, key: 'i-2', no: 'TEE' };
    const planned = plan(
      {},
      { items: [mapped], variants: { 'i-2': [{ key: 'v-1', code: 'RED' }] } },
      { items: { 'ml-ts-001': { no: 'TEE', variant: 'RED', unit: 'BOX' } } },
    );
    expect(planned.document.lines[0]).toMatchObject({ no: 'TEE', variantKey: 'v-1', unit: 'BOX' });
    const line = rowsOf(planned, '1');
    for (const field of ['lineObjectNumber', 'variantCode', 'unitOfMeasureCode'])
      expect(line[field]).toMatchObject({ comesFrom: 'mapping of SKU ML-TS-001', hasStory: true });
  });

  it('keeps what it was made from, a refund of before included', () => {
    const { madeFrom } = plan({ refundedTotal: '1.00' });
    expect(madeFrom).toMatchObject({ fingerprint: 'f-101', content: { total: '19.99', refunded: '0', gone: false } });
  });

  it.each([
    ['placed', '2026-11-20', 'day of the order'],
    ['paid', '2026-11-20', 'day of the payment'],
    ['today', '2026-11-22', 'day of import'],
  ] as const)('posts on the day the integration says: %s', (postingDate, day, comesFrom) => {
    const planned = plan({}, {}, { postingDate });
    expect(planned.document.postingDate).toBe(day);
    expect(rowsOf(planned, 'header')['postingDate']).toMatchObject({ comesFrom });
  });

  it('leaves the currency blank for the local one and names any other', () => {
    expect(plan().document.currency).toBe('');
    expect(plan({ currency: 'USD' }).document.currency).toBe('USD');
  });

  it.each([
    ['a currency NAV does not have', { currency: 'SEK' }, 'currency-unknown'],
    ['a country NAV does not have', { shipping: { ...address, country: 'JP' } }, 'country-unknown'],
    ['a country that is only a word of JavaScript', { billing: { ...address, country: 'constructor' } }, 'country-unknown'],
    ['a SKU NAV does not have', { lines: [{ ...teeLine, sku: 'NONE' }] }, 'sku-unknown'],
    ['no e-mail address', { email: '' }, 'customer-email-missing'],
    ['a rate nobody mapped', { taxRates: [{ id: '1', percent: '16', label: '', compound: false }] }, 'tax-rate-unmapped'],
  ])('is refused for %s', (_name, order, code) => {
    expect(() => plan(order as Partial<StoreOrder>)).toThrow(expect.objectContaining({ code }));
  }); // prettier-ignore
});
