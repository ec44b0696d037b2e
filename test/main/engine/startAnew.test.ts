import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { databaseFile } from '../../../main/engine/backupFiles.ts';
import { KEYS, WEBHOOK_SECRET } from '../../fakes/woocommerce/seed.ts';
import { DEMO_USER } from '../../fakes/nav/seed.ts';
import { beginAnew, change, loseKeys } from './keysLost.ts';
import { administrator, anna, isOrderPost, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const calls = ({ world }: ShopWorld) => world.engine().calls;
const guest = { ...anna, email: 'guest@shopper.example', last_name: 'Gast' };
const unfindableGuest = { ...anna, email: `made@${'shop.'.repeat(16)}example`, last_name: 'Lang' };
/** Columns that still hold what the first data key sealed, but for secrets, which are to be asked for. */
function sealedBefore({ world }: ShopWorld): readonly string[] {
  const db = new BetterSqlite3(databaseFile(world.dataFolder()), { readonly: true });
  const columns = db
    .prepare<[], { t: string; c: string }>(
      `SELECT t.name AS t, c.name AS c FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND t.type = 'table' AND c.type = 'BLOB' AND t.name <> 'secrets'`,
    )
    .all();
  const holds = ({ t, c }: (typeof columns)[number]) =>
    db.prepare(`SELECT 1 FROM ${t} WHERE substr(${c}, 1, 5) = x'0100000001'`).get() !== undefined;
  const found = columns.filter(holds).map(({ t, c }) => `${t}.${c}`);
  db.close();
  return found;
}

const neededOf = async (shop: ShopWorld) =>
  (await calls(shop)['keys.get']({}, administrator)).needed.map(({ id }) => id);

function enter(shop: ShopWorld, id: string) {
  const { consumerKey, consumerSecret } = KEYS.readWrite;
  const values: Record<string, string> = {
    consumerKey,
    consumerSecret,
    webhookSecret: WEBHOOK_SECRET,
    password: DEMO_USER.password,
  };
  const value = values[id.split('/')[1] ?? ''] ?? '';
  return shop.world.clock.settle(calls(shop)['keys.enterSecret']({ id, value }, administrator));
}

it('with keys and recovery key lost, starts anew and writes nothing twice that was written or under way', async () => {
  const shop = await openShop();
  const { world } = shop;
  const written = shop.order({ billing: guest });
  // NAV has no room for this one, so that no search finds the card.
  const unfindable = shop.order({ billing: unfindableGuest });
  await shop.tell();
  const underWay = shop.order();
  shop.crashAfter(isOrderPost);
  await shop.tell();
  expect(world.isAlive()).toBe(false);
  await shop.revive();
  const customers = world.nav.stored.customers().length;
  await world.stop();
  await expect(beginAnew(world)).rejects.toMatchObject({ code: 'keys-not-lost' });
  loseKeys(world);
  await expect(world.start()).rejects.toMatchObject({ code: 'vault-sealed-elsewhere' });

  expect(sealedBefore(shop)).not.toEqual([]);
  expect(await beginAnew(world)).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
  expect(sealedBefore(shop)).toEqual([]);
  const [aside = ''] = readdirSync(world.dataFolder()).filter((name) => name.startsWith('set-aside-2026-11-20'));
  const kept = new BetterSqlite3(join(world.dataFolder(), aside, 'connector.sqlite'), { readonly: true });
  expect(kept.prepare('SELECT count(*) > 0 FROM audit_bodies').pluck().get()).toBe(1);
  expect(existsSync(join(world.dataFolder(), aside, 'settings.json'))).toBe(true);
  kept.close();

  await world.start();
  const later = shop.order({ billing: guest });
  await shop.tell();
  // Its webhooks are kept by hand, so that nobody here can make another secret for them.
  const wanted = ['nav/password', 'shop/consumerKey', 'shop/consumerSecret', 'shop/webhookSecret'];
  expect(await neededOf(shop)).toEqual(wanted);
  expect(shop.documents(later)).toEqual([]);
  for (const id of wanted) await enter(shop, id);
  await shop.tell(20 * MINUTE);

  const ids = [written, unfindable, underWay, later];
  expect(ids.map((id) => shop.documents(id).length)).toEqual([1, 1, 1, 1]);
  expect((await shop.rows()).map(({ term }) => term)).toEqual(['equal', 'equal', 'equal', 'equal']);
  // The guest's card is found by the address, although it is no longer known by its fingerprint.
  expect(world.nav.stored.customers().length).toBe(customers);
  expect((await calls(shop)['alarms.list']({}, administrator)).alarms).toEqual([]);
  const { rows } = await calls(shop)['audit.list']({ kind: 'keys.startedAnew' }, administrator);
  expect(rows).toMatchObject([{ actor: 'person:test', status: 'attention' }]);
  const verdict = await world.clock.settle(calls(shop)['audit.verify']({}, administrator));
  expect(verdict).toMatchObject({ ok: true, problem: null });
  await makesNoSecondCard(shop, shop.documents(unfindable)[0]?.header['customerNumber']);
});

/** `card`: of the shopper whose address NAV has no room for, made before the keys were lost. */
async function makesNoSecondCard(shop: ShopWorld, card: unknown): Promise<void> {
  const { world } = shop;
  const waits = (candidates: unknown) => ({ term: 'waiting', cause: { code: 'customer-maybe-made', params: { candidates } } }); // prettier-ignore
  const customers = world.nav.stored.customers().length;
  const again = shop.order({ billing: unfindableGuest });
  await shop.tell();
  expect(await shop.row(again)).toMatchObject(waits(card));
  // As the remedy says: the same shorter address on both.
  world.nav.admin.changeCustomer(String(card), { email: 'short@shopper.example' });
  world.shop.admin.editOrder(again, { billing: { email: 'short@shopper.example' } });
  await shop.replayAll();
  expect(shop.documents(again).map(({ header }) => header['customerNumber'])).toEqual([card]);
  expect(world.nav.stored.customers().length).toBe(customers);

  // An answer that is lost: the one card without an address that came up since, as it was sent, is what was made.
  const { revived, cardOf } = loseAnswers(shop);
  const lost = shop.order({ billing: { ...unfindableGuest, email: `lost-${unfindableGuest.email}` } });
  await revived();
  expect(await shop.row(lost)).toMatchObject({ term: 'equal' });
  expect(world.nav.stored.customers().length).toBe(customers + 1);
  // Where it is another one by now, it may be that one, and a person has to tell.
  const edited = shop.order({ billing: { ...unfindableGuest, email: `edited-${unfindableGuest.email}` } });
  await revived(() => world.nav.admin.changeCustomer(cardOf(), { displayName: 'Lang & Lang' }));
  // Collective cards of the company have no address either.
  expect(await shop.row(edited)).toMatchObject(waits(`${cardOf()}, WEB-DE, WEB-EU, WEB-EXPORT`));
  expect(world.nav.stored.customers().length).toBe(customers + 2);
}

/** The power goes as soon as NAV has made a customer. */
function loseAnswers(shop: ShopWorld) {
  const cardOf = () => String(shop.world.nav.stored.customers().at(-1)?.['number']);
  async function revived(meanwhile: () => void = () => undefined): Promise<void> {
    shop.crashAfter((request) => request.method === 'POST' && /\/customers(\?|$)/.test(request.url));
    await shop.tell();
    meanwhile();
    await shop.revive(15 * MINUTE);
  }
  return { cardOf, revived };
}

it('asks for the one secret that cannot be read any more; its connection waits, and all else runs', async () => {
  const shop = await openShop();
  const { world } = shop;
  await world.stop();
  change(world, "UPDATE secrets SET sealed = zeroblob(40) WHERE id IN ('shop/consumerSecret')");
  await world.start();
  const id = shop.order();
  await shop.tell();

  expect(await neededOf(shop)).toEqual(['shop/consumerSecret']);
  const { alarms } = await calls(shop)['alarms.list']({}, administrator);
  expect(alarms).toMatchObject([{ kind: 'secret-needed', scope: 'connection/shop', stopsWrites: false }]);
  const { connections } = await calls(shop)['connections.list']({}, administrator);
  expect(connections.map((one) => [one.id, one.state])).toEqual([['nav', 'fine'], ['shop', 'refused']]); // prettier-ignore
  expect(shop.documents(id)).toEqual([]);
  await expect(enter(shop, 'nav/password')).rejects.toMatchObject({ code: 'secret-not-needed' });
  await enter(shop, 'shop/consumerSecret');
  await shop.tell();
  expect(shop.documents(id).length).toBe(1);
  expect((await calls(shop)['alarms.list']({}, administrator)).alarms).toEqual([]);
});
