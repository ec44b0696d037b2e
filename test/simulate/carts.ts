import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import type { Purchase } from '../fakes/woocommerce/shopper.ts';
import { UNKNOWN_SKU } from '../sandbox/carryItems.ts';
import type { Person } from './people.ts';
import type { Chance } from './virtualClock.ts';

export interface Cart {
  readonly purchase: Omit<Purchase, 'billing' | 'customerId'>;
  readonly pricesIncludeTax: boolean;
  readonly roundAtSubtotal: boolean;
  /** Causes this order may wait for a person with, by the way it is made. */
  readonly declared: readonly string[];
}

const SHIPPING = ['3.90', '4.11', '4.90', '4.1092', '6.90'];
const NOTES = [
  'Bitte beim Nachbarn abgeben 🙏 — danke!',
  'Please ring twice.\n\nThe bell is broken; knock "hard" & wait <5 minutes>.',
  Array.from({ length: 50 }, (_, index) => `floor ${index}`).join(', '),
];

/** A random cart, with everything a shop of two VAT rates sells and a few things NAV does not know. */
export function randomCart(chance: Chance, shop: FakeWooCommerce, person: Person): Cart {
  const declared: string[] = [];
  const articles = shop.stored.products().filter(({ sku, price }) => sku !== '' && price !== '');
  const known = articles.filter(({ sku }) => sku !== UNKNOWN_SKU);
  const count = chance.number() < 0.05 ? 10 : chance.between(1, 4);
  const items = Array.from({ length: count }, () => ({
    article: chance.pick(known),
    quantity: chance.number() < 0.02 ? chance.between(500, 1_999) : chance.between(1, 5),
  }));
  const value = items.reduce((sum, { article, quantity }) => sum + Number(article.price) * quantity, 0);
  const lines = items.map(({ article, quantity }) => ({ sku: article.sku, quantity }));
  if (chance.number() < 0.025) {
    lines.push({ sku: UNKNOWN_SKU, quantity: 1 });
    declared.push('sku-unknown');
  }
  const currency = currencyOf(chance);
  if (currency === 'SEK') declared.push('currency-unknown');
  if (person.address['country'] === 'JP') declared.push('country-unknown');
  // The shop takes no tax there, and the customer's group in NAV is the domestic one.
  if (person.address['country'] === 'FR') declared.push('tax-differs');
  return {
    declared,
    pricesIncludeTax: chance.number() < 0.5,
    roundAtSubtotal: chance.number() < 0.3,
    purchase: {
      items: lines,
      ...(currency === 'EUR' ? {} : { currency }),
      ...(value > 15 && chance.number() < 0.25 ? { coupons: couponsOf(chance) } : {}),
      ...(chance.number() < 0.45 ? { shippingCost: chance.pick(SHIPPING) } : {}),
      ...(chance.number() < 0.15 ? { fees: feesOf(chance, value) } : {}),
      ...(chance.number() < 0.1 ? { note: chance.pick(NOTES) } : {}),
    },
  };
}

function currencyOf(chance: Chance): string {
  const draw = chance.number();
  if (draw < 0.015) return 'SEK';
  return draw < 0.06 ? 'USD' : draw < 0.08 ? 'CHF' : 'EUR';
}

function couponsOf(chance: Chance): string[] {
  return chance.pick([['welcome10'], ['five-off'], ['welcome10', 'five-off']]);
}

function feesOf(chance: Chance, value: number): NonNullable<Purchase['fees']> {
  if (value > 30 && chance.number() < 0.4) return [{ name: 'Loyalty discount', amount: '-5.00' }];
  return [{ name: 'Gift wrapping', amount: '2.50', ...(chance.number() < 0.3 ? { taxClass: 'reduced-rate' } : {}) }];
}
