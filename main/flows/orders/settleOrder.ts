import { ConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { type Intent, settle } from '../intents.ts';
import { checkDocument } from './check.ts';
import { checking, stillChecking } from './checking.ts';
import { checkPosted, headerDifference } from './compared.ts';
import { goOn, halfWrittenOf } from './halfWritten.ts';
import { inRecord, type OrderContext, record } from './context.ts';
import { linkDocument } from './linkDocument.ts';
import { ORDER_DOCUMENT } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { standingDocuments } from './standing.ts';

/**
 * Looks in NAV for a document whose request got no answer, or whose answer a crash swallowed. null when it is certain
 * that nothing was made, so that the order may be planned and sent anew.
 */
export async function settleOrder(
  context: OrderContext,
  intent: Intent,
  plan: OrderPlan | null,
): Promise<JobOutcome | null> {
  const found = await standingDocuments(context, intent.externalNo);
  if (found.length > 1) return park(context, severalFound(context, intent.externalNo, found));
  const [only] = found;
  const now = context.ports.now();
  const settling = settle(intent, only !== undefined, now);
  switch (settling.kind) {
    case 'found':
      return only && plan ? takeUp(context, plan, only, intent) : park(context, planLost(context, intent.externalNo));
    case 'lookAgain':
      return {
        kind: 'again',
        at: settling.at,
        record: () =>
          inRecord(context, () => {
            if (settling.emptyLook) context.intents.sawNothing(intent.id, now);
            stillChecking(context, checking(context));
          }),
      };
    case 'notMade':
      record(context, () => context.intents.failed(context.nav.companyId, ORDER_DOCUMENT, intent.externalNo));
      return null;
  }
}

/** The document is ours: link it, and go on where the crash or the cut-off answer stopped. */
async function takeUp(context: OrderContext, plan: OrderPlan, found: NavDocument, intent: Intent): Promise<JobOutcome> {
  const halfWritten = await halfWrittenOf(context, plan, found);
  if (halfWritten) return goOn(context, plan, halfWritten, intent);
  if (headerDifference(plan, found)) return park(context, keyedByHand(context, found));
  // Posted before we saw it: only its totals can be compared, and nothing changed.
  if (found.state === 'posted')
    return checkPosted(context, plan, found, () => linkDocument(context, plan, found, 'found'));
  const document = await context.nav.as(context.origin).document(found.kind, found.key);
  if (document === null) throw stillMoving(context);
  if (!looksLikePlan(plan, document)) return park(context, keyedByHand(context, document));
  record(context, () => linkDocument(context, plan, document, 'found'));
  return checkDocument(context, plan, document);
}

/** Same items in the same order: what we sent, whatever NAV made of the prices. */
export function looksLikePlan(plan: OrderPlan, document: NavDocument): boolean {
  const planned = plan.document.lines.filter((line) => line.kind !== 'comment').map((line) => line.no.toUpperCase());
  const there = (document.lines ?? []).filter((line) => line.kind !== 'comment').map((line) => line.no.toUpperCase());
  return planned.length === there.length && planned.every((no, index) => no === there[index]);
}

export function keyedByHand({ order }: OrderContext, document: NavDocument): ConnectorError {
  return decision(
    'document-elsewhere',
    `NAV already has ${document.no} with external document number ${document.externalDocumentNo}, and it is not what order ${order.number} would become. It was probably keyed by hand.`,
    `Look at ${document.no} in NAV. If it is this order, leave the order out; if not, change its external document number, then replay.`,
    { externalNo: document.externalDocumentNo, documentNo: document.no },
  );
}

export function severalFound(
  { order }: OrderContext,
  externalNo: string,
  found: readonly NavDocument[],
): ConnectorError {
  const numbers = found.map((document) => document.no).join(', ');
  return decision(
    'document-twice',
    `NAV has ${found.length} documents with external document number ${externalNo} of order ${order.number}: ${numbers}.`,
    'Delete the ones that are too many in NAV, then replay. Nothing is written until then.',
    { externalNo, documents: numbers },
  );
}

function planLost({ order }: OrderContext, externalNo: string): ConnectorError {
  return decision(
    'plan-lost',
    `Order ${order.number} is in NAV as ${externalNo}, but what was planned for it is no longer known.`,
    'Compare it in NAV by hand.',
    { externalNo },
  );
}

export function stillMoving({ order }: OrderContext): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'document-moving',
    message: `The document of order ${order.number} is being changed in NAV.`,
    whatToDo: 'Nothing to do.',
  });
}
