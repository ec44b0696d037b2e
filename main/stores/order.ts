import type { Decimal } from '../base/money.ts';

/** One tax rate named by the order itself. */
export interface StoreTaxRate {
  readonly id: string;
  /** Percent as decimal text: "19", "8.875". */
  readonly percent: Decimal;
  readonly label: string;
  readonly compound: boolean;
  /** What it made in the whole order, as exact as the store gives it; absent where the store says it of lines only. */
  readonly amount?: Decimal;
}

/** The part of a line's tax that one rate makes; amounts as exact as the store gives them (up to 6 decimals). */
export interface StoreLineTax {
  readonly rateId: string;
  /** After coupons. */
  readonly amount: Decimal;
  /** Before coupons. */
  readonly amountBeforeCoupons: Decimal;
  /** The store says the amount and no rate: so many of the order's rates could have made it, and `rateId` names none. */
  readonly unsaidRate?: 'none' | 'several';
}

/** What a line costs: the amounts the shop shows (rounded to its decimals) and the exact ones behind them. */
export interface StoreAmounts {
  readonly net: Decimal;
  readonly tax: Decimal;
  /** Unrounded to 6 decimals where the store tells; equal to `net` otherwise. */
  readonly exactNet: Decimal;
  /** The sum of the rates' exact amounts. */
  readonly exactTax: Decimal;
}

export interface StoreLineOption {
  readonly name: string;
  readonly value: string;
}

export interface StoreLine {
  /** The store's id of the line, unique within the order. */
  readonly key: string;
  readonly kind: 'item' | 'shipping' | 'fee';
  readonly name: string;
  /** What the shopper chose or wrote of it, as the store names it; absent: nothing, or it stands in the name. */
  readonly options?: readonly StoreLineOption[];
  /** The store's article code; null when the product is gone or has none. Always null for shipping and fees. */
  readonly sku: string | null;
  /** A gift card that is sold, where the store itself says so; absent: a line of its own SKU may be one all the same. */
  readonly isGiftCard?: boolean;
  readonly productKey: string | null;
  readonly variationKey: string | null;
  /** Shipping method or fee class, for rules; "" where there is none. */
  readonly method: string;
  /** Decimal text, may have decimals through plugins. Shipping and fees: "1". */
  readonly quantity: Decimal;
  /** After coupons; what the shopper pays. */
  readonly amounts: StoreAmounts;
  /** Before coupons; equal to `amounts` for shipping and fees. */
  readonly amountsBeforeCoupons: StoreAmounts;
  readonly taxes: readonly StoreLineTax[];
}

export interface StoreAddress {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly postCode: string;
  /** ISO 3166 two letters as the store gives them; "" when not given. */
  readonly country: string;
  readonly phone: string;
}

export interface StoreCoupon {
  readonly code: string;
}

/** What paid instead of money; the order's `total` is what was left to pay after it. */
export interface StoreTender {
  readonly kind: 'giftCard' | 'storeCredit' | 'other';
  /** In the order's currency, positive. */
  readonly amount: Decimal;
}

/** What the head of an order says, and what its parts make instead; in the order's currency. */
export interface StoreContradiction {
  /** `total`: the total against what it is without tax and its tax; `tax`: the tax against those of its parts. */
  readonly what: 'total' | 'tax';
  readonly said: Decimal;
  readonly made: Decimal;
}

/** Declined: its payment failed, or was refused. Archived and trashed are as good as deleted, and may come back. */
export type StoreOrderEnd = 'cancelled' | 'declined' | 'archived' | 'trashed';

/** A till or a marketplace through which the store sold, as it is called there. */
export interface StoreSoldThrough {
  readonly kind: 'pos' | 'marketplace';
  readonly name: string;
}

/** An order as every flow sees it, whatever store it came from. Amounts are decimal text in the order's currency. */
export interface StoreOrder {
  /** The store's id of the order; never shown, never reused. */
  readonly key: string;
  /** What shopper and shopkeeper call it; may differ from the key and is not unique over stores. */
  readonly number: string;
  /** Tells this order from another one that got the same key after the store was set back. */
  readonly fingerprint: string;
  /** In the store's own words: `processing`. */
  readonly status: string;
  /** As the shop calls it, where `status` is a number; absent: `status` is what people see. */
  readonly statusName?: string;
  /** What took it out of the store's business; absent: it stands. */
  readonly ended?: StoreOrderEnd;
  readonly currency: string;
  /** Decimals of the amounts the shop shows. */
  readonly currencyDigits: number;
  /** UTC instants, ISO 8601 with `Z`. */
  readonly placedAt: string;
  readonly modifiedAt: string;
  readonly paidAt: string | null;
  /** How the order came about: `checkout`, `store-api`, `admin`, `rest-api`. */
  readonly createdVia: string;
  /** Which storefront or marketplace it came in by, where the store has several; absent: it has one. */
  readonly channel?: string;
  /** The channel is a till or a marketplace, or the order says that it came by one; absent: a storefront, as far as told. */
  readonly soldThrough?: StoreSoldThrough;
  readonly pricesIncludeTax: boolean;
  /** null for a guest. */
  readonly customerKey: string | null;
  /** Roles, groups or segments of the customer in the store's words; absent where the store was not told to read them. */
  readonly customerGroups?: readonly string[];
  readonly email: string;
  readonly billing: StoreAddress;
  /** The billing address where no other is given. */
  readonly shipping: StoreAddress;
  readonly paymentMethod: string;
  /** The payment provider's id of what was captured; absent: none. */
  readonly transactionId?: string;
  /** As the shopper gave it, where the store has one; absent: none. */
  readonly vatNumber?: string;
  /** A payment page that was reached, and no order yet; most never become one. */
  readonly isCart?: true;
  /** Paid at a payment provider's trial, with no money behind it. */
  readonly isTestPayment?: boolean;
  /** The goods go to more than the one address above. */
  readonly hasSeveralShipTos?: boolean;
  /** A part of the goods is collected, the rest is sent to the address above. */
  readonly isPartlyCollected?: boolean;
  readonly customerNote: string;
  readonly lines: readonly StoreLine[];
  readonly coupons: readonly StoreCoupon[];
  readonly taxRates: readonly StoreTaxRate[];
  /** Absent: none that the store tells of by itself. */
  readonly tender?: readonly StoreTender[];
  /**
   * Further fields of the order by their names, as text, that settings may name: the customer's number in NAV, what a
   * plugin says of gift cards. Only those the store was told to read.
   */
  readonly fields?: Readonly<Record<string, string>>;
  /** What was charged, tax included; after tender. */
  readonly total: Decimal;
  readonly totalTax: Decimal;
  /** The store's own figures do not agree with each other; absent: they do, as far as was looked at. */
  readonly contradiction?: StoreContradiction;
  /** Sum of refunds so far, positive. */
  readonly refundedTotal: Decimal;
  /** The store's lists do not tell of refunds: there `refundedTotal` says nothing. */
  readonly refundsUnlisted?: true;
}
