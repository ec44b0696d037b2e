import type { Decimal } from '../base/money.ts';
import type { Origin } from '../base/origin.ts';
import type { NavCapabilities } from './capability.ts';
import type { NavTaxedCustomers, NavTaxedCustomersWanted, NavVatSetup } from './taxing.ts';

export type { NavTaxedCustomer, NavTaxedCustomers, NavTaxedCustomersWanted, NavVatSetup } from './taxing.ts';

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
  /** VAT registration number as NAV stores it; "" when there is none, or the surface does not show it. */
  readonly vatNumber: string;
  /** Whether the card gives payment terms; null where the surface does not show them. */
  readonly hasTerms: boolean | null;
  /** Customer price group; "" for none, null where the surface does not show it. */
  readonly priceGroup: string | null;
  /** In the local currency; "0" is no limit, null where the surface does not show it. */
  readonly creditLimit: Decimal | null;
  /** What the customer owes, in the local currency; null where the surface does not show it. */
  readonly balance: Decimal | null;
  /** Posting groups without which NAV takes no documents, and which the card lacks; absent where they are not shown. */
  readonly lacksGroups?: readonly string[];
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
  /**
   * Number of a customer whose posting groups and terms this one takes over, before those of the connection. The API
   * cannot do that and refuses before anything is written.
   */
  readonly model?: string;
}

/** Fields of a customer that may be changed; what is left out stays. */
export type CustomerChange = Partial<Omit<NewCustomer, 'isCompany' | 'model'>>;

export interface NavItemVariant {
  /** What a line names it by: the server's id on the API, the code on page services. */
  readonly key: string;
  readonly code: string;
}

/** A variant with the item it belongs to. */
export interface NavVariantOfItem {
  readonly itemNo: string;
  readonly variant: NavItemVariant;
}

export interface NavItemUnit {
  readonly itemNo: string;
  readonly unit: string;
  /** Base units in one of this unit. */
  readonly perBase: Decimal;
}

/** Another number an item is known by: a barcode, a customer's or a vendor's number. */
export interface NavItemReference {
  readonly itemNo: string;
  readonly variant: string;
  readonly unit: string;
  readonly kind: 'barcode' | 'customer' | 'vendor' | 'other';
  readonly no: string;
}

/** Stock in base units, of what was asked for: all locations and variants, or one. */
export interface NavStock {
  readonly itemNo: string;
  readonly quantity: Decimal;
}

/** An item ledger entry: something came, went or was counted. "" where the surface does not say. */
export interface NavMovement {
  readonly entryNo: number;
  readonly itemNo: string;
  readonly variant: string | null;
  readonly location: string | null;
}

/** The price on the item's card, per base unit, in the local currency. */
export interface NavCardPrice {
  readonly itemNo: string;
  readonly unitPrice: Decimal;
  readonly pricesIncludeTax: boolean;
}

/** One line of a price list (classic sales prices alike). "" is "any" or "local", null is "no bound". */
export interface NavPrice {
  readonly source: 'all' | 'priceGroup' | 'customer' | 'campaign';
  readonly sourceNo: string;
  readonly itemNo: string;
  readonly variant: string;
  readonly unit: string;
  readonly currency: string;
  readonly minimumQuantity: Decimal;
  /** Days, both included. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly unitPrice: Decimal;
  readonly pricesIncludeTax: boolean;
}

/** A code with its name in one of NAV's reference lists. */
export interface NavReference {
  readonly code: string;
  readonly name: string;
}

export type NavReferenceList =
  | 'accounts'
  | 'countries'
  | 'currencies'
  | 'customerPriceGroups'
  | 'dimensions'
  | 'locations'
  | 'paymentMethods'
  | 'paymentTerms'
  | 'shipmentMethods'
  | 'taxCodes'
  | 'units';

export interface NavDimension {
  readonly code: string;
  readonly value: string;
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
  readonly sellTo: NavSellToAddress | null;
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

/** What NAV can tell us of by itself. */
export type NavTopic = 'salesOrders' | 'salesInvoices';

/** A subscription at the server, whoever made it. */
export interface NavSubscription {
  readonly id: string;
  readonly etag: string;
  /** What it is about, as the server names it: `/api/v2.0/companies(<guid>)/salesOrders`. */
  readonly resource: string;
  /** Of this company: the entity set; null where it is about another one. */
  readonly topic: string | null;
  readonly notificationUrl: string;
  /** Instant; the server deletes it then. */
  readonly expiresAt: string;
}

/** Where and how a server is to tell us. */
export interface NavSubscriptionWish {
  readonly topic: NavTopic;
  readonly notificationUrl: string;
  /** Comes with every notification: it proves who sends it. */
  readonly clientState: string;
}

/**
 * The calls of one company. Every one of them rejects with ConnectorError and nothing else; what the server does not
 * have rejects with `nav-capability-missing`. Sets that may be large come in pages.
 */
export interface NavSession {
  companies(): Promise<readonly NavCompany[]>;
  setup(): Promise<NavSetup>;
  customer(no: string): Promise<NavCustomer | null>;
  /** All customers that have this address among theirs, compared exactly and case-insensitively, blocked ones too. */
  customersByEmail(email: string): Promise<readonly NavCustomer[]>;
  /** All customers with this VAT registration number, compared without blanks, dots and dashes; blocked ones too. */
  customersByVatNumber(vatNumber: string): Promise<readonly NavCustomer[]>;
  /** null where no surface shows it. */
  vatSetup(): Promise<readonly NavVatSetup[] | null>;
  /** How customers of these groups or countries are taxed; at most a page of them, blocked ones too. */
  taxedCustomers(wanted: NavTaxedCustomersWanted): Promise<NavTaxedCustomers>;
  /** NAV's code of the country the company is in; null where no surface shows it. */
  companyCountry(): Promise<string | null>;
  /** The number series gives the number. A cut-off answer is kind `unknownOutcome`. */
  createCustomer(customer: NewCustomer): Promise<NavCustomer>;
  /** Kind `conflict` when somebody changed the customer meanwhile. */
  changeCustomer(customerNo: string, change: CustomerChange): Promise<NavCustomer>;
  /** Those of the numbers that exist, compared case-insensitively; numbers longer than 20 characters do not exist. */
  items(numbers: readonly string[]): Promise<readonly NavItem[]>;
  /** Every item. */
  everyItem(): AsyncIterable<readonly NavItem[]>;
  /** Items whose card has one of these GTINs; none where no published page shows them. */
  itemsByGtin(gtins: readonly string[]): Promise<readonly NavItem[]>;
  itemVariants(item: NavItem): Promise<readonly NavItemVariant[]>;
  /** Variants with one of these codes, of whatever item. */
  variantsByCode(codes: readonly string[]): Promise<readonly NavVariantOfItem[]>;
  itemUnits(itemNo: string): Promise<readonly NavItemUnit[]>;
  /** Items known by one of these other numbers, compared case-insensitively. */
  itemReferences(numbers: readonly string[]): Promise<readonly NavItemReference[]>;
  /** Of all items, or of these; narrowed to a location and a variant where they are given. */
  stock(of: {
    readonly itemNos?: readonly string[];
    readonly location?: string;
    readonly variant?: string;
  }): AsyncIterable<readonly NavStock[]>;
  /** Entries above this number, in order. */
  movementsSince(entryNo: number): AsyncIterable<readonly NavMovement[]>;
  cardPrices(itemNos?: readonly string[]): AsyncIterable<readonly NavCardPrice[]>;
  /** Price lines of these sources, all of them where absent. */
  prices(of: { readonly source?: NavPrice['source']; readonly sourceNo?: string }): AsyncIterable<readonly NavPrice[]>;
  referenceList(list: NavReferenceList): Promise<readonly NavReference[]>;
  dimensionValues(dimension: string): Promise<readonly NavReference[]>;
  /** Open and posted sales orders and invoices that carry one of these numbers, compared in upper case; without lines. */
  documentsByExternalNo(...externalDocumentNos: readonly string[]): Promise<readonly NavDocument[]>;
  /**
   * Sales orders and invoices, open and posted, that were changed after this instant of NAV's clock; without lines. What
   * was deleted is not among them, and one may come twice.
   */
  changedDocuments(since: string): AsyncIterable<readonly NavChangedDocument[]>;
  /** The same among credit memos, open and posted. */
  creditMemosByExternalNo(externalDocumentNo: string): Promise<readonly NavDocument[]>;
  /** Proof of posting: invoices and shipments that came out of this order. */
  postedInvoicesOfOrder(orderNo: string): Promise<readonly NavDocument[]>;
  shipmentsOfOrder(orderNo: string): Promise<readonly NavShipment[]>;
  /** With lines; null when it is gone. */
  document(kind: NavDocumentKind, key: string): Promise<NavDocument | null>;
  /**
   * Makes it with its lines; the answer has them. One atomic call on the API. On page services header and lines are
   * written one after the other: what is refused on the way is removed again. A cut-off answer is kind `unknownOutcome`.
   */
  createDocument(kind: NavDocumentKind, document: NewSalesDocument): Promise<NavDocument>;
  /**
   * Goes on where a write was cut off: adds the lines that are not there yet, then takes away the comment that says so.
   * The document as it is when nothing lacks.
   * Kind `conflict` when it is not what was being written.
   */
  resumeDocument(found: NavDocument, document: NewSalesDocument): Promise<NavDocument>;
  /**
   * Adds an unposted line to a cash receipt journal. A cut-off answer is kind `unknownOutcome`.
   * @throws ConnectorError `nav-code-unknown` where NAV has no such journal
   */
  addPayment(payment: NewPayment): Promise<void>;
  /** How many unposted lines of the journal carry this number. */
  paymentsByExternalNo(journal: string, externalDocumentNo: string): Promise<number>;
  /** Kind `conflict` when somebody changed it since the etag was read. */
  changeDocument(document: NavDocument, change: DocumentChange): Promise<NavDocument>;
  /** Changes one line of an open document; kind `conflict` when somebody changed it since the etag was read. */
  repairLine(document: NavDocument, line: NavDocumentLine, repair: LineRepair): Promise<NavDocumentLine>;
  /** Adds a line at the end of an open document. */
  addLine(document: NavDocument, line: NewDocumentLine): Promise<NavDocumentLine>;
  deleteLine(document: NavDocument, line: NavDocumentLine): Promise<void>;
  /**
   * A document that must not be posted and cannot be removed says so in its first line: a comment with this text, or,
   * where the surface cannot put a line first, the text in front of the first line's description. Done already counts
   * as done. @throws ConnectorError where NAV refuses, as for a released document
   */
  warnInDocument(document: NavDocument, text: string): Promise<void>;
  /** Gone already counts as done. */
  deleteDocument(kind: NavDocumentKind, key: string): Promise<void>;
  documentDimensions(document: NavDocument): Promise<readonly NavDimension[]>;
  setDocumentDimensions(document: NavDocument, dimensions: readonly NavDimension[]): Promise<void>;
  /**
   * Ships and invoices an order, posts an invoice or a credit memo. A cut-off answer is kind `unknownOutcome`; the
   * posted document is found by its external number, later where the server posts in the background.
   */
  post(document: NavDocument): Promise<void>;
  /** Every subscription that the connection's user sees at the server. */
  subscriptions(): Promise<readonly NavSubscription[]>;
  /** While this call is open the server asks the address whether it wants to be told. */
  createSubscription(wish: NavSubscriptionWish): Promise<NavSubscription>;
  /** Gives it its whole life again; the server asks the address as before. Kind `notFound` when it is gone. */
  renewSubscription(subscription: NavSubscription, wish: NavSubscriptionWish): Promise<NavSubscription>;
  /** Gone already counts as done. */
  deleteSubscription(id: string): Promise<void>;
}

/** One company on one NAV server, over the API, page services, or both. */
export interface Nav {
  readonly connectionId: string;
  readonly companyId: string;
  /** How long the server may go on with a request after its client has gone, in milliseconds. */
  readonly longestOperationMs: number;
  /** A document comes into being in one call, so that none is ever found half-written. */
  readonly writesWhole: boolean;
  readonly capabilities: NavCapabilities;
  as(origin: Origin): NavSession;
}
