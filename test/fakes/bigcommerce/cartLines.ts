import { costOf, countryOf, NO_COST } from './countOrder.ts';
import { exact, rounded } from './decimals.ts';
import type { ArticleWanted, CustomWanted, GiftCertificateWanted } from './purchase.ts';
import type { Product, Variant } from './goodsState.ts';
import type { LineAmounts, LineOption, Order, OrderLine } from './orderState.ts';
import type { Store } from './state.ts';
import { currencyOf, moneyRules, next } from './state.ts';

const UNCOUNTED: LineAmounts = {
  priceExTax: '0',
  priceIncTax: '0',
  totalExTax: '0',
  totalIncTax: '0',
  tax: '0',
  discountedIncTax: '0',
  taxes: [],
};

type Item = ArticleWanted | CustomWanted | GiftCertificateWanted;

/** The line, followed by child lines for what was picked. */
export function lineOf(store: Store, order: Order, item: Item): OrderLine[] {
  const place = placeOf(order, item);
  const common = { ...blank(store), ...place, quantity: item.quantity ?? 1 };
  if ('giftCertificate' in item) return [{ ...common, ...certificateOf(store, item) }];
  if ('custom' in item) {
    const { name, price, taxClassId = 0 } = item.custom;
    return [wrapped(store, order, item, { ...common, name, price, taxClassId })];
  }
  const { product, variant } = findArticle(store, item.sku);
  const parent = wrapped(store, order, item, {
    ...common,
    ...articleOf(product, variant),
    ...(product.type === 'digital' ? { addressId: 0 } : {}),
    price: item.price ?? catalogPrice(store, order, product, variant),
    options: [
      ...optionsOf(store, variant),
      ...(item.picks ?? []).map((sku) => pickOption(store, sku)),
      ...(item.typed ? [typedOption(store, item.typed)] : []),
    ],
  });
  const children = (item.picks ?? []).map((sku): OrderLine => {
    const picked = findArticle(store, sku);
    return {
      ...common,
      id: next(store, 'line'),
      ...articleOf(picked.product, picked.variant),
      parentId: parent.id,
      discounts: [],
    };
  });
  return [parent, ...children];
}

function placeOf(order: Order, item: Item): Pick<OrderLine, 'addressId' | 'pickupMethodId'> {
  const shipTo = order.shipTos[item.shipTo ?? 0];
  const pickup = order.pickups[0];
  if (shipTo === undefined || item.isFetched === true) return { addressId: 0, pickupMethodId: pickup?.id ?? 0 };
  return { addressId: shipTo.id, pickupMethodId: 0 };
}

function blank(store: Store): OrderLine {
  return {
    id: next(store, 'line'),
    productId: 0,
    name: '',
    sku: '',
    upc: '',
    type: 'physical',
    quantity: 1,
    price: '0',
    taxClassId: 0,
    addressId: 0,
    pickupMethodId: 0,
    parentId: null,
    discounts: [],
    options: [],
    wrapping: NO_COST,
    wrappingName: '',
    giftCertificateId: null,
    quantityShipped: 0,
    quantityRefunded: 0,
    amounts: UNCOUNTED,
  };
}

function articleOf(product: Product, variant: Variant) {
  return {
    productId: product.id,
    variantId: variant.id,
    name: product.name,
    sku: variant.sku === '' ? product.sku : variant.sku,
    upc: variant.upc === '' ? product.upc : variant.upc,
    type: product.type,
    taxClassId: product.taxClassId,
  };
}

/** Sold without tax, sent by mail. */
function certificateOf(store: Store, item: GiftCertificateWanted) {
  return {
    name: 'Gift Certificate',
    type: 'giftcertificate' as const,
    price: item.giftCertificate,
    taxClassId: 1,
    addressId: 0,
    pickupMethodId: 0,
    giftCertificateId: next(store, 'giftCertificate'),
  };
}

function wrapped(store: Store, order: Order, item: Item, line: OrderLine): OrderLine {
  if (item.wrapping === undefined) return line;
  const cost = costOf(store, item.wrapping, 3, countryOf(store, order, line), moneyRules(store, order));
  return { ...line, wrapping: cost, wrappingName: 'Gift paper' };
}

/** @throws Error when a test asks for an article that the store does not have */
export function findArticle(store: Store, sku: string): { readonly product: Product; readonly variant: Variant } {
  const wanted = sku.toLowerCase();
  for (const product of store.products) {
    const variant = product.variants.find((each) => each.sku.toLowerCase() === wanted);
    if (variant !== undefined) return { product, variant };
  }
  throw new Error(`The fake store sells no "${sku}".`);
}

/** A sale price where there is one; catalogue prices are in the store's currency. */
function catalogPrice(store: Store, order: Order, product: Product, variant: Variant): string {
  const onSale = variant.salePrice ?? (product.salePrice === 0 ? null : product.salePrice);
  const price = exact(onSale ?? variant.price ?? product.price);
  const { rate, digits } = currencyOf(store, order.currency);
  return order.currency === store.settings.currency ? price.toFixed() : rounded(price.times(rate), digits).toFixed();
}

function optionsOf(store: Store, variant: Variant): LineOption[] {
  return variant.optionValues.map(({ id, label, optionId, option }) => ({
    id: next(store, 'option'),
    name: option,
    value: label,
    valueId: String(id),
    optionId,
    type: 'Multiple choice',
  }));
}

function typedOption(store: Store, { name, value }: { readonly name: string; readonly value: string }): LineOption {
  return { id: next(store, 'option'), name, value, valueId: '0', optionId: 125, type: 'Text field' };
}

function pickOption(store: Store, sku: string): LineOption {
  const { product } = findArticle(store, sku);
  return {
    id: next(store, 'option'),
    name: 'PickList',
    value: product.name,
    valueId: String(product.id),
    optionId: 124,
    type: 'Product Pick List',
  };
}
