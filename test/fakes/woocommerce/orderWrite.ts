import { netOfPrice } from './arithmetic.ts';
import type { Call } from './call.ts';
import { CURRENCIES } from './currencies.ts';
import { asStored } from './decimals.ts';
import type { ParamProblem } from './errors.ts';
import { invalidParams, oneOf, ShopError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isObject, isTrue, listIn, numberIn, objectIn, textIn } from './json.ts';
import { itemLine, recount, startOrder } from './orderBuild.ts';
import { needsPayment } from './orderJson.ts';
import { applyCoupons, findCoupon } from './orderCoupons.ts';
import { changeStatus, completePayment, ORDER_STATUSES, saved } from './orderStatus.ts';
import { basePlace, taxTable } from './taxRates.ts';
import type { Address, ItemLine, Meta, Order, Product, Shop } from './state.ts';
import { next, thisSecond } from './state.ts';

/** `POST /orders`: saves the order several times, as WooCommerce does, which is why it is also "updated". */
export function createOrder({ shop, body }: Call): Order {
  checkOrderBody(body);
  const lines = listIn(body['line_items']).map(objectIn);
  for (const line of lines) checkReference(line);
  checkCustomer(shop, body);
  const order = startOrder(shop, { createdVia: textIn(body['created_via']) ?? 'rest-api' });
  writeFields(shop, order, body);
  for (const line of lines) order.items.push(newItem(shop, line));
  writeOtherLines(shop, order, body);
  recount(shop, order);
  giveCoupons(shop, order, body, order);
  shop.events.happened('order.created', order.id);
  finish(shop, order, body, true);
  return order;
}

/** `PUT /orders/{id}`. An order in the trash can be taken out this way, without any event on this order storage. */
export function updateOrder({ shop, body }: Call, order: Order): void {
  checkOrderBody(body);
  checkCustomer(shop, body);
  const wasTrashed = order.status === 'trash';
  const lines = listIn(body['line_items']).map(objectIn);
  for (const line of lines) checkLine(order, line);
  writeFields(shop, order, body);
  for (const line of lines) writeItem(shop, order, line);
  writeOtherLines(shop, order, body);
  const counted = ['billing', 'shipping', 'line_items', 'shipping_lines', 'fee_lines', 'coupon_lines'];
  if (counted.some((name) => body[name] !== undefined)) recount(shop, order);
  if (body['coupon_lines'] !== undefined) giveCoupons(shop, order, body);
  finish(shop, order, body, false);
  // Nobody is told that an order left the trash by a change of status.
  if (!wasTrashed) saved(shop, order);
  else order.modifiedAt = thisSecond(shop);
}

function finish(shop: Shop, order: Order, body: JsonObject, isNew: boolean): void {
  const status = textIn(body['status']);
  if (status !== undefined) changeStatus(shop, order, status);
  if (isTrue(body['set_paid']) && (isNew || needsPayment(order))) {
    completePayment(shop, order, textIn(body['transaction_id']) ?? '');
  }
  if (isNew) saved(shop, order);
}

function checkOrderBody(body: JsonObject): void {
  const problems: ParamProblem[] = [];
  const status = textIn(body['status']);
  if (status !== undefined && !ORDER_STATUSES.includes(status)) problems.push(oneOf('status', ORDER_STATUSES));
  const currency = textIn(body['currency']);
  if (currency !== undefined && !CURRENCIES.includes(currency)) problems.push(oneOf('currency', CURRENCIES));
  const email = textIn(objectIn(body['billing'])['email']) ?? '';
  if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    problems.push({ param: 'billing', code: 'rest_invalid_email', message: 'Invalid email address.' });
  }
  if (problems.length > 0) throw invalidParams(problems);
}

function checkCustomer(shop: Shop, body: JsonObject): void {
  const id = numberIn(body['customer_id']) ?? 0;
  if (id === 0 || shop.users.some((user) => user.id === id)) return;
  throw new ShopError(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
}

function checkReference(line: JsonObject): void {
  if (line['product_id'] || line['variation_id'] || line['sku']) return;
  const message = 'Product ID or SKU is required.';
  throw new ShopError(400, 'woocommerce_rest_required_product_reference', message);
}

function checkLine(order: Order, line: JsonObject): void {
  const id = numberIn(line['id']);
  if (id === undefined) checkReference(line);
  else if (!order.items.some((item) => item.id === id)) {
    const message = 'Order item ID provided is not associated with order.';
    throw new ShopError(400, 'woocommerce_rest_invalid_item_id', message);
  }
}

const TEXTS = {
  currency: 'currency',
  payment_method: 'paymentMethod',
  payment_method_title: 'paymentMethodTitle',
  transaction_id: 'transactionId',
  customer_note: 'customerNote',
} as const;

function writeFields(shop: Shop, order: Order, body: JsonObject): void {
  for (const [name, field] of Object.entries(TEXTS)) {
    const text = textIn(body[name]);
    if (text !== undefined) order[field as (typeof TEXTS)[keyof typeof TEXTS]] = text;
  }
  order.customerId = numberIn(body['customer_id']) ?? order.customerId;
  writeAddress(order.billing, objectIn(body['billing']));
  writeAddress(order.shipping, objectIn(body['shipping']));
  order.meta = mergeMeta(order.meta, body['meta_data'], () => next(shop, 'meta'));
}

export function writeAddress(address: Address, given: JsonObject): void {
  for (const field of Object.keys(address) as (keyof Address)[]) {
    const text = textIn(given[field]);
    if (text !== undefined) address[field] = text;
  }
}

/** Meta is merged by id, else by key; `null` takes an entry away. */
export function mergeMeta(present: readonly Meta[], given: unknown, nextId: () => number): Meta[] {
  const merged = [...present];
  for (const entry of listIn(given).filter(isObject)) {
    const at = merged.findIndex((meta) => meta.id === entry['id'] || meta.key === entry['key']);
    const found = merged[at];
    if (found === undefined)
      merged.push({ id: nextId(), key: textIn(entry['key']) ?? '', value: entry['value'] ?? '' });
    else if (entry['value'] === null) merged.splice(at, 1);
    else merged[at] = { ...found, value: entry['value'] };
  }
  return merged;
}

/** An unknown product is taken without a word: the line then has no product and costs nothing. */
function newItem(shop: Shop, given: JsonObject): ItemLine {
  const product = referredProduct(shop, given);
  const quantity = numberIn(given['quantity']) ?? 1;
  const byPrice = product === undefined ? '0' : asStored(catalogueNet(shop, product, quantity));
  const total = textIn(given['total']) ?? textIn(given['subtotal']) ?? byPrice;
  const line = itemLine(shop, product, { quantity, total, subtotal: textIn(given['subtotal']) ?? total });
  const name = textIn(given['name']);
  if (name !== undefined) line.name = name;
  line.meta = mergeMeta(line.meta, given['meta_data'], () => next(shop, 'lineMeta'));
  return line;
}

function referredProduct(shop: Shop, given: JsonObject): Product | undefined {
  const sku = textIn(given['sku'])?.toLowerCase();
  if (sku !== undefined) return shop.products.find((product) => product.sku.toLowerCase() === sku);
  const id = numberIn(given['variation_id']) || numberIn(given['product_id']);
  return shop.products.find((product) => product.id === id);
}

function catalogueNet(shop: Shop, product: Product, quantity: number): ReturnType<typeof netOfPrice> {
  const rates = product.taxable ? taxTable(shop, basePlace(shop)).ratesFor(product.taxClass) : [];
  return netOfPrice(product.price === '' ? '0' : product.price, quantity, rates, shop.settings);
}

function writeItem(shop: Shop, order: Order, given: JsonObject): void {
  const line = order.items.find((item) => item.id === numberIn(given['id']));
  if (line === undefined) {
    order.items.push(newItem(shop, given));
    return;
  }
  if (given['product_id'] === null || numberIn(given['quantity']) === 0) {
    order.items = order.items.filter((item) => item !== line);
    return;
  }
  // A new quantity alone does not change what the line costs.
  line.quantity = numberIn(given['quantity']) ?? line.quantity;
  line.total = textIn(given['total']) ?? line.total;
  line.subtotal = textIn(given['subtotal']) ?? line.subtotal;
  line.meta = mergeMeta(line.meta, given['meta_data'], () => next(shop, 'lineMeta'));
}

function writeOtherLines(shop: Shop, order: Order, body: JsonObject): void {
  for (const given of listIn(body['shipping_lines']).map(objectIn)) {
    const line = lineToWrite(order.shippingLines, given, () => ({
      id: next(shop, 'line'),
      methodTitle: '',
      methodId: '',
      instanceId: '',
      total: '0',
      taxable: true,
      taxes: [],
      meta: [],
    }));
    line.methodTitle = textIn(given['method_title']) ?? line.methodTitle;
    line.methodId = textIn(given['method_id']) ?? line.methodId;
    line.instanceId = textIn(given['instance_id']) ?? line.instanceId;
    line.total = textIn(given['total']) ?? line.total;
  }
  for (const given of listIn(body['fee_lines']).map(objectIn)) {
    const line = lineToWrite(order.feeLines, given, () => ({
      id: next(shop, 'line'),
      name: '',
      amount: '',
      taxClass: '',
      taxable: true,
      total: '0',
      taxes: [],
      meta: [],
    }));
    line.name = textIn(given['name']) ?? line.name;
    line.taxClass = textIn(given['tax_class']) ?? line.taxClass;
    line.taxable = (textIn(given['tax_status']) ?? 'taxable') === 'taxable';
    line.total = textIn(given['total']) ?? line.total;
  }
}

function lineToWrite<Line extends { readonly id: number }>(lines: Line[], given: JsonObject, make: () => Line): Line {
  const present = lines.find((line) => line.id === numberIn(given['id']));
  if (present !== undefined) return present;
  const made = make();
  lines.push(made);
  return made;
}

function giveCoupons(shop: Shop, order: Order, body: JsonObject, draft?: Order): void {
  const codes = listIn(body['coupon_lines']).flatMap((line) => textIn(objectIn(line)['code']) ?? []);
  if (codes.length === 0 && order.couponLines.length === 0) return;
  // Until its coupons are known to be good, a new order is only a draft, and stays one when they are not.
  if (draft !== undefined) draft.status = 'checkout-draft';
  const coupons = codes.map((code) => findCoupon(shop, code, draft));
  if (draft !== undefined) draft.status = 'pending';
  applyCoupons(shop, order, coupons);
}
