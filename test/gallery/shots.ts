import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { entries, type Entry } from '../renderer/gallery/entries.ts';

export interface Shots {
  /** Of the gallery, with a slash at its end. */
  readonly address: string;
  readonly folder: string;
  /** Which are taken, by their names. */
  readonly only: RegExp;
}

/** `contrast` is the computer's own theme of few colours; it stands in for whichever one somebody has chosen. */
const themes = ['light', 'dark', 'contrast'] as const;
const looks = ['en-GB', 'de-DE'].flatMap((language) =>
  themes.flatMap((theme) => [900, 1280, 1920].map((width) => ({ language, theme, width }))),
);
type Look = (typeof looks)[number];

const nameOf = ({ name, state }: Entry, { language, theme, width }: Look): string =>
  `${name}.${state}.${language.slice(0, 2)}.${theme}.${width}.png`;

/** One page load per look and state; within it the screens follow each other by their addresses. */
async function shoot(browser: Browser, look: Look, { address, folder, only }: Shots): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 },
    colorScheme: look.theme === 'light' ? 'light' : 'dark',
    forcedColors: look.theme === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
  });
  // The samples' day.
  await context.clock.setFixedTime(new Date('2026-11-20T13:32:08Z'));
  const page = await context.newPage();
  let taken = 0;
  for (const entry of entries) {
    const name = nameOf(entry, look);
    if (!only.test(name)) continue;
    // What a screen knew before the engine went away is known to this load alone.
    const load = entry.state === 'stale' ? `&load=${taken}` : '';
    await page.goto(`${address}?state=${entry.state}&language=${look.language}${load}${entry.hash}`);
    await settled(page, entry);
    await page.screenshot({ path: join(folder, name) });
    taken += 1;
  }
  await context.close();
  return taken;
}

async function settled(page: Page, { state }: Entry): Promise<void> {
  await page.locator('h1').first().waitFor();
  if (state === 'stale') await page.locator('.as-of').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** @returns how many pictures were taken */
export async function takeShots(shots: Shots): Promise<number> {
  mkdirSync(shots.folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  let taken = 0;
  try {
    for (const look of looks) taken += await shoot(browser, look, shots);
  } finally {
    await browser.close();
  }
  return taken;
}
