import type { ConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { equal } from './agree.ts';
import { headerDifference } from './compared.ts';
import type { OrderContext } from './context.ts';
import { mayBeForgotten, remember, withItsCustomer } from './forgotten.ts';
import { keepPlan } from './keptPlan.ts';
import { linkDocument } from './linkDocument.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { keyedByHand, looksLikePlan, stillMoving } from './settleOrder.ts';
import { compareDocument } from './totals/compare.ts';

/**
 * A document with our number, without our link or intent: somebody else wrote it. It is taken for the order's only if
 * customer, currency, items, total and tax agree as they are; nothing of it is ever changed or removed.
 */
export async function adopt(
  context: OrderContext,
  plan: OrderPlan,
  found: readonly NavDocument[],
): Promise<JobOutcome> {
  // Who keyed the document in keyed its payment too.
  const { payment: _payment, ...own } = plan;
  const [only, ...more] = found;
  const keep = () => keepPlan(context, own);
  if (!only || more.length > 0 || isLinkedElsewhere(context, only))
    return park(context, elsewhere(context, plan), keep);
  const document = await whole(context, only);
  if (mayBeForgotten(context, own, document)) {
    const known = await withItsCustomer(context, own, document);
    if (isTheOrder(known, document)) return recall(context, known, document);
  }
  if (!isTheOrder(plan, document)) return park(context, keyedByHand(context, document), keep);
  return equal(context, own, document, () => {
    keep();
    linkDocument(context, own, document, 'adopted');
  });
}

/** Ours after all. Its payment may be written, and posted, too: that is left to people. */
function recall(context: OrderContext, plan: OrderPlan, document: NavDocument): JobOutcome {
  return equal(context, plan, document, () => {
    keepPlan(context, plan);
    remember(context, plan, document);
  });
}

function isLinkedElsewhere({ links, nav }: OrderContext, { kind, key }: NavDocument): boolean {
  return links.byNavKey(nav.companyId, kind, key) !== null;
}

async function whole(context: OrderContext, found: NavDocument): Promise<NavDocument> {
  if (found.state === 'posted') return found;
  const document = await context.nav.as(context.origin).document(found.kind, found.key);
  if (document === null) throw stillMoving(context);
  return document;
}

/** Prices may be keyed another way than we would; the document's own figures decide. */
function isTheOrder(plan: OrderPlan, document: NavDocument): boolean {
  if (plan.customerNo === null || headerDifference(plan, document)) return false;
  if (document.lines && !looksLikePlan(plan, document)) return false;
  const posted = document.state === 'posted';
  return compareDocument(plan.totals, { ...document, lines: null }, { posted }).kind === 'equal';
}

function elsewhere({ order }: OrderContext, plan: OrderPlan): ConnectorError {
  const number = plan.document.externalDocumentNo;
  return decision(
    'document-elsewhere',
    `NAV already has a document with external document number ${number}, and it does not belong to order ${order.number}.`,
    'Look at it in NAV, change its external document number or delete it, then replay.',
    { externalNo: number },
  );
}
