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
import { removeAndPark, shownOf } from './removal.ts';

/*
 * Page services take a document line by line, so that a crash or a cut-off answer leaves the beginning of one. It
 * carries our number while our intent is open, and its lines are the first ones of the plan.
 */

/** The beginning of our document, with its lines; null when NAV has all of it, or something else. */
export async function halfWrittenOf(
  { nav, origin }: OrderContext,
  plan: OrderPlan,
  found: NavDocument,
): Promise<NavDocument | null> {
  if (nav.writesWhole || found.state === 'posted') return null;
  if (plan.customerNo === null || found.customerNo.toUpperCase() !== plan.customerNo.toUpperCase()) return null;
  const document = await nav.as(origin).document(found.kind, found.key);
  return document && isBeginning(plan, document) ? document : null;
}

function isBeginning(plan: OrderPlan, { lines }: NavDocument): boolean {
  const planned = plan.document.lines;
  if (lines === null || lines.length >= planned.length) return false;
  return lines.every((line, index) => {
    const wanted = planned[index];
    if (!wanted || wanted.kind !== line.kind || wanted.no.toUpperCase() !== line.no.toUpperCase()) return false;
    return wanted.kind === 'comment' || isEqual(line.quantity, wanted.quantity);
  });
}

/** Writes the rest, once nothing of what was sent before can still be on its way; a person who took it in hand is asked. */
export async function goOn(
  context: OrderContext,
  plan: OrderPlan,
  found: NavDocument,
  intent: Intent,
): Promise<JobOutcome> {
  const { nav, ports, intents, origin } = context;
  if (found.state !== 'open') return park(context, leftHalf(context, plan, found), undefined, shownOf(found));
  if (ports.now() < intent.settleAfter) return waitUntil(context, intent.settleAfter);
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
    if (error.retryable || error.kind === 'authentication' || error.kind === 'conflict') {
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
  const lines = `${document.lines?.length ?? 0} of ${plan.document.lines.length} lines`;
  return decision(
    'document-half-written',
    `Document ${no} has only ${lines} of order ${order.number}: it was ${state === 'released' ? 'released' : 'sent for approval'} in NAV before the rest was written.`,
    `Do not post ${no}. Reopen it in NAV, or delete it there; then replay.`,
    { documentNo: no },
  );
}

function waitUntil(context: OrderContext, at: number): JobOutcome {
  return { kind: 'again', at, record: () => inRecord(context, () => stillChecking(context, checking(context))) };
}
