import type { ConnectorError } from '../../base/errors.ts';
import { big, isEqual } from '../../base/money.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { Link } from '../links.ts';
import { type OrderContent, changedSince, contentOf } from './changes.ts';
import { checkDocument } from './check.ts';
import { checkPosted } from './compared.ts';
import { byPerson, inRecord, instant, type OrderContext, record, tell } from './context.ts';
import { keepPlan, keptPlan } from './keptPlan.ts';
import { leftOutAs } from './leftOut.ts';
import { agreesWithStore, linkedDocument } from './linkedDocument.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, NOTHING_IN_NAV, park } from './parking.ts';
import { ringIfPaidSince } from './paymentLine.ts';
import { goOnPosting, isToBePosted } from './posting.ts';
import { forget, postedAndDiffers, removedInNav, shownOf, wasBeingRemoved } from './removal.ts';
import { worthOf } from './totals/tender.ts';
import { isUndoWanted, staysUndone, undoOrder } from './undo.ts';

/**
 * An order that has its document: finish a comparison that a crash cut off, else see whether the store changed since.
 * null when the document is out of the way and the order is to be written anew.
 */
export async function linkedOrder(
  context: OrderContext,
  link: Link,
  plan: OrderPlan | null,
): Promise<JobOutcome | null> {
  const { order } = context;
  if (link.fingerprint !== order.fingerprint) return metAnother(context, link.navNo, link.madeAt);
  if (isUndoWanted(context, link)) return undoOrder(context, link);
  if (link.state === 'undone') return byPerson(context) ? planAnew(context, link) : staysUndone(context, link);
  if (link.state === 'unchecked' && plan) return resumeCheck(context, link, plan);
  const snapshot = context.snapshots.find(context.job.integrationId, 'order', order.key);
  // Links are the store's and the company's: they outlive the integration whose settings they were made under.
  if (!snapshot?.store) return meetAgain(context, link);
  const change = changedSince(order, JSON.parse(snapshot.store) as OrderContent, link.navNo);
  const posted = !change && isToBePosted(context, link, plan) ? await goOnPosting(context, link, plan) : null;
  if (posted) return posted;
  if (byPerson(context)) return lookForPerson(context, link, change);
  if (change) return park(context, change);
  const said = context.navLooks.wanted(link.id);
  return said === null ? unchanged(context, link) : looked(context, link, said, await lookAtNav(context, link));
}

/** NAV said that the document was changed, posted or deleted: what it is now is shown, and never put right unasked. */
async function lookAtNav(context: OrderContext, link: Link): Promise<JobOutcome> {
  const document = await linkedDocument(context, link);
  if (!document) return removedInNav(context, link);
  if (!isAsAgreed(context, document)) {
    const error = differs(context, document);
    return document.state === 'posted'
      ? postedAndDiffers(context, document, error, 'it is an invoice')
      : park(context, error, undefined, shownOf(document));
  }
  const isNews = document.state === 'posted' && link.state !== 'posted';
  return isNews ? agreeAgain(context, link, document, 'document.posted') : unchanged(context, link);
}

function looked(context: OrderContext, link: Link, said: number, outcome: JobOutcome): JobOutcome {
  const record = () => {
    outcome.record?.();
    context.navLooks.done(link.id, said);
  };
  return { ...outcome, record };
}

/** With the store's total, or reduced by what was refunded since, as a person agreed it. */
function isAsAgreed(context: OrderContext, document: NavDocument): boolean {
  if (agreesWithStore(context, document)) return true;
  const { refundedTotal } = context.order;
  const isReduced = isEqual(document.totalInclTax, big(worthOf(context.order)).minus(refundedTotal));
  return !isEqual(refundedTotal, '0') && isReduced;
}

async function resumeCheck(context: OrderContext, link: Link, plan: OrderPlan): Promise<JobOutcome | null> {
  const document = await linkedDocument(context, link);
  if (document)
    return document.state === 'posted' ? checkPosted(context, plan, document) : checkDocument(context, plan, document);
  return wasBeingRemoved(context, link) ? planAnew(context, link) : removedInNav(context, link);
}

function planAnew(context: OrderContext, link: Link): null {
  record(context, () => forget(context, link));
  return null;
}

async function meetAgain(context: OrderContext, link: Link): Promise<JobOutcome> {
  const document = await linkedDocument(context, link);
  if (!document) return removedInNav(context, link);
  if (!agreesWithStore(context, document))
    return park(context, differs(context, document), undefined, shownOf(document));
  return agreeAgain(context, link, document);
}

/** A person asks: they have seen to it in NAV, or want it looked at. Believed only as far as NAV shows it. */
async function lookForPerson(
  context: OrderContext,
  link: Link,
  change: ConnectorError | null,
): Promise<JobOutcome | null> {
  const document = await linkedDocument(context, link);
  const isCancelled = change?.code === 'order-cancelled-after-import';
  if (!document) return isCancelled ? leftOutWithout(context, link, change) : planAnew(context, link);
  // Cancelled orders leave NAV: deleted while open, or posted and taken back by a corrective credit memo.
  if (!isCancelled && isSeenTo(context, document, change)) return agreeAgain(context, link, document);
  return park(context, change ?? differs(context, document), undefined, shownOf(document));
}

function isSeenTo(context: OrderContext, document: NavDocument, change: ConnectorError | null): boolean {
  if (change?.code !== 'order-refunded-after-import') return agreesWithStore(context, document);
  // A posted invoice stays whole beside its credit memo; an order that is still open has to be reduced.
  if (document.state === 'posted') return agreesWithStore(context, document);
  const { order } = context;
  return isEqual(document.totalInclTax, big(worthOf(order)).minus(order.refundedTotal));
}

/** In NAV with the store's total, as before; whatever the last attempts met on the way. */
function unchanged(context: OrderContext, link: Link): JobOutcome {
  const { book, job, order } = context;
  const standing = { term: 'equal', state: 'written', cause: null } as const;
  const write = () => {
    const before = book.standing(job.integrationId, order.key);
    book.enter(job.integrationId, order, job.id, instant(context), standing);
    ringIfPaidSince(context, link);
    // What it waited for was taken back in the store.
    if (before?.term === 'waiting')
      tell(context, {
        kind: 'order.agreed',
        status: 'fine',
        ...(before.documentNo && { documentNo: before.documentNo }),
      });
  };
  return { kind: 'done', record: () => inRecord(context, write) };
}

function agreeAgain(
  context: OrderContext,
  link: Link,
  document: NavDocument,
  kind: 'order.agreed' | 'document.posted' = 'order.agreed',
): JobOutcome {
  const { job, order, book, snapshots, links } = context;
  const plan = keptPlan(context);
  const write = () => {
    // What a person put right is no longer what was planned: it is theirs to post.
    if (plan?.posts === true) keepPlan(context, { ...plan, posts: false });
    const at = instant(context);
    links.setState(link.id, document.state === 'posted' ? 'posted' : 'live');
    const store = JSON.stringify(contentOf(order));
    const before = snapshots.find(job.integrationId, 'order', order.key)?.nav ?? null;
    const nav = document.lines ? JSON.stringify(document) : before;
    snapshots.put(job.integrationId, 'order', order.key, { store, nav, agreedAt: at });
    // A document that was reduced for a refund keeps the total it was compared with, as the store's own stays whole.
    const shown = agreesWithStore(context, document) ? shownOf(document) : {};
    book.enter(job.integrationId, order, job.id, at, { term: 'equal', state: 'written', cause: null, ...shown });
    const documentNo = document.no;
    tell(context, {
      kind,
      status: 'fine',
      documentNo,
      bodies: { params: JSON.stringify({ documentNo }) },
    });
  };
  return { kind: 'done', record: () => inRecord(context, write) };
}

/** Cancelled in the store and deleted in NAV: it belongs to neither. */
function leftOutWithout(context: OrderContext, link: Link, { message, params }: ConnectorError): JobOutcome {
  return leftOutAs(context, { code: 'order-cancelled', message, params }, () => forget(context, link), NOTHING_IN_NAV);
}

function differs(context: OrderContext, document: NavDocument): ConnectorError {
  return decision(
    'document-differs',
    `${document.no} has ${document.totalInclTax} ${document.currency} in NAV, order ${context.order.number} has ${worthOf(context.order)} ${context.order.currency} in the store.`,
    `Put ${document.no} right in NAV, or delete it there; then replay.`,
    { documentNo: document.no, navTotal: document.totalInclTax, storeTotal: worthOf(context.order) },
  );
}

/** Under its id the store has another order than the one that was written: the order waits, and so does its store. */
export function metAnother(context: OrderContext, documentNo: string, writtenAt: string): JobOutcome {
  const { order, integration, setBacks } = context;
  const { connectionId } = integration.store;
  setBacks.met('other', { connectionId, orderKey: order.key, orderNo: order.number, documentNo, writtenAt });
  return park(context, otherOrder(context, documentNo));
}

function otherOrder({ order }: OrderContext, documentNo: string): ConnectorError {
  return decision(
    'store-set-back',
    `Order id ${order.key} of the store is another order than the one that became ${documentNo} in NAV. The store was probably set back or moved.`,
    'Do not replay before the store and its backup were looked at.',
    { documentNo },
  );
}
