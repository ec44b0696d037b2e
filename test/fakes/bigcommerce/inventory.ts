import type { Call, Reply } from './call.ts';
import { idOf, objectBody } from './call.ts';
import { isoZulu } from './dates.ts';
import { badJson, notFound, StoreError, tooMany, v3Body } from './errors.ts';
import type { Product, StockLevel, Variant } from './goodsState.ts';
import type { JsonObject } from './json.ts';
import { isObject, numberOf, textOf } from './json.ts';
import { v3List } from './paging.ts';
import { listOf } from './query.ts';
import { uuid } from './startOrder.ts';
import type { Location, Store } from './state.ts';
import { levelAt, tellStock } from './stock.ts';

const MOST = 2_000;
const MOST_PIECES = 2_147_483_647;

interface Adjustment {
  readonly product: Product;
  /** Undefined where the product is tracked as a whole. */
  readonly variant: Variant | undefined;
  readonly level: StockLevel;
  readonly quantity: number;
}

/** One wrong item refuses the request; what is taken is applied later than answered. */
export function putAbsolute(call: Call): Reply {
  const adjustments = adjustmentsOf(call, (quantity) => quantity >= 0);
  return later(call.store, adjustments, 'absolute');
}

/** Needs an absolute adjustment before, and never takes more than there is. */
export function postRelative(call: Call): Reply {
  const adjustments = adjustmentsOf(call, (quantity) => quantity !== 0);
  for (const { product, level, quantity } of adjustments) {
    const who = `[product_id ${product.id}]`;
    if (!level.adjusted) throw refused(`Items with identity: ${who} requires absolute adjustment before relative`);
    if (level.onHand - level.safety + quantity < 0)
      throw refused(`Items with identity: ${who} have insufficient stock`);
  }
  const total = adjustments.map((each) => ({ ...each, quantity: each.level.onHand + each.quantity }));
  return later(call.store, total, 'relative');
}

function refused(title: string): StoreError {
  const body = v3Body(422, title, { errors: {} });
  return new StoreError(422, title, { body, contentType: 'application/problem+json' });
}

function later(store: Store, adjustments: readonly Adjustment[], method: 'absolute' | 'relative'): Reply {
  const dueAt = store.ports.now() + store.settings.stockDelay;
  for (const { product, variant, level, quantity } of adjustments) {
    const by = method === 'absolute' ? quantity : quantity - level.onHand;
    store.pendingStock.push({
      level,
      onHand: quantity,
      dueAt,
      applied: () => tellStock(store, product, variant, method, by, 'inventory/updated'),
    });
  }
  return { status: 200, body: { transaction_id: uuid(store) } };
}

function adjustmentsOf(call: Call, isAmount: (quantity: number) => boolean): Adjustment[] {
  const { items } = objectBody(call);
  if (!Array.isArray(items) || items.length === 0 || !items.every(isObject))
    throw badJson({ items: 'error.path.missing.' });
  if (items.length > MOST) throw tooMany(MOST);
  return items.map((item) => {
    const quantity = item['quantity'];
    if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity > MOST_PIECES || !isAmount(quantity)) {
      throw refused('[quantity is invalid]');
    }
    const location = call.store.locations.find((each) => each.id === item['location_id']);
    if (location === undefined) throw refused('[location_id is invalid]');
    const found = articleOf(call.store, item);
    const levels = found.variant === undefined ? found.product.stock : found.variant.stock;
    return { ...found, level: levelAt(levels, location.id), quantity };
  });
}

interface Article {
  readonly product: Product;
  readonly variant: Variant | undefined;
}

/** Exactly one name for it, and the one by which its stock is kept. */
function articleOf(store: Store, item: JsonObject): Article {
  const names = ['sku', 'variant_id', 'product_id'].filter((name) => item[name] !== undefined);
  const [name] = names;
  if (names.length !== 1 || name === undefined)
    throw refused('[exactly one of sku, variant_id and product_id is needed]');
  const id = `${name} ${String(item[name])}`;
  const product = store.products.find((each) => isNamed(each, name, item[name]));
  if (product === undefined) throw refused(`[Item with ${id} was not found]`);
  const kept = product.inventoryTracking;
  if (kept === 'none') throw refused(`[Item with ${id} is not tracked]`);
  if (kept === 'product' && name !== 'product_id' && !(name === 'sku' && store.settings.skuAdjustsProducts)) {
    throw refused(`[Item with ${id} is tracked by product, please update stock by product id]`);
  }
  if (kept === 'product') return { product, variant: undefined };
  if (name === 'product_id')
    throw refused(`[Item with ${id} is tracked by variant, please update stock by variant id or sku]`);
  return { product, variant: product.variants.find((variant) => isVariant(variant, name, item[name])) };
}

function isNamed(product: Product, name: string, value: unknown): boolean {
  if (name === 'product_id') return product.id === value;
  return product.variants.some((variant) => isVariant(variant, name, value));
}

const isVariant = (variant: Variant, name: string, value: unknown): boolean =>
  name === 'variant_id' ? variant.id === value : variant.sku.toLowerCase() === textOf(value, '').toLowerCase();

interface Row {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
}

export function listItems(call: Call): Reply {
  const ids = listOf(call.query, 'location_id:in');
  const codes = listOf(call.query, 'location_code:in');
  const locations = call.store.locations.filter(
    ({ id, code }) => (ids?.includes(String(id)) ?? true) && (codes?.includes(code) ?? true),
  );
  return v3List(call, rowsOf(call), (row) => itemJson(row, locations), { most: 1_000, usual: 100 });
}

export function listItemsAt(call: Call): Reply {
  const location = call.store.locations.find((each) => each.id === idOf(call));
  if (location === undefined) throw notFound();
  const toJson = (row: Row): Record<string, unknown> => {
    const { identity } = itemJson(row, []);
    return { identity, ...levelJson(row, location) };
  };
  return v3List(call, rowsOf(call), toJson, { most: 1_000, usual: 100 });
}

function rowsOf({ store, query }: Call): Row[] {
  const among = (name: string, value: string | number): boolean =>
    listOf(query, name)?.some((each) => each.toLowerCase() === String(value).toLowerCase()) ?? true;
  return store.products
    .flatMap((product) => product.variants.map((variant) => ({ id: variant.id, product, variant })))
    .filter(
      ({ product, variant }) =>
        among('sku:in', variant.sku) && among('variant_id:in', variant.id) && among('product_id:in', product.id),
    );
}

function itemJson(row: Row, locations: readonly Location[]): Record<string, unknown> {
  const { product, variant } = row;
  return {
    identity: { sku: variant.sku, variant_id: variant.id, product_id: product.id, sku_id: variant.skuId },
    locations: locations.map((location) => ({
      location_id: location.id,
      location_code: location.code,
      location_name: location.label,
      location_enabled: location.enabled,
      ...levelJson(row, location),
    })),
  };
}

function levelJson({ product, variant }: Row, location: Location): Record<string, unknown> {
  const levels = product.inventoryTracking === 'product' ? product.stock : variant.stock;
  const level = levels.get(location.id);
  const [onHand, safety] = [numberOf(level?.onHand, 0), numberOf(level?.safety, 0)];
  return {
    available_to_sell: onHand - safety,
    total_inventory_onhand: onHand,
    settings: { safety_stock: safety, is_in_stock: onHand > safety, warning_level: 0, bin_picking_number: '' },
  };
}

export function listLocations(call: Call): Reply {
  const codes = listOf(call.query, 'location_code:in');
  const rows = call.store.locations.filter((location) => codes?.includes(location.code) ?? true);
  return v3List(call, rows, locationJson, { usual: 100 });
}

function locationJson({ id, code, label, enabled }: Location): Record<string, unknown> {
  return {
    id,
    code,
    label,
    description: '',
    managed_by_external_source: false,
    type_id: 'PHYSICAL',
    enabled,
    time_zone: 'Etc/UTC',
    created_at: isoZulu(0),
    updated_at: isoZulu(0),
    address: {
      address1: '1 Shop Street',
      address2: '',
      city: 'Berlin',
      state: 'BE',
      zip: '10115',
      email: 'shop@store.example',
      phone: '',
      geo_coordinates: { latitude: 52.52, longitude: 13.4 },
      country_code: 'DE',
    },
    storefront_visibility: true,
    special_hours: [],
  };
}
