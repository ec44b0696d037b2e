import { lineTax, precision, roundTax, sumOfTaxes, taxesOnTop, taxesWithin } from './arithmetic.ts';
import type { MoneyRules } from './arithmetic.ts';
import type { Coupon, Discounts } from './coupons.ts';
import { dealCoupons, discountOf } from './coupons.ts';
import type { Exact } from './decimals.ts';
import { asStored, exact, roundHalfUp, sumOf, zero } from './decimals.ts';
import { ShopError } from './errors.ts';
import { recount } from './orderBuild.ts';
import { taxPlace, taxTable } from './taxRates.ts';
import type { ItemLine, Order, Shop } from './state.ts';
import { next } from './state.ts';

/** @throws ShopError when the shop has no such coupon; the order made so far stays behind as a draft */
export function findCoupon(shop: Shop, code: string, draft?: Order): Coupon {
  const coupon = shop.coupons.find((each) => each.code === code.toLowerCase());
  if (coupon !== undefined) return coupon;
  const message = `Coupon &quot;${code.toLowerCase()}&quot; cannot be applied because it does not exist.`;
  throw new ShopError(400, 'woocommerce_rest_invalid_coupon', message, {
    status: 400,
    ...(draft === undefined ? {} : { new_draft_order_id: draft.id }),
  });
}

export function addCouponLine(shop: Shop, order: Order, coupon: Coupon, discount: Exact, discountTax: Exact): void {
  // A fixed cart coupon is WooCommerce's default type and is written as null here.
  const type = coupon.type === 'fixed_cart' ? null : coupon.type;
  const info = JSON.stringify([coupon.id, coupon.code, type, exact(coupon.amount).toNumber()]);
  order.couponLines.push({
    id: next(shop, 'line'),
    coupon,
    discount: asStored(discount),
    discountTax: asStored(discountTax),
    meta: [{ id: next(shop, 'lineMeta'), key: 'coupon_info', value: info }],
  });
}

/** Gives an existing order its coupons, from its stored net amounts, and recounts it. */
export function applyCoupons(shop: Shop, order: Order, coupons: readonly Coupon[]): void {
  const rules: MoneyRules = { ...shop.settings, pricesIncludeTax: order.pricesIncludeTax };
  const units = exact(10).pow(rules.decimals);
  for (const line of order.items) line.total = line.subtotal;
  const priced = order.items.map((line) => ({
    key: line.id,
    quantity: line.quantity,
    price: roundHalfUp(priceOf(shop, line, rules).times(units), precision(rules) - rules.decimals),
  }));
  const discounts = dealCoupons(priced, coupons, rules.decimals);
  const taxOf = createTaxOf(shop, order, rules);
  order.couponLines = [];
  for (const coupon of coupons) addCounted(shop, order, coupon, discounts, rules, taxOf, units);
  for (const line of order.items) {
    const lost = discountOf(discounts, line.id).div(units);
    const net = rules.pricesIncludeTax ? lost.minus(taxOf(line, lost)) : lost;
    const rest = exact(line.total).minus(net);
    line.total = asStored(rest.lt(0) ? zero : rest);
  }
  recount(shop, order);
}

function priceOf(shop: Shop, line: ItemLine, rules: MoneyRules): Exact {
  if (!rules.pricesIncludeTax) return exact(line.subtotal);
  const taxes = line.taxes.map((tax) => exact(tax.subtotal ?? tax.total));
  return exact(line.subtotal).plus(lineTax(taxes, shop.settings));
}

type TaxOf = (line: ItemLine, amount: Exact) => Exact;

function createTaxOf(shop: Shop, order: Order, rules: MoneyRules): TaxOf {
  const table = taxTable(shop, taxPlace(shop, order));
  const taxes = rules.pricesIncludeTax ? taxesWithin : taxesOnTop;
  return (line, amount) =>
    sumOfTaxes(taxes(amount, line.taxable ? table.ratesFor(line.taxClass) : [], precision(rules)));
}

/** The coupon's own line: its tax is rounded line by line, so that it may miss the order's discount by a unit. */
function addCounted(
  shop: Shop,
  order: Order,
  coupon: Coupon,
  discounts: Discounts,
  rules: MoneyRules,
  taxOf: TaxOf,
  units: Exact,
): void {
  const shares = [...(discounts.get(coupon.code) ?? [])].map(([key, share]) => [key, share.div(units)] as const);
  const taxes = shares.map(([key, share]) => {
    const line = order.items.find((each) => each.id === key);
    const tax = line === undefined ? zero : taxOf(line, share);
    return rules.roundAtSubtotal ? tax : roundTax(tax, rules.decimals, shop.settings);
  });
  const tax = sumOf(taxes);
  const gross = sumOf(shares.map(([, share]) => share));
  addCouponLine(shop, order, coupon, rules.pricesIncludeTax ? gross.minus(tax) : gross, tax);
}
