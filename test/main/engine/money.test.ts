import { describe, expect, it } from 'vitest';
import { administrator, anna, openShop, type ShopWorld } from './shopWorld.ts';

const detail = (shop: ShopWorld, id: number) =>
  shop.world.engine().calls['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);

const inEuros = async (shop: ShopWorld) => {
  const { equations } = await shop.world.engine().calls['overview.get']({}, administrator);
  return equations[0]?.byCurrency;
};

const linesOf = (shop: ShopWorld, id: number) =>
  shop.documents(id)[0]?.lines.map(({ description, quantity, unitPrice, taxCode }) => {
    return [description, Number(quantity), Number(unitPrice), taxCode].join(' | ');
  });

describe.each(['api', 'pages'] as const)('money that is no money, over %s', (surfaces) => {
  it('gift cards and store credit pay for an order and lower nothing of its document', async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ tender: { fields: ['_credit_used'] } });
    const plain = shop.order();
    const credit = { amount: '5.00', field: '_credit_used', value: { 'C-1': '3.00', 'C-2': 2 } };
    const id = shop.order({ giftCards: [{ code: 'SECRET-CODE', amount: '10.00' }], credit });
    const wholly = shop.order({ giftCards: [{ code: 'SECRET-CODE', amount: '52.47' }] });
    await shop.tell();
    expect(shop.world.shop.stored.order(id)?.total).toBe('37.47');
    expect(shop.world.shop.stored.order(wholly)?.total).toBe('0.00');
    for (const one of [plain, id, wholly]) {
      expect(await shop.row(one)).toMatchObject({ term: 'equal', storeTotal: { amount: '52.47' } });
      expect(shop.documents(one)[0]?.totals).toMatchObject({ gross: '52.47' });
    }
    expect(linesOf(shop, id)).toEqual(linesOf(shop, plain));
    await shop.importOrder(id);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', cause: null });
    const { plan } = await detail(shop, id);
    expect(plan?.find(({ field }) => field === 'tender')).toMatchObject({
      written: '15.00',
      comesFrom: '37.47 left to pay of 52.47: gift card 10.00, other tender 5.00',
    });
    expect(await inEuros(shop)).toMatchObject([{ equal: { count: 3, amount: '157.41' }, navAmount: '157.41', addsUp: true }]);
    expect(JSON.stringify(plan)).not.toContain('SECRET-CODE');
  });

  it('what nobody says parks, until the field is named that does', async () => {
    const shop = await openShop({ surfaces });
    const id = shop.order({ credit: { amount: '5.00', field: '_credit_used', value: '5.00' } });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({
      term: 'waiting',
      cause: { code: 'unexplained-rest', whatToDo: expect.stringContaining('"tender" of the integration'), params: { rest: '5.00' } },
    });
    await shop.setIntegration({ tender: { fields: ['_credit_used'] } });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', storeTotal: { amount: '52.47' } });
    expect(await inEuros(shop)).toMatchObject([{ addsUp: true }]);
  });

  it('gift cards that are sold are owed: lines without tax on their account', async () => {
    const shop = await openShop({ surfaces });
    shop.world.shop.admin.addProduct({ id: 900, name: 'Gift card', sku: 'GIFT-25', price: '25.00', taxable: false, virtual: true });
    const items = [{ sku: 'ML-TS-001', quantity: 1 }, { sku: 'GIFT-25', quantity: 2 }];
    const id = shop.order({ items });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'sku-unknown' } });
    await shop.setIntegration({ giftCards: { skus: ['gift-25'], account: '1590' } });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)[0]?.lines.find(({ no }) => no === '1590')).toMatchObject({ type: 'Account', no: '1590', taxCode: 'NOVAT', quantity: '2', gross: '50' });
  });
}); // prettier-ignore

const US = { ...anna, country: 'US', state: 'NY', city: 'New York', postcode: '10001' };
const STATE = { country: 'US', state: 'NY', compound: false, shipping: true, taxClass: '' };
const newYork = [
  { ...STATE, id: 51, percent: '4', name: 'NY State Tax', priority: 1 },
  { ...STATE, id: 52, percent: '4.5', name: 'NY City Tax', priority: 2 },
  { ...STATE, id: 53, percent: '0.375', name: 'MCTD', priority: 3 },
];
const asLines = { storeTax: 'line', taxAccounts: [{ account: '1776' }] };

describe.each(['api', 'pages'] as const)("the store's taxes as lines, over %s", (surfaces) => {
  it('are three for New York, and the order is equal without NAV charging any', async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration(asLines);
    for (const rate of newYork) shop.world.shop.admin.addTaxRate(rate);
    const id = shop.order({ billing: US, currency: 'USD', giftCards: [{ code: 'X', amount: '2.00' }] });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', cause: null, storeTotal: { amount: '48.00' } });
    expect(linesOf(shop, id)).toEqual([
      'Classic T-Shirt | 2 | 19.99 | NOVAT', 'DHL Paket | 1 | 4.11 | NOVAT',
      'NY State Tax | 1 | 1.76 | NOVAT', 'NY City Tax | 1 | 1.98 | NOVAT', 'MCTD | 1 | 0.17 | NOVAT',
    ]);
    expect(shop.documents(id)[0]).toMatchObject({ pricesIncludeTax: false, totals: { gross: '48', tax: '0' } });
    await shop.importOrder(id);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', cause: null });
    const { totals, totalsComparison } = await detail(shop, id);
    expect(totals.map(({ percent, storeTax, navTax }) => [percent, storeTax, navTax])).toEqual([
      ['0', '0.00', '0.00'], ['4', '1.76', '1.76'], ['4.5', '1.98', '1.98'], ['0.375', '0.17', '0.17'],
    ]);
    expect(totalsComparison).toMatchObject({ storeTotal: '48.00', navTotal: '48', equal: true });
  });

  it('untax items whose cards are taxed, and wait where a tax has no account', async () => {
    const shop = await openShop({ surfaces });
    const items = [{ sku: 'ML-TS-001', quantity: 3 }, { sku: 'ML-COF-500', quantity: 1 }];
    await shop.setIntegration({ ...asLines, taxAccounts: [{ labels: ['MwSt 19'], account: '1776' }] });
    const id = shop.order({ items, coupons: ['welcome10'] });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'tax-account-unmapped', params: { tax: 'MwSt 7' } } });
    expect(shop.documents(id)).toEqual([]);
    await shop.setIntegration(asLines);
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)[0]?.totals.tax).toBe('0');
    expect(shop.documents(id)[0]?.lines.map(({ no }) => no).slice(-2)).toEqual(['1776', '1776']);
  });

  it('leave nothing behind where NAV charges tax besides', async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ ...asLines, untaxedTaxCode: 'VAT7' });
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'tax-charged-twice' } });
    expect(shop.documents(id)).toEqual([]);
  });
}); // prettier-ignore
