import type { ItemLine, Order, Product, Shop } from './state.ts';
import { next, thisSecond } from './state.ts';

const TAKES_STOCK = ['processing', 'completed', 'on-hold'];
const GIVES_STOCK = ['cancelled', 'pending'];

export function productOf(shop: Shop, line: ItemLine): Product | undefined {
  const id = line.variationId === 0 ? line.productId : line.variationId;
  return shop.products.find((product) => product.id === id);
}

/** Takes or gives back stock when an order enters a status; each moved product is an event of its own. */
export function moveStock(shop: Shop, order: Order, say: (note: string) => void): void {
  if (TAKES_STOCK.includes(order.status)) takeStock(shop, order, say);
  if (GIVES_STOCK.includes(order.status)) giveStock(shop, order, say);
}

function takeStock(shop: Shop, order: Order, say: (note: string) => void): void {
  const moved: string[] = [];
  for (const line of order.items.filter((each) => reducedMeta(each) === undefined)) {
    const product = productOf(shop, line);
    if (!product?.manageStock) continue;
    line.meta.push({ id: next(shop, 'lineMeta'), key: '_reduced_stock', value: String(line.quantity) });
    moved.push(change(shop, product, -line.quantity, line.name));
    countSale(shop, product, line.quantity);
  }
  if (moved.length > 0) say(`Stock levels reduced: ${moved.join(', ')}`);
}

function giveStock(shop: Shop, order: Order, say: (note: string) => void): void {
  const moved: string[] = [];
  for (const line of order.items) {
    const reduced = reducedMeta(line);
    const product = productOf(shop, line);
    if (reduced === undefined || product === undefined) continue;
    line.meta = line.meta.filter((meta) => meta !== reduced);
    moved.push(change(shop, product, Number(reduced.value), line.name));
  }
  if (moved.length > 0) say(`Stock levels increased: ${moved.join(', ')}`);
}

function reducedMeta(line: ItemLine): ItemLine['meta'][number] | undefined {
  return line.meta.find((meta) => meta.key === '_reduced_stock');
}

/** Puts refunded pieces back on the shelf. */
export function restock(shop: Shop, line: ItemLine, quantity: number): void {
  const product = productOf(shop, line);
  const reduced = reducedMeta(line);
  if (!product?.manageStock || reduced === undefined || quantity === 0) return;
  change(shop, product, quantity, line.name);
  line.meta = line.meta.map((meta) =>
    meta === reduced ? { ...meta, value: String(Number(meta.value) - quantity) } : meta,
  );
  line.meta.push({ id: next(shop, 'lineMeta'), key: '_restock_refunded_items', value: String(quantity) });
}

function change(shop: Shop, product: Product, by: number, name: string): string {
  const before = product.stockQuantity ?? 0;
  product.stockQuantity = before + by;
  product.modifiedAt = thisSecond(shop);
  shop.events.happened('product.updated', product.id);
  return `${name} (${before}&rarr;${before + by})`;
}

function countSale(shop: Shop, product: Product, quantity: number): void {
  const sold = shop.products.find((each) => each.id === product.parentId) ?? product;
  sold.totalSales += quantity;
}
