import type { Address } from './orderState.ts';

interface Wanted {
  /** Default 1. */
  readonly quantity?: number;
  /** Which of `shipTos`; default the first. */
  readonly shipTo?: number;
  /** Fetched at `pickupAt` while the rest is sent; where no item says so, all of them are fetched there. */
  readonly isFetched?: boolean;
  /** Per line, as prices are entered. */
  readonly wrapping?: string;
  /** Discounts of this line alone, such as automatic promotions. */
  readonly discounts?: readonly { readonly name: string; readonly amount: string }[];
}

export interface ArticleWanted extends Wanted {
  readonly sku: string;
  /** Instead of the catalogue's price, in the order's currency. */
  readonly price?: string;
  /** Articles chosen from pick lists: child lines at price 0. */
  readonly picks?: readonly string[];
  /** What the shopper types for it, such as an engraving. */
  readonly typed?: { readonly name: string; readonly value: string };
}

export interface CustomWanted extends Wanted {
  /** Typed in by the merchant: no product, no variant, no code. */
  readonly custom: { readonly name: string; readonly price: string; readonly taxClassId?: number };
}

export interface GiftCertificateWanted extends Wanted {
  readonly giftCertificate: string;
}

export interface Purchase {
  readonly items: readonly (ArticleWanted | CustomWanted | GiftCertificateWanted)[];
  /** 0 or absent: a guest, known by the billing address alone. */
  readonly customerId?: number;
  readonly billing?: Partial<Address>;
  /** Absent: one, like billing, at no cost. Costs are as prices are entered. */
  readonly shipTos?: readonly {
    readonly address?: Partial<Address>;
    readonly cost?: string;
    readonly method?: string;
    readonly handling?: string;
  }[];
  /** Location where the goods are fetched; there is no shipping address then, but for what is sent beside them. */
  readonly pickupAt?: number;
  /** Off the whole order, by hand. */
  readonly discount?: string;
  readonly coupons?: readonly string[];
  readonly fees?: readonly { readonly name: string; readonly amount: string; readonly taxClassId?: number }[];
  /** Pay a part of the total, and are no discount. */
  readonly giftCertificate?: { readonly code: string; readonly amount: string };
  readonly storeCredit?: string;
  /** Default a captured card payment. `none`: nobody has paid. */
  readonly payment?: {
    readonly method?: string;
    readonly kind?: 'card' | 'offline' | 'none';
    /** Authorized only, not captured. */
    readonly authorizedOnly?: boolean;
    readonly test?: boolean;
  };
  /** Default 11. */
  readonly status?: number;
  /** Paid in; default the store's. */
  readonly currency?: string;
  /** Only shown in; default the one paid in. */
  readonly displayCurrency?: string;
  readonly channelId?: number;
  /** `www` unless named: `manual`, `external`, `amazon`. */
  readonly source?: string;
  readonly externalSource?: string;
  readonly externalMerchantId?: string;
  readonly message?: string | null;
  readonly locale?: string;
  /** Whoever counted the tax; default `BasicTaxProvider`. */
  readonly taxProviderId?: string;
}
