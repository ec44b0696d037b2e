import { toInstant } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { onTheWay } from '../flows/orders/book.ts';
import { ORDER_DOCUMENT } from '../flows/orders/orderIntents.ts';
import { NOTHING_IN_NAV } from '../flows/orders/parking.ts';
import type { Nav, NavSession } from '../nav/nav.ts';
import { orderRing } from './integrations.ts';
import { documentsOf } from './navWatchDocuments.ts';
import type { Recovering, RecoverParts } from './recoverOrders.ts';

/** An order that was found without its document before anybody knew that NAV was set back, and waits for a person. */
export interface RemovedOrder {
  readonly integration: IntegrationSettings;
  readonly orderKey: string;
  readonly externalNo: string;
}

interface About extends RecoverParts {
  readonly nav: Nav;
  /** When NAV was last found right: what was deleted before that was deleted by people. */
  readonly rightAt: string;
}

/** Those of the connection whose documents NAV does not have now. */
export async function deletedSince(about: About, session: NavSession): Promise<readonly RemovedOrder[]> {
  const { records, integrations, nav, rightAt } = about;
  const orders = integrations.flatMap((integration) =>
    parkedSince(records.db, integration.id, Date.parse(rightAt)).flatMap((orderKey) => {
      const intent = records.intents.byOwner(nav.companyId, ORDER_DOCUMENT, `order/${integration.id}/${orderKey}`);
      return intent?.state === 'made' ? [{ integration, orderKey, externalNo: intent.externalNo }] : [];
    }),
  );
  const there = await documentsOf(session, orders);
  return orders.filter(({ externalNo }) => !there.has(externalNo));
}

function parkedSince(db: Database, integrationId: string, since: number): readonly string[] {
  return db
    .prepare<[string, number], string>(
      `SELECT record_key FROM jobs WHERE kind = 'order' AND integration_id = ? AND json_extract(cause, '$.code') = 'document-gone'
       GROUP BY record_key HAVING min(ended_at) >= ? AND max(state = 'parked') = 1 ORDER BY min(id)`,
    )
    .pluck()
    .all(integrationId, since);
}

/** Inside a transaction: they are written again, with the numbers they had. */
export function replanRemoved(
  { records, nav }: About,
  orders: readonly RemovedOrder[],
  { actor, runId }: Recovering,
): void {
  const { intents, jobs, book, audit, ports } = records;
  const now = ports.now();
  for (const { integration, orderKey, externalNo } of orders) {
    intents.failed(nav.companyId, ORDER_DOCUMENT, externalNo);
    const jobId = jobs.add({ ...orderRing(integration, orderKey, actor), runAt: now });
    const orderNo = book.standing(integration.id, orderKey)?.orderNo;
    book.stand(integration.id, orderKey, jobId, toInstant(now), { ...onTheWay('stopped'), ...NOTHING_IN_NAV });
    audit.append({
      kind: 'document.lost',
      actor,
      status: 'waiting',
      integrationId: integration.id,
      orderKey,
      orderNo,
      jobId,
      runId,
      bodies: { params: JSON.stringify({ externalNo }) },
    });
  }
}
