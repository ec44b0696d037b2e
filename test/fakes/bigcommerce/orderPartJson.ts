import { rfc2822 } from './dates.ts';
import { asNumber, asText, exact } from './decimals.ts';
import type { Cost, Fee, LineOption, Order, OrderCoupon, OrderLine, Shipment, ShipTo } from './orderState.ts';

/** `shipping_cost` gives `base_shipping_cost`, `shipping_cost_ex_tax` and so on. */
export function costFields(name: string, cost: Cost): Record<string, unknown> {
  return {
    [`base_${name}`]: asText(cost.base),
    [`${name}_ex_tax`]: asText(cost.exTax),
    [`${name}_inc_tax`]: asText(cost.incTax),
    [`${name}_tax`]: asText(cost.tax),
    [`${name}_tax_class_id`]: cost.taxClassId,
  };
}

export function lineJson(order: Order, line: OrderLine): Record<string, unknown> {
  const { amounts } = line;
  const { wrapping_cost_tax_class_id: _unsaid, ...wrapping } = costFields('wrapping_cost', line.wrapping);
  return {
    id: line.id,
    order_id: order.id,
    product_id: line.productId,
    ...(line.variantId === undefined ? {} : { variant_id: line.variantId }),
    order_pickup_method_id: line.pickupMethodId,
    order_address_id: line.addressId,
    name: line.name,
    name_customer: line.name,
    name_merchant: line.name,
    sku: line.sku,
    upc: line.upc,
    type: line.type,
    base_price: asText(line.price),
    price_ex_tax: asText(amounts.priceExTax),
    price_inc_tax: asText(amounts.priceIncTax),
    price_tax: asText(exact(amounts.priceIncTax).minus(amounts.priceExTax)),
    base_total: asText(exact(line.price).times(line.quantity)),
    total_ex_tax: asText(amounts.totalExTax),
    total_inc_tax: asText(amounts.totalIncTax),
    total_tax: asText(amounts.tax),
    ...sizes,
    quantity: line.quantity,
    ...costPrices,
    is_refunded: line.quantityRefunded >= line.quantity && line.quantity > 0,
    quantity_refunded: line.quantityRefunded,
    refund_amount: asText('0'),
    return_id: 0,
    wrapping_id: line.wrappingName === '' ? 0 : 1,
    wrapping_name: line.wrappingName,
    ...wrapping,
    wrapping_message: '',
    quantity_shipped: line.quantityShipped,
    event_name: null,
    event_date: null,
    fixed_shipping_cost: asText('0'),
    ebay_item_id: '',
    ebay_transaction_id: '',
    option_set_id: null,
    parent_order_product_id: line.parentId,
    is_bundled_product: line.parentId !== null,
    bin_picking_number: '',
    external_id: null,
    brand: '',
    applied_discounts: line.discounts.map((each) => ({ ...each, amount: asText(each.amount) })),
    product_options: line.options.map((option) => optionJson(line.id, option)),
    configurable_fields: [],
    gift_certificate_id: line.giftCertificateId,
    discounted_total_inc_tax: asText(amounts.discountedIncTax),
  };
}

const zero = asText('0');
const sizes = { weight: asText('1'), width: zero, height: zero, depth: zero };
const costPrices = {
  base_cost_price: zero,
  cost_price_inc_tax: zero,
  cost_price_ex_tax: zero,
  cost_price_tax: zero,
};

function optionJson(lineId: number, option: LineOption): Record<string, unknown> {
  const { name, value } = option;
  return {
    id: option.id,
    option_id: option.optionId,
    order_product_id: lineId,
    product_option_id: option.optionId,
    display_name: name,
    display_name_customer: name,
    display_name_merchant: name,
    display_value: value,
    display_value_customer: value,
    display_value_merchant: value,
    value: option.valueId,
    type: option.type,
    name,
    display_style: '',
  };
}

export function shipToJson(order: Order, shipTo: ShipTo, home: string): Record<string, unknown> {
  const { form_fields: formFields, ...address } = shipTo.address;
  const lines = order.lines.filter((line) => line.addressId === shipTo.id);
  const { base_cost: base, ...cost } = costFields('cost', shipTo.cost);
  const resource = `/orders/${order.id}/shippingaddresses/${shipTo.id}/shippingquotes`;
  return {
    id: shipTo.id,
    order_id: order.id,
    ...address,
    items_total: lines.reduce((sum, line) => sum + line.quantity, 0),
    items_shipped: lines.reduce((sum, line) => sum + line.quantityShipped, 0),
    shipping_method: shipTo.method,
    base_cost: base,
    ...cost,
    ...costFields('handling_cost', shipTo.handling),
    shipping_zone_id: 1,
    shipping_zone_name: address.country,
    shipping_quotes: { url: `${home}${resource}`, resource },
    form_fields: formFields,
  };
}

/** Amounts are numbers here, in V2 all the same. */
export function couponJson(order: Order, coupon: OrderCoupon): Record<string, unknown> {
  const { id, couponId, code, type } = coupon;
  const amount = asNumber(coupon.amount);
  return { id, coupon_id: couponId, order_id: order.id, code, amount, type, discount: asNumber(coupon.discount) };
}

export function feeJson({ id, name, source, cost }: Fee): Record<string, unknown> {
  return {
    id,
    type: 'custom_fee',
    display_name_customer: name,
    display_name_merchant: name,
    source,
    base_cost: asText(cost.base),
    cost_ex_tax: asText(cost.exTax),
    cost_inc_tax: asText(cost.incTax),
    cost_tax: asText(cost.tax),
    tax_class_id: cost.taxClassId,
  };
}

export function shipmentJson(order: Order, shipment: Shipment): Record<string, unknown> {
  const { form_fields: _billing, ...billing } = order.billing;
  const to = order.shipTos.find((each) => each.id === shipment.addressId)?.address ?? order.billing;
  const { form_fields: _shipping, ...shipping } = to;
  return {
    id: shipment.id,
    order_id: order.id,
    customer_id: order.customerId,
    order_address_id: shipment.addressId,
    date_created: rfc2822(shipment.createdAt),
    tracking_number: shipment.trackingNumber,
    merchant_shipping_cost: asText('0'),
    shipping_method: shipment.shippingMethod,
    comments: shipment.comments,
    shipping_provider: shipment.shippingProvider,
    tracking_carrier: shipment.trackingCarrier,
    tracking_link: shipment.trackingLink,
    billing_address: billing,
    shipping_address: shipping,
    items: shipment.items.map(({ lineId, quantity }) => {
      const line = order.lines.find((each) => each.id === lineId);
      return { order_product_id: lineId, product_id: line?.productId ?? 0, quantity };
    }),
    shipping_provider_display_name: shipment.shippingProvider.toUpperCase(),
    generated_tracking_link: '',
  };
}
