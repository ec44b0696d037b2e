import { datePair } from './dates.ts';
import { asMoney } from './decimals.ts';
import type { JsonObject } from './json.ts';
import { links } from './links.ts';
import { symbolEntity } from './currencies.ts';
import type { Product, Shop } from './state.ts';

function datesOf(shop: Shop, product: Product): JsonObject {
  return Object.fromEntries([
    ...datePair('date_created', product.createdAt, shop.utcOffsetMinutes),
    ...datePair('date_modified', product.modifiedAt, shop.utcOffsetMinutes),
  ]);
}

const SALE = {
  sale_price: '',
  date_on_sale_from: null,
  date_on_sale_from_gmt: null,
  date_on_sale_to: null,
  date_on_sale_to_gmt: null,
  on_sale: false,
};

const DOWNLOADS = { downloadable: false, downloads: [], download_limit: -1, download_expiry: -1 };

const SHIPPING_CLASS = { shipping_class: '', shipping_class_id: 0 };

const DIMENSIONS = { length: '', width: '', height: '' };

/** A product, or a variation seen through `/products`. */
export function productJson(shop: Shop, product: Product, home: string): JsonObject {
  const isVariation = product.type === 'variation';
  const variations = shop.products.filter((each) => each.parentId === product.id);
  return {
    id: product.id,
    name: product.name,
    slug: slugOf(product.name),
    permalink: permalinkOf(shop, product, home),
    ...datesOf(shop, product),
    type: product.type,
    status: product.status,
    featured: false,
    catalog_visibility: 'visible',
    description: '',
    short_description: '',
    sku: shownSku(shop, product),
    price: priceOf(product, variations),
    regular_price: product.type === 'variable' ? '' : product.price,
    ...SALE,
    purchasable: priceOf(product, variations) !== '',
    total_sales: isVariation ? '0' : product.totalSales,
    virtual: product.virtual,
    ...DOWNLOADS,
    external_url: '',
    button_text: '',
    ...stockJson(product),
    sold_individually: false,
    weight: product.weight,
    dimensions: DIMENSIONS,
    shipping_required: !product.virtual,
    shipping_taxable: !product.virtual,
    ...SHIPPING_CLASS,
    reviews_allowed: !isVariation,
    average_rating: '0.00',
    rating_count: 0,
    upsell_ids: [],
    cross_sell_ids: [],
    parent_id: product.parentId,
    purchase_note: '',
    categories: isVariation ? [] : [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
    brands: [],
    tags: [],
    images: [],
    attributes: isVariation ? chosenAttributes(product) : offeredAttributes(product),
    default_attributes: [],
    variations: variations.map((variation) => variation.id),
    grouped_products: [],
    menu_order: 0,
    price_html: priceHtml(shop, priceOf(product, variations)),
    related_ids: [],
    meta_data: [],
    stock_status: stockStatus(product),
    has_options: product.type === 'variable',
    post_password: '',
    global_unique_id: product.gtin,
    _links: links({
      home,
      self: `products/${product.id}`,
      collection: 'products',
      ...(isVariation ? { up: `products/${product.parentId}` } : {}),
    }),
  };
}

/** A variation seen through its parent; another shape than the same one under `/products`. */
export function variationJson(shop: Shop, product: Product, home: string): JsonObject {
  const parent = `products/${product.parentId}`;
  return {
    id: product.id,
    type: 'variation',
    ...datesOf(shop, product),
    description: '',
    permalink: permalinkOf(shop, product, home),
    sku: shownSku(shop, product),
    global_unique_id: product.gtin,
    price: product.price,
    regular_price: product.price,
    ...SALE,
    status: product.status,
    purchasable: product.price !== '',
    virtual: product.virtual,
    ...DOWNLOADS,
    tax_status: product.taxable ? 'taxable' : 'none',
    tax_class: product.taxClass,
    manage_stock: product.manageStock,
    stock_quantity: product.stockQuantity,
    stock_status: stockStatus(product),
    backorders: 'no',
    backorders_allowed: false,
    backordered: false,
    low_stock_amount: null,
    weight: product.weight,
    dimensions: DIMENSIONS,
    ...SHIPPING_CLASS,
    image: null,
    attributes: chosenAttributes(product),
    menu_order: 0,
    meta_data: [],
    name: product.attributes.map((attribute) => attribute.options[0] ?? '').join(', '),
    parent_id: product.parentId,
    _links: links({ home, self: `${parent}/variations/${product.id}`, collection: `${parent}/variations`, up: parent }),
  };
}

function stockJson(product: Product): JsonObject {
  return {
    tax_status: product.taxable ? 'taxable' : 'none',
    tax_class: product.taxClass,
    manage_stock: product.manageStock,
    stock_quantity: product.stockQuantity,
    backorders: 'no',
    backorders_allowed: false,
    backordered: false,
    low_stock_amount: null,
  };
}

function stockStatus(product: Product): string {
  return product.manageStock && (product.stockQuantity ?? 0) <= 0 ? 'outofstock' : 'instock';
}

/** A variation without a code of its own shows its parent's. */
function shownSku(shop: Shop, product: Product): string {
  if (product.sku !== '') return product.sku;
  return shop.products.find((each) => each.id === product.parentId)?.sku ?? '';
}

function priceOf(product: Product, variations: readonly Product[]): string {
  if (product.type !== 'variable') return product.price;
  const prices = variations.map((variation) => variation.price).sort((a, b) => Number(a) - Number(b));
  return prices[0] ?? '';
}

function chosenAttributes(product: Product): JsonObject[] {
  return product.attributes.map(({ name, options }) => ({
    id: 0,
    name,
    slug: name.toLowerCase(),
    option: options[0] ?? '',
  }));
}

function offeredAttributes(product: Product): JsonObject[] {
  return product.attributes.map(({ name, options }, position) => ({
    id: 0,
    name,
    slug: name,
    position,
    visible: true,
    variation: true,
    options,
  }));
}

function priceHtml(shop: Shop, price: string): string {
  if (price === '') return '';
  const symbol = `<span class="woocommerce-Price-currencySymbol">${symbolEntity(shop.settings.currency)}</span>`;
  const amount = asMoney(price, shop.settings.decimals);
  return `<span class="woocommerce-Price-amount amount"><bdi>${symbol}${amount}</bdi></span>`;
}

function permalinkOf(shop: Shop, product: Product, home: string): string {
  const page = shop.products.find((each) => each.id === product.parentId) ?? product;
  const choices = product.type === 'variation' ? product.attributes : [];
  const query = choices.map(({ name, options }) => `attribute_${name.toLowerCase()}=${options[0] ?? ''}`).join('&');
  return `${home}/product/${slugOf(page.name)}/${query === '' ? '' : `?${query}`}`;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
