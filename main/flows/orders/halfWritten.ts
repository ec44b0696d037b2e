import { isEqual } from '../../base/money.ts';
import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { Intent } from '../intents.ts';
import { checkDocument } from './check.ts';
import { checkAgain, checking, stillChecking } from './checking.ts';
import { inRecord, type OrderContext, record } from './context.ts';
import { linkDocument } from './linkDocument.ts';
import { openIntent, ORDER_DOCUMENT } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { removeAndPark, removeAndPlanAnew, shownOf } from './removal.ts';

/*
 * Page services take a document line by line, so that a crash or a cut-off answer leaves the beginning of one. It
 * carries our number while our intent is open, and its lines are the first ones of the plan. A comment in it says that
 * it is being written, until it is whole.
 */

/**
 * Our document whose writing did not come to its end, with its lines: the beginning of the plan, the whole of it while
 * it still says that it is being written, or what somebody made of it meanwhile. null for everything else.
 */
export async function halfWrittenOf(
  { nav, origin }: OrderContext,
  plan: OrderPlan,
  found: NavDocument,
): Promise<NavDocument | null> {
  if (nav.writesWhole || found.state === 'posted') return null;
  if (found.isBeingWritten !== true && !isOfCustomer(plan, found)) return null;
  const document = await nav.as(origin).document(found.kind, found.key);
  if (!document || document.state === 'posted') return null;
  if (document.isBeingWritten !== true) return lacksLines(plan, document) ? document : null;
  return document.state === 'open' || isBeginning(plan, document) ? document : null;
}

function lacksLines(plan: OrderPlan, document: NavDocument): boolean {
  return isBeginning(plan, document) && (document.lines ?? []).length < plan.document.lines.length;
}

/** Its lines are the first ones of the plan, or all of them. */
function isBeginning(plan: OrderPlan, document: NavDocument): boolean {
  const { lines, isBeingWritten, pricesIncludeTax } = document;
  if (lines === null || !isOfCustomer(plan, document)) return false;
  // Where lines are being written, the header is done.
  if (isBeingWritten === true && pricesIncludeTax !== plan.document.pricesIncludeTax) return false;
  return lines.every((line, index) => {
    const wanted = plan.document.lines[index];
    if (!wanted || wanted.kind !== line.kind || wanted.no.toUpperCase() !== line.no.toUpperCase()) return false;
    return wanted.kind === 'comment' || isEqual(line.quantity, wanted.quantity);
  });
}

function isOfCustomer({ customerNo }: OrderPlan, document: NavDocument): boolean {
  return customerNo !== null && document.customerNo.toUpperCase() === customerNo.toUpperCase();
}

/**
 * Writes the rest, once nothing of what was sent before can still be on its way; a person who took it in hand is asked.
 * What says that it is being written, and is not what was planned, is removed.
 */
export async function goOn(
  context: OrderContext,
  plan: OrderPlan,
  found: NavDocument,
  intent: Intent,
): Promise<JobOutcome> {
  const { nav, ports, intents, origin } = context;
  if (found.state !== 'open') return park(context, leftHalf(context, plan, found), undefined, shownOf(found));
  if (ports.now() < intent.settleAfter) return waitUntil(context, intent.settleAfter);
  if (!isBeginning(plan, found)) return removeAndPlanAnew(context, found, notAsPlanned(context, found));
  record(context, () => openIntent(context, ORDER_DOCUMENT, intent.externalNo));
  let document: NavDocument;
  try {
    document = await nav.as(origin).resumeDocument(found, { ...plan.document, customerNo: plan.customerNo ?? '' });
  } catch (cause) {
    const error = toConnectorError(cause);
    const now = ports.now();
    const unknown = () =>
      intents.unknown(nav.companyId, ORDER_DOCUMENT, intent.externalNo, now + nav.longestOperationMs);
    if (error.kind === 'unknownOutcome') return checkAgain(context, unknown, error.message);
    // Not refused for what it is: it stands as it stood, and is looked at again.
    if (error.isOfTheMoment) {
      record(context, unknown);
      throw error;
    }
    return removeAndPark(context, found, error);
  }
  record(context, () => linkDocument(context, plan, document, 'found'));
  return checkDocument(context, plan, document);
}

/** Somebody released it, or sent it for approval, before the rest was written. */
function leftHalf({ order }: OrderContext, plan: OrderPlan, document: NavDocument): ConnectorError {
  const { no, state } = document;
  const [there, planned] = [document.lines?.length ?? 0, plan.document.lines.length];
  const done = state === 'released' ? 'released' : 'sent for approval';
  const isWhole = there === planned;
  return decision(
    'document-half-written',
    isWhole
      ? `Document ${no} has all lines of order ${order.number}, and still says that it is being written: it was ${done} in NAV before that was taken away.`
      : `Document ${no} has only ${there} of ${planned} lines of order ${order.number}: it was ${done} in NAV before the rest was written.`,
    `Do not post ${no}. Reopen it in NAV, or delete it there; then replay.`,
    { documentNo: no, ...(isWhole && { whole: `${planned}` }) },
  );
}

/** Why the beginning leaves NAV; nobody is asked. */
function notAsPlanned({ order }: OrderContext, { no }: NavDocument): ConnectorError {
  return decision(
    'document-beginning-changed',
    `Document ${no} was changed in NAV before order ${order.number} was written into it to its end.`,
    `Do not post ${no}. Delete it in NAV, then replay.`,
    { documentNo: no },
  );
}

function waitUntil(context: OrderContext, at: number): JobOutcome {
  return { kind: 'again', at, record: () => inRecord(context, () => stillChecking(context, checking(context))) };
}
