import type { Decimal } from '../base/money.ts';

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
