import { settleAfter } from '../intents.ts';
import { type OrderContext, ownerKey } from './context.ts';

/** What an order's intents are about. A document's number is its external one, the others' the document's key. */
export const SALES_ORDER = 'salesOrder';
export const ROUNDING_LINE = 'roundingLine';
export const REMOVAL = 'salesOrderRemoval';
/** A person wants the document taken back. */
export const UNDO = 'salesOrderUndo';

/** In the transaction before the request leaves. */
export function openIntent(context: OrderContext, docKind: string, externalNo: string): void {
  const { intents, job, nav, ports } = context;
  const now = ports.now();
  intents.open({
    companyId: nav.companyId,
    docKind,
    externalNo,
    ownerKey: ownerKey(context),
    settleAfter: settleAfter(now, nav.longestOperationMs),
    jobId: job.id,
    sentAt: now,
  });
}

/** Whether another order, of this integration or of another one, holds the external document number. */
export function isTaken(context: OrderContext, externalNo: string): boolean {
  const holder = context.intents.byNumber(context.nav.companyId, SALES_ORDER, externalNo);
  return holder !== null && holder.ownerKey !== ownerKey(context);
}
