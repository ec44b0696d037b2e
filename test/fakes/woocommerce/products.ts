import type { Call, Reply } from './call.ts';
import { idOf, ok, requireManager } from './call.ts';
import { invalidId, ShopError } from './errors.ts';
import type { ListParams } from './lists.ts';
import { pageOf, passesIds, readDates, readListParams, sortRows } from './lists.ts';
import { productJson, variationJson } from './productJson.ts';
import { commaList, single } from './query.ts';
import type { Product } from './state.ts';

const ORDERBY = ['date', 'id', 'include', 'title', 'slug', 'modified', 'price', 'popularity', 'rating', 'menu_order'];
const LIST = { orderby: ORDERBY, withDates: true } as const;

/** Without a code, parents and simple products only; a look-up by SKU or GTIN finds variations too, never the trash. */
export function listProducts(call: Call): Reply {
  const params = readListParams(call.query, LIST);
  requireManager(call, 'list');
  const skus = commaList(call.query, 'sku').map((sku) => sku.toLowerCase());
  const gtins = commaList(call.query, 'global_unique_id');
  const part = single(call.query, 'search_sku')?.toLowerCase();
  const finds = (product: Product): boolean => {
    if (skus.length > 0) return skus.includes(product.sku.toLowerCase());
    if (gtins.length > 0) return gtins.includes(product.gtin);
    if (part !== undefined) return product.sku.toLowerCase().includes(part);
    return product.type !== 'variation';
  };
  const rows = call.shop.products
    .filter((product) => product.status !== 'trash' && finds(product))
    .filter(createFilter(call, params));
  return pageOf(call, sortProducts(rows, params), params, (row) => productJson(call.shop, row, call.home));
}

function createFilter(call: Call, params: ListParams): (product: Product) => boolean {
  const passesDates = readDates(call.query, call.shop.utcOffsetMinutes);
  const search = params.search.toLowerCase();
  return (product) =>
    passesDates(product) && passesIds(params, product.id) && product.name.toLowerCase().includes(search);
}

function sortProducts(rows: readonly Product[], params: ListParams): Product[] {
  const keys: Readonly<Record<string, (product: Product) => number | string>> = {
    date: (product) => product.createdAt,
    modified: (product) => product.modifiedAt,
    title: (product) => product.name,
    slug: (product) => product.name.toLowerCase(),
    price: (product) => Number(product.price),
    popularity: (product) => product.totalSales,
  };
  return sortRows(rows, params, keys[params.orderby] ?? ((product) => product.id));
}

export function getProduct(call: Call): Reply {
  const product = call.shop.products.find((each) => each.id === idOf(call));
  if (product === undefined) throw invalidId('product', 404);
  requireManager(call, 'view');
  return ok(productJson(call.shop, product, call.home));
}

export function listVariations(call: Call): Reply {
  const params = readListParams(call.query, LIST);
  requireManager(call, 'list');
  const rows = call.shop.products
    .filter((product) => product.parentId === idOf(call) && product.status !== 'trash')
    .filter(createFilter(call, params));
  return pageOf(call, sortProducts(rows, params), params, (row) => variationJson(call.shop, row, call.home));
}

export function getVariation(call: Call): Reply {
  const product = call.shop.products.find((each) => each.id === idOf(call, 1) && each.parentId === idOf(call));
  if (product === undefined) throw new ShopError(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
  requireManager(call, 'view');
  return ok(variationJson(call.shop, product, call.home));
}
