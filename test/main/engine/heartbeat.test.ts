import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import type { WorldOptions } from '../../simulate/world.ts';
import { createWorld, type World } from '../../simulate/world.ts';
import { administrator, isOrderPost, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const OWN = { webhooks: 'own', poll: '*/30 * * * *', ping: '*/30 * * * *' } as const;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ml-heartbeat-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const alarmsOf = async (world: World) => (await world.engine().calls['alarms.list']({}, administrator)).alarms;
const troublesOf = async (world: World) =>
  (await alarmsOf(world)).filter(({ kind }) => kind === 'two-installations').map(({ params }) => params['what']);

async function answer(world: World, given: string): Promise<void> {
  const [alarm] = await alarmsOf(world);
  await world.clock.settle(
    world.engine().calls['alarms.answer']({ alarmId: alarm?.id ?? 0, answer: given }, administrator),
  );
}

const takeOver = (world: World) => answer(world, 'takeOver');

/** A second installation at the same shop and company. */
async function openBeside(first: World, options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await createWorld({
    seed: 2, folder: newFolder(), start: START, beside: first, machine: 'laptop', settings: OWN, ...options,
  }); // prettier-ignore
  onTestFinished(() => world.stop());
  await world.start();
  return world;
}

async function startCopy(original: World): Promise<World> {
  const folder = newFolder();
  cpSync(original.dataFolder(), join(folder, 'lives', '1'), { recursive: true });
  return openBeside(original, { folder, isCopy: true });
}

function countPosts({ world }: ShopWorld): () => number {
  let posts = 0;
  world.navFaults.onWorked((request) => {
    if (isOrderPost(request)) posts += 1;
  });
  return () => posts;
}

const heartbeats = (world: World) =>
  world.shop.stored.webhooks().filter(({ name }) => name.startsWith('ml-connector heartbeat '));

async function open(): Promise<ShopWorld> {
  const shop = await openShop({ settings: OWN });
  await shop.tell();
  return shop;
}

describe('the heartbeat at the shop', () => {
  it('is one paused webhook that leads nowhere, renewed every 10 minutes, and never delivered to', async () => {
    const { world, order } = await open();
    const [first, ...more] = heartbeats(world);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ status: 'paused', topic: 'customer.restored' });
    const name = first?.name;
    expect(name).toMatch(
      /^ml-connector heartbeat [0-9a-f]{8} shop [0-9a-f]{8} beats 2026-11-20T08:00:\d\dZ [0-9a-f]{8}$/,
    );
    order();
    await world.clock.run(31 * MINUTE);
    const outgoing = world.shop.deliveries.take();
    expect(outgoing.length).toBeGreaterThan(0);
    expect(outgoing.filter(({ webhookId }) => webhookId === first?.id)).toEqual([]);
    expect(heartbeats(world)).toHaveLength(1);
    expect(heartbeats(world)[0]?.id).toBe(first?.id);
    expect(heartbeats(world)[0]?.name).toMatch(/ 2026-11-20T08:3\d/);
    expect(await troublesOf(world)).toEqual([]);
  });

  it('is left to nobody where an administrator keeps the webhooks', async () => {
    const { world } = await openShop();
    await world.clock.run(30 * MINUTE);
    expect(heartbeats(world)).toEqual([]);
  });

  it('goes when nothing is written there any more', async () => {
    const { world } = await open();
    await world
      .engine()
      .calls['integrations.setMode']({ integrationId: 'shop-nav', mode: 'shadow', alsoShadowed: false }, administrator);
    await world.clock.run(MINUTE);
    expect(heartbeats(world)).toEqual([]);
  });

  it('is made once where the answer to its making was lost', async () => {
    const shop = await openShop({ settings: { webhooks: 'own', mode: 'shadow' } });
    const { world } = shop;
    let lost = 0;
    world.shopFaults.onWorked((request) => {
      if (request.method !== 'POST' || !Buffer.from(request.body).toString().includes('heartbeat')) return undefined;
      lost += 1;
      return lost === 1 ? 'drop' : undefined;
    });
    await world
      .engine()
      .calls['integrations.setMode']({ integrationId: 'shop-nav', mode: 'live', alsoShadowed: false }, administrator);
    await world.clock.run(15 * MINUTE);
    expect(lost).toBe(1);
    expect(heartbeats(world)).toMatchObject([{ status: 'paused' }]);
    expect(await troublesOf(world)).toEqual([]);
  });

  it('is known as our own after the shop failed to renew it again and again', async () => {
    const { world } = await open();
    const isRenewal = (request: FakeRequest) => request.method === 'PUT' && request.url.includes('/webhooks');
    world.shopFaults.when(isRenewal, { kind: 'status', status: 500 }, 4);
    await world.clock.run(25 * MINUTE);
    expect(world.shopFaults.struck()).toMatchObject({ status: 4 });
    expect(await troublesOf(world)).toEqual([]);
    expect(heartbeats(world)).toHaveLength(1);
  });

  it('is done without where the key may not leave one', async () => {
    const shop = await openShop({ settings: OWN });
    const { world } = shop;
    const body = '{"code":"woocommerce_rest_cannot_create","message":"","data":{"status":401}}';
    world.shopFaults.when((request) => request.method !== 'GET' && request.url.includes('/webhooks'), {
      kind: 'status',
      status: 401,
      headers: { 'content-type': 'application/json' },
      body,
    });
    await world.clock.run(30 * MINUTE);
    const { rows } = await world.engine().calls['audit.list']({}, administrator);
    expect(rows.filter(({ kind }) => kind === 'heartbeat.refused')).toHaveLength(1);
    expect(await troublesOf(world)).toEqual([]);
  });

  it('is done without where the owner of the key may not see webhooks; orders are written all the same', async () => {
    const shop = await openShop({ settings: OWN });
    const { world } = shop;
    const body = '{"code":"woocommerce_rest_cannot_view","message":"","data":{"status":403}}';
    const answer = { kind: 'status', status: 403, headers: { 'content-type': 'application/json' }, body } as const;
    world.shopFaults.when((request) => request.url.includes('/webhooks'), answer);
    const id = shop.order();
    await shop.tell(12 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await alarmsOf(world)).toEqual([]);
  });
});

describe('two installations at one shop and company', () => {
  it('both hold their writes, and go on by themselves 30 minutes after the other’s last sign', async () => {
    const shop = await open();
    const posts = countPosts(shop);
    const other = await openBeside(shop.world);
    await shop.world.clock.run(11 * MINUTE);
    expect(await troublesOf(shop.world)).toEqual(['other']);
    expect(await troublesOf(other)).toEqual(['other']);
    const id = shop.order();
    await shop.tell(3 * MINUTE);
    expect(posts()).toBe(0);
    await other.stop();
    await shop.world.clock.run(28 * MINUTE);
    expect(posts()).toBe(0);
    await shop.world.clock.run(4 * MINUTE);
    expect(await troublesOf(shop.world)).toEqual([]);
    expect(posts()).toBe(1);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('take over: the one that is told to stops, until a person takes over there', async () => {
    const shop = await open();
    const posts = countPosts(shop);
    const other = await openBeside(shop.world);
    await shop.world.clock.run(11 * MINUTE);
    await takeOver(other);
    expect(await alarmsOf(other)).toEqual([]);
    const first = shop.order();
    await other.engine().calls['poll.now']({}, administrator);
    await shop.tell(11 * MINUTE);
    expect(await troublesOf(shop.world)).toEqual(['retired']);
    expect(await troublesOf(other)).toEqual([]);
    expect(shop.documents(first)).toHaveLength(1);
    expect(posts()).toBe(1);
    await shop.world.stop();
    await shop.world.start();
    await shop.world.clock.run(15 * MINUTE);
    expect(await troublesOf(shop.world)).toEqual(['retired']);
    await expect(takeOver(shop.world)).rejects.toMatchObject({ code: 'other-installation-told' });
    expect(await troublesOf(shop.world)).toEqual(['leaving']);
    await shop.world.clock.run(12 * MINUTE);
    expect(await troublesOf(shop.world)).toEqual([]);
    expect(await troublesOf(other)).toEqual(['retired']);
    const second = shop.order();
    await shop.tell(5 * MINUTE);
    expect(shop.documents(second)).toHaveLength(1);
    expect(posts()).toBe(2);
  });

  it('do not disturb each other where one only shows', async () => {
    const shop = await open();
    const other = await openBeside(shop.world, { settings: { ...OWN, mode: 'shadow' } });
    await shop.world.clock.run(25 * MINUTE);
    expect([...(await troublesOf(shop.world)), ...(await troublesOf(other))]).toEqual([]);
    expect(heartbeats(shop.world)).toHaveLength(1);
  });

  it('see each other at once when they start at the same moment', async () => {
    const shop = await openShop({ settings: { ...OWN, mode: 'shadow' } });
    const other = await openBeside(shop.world, { settings: { ...OWN, mode: 'shadow' } });
    const live = { integrationId: 'shop-nav', mode: 'live', alsoShadowed: false } as const;
    await shop.world.engine().calls['integrations.setMode'](live, administrator);
    await other.engine().calls['integrations.setMode'](live, administrator);
    await shop.world.clock.run(MINUTE);
    expect([...(await troublesOf(shop.world)), ...(await troublesOf(other))]).toContain('other');
  });

  it('under one id, after a copy was called the only one, hold their writes and are told apart by taking over', async () => {
    const shop = await open();
    const posts = countPosts(shop);
    await shop.world.stop();
    const twin = await startCopy(shop.world);
    await shop.world.start();
    await shop.world.clock.run(MINUTE);
    await answer(twin, 'moved');
    await shop.world.clock.run(21 * MINUTE);
    expect(await troublesOf(shop.world)).toEqual(['twin']);
    expect(await troublesOf(twin)).toEqual(['twin']);
    const id = shop.order();
    await shop.tell(12 * MINUTE);
    expect(posts()).toBe(0);
    await takeOver(twin).catch(() => undefined);
    await shop.world.clock.run(15 * MINUTE);
    expect(await troublesOf(twin)).toEqual([]);
    expect(await troublesOf(shop.world)).toEqual(['retired']);
    expect(shop.documents(id)).toHaveLength(1);
    expect(posts()).toBe(1);
  });
});
