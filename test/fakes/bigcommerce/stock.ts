import type { Product, StockLevel, Variant } from './goodsState.ts';
import type { Order } from './orderState.ts';
import type { Store } from './state.ts';
import { thisSecond } from './state.ts';

const DEFAULT_LOCATION = 1;
/** Statuses of orders that have not come about, or no more. */
const NOT_PLACED = [0, 1, 4, 5, 6];
const DONE = [2, 10];

export function levelAt(levels: Map<number, StockLevel>, locationId: number): StockLevel {
  const present = levels.get(locationId);
  if (present !== undefined) return present;
  const level = { onHand: 0, safety: 0, adjusted: false };
  levels.set(locationId, level);
  return level;
}

/** Adjustments are applied some time after they were answered. */
export function settleStock(store: Store): void {
  const now = store.ports.now();
  const due = store.pendingStock.filter((pending) => pending.dueAt <= now);
  if (due.length === 0) return;
  store.pendingStock = store.pendingStock.filter((pending) => pending.dueAt > now);
  for (const pending of due) {
    pending.level.onHand = pending.onHand;
    pending.level.adjusted = true;
    pending.applied();
  }
}

export const availableAt = (levels: ReadonlyMap<number, StockLevel>, locationId = DEFAULT_LOCATION): number => {
  const level = levels.get(locationId);
  return level === undefined ? 0 : level.onHand - level.safety;
};

/** Once an order, when it reaches the status that the store's setting names. */
export function takeStock(store: Store, order: Order): void {
  settleStock(store);
  const wanted =
    store.settings.updateStock === 'order_placed'
      ? !NOT_PLACED.includes(order.statusId)
      : DONE.includes(order.statusId);
  if (order.stockTaken || !wanted) return;
  order.stockTaken = true;
  for (const line of order.lines) {
    const product = store.products.find((each) => each.id === line.productId);
    const variant = product?.variants.find((each) => each.id === line.variantId);
    if (product !== undefined && variant !== undefined) move(store, product, variant, -line.quantity);
  }
}

function move(store: Store, product: Product, variant: Variant, by: number): void {
  if (product.inventoryTracking === 'none') return;
  const levels = product.inventoryTracking === 'product' ? product.stock : variant.stock;
  levelAt(levels, DEFAULT_LOCATION).onHand += by;
  tellStock(store, product, variant, 'relative', by, 'inventory/order/updated');
}

/** A tracked level that moves is told as the level and as a change of the product; ours too, as an echo. */
export function tellStock(
  store: Store,
  product: Product,
  variant: Variant | undefined,
  method: 'absolute' | 'relative',
  value: number,
  branch: 'inventory/updated' | 'inventory/order/updated',
): void {
  const inventory = { product_id: product.id, method, value };
  if (product.inventoryTracking === 'product' || variant === undefined) {
    store.events.happened(`store/product/${branch}`, { type: 'product', id: product.id, inventory });
  } else {
    const data = { type: 'sku', id: variant.skuId, inventory: { ...inventory, variant_id: variant.id } };
    store.events.happened(`store/sku/${branch}`, data);
  }
  productChanged(store, product);
}

export function productChanged(store: Store, product: Product): void {
  product.modifiedAt = thisSecond(store);
  store.events.happened('store/product/updated', { type: 'product', id: product.id });
}

/** Changes of a variant are told of it and not of its product. */
export function variantChanged(store: Store, variant: Variant): void {
  const sku = { product_id: variant.productId, variant_id: variant.id };
  store.events.happened('store/sku/updated', { type: 'sku', id: variant.skuId, sku });
}
