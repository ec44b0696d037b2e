import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { createWorld, type World, worldSettings } from '../../simulate/world.ts';
import { administrator, isOrderPost, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const OWN = { webhooks: 'own' } as const;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ml-identity-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What alarms of an installation stand. */
const alarmsOf = async (world: World) => (await world.engine().calls['alarms.list']({}, administrator)).alarms;
const kindsOf = async (world: World) => (await alarmsOf(world)).map(({ kind }) => kind);

async function answer(world: World, kind: string, given: string): Promise<void> {
  const alarm = (await alarmsOf(world)).find((one) => one.kind === kind);
  await world.clock.settle(
    world.engine().calls['alarms.answer']({ alarmId: alarm?.id ?? 0, answer: given }, administrator),
  );
}

/** The stopped installation's folder, started on another computer. */
async function startCopy(original: World, machine: string): Promise<World> {
  const folder = newFolder();
  cpSync(original.dataFolder(), join(folder, 'lives', '1'), { recursive: true });
  const copy = await createWorld({
    seed: 2, folder, start: START, beside: original, machine, isCopy: true, settings: OWN,
  }); // prettier-ignore
  onTestFinished(() => copy.stop());
  await copy.start();
  return copy;
}

function countPosts({ world }: ShopWorld): () => number {
  let posts = 0;
  world.navFaults.onWorked((request: FakeRequest) => {
    if (isOrderPost(request)) posts += 1;
  });
  return () => posts;
}

const writersOf = (world: World) => world.shop.stored.webhooks().filter(({ status }) => status === 'active');

describe('an installation that starts elsewhere', () => {
  it('is not asked about while it stays where it was', async () => {
    const shop = await openShop({ settings: OWN });
    await shop.world.stop();
    await shop.world.start();
    expect(await kindsOf(shop.world)).toEqual([]);
  });

  it('writes nothing until a person says that it was moved; then every order is written once', async () => {
    const shop = await openShop({ settings: OWN });
    const posts = countPosts(shop);
    await shop.world.stop();
    const moved = await startCopy(shop.world, 'laptop');
    const [alarm] = await alarmsOf(moved);
    expect(alarm).toMatchObject({ kind: 'installation-moved', scope: 'installation', answers: ['moved', 'copied'] });
    expect(alarm?.message).toContain('the computer simulated in /simulated');
    const webhooks = writersOf(moved).map(({ id }) => id);
    const id = shop.order();
    await moved.clock.run(20 * MINUTE);
    expect(posts()).toBe(0);
    expect(writersOf(moved).map((one) => one.id)).toEqual(webhooks);
    await answer(moved, 'installation-moved', 'moved');
    await moved.clock.run(5 * MINUTE);
    expect(await kindsOf(moved)).toEqual([]);
    expect(shop.documents(id)).toHaveLength(1);
    expect(posts()).toBe(1);
    await moved.stop();
    await moved.start();
    expect(await kindsOf(moved)).toEqual([]);
  });

  it('ends the question when it is started where it was before', async () => {
    const shop = await openShop({ settings: OWN });
    await shop.world.stop();
    const moved = await startCopy(shop.world, 'laptop');
    await moved.stop();
    const back = newFolder();
    cpSync(moved.dataFolder(), join(back, 'lives', '1'), { recursive: true });
    const again = await createWorld({ seed: 3, folder: back, start: START, beside: shop.world, isCopy: true });
    onTestFinished(() => again.stop());
    await again.start();
    expect(await kindsOf(again)).toEqual([]);
  });

  it('goes its own way as a copy: shows only, and leaves the other one’s webhooks alone', async () => {
    const shop = await openShop({ settings: OWN });
    const posts = countPosts(shop);
    await shop.tell();
    const before = writersOf(shop.world);
    await shop.world.stop();
    const copy = await startCopy(shop.world, 'laptop');
    const asked = { alarmId: (await alarmsOf(copy))[0]?.id ?? 0, answer: 'copied' };
    expect((await copy.engine().calls['alarms.preview'](asked, administrator)).params).toEqual({ count: '1' });
    await answer(copy, 'installation-moved', 'copied');
    await shop.world.start();
    const id = shop.order();
    await shop.tell(20 * MINUTE);
    expect(await kindsOf(copy)).toEqual([]);
    expect(await kindsOf(shop.world)).toEqual([]);
    expect(posts()).toBe(1);
    expect(shop.documents(id)).toHaveLength(1);
    expect(writersOf(copy)).toEqual(before);
    const { integrations } = await copy.engine().calls['integrations.list']({}, administrator);
    expect(integrations.map(({ mode }) => mode)).toEqual(['shadow']);
  });

  it('makes webhooks of its own as a copy as soon as it has an address of its own', async () => {
    const shop = await openShop({ settings: OWN });
    await shop.tell();
    const before = writersOf(shop.world);
    await shop.world.stop();
    const copy = await startCopy(shop.world, 'laptop');
    await answer(copy, 'installation-moved', 'copied');
    const file = JSON.parse((await copy.engine().calls['settings.export']({}, administrator)).text) as object;
    expect(file).not.toHaveProperty('publicUrl');
    const settings = worldSettings({
      start: START,
      settings: { ...OWN, mode: 'shadow', publicUrl: 'https://copy.sim' },
    });
    await copy.engine().calls['settings.import']({ text: JSON.stringify(settings) }, administrator);
    await copy.clock.run(MINUTE);
    const made = writersOf(copy).filter(({ id }) => !before.some((one) => one.id === id));
    expect(made.map(({ deliveryUrl }) => new URL(deliveryUrl).hostname)).toEqual(Array(4).fill('copy.sim'));
    expect(writersOf(copy)).toEqual(expect.arrayContaining(before));
  });
});
