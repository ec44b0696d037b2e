import { asMoney, exact } from './decimals.ts';
import type { JsonObject } from './json.ts';
import { rateCode } from './taxRates.ts';
import type { CouponLine, FeeLine, ItemLine, LineTax, Meta, ShippingLine, Shop, TaxLine } from './state.ts';

/** Sums a line's taxes by the shop's present tax rounding. */
export type TaxOf = (amounts: readonly string[]) => string;

export function metaJson(meta: Meta): JsonObject {
  return { id: meta.id, key: meta.key, value: meta.value };
}

/** Meta of a line: the attribute's label for `display_key`, HTML in `display_value`. */
function lineMetaJson(meta: Meta, labels: readonly string[] = []): JsonObject {
  return {
    ...metaJson(meta),
    display_key: labels.find((label) => label.toLowerCase() === meta.key) ?? meta.key,
    display_value: typeof meta.value === 'string' ? escapeHtml(meta.value) : meta.value,
  };
}

/** Entities that are already there (`&times;`) stay as they are. */
function escapeHtml(text: string): string {
  return text
    .replace(/&(?![a-z]+;|#\d+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function taxesJson(taxes: readonly LineTax[], dp: number): JsonObject[] {
  return taxes.map((tax) => ({
    id: tax.rateId,
    total: asMoney(tax.total, dp),
    subtotal: tax.subtotal === null ? '' : asMoney(tax.subtotal, dp),
  }));
}

const totals = (taxes: readonly LineTax[]): string[] => taxes.map((tax) => tax.total);

export function itemLineJson(shop: Shop, line: ItemLine, taxOf: TaxOf, dp: number): JsonObject {
  const product = shop.products.find(
    (each) => each.id === (line.variationId === 0 ? line.productId : line.variationId),
  );
  const parent = shop.products.find((each) => each.id === product?.parentId);
  const labels = product?.attributes.map((attribute) => attribute.name) ?? [];
  return {
    id: line.id,
    name: line.name,
    product_id: line.productId,
    variation_id: line.variationId,
    quantity: line.quantity,
    tax_class: line.taxClass,
    subtotal: asMoney(line.subtotal, dp),
    subtotal_tax: asMoney(taxOf(line.taxes.map((tax) => tax.subtotal ?? tax.total)), dp),
    total: asMoney(line.total, dp),
    total_tax: asMoney(taxOf(totals(line.taxes)), dp),
    taxes: taxesJson(line.taxes, dp),
    meta_data: line.meta.map((meta) => lineMetaJson(meta, labels)),
    // Code and GTIN are the product's of now, not of the time of the sale.
    sku: product ? product.sku : null,
    global_unique_id: product ? product.gtin : null,
    // A binary float, noise and all: total divided by quantity.
    price: line.quantity === 0 ? Number(line.total) : Number(line.total) / line.quantity,
    image: { id: product === undefined || parent !== undefined ? 0 : '', src: '' },
    parent_name: parent?.name ?? null,
  };
}

export function shippingLineJson(line: ShippingLine, taxOf: TaxOf, dp: number): JsonObject {
  return {
    id: line.id,
    method_title: line.methodTitle,
    method_id: line.methodId,
    instance_id: line.instanceId,
    total: asMoney(line.total, dp),
    total_tax: asMoney(taxOf(totals(line.taxes)), dp),
    taxes: taxesJson(line.taxes, dp),
    tax_status: line.taxable ? 'taxable' : 'none',
    meta_data: line.meta.map((meta) => lineMetaJson(meta)),
  };
}

export function feeLineJson(line: FeeLine, taxOf: TaxOf, dp: number): JsonObject {
  return {
    id: line.id,
    name: line.name,
    tax_class: line.taxClass,
    tax_status: line.taxable ? 'taxable' : 'none',
    amount: line.amount,
    total: asMoney(line.total, dp),
    total_tax: asMoney(taxOf(totals(line.taxes)), dp),
    taxes: taxesJson(line.taxes, dp),
    meta_data: line.meta.map((meta) => lineMetaJson(meta)),
  };
}

export function taxLineJson(shop: Shop, line: TaxLine, dp: number): JsonObject {
  const rate = shop.rates.find((each) => each.id === line.rateId);
  return {
    id: line.id,
    rate_code: rate ? rateCode(rate) : '',
    rate_id: line.rateId,
    label: rate?.name ?? 'Tax',
    compound: rate?.compound ?? false,
    tax_total: asMoney(line.tax, dp),
    shipping_tax_total: asMoney(line.shippingTax, dp),
    rate_percent: Number(rate?.percent ?? 0),
    meta_data: [],
  };
}

export function couponLineJson(line: CouponLine, dp: number): JsonObject {
  return {
    id: line.id,
    code: line.coupon.code,
    discount: asMoney(line.discount, dp),
    discount_tax: asMoney(line.discountTax, dp),
    meta_data: line.meta.map((meta) => lineMetaJson(meta)),
    discount_type: line.coupon.type,
    nominal_amount: exact(line.coupon.amount).toNumber(),
    free_shipping: line.coupon.freeShipping,
  };
}
