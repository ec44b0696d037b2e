import type { Origin } from '../../base/origin.ts';
import type { OrderTableRow } from './bookRows.ts';
import { type OrderContext, type OrderIntegration, type OrderRecords, ownerKey } from './context.ts';
import { type DryRun, dryRunJob, dryRunOrder, orderNotThere } from './dryRun.ts';
import { keptPlan } from './keptPlan.ts';
import { ORDER_DOCUMENT } from './orderIntents.ts';
import type { TrialDifference } from './trialCompare.ts';
import { judgeTrial, type TrialVerdict } from './trialVerdict.ts';

export interface TrialOrderOptions extends OrderRecords {
  /** With the rules that are tried, and references of its own: what live orders keep of NAV is not touched. */
  readonly integration: OrderIntegration;
  /** Reads only. */
  readonly origin: Origin;
  readonly beside: (now: DryRun) => readonly TrialDifference[];
}

/** Reads one order of the book anew and plans it. @throws ConnectorError when it is gone, or a system cannot be asked */
export async function tryOrder(
  options: TrialOrderOptions,
  row: Pick<OrderTableRow, 'store_key' | 'term' | 'state' | 'document_no'>,
): Promise<TrialVerdict> {
  const { integration, origin, ports } = options;
  const order = await integration.store.as(origin).order(row.store_key);
  if (!order) throw orderNotThere(row.store_key);
  const nav = await integration.nav();
  const job = dryRunJob(integration.rules.integrationId, row.store_key, origin.actor, ports.now());
  const context: OrderContext = { ...options, job, nav, order };
  const now = await dryRunOrder(context);
  const wasSent = options.intents.byOwner(nav.companyId, ORDER_DOCUMENT, ownerKey(context)) !== null;
  return judgeTrial({ row, plan: keptPlan(context), wasSent }, now, options.beside);
}
