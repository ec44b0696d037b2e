import type { Call, Reply } from './call.ts';
import { arrayBody, idOf } from './call.ts';
import { isoZulu } from './dates.ts';
import { notFound, tooMany } from './errors.ts';
import type { PriceList, PriceRecord, Product, Variant } from './goodsState.ts';
import type { JsonObject } from './json.ts';
import { numberOf, textOf } from './json.ts';
import { v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Store } from './state.ts';
import { thisSecond } from './state.ts';

const MOST = 1_000;

export function listPriceLists(call: Call): Reply {
  const name = call.query.get('name');
  const rows = call.store.priceLists.filter((list) => name === undefined || list.name === name);
  return v3List(call, rows, listJson, { cursor: true });
}

export const getPriceList = (call: Call): Reply => ({
  status: 200,
  body: { data: listJson(priceListOf(call)), meta: {} },
});

function listJson({ id, name, active }: PriceList): Record<string, unknown> {
  return { id, name, active, date_created: isoZulu(0), date_modified: isoZulu(0) };
}

function priceListOf(call: Call): PriceList {
  const list = call.store.priceLists.find((each) => each.id === idOf(call));
  if (list === undefined) throw notFound();
  return list;
}

export function listAssignments(call: Call): Reply {
  const rows = call.store.priceLists.flatMap((list) => list.assignments.map((each) => ({ ...each, list })));
  return v3List(call, rows, ({ id, list, customerGroupId, channelId }) => ({
    id,
    price_list_id: list.id,
    customer_group_id: customerGroupId,
    channel_id: channelId,
  }));
}

interface Article {
  readonly product: Product;
  readonly variant: Variant;
}

export function listRecords(call: Call): Reply {
  const list = priceListOf(call);
  const among = (name: string, value: string | number): boolean =>
    listOf(call.query, name)?.includes(String(value)) ?? true;
  const rows = list.records
    .map((record) => ({ id: record.variantId, record, ...articleOf(call.store, { variant_id: record.variantId }) }))
    .filter(
      ({ record, product, variant }) =>
        among('variant_id:in', record.variantId) &&
        among('product_id:in', product?.id ?? 0) &&
        among('sku:in', variant?.sku ?? '') &&
        (call.query.get('currency') ?? record.currency) === record.currency,
    );
  return v3List(call, rows, ({ record, product }) => recordJson(list, record, product), { cursor: true });
}

function recordJson(list: PriceList, record: PriceRecord, product: Product | undefined): Record<string, unknown> {
  return {
    price_list_id: list.id,
    variant_id: record.variantId,
    price: record.price,
    sale_price: record.salePrice,
    retail_price: null,
    map_price: null,
    calculated_price: record.salePrice ?? record.price,
    date_created: isoZulu(record.createdAt),
    date_modified: isoZulu(record.modifiedAt),
    // Lower case here, upper case in the deliveries.
    currency: record.currency,
    product_id: product?.id ?? 0,
    bulk_pricing_tiers: [],
  };
}

function articleOf(store: Store, fields: JsonObject): Partial<Article> {
  for (const product of store.products) {
    const variant = product.variants.find((each) => each.id === fields['variant_id'] || each.sku === fields['sku']);
    if (variant !== undefined) return { product, variant };
  }
  return {};
}

/** Good records are saved though bad ones make a 422 of it. Neither products nor variants are told of. */
export function putRecords(call: Call): Reply {
  const list = priceListOf(call);
  const sent = arrayBody(call);
  if (sent.length > MOST) throw tooMany(MOST);
  const problems: unknown[] = [];
  const saved: unknown[] = [];
  for (const fields of sent) {
    const { variant } = articleOf(call.store, fields);
    const errors = problemsOf(call.store, variant, fields);
    if (variant === undefined || Object.keys(errors).length > 0) {
      const data = { price_list_id: list.id, variant_id: fields['variant_id'], currency: fields['currency'] };
      problems.push({ data, field_errors: errors });
    } else saved.push(save(call.store, list, variant.id, fields));
  }
  if (saved.length > 0) call.store.events.happened('store/priceList/records/updated', saved);
  if (problems.length > 0) return { status: 422, body: { batch_errors: problems } };
  return { status: 200, body: { data: {}, meta: {} } };
}

function problemsOf(store: Store, variant: Variant | undefined, fields: JsonObject): Record<string, string> {
  const errors: Record<string, string> = {};
  if (variant === undefined) errors['variant_id'] = 'error.unknown';
  const code = textOf(fields['currency'], '');
  if (!store.currencies.some((each) => each.code.toLowerCase() === code)) errors['currency'] = 'error.unknown';
  for (const name of ['price', 'sale_price']) {
    const value = fields[name];
    if (value !== undefined && value !== null && typeof value !== 'number') errors[name] = 'error.expected.jsnumber';
  }
  return errors;
}

function save(store: Store, list: PriceList, variantId: number, fields: JsonObject): unknown {
  const currency = textOf(fields['currency'], '');
  const now = thisSecond(store);
  const present = list.records.find((each) => each.variantId === variantId && each.currency === currency);
  const record = present ?? { variantId, currency, price: null, salePrice: null, createdAt: now, modifiedAt: now };
  if (present === undefined) list.records.push(record);
  record.price = fields['price'] === null ? null : numberOf(fields['price'], record.price ?? 0);
  record.salePrice = typeof fields['sale_price'] === 'number' ? fields['sale_price'] : record.salePrice;
  record.modifiedAt = now;
  return { price_list_id: list.id, variant_id: variantId, currency: currency.toUpperCase() };
}
