import { isoOffset } from './dates.ts';
import type { Product, Variant } from './goodsState.ts';
import type { Query } from './query.ts';
import { listOf } from './query.ts';
import { availableAt } from './stock.ts';

const isSimple = (product: Product): boolean => product.variants.every((variant) => variant.skuId === null);

/** All the product's variants together, or itself where it is tracked as a whole. */
function levelOf(product: Product): number {
  if (product.inventoryTracking === 'product') return availableAt(product.stock);
  if (product.inventoryTracking === 'none') return 0;
  return product.variants.reduce((sum, variant) => sum + availableAt(variant.stock), 0);
}

export function productJson(product: Product, include: readonly string[]): Record<string, unknown> {
  return {
    id: product.id,
    name: product.name,
    type: product.type,
    sku: product.sku,
    description: '',
    weight: product.weight,
    width: 0,
    depth: 0,
    height: 0,
    price: product.price,
    cost_price: product.costPrice,
    retail_price: product.retailPrice,
    sale_price: product.salePrice,
    map_price: 0,
    tax_class_id: product.taxClassId,
    product_tax_code: '',
    calculated_price: product.salePrice === 0 ? product.price : product.salePrice,
    categories: [],
    brand_id: 0,
    option_set_id: null,
    option_set_display: 'right',
    inventory_level: levelOf(product),
    inventory_warning_level: 0,
    inventory_tracking: product.inventoryTracking,
    ...UNUSED,
    is_visible: product.isVisible,
    upc: product.upc,
    mpn: product.mpn,
    gtin: product.gtin,
    date_created: isoOffset(product.createdAt),
    date_modified: isoOffset(product.modifiedAt),
    custom_url: { url: `/product-${product.id}/`, is_customized: false },
    // Null where there are real variants.
    base_variant_id: isSimple(product) ? (product.variants[0]?.id ?? null) : null,
    ...(include.includes('variants') ? { variants: product.variants.map((each) => variantJson(product, each)) } : {}),
  };
}

const UNUSED = {
  reviews_rating_sum: 0,
  reviews_count: 0,
  total_sold: 0,
  fixed_cost_shipping_price: 0,
  is_free_shipping: false,
  is_featured: false,
  related_products: [-1],
  warranty: '',
  bin_picking_number: '',
  layout_file: 'product.html',
  search_keywords: '',
  availability: 'available',
  availability_description: '',
  gift_wrapping_options_type: 'any',
  gift_wrapping_options_list: [],
  sort_order: 0,
  condition: 'New',
  is_condition_shown: false,
  order_quantity_minimum: 0,
  order_quantity_maximum: 0,
  page_title: '',
  meta_keywords: [],
  meta_description: '',
  view_count: 0,
  preorder_release_date: null,
  preorder_message: '',
  is_preorder_only: false,
  is_price_hidden: false,
  price_hidden_label: '',
  open_graph_type: 'product',
  open_graph_title: '',
  open_graph_description: '',
  open_graph_use_meta_description: true,
  open_graph_use_product_name: true,
  open_graph_use_image: true,
};

/** A price of null is the product's. */
export function variantJson(product: Product, variant: Variant): Record<string, unknown> {
  const inherited = product.salePrice === 0 ? product.price : product.salePrice;
  const isTracked = product.inventoryTracking === 'variant';
  return {
    id: variant.id,
    product_id: product.id,
    sku: variant.sku,
    sku_id: variant.skuId,
    price: variant.price,
    calculated_price: variant.salePrice ?? variant.price ?? inherited,
    sale_price: variant.salePrice,
    retail_price: variant.retailPrice,
    map_price: null,
    weight: null,
    calculated_weight: product.weight,
    width: null,
    height: null,
    depth: null,
    is_free_shipping: false,
    fixed_cost_shipping_price: null,
    purchasing_disabled: false,
    purchasing_disabled_message: '',
    image_url: '',
    cost_price: variant.costPrice,
    upc: variant.upc,
    mpn: '',
    gtin: variant.gtin,
    inventory_level: isTracked ? availableAt(variant.stock) : levelOf(product),
    inventory_warning_level: 0,
    bin_picking_number: '',
    option_values: variant.optionValues.map(({ id, label, optionId, option }) => ({
      id,
      label,
      option_id: optionId,
      option_display_name: option,
    })),
  };
}

/** `include_fields` and `exclude_fields`; the id stays whatever is asked. */
export function withFields(query: Query, json: Record<string, unknown>): Record<string, unknown> {
  const only = listOf(query, 'include_fields');
  const not = listOf(query, 'exclude_fields') ?? [];
  return Object.fromEntries(
    Object.entries(json).filter(
      ([name]) => name === 'id' || name === 'variants' || ((only?.includes(name) ?? true) && !not.includes(name)),
    ),
  );
}
