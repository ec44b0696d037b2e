import type { Big } from 'big.js';
import { exact, roundHalfDown, roundHalfUp, sumOf, zero } from './decimals.ts';

export interface Coupon {
  readonly id: number;
  /** Lower-cased. */
  readonly code: string;
  readonly type: 'percent' | 'fixed_cart' | 'fixed_product';
  /** Percent, or money in the shop's currency. */
  readonly amount: string;
  readonly freeShipping: boolean;
}

/** A line as coupons see it: `price` is the whole line in the smallest unit shown, with tax where prices include it. */
export interface DiscountItem {
  readonly key: number;
  readonly quantity: number;
  readonly price: Big;
}

/** Discount in units, per coupon code and line key. */
export type Discounts = ReadonlyMap<string, ReadonlyMap<number, Big>>;

/** Deals coupons out over lines as `WC_Discounts` does, dearest piece first. */
export function dealCoupons(items: readonly DiscountItem[], coupons: readonly Coupon[], decimals: number): Discounts {
  const dealt = new Map<string, Map<number, Big>>();
  const ordered = [...items]
    .filter((item) => item.quantity > 0)
    .sort((a, b) => b.price.div(b.quantity).cmp(a.price.div(a.quantity)));
  for (const coupon of coupons) {
    const shares = new Map<number, Big>();
    dealt.set(coupon.code, shares);
    dealOne(coupon, ordered, createTill(dealt, shares), decimals);
  }
  return dealt;
}

/** What one line loses over all coupons, in units. */
export function discountOf(discounts: Discounts, key: number): Big {
  return sumOf([...discounts.values()].map((shares) => shares.get(key) ?? zero));
}

interface Till {
  /** What is left of the line's price, a whole number of units. */
  left(item: DiscountItem): Big;
  take(item: DiscountItem, units: Big): void;
}

function createTill(dealt: Discounts, shares: Map<number, Big>): Till {
  return {
    left: (item) => roundHalfUp(item.price.minus(discountOf(dealt, item.key)), 0).abs(),
    take: (item, units) => shares.set(item.key, (shares.get(item.key) ?? zero).plus(units)),
  };
}

function dealOne(coupon: Coupon, items: readonly DiscountItem[], till: Till, decimals: number): void {
  const units = exact(coupon.amount).times(exact(10).pow(decimals));
  if (coupon.type === 'percent') dealPercent(exact(coupon.amount), items, till);
  else if (coupon.type === 'fixed_product') dealPerPiece(units, items, till);
  else dealOverCart(units, items, till);
}

function dealPercent(percent: Big, items: readonly DiscountItem[], till: Till): void {
  let whole = zero;
  let given = zero;
  for (const item of items) {
    const price = roundHalfUp(item.price, 0);
    const share = least(till.left(item), price.times(percent).div(100).round(0, 0));
    till.take(item, share);
    whole = whole.plus(price);
    given = given.plus(share);
  }
  const wanted = roundHalfDown(whole.times(percent).div(100), 0);
  if (given.lt(wanted)) dealRemainder(wanted.minus(given), items, till);
}

function dealPerPiece(perPiece: Big, items: readonly DiscountItem[], till: Till): Big {
  let given = zero;
  for (const item of items) {
    const share = least(till.left(item), perPiece.times(item.quantity));
    till.take(item, share);
    given = given.plus(share);
  }
  return given;
}

function dealOverCart(amount: Big, all: readonly DiscountItem[], till: Till): void {
  const items = all.filter((item) => till.left(item).gt(0));
  const pieces = items.reduce((count, item) => count + item.quantity, 0);
  if (pieces === 0) return;
  const perPiece = amount.div(pieces).round(0, 0);
  if (perPiece.eq(0)) {
    dealRemainder(amount, items, till);
    return;
  }
  const given = dealPerPiece(perPiece, items, till);
  if (given.gt(0) && given.lt(amount)) dealOverCart(amount.minus(given), items, till);
}

/** Unit by unit, one for each piece, until the amount is gone. */
function dealRemainder(amount: Big, items: readonly DiscountItem[], till: Till): void {
  let given = zero;
  for (const item of items) {
    for (let piece = 0; piece < item.quantity; piece += 1) {
      if (given.gte(amount)) return;
      const share = least(till.left(item), exact(1));
      till.take(item, share);
      given = given.plus(share);
    }
  }
}

function least(a: Big, b: Big): Big {
  return a.lt(b) ? a : b;
}
