import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { Link } from '../links.ts';
import { checkAgain } from './checking.ts';
import { findLink, type OrderContext, ownerKey, record, tell } from './context.ts';
import { WARNING } from './doNotPost.ts';
import { openIntent, REMOVAL, ORDER_DOCUMENT } from './orderIntents.ts';
import { decision, NOTHING_IN_NAV, park, type Shown } from './parking.ts';

/** Our document does not match its plan: it leaves NAV before the order waits for a person. */
export async function removeAndPark(
  context: OrderContext,
  document: NavDocument,
  error: ConnectorError,
): Promise<JobOutcome> {
  const stays = await remove(context, document, error);
  return stays ?? park(context, error, () => recordRemoved(context, document, error), NOTHING_IN_NAV);
}

/** The beginning of our document is not one any more: it leaves NAV, and the order is planned anew at once. */
export async function removeAndPlanAnew(
  context: OrderContext,
  document: NavDocument,
  error: ConnectorError,
): Promise<JobOutcome> {
  const stays = await remove(context, document, error);
  if (stays) return stays;
  record(context, () => recordRemoved(context, document, error));
  return { kind: 'again', at: context.ports.now() };
}

/** null once NAV does not have it any more; else what becomes of the order. */
async function remove(context: OrderContext, document: NavDocument, error: ConnectorError): Promise<JobOutcome | null> {
  const { nav, intents } = context;
  if (document.state !== 'open') return differsAndStays(context, document, error, `it is ${document.state}`);
  record(context, () => openIntent(context, REMOVAL, document.key));
  try {
    await nav.as(context.origin).deleteDocument(document.kind, document.key);
    return null;
  } catch (cause) {
    const refusal = toConnectorError(cause);
    if (refusal.kind === 'unknownOutcome') return checkAgain(context);
    record(context, () => intents.failed(nav.companyId, REMOVAL, document.key));
    if (refusal.isOfTheMoment) throw refusal;
    return differsAndStays(context, document, error, refusal.message);
  }
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

/**
 * The document differs and cannot be taken away: it says in NAV that it must not be posted, and is named to a person.
 * Where it is not known whether it says so, all of it is done again.
 */
async function differsAndStays(
  context: OrderContext,
  document: NavDocument,
  error: ConnectorError,
  why: string,
): Promise<JobOutcome> {
  if (document.state === 'posted') return postedAndDiffers(context, document, error, why);
  const stays = (warning: Warning) => {
    const whatToDo = `Do not post ${document.no}. Reopen or delete it in NAV, then replay.`;
    return park(context, differing(context, document, error, { why, warning, whatToDo }), undefined, shownOf(document));
  };
  try {
    await context.nav.as(context.origin).warnInDocument(document, WARNING);
    return stays({ text: ` Its first line in NAV says ${WARNING}.`, params: { warned: WARNING } });
  } catch (cause) {
    const refusal = toConnectorError(cause);
    if (refusal.kind === 'unknownOutcome') return checkAgain(context);
    if (refusal.isOfTheMoment) throw refusal;
    const text = ` ${WARNING} could not be put into its first line: ${withoutStop(refusal.message)}.`;
    return stays({ text, params: { notWarned: WARNING } });
  }
}

/** It is in the books, so that a person must correct it there. */
export function postedAndDiffers(
  context: OrderContext,
  document: NavDocument,
  error: ConnectorError,
  why: string,
  also: () => void = () => undefined,
): JobOutcome {
  const whatToDo = `Correct ${document.no} in NAV, as by a credit memo and a new invoice. ${error.whatToDo}`;
  const warning = { text: '', params: {} };
  return park(context, differing(context, document, error, { why, warning, whatToDo }), also, shownOf(document));
}

/** Whether the document itself says that it must not be posted. */
interface Warning {
  /** A blank and a sentence, or nothing. */
  readonly text: string;
  readonly params: Readonly<Record<string, string>>;
}

interface Staying {
  readonly why: string;
  readonly warning: Warning;
  readonly whatToDo: string;
}

function differing(
  { order }: OrderContext,
  { no }: NavDocument,
  error: ConnectorError,
  { why, warning, whatToDo }: Staying,
): ConnectorError {
  const stays = `${no} does not match order ${order.number} and could not be removed: ${withoutStop(why)}.`;
  const params = { ...error.params, ...warning.params, documentNo: no };
  return decision('document-differs-not-removed', `${stays}${warning.text} ${error.message}`, whatToDo, params);
}

/** What others say may come with a full stop. */
function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

export function shownOf(document: NavDocument): Shown {
  return { documentNo: document.no, navTotal: document.totalInclTax, navCurrency: document.currency };
}
