import { createHash } from 'node:crypto';
import { type Big, big, currencyDigits, type Decimal, roundTo, sum, toDecimal, toPlainDecimal } from '../../base/money.ts'; // prettier-ignore
import type { OrderSummary, StoreAmounts, StoreLine, StoreLineTax, StoreOrder, StoreOrderEnd, StoreTender } from '../store.ts'; // prettier-ignore
import { soldThroughOf } from '../soldThrough.ts';
import { paymentOf } from './payments.ts';
import type { BigFee, BigOrder, BigPickup, BigProduct, BigShippingAddress, BigSummary, BigTax, BigTransaction } from './shapes.ts'; // prettier-ignore
import { collectedAt, toAddress } from './addresses.ts';
import { contradictionIn } from './reconcile.ts';
import { ratesOf, taxesOf, taxesOfCost, type TaxedPart } from './taxes.ts';

/** Everything the API says of one order. */
export interface BigParts {
  readonly order: BigOrder;
  readonly products: readonly BigProduct[];
  readonly shippingAddresses: readonly BigShippingAddress[];
  /** Where goods are collected that are not sent. */
  readonly pickups: readonly BigPickup[];
  readonly taxes: readonly BigTax[];
  readonly fees: readonly BigFee[];
  readonly coupons: readonly { readonly code: string }[];
  readonly transactions: readonly BigTransaction[];
  /** Sum of what was refunded, positive; the order's own field always says 0. */
  readonly refunded: Decimal;
}

export interface BigReading {
  /** Names of the form field at the billing address in which shoppers give their VAT number. */
  readonly vatNumberFields: readonly string[];
  /** Names of further form fields at the billing address, to be read into the order's `fields`; absent: none. */
  readonly orderFields?: readonly string[];
}

/** Amounts have four decimals inside. */
const EXACT_DIGITS = 6;
/** What an order that was archived is, whatever its status was. */
export const ARCHIVED = 'archived';

/**
 * An order from all that the API says of it. A line's amount is `discounted_total_inc_tax`, in which every discount is
 * deducted already, less the taxes that the order's own list names for it; what the header says of discounts is not read.
 */
export function toStoreOrder(parts: BigParts, reading: BigReading): StoreOrder {
  const { order, products, taxes } = parts;
  const digits = currencyDigits(order.default_currency_code);
  const counted: Counted = { taxes, digits, unlisted: unlistedIn(parts) };
  const billing = toAddress(order.billing_address);
  const [shipTo] = parts.shippingAddresses;
  const lines = [
    ...products.map((product) => toItemLine(product, counted)),
    ...chargesOf(order, shipTo?.shipping_method ?? '', counted),
    ...parts.fees.map((fee) => toFeeLine(fee, counted)),
  ];
  const contradiction = contradictionIn(order, lines, digits);
  return {
    ...toSummary(order, parts.refunded),
    ...statusNameOf(order),
    ...endOf(order),
    ...(order.status_id === INCOMPLETE && { isCart: true }),
    fingerprint: fingerprintOf(order),
    currencyDigits: digits,
    ...paymentOf(order, parts.transactions),
    createdVia: order.order_source,
    ...soldThroughOf(order.order_source),
    channel: order.channel_id,
    pricesIncludeTax: order.is_tax_inclusive_pricing,
    customerKey: order.customer_id === '0' ? null : order.customer_id,
    email: order.billing_address.email,
    billing,
    shipping: shipTo === undefined ? collectedAt(billing, parts.pickups) : toAddress(shipTo),
    ...placesOf(parts),
    paymentMethod: order.payment_method,
    ...vatNumberOf(order, reading.vatNumberFields),
    ...fieldsOf(order, reading.orderFields ?? []),
    customerNote: order.customer_message,
    lines,
    coupons: couponsOf(parts),
    taxRates: ratesOf(taxes, lines),
    ...tenderOf(order, digits),
    ...(contradiction && { contradiction }),
    totalTax: shown(big(order.total_tax), digits),
  };
}

/** A document has one place where its goods go to; an order may have several, or be sent but for what is collected. */
function placesOf({ order, products, pickups }: BigParts): Pick<StoreOrder, 'hasSeveralShipTos' | 'isPartlyCollected'> {
  const collectedAt = new Set(pickups.map(({ location }) => JSON.stringify(location)));
  const hasSeveralShipTos = order.shipping_address_count > 1 || collectedAt.size > 1;
  const isCollected = products.some(({ order_pickup_method_id }) => keyOrNull(order_pickup_method_id) !== null);
  const isPartlyCollected = order.shipping_address_count > 0 && isCollected;
  return { ...(hasSeveralShipTos && { hasSeveralShipTos }), ...(isPartlyCollected && { isPartlyCollected }) };
}

/** The shopper has reached the payment page. */
const INCOMPLETE = '0';

/** A row of a list; says of the order what `toStoreOrder` says. */
export function toSummary(row: BigSummary, refunded: Decimal): OrderSummary {
  const digits = currencyDigits(row.default_currency_code);
  const tender = sum([row.gift_certificate_amount, row.store_credit_amount]);
  return {
    key: row.id,
    number: row.id,
    status: row.is_deleted ? ARCHIVED : row.status_id,
    currency: row.default_currency_code.toUpperCase(),
    total: shown(big(row.total_inc_tax).minus(tender), digits),
    refundedTotal: shown(big(refunded), digits),
    refundsUnlisted: true,
    placedAt: row.date_created,
    modifiedAt: row.date_modified,
  };
}

function statusNameOf({ custom_status, status, is_deleted }: BigOrder): Pick<StoreOrder, 'statusName'> {
  const statusName = custom_status === '' ? status : custom_status;
  return is_deleted || statusName === '' ? {} : { statusName };
}

const ENDS: Readonly<Record<string, StoreOrderEnd>> = { 5: 'cancelled', 6: 'declined' };

/** One that is archived keeps its status. */
function endOf({ status_id, is_deleted }: BigOrder): Pick<StoreOrder, 'ended'> {
  const ended = is_deleted ? 'archived' : ENDS[status_id];
  return ended === undefined ? {} : { ended };
}

/** The id alone comes again in another store; the cart and the moment of creation do not. */
function fingerprintOf({ cart_id, date_created }: BigOrder): string {
  return createHash('sha256').update(`${cart_id}\n${date_created}`).digest('hex');
}

/** What lines are counted with. */
interface Counted {
  readonly taxes: readonly BigTax[];
  readonly digits: number;
  /** Tax of the order that its list of taxes leaves out. */
  readonly unlisted: Big;
}

function unlistedIn({ order, taxes }: BigParts): Big {
  return big(order.total_tax).minus(sum(taxes.map(({ line_amount }) => line_amount)));
}

interface Cost {
  readonly gross: Big;
  readonly tax: Big;
  readonly taxClass: string | null;
}

/** As the list of taxes says; where it leaves the part out and the order's tax has room for it, as the part's figures say. */
function taxesOfPart(part: TaxedPart, { gross, tax, taxClass }: Cost, counted: Counted): readonly StoreLineTax[] {
  const { taxes, digits, unlisted } = counted;
  const listed = taxesOf(taxes, part);
  if (listed.length > 0 || tax.eq(0) || unlisted.lt(tax)) return listed;
  return taxesOfCost({ net: gross.minus(tax), tax, taxClass }, taxes, digits);
}

function toItemLine(product: BigProduct, counted: Counted): StoreLine {
  const { digits } = counted;
  const gross = big(product.discounted_total_inc_tax);
  const cost = { gross, tax: big(product.total_tax), taxClass: null };
  const own = taxesOfPart({ kind: 'item', productKey: product.id }, cost, counted);
  const before = { gross: big(product.total_inc_tax), net: big(product.total_ex_tax) };
  return {
    key: product.id,
    kind: 'item',
    name: product.name,
    ...optionsOf(product),
    sku: product.sku === '' ? null : product.sku,
    productKey: keyOrNull(product.product_id),
    variationKey: keyOrNull(product.variant_id),
    method: '',
    ...(product.type === 'giftcertificate' && { isGiftCard: true }),
    quantity: product.quantity,
    amounts: toAmounts(gross, own, digits),
    amountsBeforeCoupons: amounts(before.net, before.gross.minus(before.net), digits),
    taxes: own,
  };
}

function optionsOf({ product_options }: BigProduct): Pick<StoreLine, 'options'> {
  const options = product_options
    .map(({ display_name, display_value }) => ({ name: display_name.trim(), value: display_value.trim() }))
    .filter(({ value }) => value !== '');
  return options.length === 0 ? {} : { options };
}

/** Shipping, handling and gift wrapping, those that cost something; a cost of nothing is no line. */
function chargesOf(order: BigOrder, shippingMethod: string, counted: Counted): readonly StoreLine[] {
  const charges = [
    { part: 'shipping', kind: 'shipping', name: 'Shipping', method: shippingMethod, ...costOf(order, 'shipping') },
    { part: 'handling', kind: 'fee', name: 'Handling', method: 'handling', ...costOf(order, 'handling') },
    { part: 'gift-wrapping', kind: 'fee', name: 'Gift wrapping', method: 'wrapping', ...costOf(order, 'wrapping') },
  ] as const;
  return charges
    .filter(({ gross }) => !gross.eq(0))
    .map(({ part, kind, name, method, ...cost }) => {
      const taxes = taxesOfPart({ kind: part }, cost, counted);
      return toCharge({ key: part, kind, name, method }, cost.gross, taxes, counted.digits);
    });
}

function costOf(order: BigOrder, part: 'shipping' | 'handling' | 'wrapping'): Cost {
  return {
    gross: big(order[`${part}_cost_inc_tax`]),
    tax: big(order[`${part}_cost_tax`]),
    taxClass: order[`${part}_cost_tax_class_id`],
  };
}

function toFeeLine(fee: BigFee, { taxes, digits }: Counted): StoreLine {
  const [gross, tax] = [big(fee.cost_inc_tax), big(fee.cost_tax)];
  const about = { key: `fee-${fee.id}`, kind: 'fee', name: fee.display_name_customer, method: 'fee' } as const;
  const own = taxesOfCost({ net: gross.minus(tax), tax, taxClass: fee.tax_class_id }, taxes, digits);
  return toCharge(about, gross, own, digits);
}

function toCharge(
  about: Pick<StoreLine, 'key' | 'kind' | 'name' | 'method'>,
  gross: Big,
  taxes: readonly StoreLineTax[],
  digits: number,
): StoreLine {
  const none = { sku: null, productKey: null, variationKey: null };
  return { ...about, ...none, quantity: '1', ...both(toAmounts(gross, taxes, digits)), taxes };
}

function both(value: StoreAmounts): Pick<StoreLine, 'amounts' | 'amountsBeforeCoupons'> {
  return { amounts: value, amountsBeforeCoupons: value };
}

function toAmounts(gross: Big, taxes: readonly StoreLineTax[], digits: number): StoreAmounts {
  const tax = sum(taxes.map(({ amount }) => amount));
  return amounts(gross.minus(tax), tax, digits);
}

function amounts(net: Big, tax: Big, digits: number): StoreAmounts {
  return { net: shown(net, digits), tax: shown(tax, digits), exactNet: exact(net), exactTax: exact(tax) };
}

/** Codes stand at the lines they took something from; those of free shipping take from none and have a list of their own. */
function couponsOf({ products, coupons }: BigParts): StoreOrder['coupons'] {
  const atLines = products.flatMap(({ applied_discounts }) => applied_discounts.map(({ code }) => code));
  const codes = new Set([...coupons.map(({ code }) => code), ...atLines].filter((code) => code !== ''));
  return [...codes].map((code) => ({ code }));
}

/** Certificates and store credit are ways to pay; what was charged beside them is `total`. */
function tenderOf(order: BigOrder, digits: number): Pick<StoreOrder, 'tender'> {
  const paid = [
    { kind: 'giftCard', amount: order.gift_certificate_amount },
    { kind: 'storeCredit', amount: order.store_credit_amount },
  ] as const;
  const tender: readonly StoreTender[] = paid
    .filter(({ amount }) => !big(amount).eq(0))
    .map(({ kind, amount }) => ({ kind, amount: shown(big(amount), digits) }));
  return tender.length === 0 ? {} : { tender };
}

function vatNumberOf({ billing_address }: BigOrder, names: readonly string[]): Pick<StoreOrder, 'vatNumber'> {
  const wanted = new Set(names.map((name) => name.trim().toLowerCase()));
  const found = billing_address.form_fields.find(({ name }) => wanted.has(name.trim().toLowerCase()))?.value;
  return typeof found === 'string' && found.trim() !== '' ? { vatNumber: found.trim() } : {};
}

function fieldsOf({ billing_address }: BigOrder, names: readonly string[]): Pick<StoreOrder, 'fields'> {
  const found = names.flatMap((name) => {
    const value = billing_address.form_fields.find((field) => field.name === name)?.value;
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [];
  });
  return found.length === 0 ? {} : { fields: Object.fromEntries(found) };
}

function keyOrNull(id: string | null | undefined): string | null {
  return id === undefined || id === null || id === '0' ? null : id;
}

function shown(amount: Big, digits: number): Decimal {
  return toDecimal(roundTo(amount, digits), digits);
}

function exact(amount: Big): Decimal {
  return toPlainDecimal(roundTo(amount, EXACT_DIGITS));
}
