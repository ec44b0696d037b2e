import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene, PREFIX, type Scene, shopper } from '../support/scene.ts';
import { until } from '../support/until.ts';
import { goTo, openBrowser, openWindow, signIn, untilRead, type Window } from './browser.ts';
import { overflowing, violations, violationsInThemes } from './checks.ts';

/*
 * Rules tried on orders that are in NAV already, and customers that were created there: in a real browser, between a
 * simulated shop and a simulated NAV.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';

const CREATED = '#/mapping?tab=created';

describe.skipIf(withoutBrowser)('in a browser (it needs Debian’s package "chromium", or one in CHROMIUM_PATH)', () => {
  let scene: Scene;
  let browser: Browser;
  let window: Window;
  let page: Page;
  /** Two orders with shipping of shoppers nobody knew, and one of the first of them without. */
  const placed: { shipped: number[]; collected: number } = { shipped: [], collected: 0 };

  beforeAll(async () => {
    browser = await openBrowser();
    scene = await openScene({ settings: { poll: '0 0 1 1 *' } });
    const settings = scene.settings();
    const [integration] = settings.integrations;
    // Documents are posted by themselves, those of created customers once a person has verified them.
    const posting = { posting: 'automatic', customers: { holdPosting: true } };
    const connector = await scene.begin({
      settings: { ...settings, integrations: [{ ...integration, ...posting }] } as typeof settings,
    });
    const order = async (name: string, shippingCost?: string) => {
      const id = scene.order({ billing: shopper(name), ...(shippingCost !== undefined && { shippingCost }) });
      await scene.deliver();
      await scene.untilTerm(id, 'equal');
      return id;
    };
    placed.shipped = [await order('Ida', '4.20'), await order('Jon', '4.20')];
    placed.collected = await order('Ida');
    window = await openWindow(browser);
    page = window.page;
    await page.goto(connector.dashboard);
    await signIn(page, connector.user);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  const trimmed = (text: string) => text.trim();
  const begin = () => page.getByRole('dialog').getByRole('button', { name: 'Start the trial' }).click();
  const isPosted = (id: number) => scene.nav.stored.byExternalNumber(`${PREFIX}${id}`).every(({ posted }) => posted);

  describe('a trial', () => {
    it('of mappings and rules as they are finds every order as it was', async () => {
      await goTo(page, '#/mapping?tab=table');
      await page.getByRole('button', { name: 'Try on the last 100 orders' }).click();
      await begin();
      await page.getByText('3 orders tried. 3 as before.').waitFor();
      await page.getByText('Every order would become what it became. Nothing differs.').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('of another account for shipping, typed and not saved, shows exactly the orders with shipping', async () => {
      const before = scene.nav.stored.documents();
      await goTo(page, '#/mapping?tab=charges');
      await untilRead(page);
      await page.getByRole('combobox', { name: 'Shipping', exact: true }).first().fill('8410');
      await page.getByRole('button', { name: 'Try on the last 100 orders' }).click();
      await begin();
      await page.getByText('3 orders tried. 1 as before, 2 different.').waitFor();

      const table = page.getByRole('region', { name: 'What would become of the orders' });
      const links = await table.getByRole('link').allInnerTexts();
      expect(links.map(trimmed).toSorted()).toEqual(placed.shipped.map(String).toSorted());
      expect(await table.getByText('8410', { exact: true }).count()).toBe(2);
      expect(scene.nav.stored.documents()).toEqual(before);
    });

    it('has no accessibility violation in any theme', async () => {
      expect(await violationsInThemes(page)).toEqual([]);
    });
  });

  describe('customers that were created', () => {
    it('are told where decisions wait, as they hold posting', async () => {
      await page.reload();
      await goTo(page, '#/attention');
      await page
        .getByText('2 customers wait to be verified in NAV. Until then their documents are not posted.')
        .waitFor();
      await page.getByRole('link', { name: 'Look them over' }).click();
      await page.getByRole('region', { name: 'Customers created in NAV' }).waitFor();
      const rows = await page
        .getByRole('region', { name: 'Customers created in NAV' })
        .getByRole('row')
        .allInnerTexts();
      expect(rows.slice(1).map((row) => /(Ida|Jon) Vogt/.exec(row)?.[0])).toEqual(['Jon Vogt', 'Ida Vogt']);
      expect([...placed.shipped, placed.collected].map(isPosted)).toEqual([false, false, false]);
    });

    it('are shown without an accessibility violation', async () => {
      expect(await violations(page)).toEqual([]);
    });

    it('are verified by the keyboard, after which the list is empty and what was held is posted', async () => {
      await page.getByRole('checkbox', { name: 'Select all that are shown' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Verified: 2 customers' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Mark 2 customers as verified?' }).waitFor();
      await page.getByRole('button', { name: 'Mark as verified' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('2 customers verified. 3 held documents go on to posting.').waitFor();
      await page.getByText('No customer waits to be verified').waitFor();
      await until('what was held is posted', () => [...placed.shipped, placed.collected].every(isPosted));
      expect(scene.nav.stored.documents().filter(({ posted }) => posted)).toHaveLength(3);
    });

    it('stay to be seen with who verified them', async () => {
      await page.getByRole('combobox', { name: 'Which customers' }).selectOption('All that were created');
      await page.getByText('2 customers were created in NAV.').waitFor();
      const table = page.getByRole('region', { name: 'Customers created in NAV' });
      const { user } = await scene.connector();
      expect(await table.getByRole('row').filter({ hasText: user.name }).count()).toBe(2);
    });

    it.each(['en-GB', 'de-DE'])('fit into 900 pixels in %s', async (locale) => {
      const storageState = await page.context().storageState();
      const narrow = await openWindow(browser, { viewport: { width: 900, height: 900 }, locale, storageState });
      await narrow.page.goto(new URL(`${CREATED}&customers=all`, page.url()).href);
      await untilRead(narrow.page);
      expect(await overflowing(narrow.page)).toEqual([]);
      await narrow.page.context().close();
    });

    it('complained about nothing', () => {
      expect(window.complaints()).toEqual([]);
    });
  });
});
