import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { demoCompany } from '../../fakes/nav/seed.ts';
import { demoShop } from '../../fakes/woocommerce/seed.ts';
import { companySelling } from '../../sandbox/carryItems.ts';
import { administrator, anna, openShop, type ShopWorld } from './shopWorld.ts';

const paypal = (set: object) => ({ rules: [{ when: { paymentMethods: ['paypal'] }, set }] });
const given = {
  dimensions: { CHANNEL: 'SHOP', DEPARTMENT: 'SALES' },
  location: 'MAIN',
  paymentTerms: 'COD',
  shipmentMethod: 'EXW',
};

const dimensionsOf = (shop: ShopWorld, id: number) => {
  const header = shop.documents(id)[0]?.header;
  return { DEPARTMENT: header?.['shortcutDimension1Code'], CHANNEL: header?.['shortcutDimension2Code'] };
};

const isDimensionWrite = ({ method, url, body }: FakeRequest) =>
  (method === 'POST' && url.includes('dimensionSetLines')) ||
  (method === 'PATCH' && new TextDecoder().decode(body).includes('Shortcut_Dimension'));

describe.each(['api', 'pages'] as const)('rules over %s', (surfaces) => {
  it('give an order its values, are told in its plan, and leave other orders to NAV', async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({
      rules: [...paypal(given).rules, { when: { paymentMethods: ['cod'] }, set: { customer: '10000' } }],
    });
    const id = shop.order({ paymentMethod: 'paypal' });
    const other = shop.order({ paymentMethod: 'bacs' });
    const third = shop.order({ paymentMethod: 'cod' });
    await shop.tell();
    for (const one of [id, other, third]) expect(await shop.row(one)).toMatchObject({ term: 'equal', cause: null });
    expect(dimensionsOf(shop, id)).toEqual(given.dimensions);
    expect(dimensionsOf(shop, other)).toEqual({ DEPARTMENT: '', CHANNEL: '' });
    expect(shop.documents(third)[0]?.customerNumber).toBe('10000');
    const about = { integrationId: 'shop-nav', orderKey: String(id) };
    const { plan } = await shop.world.engine().calls['orders.get'](about, administrator);
    expect(plan?.filter(({ comesFrom }) => comesFrom.startsWith('rule 1')).map(({ field }) => field)).toEqual([
      'shipmentMethodCode', 'paymentTermsCode', 'locationCode', 'dimension CHANNEL', 'dimension DEPARTMENT',
    ]);
  }); // prettier-ignore

  it('whose dimension NAV does not take leave nothing behind, and the order waits', async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration(paypal({ dimensions: { CHANNEL: 'MOON' } }));
    const id = shop.order({ paymentMethod: 'paypal' });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    expect(shop.world.nav.stored.orders()).toEqual([]);
    await shop.setIntegration(paypal(given));
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('set the dimensions also when the power goes at them', async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration(paypal(given));
    const id = shop.order({ paymentMethod: 'paypal' });
    shop.crashAfter(isDimensionWrite);
    await shop.tell();
    expect(shop.world.isAlive()).toBe(false);
    await shop.revive(30 * 60_000);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(dimensionsOf(shop, id)).toEqual(given.dimensions);
    expect(shop.world.nav.stored.orders()).toHaveLength(1);
  });
});

it('goes by the rules where documents go over the API and customers over page services', async () => {
  const shop = await openShop({ surfaces: 'both' });
  await shop.setIntegration(paypal(given));
  const id = shop.order({ paymentMethod: 'paypal' });
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  expect(dimensionsOf(shop, id)).toEqual(given.dimensions);
});

it('park an order whose customer is not in NAV before anything is written', async () => {
  const shop = await openShop();
  await shop.setIntegration(paypal({ customer: 'NOBODY' }));
  const id = shop.order({ paymentMethod: 'paypal' });
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'rule-customer-unknown' } });
  expect(shop.world.nav.admin.count('POST', 'salesOrders')).toBe(0);
});

it.each(['api', 'pages'] as const)('books shipping to an item over %s, equal to the cent', async (surfaces) => {
  const shop = await openShop({ surfaces });
  await shop.setIntegration({ charges: { shipping: [{ item: 'ML-GIFT' }] } });
  const id = shop.order();
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
  expect(shop.documents(id)[0]?.lines.map(({ no }) => no)).toEqual(['ML-TS-001', 'ML-GIFT']);
});

it('parks an order whose shipping is to be booked to an item that NAV does not have', async () => {
  const shop = await openShop();
  await shop.setIntegration({ charges: { shipping: [{ item: 'NOWHERE' }] } });
  const id = shop.order();
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'charge-item-unknown' } });
  await shop.setIntegration({ charges: { shipping: [{ item: 'ML-GIFT' }] } });
  await shop.replayAll();
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
});

describe('a customer price group by rule', () => {
  it('is on the document over page services that show it', async () => {
    const shop = await openShop({ surfaces: 'pages', nav: { pages: { shown: { 42: ['Customer_Price_Group'] } } } });
    await shop.setIntegration(paypal({ priceGroup: 'WEB' }));
    const id = shop.order({ paymentMethod: 'paypal' });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(id)[0]?.header).toMatchObject({ Customer_Price_Group: 'WEB' });
  });

  it.each(['api', 'pages'] as const)(
    'parks the order over %s that have none, and nothing is written',
    async (surfaces) => {
      const shop = await openShop({ surfaces });
      await shop.setIntegration(paypal({ priceGroup: 'WEB' }));
      const id = shop.order({ paymentMethod: 'paypal' });
      await shop.tell();
      expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'nav-field-missing' } });
      expect(shop.documents(id)).toEqual([]);
    },
  );
});

describe('a rule for a role of the store’s customers', () => {
  const forWholesale = { rules: [{ when: { customerGroups: ['Customer'] }, set: { location: 'OUTLET' } }] };

  it('holds for whoever has it, and for no guest; the role is read only where a rule asks for it', async () => {
    const shop = await openShop();
    let roleReads = 0;
    shop.world.shopFaults.onWorked(({ url }) => void (roleReads += url.includes('/customers/') ? 1 : 0));
    const customerId = shop.world.shop.admin.addCustomer({ email: anna.email, first_name: 'Anna', last_name: 'Vogt' });
    const before = shop.order({ customerId });
    await shop.tell();
    expect(roleReads).toBe(0);
    await shop.setIntegration(forWholesale);
    const member = shop.order({ customerId });
    const guest = shop.order();
    await shop.tell();
    for (const id of [before, member, guest]) expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    const planned = async (id: number) => {
      const about = { integrationId: 'shop-nav', orderKey: String(id) };
      const { plan } = await shop.world.engine().calls['orders.get'](about, administrator);
      return plan.filter(({ field }) => field === 'locationCode').map(({ written, comesFrom }) => [written, comesFrom]);
    };
    expect(await planned(member)).toEqual([['OUTLET', 'rule 1: customer group customer']]);
    expect(await planned(guest)).toEqual([]);
  });
});

describe('the payment map', () => {
  const payments = { paypal: { method: 'PAYPAL', terms: 'COD' }, bacs: { terms: '14 DAYS' } };

  it('puts method and terms on a document over page services', async () => {
    const shop = await openShop({ surfaces: 'pages' });
    await shop.setIntegration({ payments });
    const id = shop.order({ paymentMethod: 'paypal' });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(id)[0]?.header).toMatchObject({ Payment_Method_Code: 'PAYPAL' });
  });

  it('parks a payment method that the API cannot write, and writes the order without one', async () => {
    const shop = await openShop({ surfaces: 'api' });
    await shop.setIntegration({ payments });
    const id = shop.order({ paymentMethod: 'paypal' });
    const other = shop.order({ paymentMethod: 'bacs' });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'nav-field-missing' } });
    expect(await shop.row(other)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)).toEqual([]);
    await shop.setIntegration({ payments: { paypal: { terms: 'COD' } } });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('parks a method that nobody mapped where that is wanted, until it is mapped', async () => {
    const shop = await openShop();
    await shop.setIntegration({ payments: { bacs: {} }, unknownPayment: 'park' });
    const id = shop.order({ paymentMethod: 'klarna' });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'payment-unknown', params: { method: 'klarna' } } });
    await shop.setIntegration({ payments: { bacs: {}, klarna: {} }, unknownPayment: 'park' });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  }); // prettier-ignore
});

describe('the tax map', () => {
  const swiss = { ...anna, country: 'CH', state: '', city: 'Basel', postcode: '4051' };
  const taxMap = [
    { name: 'domestic', countries: ['DE'], storeTax: 'charged' },
    { name: 'export', countries: ['CH'], storeTax: 'zero', customer: 'WEB-EXPORT' },
  ];

  it('writes a guest’s export for its customer, and parks a country that no row is for', async () => {
    const shop = await openShop();
    await shop.setIntegration({ taxMap });
    const id = shop.order({ billing: swiss });
    const other = shop.order({ billing: { ...swiss, country: 'US', email: 'b@vogt.example' } });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(id)[0]).toMatchObject({ customerNumber: 'WEB-EXPORT', totals: { tax: '0' } });
    expect(await shop.row(other)).toMatchObject({
      term: 'waiting',
      cause: { code: 'tax-treatment-unknown', params: { country: 'US', percents: '', vatNumber: 'none' } },
    });
    await shop.setIntegration({ taxMap: [...taxMap, { storeTax: 'zero', customer: 'WEB-EXPORT' }] });
    await shop.replayAll();
    expect(await shop.row(other)).toMatchObject({ term: 'equal' });
  });

  it.each(['pages', 'both'] as const)('makes a new customer like its model over %s', async (surfaces) => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ taxMap: [{ countries: ['FR'], storeTax: 'zero', modelCustomer: 'WEB-EU' }] });
    const id = shop.order({ billing: { ...swiss, country: 'FR' } });
    await shop.tell();
    // Like the connection's own model it would be taxed at home.
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(id)[0]?.totals.tax).toBe('0');
  });

  it('parks an order whose new customer the API cannot make like its model', async () => {
    const shop = await openShop();
    await shop.setIntegration({ taxMap: [{ modelCustomer: 'WEB-EXPORT' }] });
    const id = shop.order({ billing: swiss });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'nav-model-not-possible' } });
    expect(shop.world.nav.admin.count('POST', 'customers')).toBe(0);
  });
});

describe('the gate', () => {
  it('leaves out a test payment with its reason, until test payments are switched on', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: '_wcpay_mode', value: 'test' }] });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', cause: { code: 'source-test-payment' } });
    expect(shop.documents(id)).toEqual([]);
    await shop.setIntegration({ sources: { testPayments: true } });
    await shop.importOrder(id);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('parks an order with several ship-to addresses', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: '_multiple_shipping', value: 'yes' }] });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'ship-to-several' } });
  });
});

describe('the posting date', () => {
  it('before NAV’s window parks, and moves to the first open day where that is wanted', async () => {
    const shop = await openShop();
    shop.world.nav.admin.setPostingWindow('2026-11-22', null);
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'posting-date-closed' } });
    await shop.setIntegration({ closedPostingDate: 'firstOpenDay' });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)[0]?.postingDate).toBe('2026-11-22');
  });

  it.each(['api', 'pages'] as const)(
    'without an exchange rate parks with currency and day over %s',
    async (surfaces) => {
      const late = {
        code: 'USD',
        displayName: 'US dollar',
        symbol: '$',
        rates: [{ from: '2027-01-01', local: '0.9' }],
      };
      const companies = [companySelling(demoShop(), demoCompany({ currencies: [late] }))];
      const shop = await openShop({ surfaces, nav: { companies } });
      const id = shop.order({ currency: 'USD' });
      await shop.tell();
      expect(await shop.row(id)).toMatchObject({
        term: 'waiting',
        cause: {
          code: 'exchange-rate-missing',
          whatToDo: 'Enter an exchange rate of USD in NAV that starts on 2026-11-20 or before, then replay.',
          params: { currency: 'USD', day: '2026-11-20' },
        },
      });
      expect(shop.documents(id)).toEqual([]);
    },
  );
});
