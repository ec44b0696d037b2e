import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { compareWithPlan, headerDifference, mismatch } from './compared.ts';
import type { OrderContext } from './context.ts';
import { withDimensions } from './dimensions.ts';
import type { OrderPlan } from './orderPlan.ts';
import { conclude } from './posting.ts';
import { removeAndPark } from './removal.ts';
import { withoutWarning } from './doNotPost.ts';
import { isRepairable, repairDocument } from './repair.ts';
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
  if (!isRepairable(result)) return judged(context, plan, document, result);
  const repaired = await repairDocument(context, plan, document, result);
  switch (repaired.kind) {
    case 'waits':
      return repaired.outcome;
    case 'refused':
      return removeAndPark(context, repaired.document, repaired.error);
    case 'done':
      return judged(context, plan, repaired.document, compareWithPlan(plan, repaired.document));
  }
}

async function judged(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  result: Comparison,
): Promise<JobOutcome> {
  if (result.kind !== 'equal') return removeAndPark(context, document, mismatch(context, result));
  const unwarned = await withoutWarning(context, plan, document);
  return unwarned.kind === 'waits' ? unwarned.outcome : conclude(context, plan, unwarned.document);
}
