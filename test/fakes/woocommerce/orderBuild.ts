import { asStored, exact, type Exact, sumOf } from './decimals.ts';
import type { RateTax } from './arithmetic.ts';
import { countOrder } from './orderTotals.ts';
import { taxPlace, taxTable } from './taxRates.ts';
import type { Address, ItemLine, LineTax, Order, Product, Shop } from './state.ts';
import { next, thisSecond } from './state.ts';

export const EMPTY_ADDRESS: Address = {
  first_name: '',
  last_name: '',
  company: '',
  address_1: '',
  address_2: '',
  city: '',
  state: '',
  postcode: '',
  country: '',
  email: '',
  phone: '',
};

const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export type OrderStart = Pick<Order, 'createdVia'> & Partial<Order>;

/** A new order without lines, already in the shop's books. */
export function startOrder(shop: Shop, start: OrderStart): Order {
  const id = next(shop, 'post');
  const at = thisSecond(shop);
  const letters = [...shop.ports.random(13)].map((byte) => KEY_LETTERS[byte % KEY_LETTERS.length]).join('');
  const order: Order = {
    id,
    number: String(id),
    orderKey: `wc_order_${letters}`,
    status: 'pending',
    currency: shop.settings.currency,
    pricesIncludeTax: shop.settings.pricesIncludeTax,
    customerId: 0,
    billing: { ...EMPTY_ADDRESS },
    shipping: { ...EMPTY_ADDRESS },
    paymentMethod: '',
    paymentMethodTitle: '',
    transactionId: '',
    customerIp: '',
    userAgent: '',
    customerNote: '',
    cartHash: '',
    createdAt: at,
    modifiedAt: at,
    paidAt: null,
    completedAt: null,
    meta: [],
    items: [],
    shippingLines: [],
    feeLines: [],
    couponLines: [],
    taxLines: [],
    refunds: [],
    notes: [],
    giftCards: [],
    creditUsed: '0',
    discountTotal: '0',
    discountTax: '0',
    shippingTotal: '0',
    shippingTax: '0',
    cartTax: '0',
    total: '0',
    totalTax: '0',
    ...start,
  };
  shop.orders.push(order);
  return order;
}

export interface ItemStart {
  readonly quantity: number;
  readonly subtotal: string;
  readonly total: string;
}

/** A line of a product, a variation's choices written into its meta; without product, what WooCommerce keeps of one. */
export function itemLine(shop: Shop, product: Product | undefined, start: ItemStart): ItemLine {
  const isVariation = product?.type === 'variation';
  const choices = isVariation ? product.attributes : [];
  return {
    id: next(shop, 'line'),
    productId: isVariation ? product.parentId : (product?.id ?? 0),
    variationId: isVariation ? product.id : 0,
    name: product?.name ?? '',
    taxClass: product?.taxClass ?? '',
    taxable: product?.taxable ?? true,
    taxes: [],
    meta: choices.map((choice) => ({
      id: next(shop, 'lineMeta'),
      key: choice.name.toLowerCase(),
      value: choice.options[0] ?? '',
    })),
    ...start,
  };
}

/** Recounts an order from the net amounts its lines hold, and writes taxes and totals into it. */
export function recount(shop: Shop, order: Order): void {
  const counted = countOrder(
    {
      items: order.items.map((line) => ({ ...line, subtotal: exact(line.subtotal), total: exact(line.total) })),
      shipping: order.shippingLines.map((line) => ({ taxable: line.taxable, total: exact(line.total) })),
      fees: order.feeLines.map((line) => ({ ...line, total: exact(line.total) })),
    },
    taxTable(shop, taxPlace(shop, order)),
    // How tax is rounded follows the shop's present setting, also for orders made under another.
    shop.settings,
  );
  for (const [at, line] of order.items.entries()) {
    const item = counted.items[at];
    line.taxes = withSubtotals(item?.taxes ?? [], item?.subtotalTaxes ?? []);
  }
  for (const [at, line] of order.shippingLines.entries()) line.taxes = withSubtotals(counted.shipping[at]?.taxes ?? []);
  for (const [at, line] of order.feeLines.entries()) {
    const fee = counted.fees[at];
    if (fee && !fee.total.eq(line.total)) line.total = asStored(fee.total);
    line.taxes = withSubtotals(fee?.taxes ?? []);
  }
  order.taxLines = counted.taxLines.map(({ rateId, tax, shippingTax }) => ({
    id: order.taxLines.find((line) => line.rateId === rateId)?.id ?? next(shop, 'line'),
    rateId,
    tax: asStored(tax),
    shippingTax: asStored(shippingTax),
  }));
  order.discountTotal = asStored(counted.discountTotal);
  order.discountTax = asStored(counted.discountTax);
  order.shippingTotal = asStored(counted.shippingTotal);
  order.shippingTax = asStored(counted.shippingTax);
  order.cartTax = asStored(counted.cartTax);
  order.total = asStored(afterTender(order, counted.total));
  order.totalTax = asStored(counted.totalTax);
}

/** What plugins that hook into the total leave of it to be paid. */
function afterTender({ giftCards, creditUsed }: Order, total: Exact): Exact {
  const left = total.minus(creditUsed).minus(sumOf(giftCards.map(({ amount }) => amount)));
  return left.lt(0) ? exact(0) : left;
}

function withSubtotals(taxes: readonly RateTax[], subtotals?: readonly RateTax[]): LineTax[] {
  return taxes.map(({ rateId, amount }) => {
    const subtotal = subtotals?.find((tax) => tax.rateId === rateId);
    return { rateId, total: asStored(amount), subtotal: subtotal ? asStored(subtotal.amount) : null };
  });
}
