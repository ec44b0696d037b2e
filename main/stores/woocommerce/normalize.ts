import { createHash } from 'node:crypto';
import { type Big, type Decimal, big, currencyDigits, roundTo, sum, toDecimal, toPlainDecimal, zero } from '../../base/money.ts'; // prettier-ignore
import { fieldsOf, tenderOf, toldByPlugins } from './plugins.ts';
import { soldThroughOf } from '../soldThrough.ts';
import type { OrderSummary, StoreAddress, StoreAmounts, StoreLine, StoreLineTax, StoreOrder, StoreOrderEnd } from '../store.ts'; // prettier-ignore
import type {
  WooAddress,
  WooFeeLine,
  WooItemLine,
  WooLineTax,
  WooOrder,
  WooShippingLine,
  WooSummary,
} from './shapes.ts';

/** WooCommerce counts with six decimals inside; asked for them with `dp=6`, it may still send more of a tax. */
const EXACT_DIGITS = 6;

/**
 * An order as read with `dp=6` (fewer decimals are fine, they are only less exact).
 *
 * With `dp=6` every amount arrives with six decimals, so the shop's own number of decimals cannot be seen in the
 * answer. Only `total` tells something: WooCommerce keeps it rounded to the shop's decimals. So the currency's decimals
 * are taken, or more when the total has more. A shop that shows fewer than its currency has is told by `info()`.
 * `orderFields` are names of metadata that go into `fields`.
 * `price` is a float with binary noise, `discount_total` and coupon amounts miss by a cent: none of them is read.
 */
export function toStoreOrder(order: WooOrder, orderFields: readonly string[] = []): StoreOrder {
  const digits = Math.max(currencyDigits(order.currency), decimalsOf(order.total));
  return {
    key: order.id,
    number: order.number,
    fingerprint: fingerprintOf(order),
    status: order.status,
    ...endOf(order.status),
    currency: order.currency.toUpperCase(),
    currencyDigits: digits,
    placedAt: order.date_created_gmt,
    modifiedAt: order.date_modified_gmt ?? order.date_created_gmt,
    paidAt: order.date_paid_gmt,
    createdVia: order.created_via,
    ...soldThroughOf(order.created_via),
    pricesIncludeTax: order.prices_include_tax,
    customerKey: keyOrNull(order.customer_id),
    email: order.billing.email,
    billing: toAddress(order.billing),
    shipping: toAddress(isGiven(order.shipping) ? order.shipping : order.billing),
    paymentMethod: order.payment_method,
    ...(order.transaction_id !== '' && { transactionId: order.transaction_id }),
    ...toldByPlugins(order.meta_data),
    ...fieldsOf(order.meta_data, orderFields),
    ...tenderOf(order.gift_cards, digits),
    customerNote: order.customer_note,
    lines: [
      ...order.line_items.map((line) => toItemLine(line, digits)),
      ...order.shipping_lines.map((line) => toShippingLine(line, digits)),
      ...order.fee_lines.map((line) => toFeeLine(line, digits)),
    ],
    coupons: order.coupon_lines.map(({ code }) => ({ code })),
    taxRates: order.tax_lines.map((rate) => ({
      id: rate.rate_id,
      percent: rate.rate_percent,
      label: rate.label,
      compound: rate.compound,
      ...(rate.tax_total !== undefined && { amount: exact(sum([rate.tax_total, rate.shipping_tax_total ?? '0'])) }),
    })),
    total: shown(big(order.total), digits),
    totalTax: shown(big(order.total_tax), digits),
    refundedTotal: refundedOf(order, digits),
  };
}

/** A row of a list read with `dp=6`; says of the order what `toStoreOrder` says. */
export function toSummary(row: WooSummary): OrderSummary {
  const digits = Math.max(currencyDigits(row.currency), decimalsOf(row.total));
  return {
    key: row.id,
    number: row.number,
    status: row.status,
    currency: row.currency.toUpperCase(),
    total: shown(big(row.total), digits),
    refundedTotal: refundedOf(row, digits),
    placedAt: row.date_created_gmt,
    modifiedAt: row.date_modified_gmt ?? row.date_created_gmt,
  };
}

function refundedOf({ refunds }: Pick<WooSummary, 'refunds'>, digits: number): Decimal {
  return shown(sum(refunds.map(({ total }) => total)).times(-1), digits);
}

const ENDS: Readonly<Record<string, StoreOrderEnd>> = { cancelled: 'cancelled', failed: 'declined', trash: 'trashed' };

function endOf(status: string): Pick<StoreOrder, 'ended'> {
  const ended = ENDS[status];
  return ended === undefined ? {} : { ended };
}

/** The id alone comes again when a shop is set back; key and moment of creation do not. */
function fingerprintOf(order: WooOrder): string {
  return createHash('sha256').update(`${order.order_key}\n${order.date_created_gmt}`).digest('hex');
}

function toItemLine(line: WooItemLine, digits: number): StoreLine {
  return {
    key: line.id,
    kind: 'item',
    name: line.name,
    sku: line.sku === '' ? null : line.sku,
    productKey: keyOrNull(line.product_id),
    variationKey: keyOrNull(line.variation_id),
    method: '',
    quantity: line.quantity,
    amounts: toAmounts(line.total, line.total_tax, exactTax(line, 'total'), digits),
    amountsBeforeCoupons: toAmounts(line.subtotal, line.subtotal_tax, exactTax(line, 'subtotal'), digits),
    taxes: toTaxes(line.taxes),
  };
}

function toShippingLine(line: WooShippingLine, digits: number): StoreLine {
  return { ...toCharge(line, digits), kind: 'shipping', name: line.method_title, method: line.method_id };
}

function toFeeLine(line: WooFeeLine, digits: number): StoreLine {
  return { ...toCharge(line, digits), kind: 'fee', name: line.name, method: line.tax_class };
}

/** What shipping and fees have in common: one piece, no article, untouched by coupons. */
function toCharge(line: WooShippingLine | WooFeeLine, digits: number): Omit<StoreLine, 'kind' | 'name' | 'method'> {
  const amounts = toAmounts(line.total, line.total_tax, exactTax(line, 'total'), digits);
  return {
    key: line.id,
    sku: null,
    productKey: null,
    variationKey: null,
    quantity: '1',
    amounts,
    amountsBeforeCoupons: amounts,
    taxes: toTaxes(line.taxes),
  };
}

function toAmounts(net: Decimal, tax: Decimal, exactTaxAmount: Big, digits: number): StoreAmounts {
  return {
    net: shown(big(net), digits),
    tax: shown(big(tax), digits),
    exactNet: exact(big(net)),
    exactTax: exact(exactTaxAmount),
  };
}

/** A line's own tax is rounded when the shop rounds per line; the rates' amounts beneath it are not. */
function exactTax(line: WooItemLine | WooShippingLine | WooFeeLine, field: 'total' | 'subtotal'): Big {
  const own = field === 'subtotal' && 'subtotal_tax' in line ? line.subtotal_tax : line.total_tax;
  const amounts = line.taxes.map((tax) => tax[field] ?? null).filter((amount) => amount !== null);
  return amounts.length === 0 ? big(own) : sum(amounts);
}

/** Without the rates that are listed and do not apply. Shipping and fees have no amount before coupons: it is the same. */
function toTaxes(taxes: readonly WooLineTax[]): readonly StoreLineTax[] {
  return taxes
    .filter((tax) => tax.total !== null || (tax.subtotal ?? null) !== null)
    .map((tax) => ({
      rateId: tax.id,
      amount: exact(big(tax.total ?? zero)),
      amountBeforeCoupons: exact(big(tax.subtotal ?? tax.total ?? zero)),
    }));
}

function toAddress(address: WooAddress): StoreAddress {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    line1: address.address_1,
    line2: address.address_2,
    city: address.city,
    state: address.state,
    postCode: address.postcode,
    country: address.country,
    phone: address.phone,
  };
}

/** Country, state and phone alone are the shop's presets, no address. */
function isGiven(address: WooAddress): boolean {
  const { first_name, last_name, company, address_1, address_2, city, postcode } = address;
  return [first_name, last_name, company, address_1, address_2, city, postcode].some((part) => part.trim() !== '');
}

function keyOrNull(id: string | null | undefined): string | null {
  return id === undefined || id === null || id === '0' ? null : id;
}

function decimalsOf(amount: Decimal): number {
  return toPlainDecimal(big(amount)).split('.')[1]?.length ?? 0;
}

function shown(amount: Big, digits: number): Decimal {
  return toDecimal(roundTo(amount, digits), digits);
}

function exact(amount: Big): Decimal {
  return toPlainDecimal(roundTo(amount, EXACT_DIGITS));
}
