import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import { isEqual } from '../../base/money.ts';
import type { Nav, NavDocument, NavDocumentLine, NavSession } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { isOpen } from '../intents.ts';
import type { Link } from '../links.ts';
import { checkAgain } from './checking.ts';
import { type OrderContext, record, tell } from './context.ts';
import { leftOutAs } from './leftOut.ts';
import { madeAs } from './linkedDocument.ts';
import { openIntent, UNDO } from './orderIntents.ts';
import { decision, NOTHING_IN_NAV, park } from './parking.ts';

/*
 * A person takes one document back that we made: it leaves NAV, and the order stays out until a person replays it. Only
 * where nobody has worked on it since: our fields are as we read them back, nothing is shipped, released or posted.
 */

/** Why the document cannot be taken back; null when it can. */
export async function whyNotUndone(
  nav: Nav,
  session: NavSession,
  link: Link,
  agreed: NavDocument | null,
): Promise<ConnectorError | null> {
  if (link.state !== 'live') return refused(link, 'it is posted, or was never compared');
  if (link.madeBy === 'adopted') return refused(link, 'a person keyed it; it is not the connector’s to delete');
  const document = await session.document(madeAs(link), link.navKey);
  if (!document) return (await isPosted(session, link)) ? refused(link, 'it is posted') : null;
  if (document.state !== 'open') return refused(link, `it is ${STATES[document.state]}`);
  const changed = agreed ? changedField(agreed, document) : 'its content';
  if (changed) return refused(link, `${changed} was changed in NAV since it was written`);
  const isShipped = nav.capabilities.shipments.has && (await session.shipmentsOfOrder(document.no)).length > 0;
  return isShipped ? refused(link, 'goods were shipped for it') : null;
}

/** An order that is posted is gone, and stands in NAV as its invoice. */
async function isPosted(session: NavSession, { externalNo }: Link): Promise<boolean> {
  return (await session.documentsByExternalNo(externalNo)).some(({ state }) => state !== 'canceled');
}

const STATES: Readonly<Record<NavDocument['state'], string>> = {
  open: 'open',
  released: 'released',
  inReview: 'in review',
  posted: 'posted',
  canceled: 'cancelled',
};

function refused({ navNo }: Link, why: string): ConnectorError {
  return decision(
    'undo-refused',
    `${navNo} cannot be undone: ${why}.`,
    'Change or delete it in NAV by hand, or post a credit memo; then read the order again.',
    { documentNo: navNo },
  );
}

/** The first of our fields that a person changed; an ETag changes also when somebody only looked. */
function changedField(agreed: NavDocument, now: NavDocument): string | null {
  if (agreed.customerNo !== now.customerNo) return 'the customer';
  if (agreed.externalDocumentNo !== now.externalDocumentNo) return 'the external document number';
  if (!isEqual(agreed.totalInclTax, now.totalInclTax)) return 'the total';
  const [before, after] = [agreed.lines ?? [], now.lines ?? []];
  if (before.length !== after.length) return 'the number of lines';
  const index = after.findIndex((line, at) => !sameLine(before[at], line));
  return index < 0 ? null : `line ${index + 1}`;
}

function sameLine(before: NavDocumentLine | undefined, now: NavDocumentLine): boolean {
  return (
    before !== undefined &&
    before.kind === now.kind &&
    before.no === now.no &&
    before.description === now.description &&
    isEqual(before.quantity, now.quantity) &&
    isEqual(before.unitPrice, now.unitPrice) &&
    isEqual(before.discountAmount, now.discountAmount)
  );
}

/** Whether a person asked for it and it is not carried out yet. */
export function isUndoWanted({ intents }: Pick<OrderContext, 'intents'>, link: Link): boolean {
  const intent = intents.byNumber(link.companyId, UNDO, link.navKey);
  return intent !== null && isOpen(intent);
}

/** The order's next step after a person asked for it. Doing it again after a crash is harmless. */
export async function undoOrder(context: OrderContext, link: Link): Promise<JobOutcome> {
  const { nav, intents, origin, snapshots, job, order } = context;
  const session = nav.as(origin);
  const kept = snapshots.find(job.integrationId, 'order', order.key)?.nav;
  const agreed = kept ? (JSON.parse(kept) as NavDocument) : null;
  const refusal = await whyNotUndone(nav, session, link, agreed);
  if (refusal) return refuse(context, link, refusal);
  record(context, () => openIntent(context, UNDO, link.navKey));
  try {
    await session.deleteDocument(madeAs(link), link.navKey);
  } catch (cause) {
    const error = toConnectorError(cause);
    if (error.kind === 'unknownOutcome') return checkAgain(context);
    if (error.isOfTheMoment) throw error;
    return refuse(context, link, error);
  }
  const undone = () => {
    intents.made(link.companyId, UNDO, link.navKey, link.navKey);
    context.links.setState(link.id, 'undone');
    tell(context, {
      kind: 'document.undone',
      status: 'leftOut',
      documentNo: link.navNo,
      bodies: { ...(kept ? { document: kept } : {}), params: JSON.stringify({ documentNo: link.navNo }) },
    });
  };
  return leftOutAs(context, undoneReason(context, link), undone, NOTHING_IN_NAV);
}

function refuse(context: OrderContext, link: Link, error: ConnectorError): JobOutcome {
  return park(context, error, () => context.intents.failed(link.companyId, UNDO, link.navKey));
}

/** Taken back by a person: nothing but an explicit replay writes the order again. */
export function staysUndone(context: OrderContext, link: Link): JobOutcome {
  return leftOutAs(context, undoneReason(context, link), undefined, NOTHING_IN_NAV);
}

function undoneReason({ order }: OrderContext, { navNo }: Link) {
  return {
    code: 'undone',
    message: `${navNo} of order ${order.number} was undone by a person. Read the order again to write it anew.`,
    params: { documentNo: navNo },
  };
}
