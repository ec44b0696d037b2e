import type { Call, Reply } from './call.ts';
import { arrayBody, idOf, objectBody } from './call.ts';
import { StoreError, tooMany, v3Body } from './errors.ts';
import type { Product, Variant } from './goodsState.ts';
import type { JsonObject } from './json.ts';
import { numberOf, textOf } from './json.ts';
import { v3List } from './paging.ts';
import { variantJson, withFields } from './productJson.ts';
import { productOf } from './products.ts';
import { listOf } from './query.ts';
import type { Store } from './state.ts';
import { thisSecond } from './state.ts';
import { productChanged, variantChanged } from './stock.ts';

const MOST = 50;

interface Row {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
}

const allRows = (store: Store): Row[] =>
  store.products
    .flatMap((product) => product.variants.map((variant) => ({ id: variant.id, product, variant })))
    .sort((a, b) => a.id - b.id);

/** One code at a time: there is no `sku:in`, which is passed over like anything unknown. */
export function listAllVariants(call: Call): Reply {
  const { query } = call;
  const sku = query.get('sku')?.toLowerCase();
  const products = listOf(query, 'product_id:in');
  const rows = allRows(call.store).filter(
    ({ product, variant }) =>
      (sku === undefined || variant.sku.toLowerCase() === sku) &&
      (query.get('upc') ?? variant.upc) === variant.upc &&
      (query.get('id') ?? String(variant.id)) === String(variant.id) &&
      (products?.includes(String(product.id)) ?? true),
  );
  return v3List(call, rows, ({ product, variant }) => withFields(query, variantJson(product, variant)));
}

export function listVariants(call: Call): Reply {
  const product = productOf(call.store, idOf(call));
  return v3List(call, product.variants, (variant) => withFields(call.query, variantJson(product, variant)));
}

export function getVariant(call: Call): Reply {
  const { product, variant } = variantOf(call);
  return { status: 200, body: { data: withFields(call.query, variantJson(product, variant)), meta: {} } };
}

function variantOf(call: Call): { readonly product: Product; readonly variant: Variant } {
  const product = productOf(call.store, idOf(call));
  const variant = product.variants.find((each) => each.id === idOf(call, 1));
  if (variant === undefined) throw new StoreError(404, 'The resource was not found.', { errors: {} });
  return { product, variant };
}

export function putVariant(call: Call): Reply {
  const { product, variant } = variantOf(call);
  const body = objectBody(call);
  const problem = problemOf(call.store, variant, body);
  if (problem !== undefined) throw problem;
  write(call.store, product, variant, body);
  return { status: 200, body: { data: variantJson(product, variant), meta: {} } };
}

/** At most fifty. Good ones are saved though bad ones make a 422 of it. */
export function putVariants(call: Call): Reply {
  const sent = arrayBody(call);
  if (sent.length > MOST) throw tooMany(MOST);
  const rows = allRows(call.store);
  const problems: unknown[] = [];
  const data: unknown[] = [];
  for (const fields of sent) {
    const row = rows.find(({ id }) => id === fields['id']);
    const problem = row === undefined ? unknownVariant() : problemOf(call.store, row.variant, fields);
    if (row === undefined || problem !== undefined) {
      const { status, message, more } = problem ?? unknownVariant();
      problems.push(v3Body(status, message, more));
    } else {
      write(call.store, row.product, row.variant, fields);
      data.push(variantJson(row.product, row.variant));
    }
  }
  if (problems.length > 0) return { status: 422, body: { batch_errors: problems } };
  return { status: 200, body: { data, meta: {} } };
}

const unknownVariant = (): StoreError =>
  new StoreError(422, 'Variant not found', { errors: { id: 'Variant not found' } });

/** Codes are unique over products and variants, in whatever letters. */
function problemOf(store: Store, variant: Variant, fields: JsonObject): StoreError | undefined {
  for (const name of ['price', 'sale_price', 'retail_price', 'cost_price']) {
    const value = fields[name];
    if (value !== undefined && value !== null && typeof value !== 'number') {
      return new StoreError(422, 'JSON data is missing or invalid', { errors: { [name]: 'error.expected.jsnumber' } });
    }
  }
  const sku = fields['sku'];
  if (sku === '') {
    const title = 'Variant sku cannot be empty';
    return new StoreError(422, title, { code: 22_004, errors: { sku: title } });
  }
  const isTaken = allRows(store).some(
    (row) => row.variant !== variant && typeof sku === 'string' && row.variant.sku.toLowerCase() === sku.toLowerCase(),
  );
  return isTaken ? new StoreError(409, 'The SKU is a duplicate', { errors: { sku: 'duplicate' } }) : undefined;
}

/** Told of the variant and not of its product, but for the base variant, which is the product. */
function write(store: Store, product: Product, variant: Variant, fields: JsonObject): void {
  variant.price = priceOf(fields['price'], variant.price);
  variant.salePrice = priceOf(fields['sale_price'], variant.salePrice);
  variant.retailPrice = priceOf(fields['retail_price'], variant.retailPrice);
  variant.costPrice = numberOf(fields['cost_price'], variant.costPrice);
  variant.sku = textOf(fields['sku'], variant.sku);
  variant.upc = textOf(fields['upc'], variant.upc);
  product.modifiedAt = thisSecond(store);
  if (variant.skuId === null) productChanged(store, product);
  else variantChanged(store, variant);
}

/** Null inherits from the product. */
const priceOf = (value: unknown, otherwise: number | null): number | null =>
  value === null || typeof value === 'number' ? value : otherwise;
