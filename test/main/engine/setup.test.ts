import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../main/contract/calls.ts';
import { navCandidates } from '../../../main/engine/setupAddress.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { DEMO_USER } from '../../fakes/nav/seed.ts';
import { KEYS } from '../../fakes/woocommerce/seed.ts';
import { bigCommerceOf } from '../../sandbox/settings.ts';
import { BIG_ORIGIN, NAV_ORIGIN, SHOP_ORIGIN } from '../../simulate/world.ts';
import { administrator, MINUTE, openShop, START } from './shopWorld.ts';

/** A world without any settings, whose calls have the time they need. */
async function openEmpty(options: Parameters<typeof openShop>[0] = {}) {
  const shop = await openShop({ surfaces: 'both', ...options });
  const { world } = shop;
  const calls = () => world.engine().calls;
  await calls()['settings.import']({ text: '{}' }, administrator);
  // What was under way for the settings before.
  await world.clock.run(MINUTE);
  const [toNav, toShop]: FakeRequest[][] = [[], []];
  world.navFaults.onWorked((request) => void toNav?.push(request));
  world.shopFaults.onWorked((request) => void toShop?.push(request));
  const soon = async <T>(answer: Promise<T>): Promise<T> => {
    const state = { isOver: false };
    const over = answer.finally(() => (state.isOver = true)).catch(() => undefined);
    // oxlint-disable-next-line no-await-in-loop
    while (!state.isOver) await world.clock.run(1_000);
    await over;
    return answer;
  };
  const find = (address: string) => soon(calls()['setup.findNav']({ address }, administrator));
  const tryNav = (draft: object) => soon(calls()['setup.tryNav']({ connection: { ...nav, ...draft } }, administrator));
  const tryStore = (draft: Readonly<Record<string, unknown>>) =>
    soon(calls()['setup.tryStore']({ connection: { ...('kind' in draft ? {} : store), ...draft } }, administrator));
  return { ...shop, calls, soon, find, tryNav, tryStore, toNav: toNav ?? [], toShop: toShop ?? [] };
}

const nav = { kind: 'nav', url: `${NAV_ORIGIN}/BC250`, user: DEMO_USER.name, password: DEMO_USER.password };
const store = { kind: 'woocommerce', url: SHOP_ORIGIN, ...keysOf(KEYS.readWrite) };
const rules = {
  taxes: [
    { percent: '19', taxCode: 'VAT19' },
    { percent: '7', taxCode: 'VAT7' },
  ],
  untaxedTaxCode: 'NOVAT',
  accounts: { shipping: '8400', fees: '8410', rounding: '8790' },
  timeZone: 'Europe/Berlin',
};

function keysOf({ consumerKey, consumerSecret }: { consumerKey: string; consumerSecret: string }) {
  return { consumerKey, consumerSecret };
}

const isWrite = ({ method, url }: FakeRequest) => method !== 'GET' && !url.includes('$batch');

describe('setting up', () => {
  it('finds a NAV server behind whatever is pasted, and says at the address what is in the way', async () => {
    const { find, toNav } = await openEmpty();
    const there = { ok: true, url: `${NAV_ORIGIN}/BC250`, signIns: ['basic'], finding: null };
    expect(await find('nav.sim')).toMatchObject(there);
    expect(await find('http://nav.sim:8080/BC250/WebClient/?company=CRONUS%20AG&tenant=t1')).toMatchObject({
      ...there,
      company: 'CRONUS AG',
      tenant: 't1',
    });
    expect(await find("http://nav.sim:7048/BC250/ODataV4/Company('L''Or')/Customers")).toMatchObject({
      ...there,
      company: "L'Or",
      tenant: '',
    });
    expect(toNav.some(({ headers }) => 'authorization' in headers)).toBe(false);
    const closed = await find('http://nav.sim:7148/BC');
    expect(closed).toMatchObject({ ok: false, finding: { field: 'address' } });
    expect(closed.ladder.map(({ result }) => result)).toContain('failed');
    expect((await find('a shop')).finding).toMatchObject({ field: 'address', code: 'no-address' });
  });

  it('tries a wrong password once, lists companies before one is chosen, and keeps nothing of it', async () => {
    const { tryNav, toNav, calls, soon } = await openEmpty();
    const refused = await tryNav({ password: 'wrong' });
    expect(refused).toMatchObject({ ok: false, finding: { field: 'signIn', code: 'signin-refused' } });
    expect(toNav.filter(({ headers }) => 'authorization' in headers)).toHaveLength(1);
    const [company = ''] = (await tryNav({})).companies;
    expect(await tryNav({})).toMatchObject({ ok: true, company, surfaces: ['api', 'pages'], finding: null });
    expect(await tryNav({ company: 'Nobody Ltd' })).toMatchObject({ ok: false, finding: { field: 'company' } });
    expect(JSON.stringify(await tryNav({ company }))).not.toContain(DEMO_USER.password);
    const { connections } = await calls()['connections.list']({}, administrator);
    expect(connections).toEqual([]);
    const way = { proxy: 'no address' };
    const found = soon(calls()['setup.findNav']({ address: 'nav.sim', way }, administrator));
    await expect(found).rejects.toMatchObject({ problems: [{ path: 'proxy' }] });
  });

  it('names the page to publish where the sign-in is right and a page is missing', async () => {
    const pages = { published: { 31: 'Item', 42: 'SalesOrder', 143: 'PostedInvoices', 118: 'Setup' } };
    const { tryNav } = await openEmpty({ nav: { apiEnabled: false, pages } });
    const found = await tryNav({});
    expect(found).toMatchObject({ ok: false, surfaces: ['pages'], finding: { field: 'pages' } });
    expect(`${found.finding?.message} ${found.finding?.whatToDo}`).toContain('page 21');
  });

  it('takes a BigCommerce API path for its hash, and refuses the number of the control panel at the field', async () => {
    const { tryStore } = await openEmpty({ bothStores: true });
    const { url, accessToken, clientSecret } = bigCommerceOf(BIG_ORIGIN);
    const big = { kind: 'bigcommerce', url, accessToken, clientSecret };
    const path = 'https://api.bigcommerce.com/stores/abc123/v3/';
    expect(await tryStore({ ...big, storeHash: path })).toMatchObject({ ok: true, address: 'abc123' });
    expect(await tryStore({ ...big, storeHash: 'zzz999' })).toMatchObject({ ok: false, finding: { field: 'key' } });
    await expect(tryStore({ ...big, storeHash: '1234567' })).rejects.toMatchObject({
      problems: [{ path: 'storeHash', problem: expect.stringContaining('/stores/abc123/') as string }],
    });
  });

  it('says at the key that it may only read, and at the address that it is no shop', async () => {
    const { tryStore, toShop } = await openEmpty();
    expect(await tryStore(keysOf(KEYS.read))).toMatchObject({
      ok: false,
      finding: { code: 'key-reads-only' },
    });
    expect(await tryStore({ consumerSecret: 'cs_wrong' })).toMatchObject({
      ok: false,
      finding: { field: 'key' },
    });
    expect(await tryStore({ url: `${SHOP_ORIGIN}/wp-admin/index.php` })).toMatchObject({
      ok: true,
      address: SHOP_ORIGIN,
      currency: 'EUR',
    });
    expect(toShop.filter(isWrite).every(({ url }) => url.includes('/products/0'))).toBe(true);
  });

  it('shows a second administrator whose set-up it is, keeps nothing over it until it was taken over, and enters that', async () => {
    const { calls } = await openEmpty();
    const second: Actor = { ...administrator, name: 'lara' };
    const keep = (prefix: string, actor: Actor) =>
      calls()['setup.keepProgress']({ step: 'rules', typed: { prefix } }, actor);
    const shown = async (actor: Actor) => (await calls()['setup.progress']({}, actor)).progress;
    await keep('WEB-', administrator);
    expect(await shown(second)).toMatchObject({ isMine: false, savedBy: `person:${administrator.name}` });
    await expect(keep('LIN-', second)).rejects.toMatchObject({ code: 'setup-of-another' });
    await calls()['setup.takeOver']({}, second);
    expect(await shown(second)).toMatchObject({ isMine: true, typed: { prefix: 'WEB-' } });
    await keep('LIN-', second);
    await expect(keep('OLD-', administrator)).rejects.toMatchObject({ code: 'setup-of-another' });
    await calls()['setup.startOver']({}, administrator);
    await calls()['setup.startOver']({}, administrator);
    expect(await shown(administrator)).toBeNull();
    const { rows } = await calls()['audit.list']({}, administrator);
    const entered = rows.filter(({ kind }) => kind.startsWith('setup.'));
    expect(entered.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['setup.startedOver', `person:${administrator.name}`],
      ['setup.takenOver', 'person:lara'],
    ]);
  });

  it('leads from nothing to the first order in NAV, and writes nothing anywhere before it goes live', async () => {
    const shop = await openEmpty();
    const { calls, soon, toNav, toShop, world } = shop;
    const [first, keyedIn] = [shop.order(), shop.order()];
    world.nav.admin.addOrder({ customerNumber: '10000', externalDocumentNumber: `Web ${keyedIn}` });
    const { company } = await shop.tryNav({});
    const save = (connection: object) =>
      soon(calls()['setup.saveConnection']({ connection: { ...connection } }, administrator));
    const typed = { nav: { user: 'eva', password: 'geheim' }, rules: { prefix: 'WEB-' } };
    const step = { step: 'rules', nav: 'nav', store: 'shop' };
    await calls()['setup.keepProgress']({ ...step, typed }, administrator);
    const kept = async () => (await calls()['setup.progress']({}, administrator)).progress;
    expect(await kept()).toMatchObject({ ...step, typed: { ...typed, nav: { user: 'eva' } } });
    expect(JSON.stringify(await kept())).not.toContain('geheim');
    const { connectionId: navId } = await save({ ...nav, company });
    const { connectionId: storeId } = await save(store);
    expect([navId, storeId]).toEqual(['nav', 'shop']);
    // What is not named stays, the password with it.
    await save({ kind: 'nav', id: navId, newCustomer: { template: 'WEB-DE' } });
    const shown = await calls()['setup.connection']({ connectionId: navId }, administrator);
    expect(shown).toMatchObject({
      connection: { user: nav.user, newCustomer: { template: 'WEB-DE' } },
      set: ['password'],
    });
    expect(JSON.stringify(shown)).not.toContain(nav.password);
    await expect(save({ ...nav, id: navId, company, user: '' })).rejects.toMatchObject({
      problems: [{ path: 'user', problem: 'must not be empty' }],
    });

    const tested = await soon(calls()['connections.testWrite']({ connectionId: storeId }, administrator));
    expect(tested.writeRights).toBe('proven');
    await expect(calls()['connections.testWrite']({ connectionId: navId }, administrator)).rejects.toMatchObject({
      code: 'customer-needed',
    });
    expect(toShop.splice(0).filter(isWrite)).toMatchObject([{ url: expect.stringContaining('/products/0') as string }]);

    const proposed = await soon(calls()['setup.propose']({ store: storeId, nav: navId }, administrator));
    expect(proposed.integration).toMatchObject({ id: 'shop-nav', prefix: 'WEB-', untaxedTaxCode: 'NOVAT' });
    expect(proposed.taxes?.rows.map(({ percent }) => percent)).toContain('19');
    const draft = { ...proposed.integration, store: storeId, nav: navId, ...rules };
    await expect(
      soon(calls()['setup.tryOrders']({ integration: { ...draft, prefix: 'web' } }, administrator)),
    ).rejects.toMatchObject({
      problems: [{ path: 'prefix' }],
    });
    const ready = await soon(calls()['setup.readiness']({ connectionId: navId, integration: draft }, administrator));
    expect(ready.lines.length).toBeGreaterThan(3);
    const trial = await soon(calls()['setup.tryOrders']({ integration: draft }, administrator));
    expect(trial).toMatchObject({
      looked: 2,
      keyedByHand: [{ orderNo: String(keyedIn), pattern: 'WEB {number}' }],
      orders: [{ plan: { outcome: 'write' } }, { plan: { outcome: 'write' } }],
    });
    await world.clock.run(5 * MINUTE);
    expect([...toNav, ...toShop].filter(isWrite)).toEqual([]);

    await soon(
      calls()['setup.saveIntegration'](
        {
          integration: {
            ...draft,
            mode: 'live',
            startAt: new Date(START).toISOString(),
            keyedByHand: trial.keyedByHand.map(({ pattern }) => pattern),
          },
        },
        administrator,
      ),
    );
    expect(await kept()).toBeNull();
    await world.clock.run(2 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WEB-${first}`)).toHaveLength(1);
    expect(world.nav.stored.byExternalNumber(`WEB-${keyedIn}`)).toEqual([]);
    expect(await shop.row(keyedIn)).toMatchObject({ term: 'waiting', cause: { code: 'document-elsewhere' } });
  });
});

describe('the instances that a pasted address may mean', () => {
  it.each([
    [
      'https://businesscentral.dynamics.com/contoso/Production',
      'https://api.businesscentral.dynamics.com/v2.0/contoso/Production',
    ],
    ['http://nav01:7048/DynamicsNAV110/OData/Company', 'http://nav01:7048/DynamicsNAV110'],
    ['nav01/BC250', 'http://nav01:7048/BC250'],
    ['https://nav.example.com/BC250/?tenant=x', 'https://nav.example.com/BC250'],
  ])('%s: first %s', (pasted, first) => {
    expect(navCandidates(pasted)[0]).toBe(first);
  });

  it('are none where it is no address', () => {
    expect([...navCandidates(''), ...navCandidates('our server'), ...navCandidates('ftp://nav01')]).toEqual([]);
  });
});
