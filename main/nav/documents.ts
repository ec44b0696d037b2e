import type { Decimal } from '../base/money.ts';
import type { NavPostalAddress } from './parties.ts';

export interface NavDimension {
  readonly code: string;
  readonly value: string;
}

export interface NavShipTo extends NavPostalAddress {
  readonly name: string;
  readonly contact: string;
}

export type NewDocumentLine = {
  readonly kind: 'item' | 'account' | 'comment';
  /** Item or account number; "" for a comment. */
  readonly no: string;
  readonly variantKey: string | null;
  /** "" leaves the unit to NAV (accounts, comments). */
  readonly unit: string;
  readonly quantity: Decimal;
  readonly description: string;
  /** null leaves the tax code to NAV. */
  readonly taxCode: string | null;
  /** On the document's basis (with or without tax), up to five decimals. */
  readonly unitPrice: Decimal;
  readonly discountAmount: Decimal;
};

/** A sales order, sales invoice or credit memo to be made. On a credit memo quantities and prices are positive. */
export interface NewSalesDocument {
  /** At most 35 characters, upper case already. */
  readonly externalDocumentNo: string;
  readonly customerNo: string;
  readonly orderDate: string;
  readonly postingDate: string;
  /** "" for the local currency. */
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly sellTo: NavPostalAddress | null;
  readonly shipTo: NavShipTo | null;
  readonly email: string;
  readonly phone: string;
  /*
   * Codes; what is absent stays as NAV has it, mostly the customer's. What a surface cannot write is refused before
   * anything is written (`nav-field-missing`, `nav-capability-missing`), as is a code that is not in NAV
   * (`nav-code-unknown`).
   */
  readonly salesperson?: string;
  readonly shipmentMethod?: string;
  readonly paymentTerms?: string;
  /** Page services only: the API's documents have no payment method. */
  readonly paymentMethod?: string;
  /** Customer price group. Page services only, where the page shows it. */
  readonly priceGroup?: string;
  /** Of the item lines. */
  readonly location?: string;
  /** Only tested here: they are set on the document when it is there, by `setDocumentDimensions`. */
  readonly dimensions?: readonly NavDimension[];
  readonly lines: readonly NewDocumentLine[];
  /** For a credit memo: the number of the posted invoice it is applied to. */
  readonly appliesToInvoiceNo?: string;
}

/** Header fields that may be changed while the document is open; what is left out stays. */
export type DocumentChange = Partial<
  Pick<NewSalesDocument, 'orderDate' | 'postingDate' | 'sellTo' | 'shipTo' | 'email' | 'phone'>
>;

export interface NavDocumentLine {
  readonly key: string;
  /** For If-Match; passed back verbatim. */
  readonly etag: string;
  /** The line number NAV gave: 20000, 30000 …; a line keeps it. */
  readonly lineNo: number;
  readonly kind: 'item' | 'account' | 'comment' | 'other';
  readonly no: string;
  readonly description: string;
  readonly unit: string;
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  readonly discountAmount: Decimal;
  readonly taxCode: string;
  /** After its discount, on the document's basis. */
  readonly lineAmount: Decimal;
  /** Percent as decimal text. This and the amounts are null where the surface does not show them per line. */
  readonly taxPercent: Decimal | null;
  readonly amountExclTax: Decimal | null;
  readonly taxAmount: Decimal | null;
  readonly amountInclTax: Decimal | null;
}

export type NavDocumentKind = 'salesOrder' | 'salesInvoice' | 'creditMemo';

export interface NavDocument {
  readonly kind: NavDocumentKind;
  readonly key: string;
  readonly no: string;
  readonly etag: string;
  readonly externalDocumentNo: string;
  readonly customerNo: string;
  readonly postingDate: string;
  /** A code, or "" for the local currency. */
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  /** `open` can be changed; `released` and `inReview` refuse changes; `posted` never changes. */
  readonly state: 'open' | 'released' | 'inReview' | 'posted' | 'canceled';
  readonly totalInclTax: Decimal;
  readonly totalTax: Decimal;
  /** Lines in document order; null where they were not read. */
  readonly lines: readonly NavDocumentLine[] | null;
  /** Its lines are being written one by one, or that was cut off: a comment in NAV says so, which is not among `lines`. */
  readonly isBeingWritten?: true;
}

/** Fields of a line that may be put right after the document was made. */
export interface LineRepair {
  readonly taxCode?: string;
  readonly description?: string;
  readonly unitPrice?: Decimal;
  readonly discountAmount?: Decimal;
}

/** Money received from a customer, to be a line of a cash receipt journal that people look over and post. */
export interface NewPayment {
  /** Code of the journal (batch). */
  readonly journal: string;
  readonly customerNo: string;
  readonly postingDate: string;
  /** At most 35 characters, upper case: by it the line is found again. */
  readonly externalDocumentNo: string;
  /** Positive, in the currency. */
  readonly amount: Decimal;
  /** "" for the local currency. */
  readonly currency: string;
  readonly description: string;
}

/** What was shipped, posted: proof that goods left, with what the parcel service says. */
export interface NavShipment {
  readonly no: string;
  readonly orderNo: string;
  readonly externalDocumentNo: string;
  readonly postingDate: string;
  /** null where the surface does not show it; "" when NAV has none. */
  readonly shippingAgent: string | null;
  readonly trackingNo: string | null;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly itemNo: string;
    readonly variant: string;
    readonly unit: string;
    readonly quantity: Decimal;
  }[];
}

/** A sales order or invoice as it is now, and when it was last changed: an instant of NAV's own clock. */
export interface NavChangedDocument {
  readonly document: NavDocument;
  readonly changedAt: string;
}
