import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { untilRead } from './browser.ts';

const ALL_RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] } as const;
/** What another theme can change. */
const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What an accessibility checker finds wrong, each with the place it is at. */
export async function violations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  const runOnly = rules === 'all' ? ALL_RULES : COLOUR_RULES;
  const root = page.locator('html');
  const isThere = await root.evaluate((html) => html.ownerDocument.defaultView.axe !== undefined);
  // The builder brings the checker into the page, and would do so again for every screen.
  if (!isThere) await new AxeBuilder({ page }).setLegacyMode(true).withRules(['html-has-lang']).analyze();
  const found = (await root.evaluate(
    async (html, options) => (await html.ownerDocument.defaultView.axe.run(html.ownerDocument, options)).violations,
    { runOnly, resultTypes: ['violations'] },
  )) as readonly Violation[];
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** `contrast` is the computer's own theme of few colours, whichever somebody has chosen. */
const THEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** The same of what is shown now in each theme; another one than the first can change nothing but colours. */
export async function violationsInThemes(page: Page): Promise<readonly string[]> {
  const all: string[] = [];
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await wear(page, theme);
    const found = await violations(page, theme === 'light' ? 'all' : 'colours');
    all.push(...found.map((one) => `${theme}: ${one}`));
  }
  await wear(page, 'light');
  return all;
}

async function wear(page: Page, theme: keyof typeof THEMES): Promise<void> {
  await page.emulateMedia(THEMES[theme]);
  // Whoever listens to the theme has heard of it by the next frame.
  await page
    .locator('html')
    .evaluate((html) => new Promise((done) => html.ownerDocument.defaultView.requestAnimationFrame(done)));
  await untilRead(page);
}

/** What is wider than the room it has; a block of code may be, for it scrolls. */
export async function overflowing(page: Page): Promise<readonly string[]> {
  const { width = 0 } = page.viewportSize() ?? {};
  return page.locator('html, main, main *, header, header *').evaluateAll(
    (elements, width) =>
      elements.flatMap((element) => {
        if (element.closest('pre, .hidden') !== null) return [];
        const name = `${element.tagName.toLowerCase()}.${element.className}`;
        const { overflowX } = element.ownerDocument.defaultView.getComputedStyle(element);
        const scrolls = element.tagName === 'HTML' || overflowX === 'auto' || overflowX === 'scroll';
        if (scrolls && element.scrollWidth > element.clientWidth) return [`${name} scrolls`];
        return element.getBoundingClientRect().right > width + 0.5 ? [`${name} sticks out`] : [];
      }),
    width,
  );
}
