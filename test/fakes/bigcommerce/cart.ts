import { spread } from './arithmetic.ts';
import type { Exact } from './decimals.ts';
import { exact, rounded, sumOf, zero } from './decimals.ts';
import type { CouponSeed } from './goodsState.ts';
import type { Discount, Order, OrderCoupon, OrderLine } from './orderState.ts';
import type { Store } from './state.ts';
import { currencyOf, next } from './state.ts';

const isGoods = (line: OrderLine): boolean => line.type !== 'giftcertificate' && line.parentId === null;

/** What of a line is left to discount, on the basis that prices are entered in. */
const leftOf = (line: OrderLine): Exact =>
  exact(line.price)
    .times(line.quantity)
    .minus(sumOf(line.discounts.map((each) => each.amount)));

function putDiscount(line: OrderLine, amount: Exact, discount: Omit<Discount, 'amount'>): void {
  if (!amount.eq(0)) line.discounts.push({ ...discount, amount: amount.toFixed() });
}

/** An amount off the whole order, dealt to the lines by what they cost. Gift certificates are not discounted. */
export function discountOrder(
  store: Store,
  order: Order,
  amount: string,
  discount: Omit<Discount, 'amount' | 'target'>,
): Exact {
  const lines = order.lines.filter(isGoods);
  const weights = lines.map(leftOf);
  const most = sumOf(weights);
  const wanted = exact(amount);
  const given = wanted.gt(most) ? most : wanted;
  const shares = spread(given, weights, currencyOf(store, order.currency).digits);
  for (const [at, line] of lines.entries()) putDiscount(line, shares[at] ?? zero, { ...discount, target: 'order' });
  return given;
}

export function discountLine(line: OrderLine, amount: string, name: string): void {
  putDiscount(line, exact(amount), { id: 'automatic', name, code: null, target: 'product' });
}

/** Coupons on shipping lower the cost itself and no line. */
export function useCoupon(store: Store, order: Order, coupon: CouponSeed): void {
  const discount = { id: 'coupon', name: coupon.name, code: coupon.code };
  const { digits } = currencyOf(store, order.currency);
  const taken = takeOff(store, order, coupon, discount, digits);
  const line: OrderCoupon = {
    id: next(store, 'orderCoupon'),
    couponId: coupon.id,
    code: coupon.code,
    amount: coupon.amount,
    type: coupon.type,
    discount: taken.toFixed(),
  };
  order.coupons.push(line);
}

type CouponDiscount = Omit<Discount, 'amount' | 'target'>;

function takeOff(store: Store, order: Order, coupon: CouponSeed, discount: CouponDiscount, digits: number): Exact {
  switch (coupon.type) {
    case 0:
      return perLine(order, discount, (line) => exact(coupon.amount).times(line.quantity));
    case 1:
      return perLine(order, discount, (line) => rounded(leftOf(line).times(coupon.amount).div(100), digits));
    case 2:
    case 5:
      return discountOrder(store, order, coupon.amount, discount);
    default:
      // 3 and 4: what is left of the shipping cost was settled when the costs were put on.
      return zero;
  }
}

function perLine(order: Order, discount: CouponDiscount, amountOf: (line: OrderLine) => Exact): Exact {
  const taken = order.lines.filter(isGoods).map((line) => {
    const wanted = amountOf(line);
    const amount = wanted.gt(leftOf(line)) ? leftOf(line) : wanted;
    putDiscount(line, amount, { ...discount, target: 'product' });
    return amount;
  });
  return sumOf(taken);
}

/** Shipping cost after coupons on it. */
export function shippingAfter(coupons: readonly CouponSeed[], cost: string): string {
  if (coupons.some((coupon) => coupon.type === 4)) return '0';
  const off = sumOf(coupons.filter((coupon) => coupon.type === 3).map((coupon) => coupon.amount));
  const left = exact(cost).minus(off);
  return left.lt(0) ? '0' : left.toFixed();
}
