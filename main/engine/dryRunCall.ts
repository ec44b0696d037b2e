import type { Origin } from '../base/origin.ts';
import { planRows } from '../calls/planRows.ts';
import { ratesOf } from '../calls/rates.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { DryRunView } from '../contract/views.ts';
import type { OrderIntegration, OrderRecords } from '../flows/orders/context.ts';
import { dryRunJob, dryRunOrder, orderNotThere } from '../flows/orders/dryRun.ts';
import type { Assembly } from './connections.ts';

/** Tries an order out for a person: read and planned as it would be now, and nothing else. */
export function createDryRunCall(records: OrderRecords, assembly: () => Assembly): CallParts['dryRun'] {
  return async (integrationId, orderKey, actor) => {
    const integration = assembly().integrations.get(integrationId);
    if (!integration) throw orderNotThere(orderKey);
    return dryRunOf(records, integration, orderKey, { actor, integrationId, readsOnly: true });
  };
}

/** @throws ConnectorError when the order is gone, or a system cannot be asked */
export async function dryRunOf(
  records: OrderRecords,
  integration: OrderIntegration,
  orderKey: string,
  origin: Origin,
): Promise<DryRunView> {
  const order = await integration.store.as(origin).order(orderKey);
  if (!order) throw orderNotThere(orderKey);
  const nav = await integration.nav();
  const job = dryRunJob(integration.rules.integrationId, orderKey, origin.actor, records.ports.now());
  const { outcome, cause, plan, document } = await dryRunOrder({ ...records, job, integration, nav, order, origin });
  return {
    outcome,
    cause: cause && { ...cause, params: { ...cause.params } },
    documentNo: document?.no ?? null,
    plan: plan ? planRows(plan, document) : [],
    totals: plan ? ratesOf(plan.totals, document) : [],
  };
}
