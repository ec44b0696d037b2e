import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { roundTo, sum, toDecimal } from '../../../../main/base/money.ts';
import { realPorts } from '../../../../main/base/ports.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { checkWooCommerce } from '../../../../main/stores/woocommerce/check.ts';
import { createWooCommerceStore } from '../../../../main/stores/woocommerce/wooCommerceStore.ts';
import { type FakeWooCommerce, createFakeWooCommerce } from '../../../fakes/woocommerce/woocommerce.ts';
import { KEYS } from '../../../fakes/woocommerce/seed.ts';
import { type ShopUnderTest, describeStore, toKept } from '../../../stores.suite.ts';
import { type Keys, type SmallShop, openSmallShop } from './server.ts';

const origin = { actor: 'engine' };
const stranger: Keys = { consumerKey: KEYS.readWrite.consumerKey, consumerSecret: 'cs_guessed' };

interface OpenFake {
  readonly fake: FakeWooCommerce;
  readonly socket: SmallShop;
  readonly clock: { now: number };
}

/** The simulated shop behind a real socket; its clock and the signature's are the same and stand still. */
async function openFake(where: { readonly secure: boolean; readonly folder: string }): Promise<OpenFake> {
  const clock = { now: Date.parse('2026-11-22T10:00:00.000Z') };
  const ports = { ...realPorts(), now: () => clock.now };
  const fake = createFakeWooCommerce({ now: () => clock.now, random: (bytes) => randomBytes(bytes) });
  const socket = await openSmallShop(
    ({ method, url, headers, body }) =>
      fake.handle({ method, url, headers, body: Buffer.from(body, 'utf8'), secure: where.secure }),
    { ...where, ports, keys: KEYS.readWrite },
  );
  fake.admin.moveTo(socket.homeUrl);
  return { fake, socket, clock };
}

const CREDIT_FIELD = '_store_credit_used';
const CARD_CODE = 'ABCD-EFGH-IJKL';

function connect(socket: SmallShop, keys: Keys, webhookSecret: string) {
  const door = socket.doorWith(keys);
  const orderFields = [CREDIT_FIELD, 'never_there'];
  return createWooCommerceStore({ connectionId: 'shop', homeUrl: socket.homeUrl, webhookSecret, door, orderFields });
}

const PURCHASE = {
  items: [{ sku: 'ML-TS-001', quantity: 2 }],
  billing: { first_name: 'Anna', last_name: 'Schmidt', country: 'DE', email: 'anna@shopper.example' },
  shippingCost: '4.90',
};

function toShopUnderTest({ fake, socket, clock }: OpenFake): ShopUnderTest {
  return {
    store: connect(socket, KEYS.readWrite, 'whsec_test'),
    strangersStore: connect(socket, stranger, 'whsec_other'),
    homeUrl: socket.homeUrl,
    currency: 'EUR',
    statuses: { imported: 'processing', done: 'completed', cancelled: 'cancelled' },
    placeOrder: () => String(fake.shopper.placeOrder(PURCHASE)),
    placeOrderPaidOtherwise: ({ card, credit }) =>
      String(
        fake.shopper.placeOrder({
          ...PURCHASE,
          giftCards: [{ code: CARD_CODE, amount: card }],
          credit: { amount: credit, field: CREDIT_FIELD, value: credit },
        }),
      ),
    cardCode: CARD_CODE,
    paidOtherwise: { tender: [{ kind: 'giftCard', amount: '10.00' }], fields: { [CREDIT_FIELD]: '2.50' } },
    pageSize: 100,
    addTaxRates: (count) => {
      const rate = { country: 'US', priority: 1, compound: false, shipping: false, taxClass: '' };
      for (let at = 0; at < count; at += 1)
        fake.admin.addTaxRate({ ...rate, id: 100 + at, state: 'NY', percent: `${at}.25`, name: `Tax ${at}` });
    },
    setStatus: (key, status) => fake.admin.setStatus(Number(key), status),
    deleteOrder: (key) => fake.admin.deleteOrder(Number(key)),
    async refund(key, amount) {
      const response = await socket.door.send({
        method: 'POST',
        url: `${socket.homeUrl}/wp-json/wc/v3/orders/${key}/refunds`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ amount, api_refund: false }),
        effect: 'business',
        origin,
        summary: 'refund as a shopkeeper would',
      });
      expect(response.status).toBe(201);
    },
    addAccount: (email) => String(fake.admin.addCustomer({ email, first_name: 'Anna' })),
    changeAccount: (key, email) => fake.admin.changeCustomer(Number(key), { email }),
    deleteAccount: (key) => fake.admin.deleteUser(Number(key)),
    passSeconds: (seconds) => {
      clock.now += seconds * 1000;
    },
    now: () => clock.now,
    takeDeliveries: () =>
      fake.deliveries.take().map(({ method, headers, body }) => ({
        method,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
        body: Buffer.from(body, 'utf8'),
      })),
    notesOf: (key) => fake.stored.notes(Number(key)).map(({ text, forCustomer }) => ({ text, forCustomer })),
    close: () => socket.close(),
  };
}

for (const [where, name] of [
  [{ secure: false, folder: '' }, 'WooCommerce over http with OAuth'],
  [{ secure: false, folder: '/de/shop' }, 'WooCommerce in a sub-folder over http with OAuth'],
  [{ secure: true, folder: '' }, 'WooCommerce over https with Basic'],
] as const) {
  describeStore(name, async () => toShopUnderTest(await openFake(where)));
}

describe('a simulated WooCommerce shop', () => {
  it('is pinged well, and names a stranger, a key that may not read and an owner without rights', async () => {
    const { socket, clock } = await openFake({ secure: false, folder: '' });
    const ports = { ...realPorts(), now: () => clock.now };
    const net = createNodeTransport();
    const way = { transport: net.transport, ports, timeoutMs: 5_000 };
    const ping = (keys: Keys) =>
      checkWooCommerce({ ...way, connectionId: 'shop', homeUrl: socket.homeUrl, door: socket.doorWith(keys), origin });
    expect(await ping(KEYS.readWrite)).toMatchObject({ ok: true });
    expect(await ping(stranger)).toMatchObject({ ok: false, code: 'signin-refused' });
    expect(await ping(KEYS.write)).toMatchObject({ ok: false, code: 'signin-refused' });
    expect(await ping(KEYS.subscriber)).toMatchObject({ ok: false, code: 'permission-missing' });
    net.close();
    await socket.close();
  });

  it("tries a new webhook's address, and the try is answered as such", async () => {
    const shop = toShopUnderTest(await openFake({ secure: false, folder: '' }));
    await shop.store.as(origin).createSubscription({
      topic: 'order.created',
      deliveryUrl: 'https://hooks.example/receive/abc',
      name: 'ml-connector',
    });
    expect(shop.takeDeliveries().map((delivery) => shop.store.verifyDelivery(delivery))).toEqual([
      { kind: 'webhookPing' },
    ]);
    await shop.close();
  });

  it('rings for nothing while a shopper has only opened the checkout, and never polls it', async () => {
    const open = await openFake({ secure: false, folder: '' });
    const shop = toShopUnderTest(open);
    const session = shop.store.as(origin);
    await session.createSubscription({ topic: 'order.updated', deliveryUrl: 'https://hooks.example/a', name: 'x' });
    shop.takeDeliveries();
    open.fake.shopper.openCheckout({ items: [{ sku: 'ML-MUG-001', quantity: 1 }] });
    const readings = shop
      .takeDeliveries()
      .map((delivery) => shop.store.readDelivery(toKept(shop.store, delivery)).kind);
    expect(readings).toEqual(['ignored']);
    const page = await session.ordersChangedSince('2026-11-22T09:00:00.000Z', 1, ['processing', 'completed']);
    expect(page.changes).toEqual([]);
    await shop.close();
  });

  it('refuses the deliveries of its own copy under another address', async () => {
    const open = await openFake({ secure: false, folder: '' });
    const shop = toShopUnderTest(open);
    await shop.store.as(origin).createSubscription({
      topic: 'order.created',
      deliveryUrl: 'https://hooks.example/a',
      name: 'x',
    });
    shop.takeDeliveries();
    open.fake.admin.moveTo('https://staging.shop.example');
    shop.placeOrder();
    expect(shop.takeDeliveries().map((delivery) => shop.store.verifyDelivery(delivery))).toEqual([
      { kind: 'refused', status: 401, reason: 'otherShop' },
    ]);
    await shop.close();
  });

  const order = async (rules: { pricesIncludeTax: boolean; roundAtSubtotal: boolean }) => {
    const open = await openFake({ secure: false, folder: '' });
    const shop = toShopUnderTest(open);
    open.fake.admin.changeSettings(rules);
    const id = open.fake.shopper.placeOrder({
      items: [
        { sku: 'ML-TS-001', quantity: 3 },
        { sku: 'ML-COF-500', quantity: 7 },
      ],
      coupons: ['welcome10'],
      shippingCost: '4.90',
      fees: [{ name: 'Gift fee', amount: '3.00' }],
      billing: { country: 'DE' },
    });
    const read = await shop.store.as(origin).order(String(id));
    await shop.close();
    expect(read?.total).toBe(open.fake.stored.order(id)?.total);
    return { total: read?.total, amounts: read?.lines.map(({ amounts }) => amounts) ?? [] };
  };

  it.each([false, true])('rounds tax per line, prices with tax %s: the shown lines make the total', async (gross) => {
    const { total, amounts } = await order({ pricesIncludeTax: gross, roundAtSubtotal: false });
    expect(sum(amounts.flatMap(({ net, tax }) => [net, tax])).toFixed(2)).toBe(total);
  });

  it.each([false, true])('rounds at subtotal, prices with tax %s: the exact lines make the total', async (gross) => {
    const { total, amounts } = await order({ pricesIncludeTax: gross, roundAtSubtotal: true });
    const exact = sum(amounts.flatMap(({ exactNet, exactTax }) => [exactNet, exactTax]));
    expect(toDecimal(roundTo(exact, 2), 2)).toBe(total);
  });
});
