import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchConnector, type Launched } from '../demo/connector.ts';
import {
  addsLine, addsNote, asks, createsCustomer, createsHeader, createsOrder, killAt, killBefore, looksForNumber, nth, type Picks,
  readsBack, readsChanges, readsOrder, removesMark,
} from '../simulate/crash/killing.ts'; // prettier-ignore
import { allRight, COMPILED, openScene, type Scene, shopper } from './support/scene.ts';
import { settleLater } from './support/settleLater.ts';
import { until } from './support/until.ts';

/*
 * kill -9 from outside: no hook in the program, only the two systems it talks to say when. After every kill it is
 * started again on the same data folder, and then every order has to stand in NAV once, with the same total.
 */

const repairsLine = asks('PATCH', /\/salesOrderLines\(/);
const deletesOrder = asks('DELETE', /\/salesOrders\(/);

// A program that is killed keeps nothing of what it compiled; one that ends in peace does.
beforeAll(async () => {
  const { listening, end } = launchConnector({ settings: null, keepErrors: true, env: COMPILED });
  await listening;
  await end('SIGTERM');
});

describe('killed at a named point, the connector', () => {
  let scene: Scene;

  beforeAll(async () => {
    // Lines are validated in the page's order, so that an item of another VAT group needs a repair.
    scene = await openScene({ nav: { validateInPageOrder: true }, settings: { poll: '*/2 * * * * *' } });
    await scene.begin();
  });

  afterAll(() => scene.close());

  it.each([
    ['after NAV made the order, before its answer left', 'nav', createsOrder, 'unanswered'],
    ['as soon as NAV’s answer to the new order has left', 'nav', createsOrder, 'answered'],
    ['after NAV made the customer, before its answer left', 'nav', createsCustomer, 'unanswered'],
    ['as soon as NAV’s answer to the new customer has left', 'nav', createsCustomer, 'answered'],
    ['at the look for the external document number', 'nav', looksForNumber, 'unanswered'],
    ['as soon as that look is answered', 'nav', looksForNumber, 'answered'],
    ['while it reads the order from the shop', 'shop', readsOrder, 'unanswered'],
    ['as soon as the shop’s order has left', 'shop', readsOrder, 'answered'],
    ['after NAV repaired a line, before its answer left', 'nav', repairsLine, 'unanswered'],
    ['as soon as NAV’s answer to a repair has left', 'nav', repairsLine, 'answered'],
    ['after the shop kept the note, before its answer left', 'shop', addsNote, 'unanswered'],
    ['as soon as the shop’s answer to the note has left', 'shop', addsNote, 'answered'],
  ] as const)('%s, ends with one equal document', async (point, system, picks, when) => {
    // A mug is taxed otherwise on its card than in the shop.
    scene.nav.admin.changeItem('ML-MUG-001', { taxGroupCode: 'VAT7' });
    killAt(scene, system, picks, when);
    const repaired = picks === repairsLine;
    const id = scene.order({
      items: [{ sku: repaired ? 'ML-MUG-001' : 'ML-TS-001', quantity: 2 }],
      billing: shopper(`Kill-${point.replaceAll(/\W/g, '')}`),
    });
    await scene.deliver();
    await scene.launched().exited;
    await scene.again();
    await scene.untilTerm(id, 'equal');
    await until('the note is there', () => scene.shop.stored.notes(id).some(({ text }) => text.includes('NAV')));
    expect(await scene.verdict([id])).toEqual(allRight);
    expect(scene.shop.stored.notes(id).filter(({ text }) => text.includes('NAV'))).toHaveLength(1);
  });

  it('between the 202 of a delivery and its job, does what it has promised', async () => {
    const id = scene.order({ billing: shopper('Promised') });
    const { receiver } = await scene.connector();
    const launched = scene.launched();
    const statuses = await scene.carrier.deliver(receiver, () => void launched.end('SIGKILL'));
    expect(statuses[0]).toBe(202);
    await launched.exited;
    await scene.again();
    await scene.untilTerm(id, 'equal');
    expect(await scene.verdict([id])).toEqual(allRight);
  });

  it.each(['unanswered', 'answered'] as const)(
    'during the page of a poll (%s), finds the order that no webhook told',
    async (when) => {
      killAt(scene, 'shop', readsChanges, when);
      const id = scene.order({ billing: shopper(`Polled-${when}`) });
      scene.carrier.lose();
      await scene.launched().exited;
      await scene.again();
      await scene.untilTerm(id, 'equal');
      expect(await scene.verdict([id])).toEqual(allRight);
    },
  );

  it.each(['unanswered', 'answered'] as const)(
    'at the removal of a document that does not match (%s), leaves none behind and asks a person',
    async (when) => {
      scene.nav.admin.setVat('DOMESTIC', 'VAT19', '16');
      killAt(scene, 'nav', deletesOrder, when);
      const id = scene.order({ billing: shopper(`Removed-${when}`) });
      await scene.deliver();
      await scene.launched().exited;
      const connector = await scene.again();
      const row = await scene.untilTerm(id, 'waiting');
      expect(scene.nav.stored.byExternalNumber(`WOO-${id}`)).toEqual([]);
      expect(row.cause?.whatToDo).not.toBe('');
      // Put right in NAV and replayed by a person, it is written once.
      scene.nav.admin.setVat('DOMESTIC', 'VAT19', '19');
      await connector.call('jobs.replay', { jobIds: row.jobId === null ? [] : [row.jobId] });
      await scene.untilTerm(id, 'equal');
      expect(await scene.verdict([id])).toEqual(allRight);
    },
  );

  it('before NAV heard of a new customer and of a new order, writes both after two looks that found nothing', async () => {
    const ids: number[] = [];
    for (const picks of [createsCustomer, createsOrder]) {
      killBefore(scene.navFaults, picks, scene.launched());
      ids.push(scene.order({ billing: shopper(`Unheard-${ids.length}`) }));
      await scene.deliver();
      await scene.launched().exited;
      await scene.again();
    }
    await settleLater(scene, ids);
    expect(await scene.verdict(ids)).toEqual(allRight);
  });
});

/* Header, a mark that it is being written, and lines are written one by one there: a kill leaves it half-written. */
describe('killed at a named point of page services, the connector', () => {
  let scene: Scene;
  const begun: number[] = [];

  beforeAll(async () => {
    scene = await openScene({ surfaces: 'pages' });
    await scene.begin();
  });

  afterAll(() => scene.close());

  /** An order of three articles and shipping that is killed on its way, and the lines that NAV has of it then, the mark among them. */
  async function killedOrder(name: string, picks: Picks, when: 'unanswered' | 'answered') {
    killAt(scene, 'nav', picks, when);
    const id = scene.order({
      items: ['ML-TS-001', 'ML-COF-500', 'ML-NB-A5'].map((sku) => ({ sku, quantity: 2 })),
      shippingCost: '4.11',
      billing: shopper(name),
    });
    await scene.deliver();
    await scene.launched().exited;
    return { id, lines: scene.nav.stored.byExternalNumber(`WOO-${id}`).map(({ lines }) => lines.length) };
  }

  it.each([
    ['after NAV removed the mark of a document being written, before its answer left', removesMark, 1, 'unanswered'],
    ['as soon as NAV’s answer to that removal has left', removesMark, 1, 'answered'],
    ['at the last read of the whole document', readsBack, 1, 'unanswered'],
  ] as const)('%s, ends with one equal document', async (point, picks, count, when) => {
    const { id, lines } = await killedOrder(`Whole-${point.length}`, nth(count, picks), when);
    expect(lines).toEqual([4]);
    await scene.again();
    await scene.untilTerm(id, 'equal');
    expect(await scene.verdict([id])).toEqual(allRight);
  });

  it.each([
    ['after NAV made the header, before its answer left', createsHeader, 1, 'unanswered', 0],
    ['as soon as NAV’s answer to the new header has left', createsHeader, 1, 'answered', 0],
    ['as soon as NAV’s answer to the mark of a document being written has left', addsLine, 1, 'answered', 1],
    ['as soon as NAV’s answer to the first line behind it has left', addsLine, 2, 'answered', 2],
    ['in the middle of the lines, before NAV’s answer left', addsLine, 3, 'unanswered', 3],
    ['as soon as NAV’s answer to the last line has left', addsLine, 5, 'answered', 5],
  ] as const)('%s, finds the beginning and leaves it alone at first', async (point, picks, count, when, made) => {
    const { id, lines } = await killedOrder(`Half-${point.length}`, nth(count, picks), when);
    begun.push(id);
    expect(lines).toEqual([made]);
    await scene.again();
    await until('it is checked with NAV', async () => (await scene.row(id))?.state === 'checking');
    expect(scene.nav.stored.byExternalNumber(`WOO-${id}`)).toMatchObject([{ lines: { length: made } }]);
  });

  it('goes on with every beginning once NAV cannot be writing any more, to one equal document each', async () => {
    await settleLater(scene, begun);
    expect(await scene.verdict(begun)).toEqual(allRight);
    expect(scene.nav.stored.documents().map(({ lines }) => lines.length)).toEqual(Array.from({ length: 9 }, () => 4));
  });
});

describe('killed at its very first start, the connector', () => {
  it.each([
    ['its key file is being made', 'vault.key.new'],
    ['its database is being made', 'connector.sqlite.new'],
    ['its database has just been made', 'connector.sqlite'],
    ['the settings are written', 'settings.json'],
    ['it says that it is ready', null],
  ] as const)('when %s, starts the next time as if nothing had been', async (_point, file) => {
    const scene = await openScene();
    try {
      const launched = scene.launch({ settings: scene.settings() });
      if (file === null) await launched.listening.then(() => launched.end('SIGKILL'));
      else await killWhenMade(launched, scene.folder, file);
      await launched.exited;
      await scene.begin();
      const id = scene.order({ billing: shopper('First') });
      await scene.deliver();
      await scene.untilTerm(id, 'equal');
      expect(await scene.verdict([id])).toEqual(allRight);
    } finally {
      await scene.close();
    }
  });
});

async function killWhenMade(launched: Launched, folder: string, file: string): Promise<void> {
  const watcher = watch(folder);
  await new Promise<void>((resolve) => {
    // A file that is renamed at once is gone before we hear of it; that it was there is what counts.
    watcher.on('change', (_event, name) => {
      if (String(name) === file || existsSync(join(folder, file))) resolve();
    });
  });
  await launched.end('SIGKILL');
  watcher.close();
}
