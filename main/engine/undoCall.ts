import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { UNDO } from '../flows/orders/orderIntents.ts';
import { whyNotUndone } from '../flows/orders/undo.ts';
import type { NavDocument } from '../nav/nav.ts';
import type { Assembly } from './connections.ts';
import { orderRing } from './integrations.ts';

export interface UndoCallOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
  readonly rung: () => void;
}

/**
 * A person takes the document of an order back: what speaks against it is said at once; else the wish is kept and the
 * order's own job carries it out, so that nothing else writes the order meanwhile.
 */
export function createUndoCall(options: UndoCallOptions): CallParts['undo'] {
  const { db, ports, records, assembly } = options;
  return async (integrationId, orderKey, actor) => {
    const integration = assembly().integrations.get(integrationId);
    const settings = assembly().settings.integrations.find(({ id }) => id === integrationId);
    if (!integration || !settings) throw nothingToUndo(orderKey);
    const nav = await integration.nav();
    const { connectionId } = integration.store;
    const link = records.links.find(nav.companyId, connectionId, 'order', orderKey, 'order');
    if (!link || link.state === 'undone') throw nothingToUndo(orderKey);
    const kept = records.snapshots.find(integrationId, 'order', orderKey)?.nav;
    const agreed = kept ? (JSON.parse(kept) as NavDocument) : null;
    const refusal = await whyNotUndone(nav, nav.as({ actor, integrationId }), link, agreed);
    if (refusal) throw refusal;
    const now = ports.now();
    const jobId = transaction(db, () => {
      const id = records.jobs.add({ ...orderRing(settings, orderKey, actor), runAt: now });
      records.intents.open({
        companyId: nav.companyId,
        docKind: UNDO,
        externalNo: link.navKey,
        ownerKey: `order/${integrationId}/${orderKey}`,
        settleAfter: now,
        jobId: id,
        sentAt: now,
      });
      records.audit.append({
        kind: 'order.undoAsked',
        actor,
        status: 'waiting',
        integrationId,
        orderKey,
        jobId: id,
        documentNo: link.navNo,
        bodies: { params: JSON.stringify({ documentNo: link.navNo }) },
      });
      return id;
    });
    options.rung();
    return jobId;
  };
}

function nothingToUndo(orderKey: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'undo-nothing',
    message: `Order id ${orderKey} has no document in NAV that could be undone.`,
    whatToDo: 'Read the order again to see how it stands.',
  });
}
