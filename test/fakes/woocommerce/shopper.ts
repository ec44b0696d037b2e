import { createHash } from 'node:crypto';
import type { CartItem } from './cart.ts';
import { countCart } from './cart.ts';
import { asStored, exact } from './decimals.ts';
import { EMPTY_ADDRESS, itemLine, recount, startOrder } from './orderBuild.ts';
import { addCouponLine, findCoupon } from './orderCoupons.ts';
import { changeStatus } from './orderStatus.ts';
import { basePlace, taxPlace, taxTable } from './taxRates.ts';
import type { Address, FeeLine, Order, Product, ShippingLine, Shop } from './state.ts';
import { next } from './state.ts';

export interface Purchase {
  /** Articles by code; a variation by its own. */
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  /** 0 or absent: a guest. */
  readonly customerId?: number;
  readonly billing?: Partial<Address>;
  /** Absent: the same as billing. */
  readonly shipping?: Partial<Address>;
  readonly coupons?: readonly string[];
  /** Net, before tax. Absent: nothing is shipped. */
  readonly shippingCost?: string;
  readonly shippingTitle?: string;
  /** Net; negative ones are discounts. */
  readonly fees?: readonly { readonly name: string; readonly amount: string; readonly taxClass?: string }[];
  /** Absent: the shop's. */
  readonly currency?: string;
  readonly paymentMethod?: string;
  readonly paymentTitle?: string;
  readonly transactionId?: string;
  /** `processing` unless named; `on-hold` and `pending` leave the order unpaid. */
  readonly status?: string;
  readonly note?: string;
  /** Cards of the Gift Cards extension that pay for a part. */
  readonly giftCards?: readonly { readonly code: string; readonly amount: string }[];
  /** What a plugin for store credit pays, and what it notes at the order. */
  readonly credit?: { readonly amount: string; readonly field: string; readonly value: unknown };
  /** An order number other than the id, as numbering plugins give. */
  readonly number?: string;
}

export interface Shopper {
  /** Goes through the block checkout. @returns the order's id */
  placeOrder(purchase: Purchase): number;
  /** Opens the checkout and leaves: a `checkout-draft`, told as an update. @returns its id */
  openCheckout(purchase: Purchase): number;
}

export function createShopper(shop: Shop): Shopper {
  return {
    openCheckout(purchase) {
      const order = fillOrder(shop, purchase);
      order.status = 'checkout-draft';
      shop.events.happened('order.updated', order.id);
      return order.id;
    },
    placeOrder(purchase) {
      const order = fillOrder(shop, purchase);
      // The checkout saves its draft before the order becomes one, so that "updated" is told before "created".
      shop.events.happened('order.updated', order.id);
      order.transactionId = purchase.transactionId ?? '';
      changeStatus(shop, order, purchase.status ?? 'processing');
      shop.events.happened('order.created', order.id);
      return order.id;
    },
  };
}

function fillOrder(shop: Shop, purchase: Purchase): Order {
  const billing = { ...EMPTY_ADDRESS, ...purchase.billing };
  const shipping = { ...EMPTY_ADDRESS, ...(purchase.shipping ?? purchase.billing), email: '' };
  const cart = purchase.items.map(({ sku, quantity }) => ({ product: productBySku(shop, sku), quantity }));
  const order = startOrder(shop, {
    createdVia: 'store-api',
    billing,
    shipping,
    currency: purchase.currency ?? shop.settings.currency,
    customerId: purchase.customerId ?? 0,
    customerNote: purchase.note ?? '',
    customerIp: '127.0.0.1',
    userAgent: 'Mozilla/5.0',
    paymentMethod: purchase.paymentMethod ?? 'bacs',
    paymentMethodTitle: purchase.paymentTitle ?? 'Direct bank transfer',
    cartHash: md5(JSON.stringify(purchase.items)),
  });
  if (purchase.number !== undefined) order.number = purchase.number;
  order.meta = ['_coupons_hash', '_fees_hash', '_shipping_hash', '_taxes_hash'].map((key) => ({
    id: next(shop, 'meta'),
    key,
    value: md5(`${key} ${order.id}`),
  }));
  order.meta.push({ id: next(shop, 'meta'), key: 'is_vat_exempt', value: 'no' });
  payOtherwise(shop, order, purchase);
  putCartInto(shop, order, cart, purchase);
  recount(shop, order);
  return order;
}

function payOtherwise(shop: Shop, order: Order, { giftCards = [], credit }: Purchase): void {
  order.giftCards = giftCards.map((card) => ({ id: next(shop, 'line'), ...card }));
  if (credit === undefined) return;
  order.creditUsed = credit.amount;
  order.meta.push({ id: next(shop, 'meta'), key: credit.field, value: credit.value });
}

function putCartInto(
  shop: Shop,
  order: Order,
  cart: readonly { readonly product: Product; readonly quantity: number }[],
  purchase: Purchase,
): void {
  const local = taxTable(shop, taxPlace(shop, order));
  const base = taxTable(shop, basePlace(shop));
  const items = cart.map<CartItem>(({ product, quantity }) => ({
    price: product.price,
    quantity,
    taxable: product.taxable,
    rates: local.ratesFor(product.taxClass),
    baseRates: base.ratesFor(product.taxClass),
  }));
  const coupons = (purchase.coupons ?? []).map((code) => findCoupon(shop, code));
  const counted = countCart(items, coupons, shop.settings);
  for (const [at, { product, quantity }] of cart.entries()) {
    const line = counted.items[at];
    const subtotal = asStored(line?.subtotal ?? exact(0));
    order.items.push(itemLine(shop, product, { quantity, subtotal, total: asStored(line?.total ?? exact(0)) }));
  }
  order.feeLines.push(...feesOf(shop, purchase));
  order.shippingLines.push(...shippingOf(shop, order, purchase));
  for (const [at, coupon] of coupons.entries()) {
    const share = counted.coupons[at];
    addCouponLine(shop, order, coupon, share?.discount ?? exact(0), share?.discountTax ?? exact(0));
  }
}

function feesOf(shop: Shop, purchase: Purchase): FeeLine[] {
  return (purchase.fees ?? []).map(({ name, amount, taxClass = '' }) => ({
    id: next(shop, 'line'),
    name,
    amount,
    taxClass,
    taxable: true,
    total: amount,
    taxes: [],
    meta: [],
  }));
}

function shippingOf(shop: Shop, order: Order, purchase: Purchase): ShippingLine[] {
  if (purchase.shippingCost === undefined) return [];
  const items = order.items.map((line) => `${line.name} &times; ${line.quantity}`).join(', ');
  return [
    {
      id: next(shop, 'line'),
      methodTitle: purchase.shippingTitle ?? 'DHL Paket',
      methodId: 'flat_rate',
      instanceId: '1',
      total: purchase.shippingCost,
      taxable: true,
      taxes: [],
      meta: [{ id: next(shop, 'lineMeta'), key: 'Items', value: items }],
    },
  ];
}

/** @throws Error when a test asks for an article the shop does not have */
export function productBySku(shop: Shop, sku: string): Product {
  const product = shop.products.find((each) => each.sku.toLowerCase() === sku.toLowerCase());
  if (product === undefined) throw new Error(`The fake shop sells no "${sku}".`);
  return product;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
