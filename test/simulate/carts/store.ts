import { toStoreOrder } from '../../../main/stores/woocommerce/normalize.ts';
import { wooOrder } from '../../../main/stores/woocommerce/shapes.ts';
import type { StoreOrder } from '../../../main/stores/store.ts';
import { takeTotalsOfCart } from '../../fakes/woocommerce/classicCheckout.ts';
import { asMoney, asStored, exact, roundHalfUp, sumOf } from '../../fakes/woocommerce/decimals.ts';
import { orderJson } from '../../fakes/woocommerce/orderJson.ts';
import { createOrder } from '../../fakes/woocommerce/orderWrite.ts';
import { createShopper } from '../../fakes/woocommerce/shopper.ts';
import type { Order, Product, Shop } from '../../fakes/woocommerce/state.ts';
import type { Cart } from './cart.ts';

const HOME = 'https://shop.example';
const NOON = Date.UTC(2026, 2, 2, 12);

export interface Bought {
  /** As the shop keeps it. */
  readonly stored: Order;
  /** As the product reads it. */
  readonly order: StoreOrder;
}

/** Buys the cart in a shop that sells nothing else. */
export function buy(cart: Cart): Bought {
  const shop = shopOf(cart);
  const stored = cart.checkout === 'rest' ? byRest(shop, cart) : byCheckout(shop, cart);
  if (cart.tender !== null) payByCard(stored, cart, cart.tender);
  if (cart.giftCard !== null) stored.total = asStored(exact(stored.total).minus(cart.giftCard));
  return { stored, order: toStoreOrder(wooOrder.parse(orderJson(shop, stored, { home: HOME, dp: 6 }))) };
}

function payByCard(stored: Order, { decimals }: Cart, part: number): void {
  const amount = roundHalfUp(exact(stored.total).times(part), decimals);
  if (amount.lte(0)) return;
  stored.giftCards = [{ id: 1, code: 'ABCD-EFGH', amount: asStored(amount) }];
  stored.total = asStored(exact(stored.total).minus(amount));
}

/** The order's total as the shop shows it, with what a card paid of it. */
export function shownTotal(stored: Order, { decimals }: Cart): string {
  return asMoney(sumOf([stored.total, ...stored.giftCards.map(({ amount }) => amount)]), decimals);
}

/** What a rate calls itself. */
export function nameOfRate(id: number): string {
  return `VAT ${id}`;
}

function shopOf(cart: Cart): Shop {
  const { currency, decimals, pricesIncludeTax, roundAtSubtotal, shippingTaxClass, rates, coupons } = cart;
  return {
    ports: { now: () => NOON, random: (bytes) => new Uint8Array(bytes) },
    name: 'Random carts',
    utcOffsetMinutes: 60,
    timezone: 'Europe/Berlin',
    home: { secure: HOME, plain: HOME },
    permalinks: 'pretty',
    settings: {
      currency,
      decimals,
      pricesIncludeTax,
      roundAtSubtotal,
      shippingTaxClass,
      taxesEnabled: true,
      baseLocation: 'DE',
    },
    rates: rates.map((rate) => ({ ...rate, state: '', name: nameOfRate(rate.id) })),
    keys: [],
    users: [],
    products: cart.items.map(toProduct),
    coupons: coupons.map((coupon, at) => ({ ...coupon, id: 900 + at, code: `coupon${at}`, freeShipping: false })),
    orders: [],
    webhooks: [],
    sequences: { post: 10_000, user: 0, webhook: 0, note: 0, line: 0, lineMeta: 0, meta: 0 },
    events: { happened: () => undefined, action: () => undefined },
  };
}

function toProduct({ price, taxClass, taxable }: Cart['items'][number], at: number): Product {
  return {
    id: at + 1,
    parentId: 0,
    type: 'simple',
    name: `Article ${at + 1}`,
    sku: `A${at + 1}`,
    gtin: '',
    price,
    taxClass,
    taxable,
    virtual: false,
    manageStock: false,
    stockQuantity: null,
    weight: '',
    totalSales: 0,
    status: 'publish',
    attributes: [],
    createdAt: NOON,
    modifiedAt: NOON,
  };
}

function byCheckout(shop: Shop, cart: Cart): Order {
  const id = createShopper(shop).placeOrder({
    items: cart.items.map(({ quantity }, at) => ({ sku: `A${at + 1}`, quantity })),
    billing: { country: cart.isAbroad ? 'AT' : 'DE' },
    coupons: cart.coupons.map((_coupon, at) => `coupon${at}`),
    ...(cart.shipping === null ? {} : { shippingCost: cart.shipping }),
    fees: cart.fees.map((fee) => ({ name: 'Fee', ...fee })),
  });
  const stored = orderIn(shop, id);
  if (cart.checkout === 'classic') takeTotalsOfCart(stored, shop.settings);
  return stored;
}

function byRest(shop: Shop, cart: Cart): Order {
  return createOrder({
    shop,
    method: 'POST',
    query: new Map(),
    parts: [],
    home: HOME,
    url: `${HOME}/wp-json/wc/v3/orders`,
    user: undefined,
    body: {
      billing: { country: cart.isAbroad ? 'AT' : 'DE' },
      line_items: cart.items.map(({ quantity }, at) => ({ product_id: at + 1, quantity })),
      shipping_lines: cart.shipping === null ? [] : [{ method_id: 'flat_rate', total: cart.shipping }],
      fee_lines: cart.fees.map((fee) => ({ name: 'Fee', total: fee.amount, tax_class: fee.taxClass })),
      coupon_lines: cart.coupons.map((_coupon, at) => ({ code: `coupon${at}` })),
      status: 'processing',
    },
  });
}

function orderIn(shop: Shop, id: number): Order {
  const stored = shop.orders.find((order) => order.id === id);
  if (stored === undefined) throw new Error(`The shop kept no order ${id}.`);
  return stored;
}
