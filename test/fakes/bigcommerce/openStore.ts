import type { CustomerSeed, ProductSeed, StoreSeed, VariantSeed } from './seed.ts';
import type { Customer, Product, StockLevel, Variant } from './goodsState.ts';
import type { Events, Store, StorePorts } from './state.ts';

/** Numbers start where people's do: order 1001, line 501, hook 18048287 and so on, all apart from each other. */
const STARTS: Readonly<Record<string, number>> = {
  order: 1000,
  line: 500,
  shipTo: 50,
  transaction: 76,
  hook: 18_048_286,
  attribute: 4,
  customerAddress: 30,
  option: 44,
  pickup: 98,
};

export function openStore(seed: StoreSeed, ports: StorePorts, lastOrderId: number, events: Events): Store {
  const openedAt = Math.floor(ports.now() / 1000) * 1000;
  return {
    ports: { now: () => ports.now(), random: (bytes) => ports.random(bytes) },
    hash: seed.hash,
    storeId: seed.storeId,
    settings: seed.settings,
    accounts: [...seed.accounts],
    currencies: [...seed.currencies],
    taxRates: [...seed.taxRates],
    taxClasses: [...seed.taxClasses],
    channels: [...seed.channels],
    locations: [...seed.locations],
    customStatuses: new Map(),
    orders: [],
    customers: seed.customers.map((customer) => openCustomer(customer, openedAt)),
    attributes: [],
    groups: seed.groups.map((group) => ({ ...group, createdAt: openedAt, modifiedAt: openedAt })),
    products: seed.products.map((product) => openProduct(product, openedAt)),
    priceLists: [],
    coupons: [...seed.coupons],
    hooks: [],
    hookEmails: [],
    pendingStock: [],
    sequences: new Map(Object.entries({ ...STARTS, order: lastOrderId, ...highest(seed) })),
    events,
  };
}

function highest(seed: StoreSeed): Record<string, number> {
  const variants = seed.products.flatMap((product) => product.variants ?? []);
  return {
    customer: Math.max(0, ...seed.customers.map(({ id }) => id)),
    product: Math.max(0, ...seed.products.map(({ id }) => id)),
    variant: Math.max(1000, ...variants.map(({ id }) => id)),
    coupon: Math.max(0, ...seed.coupons.map(({ id }) => id)),
  };
}

export function openCustomer(seed: CustomerSeed, at: number): Customer {
  const channelId = seed.channelId ?? 1;
  return {
    id: seed.id,
    email: seed.email,
    firstName: seed.firstName,
    lastName: seed.lastName,
    company: seed.company ?? '',
    phone: '',
    notes: '',
    taxExemptCategory: '',
    groupId: seed.groupId ?? 0,
    originChannelId: channelId,
    channelIds: [channelId],
    createdAt: at,
    modifiedAt: at,
    addresses: [],
    attributes: [],
    formFields: [],
    storeCredit: '0',
  };
}

export function openProduct(seed: ProductSeed, at: number): Product {
  const tracking = seed.tracking ?? (seed.stock === undefined ? 'none' : 'product');
  return {
    id: seed.id,
    name: seed.name,
    type: seed.type ?? 'physical',
    sku: seed.sku,
    upc: seed.upc ?? '',
    gtin: seed.gtin ?? '',
    mpn: '',
    price: seed.price,
    salePrice: 0,
    costPrice: 0,
    retailPrice: 0,
    taxClassId: seed.taxClassId ?? 0,
    weight: 1,
    isVisible: true,
    inventoryTracking: tracking,
    variants: seed.variants?.map((variant) => openVariant(seed, variant)) ?? [baseVariant(seed)],
    stock: levels(seed.stock),
    createdAt: at,
    modifiedAt: at,
  };
}

const levels = (onHand: number | undefined): Map<number, StockLevel> =>
  new Map(onHand === undefined ? [] : [[1, { onHand, safety: 0, adjusted: true }]]);

const noPrices = { price: null, salePrice: null, retailPrice: null, costPrice: 0 } as const;

/** Every simple product has one, without a `sku_id`. */
function baseVariant(product: ProductSeed): Variant {
  return {
    ...noPrices,
    id: product.id + 10_000,
    productId: product.id,
    skuId: null,
    sku: product.sku,
    upc: product.upc ?? '',
    gtin: product.gtin ?? '',
    optionValues: [],
    stock: new Map(),
  };
}

function openVariant(product: ProductSeed, seed: VariantSeed): Variant {
  return {
    ...noPrices,
    id: seed.id,
    productId: product.id,
    skuId: seed.id + 5_000,
    sku: seed.sku,
    upc: seed.upc ?? '',
    gtin: '',
    price: seed.price ?? null,
    optionValues: seed.options.map(({ name, label }, at) => ({
      id: seed.id * 10 + at,
      label,
      optionId: product.id * 10 + at,
      option: name,
    })),
    stock: levels(seed.stock),
  };
}
