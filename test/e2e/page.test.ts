import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playStory } from '../demo/play.ts';
import { recorded as story } from '../demo/story.ts';
import { de } from '../../renderer/texts/de.ts';
import { germanPhrases } from '../../renderer/texts/phrases.de.ts';
import { phraseBook } from '../../renderer/texts/phrases.ts';
import { planFields } from '../../renderer/texts/planFields.de.ts';
import { UNKNOWN_SKU } from '../sandbox/carryItems.ts';
import { booksOf, cell } from './page/books.ts';
import { focused, goTo, openBrowser, openWindow, signIn, tabTo, untilRead, type Window } from './page/browser.ts';
import { overflowing, violations } from './page/checks.ts';
import { testConnections } from './page/connectionSteps.ts';
import { testEveryScreen } from './page/screenSteps.ts';
import { orderScreen, type Stage } from './page/stage.ts';
import { isRight, openScene, proofOf, type Scene, shopper } from './support/scene.ts';
import { until } from './support/until.ts';

/*
 * The window as a person has it: the real process between a simulated shop and a simulated NAV, and a real browser. The
 * recorded part of the demo’s story is played first; what the window says of it is held against the books of the two systems.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';

/** The window is live: what it shows follows the engine by a moment. */
const PATIENCE = { timeout: 20_000 };

const OUTCOMES = ['equal', 'waiting'];

describe.skipIf(withoutBrowser)('in a browser (it needs Debian’s package "chromium", or one in CHROMIUM_PATH)', () => {
  let scene: Scene;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let address: string;
  /** Every order of the shop, the story's and those placed since. */
  const placed: number[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    // Nothing is looked for between the steps: every order comes by its webhook, and a replay finds what it counted.
    scene = await openScene({ settings: { poll: '0 0 1 1 *' } });
    const connector = await scene.begin();
    address = connector.dashboard;
    const deliver = async () => void (await scene.deliver());
    placed.push(...(await playStory(story, scene, new Map(), deliver)).map(({ orderId }) => orderId));
    window = await openWindow(browser);
    page = window.page;
  });

  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  async function place(name: string, sku: string): Promise<number> {
    const id = scene.order({ items: [{ sku, quantity: 1 }], billing: shopper(name) });
    placed.push(id);
    await scene.deliver();
    return id;
  }

  const storyOrder = (title: string): number => placed[story.findIndex((each) => each.title === title)] ?? 0;
  const stage: Stage = {
    get scene() {
      return scene;
    },
    get browser() {
      return browser;
    },
    get page() {
      return page;
    },
    get address() {
      return address;
    },
    storyOrder,
  };
  const cardOf = (cause: string | RegExp) => page.getByRole('article', { name: cause });

  describe('at the sign-in', () => {
    it('does not say which of name and password was wrong', async () => {
      await page.goto(address);
      const { user } = await scene.connector();
      const refusals: string[] = [];
      for (const wrong of [
        { name: 'demo', password: 'guessed' },
        { ...user, name: 'nobody' },
      ]) {
        await signIn(page, wrong);
        const alert = page.getByRole('alert');
        await alert.getByText('Name or password does not fit.').waitFor();
        refusals.push(await alert.innerText());
      }
      expect(refusals[0]).toBe(refusals[1]);
      expect(window.complaints()).toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/401/)));
    });

    it('has no accessibility violation', async () => {
      expect(await violations(page)).toEqual([]);
    });

    it('lets in who knows both', async () => {
      await signIn(page, (await scene.connector()).user);
      await page.getByRole('navigation', { name: 'Screens' }).waitFor();
      expect(window.complaints()).toEqual([]);
    });
  });

  describe('the overview', () => {
    it('opens with the sentence that is true of the story, and with its equation to the cent', async () => {
      await until('the story is settled', async () =>
        (await scene.rows()).every(({ term }) => OUTCOMES.includes(term)),
      );
      const parked = story.filter(({ expect: { kind } }) => kind === 'parked').length;
      await page
        .getByRole('heading', {
          name: `Nothing is lost. ${parked} of today’s ${story.length} orders wait for you.`,
          level: 1,
        })
        .waitFor();
      for (const currency of ['EUR', 'USD', 'SEK']) {
        const { store, equal, waiting } = booksOf(scene, placed, currency);
        const none = cell(booksOf(scene, [], currency).store, currency);
        const row = page.locator('.equation tbody tr').filter({ hasText: currency });
        await row.getByText('to the cent').waitFor();
        await expect
          .poll(() => row.locator('td.number').allTextContents(), PATIENCE)
          .toEqual([cell(store, currency), cell(equal, currency), none, cell(waiting, currency), none]);
      }
    });
  });

  describe('the list of orders', () => {
    const rows = () => page.locator('table.orders tbody tr[data-index]');
    const numbers = () => page.locator('table.orders tbody tr[data-index] a').allTextContents();

    it('shows a new order while somebody looks on, without being loaded again', async () => {
      await goTo(page, '#/orders');
      await rows().first().waitFor();
      const loads = window.loads();
      const id = await place('Livia', 'ML-TS-001');
      const row = rows().filter({ hasText: 'Livia Vogt' });
      await row.waitFor();
      await row.getByText('In NAV', { exact: true }).waitFor();
      expect(await row.innerText()).toContain(proofOf(scene, id).documents[0]);
      expect(window.loads()).toBe(loads);
    });

    it('gives NAV’s totals the decimals of their currency', async () => {
      const id = storyOrder('registered customer');
      // Looked for, because only rows in sight are drawn.
      await goTo(page, `#/orders?text=${id}`);
      const row = rows().filter({ has: page.getByRole('link', { name: String(id), exact: true }) });
      await row.waitFor();
      expect(await row.locator('td.number .money').allTextContents()).toEqual(['30.70 EUR', '30.70 EUR']);
      await goTo(page, '#/orders');
    });

    it('is narrowed to a term of the equation', async () => {
      await page.getByRole('link', { name: 'Wait for you', exact: true }).click();
      const parked = placed.filter((id) => proofOf(scene, id).documents.length === 0).map(String);
      await expect.poll(async () => (await numbers()).toSorted(), PATIENCE).toEqual(parked.toSorted());
      await page.getByRole('link', { name: 'All', exact: true }).click();
    });

    it('is searched by number: / leads there, Escape empties it', async () => {
      await until('all are listed', async () => (await rows().count()) > 10);
      await page.keyboard.press('/');
      await page.keyboard.type(String(placed[4]));
      await expect.poll(numbers, PATIENCE).toEqual([String(placed[4])]);
      await page.keyboard.press('Escape');
      await until('all are listed again', async () => (await rows().count()) > 10);
    });

    it('is walked with the arrow keys: Enter opens, Escape leads back to the row', async () => {
      const [first = '', , third = ''] = await numbers();
      await tabTo(page, first);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await until('the third is in hand', async () => (await focused(page)) === third);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: new RegExp(`^${third} `), level: 1 }).waitFor();
      await page.keyboard.press('Escape');
      await until('the row is in hand again', async () => (await focused(page)) === third);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Orders');
    });
  });

  describe('an order', () => {
    it('tells its way, its values beside NAV’s, its totals per rate, its requests and what was received', async () => {
      const id = storyOrder('prices including tax, 19 and 7 %, shipping');
      await goTo(page, orderScreen(id));
      const steps = page.locator('.timeline > li');
      await steps.getByText('Compared: equal').waitFor();
      expect((await steps.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(
        expect.arrayContaining(['Placed in the store', 'Read from the store and planned', 'Written to NAV']),
      );

      const plan = page.getByRole('region', { name: 'Plan against result' });
      expect(await plan.getByRole('img', { name: 'equal' }).count()).toBeGreaterThan(8);
      expect(await plan.getByRole('img', { name: 'differs' }).count()).toBe(0);

      const views = page.getByRole('navigation', { name: 'Views of the order' });
      await views.getByRole('link', { name: 'Totals per rate' }).click();
      const totals = page.getByRole('region', { name: 'Totals per rate' });
      await totals.getByRole('row', { name: /^19 %/ }).waitFor();
      await totals.getByRole('row', { name: /^7 %/ }).waitFor();
      expect(await totals.getByRole('row', { name: /^Total/ }).innerText()).toMatch(/73\.35\s+73\.35/);

      await views.getByRole('link', { name: /^Requests/ }).click();
      const request = page.locator('summary', { hasText: `NAV of the sandbox: create sales order WOO-${id}` });
      await request.click();
      await page.locator('details[open]').getByRole('button', { name: 'Show contents' }).click();
      await page.getByText('"externalDocumentNumber"').first().waitFor();

      await views.getByRole('link', { name: 'Order as received' }).click();
      await page.getByRole('button', { name: 'Show contents' }).click();
      await page.getByRole('region', { name: 'Order as received' }).getByText('Lena').first().waitFor();

      await views.getByRole('link', { name: 'Audit log' }).click();
      await page.getByRole('cell', { name: 'Written to NAV' }).waitFor();
    });

    it('says in German where each of its values comes from and what each request was for', async () => {
      const { call } = await scene.connector();
      const find = phraseBook(germanPhrases, 'de-DE');
      const details = await Promise.all(
        placed.map((id) => call('orders.get', { integrationId: 'shop-nav', orderKey: String(id) })),
      );
      const phrases = details.flatMap(({ plan, exchanges }) => [
        ...plan.map(({ comesFrom }) => comesFrom),
        ...exchanges.map(({ summary }) => summary),
      ]);
      expect([...new Set(phrases)].filter((phrase) => find(phrase) === null)).toEqual([]);
      const fields = details.flatMap(({ plan }) => plan.map(({ field }) => field));
      expect([...new Set(fields)].filter((field) => !Object.hasOwn(planFields, field))).toEqual([]);
      const steps = details.flatMap(({ timeline }) => timeline.map(({ kind }) => kind));
      expect([...new Set(steps)].filter((kind) => !Object.hasOwn(de.timeline, kind))).toEqual([]);
    });

    it.each([
      [
        'in NAV',
        'both coupons and shipping',
        /^The order is in NAV already, as \S+\. It would not be written again\.$/,
      ],
      ['that waits', 'unknown SKU', 'The order would wait for you.'],
    ])('%s is tried out, and nothing is written for it', async (_, title, verdict) => {
      const id = storyOrder(title);
      await goTo(page, orderScreen(id));
      const { call } = await scene.connector();
      const stand = async () => {
        const { row, timeline } = await call('orders.get', { integrationId: 'shop-nav', orderKey: String(id) });
        return { row, timeline, documents: proofOf(scene, id).documents.length };
      };
      const before = await stand();
      await page.getByRole('button', { name: 'Dry run' }).click();
      const panel = page.getByRole('region', { name: 'Dry run', exact: true });
      await panel.getByText(verdict).waitFor();
      await panel.getByText('Nothing was written, neither in NAV nor in the store.').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 900, height: 900 });
      expect(await overflowing(page)).toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await stand()).toEqual(before);
      await panel.getByRole('button', { name: 'Close' }).click();
      await panel.waitFor({ state: 'detached' });
    });

    it('counts tries that ended alike instead of telling each', async () => {
      const id = storyOrder('unknown SKU');
      const ends = page.locator('section > .timeline > li > span').getByText('Waits for you');
      await goTo(page, orderScreen(id));
      await ends.waitFor();
      scene.shop.admin.editOrder(id, { customer_note: 'Ring twice' });
      await scene.deliver();
      await page.getByText(/earlier tr(y|ies) ended the same way/).waitFor();
      expect(await ends.count()).toBe(1);
    });

    it('tells what came of reading it again by itself, since a person asked', async () => {
      const id = storyOrder('unknown SKU');
      await goTo(page, orderScreen(id));
      await page.getByRole('button', { name: 'Read again' }).click();
      await page.locator('section > .timeline > li:nth-last-child(2)').getByText('Replayed').waitFor();
      const last = page.locator('section > .timeline > li:last-child');
      await last.getByText('Waits for you').waitFor();
      expect(await last.count()).toBe(1);
    });
  });

  describe('what needs attention', () => {
    it('is put right in NAV and replayed, with a count before and progress after', async () => {
      const waiting = [storyOrder('unknown SKU'), await place('Lara', UNKNOWN_SKU), await place('Lars', UNKNOWN_SKU)];
      await goTo(page, '#/attention');
      const card = cardOf(`SKU ${UNKNOWN_SKU} is not in NAV.`);
      await card.getByText('3 orders, ').waitFor();
      scene.nav.admin.addItem({
        number: UNKNOWN_SKU,
        displayName: 'Lamp',
        unitPrice: '0',
        taxGroup: 'VAT19',
        inventory: '9',
      });
      await card.getByRole('button', { name: 'Replay the 3' }).click();
      await page.getByRole('heading', { name: 'Replay 3 orders?' }).waitFor();
      await page.getByRole('button', { name: 'Replay 3', exact: true }).click();
      await page.getByText('Replayed: 3 orders done').waitFor();
      await card.waitFor({ state: 'detached' });
      expect(waiting.filter((id) => !isRight(proofOf(scene, id)))).toEqual([]);
    });

    it('is replayed without a mouse', async () => {
      scene.nav.admin.blockItem('ML-HON-500');
      const id = await place('Hanna', 'ML-HON-500');
      const card = cardOf(/is blocked in NAV/);
      await card.waitFor();
      scene.nav.admin.blockItem('ML-HON-500', false);
      await until('the card’s button is in hand', async () => {
        await page.keyboard.press('Tab');
        return (await card.locator('button:focus').count()) === 1;
      });
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Replay 1 order?' }).waitFor();
      await tabTo(page, 'Replay 1');
      await page.keyboard.press('Enter');
      await page.getByText('Replayed: 1 order done').waitFor();
      await card.waitFor({ state: 'detached' });
      expect(isRight(proofOf(scene, id))).toBe(true);
    });
  });

  describe('connections', () => {
    testConnections(stage);
  });

  describe('the audit log', () => {
    it('say that the audit log is unchanged, once it was verified', async () => {
      await goTo(page, '#/audit');
      await page.getByText('Not verified since the program was started.').waitFor();
      await page.getByRole('button', { name: 'Verify' }).click();
      const verdict = page.getByText(/^Unchanged from .+ to now: [\d,]+ entries, no gap\.$/);
      await verdict.waitFor();
      const { entries } = await (await scene.connector()).call('audit.verify', {});
      const [, shown = ''] = /: ([\d,]+) entries/.exec(await verdict.innerText()) ?? [];
      expect(Number(shown.replaceAll(',', ''))).toBeLessThanOrEqual(entries);
    });

    it('complained about nothing so far', () => {
      expect(window.complaints()).toEqual([]);
    });
  });

  describe('every screen', () => {
    testEveryScreen(stage);
  });

  describe('the search', () => {
    it('opens an order from another screen, by keys alone', async () => {
      const id = storyOrder('both coupons and shipping');
      await goTo(page, '#/settings/storage');
      await untilRead(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type(String(id));
      await page.getByRole('option', { name: new RegExp(`^${id} `) }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${id} `) }).waitFor();
      expect(page.url()).toContain(orderScreen(id));
    });
  });

  describe('when the engine is killed', () => {
    it('keeps what it knew, says so, and goes on when the engine is back', async () => {
      await goTo(page, '#/overview');
      await untilRead(page);
      const title = page.getByRole('heading', { level: 1 });
      const known = await title.innerText();
      const port = Number(new URL(address).port);
      await scene.launched().end('SIGKILL');
      await page.getByText(/^Stale since .*, reconnecting$/).waitFor();
      await page.getByText(/^As of .* The engine does not answer; this is what it told last\.$/).waitFor();
      expect(await title.innerText()).toBe(known);
      await goTo(page, orderScreen(storyOrder('fee')));
      await page.getByText('The engine does not answer. It is being restarted; nothing is lost.').waitFor();

      const connector = await scene.again({ port });
      await page.getByText('The sign-in has ended. Sign in again.').waitFor();
      await signIn(page, connector.user);
      await page.locator('.timeline').getByText('Compared: equal').waitFor();
      await page.getByText(/^Live, /).waitFor();
    });
  });
});
