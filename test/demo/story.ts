import type { Fault } from '../fakes/faults.ts';
import type { Purchase } from '../fakes/woocommerce/shopper.ts';
import type { Carriage } from '../sandbox/postman.ts';
import { UNKNOWN_SKU } from '../sandbox/carryItems.ts';
import type { JoinedBy } from './furnish.ts';
import { kinds } from './kinds.ts';
import { person } from './people.ts';

/** One order of the story, and what the story declares must become of it. */
export interface StoryOrder {
  readonly title: string;
  readonly purchase: Purchase;
  /** A registered customer places it. */
  readonly registered?: boolean;
  /** The shop's prices include tax at that moment. */
  readonly pricesIncludeTax?: boolean;
  readonly roundAtSubtotal?: boolean;
  readonly carriage?: Carriage;
  /** What NAV does with the request that creates this order. */
  readonly navFault?: Fault;
  /** Placed in the same second as the one before, before anything is delivered. */
  readonly together?: boolean;
  /** What plugins note at the order before anybody is told of it. */
  readonly meta?: readonly { readonly key: string; readonly value: string }[];
  /** The integration it is written by; `retail` where absent. */
  readonly joins?: JoinedBy;
  /** What a gift card or store credit pays of it: NAV has the order before that. */
  readonly tender?: string;
  /** Stands in NAV as a posted invoice. */
  readonly posted?: boolean;
  readonly expect: Expected;
}

export type Expected =
  | { readonly kind: 'written' }
  | { readonly kind: 'parked'; readonly code: string; readonly why: string }
  /** Left out by rule. */
  | { readonly kind: 'leftOut'; readonly code: string }
  /** No order yet, and so in no book. */
  | { readonly kind: 'unknown' };

const written = { kind: 'written' } as const;

/** Every kind of order that was recorded at a real shop, and every way in which its delivery or its write may go wrong. */
export const recorded: readonly StoryOrder[] = [
  { title: 'guest, one article', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Jürgen', 'Müller') }, expect: written },
  { title: 'guest again, same e-mail', purchase: { items: [{ sku: 'ML-TS-001', quantity: 3 }], billing: person('Jürgen', 'Müller') }, expect: written },
  { title: 'registered customer', registered: true, purchase: { items: [{ sku: 'ML-MUG-001', quantity: 2 }], billing: person('Greta', 'Sommer') }, expect: written },
  { title: 'shipping', purchase: { items: [{ sku: 'ML-TS-001', quantity: 2 }], shippingCost: '4.90', billing: person('Karl', 'Winter') }, expect: written },
  { title: 'prices including tax, 19 and 7 %, shipping', pricesIncludeTax: true, purchase: { items: [{ sku: 'ML-TS-001', quantity: 3 }, { sku: 'ML-COF-500', quantity: 1 }], shippingCost: '4.1092', billing: person('Lena', 'Herbst') }, expect: written },
  { title: 'prices including tax, rounded at subtotal', pricesIncludeTax: true, roundAtSubtotal: true, purchase: { items: [{ sku: 'ML-PEN-BLU', quantity: 7 }, { sku: 'ML-CHO-100', quantity: 3 }], billing: person('Otto', 'Lenz') }, expect: written },
  { title: 'prices without tax, rounded at subtotal', roundAtSubtotal: true, purchase: { items: [{ sku: 'ML-PEN-BLU', quantity: 3 }, { sku: 'ML-NB-A5', quantity: 1 }], billing: person('Paula', 'Kern') }, expect: written },
  { title: 'percentage coupon', purchase: { items: [{ sku: 'ML-NB-A5', quantity: 5 }, { sku: 'ML-HON-500', quantity: 2 }], coupons: ['welcome10'], billing: person('Nora', 'Busch') }, expect: written },
  { title: 'fixed coupon over two rates', pricesIncludeTax: true, purchase: { items: [{ sku: 'ML-CAP-NVY', quantity: 2 }, { sku: 'ML-TEA-250', quantity: 2 }], coupons: ['five-off'], billing: person('Emil', 'Roth') }, expect: written },
  { title: 'both coupons and shipping', purchase: { items: [{ sku: 'ML-SCF-GRY', quantity: 1 }, { sku: 'ML-CHO-100', quantity: 4 }], coupons: ['welcome10', 'five-off'], shippingCost: '3.90', billing: person('Ida', 'Wolff') }, expect: written },
  { title: 'fee', purchase: { items: [{ sku: 'ML-BAG-TOTE', quantity: 1 }], fees: [{ name: 'Gift wrapping', amount: '2.50' }], billing: person('Hugo', 'Krämer') }, expect: written },
  { title: 'negative fee over two rates', purchase: { items: [{ sku: 'ML-POS-5070', quantity: 1 }, { sku: 'ML-BOOK-COOK', quantity: 1 }], fees: [{ name: 'Loyalty discount', amount: '-5.00' }], billing: person('Frieda', 'Sauer') }, expect: written },
  { title: 'reduced rate only', purchase: { items: [{ sku: 'ML-COF-500', quantity: 4 }, { sku: 'ML-BOOK-COOK', quantity: 1 }], billing: person('Max', 'Vogel') }, expect: written },
  { title: 'variation', purchase: { items: [{ sku: 'ML-HOOD-S-BLK', quantity: 1 }, { sku: 'ML-HOOD-M-BLK', quantity: 2 }], billing: person('Mia', 'Frank') }, expect: written },
  { title: 'another currency', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }, { sku: 'ML-MUG-001', quantity: 1 }], currency: 'USD', billing: person('Ben', 'Otto') }, expect: written },
  { title: 'large quantity', pricesIncludeTax: true, purchase: { items: [{ sku: 'ML-PEN-BLU', quantity: 1999 }], billing: person('Clara', 'Engel', { company: 'Engel & Söhne GmbH' }) }, expect: written },
  { title: 'note, emoji and long names', purchase: { items: [{ sku: 'ML-TEA-250', quantity: 1 }], note: 'Bitte beim Nachbarn abgeben 🙏 — danke!', billing: person('Annegret-Maximiliane', 'von und zu Hohenstein-Wittelsbach') }, expect: written },
  { title: 'other shipping address', purchase: { items: [{ sku: 'ML-CAP-NVY', quantity: 1 }], shippingCost: '4.90', billing: person('Theo', 'Maier'), shipping: { ...person('Erna', 'Maier'), address_1: 'Hafenweg 3', city: 'Hamburg', postcode: '20457' } }, expect: written },
  { title: 'many lines', purchase: { items: ['ML-TS-001', 'ML-MUG-001', 'ML-NB-A5', 'ML-PEN-BLU', 'ML-BAG-TOTE', 'ML-CAP-NVY', 'ML-SCF-GRY', 'ML-TEA-250', 'ML-CHO-100', 'ML-HON-500'].map((sku, index) => ({ sku, quantity: index + 1 })), shippingCost: '6.90', billing: person('Luis', 'Baum') }, expect: written },
  { title: 'delivered three times', carriage: 'thrice', purchase: { items: [{ sku: 'ML-NB-A5', quantity: 2 }], billing: person('Rosa', 'Stein') }, expect: written },
  { title: 'broken signature, found by the poll', carriage: 'breakSignature', purchase: { items: [{ sku: 'ML-NB-A5', quantity: 1 }], billing: person('Kurt', 'Arnold') }, expect: written },
  { title: 'never delivered, found by the poll', carriage: 'lose', purchase: { items: [{ sku: 'ML-MUG-001', quantity: 1 }], billing: person('Alma', 'Horn') }, expect: written },
  { title: 'new shopper, first of two in one second', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Eva', 'Neumann') }, expect: written },
  { title: 'new shopper, second of two in one second', together: true, purchase: { items: [{ sku: 'ML-COF-500', quantity: 1 }], billing: person('Eva', 'Neumann') }, expect: written },
  { title: 'NAV commits after the client has gone', navFault: { kind: 'lateWork', ms: 3_000 }, purchase: { items: [{ sku: 'ML-POS-5070', quantity: 1 }], billing: person('Ruth', 'Beck') }, expect: written },
  { title: 'NAV drops the connection after it created the order', navFault: { kind: 'dropAfterWork' }, purchase: { items: [{ sku: 'ML-SCF-GRY', quantity: 2 }], billing: person('Willi', 'Graf') }, expect: written },
  { title: 'NAV is busy at the write', navFault: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }, purchase: { items: [{ sku: 'ML-MUG-001', quantity: 3 }], billing: person('Lotte', 'Kraus') }, expect: written },
  { title: 'unknown SKU', purchase: { items: [{ sku: UNKNOWN_SKU, quantity: 1 }], billing: person('Fritz', 'Seidel') }, expect: { kind: 'parked', code: 'sku-unknown', why: `${UNKNOWN_SKU} is not in NAV` } },
  { title: 'country NAV does not have', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Yuki', 'Sato', { country: 'JP', state: 'JP13', city: 'Tokyo', postcode: '100-0001' }) }, expect: { kind: 'parked', code: 'country-unknown', why: 'JP is not among NAV’s countries' } },
  { title: 'currency NAV does not have', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], currency: 'SEK', billing: person('Olle', 'Lind') }, expect: { kind: 'parked', code: 'currency-unknown', why: 'SEK has no card in NAV' } },
  { title: 'taxed in the shop, untaxed in NAV', purchase: { items: [{ sku: 'ML-MUG-001', quantity: 2 }], billing: person('Luc', 'Martin', { country: 'GB', state: '', city: 'London', postcode: 'SW1A 1AA' }), shipping: person('Luc', 'Martin') }, expect: { kind: 'parked', code: 'nav-charges-no-tax', why: 'shipped within the country with tax, but the customer’s country makes NAV take none' } },
]; // prettier-ignore

export const story: readonly StoryOrder[] = [...recorded, ...kinds];
