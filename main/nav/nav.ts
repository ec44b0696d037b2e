import type { Decimal } from '../base/money.ts';
import type { Origin } from '../base/origin.ts';

export interface NavCompany {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** Company-wide facts, read seldom. Days are `YYYY-MM-DD`; null where NAV has no bound. */
export interface NavSetup {
  readonly localCurrency: string;
  readonly postingAllowedFrom: string | null;
  readonly postingAllowedTo: string | null;
}

export interface NavCustomer {
  /** The server's id of the record (a GUID on the API). */
  readonly key: string;
  readonly no: string;
  readonly name: string;
  /** As NAV stores it; several addresses separated by `;` or `,` are split already, lower-cased and trimmed. */
  readonly emails: readonly string[];
  readonly postCode: string;
  readonly country: string;
  readonly blocked: 'no' | 'ship' | 'invoice' | 'all';
  readonly currency: string;
}

export interface NewCustomer {
  readonly name: string;
  readonly isCompany: boolean;
  readonly email: string;
  readonly phone: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postCode: string;
  readonly country: string;
}

export interface NavItemVariant {
  readonly key: string;
  readonly code: string;
}

export interface NavItem {
  readonly key: string;
  readonly no: string;
  readonly name: string;
  readonly blocked: boolean;
  readonly baseUnit: string;
  /** VAT product posting group, or tax group code under sales tax; "" when the item has none. */
  readonly taxCode: string;
  readonly gtin: string;
}

export interface NavTaxCode {
  readonly code: string;
  readonly name: string;
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

export interface NavShipTo {
  readonly name: string;
  readonly contact: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postCode: string;
  readonly country: string;
}

export interface NavSellToAddress {
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postCode: string;
  readonly country: string;
}

export interface NewSalesOrder {
  /** At most 35 characters, upper case already. */
  readonly externalDocumentNo: string;
  readonly customerNo: string;
  readonly orderDate: string;
  readonly postingDate: string;
  /** "" for the local currency. */
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly sellTo: NavSellToAddress | null;
  readonly shipTo: NavShipTo | null;
  readonly email: string;
  readonly phone: string;
  readonly lines: readonly NewDocumentLine[];
}

export interface NavDocumentLine {
  readonly key: string;
  /** For If-Match; passed back verbatim. */
  readonly etag: string;
  /** The line number NAV gave: 10000, 20000 … */
  readonly lineNo: number;
  readonly kind: 'item' | 'account' | 'comment' | 'other';
  readonly no: string;
  readonly description: string;
  readonly unit: string;
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  readonly discountAmount: Decimal;
  readonly taxCode: string;
  /** Percent as decimal text. */
  readonly taxPercent: Decimal;
  readonly amountExclTax: Decimal;
  readonly taxAmount: Decimal;
  readonly amountInclTax: Decimal;
}

export type NavDocumentKind = 'salesOrder' | 'salesInvoice';

export interface NavDocument {
  readonly kind: NavDocumentKind;
  readonly key: string;
  readonly no: string;
  readonly etag: string;
  readonly externalDocumentNo: string;
  readonly customerNo: string;
  readonly postingDate: string;
  /** Always a code, the local currency's too. */
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  /** `open` can be changed; `released` and `inReview` refuse changes; `posted` never changes. */
  readonly state: 'open' | 'released' | 'inReview' | 'posted' | 'canceled';
  readonly totalInclTax: Decimal;
  readonly totalTax: Decimal;
  /** Lines in document order; null where they were not read. */
  readonly lines: readonly NavDocumentLine[] | null;
}

/** Fields of a line that may be put right after the document was made. */
export interface LineRepair {
  readonly taxCode?: string;
  readonly description?: string;
  readonly unitPrice?: Decimal;
  readonly discountAmount?: Decimal;
}

/** The calls of one company. Every one of them rejects with ConnectorError and nothing else. */
export interface NavSession {
  companies(): Promise<readonly NavCompany[]>;
  setup(): Promise<NavSetup>;
  customer(no: string): Promise<NavCustomer | null>;
  /** All customers that have this address among theirs, compared exactly and case-insensitively, blocked ones too. */
  customersByEmail(email: string): Promise<readonly NavCustomer[]>;
  /** The number series gives the number. A cut-off answer is kind `unknownOutcome`. */
  createCustomer(customer: NewCustomer): Promise<NavCustomer>;
  /** Those of the numbers that exist, compared case-insensitively; numbers longer than 20 characters do not exist. */
  items(numbers: readonly string[]): Promise<readonly NavItem[]>;
  itemVariants(itemKey: string): Promise<readonly NavItemVariant[]>;
  /** Country codes NAV knows. */
  countries(): Promise<readonly string[]>;
  /** Currency codes NAV knows besides the local one. */
  currencies(): Promise<readonly string[]>;
  /** Open and posted sales orders and invoices that carry this number, compared in upper case; without lines. */
  documentsByExternalNo(externalDocumentNo: string): Promise<readonly NavDocument[]>;
  /** With lines; null when it is gone. */
  salesOrder(key: string): Promise<NavDocument | null>;
  /** One atomic call with its lines; the answer has the lines. A cut-off answer is kind `unknownOutcome`. */
  createSalesOrder(order: NewSalesOrder): Promise<NavDocument>;
  /** Changes one line of an open sales order; kind `conflict` when somebody changed it since the etag was read. */
  repairLine(documentKey: string, line: NavDocumentLine, repair: LineRepair): Promise<NavDocumentLine>;
  /** Adds a line at the end of an open sales order. */
  addLine(documentKey: string, line: NewDocumentLine): Promise<NavDocumentLine>;
  /** Gone already counts as done. */
  deleteSalesOrder(key: string): Promise<void>;
}

/** One company on one NAV server. The API surface stands behind it; page services are to follow. */
export interface Nav {
  readonly connectionId: string;
  readonly companyId: string;
  /** How long the server may go on with a request after its client has gone, in milliseconds. */
  readonly longestOperationMs: number;
  as(origin: Origin): NavSession;
}
