import { Big } from 'big.js';
import type { StoredOrder } from '../fakes/bigcommerce/stored.ts';
import { doubledCustomers, proveOrder } from '../proof/books.ts';
import type { BigPlayed, BigPostman, BigShoppers } from './bigShoppers.ts';
import type { BookRow, Books } from './books.ts';
import type { Violation } from './verdict.ts';
import type { World } from './world.ts';

/** Of the second store's documents in NAV. */
export const BIG_PREFIX = 'BC-';
const IMPORTED = [2, 3, 8, 9, 10, 11];
const CHANGED = ['order-cancelled-after-import', 'order-changed-after-import', 'order-refunded-after-import'];
/** The clerk blocks items and changes their tax groups. */
const ITEM_TROUBLES = ['item-blocked', 'nav-field-validation', 'nav-refused', 'nav-dialog', 'tax-rate-differs'];

export interface BigEvidence {
  readonly world: World;
  readonly books: Books;
  readonly shoppers: BigShoppers;
  readonly postman: BigPostman;
}

/** The second store judged as the first: by what store and NAV have, and whether the books say so. */
export function judgeBig({ world, books, shoppers, postman }: BigEvidence): Violation[] {
  const { big } = world.systems;
  const numbers = new Set(shoppers.played.map(({ id }) => `${BIG_PREFIX}${id}`));
  const foreign = world.nav.stored
    .documents()
    .filter(({ externalDocumentNumber: no }) => no.startsWith(BIG_PREFIX) && !numbers.has(no));
  const lost = [...postman.accepted].filter(([digest]) => !books.kept.has(digest));
  const about = (order: string | null) => (what: string) => ({ order, what });
  return [
    ...shoppers.played.flatMap((one) => judgeOrder(one, world, books).map(about(`${BIG_PREFIX}${one.id}`))),
    ...foreign.map(({ number }) => about(null)(`NAV has ${number}, which belongs to no order of the second store`)),
    ...lost.map(([, id]) => about(null)(`an accepted delivery of order ${id} of the second store was not kept`)),
    ...doubledCustomers(world.nav, big).map(() => about(null)('a shopper of the second store has two customers')),
    ...hooksAmiss(world).map(about(null)),
  ];
}

function judgeOrder({ id, declared }: BigPlayed, { nav, systems }: World, books: Books): string[] {
  const order = systems.big.stored.order(id);
  if (!order) return ['is gone from the store'];
  const proof = proveOrder({ ...order, number: String(id) }, nav, BIG_PREFIX);
  const { documents } = proof;
  const twice = documents.length > 1 ? [`is in NAV ${documents.length} times: ${documents.join(', ')}`] : [];
  const row = books.orders.get(String(id));
  if (!row) return [...twice, ...unknownToBooks(order, documents)];
  const marks = systems.big.stored.metafields(id).length;
  return [
    ...twice,
    ...(marks > 1 ? ['has its mark twice'] : []),
    ...judgeTerm({ order, documents, row, declared, differs: proof.grossDiffers || proof.vatDiffers !== null }),
    ...judgeTotal(order, row),
  ];
}

interface Case {
  readonly order: StoredOrder;
  readonly documents: readonly string[];
  readonly row: BookRow;
  readonly declared: ReadonlySet<string>;
  readonly differs: boolean;
}

/** A cart that nobody told of, and an order that was cancelled or archived before anybody read it, are nobody's. */
function unknownToBooks(order: StoredOrder, documents: readonly string[]): string[] {
  if (documents.length > 0) return [`is in NAV as ${documents.join(', ')} and in no term of the equation`];
  return isMeant(order) ? [`is ${order.statusId} in the store and in no term of the equation`] : [];
}

const isMeant = ({ statusId, record }: StoredOrder) => IMPORTED.includes(statusId) && !record.isDeleted;

function judgeTerm({ order, documents, row, declared, differs }: Case): string[] {
  const cause = row.cause ?? 'no cause';
  if (row.term === 'equal') {
    if (documents.length === 0) return ['counts as equal and has no document in NAV'];
    if (differs) return [`counts as equal, and NAV has another total or VAT than ${order.total}`];
    return isMeant(order)
      ? []
      : [`counts as equal and is ${order.statusId} in the store; the books say ${row.status} ${row.state}`];
  }
  if (row.term === 'waiting') {
    const isDeclared = declared.has(cause) || [...CHANGED, ...ITEM_TROUBLES].includes(cause);
    return isDeclared ? [] : [`waits for a person as ${cause}, which was not declared: ${row.message}`];
  }
  if (row.term === 'leftOut') {
    const inNav = documents.length > 0 ? [`is left out as ${cause} and is in NAV as ${documents.join(', ')}`] : [];
    return isMeant(order) ? [...inNav, `is left out as ${cause} and is ${order.statusId} in the store`] : inNav;
  }
  return [`is still on its way: ${row.state} ${cause}`];
}

function judgeTotal({ total, currency, record }: StoredOrder, row: BookRow): string[] {
  if (record.isDeleted || (new Big(row.total).eq(total) && row.currency === currency)) return [];
  return [`stands in the books with ${row.total} ${row.currency}, the store says ${total} ${currency}`];
}

/** Each of ours once and switched on; the one that is off is the heartbeat. */
function hooksAmiss({ systems }: World): string[] {
  const active = systems.big.stored.hooks().filter(({ isActive }) => isActive);
  const scopes = new Set(active.map(({ scope }) => scope));
  return active.length === 6 && scopes.size === 6
    ? []
    : [`the second store has these webhooks: ${active.map(({ scope }) => scope).join(', ')}`];
}
