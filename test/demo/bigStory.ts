import type { Purchase } from '../fakes/bigcommerce/purchase.ts';
import { UNKNOWN_SKU } from '../sandbox/carryItems.ts';
import type { Carriage } from '../sandbox/postman.ts';
import type { Expected } from './story.ts';

/** One order of the second store, a BigCommerce store, and what the story declares must become of it. */
export interface BigStoryOrder {
  readonly title: string;
  readonly purchase: Purchase;
  /** A registered customer places it. */
  readonly registered?: boolean;
  readonly carriage?: Carriage;
  /** `cart`: reaches the payment page and leaves; `cancelled`: before anybody was told of the order. */
  readonly ends?: 'cart' | 'cancelled';
  readonly expect: Expected;
}

const written = { kind: 'written' } as const;
const berlin = { street_1: 'Lange Straße 7', city: 'Berlin', zip: '10115', country: 'Germany', country_iso2: 'DE' };

function person(first: string, last: string): NonNullable<Purchase['billing']> {
  const email = `${first}.${last}@second.example`.toLowerCase();
  return { ...berlin, first_name: first, last_name: last, email };
}

const shipped = [{ cost: '4.90', method: 'Flat Rate' }];

export const bigStory: readonly BigStoryOrder[] = [
  { title: 'card, shipping', purchase: { items: [{ sku: 'ML-TS-001', quantity: 2 }], shipTos: shipped, billing: person('Anke', 'Thiel') }, expect: written },
  { title: 'guest again, coupon over two rates', purchase: { items: [{ sku: 'ML-MUG-001', quantity: 3 }, { sku: 'ML-COF-500' }], coupons: ['WELCOME10'], shipTos: shipped, billing: person('Anke', 'Thiel') }, expect: written },
  { title: 'registered customer, second storefront', registered: true, purchase: { items: [{ sku: 'ML-NB-A5', quantity: 4 }], channelId: 2, billing: person('Birgit', 'Ulrich') }, expect: written },
  { title: 'gift certificate and store credit pay a part', purchase: { items: [{ sku: 'ML-BOOK-COOK' }], giftCertificate: { code: 'GC-9912', amount: '10.00' }, storeCredit: '2.50', billing: person('Carla', 'Veit') }, expect: written },
  { title: 'gift certificate is sold', purchase: { items: [{ giftCertificate: '25.00' }, { sku: 'ML-PEN-BLU', quantity: 2 }], billing: person('Doris', 'Wendt') }, expect: written },
  { title: 'child lines of a pick list', purchase: { items: [{ sku: 'ML-TS-001', picks: ['ML-PEN-BLU', 'ML-CHO-100'] }], shipTos: shipped, billing: person('Egon', 'Zander') }, expect: written },
  { title: 'pickup', purchase: { items: [{ sku: 'ML-TEA-250', quantity: 2 }], pickupAt: 2, billing: person('Falk', 'Adam') }, expect: written },
  { title: 'digital', purchase: { items: [{ sku: 'ML-EBOOK' }], billing: person('Gerd', 'Behn') }, expect: written },
  { title: 'fee, gift wrapping and handling', purchase: { items: [{ sku: 'ML-HOOD-M-BLK', wrapping: '1.50' }], fees: [{ name: 'Assembly', amount: '5.00' }], shipTos: [{ cost: '4.90', handling: '2.00' }], billing: person('Heide', 'Conrad') }, expect: written },
  { title: 'delivered three times', carriage: 'thrice', purchase: { items: [{ sku: 'ML-NB-A5' }], billing: person('Inge', 'Dorn') }, expect: written },
  { title: 'wrong signature of the vendor, found by the poll', carriage: 'breakSignature', purchase: { items: [{ sku: 'ML-MUG-001' }], billing: person('Jost', 'Ehlers') }, expect: written },
  { title: 'never delivered, found by the poll', carriage: 'lose', purchase: { items: [{ sku: 'ML-TS-001' }], billing: person('Kira', 'Fink') }, expect: written },
  { title: 'several ship-to addresses', purchase: { items: [{ sku: 'ML-TS-001' }, { sku: 'ML-NB-A5', shipTo: 1 }], shipTos: [{}, { address: { ...person('Lars', 'Gerke'), city: 'Hamburg', zip: '20457' } }], billing: person('Lars', 'Gerke') }, expect: { kind: 'parked', code: 'ship-to-several', why: 'a document has one' } },
  { title: 'unknown SKU', purchase: { items: [{ sku: UNKNOWN_SKU }], billing: person('Maren', 'Hoppe') }, expect: { kind: 'parked', code: 'sku-unknown', why: `${UNKNOWN_SKU} is not in NAV` } },
  { title: 'a cart that was never ordered', ends: 'cart', purchase: { items: [{ sku: 'ML-TS-001' }], billing: person('Nico', 'Iwen') }, expect: { kind: 'unknown' } },
  { title: 'cancelled before it was told', ends: 'cancelled', purchase: { items: [{ sku: 'ML-TS-001' }], billing: person('Olga', 'Jahn') }, expect: { kind: 'leftOut', code: 'status-not-imported' } },
]; // prettier-ignore
