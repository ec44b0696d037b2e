import { asStored, exact, roundHalfUp, sumOf } from './decimals.ts';
import type { MoneyRules } from './arithmetic.ts';
import type { Order } from './state.ts';

/**
 * The classic checkout stores the totals of the cart, which rounds the tax of shipping half up whatever the shop's
 * prices include; lines are stored as ever, so that they may make a unit less than the total.
 */
export function takeTotalsOfCart(order: Order, rules: MoneyRules): void {
  if (rules.roundAtSubtotal) return;
  const before = order.shippingTax;
  for (const line of order.taxLines) line.shippingTax = asStored(shippingTaxOf(order, line.rateId, rules));
  order.shippingTax = asStored(sumOf(order.taxLines.map((line) => line.shippingTax)));
  const more = exact(order.shippingTax).minus(before);
  order.totalTax = asStored(exact(order.totalTax).plus(more));
  // A total of nothing stays one: it is cut at zero.
  if (exact(order.total).gt(0)) order.total = asStored(exact(order.total).plus(more));
}

function shippingTaxOf(order: Order, rateId: number, { decimals }: MoneyRules) {
  const taxes = order.shippingLines.flatMap((line) => line.taxes.filter((tax) => tax.rateId === rateId));
  return sumOf(taxes.map((tax) => roundHalfUp(exact(tax.total), decimals)));
}
