import type { CodeSeed } from './companySeed.ts';

/** Set-up beyond documents, as a test writes it down; what is left out gets a sensible default. */
export interface SetupSeed {
  /** Default none. */
  readonly paymentMethods?: readonly CodeSeed[];
  readonly dimensions?: readonly DimensionSeed[];
  /** Codes of the dimensions documents show as shortcut 1 and 2. */
  readonly globalDimensions?: readonly string[];
  readonly defaultDimensions?: readonly DefaultDimensionSeed[];
  readonly customerPriceGroups?: readonly CustomerPriceGroupSeed[];
  readonly customerDiscountGroups?: readonly CodeSeed[];
  readonly salesPrices?: readonly SalesPriceSeed[];
  readonly itemReferences?: readonly ItemReferenceSeed[];
  /** Default: every business group of customers and templates with every product group of items and accounts. */
  readonly generalPosting?: readonly GeneralPostingSeed[];
  readonly salesSetup?: Partial<SalesSetup>;
  readonly inventorySetup?: Partial<InventorySetup>;
  readonly shippingAgents?: readonly CodeSeed[];
  /** Cash receipt journals; default none. */
  readonly paymentJournals?: readonly CodeSeed[];
}

export interface DimensionSeed extends CodeSeed {
  readonly values: readonly CodeSeed[];
}

export interface DefaultDimensionSeed {
  readonly table: 'Customer' | 'Item' | 'G/L Account';
  /** Number of the customer, item or account. */
  readonly no: string;
  readonly dimension: string;
  /** "" has no value and only the rule. */
  readonly value: string;
  /** Default "". */
  readonly posting?: ValuePosting;
}

export type ValuePosting = '' | 'Code Mandatory' | 'Same Code' | 'No Code';

export interface CustomerPriceGroupSeed extends CodeSeed {
  readonly pricesIncludeVat?: boolean;
  readonly allowLineDiscount?: boolean;
}

export type SalesType = 'Customer' | 'Customer Price Group' | 'All Customers' | 'Campaign';

/** A classic sales price. "" means any variant, any unit, the local currency; no day means no bound. */
export interface SalesPriceSeed {
  readonly salesType: SalesType;
  /** "" for all customers. */
  readonly salesCode?: string;
  readonly itemNo: string;
  readonly variantCode?: string;
  readonly unitOfMeasureCode?: string;
  readonly currencyCode?: string;
  readonly minimumQuantity?: string;
  readonly startingDate?: string;
  readonly endingDate?: string;
  readonly unitPrice: string;
  /** Default false. */
  readonly pricesIncludeVat?: boolean;
}

export interface ItemReferenceSeed {
  readonly itemNo: string;
  readonly variantCode?: string;
  readonly unitOfMeasureCode?: string;
  /** Default a bar code. */
  readonly type?: 'Bar Code' | 'Customer' | 'Vendor' | '';
  /** Customer or vendor number. */
  readonly typeNo?: string;
  readonly referenceNo: string;
  readonly description?: string;
}

export interface GeneralPostingSeed {
  readonly business: string;
  readonly product: string;
  /** Default 8400. "" leaves the combination without a sales account. */
  readonly salesAccount?: string;
  /** Default the sales account. */
  readonly creditMemoAccount?: string;
}

/** Inventory Setup, and whether items may go below zero. */
export interface InventorySetup {
  readonly locationMandatory: boolean;
  readonly preventNegativeInventory: boolean;
}

/** Sales & Receivables Setup, as far as documents depend on it. */
export interface SalesSetup {
  readonly externalDocumentNumberMandatory: boolean;
  readonly invoiceRounding: boolean;
  /** Decimal text. */
  readonly invoiceRoundingPrecision: string;
  /** Account number. */
  readonly invoiceRoundingAccount: string;
  readonly calculateInvoiceDiscount: boolean;
  readonly exactCostReversingMandatory: boolean;
  /** A directly posted invoice makes a shipment too. */
  readonly shipmentOnInvoice: boolean;
  readonly stockoutWarning: boolean;
}
