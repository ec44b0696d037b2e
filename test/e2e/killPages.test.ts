import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addsLine, createsHeader, killAt, nth, type Picks, readsBack, removesMark } from '../simulate/crash/killing.ts';
import { allRight, openScene, type Scene, shopper } from './support/scene.ts';
import { settleLater } from './support/settleLater.ts';
import { until } from './support/until.ts';

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
