import type { Big } from 'big.js';
import type { Entity } from './entity.ts';

export type DocumentKind = 'order' | 'invoice';

/** A sales order or invoice with its lines, and what decides its amounts without being shown. */
export interface SalesDocument {
  readonly kind: DocumentKind;
  readonly header: Entity;
  readonly lines: Entity[];
  /** VAT business posting group, taken from the customer. */
  businessGroup: string;
  /** What the customer gets on lines that the server prices. */
  lineDiscountPercent: Big;
  /** "" is the local currency; the header always shows a code. */
  currency: string;
  posted: boolean;
}
