import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { Link } from '../links.ts';
import { checkAgain } from './checking.ts';
import { findLink, type OrderContext, ownerKey, record, tell } from './context.ts';
import { openIntent, REMOVAL, ORDER_DOCUMENT } from './orderIntents.ts';
import { decision, NOTHING_IN_NAV, park, type Shown } from './parking.ts';

/** Our document does not match its plan: it leaves NAV before the order waits for a person. */
export async function removeAndPark(
  context: OrderContext,
  document: NavDocument,
  error: ConnectorError,
): Promise<JobOutcome> {
  const { nav, intents } = context;
  if (document.state !== 'open') return differsAndStays(context, document, error, `it is ${document.state}`);
  record(context, () => openIntent(context, REMOVAL, document.key));
  try {
    await nav.as(context.origin).deleteDocument(document.kind, document.key);
  } catch (cause) {
    const refusal = toConnectorError(cause);
    if (refusal.kind === 'unknownOutcome') return checkAgain(context);
    record(context, () => intents.failed(nav.companyId, REMOVAL, document.key));
    if (refusal.retryable || refusal.kind === 'authentication') throw refusal;
    return differsAndStays(context, document, error, refusal.message);
  }
  return park(context, error, () => recordRemoved(context, document, error), NOTHING_IN_NAV);
}

function recordRemoved(context: OrderContext, document: NavDocument, error: ConnectorError): void {
  const link = findLink(context);
  if (link) forget(context, link);
  else forgetBeginning(context);
  context.intents.made(context.nav.companyId, REMOVAL, document.key, document.key);
  tell(context, {
    kind: 'document.removed',
    status: 'attention',
    documentNo: document.no,
    cause: error.code,
    bodies: { document: JSON.stringify(document), params: JSON.stringify({ documentNo: document.no }) },
  });
}

/** It was never linked: its writing had not come to an end. */
function forgetBeginning(context: OrderContext): void {
  const { intents, nav } = context;
  const intent = intents.byOwner(nav.companyId, ORDER_DOCUMENT, ownerKey(context));
  if (intent) intents.failed(nav.companyId, ORDER_DOCUMENT, intent.externalNo);
}

/** Whether the document is missing because we were about to remove it when the power went or the answer was lost. */
export function wasBeingRemoved({ intents }: OrderContext, link: Link): boolean {
  const removal = intents.byNumber(link.companyId, REMOVAL, link.navKey);
  return removal !== null && removal.state !== 'failed';
}

/** The document is out of the way by our doing or with a person's consent: the order may be planned anew. */
export function forget({ links, intents }: Pick<OrderContext, 'links' | 'intents'>, link: Link): void {
  links.setState(link.id, 'removed');
  intents.failed(link.companyId, ORDER_DOCUMENT, link.externalNo);
}

/**
 * Somebody deleted the document in NAV. Its intent stays as made: nothing but an explicit import by a person writes
 * the order again.
 */
export function removedInNav(context: OrderContext, link: Link): JobOutcome {
  return park(
    context,
    goneFromNav(context, link.navNo),
    () => context.links.setState(link.id, 'removed'),
    NOTHING_IN_NAV,
  );
}

export function goneFromNav({ order }: Pick<OrderContext, 'order'>, documentNo: string | null): ConnectorError {
  return decision(
    'document-gone',
    `${documentNo === null ? 'The document' : `Document ${documentNo}`} of order ${order.number} was deleted in NAV.`,
    'Replay to write it again, or leave it as it is.',
    documentNo === null ? {} : { documentNo },
  );
}

/** The document differs and cannot be taken away: it is named, and a person must keep it from being posted. */
export function differsAndStays(
  context: OrderContext,
  document: NavDocument,
  error: ConnectorError,
  why: string,
  also: () => void = () => undefined,
): JobOutcome {
  const isPosted = document.state === 'posted';
  const stays = decision(
    'document-differs-not-removed',
    `${document.no} does not match order ${context.order.number} and could not be removed: ${why}. ${error.message}`,
    isPosted
      ? `Correct ${document.no} in NAV, as by a credit memo and a new invoice. ${error.whatToDo}`
      : `Do not post ${document.no}. Reopen or delete it in NAV, then replay.`,
    { ...error.params, documentNo: document.no },
  );
  return park(context, stays, also, shownOf(document));
}

export function shownOf(document: NavDocument): Shown {
  return { documentNo: document.no, navTotal: document.totalInclTax, navCurrency: document.currency };
}
