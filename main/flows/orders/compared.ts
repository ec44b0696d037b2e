import type { ConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { equal } from './agree.ts';
import type { OrderContext } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision } from './parking.ts';
import { postedAndDiffers } from './removal.ts';
import { compareDocument } from './totals/compare.ts';
import type { Comparison } from './totals/types.ts';

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
  return postedAndDiffers(context, document, wrongHeader ?? mismatch(context, result), 'it is an invoice', also);
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

export function mismatch(context: OrderContext, result: Comparison): ConnectorError {
  if (result.kind === 'differs') {
    return decision(result.facts.code, result.facts.message, result.facts.whatToDo, result.facts.params);
  }
  return decision(
    'prices-not-kept',
    `NAV changes the prices of order ${context.order.number} again after they were put right.`,
    'Look for price or discount agreements of this customer in NAV that overrule the document, then replay.',
  );
}
