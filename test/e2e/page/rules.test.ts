import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesTabs } from '../../../renderer/routes.ts';
import { isRight, openScene, proofOf, type Scene, shopper } from '../support/scene.ts';
import { goTo, onEvery, openBrowser, openWindow, signIn, tabTo, untilRead, type Window } from './browser.ts';
import { overflowing, violations } from './checks.ts';

/*
 * The rules of an integration as a person edits them: the real process between a simulated shop and a simulated NAV,
 * and a real browser.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';
const INTEGRATION = { integrationId: 'shop-nav' };
const tabs = rulesTabs.map((tab) => `#/mapping?tab=${tab}`);

describe.skipIf(withoutBrowser)('the rules in a browser (it needs Debian’s package "chromium")', () => {
  let scene: Scene;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let orderId: number;

  beforeAll(async () => {
    browser = await openBrowser();
    // Page services show the VAT setup, from which rates are proposed. Nothing is looked for between the steps.
    scene = await openScene({ surfaces: 'both', settings: { poll: '0 0 1 1 *' } });
    const { call, dashboard, user } = await scene.begin();
    const { revision, rules } = await call('rules.get', INTEGRATION);
    const taxes = rules.taxes.filter(({ percent }) => percent !== '7');
    await call('rules.save', { ...INTEGRATION, revision, changes: { taxes } });
    orderId = scene.order({ items: [{ sku: 'ML-HON-500', quantity: 1 }], billing: shopper('Hanna') });
    await scene.deliver();
    await scene.untilTerm(orderId, 'waiting');
    window = await openWindow(browser);
    page = window.page;
    await page.goto(dashboard);
    await signIn(page, user);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  it('free an order that waits for a tax rate: proposed, taken over, saved, replayed, equal', async () => {
    await goTo(page, '#/mapping?tab=taxes');
    await page.getByRole('button', { name: 'Propose from NAV and the shop' }).click();
    const proposals = page.getByRole('list', { name: 'Suggestions from NAV and the shop' });
    await proposals.getByText('7 %', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await proposals.getByRole('button', { name: 'Take over VAT7 for 7 %' }).click();
    await page.getByText('1 change not saved: tax rates').waitFor();
    // New rules are followed by a look for changed orders; here it finds none before the order is replayed.
    scene.shopFaults.when(({ url }) => url.includes('modified_after'), { kind: 'hang' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/^1 order waits for this: .*7 %/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Replay 1 order' }).click();
    await page.getByRole('button', { name: 'Replay 1', exact: true }).click();
    await page.getByText('Replayed: 1 order done').waitFor();
    scene.shopFaults.clear();
    expect(isRight(proofOf(scene, orderId))).toBe(true);
  });

  it('are changed without a mouse, refused at the field, and asked about before they are lost', async () => {
    await goTo(page, '#/mapping?tab=taxes');
    await page.getByRole('combobox', { name: 'Tax code of lines without tax' }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await page.getByText('1 field is to be put right. Nothing was saved.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go to: code without tax' }).press('Enter');
    await page.keyboard.type('NOV');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: /^NOVAT/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Overview' }).press('Enter');
    const question = page.getByRole('heading', { name: 'Leave without saving?' });
    await question.waitFor();
    await page.keyboard.press('Escape');
    // A dialog that is about to go still takes the keys.
    await question.waitFor({ state: 'detached' });
    expect(new URL(page.url()).hash).toContain('tab=taxes');
    await page.getByRole('link', { name: 'Overview' }).press('Enter');
    await page.getByRole('button', { name: 'Discard and leave' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /is in NAV with the same total/ }).waitFor();
    await goTo(page, '#/mapping?tab=taxes');
    const code = page.getByRole('combobox', { name: 'Tax code of lines without tax' });
    expect(await code.inputValue()).toBe('NOVAT');
  });

  it('have no accessibility violation on any tab', async () => {
    expect(await onEvery(page, tabs, violations)).toEqual([]);
  });

  it.each(['en-GB', 'de-DE'])('fit into 900 pixels in %s', async (locale) => {
    const storageState = await page.context().storageState();
    const narrow = await openWindow(browser, { viewport: { width: 900, height: 900 }, locale, storageState });
    await narrow.page.goto((await scene.connector()).dashboard);
    await untilRead(narrow.page);
    const found = await onEvery(narrow.page, tabs, overflowing);
    await narrow.page.context().close();
    expect(found).toEqual([]);
  });

  it('complained about nothing', () => {
    expect(window.complaints().filter((each) => !each.includes('422') && !each.includes('400'))).toEqual([]);
  });
});
