import type { Call } from './call.ts';
import { costOf, NO_COST, recount } from './countOrder.ts';
import { invalidField, notFound, notSupported, StoreError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isObject, numberOf, textOf } from './json.ts';
import { EMPTY_ADDRESS } from './seed.ts';
import type { Fee, Order, OrderLine } from './orderState.ts';
import type { Store } from './state.ts';
import { moneyRules, next, orderChanged } from './state.ts';
import { changeStatus, isStatus } from './statuses.ts';

/** Of an order that is there already these can be written, and are simulated here. */
const WRITES: Readonly<Record<string, (store: Store, order: Order, value: unknown) => void>> = {
  staff_notes: (_store, order, value) => {
    const text = wantText('staff_notes', value);
    if (text.length > 65_535) throw invalidField('staff_notes');
    order.staffNotes = text;
  },
  customer_message: (_store, order, value) => void (order.customerMessage = wantText('customer_message', value)),
  external_order_id: (_store, order, value) => void (order.externalOrderId = wantText('external_order_id', value)),
  payment_method: (_store, order, value) => void (order.paymentMethod = wantText('payment_method', value)),
  customer_id: (_store, order, value) => void (order.customerId = numberOf(value, order.customerId)),
  billing_address: (_store, order, value) => writeBilling(order, value),
  products: (store, order, value) => writeLines(store, order, value),
  fees: (store, order, value) => writeFees(store, order, value),
};

/** Real fields whose writing nobody needed yet: asking for it must not look as if it had worked. */
const UNSIMULATED = [
  'base_handling_cost',
  'base_shipping_cost',
  'base_wrapping_cost',
  'channel_id',
  'consignments',
  'date_created',
  'discount_amount',
  'order_source',
  'ebay_order_id',
  'external_source',
  'geoip_country',
  'geoip_country_iso2',
  'handling_cost_ex_tax',
  'handling_cost_inc_tax',
  'ip_address',
  'ip_address_v6',
  'items_shipped',
  'items_total',
  'order_is_digital',
  'payment_provider_id',
  'refunded_amount',
  'shipping_cost_ex_tax',
  'shipping_cost_inc_tax',
  'shipping_addresses',
  'subtotal_ex_tax',
  'subtotal_inc_tax',
  'tax_provider_id',
  'customer_locale',
  'total_ex_tax',
  'total_inc_tax',
  'wrapping_cost_ex_tax',
  'wrapping_cost_inc_tax',
];

/** Merges the fields that were sent; anything that is only shown is refused, and nothing is written then. */
export function writeOrder(call: Call, order: Order): void {
  if (!isObject(call.body)) throw new StoreError(400, 'The request body is not valid JSON.');
  const body = call.body;
  for (const name of Object.keys(body)) {
    if (UNSIMULATED.includes(name)) throw new Error(`The fake store does not write "${name}" of an order.`);
    if (WRITES[name] === undefined && name !== 'status_id') throw notSupported(name);
  }
  const status = body['status_id'];
  if (status !== undefined && !(typeof status === 'number' && isStatus(status))) throw invalidField('status_id');
  for (const [name, value] of Object.entries(body)) WRITES[name]?.(call.store, order, value);
  const isOther = typeof status === 'number' && status !== order.statusId;
  if (isOther) changeStatus(call.store, order, status);
  else orderChanged(call.store, order);
}

function wantText(name: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidField(name);
  return value;
}

function writeBilling(order: Order, value: unknown): void {
  if (!isObject(value)) throw invalidField('billing_address');
  for (const name of Object.keys(value)) {
    if (!(name in EMPTY_ADDRESS)) throw notSupported(`billing_address.${name}`);
  }
  order.billing = { ...order.billing, ...value };
}

/** A line that is touched loses every discount; quantity 0 takes it out. */
function writeLines(store: Store, order: Order, value: unknown): void {
  if (!Array.isArray(value)) throw invalidField('products');
  for (const sent of value.filter(isObject)) {
    const line = order.lines.find((each) => each.id === sent['id']);
    if (line === undefined) throw sent['id'] === undefined ? unsimulatedLine() : notFound();
    writeLine(order, line, sent);
  }
  recount(store, order);
}

const unsimulatedLine = (): Error => new Error('The fake store does not add lines to an order.');

function writeLine(order: Order, line: OrderLine, sent: JsonObject): void {
  line.quantity = numberOf(sent['quantity'], line.quantity);
  const price = sent[order.pricesIncludeTax ? 'price_inc_tax' : 'price_ex_tax'];
  if (price !== undefined) line.price = String(price);
  line.discounts = [];
  if (line.quantity === 0) order.lines.splice(order.lines.indexOf(line), 1);
}

/** What is not sent is gone. */
function writeFees(store: Store, order: Order, value: unknown): void {
  if (!Array.isArray(value)) throw invalidField('fees');
  order.fees = value.filter(isObject).map((sent) => feeOf(store, order, sent));
  recount(store, order);
}

function feeOf(store: Store, order: Order, sent: JsonObject): Fee {
  const old = order.fees.find((fee) => fee.id === sent['id']);
  const country = order.shipTos[0]?.address.country_iso2 ?? order.billing.country_iso2;
  const base = sent['base_cost'];
  const cost =
    base === undefined
      ? (old?.cost ?? NO_COST)
      : costOf(store, String(base), numberOf(sent['tax_class_id'], 0), country, moneyRules(store, order));
  return {
    id: old?.id ?? next(store, 'fee'),
    name: textOf(sent['display_name_customer'], old?.name ?? ''),
    source: textOf(sent['source'], old?.source ?? ''),
    cost,
  };
}
