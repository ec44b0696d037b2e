import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../../main/flows/orders/changes.ts';
import { gate } from '../../../../main/flows/orders/gate.ts';
import { gatherItems } from '../../../../main/flows/mapping/gatherItems.ts';
import type { StoreLine } from '../../../../main/stores/store.ts';
import { plainRules, planned, storyOf } from './planning.ts';
import { storeOrder, teeLine } from './storeOrder.ts';

const fifty = { net: '50.00', tax: '0.00', exactNet: '50.00', exactTax: '0' };
const card: StoreLine = {
  ...teeLine, key: '9', name: 'Gift card 25', sku: 'gc-25', quantity: '2', amounts: fifty, amountsBeforeCoupons: fifty, taxes: [],
}; // prettier-ignore
const giftCards = { skus: ['GC-25', 'GC-50'], account: '3270' };
const sold = { lines: [teeLine, card], total: '69.99' };

describe('gift cards that are sold', () => {
  it('are lines without tax on the account of what is owed', () => {
    const plan = planned(sold, { giftCards });
    expect(plan.document.lines[1]).toEqual({
      kind: 'account', no: '3270', variantKey: null, unit: '', quantity: '2', description: 'Gift card 25', taxCode: 'NOVAT',
      unitPrice: '25.00', discountAmount: '0.00',
    });
    expect(storyOf(plan, '2')).toMatchObject({
      lineObjectNumber: ['3270', 'account for gift cards, SKU gc-25'],
      quantity: ['2', 'quantity in the store'],
    });
  }); // prettier-ignore

  it('are looked for among items where no such SKU is named', () => {
    expect(() => planned(sold, { giftCards: { ...giftCards, skus: ['GC-1'] } })).toThrow('gc-25');
  });

  it('cost NAV no question', async () => {
    const asked: string[] = [];
    const session = {
      items: async (numbers: readonly string[]) => (asked.push(...numbers), []),
      itemsByGtin: async () => [],
      itemReferences: async () => [],
      itemVariants: async () => [],
      variantsByCode: async () => [],
    };
    await gatherItems(session, { lines: [teeLine, card], rules: { ...plainRules, giftCards }, mappings: [] });
    expect(asked).toEqual(['ML-TS-001']);
  });

  it('wait for a person where the store taxes them', () => {
    const amounts = { net: '42.02', tax: '7.98', exactNet: '42.016807', exactTax: '7.983193' };
    const taxed = { ...card, amounts, amountsBeforeCoupons: amounts, taxes: [{ rateId: '1', amount: '7.983193', amountBeforeCoupons: '7.983193' }] }; // prettier-ignore
    expect(() => planned({ lines: [taxed], total: '50.00', totalTax: '7.98' }, { giftCards })).toThrow(
      'Order 101: the store charges tax on the gift card "Gift card 25".',
    );
  });

  it('do not say how the order is taxed', () => {
    const taxMap = [{ name: 'domestic', storeTax: 'charged', keepsItemTaxCodes: false }] as const;
    const plan = planned({ lines: [card], total: '50.00', totalTax: '0.00', taxRates: [] }, { giftCards, taxMap });
    expect(storyOf(plan)['taxTreatment']?.[0]).toContain('tax map row 1 (domestic)');
  });
});

describe("the store's taxes as lines", () => {
  const line = { storeTax: 'line', taxAccounts: [{ labels: ['Zoll'], account: '1' }, { labels: ['mwst'], account: '3806' }] } as const; // prettier-ignore

  it('are booked by their names, goods with the untaxed code, whatever the basis says', () => {
    const plan = planned({}, { ...line, taxes: [] });
    expect(plan.document.pricesIncludeTax).toBe(false);
    expect(plan.document.lines).toMatchObject([
      { kind: 'item', no: 'ML-TS-001', taxCode: 'NOVAT', unitPrice: '16.80' },
      { kind: 'account', no: '3806', taxCode: 'NOVAT', unitPrice: '3.19', quantity: '1', description: 'MwSt' },
    ]);
    expect(storyOf(plan, '2')['lineObjectNumber']).toEqual(['3806', 'tax account 2 for MwSt']);
    expect(storyOf(plan)['pricesIncludeTax']).toEqual(['false', "the store's taxes are lines of their own"]);
  });

  it('wait for a person where no account is for one', () => {
    expect(() => planned({}, { ...line, taxAccounts: [{ labels: ['VAT'], account: '1' }] })).toThrow(
      'Order 101: no account in NAV is mapped to the tax "MwSt" of the store.',
    );
    expect(() => planned({}, { ...line, taxAccounts: [] })).toThrow('no account');
    expect(planned({}, { ...line, taxAccounts: [{ account: '9' }] }).document.lines[1]?.no).toBe('9');
  });

  it('need no code for their rates in the tax map, and keep no item’s own code', () => {
    const taxMap = [{ name: 'US', storeTax: 'charged', keepsItemTaxCodes: true, untaxedTaxCode: 'NONTAX' }] as const;
    const plan = planned({}, { ...line, taxes: [], taxMap });
    expect(plan.document.lines.map(({ taxCode }) => taxCode)).toEqual(['NONTAX', 'NONTAX']);
  });
});

describe('tender', () => {
  const tender = [{ kind: 'giftCard', amount: '10.00' }, { kind: 'other', amount: '9.99' }] as const; // prettier-ignore

  it('lowers no line, and is told in the plan', () => {
    const paid = planned({ total: '0.00', tender });
    expect(paid.document.lines).toEqual(planned({}).document.lines);
    expect(storyOf(paid)['tender']).toEqual(['19.99', '0.00 left to pay of 19.99: gift card 10.00, other tender 9.99']);
    expect(storyOf(planned({}))['tender']).toBeUndefined();
  });

  it('that a field does not say waits for a person', () => {
    const order = { fields: { _gift_cards: 'used' } };
    expect(() => planned(order, { tender: { fields: ['_gift_cards'] } })).toThrow(
      'The field _gift_cards of order 101 does not say an amount.',
    );
  });

  it('makes an order cost something of which nothing was left to pay', () => {
    const rules = { ...plainRules, zeroTotals: 'leaveOut', paymentStates: ['paid'] } as const;
    const free = { total: '0.00', paidAt: null };
    expect(gate(storeOrder(free), rules)).toMatchObject({ kind: 'leftOut', code: 'zero-total-not-imported' });
    expect(gate(storeOrder({ ...free, tender }), rules)).toEqual({ kind: 'import' });
  });

  it('is not paid back with the money', () => {
    const money = { total: '9.99', refundedTotal: '9.99' };
    expect(gate(storeOrder(money), plainRules)).toMatchObject({ code: 'refunded-before-import' });
    expect(gate(storeOrder({ ...money, tender: tender.slice(0, 1) }), plainRules)).toEqual({ kind: 'import' });
  });

  it('is no change of an order: what it is worth stays', () => {
    expect(contentOf(storeOrder({ total: '0.00', tender }))).toEqual(contentOf(storeOrder()));
  });
});
