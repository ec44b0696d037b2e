import { ConnectorError } from '../base/errors.ts';
import { planRows } from '../calls/planRows.ts';
import { ratesOf } from '../calls/rates.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { dryRunOrder } from '../flows/orders/dryRun.ts';
import type { Job } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';

/** Tries an order out for a person: read and planned as it would be now, and nothing else. */
export function createDryRunCall(records: OrderRecords, assembly: () => Assembly): CallParts['dryRun'] {
  return async (integrationId, orderKey, actor) => {
    const integration = assembly().integrations.get(integrationId);
    const origin = { actor, integrationId };
    const order = integration && (await integration.store.as(origin).order(orderKey));
    if (!integration || !order) throw notThere(orderKey);
    const nav = await integration.nav();
    const job = asJob(integrationId, orderKey, actor, records.ports.now());
    const { outcome, cause, plan, document } = await dryRunOrder({ ...records, job, integration, nav, order, origin });
    return {
      outcome,
      cause,
      documentNo: document?.no ?? null,
      plan: plan ? planRows(plan, document) : [],
      totals: plan ? ratesOf(plan.totals, document) : [],
    };
  };
}

/** The flow knows an order by its job; this one is in no queue. */
function asJob(integrationId: string, recordKey: string, actor: string, now: number): Job {
  return {
    id: 0,
    key: `dryRun/${integrationId}/${recordKey}`,
    kind: 'dryRun',
    integrationId,
    needs: '',
    recordKey,
    actor,
    state: 'leased',
    runAt: now,
    attempts: 1,
    firstFailedAt: null,
    runId: null,
    deliveryId: null,
    madeAt: now,
  };
}

function notThere(orderKey: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'order-gone',
    message: `Order id ${orderKey} is not in the store, or its integration is not in the settings.`,
    whatToDo: 'Look in the store whether the order was deleted.',
  });
}
