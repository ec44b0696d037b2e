import { describe, expect, it } from 'vitest';
import { administrator, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LAN = { settings: { nav: { notifications: { url: 'https://connector.lan' } } } } as const;
const SUBSCRIBED = ['salesInvoices', 'salesOrders'];

const topics = ({ world }: ShopWorld) =>
  world.nav.subscriptions
    .all()
    .map(({ set }) => set)
    .toSorted();
const toldOf = ({ world }: ShopWorld, kind: string) =>
  world.navTold.answers.filter((one) => one.kind === kind).map(({ status }) => status);

/** An order that is in NAV, and its document there. */
async function written(shop: ShopWorld) {
  const id = shop.order();
  await shop.tell();
  const [document] = shop.documents(id);
  if (!document) throw new Error('no document');
  expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: document.number });
  return { id, document };
}

async function sleepFor({ world }: ShopWorld, milliseconds: number): Promise<void> {
  world.sleep.fall();
  await world.clock.run(milliseconds);
  world.sleep.wake();
  await world.clock.run(2 * MINUTE);
}

const admin = ({ world }: ShopWorld) => world.nav.admin;

describe('NAV’s subscriptions', () => {
  it('are made at start, each proven while the call is open, and told in the audit log', async () => {
    const shop = await openShop(LAN);
    await shop.tell();
    expect(topics(shop)).toEqual(SUBSCRIBED);
    expect(toldOf(shop, 'handshake')).toEqual([200, 200]);
    for (const { notificationUrl, clientState } of shop.world.nav.subscriptions.all()) {
      expect(notificationUrl).toMatch(/^https:\/\/connector\.lan\/in\/[0-9a-f]{48}$/);
      expect(clientState.length).toBeGreaterThan(30);
    }
    await shop.tell(HOUR);
    expect(toldOf(shop, 'handshake')).toEqual([200, 200]);
  });

  it('are renewed before their three days are over, and never end', async () => {
    const shop = await openShop(LAN);
    await shop.tell();
    const ids = shop.world.nav.subscriptions.all().map(({ id }) => id);
    // Nothing else happens meanwhile: the computer sleeps, and wakes in the last of the three days.
    await sleepFor(shop, 2 * DAY + HOUR);
    expect(toldOf(shop, 'handshake')).toEqual([200, 200, 200, 200]);
    await sleepFor(shop, 2 * DAY + HOUR);
    expect(shop.world.nav.subscriptions.all().map(({ id }) => id)).toEqual(ids);
  });

  it('that are gone are made anew within a quarter of an hour', async () => {
    const shop = await openShop(LAN);
    await shop.tell();
    for (const { id } of shop.world.nav.subscriptions.all()) shop.world.nav.subscriptions.remove(id);
    await shop.tell(16 * MINUTE);
    expect(topics(shop)).toEqual(SUBSCRIBED);
  });

  it('that NAV refuses because it cannot reach us keep nobody waiting, and are made once it can', async () => {
    const shop = await openShop(LAN);
    const { world } = shop;
    for (const { id } of world.nav.subscriptions.all()) world.nav.subscriptions.remove(id);
    world.roadFaults.always({ kind: 'down' });
    await shop.tell(46 * MINUTE);
    expect(topics(shop)).toEqual([]);
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
    world.roadFaults.always(null);
    await shop.tell(16 * MINUTE);
    expect(topics(shop)).toEqual(SUBSCRIBED);
  });

  it('whose making NAV did without its answer reaching us are not made twice', async () => {
    const shop = await openShop({ settings: { nav: { notifications: 'off' } } });
    const { world } = shop;
    await shop.tell();
    world.navFaults.when(
      ({ method, url }) => method === 'POST' && url.endsWith('/subscriptions'),
      { kind: 'dropAfterWork' },
      1,
    );
    await shop.setIntegration({});
    await shop.tell(16 * MINUTE);
    expect(topics(shop)).toEqual(SUBSCRIBED);
  });

  it('are not made where they are switched off', async () => {
    const shop = await openShop({ settings: { nav: { notifications: 'off' } } });
    await shop.tell(16 * MINUTE);
    expect(topics(shop)).toEqual([]);
  });

  it('leave those of others alone and take our own away when they are switched off', async () => {
    const shop = await openShop(LAN);
    await shop.tell();
    const { world } = shop;
    const [ours] = world.nav.subscriptions.all();
    if (!ours) throw new Error('no subscription');
    const stranger = world.nav.subscriptions.answer(
      {
        method: 'POST',
        url: '',
        headers: {},
        secure: true,
        body: Buffer.from(JSON.stringify({ notificationUrl: 'https://other.example/in/x', resource: ours.resource })),
      },
      '',
      { name: 'subscriptions', key: null },
    );
    expect(stranger.status).toBe(201);
    await shop.setIntegration({ mode: 'shadow' });
    await shop.tell();
    expect(world.nav.subscriptions.all().map(({ notificationUrl }) => notificationUrl)).toEqual([
      'https://other.example/in/x',
    ]);
  });
});

describe('a document that is changed in NAV', () => {
  it('is known as posted under its new number, a minute after NAV posted it', async () => {
    const shop = await openShop(LAN);
    const { id, document } = await written(shop);
    admin(shop).post(document.number);
    await shop.tell(2 * MINUTE);
    expect(toldOf(shop, 'notification')).toEqual(expect.arrayContaining([202]));
    expect(new Set(toldOf(shop, 'notification'))).toEqual(new Set([202]));
    const [posted] = shop.documents(id);
    expect(posted).toMatchObject({ kind: 'invoice', posted: true });
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: posted?.number });
  });

  it('and deleted there waits for a person, and is never written again unasked', async () => {
    const shop = await openShop(LAN);
    const { id, document } = await written(shop);
    admin(shop).deleteOrder(document.number);
    await shop.tell(2 * MINUTE);
    expect(await shop.attention()).toEqual({ count: 1, codes: ['document-gone'] });
    await shop.tell(HOUR);
    expect(shop.documents(id)).toEqual([]);
  });

  it('to another total waits for a person, once', async () => {
    const shop = await openShop(LAN);
    const { id, document } = await written(shop);
    admin(shop).editOrderLine(document.number, document.lines[0]?.sequence ?? 0, { quantity: 3 });
    await shop.tell(2 * MINUTE);
    expect(await shop.attention()).toEqual({ count: 1, codes: ['document-differs'] });
    const parked = async () => {
      const entries = (
        await shop.world
          .engine()
          .calls['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, administrator)
      ).timeline;
      return entries.filter(({ kind }) => kind === 'job.parked').length;
    };
    expect(await parked()).toBe(1);
    await shop.tell(HOUR);
    expect(await parked()).toBe(1);
  });
});
