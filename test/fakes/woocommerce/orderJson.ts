import { lineTax } from './arithmetic.ts';
import type { Exact } from './decimals.ts';
import { asMoney, exact } from './decimals.ts';
import { datePair } from './dates.ts';
import type { JsonObject } from './json.ts';
import { links } from './links.ts';
import { couponLineJson, feeLineJson, itemLineJson, metaJson, shippingLineJson, taxLineJson } from './orderLineJson.ts';
import { symbolOf } from './currencies.ts';
import type { Address, Order, Shop } from './state.ts';

export interface OrderView {
  readonly home: string;
  /** Decimals of the answer; the shop's own when the caller did not ask. */
  readonly dp: number;
}

/** An order as the REST API and webhook bodies show it, with WooCommerce's types and field order. */
export function orderJson(shop: Shop, order: Order, view: OrderView): JsonObject {
  const dates = datesOf(shop, order);
  const money = (amount: string | Exact): string => asMoney(amount, view.dp);
  return {
    id: order.id,
    parent_id: 0,
    status: order.status,
    currency: order.currency,
    version: '10.5.0',
    prices_include_tax: order.pricesIncludeTax,
    date_created: dates['date_created'],
    date_modified: dates['date_modified'],
    discount_total: money(order.discountTotal),
    discount_tax: money(order.discountTax),
    shipping_total: money(order.shippingTotal),
    shipping_tax: money(order.shippingTax),
    cart_tax: money(order.cartTax),
    // Totals are rounded to the shop's decimals whenever an order is read, whatever the caller asks for.
    total: money(asMoney(order.total, shop.settings.decimals)),
    total_tax: money(asMoney(order.totalTax, shop.settings.decimals)),
    customer_id: order.customerId,
    order_key: order.orderKey,
    billing: addressJson(order.billing, true),
    shipping: addressJson(order.shipping, false),
    payment_method: order.paymentMethod,
    payment_method_title: order.paymentMethodTitle,
    transaction_id: order.transactionId,
    customer_ip_address: order.customerIp,
    customer_user_agent: order.userAgent,
    created_via: order.createdVia,
    customer_note: order.customerNote,
    date_completed: dates['date_completed'],
    date_paid: dates['date_paid'],
    cart_hash: order.cartHash,
    number: order.number,
    meta_data: order.meta.map(metaJson),
    ...linesJson(shop, order, view.dp),
    refunds: [...order.refunds].reverse().map((refund) => ({
      id: refund.id,
      reason: refund.reason,
      total: money(exact(refund.amount).times(-1)),
    })),
    ...(order.giftCards.length > 0 && {
      gift_cards: order.giftCards.map(({ id, code, amount }) => ({ id, code, amount: Number(amount) })),
    }),
    payment_url: `${view.home}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.orderKey}`,
    is_editable: ['pending', 'on-hold', 'auto-draft'].includes(order.status),
    needs_payment: needsPayment(order),
    needs_processing: needsProcessing(shop, order),
    date_created_gmt: dates['date_created_gmt'],
    date_modified_gmt: dates['date_modified_gmt'],
    date_completed_gmt: dates['date_completed_gmt'],
    date_paid_gmt: dates['date_paid_gmt'],
    currency_symbol: symbolOf(order.currency),
    _links: orderLinks(order, view.home),
  };
}

function datesOf(shop: Shop, order: Order): JsonObject {
  const offset = shop.utcOffsetMinutes;
  return Object.fromEntries([
    ...datePair('date_created', order.createdAt, offset),
    ...datePair('date_modified', order.modifiedAt, offset),
    ...datePair('date_completed', order.completedAt, offset),
    ...datePair('date_paid', order.paidAt, offset),
  ]);
}

function linesJson(shop: Shop, order: Order, dp: number): JsonObject {
  // A line's own tax is counted anew from its taxes per rate whenever it is read.
  const taxOf = (amounts: readonly string[]): string =>
    lineTax(
      amounts.map((amount) => exact(amount)),
      shop.settings,
    ).toFixed();
  return {
    line_items: order.items.map((line) => itemLineJson(shop, line, taxOf, dp)),
    tax_lines: order.taxLines.map((line) => taxLineJson(shop, line, dp)),
    shipping_lines: order.shippingLines.map((line) => shippingLineJson(line, taxOf, dp)),
    fee_lines: order.feeLines.map((line) => feeLineJson(line, taxOf, dp)),
    coupon_lines: order.couponLines.map((line) => couponLineJson(line, dp)),
  };
}

export function addressJson(address: Address, withEmail: boolean): JsonObject {
  const { first_name, last_name, company, address_1, address_2, city, state, postcode, country } = address;
  return {
    first_name,
    last_name,
    company,
    address_1,
    address_2,
    city,
    state,
    postcode,
    country,
    ...(withEmail ? { email: address.email } : {}),
    phone: address.phone,
  };
}

function orderLinks(order: Order, home: string): JsonObject {
  const base = `${home}/wp-json/wc/v3/`;
  return {
    ...links({ home, self: `orders/${order.id}`, collection: 'orders' }),
    email_templates: [{ embeddable: true, href: `${base}orders/${order.id}/actions/email_templates` }],
    ...(order.customerId === 0 ? {} : { customer: [{ href: `${base}customers/${order.customerId}` }] }),
  };
}

export function needsPayment(order: Order): boolean {
  return ['pending', 'failed', 'checkout-draft'].includes(order.status) && exact(order.total).gt(0);
}

/** An order of nothing but virtual downloads needs nobody; this shop sells none, so any known product does. */
export function needsProcessing(shop: Shop, order: Order): boolean {
  return order.items.some((line) => shop.products.some((product) => product.id === line.productId));
}
