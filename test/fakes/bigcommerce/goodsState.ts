export interface CustomerAddress {
  readonly id: number;
  first_name: string;
  last_name: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  state_or_province: string;
  postal_code: string;
  country_code: string;
  phone: string;
  address_type: string;
}

export interface Customer {
  readonly id: number;
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  phone: string;
  notes: string;
  taxExemptCategory: string;
  groupId: number;
  readonly originChannelId: number;
  channelIds: readonly number[];
  readonly createdAt: number;
  modifiedAt: number;
  addresses: CustomerAddress[];
  attributes: {
    readonly id: number;
    readonly attributeId: number;
    value: string;
    createdAt: number;
    modifiedAt: number;
  }[];
  formFields: { readonly name: string; readonly value: string }[];
  storeCredit: string;
}

export interface CustomerAttribute {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly createdAt: number;
}

export interface CustomerGroup {
  readonly id: number;
  name: string;
  isDefault: boolean;
  isForGuests: boolean;
  discountRules: readonly Readonly<Record<string, unknown>>[];
  readonly createdAt: number;
  modifiedAt: number;
}

export interface Variant {
  readonly id: number;
  readonly productId: number;
  /** Null for the base variant of a simple product. */
  readonly skuId: number | null;
  sku: string;
  upc: string;
  gtin: string;
  /** Null inherits from the product. */
  price: number | null;
  salePrice: number | null;
  retailPrice: number | null;
  costPrice: number;
  readonly optionValues: readonly {
    readonly id: number;
    readonly label: string;
    readonly optionId: number;
    readonly option: string;
  }[];
  /** Level by location. */
  readonly stock: Map<number, StockLevel>;
}

export interface StockLevel {
  onHand: number;
  safety: number;
  /** Was set absolutely at least once, which relative adjustments demand. */
  adjusted: boolean;
}

export interface Product {
  readonly id: number;
  name: string;
  readonly type: 'physical' | 'digital';
  sku: string;
  upc: string;
  gtin: string;
  mpn: string;
  price: number;
  salePrice: number;
  costPrice: number;
  retailPrice: number;
  taxClassId: number;
  weight: number;
  isVisible: boolean;
  inventoryTracking: 'none' | 'product' | 'variant';
  readonly variants: Variant[];
  /** Of a product tracked as a whole. */
  readonly stock: Map<number, StockLevel>;
  readonly createdAt: number;
  modifiedAt: number;
}

export interface PriceList {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
  readonly records: PriceRecord[];
  readonly assignments: {
    readonly id: number;
    readonly customerGroupId: number | null;
    readonly channelId: number | null;
  }[];
}

export interface PriceRecord {
  readonly variantId: number;
  readonly currency: string;
  price: number | null;
  salePrice: number | null;
  readonly createdAt: number;
  modifiedAt: number;
}

export interface CouponSeed {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly type: number;
  readonly amount: string;
}
