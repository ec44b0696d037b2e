import { discountLine, discountOrder, shippingAfter, useCoupon } from './cart.ts';
import { costOf, countryOf, recount } from './countOrder.ts';
import { exact, rounded } from './decimals.ts';
import { payOrder } from './payOrder.ts';
import { findArticle, lineOf } from './cartLines.ts';
import { startOrder } from './startOrder.ts';
import { changeStatus } from './statuses.ts';
import type { CouponSeed } from './goodsState.ts';
import type { Order } from './orderState.ts';
import type { Store } from './state.ts';
import { moneyRules, next, tellOrder } from './state.ts';
import type { Purchase } from './purchase.ts';

export interface Shopper {
  /** Goes through the checkout: made in status 0, paid, then on. @returns the order's id */
  placeOrder(purchase: Purchase): number;
  /** Reaches the payment page and leaves: an order in status 0, told as created. @returns its id */
  openCheckout(purchase: Purchase): number;
  /** Comes back and pays what `openCheckout` left. Default status 11. */
  finishCheckout(id: number, payment?: Pick<Purchase, 'status' | 'payment' | 'giftCertificate' | 'storeCredit'>): void;
}

export function createShopper(store: Store): Shopper {
  const fill = (purchase: Purchase): Order => {
    const order = fillOrder(store, purchase);
    store.orders.push(order);
    tellOrder(store, order, 'created');
    return order;
  };
  return {
    openCheckout: (purchase) => fill(purchase).id,
    finishCheckout(id, payment = {}) {
      const order = store.orders.find((each) => each.id === id);
      if (order === undefined) throw new Error(`The fake store has no order ${id}.`);
      finish(store, order, payment);
    },
    placeOrder(purchase) {
      const order = fill(purchase);
      finish(store, order, purchase);
      return order.id;
    },
  };
}

function finish(store: Store, order: Order, purchase: Partial<Purchase>): void {
  const status = purchase.status ?? 11;
  payOrder(store, order, purchase, status);
  changeStatus(store, order, status);
}

/** Lines, then discounts, then costs, then the sums. */
function fillOrder(store: Store, purchase: Purchase): Order {
  const order = startOrder(store, purchase);
  const coupons = (purchase.coupons ?? []).map((code) => couponOf(store, code));
  putShipTos(store, order, purchase, coupons);
  for (const item of purchase.items) order.lines.push(...lineOf(store, order, item));
  for (const [at, item] of purchase.items.entries()) {
    const line = order.lines.filter((each) => each.parentId === null)[at];
    for (const { name, amount } of item.discounts ?? []) if (line !== undefined) discountLine(line, amount, name);
  }
  if (purchase.discount !== undefined) {
    discountOrder(store, order, purchase.discount, { id: 'manual-discount', name: 'Manual Discount', code: null });
  }
  for (const coupon of coupons) useCoupon(store, order, coupon);
  for (const { name, amount, taxClassId = 0 } of purchase.fees ?? []) {
    const cost = costOf(store, amount, taxClassId, countryOf(store, order, headPlace(order)), moneyRules(store, order));
    order.fees.push({ id: next(store, 'fee'), name, source: 'app', cost });
  }
  recount(store, order);
  return order;
}

const headPlace = (order: Order): { readonly addressId: number; readonly pickupMethodId: number } => ({
  addressId: order.shipTos[0]?.id ?? 0,
  pickupMethodId: order.pickups[0]?.id ?? 0,
});

/** One for each that was named; digital goods and gift certificates alone have none, neither have goods that are fetched. */
function putShipTos(store: Store, order: Order, purchase: Purchase, coupons: readonly CouponSeed[]): void {
  if (purchase.pickupAt !== undefined) {
    order.pickups.push({ id: next(store, 'pickup'), methodId: 1, name: 'Pick Up', locationId: purchase.pickupAt });
    if (!purchase.items.some(({ isFetched }) => isFetched === true)) return;
  }
  if (!purchase.items.some((item) => needsAddress(store, item))) return;
  const rules = moneyRules(store, order);
  for (const [at, wanted] of (purchase.shipTos ?? [{}]).entries()) {
    const address = { ...order.billing, ...wanted.address, form_fields: wanted.address?.form_fields ?? [] };
    const country = address.country_iso2;
    // Coupons on shipping lower the first cost.
    const cost = at === 0 ? shippingAfter(coupons, wanted.cost ?? '0') : (wanted.cost ?? '0');
    order.shipTos.push({
      id: next(store, 'shipTo'),
      address,
      method: wanted.method ?? 'Flat Rate',
      cost: costOf(store, inCurrency(cost, rules.digits), 2, country, rules),
      handling: costOf(store, wanted.handling ?? '0', 2, country, rules),
    });
  }
}

const inCurrency = (amount: string, digits: number): string => rounded(exact(amount), Math.max(digits, 4)).toFixed();

function needsAddress(store: Store, item: Purchase['items'][number]): boolean {
  if ('giftCertificate' in item) return false;
  if ('custom' in item) return true;
  return findArticle(store, item.sku).product.type !== 'digital';
}

function couponOf(store: Store, code: string): CouponSeed {
  const coupon = store.coupons.find((each) => each.code === code);
  if (coupon === undefined) throw new Error(`The fake store has no coupon "${code}".`);
  return coupon;
}
