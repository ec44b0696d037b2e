import type { Scene } from '../../e2e/support/scene.ts';
import {
  addsLine, addsNote, createsCustomer, createsHeader, createsOrder, killAt, killBefore, looksForNumber, nth, type Picks,
  readsBack, readsChanges, readsOrder, removesMark,
} from './killing.ts'; // prettier-ignore

/** A moment of an order's way at which the process can be killed. */
export interface KillPoint {
  readonly name: string;
  /** Kills when it is reached; orders pass it one by one, so that it is reached soon. */
  arm(scene: Scene): void;
}

const after = (what: string, system: 'nav' | 'shop', picks: () => Picks): readonly KillPoint[] => [
  { name: `${what}, before its answer left`, arm: (scene) => killAt(scene, system, picks(), 'unanswered') },
  { name: `${what}, as soon as its answer left`, arm: (scene) => killAt(scene, system, picks(), 'answered') },
];

const before = (what: string, picks: Picks): KillPoint => ({
  name: `${what}, before it was worked on`,
  arm(scene) {
    const mine = scene.launched();
    // One that this life did not reach is no other's.
    killBefore(scene.navFaults, (request) => scene.launched() === mine && picks(request), mine);
  },
});

const ofShop: readonly KillPoint[] = [
  ...after('the order was read', 'shop', () => readsOrder),
  ...after('a poll was read', 'shop', () => readsChanges),
  ...after('the note was kept', 'shop', () => addsNote),
];

/** By what of NAV the connector is given. */
export const POINTS: Readonly<Record<'api' | 'pages', readonly KillPoint[]>> = {
  api: [
    ...ofShop,
    ...after('the number was looked for', 'nav', () => looksForNumber),
    ...after('the customer was made', 'nav', () => createsCustomer),
    ...after('the order was made', 'nav', () => createsOrder),
    before('the customer', createsCustomer),
    before('the order', createsOrder),
  ],
  pages: [
    ...ofShop,
    ...after('the header was made', 'nav', () => createsHeader),
    ...after('the mark was made', 'nav', () => nth(1, addsLine)),
    ...after('the first line was made', 'nav', () => nth(2, addsLine)),
    ...after('the mark was removed', 'nav', () => removesMark),
    ...after('the document was read back', 'nav', () => readsBack),
    before('the header', createsHeader),
  ],
};
