import type { Call, Reply } from './call.ts';
import { arrayBody, idOf, objectBody } from './call.ts';
import { readDate } from './dates.ts';
import { StoreError, tooMany, unprocessable, v3Body } from './errors.ts';
import type { Product } from './goodsState.ts';
import type { JsonObject } from './json.ts';
import { numberOf, textOf } from './json.ts';
import { v3List } from './paging.ts';
import { productJson, withFields } from './productJson.ts';
import type { Query } from './query.ts';
import { listOf } from './query.ts';
import type { Store } from './state.ts';
import { levelAt, productChanged } from './stock.ts';

const MOST = 10;
const includeOf = (query: Query): readonly string[] => listOf(query, 'include') ?? [];

export function listProducts(call: Call): Reply {
  const { query } = call;
  const rows = sorted(call.store.products.filter(filterOf(query)), query);
  return v3List(call, rows, (product) => withFields(query, productJson(product, includeOf(query))));
}

type Test = (product: Product) => boolean;

/** Codes of variants are not looked at; parameters it does not know, such as `gtin`, are passed over. */
function filterOf(query: Query): Test {
  const among = (name: string, pick: (product: Product) => string | number): Test => {
    const wanted = listOf(query, name)?.map((text) => text.toLowerCase());
    return (product) => wanted?.includes(String(pick(product)).toLowerCase()) ?? true;
  };
  const is = (name: string, pick: (product: Product) => string | number): Test => {
    const wanted = query.get(name)?.toLowerCase();
    return (product) => wanted === undefined || String(pick(product)).toLowerCase() === wanted;
  };
  const keyword = query.get('keyword')?.toLowerCase();
  const [min, max] = ['date_modified:min', 'date_modified:max'].map((name) => limitOf(query, name));
  const tests: Test[] = [
    is('id', (product) => product.id),
    is('sku', (product) => product.sku),
    is('name', (product) => product.name),
    is('upc', (product) => product.upc),
    is('mpn', (product) => product.mpn),
    is('type', (product) => product.type),
    is('is_visible', (product) => String(product.isVisible)),
    among('id:in', (product) => product.id),
    among('sku:in', (product) => product.sku),
    (product) => keyword === undefined || `${product.name} ${product.sku}`.toLowerCase().includes(keyword),
    (product) => min === undefined || product.modifiedAt >= min,
    (product) => max === undefined || product.modifiedAt <= max,
    ...idTests(query),
  ];
  return (product) => tests.every((test) => test(product));
}

function idTests(query: Query): Test[] {
  const number = (name: string): number | undefined => {
    const text = query.get(name);
    return text === undefined ? undefined : Number(text);
  };
  const [min, max, greater, less] = ['id:min', 'id:max', 'id:greater', 'id:less'].map(number);
  return [
    ({ id }) => min === undefined || id >= min,
    ({ id }) => max === undefined || id <= max,
    ({ id }) => greater === undefined || id > greater,
    ({ id }) => less === undefined || id < less,
  ];
}

function limitOf(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === undefined) return undefined;
  const instant = readDate(text);
  if (instant === undefined) throw unprocessable('Input is invalid.', { [name]: 'The date is invalid' });
  return instant;
}

const SORTS: Readonly<Record<string, (product: Product) => number | string>> = {
  id: (product) => product.id,
  name: (product) => product.name,
  sku: (product) => product.sku,
  price: (product) => product.price,
  date_modified: (product) => product.modifiedAt,
};

function sorted(products: Product[], query: Query): Product[] {
  const pick = SORTS[query.get('sort') ?? 'id'];
  if (pick === undefined) throw unprocessable('Input is invalid.', { sort: 'error.invalid' });
  const sign = query.get('direction') === 'desc' ? -1 : 1;
  return products.toSorted((a, b) => (pick(a) === pick(b) ? a.id - b.id : sign * (pick(a) < pick(b) ? -1 : 1)));
}

/** @throws StoreError 404 */
export function productOf(store: Store, id: number): Product {
  const product = store.products.find((each) => each.id === id);
  if (product === undefined) throw new StoreError(404, 'The resource was not found.', { errors: {} });
  return product;
}

export function getProduct(call: Call): Reply {
  const product = productOf(call.store, idOf(call));
  return { status: 200, body: { data: withFields(call.query, productJson(product, includeOf(call.query))), meta: {} } };
}

export function putProduct(call: Call): Reply {
  const product = productOf(call.store, idOf(call));
  const body = objectBody(call);
  check(call.store, product, body);
  const isWhole = write(call.store, product, body);
  return reply(productJson(product, includeOf(call.query)), isWhole);
}

/** At most ten; one without an id is looked at as a new product, and nobody says which it was. */
export function putProducts(call: Call): Reply {
  const sent = arrayBody(call);
  if (sent.length > MOST) throw tooMany(MOST);
  if (sent.some((fields) => typeof fields['id'] !== 'number')) throw missingFields();
  const rows = sent.map((fields) => ({ product: productOf(call.store, numberOf(fields['id'], 0)), fields }));
  for (const { product, fields } of rows) check(call.store, product, fields);
  const written = rows.map(({ product, fields }) => write(call.store, product, fields));
  return reply(
    rows.map(({ product }) => productJson(product, includeOf(call.query))),
    written.every(Boolean),
  );
}

const missingFields = (): StoreError =>
  unprocessable('Missing Required Fields', {
    name: 'Please provide a name.',
    price: 'Please provide a price.',
    type: 'Please provide a type.',
    weight: 'Please provide a weight.',
  });

/** 207: the products are saved, their stock is not. */
function reply(data: unknown, isWhole: boolean): Reply {
  if (isWhole) return { status: 200, body: { data, meta: {} } };
  const errors = v3Body(422, 'Inventory update failed', { errors: { inventory_level: 'could not be saved' } });
  return { status: 207, body: { data, errors, meta: {} } };
}

function check(store: Store, product: Product, fields: JsonObject): void {
  for (const name of ['price', 'sale_price', 'retail_price', 'cost_price', 'inventory_level']) {
    const value = fields[name];
    if (value !== undefined && typeof value !== 'number')
      throw unprocessable('JSON data is missing or invalid', { [name]: 'error.expected.jsnumber' });
    if (typeof value === 'number' && value < 0) throw unprocessable('Input is invalid.', { [name]: 'error.min' });
  }
  const taken = (name: string, pick: (each: Product) => string): boolean => {
    const value = textOf(fields[name], '').toLowerCase();
    return value !== '' && store.products.some((each) => each !== product && pick(each).toLowerCase() === value);
  };
  if (taken('name', (each) => each.name)) throw conflict('name');
  if (taken('sku', (each) => each.sku)) throw conflict('sku');
}

function conflict(field: string): StoreError {
  const title = `The product ${field} is a duplicate`;
  return new StoreError(409, title, { errors: { [field]: title } });
}

/** @returns false when stock was among it and was not saved */
function write(store: Store, product: Product, fields: JsonObject): boolean {
  product.name = textOf(fields['name'], product.name);
  product.price = numberOf(fields['price'], product.price);
  product.salePrice = numberOf(fields['sale_price'], product.salePrice);
  product.retailPrice = numberOf(fields['retail_price'], product.retailPrice);
  product.costPrice = numberOf(fields['cost_price'], product.costPrice);
  product.upc = textOf(fields['upc'], product.upc);
  product.gtin = textOf(fields['gtin'], product.gtin);
  product.taxClassId = numberOf(fields['tax_class_id'], product.taxClassId);
  product.isVisible = fields['is_visible'] === undefined ? product.isVisible : fields['is_visible'] === true;
  renumber(product, fields);
  const isStock = fields['inventory_level'] !== undefined;
  const fails = isStock && store.settings.catalogStockFails;
  if (isStock && !fails) levelAt(product.stock, 1).onHand = numberOf(fields['inventory_level'], 0);
  productChanged(store, product);
  return !fails;
}

/** A simple product and its base variant have one code. */
function renumber(product: Product, fields: JsonObject): void {
  product.sku = textOf(fields['sku'], product.sku);
  for (const variant of product.variants) if (variant.skuId === null) variant.sku = product.sku;
}
