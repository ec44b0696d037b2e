import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sum } from '../main/base/money.ts';
import type { KeptDelivery, RawDelivery, Store, StoreOrder } from '../main/stores/store.ts';

/** A shop that behaves, with the Store under test connected to it. */
export interface ShopUnderTest {
  readonly store: Store;
  /** The same shop through a key it does not know. */
  readonly strangersStore: Store;
  /** Home address the shop calls itself by, without trailing slash. */
  readonly homeUrl: string;
  readonly currency: string;
  /** Places an order of two pieces of one taxed article, with shipping, in an imported status; gives its key. */
  placeOrder(): string;
  /** The same, paid in part by a gift card of `cardCode` and by credit. */
  placeOrderPaidOtherwise(paid: { readonly card: string; readonly credit: string }): string;
  readonly cardCode: string;
  /** What the order paid so says, for a card of 10.00 and credit of 2.50. */
  readonly paidOtherwise: Pick<StoreOrder, 'tender' | 'fields'>;
  /** How many orders its list gives at once. */
  readonly pageSize: number;
  addTaxRates(count: number): void;
  /** Its own status names. */
  readonly statuses: { readonly imported: string; readonly done: string; readonly cancelled: string };
  setStatus(key: string, status: string): void;
  /** Deletes for good. */
  deleteOrder(key: string): void;
  /** Pays money back without naming lines; decimal text. */
  refund(key: string, amount: string): Promise<void>;
  /** A shopper's account; gives its key. */
  addAccount(email: string): string;
  changeAccount(key: string, email: string): void;
  deleteAccount(key: string): void;
  /** Sets the shop's clock, and ours, ahead. */
  passSeconds(seconds: number): void;
  /** Milliseconds since 1970 UTC by the shop's clock. */
  now(): number;
  /** What the shop wants to send now; each is handed out once. */
  takeDeliveries(): readonly RawDelivery[];
  /** Notes at the order, as the shop keeps them. */
  notesOf(key: string): readonly { readonly text: string; readonly forCustomer: boolean }[];
  close(): Promise<void>;
}

const origin = { actor: 'engine' };
const deliveryUrl = 'https://hooks.example/receive/abc';

/** What the connector keeps of a delivery and reads. */
export function toKept(store: Store, delivery: RawDelivery): KeptDelivery {
  return { topic: store.topicOf(delivery), body: Buffer.from(delivery.body).toString('utf8') };
}

/** What every store has to do, whatever stands behind it. */
export function describeStore(name: string, open: () => Promise<ShopUnderTest>): void {
  describe(`the store ${name}`, () => {
    let shop: ShopUnderTest;

    beforeEach(async () => {
      shop = await open();
    });

    afterEach(async () => {
      await shop.close();
    });

    const session = () => shop.store.as(origin);
    const secondsAgo = (seconds: number) => new Date(shop.now() - seconds * 1000).toISOString();
    const polled = async (since: string, statuses: readonly string[], page = 1) =>
      (await session().ordersChangedSince(since, page, statuses)).changes.map(({ key }) => key);
    const subscribe = () =>
      Promise.all(
        shop.store.orderTopics.map((topic) => session().createSubscription({ topic, deliveryUrl, name: topic })),
      );

    describe('orders', () => {
      it('are read with lines that make the total', async () => {
        const key = shop.placeOrder();
        const order = await session().order(key);
        expect(order).toMatchObject({ key, status: shop.statuses.imported, currency: shop.currency });
        const amounts = order?.lines.flatMap((line) => [line.amounts.net, line.amounts.tax]) ?? [];
        expect(order?.lines.map(({ kind }) => kind)).toEqual(['item', 'shipping']);
        expect(sum(amounts).toFixed(order?.currencyDigits)).toBe(order?.total);
      });

      it('name the rate of every tax', async () => {
        const order = await session().order(shop.placeOrder());
        const rates = order?.taxRates.map(({ id }) => id);
        expect(order?.lines[0]?.taxes).toHaveLength(1);
        expect(rates).toContain(order?.lines[0]?.taxes[0]?.rateId);
      });

      it('keep their fingerprint while they change', async () => {
        const key = shop.placeOrder();
        const before = await session().order(key);
        shop.passSeconds(5);
        shop.setStatus(key, shop.statuses.done);
        const after = await session().order(key);
        expect(after?.status).toBe(shop.statuses.done);
        expect(after?.fingerprint).toBe(before?.fingerprint);
        expect(after?.modifiedAt).not.toBe(before?.modifiedAt);
      });

      it('have fingerprints of their own', async () => {
        const [first, second] = [await session().order(shop.placeOrder()), await session().order(shop.placeOrder())];
        expect(first?.fingerprint).not.toBe(second?.fingerprint);
      });

      it('tell what was paid back as a positive sum', async () => {
        const key = shop.placeOrder();
        await shop.refund(key, '1.50');
        await shop.refund(key, '0.25');
        expect((await session().order(key))?.refundedTotal).toBe('1.75');
      });

      it('say that they were cancelled, by whatever word the store has for it', async () => {
        const key = shop.placeOrder();
        expect((await session().order(key))?.ended).toBeUndefined();
        shop.setStatus(key, shop.statuses.cancelled);
        expect((await session().order(key))?.ended).toBe('cancelled');
        shop.setStatus(key, shop.statuses.done);
        expect((await session().order(key))?.ended).toBeUndefined();
      });

      it('that are gone are null', async () => {
        const key = shop.placeOrder();
        shop.deleteOrder(key);
        expect(await session().order(key)).toBeNull();
      });

      it('are not shown to a stranger', async () => {
        const key = shop.placeOrder();
        await expect(shop.strangersStore.as(origin).order(key)).rejects.toMatchObject({ kind: 'authentication' });
      });
    });

    describe('the poll', () => {
      it('finds what changed since, oldest change first', async () => {
        const keys = [shop.placeOrder(), shop.placeOrder(), shop.placeOrder()];
        shop.passSeconds(60);
        shop.setStatus(keys[1] ?? '', shop.statuses.done);
        shop.passSeconds(5);
        shop.setStatus(keys[0] ?? '', shop.statuses.done);
        expect(await polled(secondsAgo(30), [shop.statuses.imported, shop.statuses.done])).toEqual([keys[1], keys[0]]);
      });

      it('finds no change of exactly that second, only later ones', async () => {
        const key = shop.placeOrder();
        const modifiedAt = (await session().order(key))?.modifiedAt ?? '';
        const secondBefore = new Date(Date.parse(modifiedAt) - 1000).toISOString();
        expect(await polled(modifiedAt, [shop.statuses.imported])).toEqual([]);
        expect(await polled(secondBefore, [shop.statuses.imported])).toEqual([key]);
      });

      it('finds only the statuses asked for', async () => {
        const [first, second] = [shop.placeOrder(), shop.placeOrder()];
        shop.setStatus(second, shop.statuses.cancelled);
        expect(await polled(secondsAgo(3600), [shop.statuses.imported])).toEqual([first]);
        expect(await polled(secondsAgo(3600), [])).toEqual([]);
      });

      it('gives every order once over several pages', async () => {
        const placed = Array.from({ length: shop.pageSize + 3 }, () => shop.placeOrder());
        const since = secondsAgo(3600);
        const first = await session().ordersChangedSince(since, 1, [shop.statuses.imported]);
        const second = await session().ordersChangedSince(since, 2, [shop.statuses.imported]);
        expect([first.hasMore, second.hasMore]).toEqual([true, false]);
        const keys = [...first.changes, ...second.changes].map(({ key }) => key);
        expect(keys.toSorted()).toEqual(placed.toSorted());
      });

      it('tells the instant that the order tells', async () => {
        const key = shop.placeOrder();
        const page = await session().ordersChangedSince(secondsAgo(3600), 1, [shop.statuses.imported]);
        expect(page.changes).toEqual([{ key, modifiedAt: (await session().order(key))?.modifiedAt }]);
      });
    });

    describe('accounts of shoppers', () => {
      it('are read one by one and together, with the instant they were made; one that is gone is null', async () => {
        const [anna, ben] = [shop.addAccount('anna@shopper.example'), shop.addAccount('ben@shopper.example')];
        const account = await session().customer?.(anna);
        expect(account).toMatchObject({ key: anna, email: 'anna@shopper.example' });
        expect(Date.parse(account?.registeredAt ?? '')).toBe(shop.now());
        shop.changeAccount(anna, 'anna@newname.example');
        expect(await session().customer?.(anna)).toEqual({ ...account, email: 'anna@newname.example' });
        shop.deleteAccount(ben);
        expect(await session().customer?.(ben)).toBeNull();
        expect((await session().customers?.([anna, ben]))?.map(({ key }) => key)).toEqual([anna]);
      });

      it('that were changed since are listed, where the store lists them', async () => {
        const keys = [1, 2, 3].map((at) => shop.addAccount(`shopper${at}@shopper.example`));
        shop.passSeconds(60);
        shop.changeAccount(keys[1] ?? '', 'second@shopper.example');
        const changedAt = new Date(shop.now()).toISOString();
        shop.passSeconds(5);
        shop.changeAccount(keys[0] ?? '', 'first@shopper.example');
        const since = async (instant: string) =>
          (await session().customersChangedSince?.(instant, null))?.changes.map(({ account }) => account.key);
        const isListed = shop.store.kind === 'bigcommerce';
        expect(await since(secondsAgo(30))).toEqual(isListed ? [keys[0], keys[1]] : undefined);
        expect(await since(changedAt)).toEqual(isListed ? [keys[0]] : undefined);
      });

      it('are told by their topics, and nothing else of them is believed', async () => {
        const key = shop.addAccount('anna@shopper.example');
        const topics = shop.store.customerTopics ?? [];
        await Promise.all(topics.map((topic) => session().createSubscription({ topic, deliveryUrl, name: topic })));
        shop.takeDeliveries();
        shop.changeAccount(key, 'anna@newname.example');
        const deliveries = shop.takeDeliveries();
        expect(deliveries.length).toBeGreaterThan(0);
        for (const delivery of deliveries) {
          expect(shop.store.verifyDelivery(delivery)).toEqual({ kind: 'verified' });
          expect(shop.store.readDelivery(toKept(shop.store, delivery))).toMatchObject({
            kind: 'customer',
            customerKey: key,
          });
        }
      });
    });

    describe('a note', () => {
      it('is for the staff only, moves no order and wakes no delivery', async () => {
        await subscribe();
        const key = shop.placeOrder();
        shop.takeDeliveries();
        const before = await session().order(key);
        shop.passSeconds(10);
        await session().addNote(key, 'NAV sales order 101001');
        expect(shop.notesOf(key)).toContainEqual({ text: 'NAV sales order 101001', forCustomer: false });
        expect((await session().order(key))?.modifiedAt).toBe(before?.modifiedAt);
        expect(shop.takeDeliveries()).toEqual([]);
      });

      it('at an order that is gone is refused', async () => {
        const key = shop.placeOrder();
        shop.deleteOrder(key);
        await expect(session().addNote(key, 'x')).rejects.toMatchObject({ kind: 'notFound' });
      });
    });

    describe('subscriptions', () => {
      it('are listed after they were created, and not after they were deleted', async () => {
        const created = await subscribe();
        expect(created.map(({ topic }) => topic)).toEqual(shop.store.orderTopics);
        const listed = await session().subscriptions();
        expect(listed.map(({ id }) => id).toSorted()).toEqual(created.map(({ id }) => id).toSorted());
        expect(listed[0]).toMatchObject({ deliveryUrl, active: true });
        await Promise.all(created.map(({ id }) => session().deleteSubscription(id)));
        expect(await session().subscriptions()).toEqual([]);
      });

      it('may be deleted twice', async () => {
        const [first] = await subscribe();
        await session().deleteSubscription(first?.id ?? '');
        await expect(session().deleteSubscription(first?.id ?? '')).resolves.toBeUndefined();
      });
    });

    describe('a heartbeat', () => {
      it('is left, renewed and taken away, by the clock of the store', async () => {
        await session().beat(null, 'first');
        const { at, beats } = await session().heartbeats();
        expect(beats).toEqual([{ id: expect.any(String), text: 'first' }]);
        expect(Math.abs((at ?? shop.now()) - shop.now())).toBeLessThan(2000);
        await session().beat(beats[0]?.id ?? '', 'second');
        expect((await session().heartbeats()).beats).toEqual([{ ...beats[0], text: 'second' }]);
        await session().endHeartbeat(beats[0]?.id ?? '');
        expect((await session().heartbeats()).beats).toEqual([]);
        await expect(session().endHeartbeat(beats[0]?.id ?? '')).resolves.toBeUndefined();
      });

      it('is no subscription, and nothing is ever delivered for it', async () => {
        await session().beat(null, 'first');
        shop.placeOrder();
        expect(await session().subscriptions()).toEqual([]);
        expect(shop.takeDeliveries()).toEqual([]);
      });

      it('is not left by a stranger', async () => {
        await expect(shop.strangersStore.as(origin).beat(null, 'first')).rejects.toMatchObject({
          kind: 'authentication',
        });
      });
    });

    describe('a delivery', () => {
      const delivered = async () => {
        await subscribe();
        shop.takeDeliveries();
        const key = shop.placeOrder();
        const deliveries = shop.takeDeliveries();
        return { key, deliveries };
      };

      it('of a new order is verified and names it', async () => {
        const { key, deliveries } = await delivered();
        expect(deliveries.length).toBeGreaterThan(0);
        for (const delivery of deliveries) {
          expect(shop.store.verifyDelivery(delivery)).toEqual({ kind: 'verified' });
          expect(shop.store.readDelivery(toKept(shop.store, delivery))).toMatchObject({ kind: 'order', orderKey: key });
        }
      });

      it('that was changed on the way is refused', async () => {
        const { deliveries } = await delivered();
        const delivery = deliveries[0];
        const body = Buffer.from(`${Buffer.from(delivery?.body ?? []).toString('utf8')} `);
        expect(shop.store.verifyDelivery({ method: 'POST', headers: delivery?.headers ?? {}, body })).toMatchObject({
          kind: 'refused',
          status: 401,
        });
      });

      it('is refused where another secret is expected', async () => {
        const { deliveries } = await delivered();
        const verdicts = deliveries.map((delivery) => shop.strangersStore.verifyDelivery(delivery).kind);
        expect(new Set(verdicts)).toEqual(new Set(['refused']));
      });
    });

    it('tells the tax rates, payment and shipping methods that orders may name', async () => {
      const order = await session().order(shop.placeOrder());
      const rates = await session().taxRates();
      const charged = order?.taxRates.map(({ id, percent, label, compound }) => ({ id, percent, label, compound }));
      expect(rates).toEqual(expect.arrayContaining((charged ?? []).map((rate) => expect.objectContaining(rate))));
      expect(charged?.length).toBeGreaterThan(0);
      const payment = (await session().paymentMethods()).find(({ id }) => id === order?.paymentMethod);
      expect(payment).toMatchObject({ enabled: true, name: expect.stringMatching(/./) });
      const shipped = order?.lines.find(({ kind }) => kind === 'shipping')?.method;
      expect((await session().shippingMethods()).map(({ id }) => id)).toContain(shipped);
    });

    it('gives every tax rate once over several pages', async () => {
      shop.addTaxRates(120);
      const rates = (await session().taxRates()).map(({ id }) => id);
      expect(rates.length).toBeGreaterThan(120);
      expect(new Set(rates).size).toBe(rates.length);
    });

    it('keeps its rates from a stranger', async () => {
      await expect(shop.strangersStore.as(origin).taxRates()).rejects.toMatchObject({ kind: 'authentication' });
    });

    it('tells what gift cards paid without their codes, and the fields it was told to read', async () => {
      const order = await session().order(shop.placeOrderPaidOtherwise({ card: '10.00', credit: '2.50' }));
      expect({ tender: order?.tender, fields: order?.fields }).toEqual(shop.paidOtherwise);
      const amounts = order?.lines.flatMap((line) => [line.amounts.net, line.amounts.tax]) ?? [];
      expect(sum([...amounts, '-12.50']).toFixed(order?.currencyDigits)).toBe(order?.total);
      expect(JSON.stringify(order)).not.toContain(shop.cardCode);
    });

    it('tells its name, address and currency', async () => {
      const info = await session().info();
      expect(info).toMatchObject({ homeUrl: shop.homeUrl, currency: shop.currency, decimals: 2 });
      expect(info.name).not.toBe('');
    });
  });
}
