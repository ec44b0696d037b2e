import type { Big } from 'big.js';
import type { Entity } from './entity.ts';

export type DocumentKind = 'order' | 'invoice' | 'creditMemo';

/** As the table's option and error texts name them. */
export const DOCUMENT_TYPES: Readonly<Record<DocumentKind, string>> = {
  order: 'Order',
  invoice: 'Invoice',
  creditMemo: 'Credit Memo',
};

/** A sales order, invoice or credit memo with its lines, and what decides its amounts without being shown. */
export interface SalesDocument {
  readonly kind: DocumentKind;
  readonly header: Entity;
  readonly lines: Entity[];
  /** VAT business posting group, taken from the customer. */
  businessGroup: string;
  /** Customer price group: whose sales prices count. */
  priceGroup: string;
  /** What the customer gets on lines that the server prices. */
  lineDiscountPercent: Big;
  /** "" is the local currency; the header always shows a code. */
  currency: string;
  posted: boolean;
  /** What payments and credit memos have settled of a posted document, including tax. */
  applied: Big;
  /** Id of the posted invoice that a credit memo was copied from; "" for every other document. */
  readonly corrects: string;
}
