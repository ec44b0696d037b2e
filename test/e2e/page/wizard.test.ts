import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '../../fakes/woocommerce/seed.ts';
import { isRight, PREFIX, proofOf, shopper } from '../support/scene.ts';
import { openBrowser, openWindow, signIn, untilRead, type Window } from './browser.ts';
import { overflowing, violations } from './checks.ts';
import { openWizardSystems, type WizardSystems } from './wizardSystems.ts';

/*
 * From an empty installation to the first order in NAV, as an administrator does it: the real process between a simulated
 * shop and a simulated NAV, and a real browser. Whatever is wrong is put right by nothing but what the wizard says.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';

describe.skipIf(withoutBrowser)('setting up in a browser (it needs Debian’s package "chromium")', () => {
  let systems: WizardSystems;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let orderId: number;
  /** What nobody can do without who makes no mistake. */
  const effort = { fields: new Set<string>(), clicks: 0 };

  beforeAll(async () => {
    browser = await openBrowser();
    systems = await openWizardSystems();
    const { scene } = systems;
    orderId = scene.order({ items: [{ sku: 'ML-TS-001', quantity: 2 }], billing: shopper('Anna') });
    const connector = await scene.launch({ settings: {}, env: systems.env }).ready;
    systems.leadTo(connector.receiver);
    window = await openWindow(browser);
    page = window.page;
    await page.goto(connector.dashboard);
    await signIn(page, connector.user);
  });

  afterAll(async () => {
    await browser?.close();
    await systems?.close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const choice = (name: string) => page.getByRole('radio', { name, exact: true });
  const press = (name: string) => button(name).click();
  const pick = (name: string) => choice(name).check();
  /** By how its label begins. */
  const type = (label: string, text: string) =>
    page.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '.')}`)).fill(text);
  const read = (text: string | RegExp) => page.getByText(text).first().waitFor();
  /** The same, as part of the straight way. */
  const must = {
    press: (name: string) => ((effort.clicks += 1), press(name)),
    pick: (name: string) => ((effort.clicks += 1), pick(name)),
    type: (label: string, text: string) => (effort.fields.add(label), type(label, text)),
  };
  const step = (name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
  /** What is wrong with the step as it is shown now. */
  const faults = async () => {
    await untilRead(page);
    return [...(await violations(page)), ...(await overflowing(page))];
  };

  it('begins where nothing is set up, and takes a Windows account, or an Entra application by its certificate', async () => {
    await step('Where is NAV?');
    const { windows, entra } = systems;
    await type('Address of the NAV server', `${windows.url}/BC250`);
    await press('Look');
    await type('User', windows.user);
    await type('Password', windows.password);
    await press('Sign in');
    await read(/Signed in\. Company .* can be read/);

    await type('Address of the NAV server', `${entra.url}/BC250`);
    await page.getByText('Proxy, certificates and tenant').click();
    await type('Certificate of your own authority', entra.authorityPem);
    await press('Look');
    await pick('Microsoft Entra application');
    await type('Tenant (directory) id', entra.tenantId);
    await type('Application (client) id', entra.clientId);
    await pick('a certificate');
    await page.getByLabel('File for: Certificate with its private key').setInputFiles(entra.pem);
    await page.getByText('Another cloud').click();
    await type('Where tokens are asked for', entra.authority);
    expect(await faults()).toEqual([]);
    await press('Sign in');
    await read(/Signed in\. Company .* can be read/);
    await press('Save and continue');
    await step('Is NAV ready?');
    await page.getByRole('heading', { name: /^Ready/ }).waitFor();
    await page.getByRole('link', { name: /^NAV/ }).click();
    await press('Start over');
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await step('Where is NAV?');
  });

  it('is led from a wrong port, password, company, an unpublished page and a wrong clock to NAV', async () => {
    const { url, user, password } = systems.scene.addresses.nav;
    await type('Address of the NAV server', url.replace(/:\d+/, ':1'));
    await press('Look');
    await read('open port 1 in the Windows firewall');
    await must.type('Address of the NAV server', `${url.replace('/ODataV4', '')}/WebClient/?company=CRONUS%202016`);
    await must.press('Look');
    await read('Found a server that asks for a sign-in');
    await must.type('User', user);
    await type('Password', 'not it');
    await press('Sign in');
    await read('refused this sign-in');
    expect(await faults()).toEqual([]);
    await must.type('Password', password);
    await must.press('Sign in');
    await read('The company "CRONUS 2016" is not, or not only once, on this server.');
    await press('Choose this company');
    await read('Publish page 21 (Customer Card) under Web Services.');
    systems.publishCustomers();
    await press('Sign in');
    await read("This computer's clock is 7 minutes ahead of");
    systems.setNavClock();
    await press('Sign in');
    await page.getByText("This computer's clock is").first().waitFor({ state: 'detached' });
    await read(/Signed in\. Company .* can be read/);
    await must.press('Save and continue');
    await step('Is NAV ready?');
    await page.getByRole('heading', { name: /^Ready/ }).waitFor();
    expect(await faults()).toEqual([]);
    await must.press('Continue');
  });

  it('is led from the control panel’s number to the hash of a BigCommerce store behind a proxy', async () => {
    await step('Which store?');
    const { proxy, proxyUser, authorityPem, account } = systems.big;
    await pick('BigCommerce');
    await type('Store hash, or the API path', '1000123');
    await type('Access token', account.token);
    await type('Client secret', account.clientSecret);
    await page.getByText('Proxy and certificates').click();
    await pick('this one');
    await type('Address of the proxy', proxy);
    await type('User at the proxy', proxyUser.user);
    await type('Password at the proxy', proxyUser.password);
    await type('Certificate of your own authority', authorityPem);
    await press('Connect');
    await read('1000123 is the control panel’s number of the store, not its hash.');
    await type('Store hash, or the API path', 'https://api.bigcommerce.com/stores/abc123/v3/');
    await press('Connect');
    await read('answers at abc123. The key may read and write.');
    expect(await faults()).toEqual([]);
    await pick('none');
    await pick('WooCommerce');
  });

  it('is led from plain permalinks and a key that only reads to a shop that can be written to', async () => {
    const { shop, addresses } = systems.scene;
    const { url, consumerKey, consumerSecret } = addresses.woocommerce;
    shop.admin.changePermalinks('plain');
    await must.type('Address of the shop', `${url}/wp-admin/`);
    await type('Consumer key', KEYS.read.consumerKey);
    await type('Consumer secret', KEYS.read.consumerSecret);
    await press('Connect');
    await read('In WordPress > Settings > Permalinks choose any structure but "Plain" and save.');
    shop.admin.changePermalinks('pretty');
    await press('Connect');
    await read('This key may read but not write.');
    expect(await faults()).toEqual([]);
    await must.type('Consumer key', consumerKey);
    await must.type('Consumer secret', consumerSecret);
    await must.press('Connect');
    await read('The key may read and write. 1 order in the last 30 days.');
    await must.press('Save and continue');
  });

  it('shows that a request comes around over a public address, and can do without one', async () => {
    await step('How does the store reach this computer?');
    await pick('A fixed address');
    await type('Address', 'orders');
    await press('Save and continue');
    await read('Use an http or https address without ? and #.');
    await type('Address', systems.publicUrl);
    expect(await faults()).toEqual([]);
    await press('Save and continue');
    await read(/A signed request went around in \d+ ms/);
    await press('Back');
    await pick('No public address');
    await must.press('Save and continue');
    await read('Orders are fetched every minute; that is fine.');
    expect(await faults()).toEqual([]);
    await must.press('Continue');
  });

  it('shows what would be written, forgets nothing when it is closed, and goes live with the first order in NAV', async () => {
    await step('What becomes of an order?');
    await type('Prefix of the number in NAV', PREFIX);
    await pick('a day of mine');
    await type('First day', '2020-01-01');
    await must.type('Model customer', 'WEB-DE');
    expect(await faults()).toEqual([]);
    await type('Time zone of the company', 'Berlin');
    await press('See ten orders');
    await read('"Berlin" is not a time zone');
    await type('Time zone of the company', 'Europe/Berlin');
    await page.goto(new URL('#/setup/nav', page.url()).href);
    await page.reload();
    await page.getByRole('link', { name: 'Go on at Rules' }).click();
    await step('What becomes of an order?');
    await page.getByLabel('Model customer').waitFor();
    expect(await page.getByLabel('Time zone of the company').inputValue()).toBe('Europe/Berlin');
    await must.press('See ten orders');
    await read('1 of 1 would be written.');
    await page.getByText(String(orderId), { exact: true }).click();
    await read('The order would be written to NAV.');
    expect(await faults()).toEqual([]);
    const { scene } = systems;
    expect(scene.nav.stored.byExternalNumber(`${PREFIX}${orderId}`)).toEqual([]);
    await must.press('Continue');
    await step('Go live?');
    await must.pick('Go live: orders are written to NAV');
    expect(await faults()).toEqual([]);
    await must.press('Go live');
    await step('It is live.');
    await page.getByRole('link', { name: 'See the orders' }).click();
    await scene.untilTerm(orderId, 'equal');
    expect(isRight(proofOf(scene, orderId))).toBe(true);
    // What the settings refused above.
    expect(window.complaints().filter((each) => !each.includes('status of 422'))).toEqual([]);
  });

  it('takes seven fields and twelve clicks of who makes no mistake', () => {
    expect({ fields: effort.fields.size, clicks: effort.clicks }).toEqual({ fields: 7, clicks: 12 });
  });
});
