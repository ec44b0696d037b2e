import { describe, expect, it } from 'vitest';
import { checkBigCommerce } from '../../../../main/stores/bigcommerce/check.ts';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import { describeStore, type ShopUnderTest } from '../../../stores.suite.ts';
import { type Account, API, connect, openFake, type OpenFake, PURCHASE } from './connected.ts';

const origin = { actor: 'engine' };
const stranger = { ...ACCOUNTS.full, token: 'guessed' };
const CARD = 'MB345';

function toShopUnderTest(open: OpenFake): ShopUnderTest {
  const { fake, clock } = open;
  return {
    store: connect(open, ACCOUNTS.full, 'our-secret'),
    strangersStore: connect(open, stranger, 'another-secret'),
    homeUrl: 'https://store.example',
    currency: 'EUR',
    statuses: { imported: '11', done: '10', cancelled: '5' },
    placeOrder: () => String(fake.shopper.placeOrder(PURCHASE)),
    placeOrderPaidOtherwise: ({ card, credit }) =>
      String(
        fake.shopper.placeOrder({ ...PURCHASE, giftCertificate: { code: CARD, amount: card }, storeCredit: credit }),
      ),
    cardCode: CARD,
    paidOtherwise: {
      tender: [
        { kind: 'giftCard', amount: '10.00' },
        { kind: 'storeCredit', amount: '2.50' },
      ],
      fields: undefined,
    },
    pageSize: 250,
    addTaxRates: (count) => {
      for (let at = 0; at < count; at += 1) addRate(fake, at);
    },
    setStatus: (key, status) => fake.admin.setStatus(Number(key), Number(status)),
    deleteOrder: (key) => fake.admin.forgetOrder(Number(key)),
    refund: (key, amount) => {
      fake.admin.refund(Number(key), { items: [{ order: amount }] });
      return Promise.resolve();
    },
    addAccount: (email) => String(fake.admin.addCustomer({ email, firstName: 'Anna', lastName: 'Schmidt' })),
    changeAccount: (key, email) => fake.admin.changeCustomer(Number(key), { email }),
    deleteAccount: (key) => fake.admin.deleteCustomer(Number(key)),
    passSeconds: (seconds) => {
      clock.now += seconds * 1000;
    },
    now: () => clock.now,
    takeDeliveries: () =>
      fake.deliveries.take().map(({ method, headers, body }) => ({ method, headers, body: Buffer.from(body, 'utf8') })),
    notesOf: (key) =>
      fake.stored
        .metafields(Number(key))
        .map((field) => ({ text: field.value, forCustomer: field.permissionSet !== 'app_only' })),
    close: () => Promise.resolve(),
  };
}

function addRate(fake: OpenFake['fake'], at: number): void {
  fake.admin.addTaxRate({
    id: 100 + at,
    name: `Tax ${at}`,
    country: 'US',
    taxClassId: 0,
    percent: `${at}.25`,
    priority: 1,
  });
}

describeStore('BigCommerce', () => Promise.resolve(toShopUnderTest(openFake())));

describe('a simulated BigCommerce store', () => {
  const ping = (open: OpenFake, account: Account, storeHash = 'abc123') => {
    const { transport, ports } = open;
    const about = { connectionId: 'shop', apiUrl: API, storeHash, transport, ports, timeoutMs: 5_000, origin };
    return checkBigCommerce({ ...about, door: open.doorOf(account, 'our-secret') });
  };

  it('is pinged well, and names a stranger, another hash and an account without rights', async () => {
    const open = openFake();
    expect(await ping(open, ACCOUNTS.full)).toMatchObject({ ok: true });
    expect(await ping(open, stranger)).toMatchObject({ ok: false, code: 'signin-refused' });
    expect(await ping(open, ACCOUNTS.full, 'zzz999')).toMatchObject({ ok: false });
    expect(await ping(open, ACCOUNTS.readOnly)).toMatchObject({ ok: false, code: 'permission-missing' });
  });

  it('is pinged with the newest order, whose transactions have a scope of their own', async () => {
    const open = openFake();
    const scopes = ACCOUNTS.full.scopes.filter((scope) => !scope.includes('transactions'));
    const without = { clientId: 'without', token: 'without', clientSecret: 'c', scopes };
    open.fake.admin.addAccount(without);
    expect(await ping(open, without)).toMatchObject({ ok: true });
    open.fake.shopper.placeOrder(PURCHASE);
    expect(await ping(open, without)).toMatchObject({ ok: false, code: 'permission-missing' });
    expect(await ping(open, ACCOUNTS.full)).toMatchObject({ ok: true });
  });

  it('is asked at most six times for an order and its note', async () => {
    const open = openFake();
    const { store, placeOrder } = toShopUnderTest(open);
    const key = placeOrder();
    open.asked.length = 0;
    await store.as(origin).order(key);
    await store.as(origin).addNote(key, 'NAV sales invoice 103001');
    expect(open.asked.length).toBeLessThanOrEqual(6);
  });

  it('has one mark of an order, whatever was left there before', async () => {
    const { store, placeOrder, notesOf } = toShopUnderTest(openFake());
    const key = placeOrder();
    await store.as(origin).addNote(key, 'NAV sales invoice 103001');
    await store.as(origin).addNote(key, 'NAV sales invoice 103002');
    expect(notesOf(key)).toEqual([{ text: 'NAV sales invoice 103002', forCustomer: false }]);
  });

  it('says of every kind of order lines that make its total', async () => {
    const open = openFake();
    const { store } = toShopUnderTest(open);
    const read = await store.as(origin).order(String(open.fake.shopper.placeOrder(PURCHASE)));
    expect(read?.lines.length).toBe(2);
  });
});
