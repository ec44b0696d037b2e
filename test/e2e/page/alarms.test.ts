import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene, type Scene, shopper } from '../support/scene.ts';
import { goTo, onEvery, openBrowser, openWindow, signIn, tabTo, untilRead, type Window } from './browser.ts';
import { overflowing, violations, violationsInThemes } from './checks.ts';

/*
 * Alarms as a person meets them: the real process finds itself on another machine than before and misses orders, and a
 * real browser shows it.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const screens = ['#/overview', '#/attention'];

/** The order that is in the book came three hours ago, after one every ten minutes for three weeks; on another machine. */
function changeThePast(folder: string): void {
  const db = new Sqlite(join(folder, 'connector.sqlite'));
  const last = Date.now() - 180 * MINUTE;
  db.prepare('UPDATE orders SET placed_at = ?').run(new Date(last).toISOString());
  const add = db.prepare(
    `INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total, term, state, updated_at, sealed)
     SELECT integration_id, @key, @key, @at, store_status, currency, total, 'leftOut', 'leftOut', @at, sealed FROM orders LIMIT 1`,
  );
  db.transaction(() => {
    for (let at = last - 21 * DAY; at < last; at += 10 * MINUTE) {
      add.run({ key: `old-${at}`, at: new Date(at).toISOString() });
    }
  })();
  db.prepare(`UPDATE installation SET machine = 'SRV-OLD'`).run();
  db.close();
}

describe.skipIf(withoutBrowser)('alarms in a browser (it needs Debian’s package "chromium")', () => {
  let scene: Scene;
  let browser: Browser;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    // Without a public address nothing is said of it.
    scene = await openScene({ settings: { publicUrl: undefined } });
    await scene.begin();
    const id = scene.order({ billing: shopper('Ida') });
    await bringIn(id);
    await scene.untilTerm(id, 'equal');
    await scene.launched().end('SIGTERM');
    changeThePast(scene.folder);
    const { dashboard, user } = await scene.again();
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

  /** As a person does who reads an order again. */
  async function bringIn(id: number): Promise<void> {
    const { call } = await scene.connector();
    await call('orders.import', { integrationId: 'shop-nav', orderKey: String(id) });
  }

  it('stand above the figures of the overview, and are counted in the navigation', async () => {
    const banner = page.getByRole('region', { name: 'Alarms' });
    await banner.getByText('This installation was moved or copied (This installation). Writes are stopped.').waitFor();
    await banner.getByText('No orders for longer than usual').waitFor();
    await page.getByRole('navigation').getByText('2 alarms stand').first().waitFor();
    await page.getByRole('navigation').getByText('Writes are stopped').waitFor();
    await banner.getByRole('link', { name: 'Look at it: This installation was moved or copied' }).click();
    expect(new URL(page.url()).hash).toBe('#/attention');
  });

  it('say what they are about and what to do, first those that stop writes', async () => {
    await page.getByText('2 alarms stand.').waitFor();
    const moved = page.getByRole('article', { name: 'This installation was moved or copied' });
    await moved.getByText(/SRV-OLD/).waitFor();
    await moved.getByText('Writes are stopped.').waitFor();
    await page
      .getByRole('article', { name: 'No orders for longer than usual' })
      .getByText(/^No order since .* there would be \d+ by now\.$/)
      .waitFor();
    expect(await page.getByRole('article').first().getByRole('heading').innerText()).toMatch(/^This installation/);
  });

  it('have no accessibility violation in any theme', async () => {
    expect(await onEvery(page, screens, violationsInThemes)).toEqual([]);
  });

  it.each([
    ['en-GB', 900],
    ['de-DE', 900],
    ['de-DE', 1920],
  ] as const)('fit in %s into %i pixels', async (locale, width) => {
    const storageState = await page.context().storageState();
    const other = await openWindow(browser, { viewport: { width, height: 900 }, locale, storageState });
    await other.page.goto((await scene.connector()).dashboard);
    await untilRead(other.page);
    const found = await onEvery(other.page, screens, overflowing);
    await other.page.context().close();
    expect(found).toEqual([]);
  });

  it('leave the dialogs that bring in what is missing, which have no accessibility violation', async () => {
    await goTo(page, '#/orders');
    await page.getByRole('button', { name: 'Fetch an order…' }).click();
    const fetch = page.getByRole('dialog', { name: 'Fetch an order from the store' });
    await fetch.getByLabel('Order number or id').fill('old-1');
    await fetch.getByRole('button', { name: 'Look in the store' }).click();
    await fetch.getByText('The store has no order with this number or id.').waitFor();
    const found = [...(await violations(page))];
    await page.keyboard.press('Escape');
    await goTo(page, '#/integrations');
    await page.getByRole('button', { name: 'Read again from…' }).click();
    const reread = page.getByRole('dialog', { name: /^Read orders of .* again$/ });
    await reread.getByLabel('Since').fill('2026-01-02T08:00');
    await reread.getByRole('button', { name: 'Count the orders' }).click();
    await reread.getByText(/would be read again|does not say/).waitFor();
    found.push(...(await violations(page)));
    await page.keyboard.press('Escape');
    expect(found).toEqual([]);
  });

  it('are answered without a mouse; the order that waited is written then, and is no longer missed', async () => {
    const id = scene.order({ billing: shopper('Jon') });
    await bringIn(id);
    await goTo(page, '#/attention');
    await untilRead(page);
    await tabTo(page, 'It was moved');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'It was moved?' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await tabTo(page, 'It was moved');
    await page.keyboard.press('Enter');
    await page.getByText('This installation was moved or copied: answered.').waitFor();
    await bringIn(id);
    await scene.untilTerm(id, 'equal');
    await page.getByText('Nothing waits for you.').waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
  });

  it('complained about nothing', () => {
    expect(window.complaints()).toEqual([]);
  });
});
