import type { StoreSeed } from '../fakes/bigcommerce/seed.ts';
import type { CompanySeed, ItemSeed } from '../fakes/nav/companySeed.ts';
import type { ProductSeed, ShopSeed } from '../fakes/woocommerce/seed.ts';

/** The one article of the shop that NAV does not have, so that its orders wait for a person. */
export const UNKNOWN_SKU = 'ML-LAMP-01';

/** The company with an item card for every article of the shop but one, as a company that sells them has. */
export function companySelling(shop: ShopSeed, company: CompanySeed): CompanySeed {
  const known = new Set(company.items.map(({ number }) => number));
  const parents = new Set(shop.products.map(({ parentId }) => parentId));
  const missing = shop.products.filter(
    ({ id, sku }) => sku !== '' && sku !== UNKNOWN_SKU && !known.has(sku) && !parents.has(id),
  );
  return { ...company, items: [...company.items, ...missing.map(cardOf)] };
}

function cardOf({ sku, name, price, taxClass }: ProductSeed): ItemSeed {
  const taxGroup = taxClass === 'reduced-rate' ? 'VAT7' : 'VAT19';
  return { number: sku, displayName: name, unitPrice: price ?? '0', taxGroup, inventory: '500' };
}

/** What only the second store sells, at its rates of tax: nothing but digital goods. */
export function alsoSelling(store: StoreSeed, company: CompanySeed): CompanySeed {
  const known = new Set(company.items.map(({ number }) => number));
  const missing = store.products.filter(({ sku }) => sku !== '' && sku !== UNKNOWN_SKU && !known.has(sku));
  const cards = missing.map(({ sku, name, price }) => ({
    number: sku,
    displayName: name,
    unitPrice: String(price),
    taxGroup: 'VAT19',
    inventory: '500',
  }));
  return { ...company, items: [...company.items, ...cards] };
}
