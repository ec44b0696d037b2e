import type { StoreOrder } from './store.ts';

/** Words by which orders say how they came about: those of plugins for WooCommerce, and of BigCommerce's `order_source`. */
const POS = /(^|[^a-z])(pos|openpos|vitepos|wcpos|point-of-sale)([^a-z]|$)/i;
const MARKETPLACE =
  /(^|[^a-z])(marketplace|amazon|ebay|etsy|walmart|otto|kaufland|zalando|allegro|cdiscount|bol|facebookmarketplace|wplister|wp-lister|codisto)([^a-z]|$)/i;

/** The till or marketplace that the order's own word for its source names; nothing for a storefront. */
export function soldThroughOf(createdVia: string): Pick<StoreOrder, 'soldThrough'> {
  if (POS.test(createdVia)) return { soldThrough: { kind: 'pos', name: createdVia } };
  return MARKETPLACE.test(createdVia) ? { soldThrough: { kind: 'marketplace', name: createdVia } } : {};
}
