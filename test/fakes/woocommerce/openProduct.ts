import type { ProductSeed } from './seed.ts';
import type { Product } from './state.ts';

/** A product as the shop keeps it; `all` are those that may be its variations. */
export function openProduct(seed: ProductSeed, all: readonly ProductSeed[], openedAt: number): Product {
  const hasVariations = all.some((other) => other.parentId === seed.id);
  return {
    id: seed.id,
    parentId: seed.parentId ?? 0,
    type: seed.parentId === undefined ? (hasVariations ? 'variable' : 'simple') : 'variation',
    name: seed.name,
    sku: seed.sku,
    gtin: seed.gtin ?? '',
    price: seed.price ?? '',
    taxClass: seed.taxClass ?? '',
    taxable: seed.taxable ?? true,
    virtual: seed.virtual ?? false,
    manageStock: seed.stock !== undefined,
    stockQuantity: seed.stock ?? null,
    weight: seed.weight ?? '',
    totalSales: 0,
    status: 'publish',
    attributes: seed.attributes ?? [],
    createdAt: openedAt,
    modifiedAt: openedAt,
  };
}
