import { beforeEach, describe, expect, it } from 'vitest';
import { calls as contract, type CallInput, type CallName } from '../../../main/contract/calls.ts';
import { UNKNOWN_SKU } from '../../sandbox/carryItems.ts';
import { administrator, MINUTE, openShop, type ShopWorld } from '../engine/shopWorld.ts';

const integrationId = 'shop-nav';
let shop: ShopWorld;

beforeEach(async () => {
  shop = await openShop();
});

/** As a host makes it: parsed on arrival, and the answer of the shape the contract gives. */
async function call<N extends CallName>(name: N, input: CallInput<N>) {
  const calls = shop.world.engine().calls;
  const parsed = contract[name].input.parse(input) as CallInput<N>;
  const answer = await calls[name](parsed, administrator);
  const checked = contract[name].output.safeParse(answer);
  expect([name, checked.error?.issues]).toEqual([name, undefined]);
  expect(checked.data).toEqual(JSON.parse(JSON.stringify(answer)));
  return answer;
}

const lamps = (quantity: number) => ({ items: [{ sku: UNKNOWN_SKU, quantity }] });
const put = (from: string, no: string, more = {}) => call('mappings.put', { integrationId, from, no, ...more });
const list = (more = {}) => call('mappings.list', { integrationId, ...more });
const importCsv = (text: string, dryRun: boolean) => call('mappings.importCsv', { integrationId, text, dryRun });
const changes = async () =>
  (await call('audit.list', { limit: 200 })).rows.filter(({ kind }) => kind.startsWith('mapping.'));

describe('an order with an unknown SKU', () => {
  it('says SKU and where to map it, is mended by the mapping and a replay of its group, and then equal', async () => {
    const ids = [shop.order(lamps(1)), shop.order({ items: [{ sku: UNKNOWN_SKU, quantity: 2 }, { sku: 'ML-TS-001', quantity: 1 }] })]; // prettier-ignore
    await shop.tell();
    const row = await shop.row(ids[0] ?? 0);
    expect(row?.cause).toMatchObject({ code: 'sku-unknown', message: expect.stringContaining(UNKNOWN_SKU), whatToDo: expect.stringContaining('Mapping') }); // prettier-ignore
    const { rows } = await call('mappings.unmatched', { integrationId });
    expect(rows).toEqual([{ kind: 'sku', from: UNKNOWN_SKU, name: 'Desk Lamp', orders: 2, causeGroups: [`sku-unknown:${UNKNOWN_SKU}`] }]); // prettier-ignore
    await put(UNKNOWN_SKU.toLowerCase(), 'ML-CAP-RED');
    await call('jobs.replay', { causeGroup: rows[0]?.causeGroups[0] ?? '' });
    await shop.world.clock.run(MINUTE);
    for (const id of ids) expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(ids[1] ?? 0)[0]?.lines).toMatchObject([
      { no: 'ML-CAP-RED', quantity: '2' },
      { no: 'ML-TS-001' },
      {},
    ]);
    expect(await call('mappings.unmatched', { integrationId })).toEqual({ rows: [] });
  });

  it('is written in the unit of its mapping, equal to the cent', async () => {
    await put(UNKNOWN_SKU, 'ML-COF-500', { unit: 'BOX', factor: '12' });
    const whole = shop.order(lamps(6));
    const odd = shop.order(lamps(5));
    await shop.tell();
    expect(await shop.row(whole)).toMatchObject({ term: 'equal' });
    const line = shop.documents(whole)[0]?.lines[0];
    expect(line).toMatchObject({ no: 'ML-COF-500', unit: 'BOX', quantity: '0.5' });
    expect(await shop.row(odd)).toMatchObject({ term: 'waiting', cause: { code: 'quantity-not-expressible' } });
    const { plan } = await call('orders.get', { integrationId, orderKey: String(whole) });
    expect(plan.find(({ group, field }) => group === '1' && field === 'quantity')).toMatchObject({ written: '0.5', comesFrom: '6 pieces in the store, 12 in one BOX', mark: 'equal' }); // prettier-ignore
  });

  it('is written with its variant by item number and variant code, and the plan tells so', async () => {
    await shop.setIntegration({ itemMatching: ['mapping', 'itemNo', 'itemAndVariant'] });
    shop.world.shop.admin.changeSku(UNKNOWN_SKU, 'ML-JACKET-M');
    const id = shop.order({ items: [{ sku: 'ML-JACKET-M', quantity: 1 }] });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    const { plan } = await call('orders.get', { integrationId, orderKey: String(id) });
    expect(plan.find(({ field }) => field === 'variantCode')).toMatchObject({ written: 'M', comesFrom: 'variant M of ML-JACKET after the separator' }); // prettier-ignore
  });

  it('is suggested what it may be, and nothing is applied', async () => {
    shop.world.shop.admin.changeSku(UNKNOWN_SKU, 'mljacket');
    const id = shop.order({ items: [{ sku: 'mljacket', quantity: 1 }] });
    await shop.tell();
    const suggest = (sku?: string) => shop.world.clock.settle(call('mappings.suggest', { integrationId, sku }));
    const { rows } = await suggest();
    expect(rows).toMatchObject([{ from: 'mljacket', orders: 1, suggestions: [{ no: 'ML-JACKET', why: 'spelling' }] }]);
    const asked = await suggest('4006381333931');
    expect(asked.rows).toMatchObject([{ orders: 0, suggestions: [{ no: 'ML-TS-001', why: 'gtin' }] }]);
    expect(await list()).toMatchObject({ rows: [], count: '0' });
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
  });
});

describe('the mapping table', () => {
  it('is listed by page and text, with the rows of the settings that it does not overrule', async () => {
    await shop.setIntegration({ items: { OLD: { no: 'ML-TS-001' }, B: { no: 'ML-MUG-01' } } });
    for (const from of ['c', 'B', 'Ärmel', 'a']) await put(from, `NO-${from.toUpperCase()}`);
    const first = await list({ limit: 3 });
    expect(first).toMatchObject({ count: '4', fromSettings: [{ from: 'OLD', no: 'ML-TS-001', by: 'settings' }] });
    const second = await list({ limit: 3, cursor: first.next ?? '' });
    expect([...first.rows, ...second.rows].map(({ from }) => from)).toEqual(['a', 'B', 'c', 'Ärmel']);
    expect([second.next, second.fromSettings]).toEqual([null, []]);
    expect((await list({ text: 'ärm' })).rows).toMatchObject([{ from: 'Ärmel', by: 'person:test', at: expect.stringMatching(/Z$/) }]);
    expect((await list({ text: 'no-c' })).rows).toMatchObject([{ from: 'c' }]);
    expect((await list({ text: "%' OR 1=1" })).rows).toEqual([]);
  }); // prettier-ignore

  it('keeps one row per SKU whatever its capitals, and tells every change once', async () => {
    await put('sku-ä', 'ML-TS-001');
    await put('SKU-Ä', 'ML-MUG-01');
    await put('SKU-Ä', 'ML-MUG-01');
    await call('mappings.remove', { integrationId, from: 'Sku-ä' });
    expect(await call('mappings.remove', { integrationId, from: 'Sku-ä' })).toEqual({ removed: false });
    expect((await list()).rows).toEqual([]);
    expect((await changes()).map(({ kind, actor }) => [kind, actor])).toEqual([1, 2, 3].map(() => ['mapping.changed', 'person:test'])); // prettier-ignore
  });

  it.each([
    [{ from: ' ', no: 'A' }, /SKU is missing/],
    [{ from: 'A' }, /item number is missing/],
    [{ from: 'A', no: 'B', factor: '0' }, /factor/],
    [{ from: 'A', no: 'B'.repeat(21) }, /longer/],
  ])('refuses %j', async (given, message) => {
    const refused = call('mappings.put', { integrationId, ...given });
    await expect(refused).rejects.toMatchObject({ code: 'mapping-invalid', message: expect.stringMatching(message) });
    expect(await changes()).toEqual([]);
  });

  it('of an integration that is not there is unknown', async () => {
    const asked = call('mappings.list', { integrationId: 'nowhere' });
    await expect(asked).rejects.toMatchObject({ code: 'integration-unknown' });
  });
});

describe('mappings as a file', () => {
  const file = 'from;item;unit;factor\nA;ML-TS-001;;\nB;ML-COF-500;BOX;12\nC;ML-MUG-01;;\n';

  it('are counted first, then written, and leave as they came', async () => {
    await put('a', 'ML-CAP-RED');
    await put('C', 'ML-MUG-01');
    const counts = { new: 1, changed: 1, same: 1, problems: [] };
    expect(await importCsv(file, true)).toEqual({ ...counts, applied: false });
    expect((await list()).count).toBe('2');
    expect(await importCsv(file, false)).toEqual({ ...counts, applied: true });
    expect(await importCsv(file, false)).toMatchObject({ new: 0, changed: 0, same: 3 });
    expect((await changes()).map(({ kind }) => kind)).toEqual([
      'mapping.imported',
      'mapping.changed',
      'mapping.changed',
    ]);
    const { text } = await call('mappings.exportCsv', { integrationId, separator: ';' });
    expect(text).toContain('sku;B;item;ML-COF-500;;BOX;12');
    expect(await importCsv(text, true)).toMatchObject({ new: 0, changed: 0, same: 3, problems: [] });
  });

  it('with one error are not written at all', async () => {
    const result = await importCsv(`${file}D;;;\n`, false);
    expect(result).toEqual({ new: 0, changed: 0, same: 0, applied: false, problems: [{ line: 5, problem: 'the item number is missing' }] }); // prettier-ignore
    expect([(await list()).rows, await changes()]).toEqual([[], []]);
  });
});
