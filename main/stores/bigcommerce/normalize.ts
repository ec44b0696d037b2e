import { createHash } from 'node:crypto';
import { type Big, big, currencyDigits, type Decimal, roundTo, sum, toDecimal, toPlainDecimal } from '../../base/money.ts'; // prettier-ignore
import type { OrderSummary, StoreAddress, StoreAmounts, StoreLine, StoreLineTax, StoreOrder, StoreTaxRate, StoreTender } from '../store.ts'; // prettier-ignore
import { paymentOf } from './payments.ts';
import type { BigAddress, BigFee, BigOrder, BigProduct, BigShippingAddress, BigSummary, BigTax, BigTransaction } from './shapes.ts'; // prettier-ignore
import { ratesOf, taxesOf, taxOfFee, unnamedTax } from './taxes.ts';

/** Everything the API says of one order. */
export interface BigParts {
  readonly order: BigOrder;
  readonly products: readonly BigProduct[];
  readonly shippingAddresses: readonly BigShippingAddress[];
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
  const rates = ratesOf(taxes);
  const billing = toAddress(order.billing_address);
  const [shipTo] = parts.shippingAddresses;
  return {
    ...toSummary(order, parts.refunded),
    fingerprint: fingerprintOf(order),
    currencyDigits: digits,
    ...paymentOf(order, parts.transactions),
    createdVia: order.order_source,
    channel: order.channel_id,
    pricesIncludeTax: order.is_tax_inclusive_pricing,
    customerKey: order.customer_id === '0' ? null : order.customer_id,
    email: order.billing_address.email,
    billing,
    shipping: shipTo === undefined ? billing : toAddress(shipTo),
    ...(order.shipping_address_count > 1 && { hasSeveralShipTos: true }),
    paymentMethod: order.payment_method,
    ...vatNumberOf(order, reading.vatNumberFields),
    ...fieldsOf(order, reading.orderFields ?? []),
    customerNote: order.customer_message,
    lines: [
      ...products.map((product) => toItemLine(product, taxes, digits)),
      ...chargesOf(parts, shipTo?.shipping_method ?? '', digits),
      ...parts.fees.map((fee) => toFeeLine(fee, rates, digits)),
    ],
    coupons: couponsOf(parts),
    taxRates: rates,
    ...tenderOf(order, digits),
    totalTax: shown(big(order.total_tax), digits),
  };
}

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

/** The id alone comes again in another store; the cart and the moment of creation do not. */
function fingerprintOf({ cart_id, date_created }: BigOrder): string {
  return createHash('sha256').update(`${cart_id}\n${date_created}`).digest('hex');
}

function toItemLine(product: BigProduct, taxes: readonly BigTax[], digits: number): StoreLine {
  const own = taxesOf(taxes, { kind: 'item', productKey: product.id });
  const before = { gross: big(product.total_inc_tax), net: big(product.total_ex_tax) };
  return {
    key: product.id,
    kind: 'item',
    name: product.name,
    sku: product.sku === '' ? null : product.sku,
    productKey: keyOrNull(product.product_id),
    variationKey: keyOrNull(product.variant_id),
    method: '',
    ...(product.type === 'giftcertificate' && { isGiftCard: true }),
    quantity: product.quantity,
    amounts: toAmounts(big(product.discounted_total_inc_tax), own, digits),
    amountsBeforeCoupons: amounts(before.net, before.gross.minus(before.net), digits),
    taxes: own,
  };
}

/** Shipping, handling and gift wrapping, those that cost something; a cost of nothing is no line. */
function chargesOf({ order, taxes }: BigParts, shippingMethod: string, digits: number): readonly StoreLine[] {
  const charges = [
    {
      part: 'shipping',
      kind: 'shipping',
      name: 'Shipping',
      method: shippingMethod,
      gross: order.shipping_cost_inc_tax,
    },
    { part: 'handling', kind: 'fee', name: 'Handling', method: 'handling', gross: order.handling_cost_inc_tax },
    { part: 'gift-wrapping', kind: 'fee', name: 'Gift wrapping', method: 'wrapping', gross: order.wrapping_cost_inc_tax }, // prettier-ignore
  ] as const;
  return charges
    .filter(({ gross }) => !big(gross).eq(0))
    .map(({ part, kind, name, method, gross }) =>
      toCharge({ key: part, kind, name, method }, big(gross), taxesOf(taxes, { kind: part }), digits),
    );
}

function toFeeLine(fee: BigFee, rates: readonly StoreTaxRate[], digits: number): StoreLine {
  const taxes = taxOfFee(fee, rates, digits) ?? [unnamedTax(fee)];
  const about = { key: `fee-${fee.id}`, kind: 'fee', name: fee.display_name_customer, method: 'fee' } as const;
  return {
    ...toCharge(about, big(fee.cost_inc_tax), taxes, digits),
    ...both(amounts(big(fee.cost_inc_tax).minus(fee.cost_tax), big(fee.cost_tax), digits)),
  };
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

function toAddress(address: BigAddress): StoreAddress {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    line1: address.street_1,
    line2: address.street_2,
    city: address.city,
    state: address.state,
    postCode: address.zip,
    country: address.country_iso2,
    phone: address.phone,
  };
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
