import { describe, expect, it } from 'vitest';
import { answerCall } from '../../../main/answer.ts';
import type { Calls } from '../../../main/contract/calls.ts';
import type { RulesView } from '../../../main/contract/ruleCalls.ts';
import { DEFAULT_SERVICES } from '../../fakes/nav/pages/pagesOptions.ts';
import type { Surfaces } from '../../sandbox/surfaces.ts';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, anna, openShop, type ShopWorld, START } from './shopWorld.ts';

const integrationId = 'shop-nav';
const tax = (percent: string, taxCode: string) => ({ percent, taxCode });

const callsOf = (shop: ShopWorld): Calls => shop.world.engine().calls;
/** A call while time goes on, as its answer needs it. */
async function asked<T>(shop: ShopWorld, answer: Promise<T>): Promise<T> {
  const settled = answer.then(
    () => {},
    () => {},
  );
  await shop.world.clock.run(5_000);
  await settled;
  return answer;
}
const rulesOf = (shop: ShopWorld) => callsOf(shop)['rules.get']({ integrationId }, administrator);

/** As the window's call arrives: parsed, its role checked, its failure made fit to be shown. */
function save(shop: ShopWorld, revision: string, rest: object, role: 'administrator' | 'operator' = 'administrator') {
  const input = { integrationId, revision, ...rest };
  return answerCall(shop.world.engine(), 'rules.save', input, { name: 'eva', role }, () => undefined);
}
async function saved(shop: ShopWorld, rest: object): Promise<RulesView> {
  const { revision } = await rulesOf(shop);
  const answer = await save(shop, revision, rest);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as RulesView;
}

async function changesTold(shop: ShopWorld) {
  const { rows } = await callsOf(shop)['audit.list']({}, administrator);
  return rows.filter(({ kind, actor }) => kind === 'settings.changed' && actor === 'person:eva').length;
}

describe('rules that a person saves', () => {
  it('set an order going that had waited for them, equal to the cent', async () => {
    const shop = await openShop();
    await shop.setIntegration({ taxes: [tax('7', 'VAT7')] });
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    const view = await saved(shop, { changes: { taxes: [tax('7', 'VAT7'), tax('19', 'VAT19')] } });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written', cause: null });
    expect(await rulesOf(shop)).toEqual(view);
    expect(await changesTold(shop)).toBe(1);
  });

  it('change nothing else of the settings, and outlive the power', async () => {
    const shop = await openShop();
    const exported = async () =>
      JSON.parse((await callsOf(shop)['settings.export']({}, administrator)).text) as {
        integrations: readonly object[];
      };
    const before = await exported();
    const countries = { UK: 'GB' };
    const { revision } = await saved(shop, { changes: { countries } });
    const after = { ...before, integrations: before.integrations.map((one) => ({ ...one, countries })) };
    expect(await exported()).toEqual(after);
    shop.world.crash();
    await shop.revive();
    expect(await exported()).toEqual(after);
    expect((await rulesOf(shop)).revision).toBe(revision);
  });

  it('are not saved over what somebody else saved meanwhile', async () => {
    const shop = await openShop();
    const { revision } = await rulesOf(shop);
    const first = await save(shop, revision, { changes: { untaxedTaxCode: 'FREE' } });
    const second = await save(shop, revision, { changes: { matchGuestsByEmail: false } });
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false, kind: 'conflict', error: { code: 'rules-moved' } });
    const { rules, revision: now } = await rulesOf(shop);
    expect(rules).toMatchObject({ untaxedTaxCode: 'FREE', matchGuestsByEmail: true });
    expect(await save(shop, now, { changes: { matchGuestsByEmail: false } })).toMatchObject({
      ok: true,
      value: { rules: { untaxedTaxCode: 'FREE', matchGuestsByEmail: false } },
    });
  });

  it('that are refused leave the old ones in force, each problem at its field', async () => {
    const shop = await openShop();
    const before = await rulesOf(shop);
    const changes = { taxes: [tax('19', '')], taxMap: [{ taxes: [] }], countries: { UK: 'GB' } };
    expect(await save(shop, before.revision, { changes })).toMatchObject({
      ok: false,
      kind: 'invalid',
      error: {
        code: 'settings-refused',
        problems: [
          { path: 'taxes[0].taxCode', problem: 'must not be empty' },
          { path: 'taxMap[0].taxes', problem: 'needs at least one entry' },
        ],
      },
    });
    expect(await rulesOf(shop)).toEqual(before);
    expect(await changesTold(shop)).toBe(0);
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('lose what is removed, and are not told of where nothing changes', async () => {
    const shop = await openShop();
    const before = await rulesOf(shop);
    await saved(shop, { changes: { giftCards: { skus: ['GC-25'], account: '8790' } } });
    expect(await saved(shop, { changes: {}, remove: ['giftCards'] })).toEqual(before);
    await saved(shop, { changes: { taxes: before.rules.taxes } });
    expect(await changesTold(shop)).toBe(2);
  });

  it('are an administrator’s to save, of an integration that there is', async () => {
    const shop = await openShop();
    const { revision } = await rulesOf(shop);
    expect(await save(shop, revision, { changes: {} }, 'operator')).toMatchObject({
      ok: false,
      error: { code: 'role-too-low' },
    });
    await expect(callsOf(shop)['rules.get']({ integrationId: 'gone' }, administrator)).rejects.toMatchObject({
      code: 'integration-unknown',
    });
  });
});

const choicesOf = (shop: ShopWorld) => asked(shop, callsOf(shop)['rules.choices']({ integrationId }, administrator));

describe('what there is to choose from', () => {
  it.each<Surfaces>(['api', 'pages', 'both'])('comes from the shop and from NAV over %s', async (surfaces) => {
    const shop = await openShop({ surfaces });
    const choices = await choicesOf(shop);
    expect(choices.troubles).toBeUndefined();
    expect(choices.storeTaxes).toContainEqual({ percent: '19', label: 'MwSt 19', country: 'DE' });
    expect(choices.storePayments?.length).toBeGreaterThan(0);
    expect(choices.storeShipping?.length).toBeGreaterThan(0);
    expect(choices.dimensions).toContainEqual({ code: 'CHANNEL', name: 'Sales channel' });
    expect(choices.countries).toContainEqual({ code: 'CH', name: 'Switzerland' });
  });

  it('lacks what NAV does not publish, which is no trouble', async () => {
    const pages = [471, 472, 536, 537];
    const left = Object.entries(DEFAULT_SERVICES).filter(([page]) => !pages.includes(Number(page)));
    const shop = await openShop({ surfaces: 'pages', nav: { pages: { published: Object.fromEntries(left) } } });
    const choices = await choicesOf(shop);
    expect(choices).toMatchObject({ taxCodes: null, dimensions: null });
    expect(choices.accounts).not.toBeNull();
    expect(choices.troubles).toBeUndefined();
    const about = { integrationId, dimension: 'CHANNEL' };
    expect(await asked(shop, callsOf(shop)['rules.dimensionValues'](about, administrator))).toEqual({ values: null });
    const { rows } = await asked(shop, callsOf(shop)['taxes.propose']({ integrationId }, administrator));
    expect(rows.map(({ taxCode, candidates }) => [taxCode, candidates])).toEqual([
      ['VAT19', []],
      ['VAT7', []],
    ]);
  });

  it('lacks what a system that is down would have said, and says why', async () => {
    const shop = await openShop();
    shop.world.shopFaults.always({ kind: 'down' });
    const choices = await choicesOf(shop);
    expect(choices).toMatchObject({ storeTaxes: null, storePayments: null, storeShipping: null });
    expect(choices.accounts).toContainEqual({ code: '8400', name: 'Shipping revenue' });
    expect(new Set(choices.troubles?.map(({ system }) => system))).toEqual(new Set(['store']));
    shop.world.navFaults.always({ kind: 'down' });
    await expect(choicesOf(shop)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('has the values of a dimension', async () => {
    const shop = await openShop();
    const about = { integrationId, dimension: 'CHANNEL' };
    expect(await asked(shop, callsOf(shop)['rules.dimensionValues'](about, administrator))).toEqual({
      values: [
        { code: 'SHOP', name: 'Web shop' },
        { code: 'STORE', name: 'Store' },
      ],
    });
  });
});

const inFrance = {
  ...anna,
  city: 'Strasbourg',
  state: '',
  postcode: '67000',
  country: 'FR',
  email: 'paul@petit.example',
};

/** A group with France's rate, a customer who has it, and the rate at the shop. */
function furnishFrance({ world }: ShopWorld): void {
  const { admin } = world.nav;
  admin.setVat('OSS-FR', 'VAT19', '20');
  admin.setVat('OSS-FR', 'NOVAT', '0');
  for (const product of ['VAT19', 'NOVAT']) admin.setGeneralPosting({ business: 'OSS-FR', product });
  const card = { number: 'WEB-FR', displayName: 'Web customers France', country: 'FR', businessGroup: 'OSS-FR' };
  admin.addCustomer({ ...card, pricesIncludeTax: true });
  world.shop.admin.addTaxRate({
    id: 11, country: 'FR', state: '', percent: '20', name: 'TVA', priority: 1, compound: false, shipping: true, taxClass: '',
  });
} // prettier-ignore

describe('taxes that are proposed', () => {
  const proposed = (shop: ShopWorld) => asked(shop, callsOf(shop)['taxes.propose']({ integrationId }, administrator));

  it.each<Surfaces>(['pages', 'both'])('make the shop’s rates over %s when they are saved', async (surfaces) => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ taxes: [tax('1', 'VAT7')], untaxedTaxCode: 'VAT7' });
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    const { rows, untaxed } = await proposed(shop);
    expect(rows.map(({ percent, taxCode }) => [percent, taxCode])).toEqual([
      ['19', ''],
      ['7', ''],
    ]);
    expect((await rulesOf(shop)).rules.taxes).toEqual([tax('1', 'VAT7')]);
    const taxes = rows.map(({ percent, candidates }) => tax(percent, candidates[0]?.taxCode ?? ''));
    await saved(shop, { changes: { taxes, untaxedTaxCode: untaxed[0]?.taxCode } });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
  });

  it('are none over the API, which does not show the VAT setup', async () => {
    const shop = await openShop();
    expect(await proposed(shop)).toMatchObject({
      rows: [
        { percent: '19', taxCode: 'VAT19', candidates: [] },
        { percent: '7', taxCode: 'VAT7', candidates: [] },
      ],
      untaxed: [],
    });
  });

  it.each<Surfaces>(['pages', 'both'])('are treatments too over %s, under which an order abroad comes out equal', async (surfaces) => {
    const shop = await openShop({ surfaces });
    furnishFrance(shop);
    const id = shop.order({ billing: inFrance });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    const { treatments } = await proposed(shop);
    shop.world.nav.admin.forgetRequests();
    expect((await proposed(shop)).treatments).toEqual(treatments);
    // The VAT setup, where the company is, and customers by their groups.
    expect(shop.world.nav.admin.requests.length).toBeLessThanOrEqual(3);
    expect(treatments.map((one) => [one.case, one.country, one.questions.map(({ code }) => code)])).toEqual([
      ['domestic', 'DE', []],
      ['ownRates', 'FR', []],
      ['reverseCharge', '', ['no-reverse-group']],
      ['export', '', []],
    ]);
    const taxMap = treatments.map(({ treatment }) => treatment);
    expect(taxMap[1]).toMatchObject({ taxes: [tax('20', 'VAT19')], modelCustomer: 'WEB-FR' });
    await saved(shop, { changes: { taxMap } });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
  }); // prettier-ignore

  it('say over the API what a person has to choose, with who there is', async () => {
    const shop = await openShop();
    furnishFrance(shop);
    const { treatments } = await proposed(shop);
    expect(treatments.map((one) => [one.case, one.questions.map(({ code }) => code)])).toEqual([
      ['domestic', []],
      ['ownRates', ['setup-hidden']],
      ['reverseCharge', ['setup-hidden']],
      ['export', ['setup-hidden']],
    ]);
    expect(treatments[1]).toMatchObject({
      treatment: { countries: ['FR'], taxes: [tax('20', '')] },
      names: 'customer',
      customers: [{ no: 'WEB-EU' }, { no: 'WEB-FR' }],
    });
  });

  it('and choices are not read in a maintenance window, which is said', async () => {
    const shop = await openShop();
    const file = worldSettings({ start: START });
    const always = [
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '00:00' },
    ];
    const connections = file.connections.map((one) => (one.kind === 'nav' ? { ...one, maintenance: always } : one));
    await callsOf(shop)['settings.import']({ text: JSON.stringify({ ...file, connections }) }, administrator);
    await shop.world.clock.run(60_000);
    const before = shop.world.nav.admin.requests.length;
    const refused = { code: 'connection-resting', whatToDo: 'Try again when the window has ended.' };
    await expect(proposed(shop)).rejects.toMatchObject(refused);
    await expect(choicesOf(shop)).rejects.toMatchObject(refused);
    const about = { integrationId, dimension: 'CHANNEL' };
    await expect(asked(shop, callsOf(shop)['rules.dimensionValues'](about, administrator))).rejects.toMatchObject(refused);
    expect(shop.world.nav.admin.requests.length).toBe(before);
  }); // prettier-ignore
});
