import type { ConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { equal } from './agree.ts';
import type { OrderContext } from './context.ts';
import { withDimensions } from './dimensions.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision } from './parking.ts';
import { differsAndStays, removeAndPark } from './removal.ts';
import { isRepairable, repairDocument } from './repair.ts';
import { compareDocument } from './totals/compare.ts';
import type { Comparison } from './totals/types.ts';

/**
 * Gives the document its dimensions, compares what NAV has with what was planned, puts prices right once, and ends the
 * order as equal; a document that still does not match is removed before the order is parked.
 */
export async function checkDocument(context: OrderContext, plan: OrderPlan, found: NavDocument): Promise<JobOutcome> {
  const wrongHeader = headerDifference(plan, found);
  if (wrongHeader) return removeAndPark(context, found, wrongHeader);
  const dimensioned = await withDimensions(context, plan, found);
  if (dimensioned.kind === 'waits') return dimensioned.outcome;
  if (dimensioned.kind === 'refused') return removeAndPark(context, found, dimensioned.error);
  const { document } = dimensioned;
  const result = compareWithPlan(plan, document);
  if (!isRepairable(result)) return conclude(context, plan, document, result);
  const repaired = await repairDocument(context, plan, document, result);
  switch (repaired.kind) {
    case 'waits':
      return repaired.outcome;
    case 'refused':
      return removeAndPark(context, repaired.document, repaired.error);
    case 'done':
      return conclude(context, plan, repaired.document, compareWithPlan(plan, repaired.document));
  }
}

/** A document that was posted before it was compared: nothing of it can be changed any more, so it is only judged. */
export function checkPosted(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  also: () => void = () => undefined,
): JobOutcome {
  const wrongHeader = headerDifference(plan, document);
  const result = compareDocument(plan.totals, document, { posted: true });
  if (!wrongHeader && result.kind === 'equal') return equal(context, plan, document, also);
  return differsAndStays(context, document, wrongHeader ?? mismatch(context, result), 'it is an invoice', also);
}

export function compareWithPlan(plan: OrderPlan, document: NavDocument): Comparison {
  return compareDocument(plan.totals, document, { posted: document.state === 'posted' });
}

/** Whose document it is and in which currency: equal totals say nothing where these are not the planned ones. */
export function headerDifference(plan: OrderPlan, document: NavDocument): ConnectorError | null {
  const differs = (field: string, wanted: string, found: string) =>
    decision(
      'document-header-differs',
      `${document.no} has ${field} ${found || 'none'} in NAV; planned was ${wanted}.`,
      'Look what sets it in NAV (a template, an approval, an extension), then replay.',
      { documentNo: document.no, field, wanted, found },
    );
  const { currency } = plan.totals;
  if (plan.customerNo !== null && !same(plan.customerNo, document.customerNo))
    return differs('customer', plan.customerNo, document.customerNo);
  const isLocal = plan.document.currency === '' && document.currency === '';
  return isLocal || same(currency, document.currency) ? null : differs('currency', currency, document.currency);
}

function same(left: string, right: string): boolean {
  return left.toUpperCase() === right.toUpperCase();
}

function conclude(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  result: Comparison,
): JobOutcome | Promise<JobOutcome> {
  if (result.kind === 'equal') return equal(context, plan, document);
  return removeAndPark(context, document, mismatch(context, result));
}

function mismatch(context: OrderContext, result: Comparison): ConnectorError {
  if (result.kind === 'differs') {
    return decision(result.facts.code, result.facts.message, result.facts.whatToDo, result.facts.params);
  }
  return decision(
    'prices-not-kept',
    `NAV changes the prices of order ${context.order.number} again after they were put right.`,
    'Look for price or discount agreements of this customer in NAV that overrule the document, then replay.',
  );
}
