import { describe, expect, it } from 'vitest';
import { administrator, MINUTE, openShop } from './shopWorld.ts';

const toNav = (shop: Awaited<ReturnType<typeof openShop>>) => shop.world.nav.admin.requests.length;

async function view(shop: Awaited<ReturnType<typeof openShop>>, id: string) {
  const { connections } = await shop.world.engine().calls['connections.list']({}, administrator);
  return connections.find((connection) => connection.id === id);
}

const refused = { kind: 'status', status: 401, headers: { 'WWW-Authenticate': 'Basic realm=""' } } as const;

describe('a connection whose sign-in was refused', () => {
  it('is not tried again by any schedule, only by a person', async () => {
    const shop = await openShop();
    shop.world.navFaults.always(refused);
    shop.order();
    await shop.tell(10 * MINUTE);
    expect(await view(shop, 'nav')).toMatchObject({ state: 'refused' });
    shop.world.navFaults.always(null);
    shop.world.nav.admin.forgetRequests();
    await shop.world.clock.run(3 * 60 * MINUTE);
    expect(toNav(shop)).toBe(0);
    await shop.world.clock.settle(
      shop.world.engine().calls['connections.ping']({ connectionId: 'nav' }, administrator),
    );
    await shop.world.clock.run(MINUTE);
    expect(await view(shop, 'nav')).toMatchObject({ state: 'fine' });
    expect((await shop.rows()).map(({ term }) => term)).toEqual(['equal']);
  });
});

describe('a connection', () => {
  it('that is down is told once, and once more when it is back', async () => {
    const shop = await openShop();
    await shop.world.clock.run(6 * MINUTE);
    shop.world.shopFaults.always({ kind: 'down' });
    await shop.world.clock.run(20 * MINUTE);
    expect(await view(shop, 'shop')).toMatchObject({ state: 'down', whatToDo: expect.stringMatching(/./) });
    shop.world.shopFaults.always(null);
    await shop.world.clock.run(20 * MINUTE);
    expect(await view(shop, 'shop')).toMatchObject({ state: 'fine', message: '' });
    const { rows } = await shop.world.engine().calls['audit.list']({ limit: 200 }, administrator);
    const marks = rows.filter(({ kind }) => kind === 'connection.pinged').map(({ status }) => status);
    expect(marks.filter((mark) => mark === 'down')).toHaveLength(1);
  });

  it('is pinged anew under new settings', async () => {
    const shop = await openShop();
    await shop.world.clock.run(MINUTE);
    const before = await view(shop, 'nav');
    await shop.world.clock.run(MINUTE);
    await shop.setIntegration({});
    await shop.world.clock.run(MINUTE);
    expect((await view(shop, 'nav'))?.lastPingAt).not.toBe(before?.lastPingAt);
  });

  it('that is not known cannot be pinged', async () => {
    const shop = await openShop();
    const ping = shop.world.engine().calls['connections.ping']({ connectionId: 'gone' }, administrator);
    await expect(ping).rejects.toMatchObject({ code: 'connection-unknown' });
  });
});

describe('what was exchanged', () => {
  it('by a job that records nothing itself is in the audit log, and none of it is a read', async () => {
    const shop = await openShop({ settings: { webhooks: 'own' } });
    await shop.world.clock.run(MINUTE);
    const { rows } = await shop.world.engine().calls['audit.list']({ limit: 200 }, administrator);
    // One for each webhook the connector made at the shop and at NAV; its reads and its heartbeats are many more.
    const made = rows.filter(({ kind }) => kind === 'exchange').length;
    expect(made).toBe(4 + shop.world.nav.admin.count('POST', 'subscriptions'));
    await shop.world.clock.run(60 * MINUTE);
    const later = await shop.world.engine().calls['audit.list']({ limit: 200 }, administrator);
    expect(later.rows.filter(({ kind }) => kind === 'exchange')).toHaveLength(made);
  });
});
