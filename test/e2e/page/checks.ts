import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

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
