import { settleAfter } from '../intents.ts';
import { type OrderContext, ownerKey } from './context.ts';

/** What an order's intents are about. A document's number is its external one, the others' the document's key. */
/** The document an order becomes, sales order or sales invoice: one number is given once, whichever it is. */
export const ORDER_DOCUMENT = 'salesOrder';
export const ROUNDING_LINE = 'roundingLine';
export const REMOVAL = 'salesOrderRemoval';
/** The document is equal and NAV is to post it; `made` when NAV took the request. */
export const POSTING = 'salesOrderPosting';
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
  const holder = context.intents.byNumber(context.nav.companyId, ORDER_DOCUMENT, externalNo);
  return holder !== null && holder.ownerKey !== ownerKey(context);
}
