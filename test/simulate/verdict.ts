import { Big } from 'big.js';
import type { FakeNav } from '../fakes/nav/fakeNav.ts';
import type { StoredDocument } from '../fakes/nav/stored.ts';
import type { StoredOrder } from '../fakes/woocommerce/stored.ts';
import { type OrderProof, proveOrder } from '../proof/books.ts';
import type { BookRow, Books } from './books.ts';
import type { PlayedOrder } from './played.ts';

/** What must never be, with the order it is about. */
export interface Violation {
  readonly order: string | null;
  readonly what: string;
}

export const IMPORTED = ['processing', 'completed'];
const GONE = ['cancelled', 'failed', 'trash'];
const CHANGED = ['order-changed-after-import', 'order-cancelled-after-import', 'order-refunded-after-import'];

/** Holds one order's last state in the shop, in NAV and in the books against each other. */
export function judgeOrder(order: PlayedOrder, nav: FakeNav, books: Books): string[] {
  const last = order.versions.at(-1);
  if (!last) throw new Error(`Order ${order.number} has no state.`);
  const proofs = order.versions.map((version) => proveOrder(version, nav, 'WOO-'));
  const documents = proofs.at(-1)?.documents ?? [];
  const twice = documents.length > 1 ? [`is in NAV ${documents.length} times: ${documents.join(', ')}`] : [];
  const row = books.orders.get(String(order.id));
  if (!row) return [...twice, ...unknownToBooks(last, documents)];
  const found = nav.stored.byExternalNumber(`WOO-${order.number}`.toUpperCase());
  const isPosted = found.some(({ posted }) => posted);
  return [
    ...twice,
    ...judgeTerm({ order, last, proofs, documents, found, isPosted, row }),
    ...judgeBookedTotal(last, row),
  ];
}

/** The poll does not ask for the trash: an order thrown away before anybody read it is nobody's. */
function unknownToBooks(last: StoredOrder, documents: readonly string[]): string[] {
  if (documents.length > 0) return [`is in NAV as ${documents.join(', ')} and in no term of the equation`];
  return last.status === 'trash' ? [] : [`is ${last.status} in the store and in no term of the equation`];
}

interface Case {
  readonly order: PlayedOrder;
  readonly last: StoredOrder;
  readonly proofs: readonly OrderProof[];
  readonly documents: readonly string[];
  readonly found: readonly StoredDocument[];
  readonly isPosted: boolean;
  readonly row: BookRow;
}

function judgeTerm(one: Case): string[] {
  switch (one.row.term) {
    case 'equal':
      return judgeEqual(one);
    case 'waiting':
      return judgeWaiting(one);
    case 'leftOut':
      return judgeLeftOut(one);
    default:
      return [`is still on its way: ${one.row.state} ${one.row.cause ?? ''}`];
  }
}

function judgeEqual({ order, last, proofs, documents, found: stored, isPosted, row }: Case): string[] {
  if (documents.length === 0) {
    return order.deletedInNav ? [] : ['counts as equal and has no document in NAV'];
  }
  const found: string[] = [];
  const proof = proofs.at(-1);
  for (const document of stored)
    if (!order.touched && !isWhole(order, document)) found.push(`counts as equal, and ${document.number} lacks lines`);
  if (proof?.grossDiffers) found.push(`counts as equal: ${last.total} in the store, ${proof.navTotal} in NAV`);
  else if (proof?.vatDiffers) found.push(`counts as equal, but its VAT differs: ${proof.vatDiffers}`);
  // Nobody is told of what goes to the trash, and no poll finds it there. Of what was posted before it was cancelled
  // the clerk said, by replaying it, that a credit memo was written.
  if (GONE.includes(last.status) && last.status !== 'trash' && !isPosted)
    found.push(`counts as equal and is ${last.status} in the store`);
  if (row.navTotal === null || !new Big(row.navTotal).eq(row.total))
    found.push(`counts as equal with ${row.total} in the store and ${row.navTotal} in NAV`);
  return found;
}

/** As many articles as one of the order's states had, and its note where it had one. */
function isWhole({ versions }: PlayedOrder, { lines }: StoredDocument): boolean {
  const count = (wanted: string) => lines.filter(({ type }) => type === wanted).length;
  return versions.some(
    ({ record: { items, customerNote } }) =>
      count('Item') === items.length && count('Comment') >= customerNote.trim().length / 100,
  );
}

function judgeWaiting(one: Case): string[] {
  const { order, proofs, documents, row } = one;
  const cause = row.cause ?? 'no cause';
  if (CHANGED.includes(cause)) {
    if (documents.length === 0) return order.deletedInNav ? [] : [`waits as ${cause} and has no document in NAV`];
    const wasEqual = proofs.some(({ grossDiffers, vatDiffers }) => !grossDiffers && vatDiffers === null);
    return wasEqual ? [] : [`waits as ${cause}, and its document in NAV equals none of its states`];
  }
  // A person took the document in hand before it was compared.
  if (order.touched && (BY_PERSON.includes(cause) || order.meddled)) return unnamed(one);
  if (!order.declared.has(cause)) return [`waits for a person as ${cause}, which was not declared`];
  return documents.length === 0 || order.keyedByHand
    ? []
    : [`waits as ${cause} and is in NAV as ${documents.join(', ')}`];
}

/** Whoever is to decide must read which document it is about; posted since, it has another number. */
function unnamed({ order, found, row }: Case): string[] {
  if (order.keyedByHand) return [];
  const isNamed = (no: string) => no !== '' && row.message?.includes(no) === true;
  const missing = found.filter(({ number, orderNumber }) => !isNamed(number) && !isNamed(orderNumber));
  return missing.map(({ number }) => `waits as ${row.cause} without naming ${number}: ${row.message}`);
}

const BY_PERSON = ['document-half-written', 'document-gone', 'document-differs-not-removed', 'document-elsewhere'];

function judgeLeftOut({ order, last, documents, row }: Case): string[] {
  const found: string[] = [];
  if (documents.length > 0 && !order.keyedByHand)
    found.push(`is left out as ${row.cause} and is in NAV as ${documents.join(', ')}`);
  const isRefunded = new Big(last.refunded).gt(0) && new Big(last.refunded).gte(last.total);
  if (IMPORTED.includes(last.status) && !isRefunded)
    found.push(`is left out as ${row.cause} and is ${last.status} in the store`);
  return found;
}

/** The books hold what the store says last; what went to the trash is told by deliveries alone. */
function judgeBookedTotal(last: StoredOrder, row: BookRow): string[] {
  if (last.status === 'trash' || (new Big(row.total).eq(last.total) && row.currency === last.currency)) return [];
  return [`stands in the books with ${row.total} ${row.currency}, the store says ${last.total} ${last.currency}`];
}
