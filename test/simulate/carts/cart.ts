import type { Decimal } from '../../../main/base/money.ts';

/** The classes a shop has; '' is the standard one. */
export type TaxClass = '' | 'reduced-rate' | 'zero-rate';

export interface CartRate {
  readonly id: number;
  /** The shop is in DE; AT is where a shopper abroad is taxed. */
  readonly country: 'DE' | 'AT';
  readonly taxClass: TaxClass;
  readonly percent: Decimal;
  /** Rates of one class and country with different priorities all apply. */
  readonly priority: number;
  readonly compound: boolean;
  /** Whether shipping is taxed with it too. */
  readonly shipping: boolean;
}

export interface CartItem {
  readonly price: Decimal;
  readonly quantity: number;
  readonly taxClass: TaxClass;
  readonly taxable: boolean;
}

export interface CartCoupon {
  readonly type: 'percent' | 'fixed_cart' | 'fixed_product';
  readonly amount: Decimal;
}

export interface CartFee {
  /** Net; negative ones are discounts. */
  readonly amount: Decimal;
  readonly taxClass: TaxClass;
}

/** How the order is to be written, and into which kind of NAV. */
export interface CartNav {
  readonly server: 'api' | 'newestApi' | 'pages2018';
  readonly kind: 'order' | 'invoice';
  readonly basis: 'gross' | 'net';
  /** `line`: the store's taxes are lines of the document, on net prices whatever `basis` says. */
  readonly storeTax: 'nav' | 'line';
  /** The cards of the items carry the tax code of their lines; otherwise it is sent with each line. */
  readonly codesOnCards: boolean;
}

/** Everything that decides an order's amounts, as plain data: the same cart always makes the same documents. */
export interface Cart {
  readonly seed: number;
  readonly currency: 'EUR' | 'JPY' | 'KWD';
  readonly decimals: number;
  readonly pricesIncludeTax: boolean;
  readonly roundAtSubtotal: boolean;
  readonly shippingTaxClass: 'inherit' | '';
  readonly rates: readonly CartRate[];
  readonly isAbroad: boolean;
  /** Block and classic checkout count the cart; by REST the order counts itself from net amounts. */
  readonly checkout: 'block' | 'classic' | 'rest';
  readonly items: readonly CartItem[];
  readonly coupons: readonly CartCoupon[];
  /** Net; null where nothing is shipped. */
  readonly shipping: Decimal | null;
  readonly fees: readonly CartFee[];
  /** What a plugin takes off the total without any line, and says nowhere. */
  readonly giftCard: Decimal | null;
  /** Which part of the total a gift card pays that the order tells of; null: none. */
  readonly tender: number | null;
  readonly nav: CartNav;
}
