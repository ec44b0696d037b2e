import { instant, type OrderContext } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';

const PLAN = 'plan';

/** The plan of the last attempt to write the order; null when it never came to one. */
export function keptPlan({ snapshots, job }: Pick<OrderContext, 'snapshots' | 'job'>): OrderPlan | null {
  const kept = snapshots.find(job.integrationId, PLAN, job.recordKey)?.store;
  return kept ? (JSON.parse(kept) as OrderPlan) : null;
}

/**
 * Inside a transaction. Only for orders without a link and without an open intent: while a document waits for its
 * comparison, its own plan must stay.
 */
export function keepPlan(context: OrderContext, plan: OrderPlan): void {
  const { snapshots, job } = context;
  const kept = { store: JSON.stringify(plan), nav: null, agreedAt: instant(context) };
  snapshots.put(job.integrationId, PLAN, job.recordKey, kept);
}
