import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '../../fakes/woocommerce/seed.ts';
import { isRight, openScene, PREFIX, proofOf, type Scene, shopper } from '../support/scene.ts';
import { openBrowser, openWindow, signIn, untilRead, type Window } from './browser.ts';
import { overflowing, violations } from './checks.ts';

/*
 * From an empty installation to the first order in NAV, as an administrator does it: the real process between a simulated
 * shop and a simulated NAV, and a real browser.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';

describe.skipIf(withoutBrowser)('setting up in a browser (it needs Debian’s package "chromium")', () => {
  let scene: Scene;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let orderId: number;

  beforeAll(async () => {
    browser = await openBrowser();
    scene = await openScene({ surfaces: 'both' });
    orderId = scene.order({ items: [{ sku: 'ML-TS-001', quantity: 2 }], billing: shopper('Anna') });
    const { dashboard, user } = await scene.launch({ settings: {} }).ready;
    window = await openWindow(browser);
    page = window.page;
    await page.goto(dashboard);
    await signIn(page, user);
  });

  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const step = (name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
  /** What is wrong with the step as it is shown now. */
  const faults = async () => {
    await untilRead(page);
    return [...(await violations(page)), ...(await overflowing(page))];
  };

  it('begins where nothing is set up, and is led from a wrong port and a wrong password to NAV', async () => {
    await step('Where is NAV?');
    const { url, user, password } = scene.addresses.nav;
    const address = page.getByLabel('Address of the NAV server');
    await address.fill(url.replace(/:\d+/, ':1'));
    await press('Look');
    await page.getByText('open port 1 in the Windows firewall').first().waitFor();
    await address.fill(`${url}/WebClient/?company=x`);
    await page.keyboard.press('Enter');
    await page.getByText('Found a server that asks for a sign-in').waitFor();
    await page.getByLabel('User').fill(user);
    await page.getByLabel('Password').fill('not it');
    await press('Sign in');
    await page.getByText('refused this sign-in').first().waitFor();
    expect(await faults()).toEqual([]);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText(/Signed in\. Company .* can be read/).waitFor();
    await press('Save and continue');
    await step('Is NAV ready?');
    await page.getByRole('heading', { name: /^Ready/ }).waitFor();
    expect(await faults()).toEqual([]);
    await press('Continue');
  });

  it('is led from a key that only reads to one that writes, and needs no public address', async () => {
    await step('Which store?');
    const { url, consumerKey, consumerSecret } = scene.addresses.woocommerce;
    await page.getByLabel('Address of the shop').fill(`${url}/wp-admin/`);
    await page.getByLabel('Consumer key').fill(KEYS.read.consumerKey);
    await page.getByLabel('Consumer secret').fill(KEYS.read.consumerSecret);
    await press('Connect');
    await page.getByText('This key may read but not write.').waitFor();
    expect(await faults()).toEqual([]);
    await page.getByLabel('Consumer key').fill(consumerKey);
    await page.getByLabel('Consumer secret').fill(consumerSecret);
    await page.keyboard.press('Enter');
    await page.getByText('The key may read and write. 1 order in the last 30 days.').waitFor();
    await press('Save and continue');
    await step('How does the store reach this computer?');
    expect(await faults()).toEqual([]);
    await press('Continue');
    await page.getByText('Orders are fetched every minute; that is fine.').waitFor();
    expect(await faults()).toEqual([]);
    await press('Continue');
  });

  it('shows what would be written, and goes live with the first order in NAV', async () => {
    await step('What becomes of an order?');
    await page.getByLabel('Prefix of the number in NAV').fill(PREFIX);
    await page.getByRole('radio', { name: 'a day of mine' }).check();
    await page.getByLabel('First day').fill('2020-01-01');
    expect(await faults()).toEqual([]);
    await page.getByLabel('Time zone of the company').fill('Berlin');
    await press('See ten orders');
    await page.getByText('"Berlin" is not a time zone').waitFor();
    await page.getByLabel('Time zone of the company').fill('Europe/Berlin');
    await press('See ten orders');
    await page.getByText('1 of 1 would be written.').waitFor();
    await page.getByText(String(orderId), { exact: true }).click();
    await page.getByText('The order would be written to NAV.').waitFor();
    expect(await faults()).toEqual([]);
    expect(scene.nav.stored.byExternalNumber(`${PREFIX}${orderId}`)).toEqual([]);
    await press('Continue');
    await step('Go live?');
    await page.getByRole('radio', { name: 'Go live: orders are written to NAV' }).check();
    expect(await faults()).toEqual([]);
    await press('Go live');
    await step('It is live.');
    await page.getByRole('link', { name: 'See the orders' }).click();
    await scene.untilTerm(orderId, 'equal');
    expect(isRight(proofOf(scene, orderId))).toBe(true);
    // What the settings refused above.
    expect(window.complaints().filter((each) => !each.includes('status of 422'))).toEqual([]);
  });
});
