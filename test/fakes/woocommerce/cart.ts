import type { Big } from 'big.js';
import type { MoneyRules, Rate } from './arithmetic.ts';
import { precision, sumOfTaxes, taxesOnTop, taxesWithin } from './arithmetic.ts';
import type { Coupon, DiscountItem } from './coupons.ts';
import { dealCoupons, discountOf } from './coupons.ts';
import { exact, roundHalfUp, sumOf, zero } from './decimals.ts';

export interface CartItem {
  /** Catalogue price per piece, as entered: with the shop's own tax where the shop's prices include it. */
  readonly price: string;
  readonly quantity: number;
  readonly taxable: boolean;
  /** Rates where the shopper is taxed. */
  readonly rates: readonly Rate[];
  /** Rates of the shop's own address, which a price including tax contains. */
  readonly baseRates: readonly Rate[];
}

/** What the block checkout hands over to the order; all in currency, net. */
export interface CountedCart {
  readonly items: readonly { readonly subtotal: Big; readonly total: Big }[];
  readonly coupons: readonly { readonly code: string; readonly discount: Big; readonly discountTax: Big }[];
}

/** Counts a cart as `WC_Cart_Totals` does, in units of the last decimal shown. */
export function countCart(cartItems: readonly CartItem[], coupons: readonly Coupon[], rules: MoneyRules): CountedCart {
  const units = exact(10).pow(rules.decimals);
  const items = cartItems.map((item, key) => ({ ...item, key, whole: priceInUnits(item, rules, units) }));
  const priced: DiscountItem[] = items.map((item) => ({ key: item.key, quantity: item.quantity, price: item.whole }));
  const discounts = dealCoupons(priced, coupons, rules.decimals);
  return {
    items: items.map((item) => ({
      subtotal: netOf(item.whole, item, rules).div(units),
      total: netOf(item.whole.minus(discountOf(discounts, item.key)), item, rules).div(units),
    })),
    coupons: coupons.map((coupon) => {
      const shares = [...(discounts.get(coupon.code) ?? [])];
      const gross = sumOf(shares.map(([, share]) => share));
      const tax = sumOf(shares.map(([key, share]) => taxOf(share, items[key], rules)));
      const discount = rules.pricesIncludeTax ? gross.minus(tax) : gross;
      return { code: coupon.code, discount: discount.div(units), discountTax: tax.div(units) };
    }),
  };
}

/** Shopper elsewhere: the shop's own tax is taken out and the local one put on, so gross is not price x quantity. */
function priceInUnits(item: CartItem, rules: MoneyRules, units: Big): Big {
  const entered = roundHalfUp(exact(item.price).times(item.quantity).times(units), precision(rules) - rules.decimals);
  const sameRates = item.rates.map((rate) => rate.id).join() === item.baseRates.map((rate) => rate.id).join();
  if (!rules.pricesIncludeTax || !item.taxable || sameRates) return entered;
  const net = entered.minus(sumOfTaxes(taxesWithin(entered, item.baseRates, precision(rules))));
  return net.plus(sumOfTaxes(taxesOnTop(net, item.rates, precision(rules))));
}

function netOf(amount: Big, item: CartItem, rules: MoneyRules): Big {
  return rules.pricesIncludeTax ? amount.minus(taxOf(amount, item, rules)) : amount;
}

function taxOf(amount: Big, item: CartItem | undefined, rules: MoneyRules): Big {
  if (!item?.taxable) return zero;
  const taxes = rules.pricesIncludeTax ? taxesWithin : taxesOnTop;
  return sumOfTaxes(taxes(amount, item.rates, precision(rules)));
}
