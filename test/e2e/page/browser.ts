import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PAGE = join(import.meta.dirname, '../../../out/renderer/index.html');

/** Longest wait for anything on the page; only a test that has failed waits so long. */
const PATIENCE_MS = 15_000;

/** @throws Error that says what is missing, before anything is started */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(PAGE))
    throw new Error('The window is not built: out/renderer is missing. Run "npm run build" first.');
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What of a page's `Animation` is read here; it may have no end. */
interface Movement {
  readonly finished: Promise<unknown>;
  readonly effect: { getComputedTiming(): { readonly endTime: number } };
}

/** A page, and what it complained about in its console. */
export interface Window {
  readonly page: Page;
  /** How often the page was loaded. */
  loads(): number;
  /** Errors since the last look. */
  complaints(): readonly string[];
}

export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  let complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  return {
    page,
    loads: () => loads,
    complaints() {
      const heard = complaints;
      complaints = [];
      return heard;
    },
  };
}

export async function signIn(page: Page, user: { readonly name: string; readonly password: string }): Promise<void> {
  await page.getByLabel('Name').fill(user.name);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Goes to another screen as a link does, without loading the page again. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(new URL(hash, page.url()).href);
}

/** Everything that is being read is there, and no colour is on its way to another. */
export async function untilRead(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  // A screen may read more than one thing.
  const outlines = page.locator('.outline');
  // oxlint-disable-next-line no-await-in-loop
  while ((await outlines.count()) > 0) await outlines.first().waitFor({ state: 'detached' });
  await page.locator('html').evaluate(async (html) => {
    const moving: readonly Movement[] = html.ownerDocument.getAnimations();
    const ending = moving.filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** What the focus is on, in its own words; "" when it is on nothing. */
export async function focused(page: Page): Promise<string> {
  return (await page.locator(':focus').allTextContents()).join('').trim();
}

/** Presses Tab until the focus is on what has this name, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const reached = await focused(page);
    if (reached === name) return;
    seen.push(reached);
  }
  throw new Error(`Tab does not lead to "${name}", only to: ${seen.join(' | ')}`);
}

/** What is found on each of the screens, with the screen's name before it. */
export async function onEvery(
  page: Page,
  screens: readonly string[],
  find: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const all: string[] = [];
  for (const screen of screens) {
    await goTo(page, screen);
    await untilRead(page);
    all.push(...(await find(page)).map((found) => `${screen}: ${found}`));
  }
  return all;
}
