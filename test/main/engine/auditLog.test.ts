import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { answerCall } from '../../../main/answer.ts';
import type { Actor } from '../../../main/contract/calls.ts';
import { checkExport } from '../audit/exportCheck.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const calls = (shop: ShopWorld) => shop.world.engine().calls;

async function entries(shop: ShopWorld, kind: string) {
  return (await calls(shop)['audit.list']({ kind }, administrator)).rows;
}

it('is verified as a run, which everybody who asks meanwhile shares', async () => {
  const shop = await openShop();
  shop.order();
  await shop.tell();
  const [one, two] = await Promise.all([1, 2].map(() => calls(shop)['audit.verify']({}, administrator)));
  expect(one).toBe(two);
  expect(one).toMatchObject({ ok: true, unprovenSince: null, removed: 0, bodiesGone: 0 });
  const { run, verdict } = await calls(shop)['audit.verification']({}, administrator);
  expect(run).toMatchObject({ kind: 'verify', state: 'done', done: one?.entries, total: one?.entries });
  expect(verdict).toEqual(one);
});

it('says of every entry what it holds, opens it for whom may, and keeps who looked at what', async () => {
  const shop = await openShop();
  const id = shop.order();
  await shop.tell();
  const [written] = await entries(shop, 'exchange');
  const seq = written?.seq ?? 0;
  const entry = await calls(shop)['audit.entry']({ seq }, administrator);
  expect(entry).toMatchObject({ seq, orderKey: String(id), partsGone: false });
  expect(entry.parts.map(({ part }) => part)).toEqual(['exchange', 'request', 'response']);
  const viewer: Actor = { name: 'eva', role: 'viewer' };
  const open = (actor: Actor) => answerCall(shop.world.engine(), 'audit.open', { seq }, actor, () => undefined);
  expect(await open(viewer)).toMatchObject({ ok: false, kind: 'permission' });
  expect(await open({ name: 'otto', role: 'operator' })).toMatchObject({ ok: true });
  const looks = await entries(shop, 'audit.opened');
  expect(looks).toMatchObject([{ actor: 'person:otto', orderNo: entry.orderNo }]);
  const look = await calls(shop)['audit.open']({ seq: looks[0]?.seq ?? 0 }, administrator);
  expect(look.parts).toEqual([{ part: 'params', text: JSON.stringify({ seq: String(seq) }) }]);
  expect(await calls(shop)['audit.choices']({}, administrator)).toMatchObject({
    actors: expect.arrayContaining(['person:otto', 'person:test']),
    kinds: expect.arrayContaining(['exchange', 'audit.opened']),
  });
});

it('is exported into a file that proves itself', async () => {
  const shop = await openShop();
  shop.order();
  await shop.tell();
  const wish = { filter: {}, format: 'json', contents: true } as const;
  await calls(shop)['audit.export'](wish, administrator);
  await shop.world.clock.run(1);
  const { folder, files, run } = await calls(shop)['audit.exports']({}, administrator);
  expect(run).toMatchObject({ kind: 'export', state: 'done' });
  const text = readFileSync(join(folder, files[0]?.name ?? ''), 'utf8');
  const key = JSON.parse(text.split('\n')[0] ?? '') as { readonly keys: readonly { readonly publicKey: string }[] };
  expect(checkExport(text, key.keys.at(-1)?.publicKey ?? '')).toEqual([]);
  expect(text).toContain('audit.exported');
  const operator = { name: 'otto', role: 'operator' } as const;
  await expect(calls(shop)['audit.export'](wish, operator)).rejects.toMatchObject({ code: 'role-too-low' });
  await expect(calls(shop)['audit.removeExport']({ name: '../settings.json' }, operator)).rejects.toMatchObject({
    code: 'export-gone',
  });
  // Who may not export contents does not get at somebody else's export of them, and whoever takes one is known.
  const name = files[0]?.name ?? '';
  expect(files).toMatchObject([{ contents: true, name: expect.stringMatching(/-contents\.jsonl$/) }]);
  await expect(calls(shop)['audit.takeExport']({ name }, operator)).rejects.toMatchObject({ code: 'role-too-low' });
  expect(await calls(shop)['audit.takeExport']({ name }, administrator)).toEqual({ name });
  const left = await calls(shop)['audit.removeExport']({ name }, operator);
  expect(left.files).toEqual([]);
  expect((await entries(shop, 'audit.exportTaken')).map(({ actor }) => actor)).toEqual(['person:test']);
  expect((await entries(shop, 'audit.exportRemoved')).map(({ actor }) => actor)).toEqual(['person:otto']);
});

it('takes one person out whose orders are done with, says so in numbers, and still verifies', async () => {
  const shop = await openShop();
  // The shop told of it under another address at first: that body names her by name alone.
  const done = shop.order({ billing: { ...anna, email: 'typo@vogt.example' } });
  await shop.world.deliverAll();
  shop.world.shop.admin.editOrder(done, { billing: { email: anna.email } });
  const bert = { ...anna, first_name: 'Bert', email: 'bert@sommer.example' };
  const his = shop.order({ billing: bert });
  await shop.tell();
  await calls(shop)['setup.keepProgress']({ step: 'nav', typed: { user: anna.email } }, administrator);
  const invoice = shop.documents(done)[0];
  shop.world.nav.admin.post(invoice?.number ?? '');
  await shop.tell(20 * MINUTE);
  const open = shop.order();
  await shop.tell();

  const counted = await calls(shop)['audit.previewErase']({ email: anna.email }, administrator);
  expect(counted).toMatchObject({ orders: 1, ordersKept: 1 });
  const sealed = sealedOf(shop, done);
  await calls(shop)['audit.export']({ filter: {}, format: 'json', contents: true }, administrator);
  await shop.world.clock.run(1);
  const receipt = await calls(shop)['audit.erase']({ email: ` ${anna.email.toUpperCase()}` }, administrator);
  expect(receipt).toMatchObject({ ...counted, id: 1, actor: 'person:test' });
  expect(sealed.length).toBeGreaterThan(3);
  expect(sealed.filter((bytes) => stillLies(shop, bytes))).toEqual([]);
  expect((await calls(shop)['audit.erasures']({}, administrator)).rows).toEqual([receipt]);

  const name = async (id: number) => (await shop.row(id))?.customer;
  expect([await name(done), await name(his), await name(open)]).toEqual(['', 'Bert Vogt', 'Anna Vogt']);
  const again = await calls(shop)['audit.previewErase']({ email: anna.email }, administrator);
  expect(again).toMatchObject({ orders: 0, deliveries: 0, ordersKept: 1 });
  expect(await calls(shop)['audit.verify']({}, administrator)).toMatchObject({ ok: true, problem: null });
  expect((await calls(shop)['audit.exports']({}, administrator)).files).toEqual([]);
  expect(await calls(shop)['setup.progress']({}, administrator)).toEqual({ progress: null });
});

const database = (shop: ShopWorld) => join(shop.world.dataFolder(), 'connector.sqlite');

/** What the database holds sealed of an order's shopper, outside the audit log and in it. */
function sealedOf(shop: ShopWorld, id: number): readonly Buffer[] {
  const db = new BetterSqlite3(database(shop), { readonly: true });
  const all = (sql: string) => db.prepare<[string], Buffer>(sql).pluck().all(String(id));
  const found = [
    ...all('SELECT sealed FROM orders WHERE store_key = ?'),
    ...all("SELECT sealed FROM deliveries WHERE record_key = ? AND kind = 'webhook'"),
    ...all('SELECT side_store FROM snapshots WHERE record_key = ? AND side_store IS NOT NULL'),
    ...all('SELECT b.data FROM audit_bodies AS b JOIN audit_entries AS e USING (seq) WHERE e.order_key = ?'),
  ];
  db.close();
  return found.map((bytes) => bytes.subarray(-24));
}

/** Whether these bytes are in the file or its write-ahead log, in free pages too. */
function stillLies(shop: ShopWorld, bytes: Buffer): boolean {
  const files = ['', '-wal'].map((ending) => database(shop) + ending).filter((file) => existsSync(file));
  return files.some((file) => readFileSync(file).includes(bytes));
}
