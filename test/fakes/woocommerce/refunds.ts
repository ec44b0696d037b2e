import { exact, asStored, sumOf, zero } from './decimals.ts';
import type { Exact } from './decimals.ts';
import type { Call } from './call.ts';
import { ShopError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isTrue, listIn, numberIn, objectIn, textIn } from './json.ts';
import { changeStatus, saved } from './orderStatus.ts';
import { restock } from './stock.ts';
import type { FeeLine, ItemLine, LineTax, Order, Refund, ShippingLine, Shop, TaxLine } from './state.ts';
import { next, thisSecond } from './state.ts';

/** Refund errors answer with status 500 and a bare number for `data`; they are permanent all the same. */
const refused = (code: string, message: string, data: number): ShopError =>
  new ShopError(500, `woocommerce_rest_${code}`, message, data);

interface AskedLine {
  readonly id: number;
  readonly quantity: number;
  readonly total: Exact;
  readonly taxes: readonly { readonly rateId: number; readonly amount: Exact }[];
}

function readLines(body: JsonObject): AskedLine[] {
  return listIn(body['line_items'])
    .map(objectIn)
    .map((line) => ({
      id: numberIn(line['id']) ?? 0,
      quantity: numberIn(line['quantity']) ?? 0,
      total: exact(textIn(line['refund_total']) ?? '0'),
      taxes: listIn(line['refund_tax'])
        .map(objectIn)
        .map((tax) => ({ rateId: numberIn(tax['id']) ?? 0, amount: exact(textIn(tax['refund_total']) ?? '0') })),
    }));
}

/** @throws ShopError as WooCommerce refuses: nothing to refund, more than is left, or a gateway that cannot pay back */
export function createRefund({ shop, body }: Call, order: Order): Refund {
  const asked = readLines(body);
  const amount = exact(textIn(body['amount']) ?? sumOfLines(asked));
  if (!amount.gt(0)) {
    throw refused('invalid_order_refund', 'Refund amount must be greater than zero.', 400);
  }
  const left = exact(order.total).minus(sumOf(order.refunds.map((refund) => refund.amount)));
  if (amount.gt(left)) throw refused('cannot_create_order_refund', 'Invalid refund amount.', 500);
  if (isTrue(body['api_refund'] ?? true)) {
    const message = 'The payment gateway for this order does not support automatic refunds.';
    throw refused('cannot_create_order_refund', message, 500);
  }
  const refund = makeRefund(shop, order, asked, {
    amount: amount.toFixed(),
    reason: textIn(body['reason']) ?? '',
    isWhole: amount.eq(left),
  });
  order.refunds.push(refund);
  if (isTrue(body['api_restock'] ?? true)) restockAll(shop, order, asked);
  shop.events.action('woocommerce_order_refunded', order.id);
  if (amount.eq(left)) changeStatus(shop, order, 'refunded');
  saved(shop, order);
  return refund;
}

function sumOfLines(lines: readonly AskedLine[]): Exact {
  return sumOf(lines.flatMap((line) => [line.total, ...line.taxes.map((tax) => tax.amount)]));
}

interface RefundStart {
  readonly amount: string;
  readonly reason: string;
  readonly isWhole: boolean;
}

function makeRefund(shop: Shop, order: Order, asked: readonly AskedLine[], start: RefundStart): Refund {
  const id = next(shop, 'post');
  const of = <Line extends { readonly id: number }>(lines: readonly Line[]): [Line, AskedLine][] =>
    asked.flatMap((each): [Line, AskedLine][] => {
      const line = lines.find((one) => one.id === each.id);
      return line ? [[line, each]] : [];
    });
  const items = of<ItemLine>(order.items).map(([line, each]) => refundedItem(shop, line, each));
  const shippingLines = of<ShippingLine>(order.shippingLines).map(([line, each]) => negated(shop, line, each));
  const feeLines = of<FeeLine>(order.feeLines).map(([line, each]) => negated(shop, line, each));
  return {
    id,
    orderId: order.id,
    createdAt: thisSecond(shop),
    amount: start.amount,
    reason: start.reason,
    refundedBy: 1,
    type: start.isWhole ? 'full' : 'partial',
    metaId: next(shop, 'meta'),
    items,
    shippingLines,
    feeLines,
    taxLines: taxLinesOf(shop, [...items, ...feeLines], shippingLines),
  };
}

function refundedItem(shop: Shop, line: ItemLine, asked: AskedLine): ItemLine {
  const copy = negated(shop, line, asked);
  const taxes = copy.taxes.map((tax) => ({ ...tax, subtotal: tax.total }));
  return { ...copy, quantity: -asked.quantity, subtotal: copy.total, taxes };
}

/** The same line with money going back; it names the line it belongs to, as text. */
function negated<Line extends ItemLine | ShippingLine | FeeLine>(shop: Shop, line: Line, asked: AskedLine): Line {
  const taxes: LineTax[] = asked.taxes
    .filter((tax) => !tax.amount.eq(0))
    .map((tax) => ({ rateId: tax.rateId, total: asStored(tax.amount.times(-1)), subtotal: null }));
  return {
    ...line,
    id: next(shop, 'line'),
    total: asStored(asked.total.times(-1)),
    taxes,
    meta: [{ id: next(shop, 'lineMeta'), key: '_refunded_item_id', value: String(line.id) }],
  };
}

function taxLinesOf(
  shop: Shop,
  lines: readonly { readonly taxes: readonly LineTax[] }[],
  shipping: readonly ShippingLine[],
): TaxLine[] {
  const rates = new Set([...lines, ...shipping].flatMap((line) => line.taxes.map((tax) => tax.rateId)));
  const sum = (of: readonly { readonly taxes: readonly LineTax[] }[], rateId: number): string =>
    asStored(
      of
        .flatMap((line) => line.taxes)
        .filter((tax) => tax.rateId === rateId)
        .reduce((total, tax) => total.plus(tax.total), zero),
    );
  return [...rates].map((rateId) => ({
    id: next(shop, 'line'),
    rateId,
    tax: sum(lines, rateId),
    shippingTax: sum(shipping, rateId),
  }));
}

function restockAll(shop: Shop, order: Order, asked: readonly AskedLine[]): void {
  for (const each of asked) {
    const line = order.items.find((item) => item.id === each.id);
    if (line !== undefined) restock(shop, line, each.quantity);
  }
}
