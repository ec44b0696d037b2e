import type { Origin } from '../base/origin.ts';
import type { NavCapabilities } from './capability.ts';
import type {
  DocumentChange,
  LineRepair,
  NavChangedDocument,
  NavDimension,
  NavDocument,
  NavDocumentKind,
  NavDocumentLine,
  NavShipment,
  NewDocumentLine,
  NewPayment,
  NewSalesDocument,
} from './documents.ts';
import type {
  NavCardPrice,
  NavItem,
  NavItemReference,
  NavItemUnit,
  NavItemVariant,
  NavMovement,
  NavPrice,
  NavStock,
  NavVariantOfItem,
} from './goods.ts';
import type { CustomerChange, NavCustomer, NewCustomer } from './parties.ts';
import type { NavSubscription, NavSubscriptionWish } from './subscriptions.ts';
import type { NavTaxedCustomers, NavTaxedCustomersWanted, NavVatSetup } from './taxing.ts';

// Whoever speaks with NAV takes the neutral shapes from here, whichever of these files describes them.
export type * from './documents.ts';
export type * from './goods.ts';
export type * from './parties.ts';
export type * from './subscriptions.ts';
export type * from './taxing.ts';

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
  /**
   * Customers without an e-mail address that were made or changed since then (ISO 8601), blocked ones too; null where NAV
   * does not tell when that was.
   */
  customersWithoutEmailSince(since: string): Promise<readonly NavCustomer[] | null>;
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
