import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addsNote, asks, createsCustomer, createsOrder, killAt, killBefore, looksForNumber, readsChanges, readsOrder,
} from '../simulate/crash/killing.ts'; // prettier-ignore
import { allRight, openScene, type Scene, shopper } from './support/scene.ts';
import { settleLater } from './support/settleLater.ts';
import { until } from './support/until.ts';

/*
 * kill -9 from outside: no hook in the program, only the two systems it talks to say when. After every kill it is
 * started again on the same data folder, and then every order has to stand in NAV once, with the same total.
 */

const repairsLine = asks('PATCH', /\/salesOrderLines\(/);
const deletesOrder = asks('DELETE', /\/salesOrders\(/);

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
