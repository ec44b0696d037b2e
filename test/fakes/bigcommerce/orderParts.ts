import type { Call, Reply } from './call.ts';
import { idOf } from './call.ts';
import { asText, sumOf } from './decimals.ts';
import { rfc2822 } from './dates.ts';
import { notFound } from './errors.ts';
import { couponJson, feeJson, lineJson, shipToJson } from './orderPartJson.ts';
import { orderOf } from './orderOf.ts';
import { v2List } from './paging.ts';
import type { Order, TaxRow } from './orderState.ts';

export function listLines(call: Call): Reply {
  const order = orderOf(call);
  const lines = order.lines.toSorted((a, b) => a.id - b.id);
  return v2List(call, lines, (line) => lineJson(order, line));
}

export function getLine(call: Call): Reply {
  const order = orderOf(call);
  const line = order.lines.find((each) => each.id === idOf(call, 1));
  if (line === undefined) throw notFound();
  return { status: 200, body: lineJson(order, line) };
}

export function listShipTos(call: Call): Reply {
  const order = orderOf(call);
  return v2List(call, order.shipTos, (shipTo) => shipToJson(order, shipTo, call.home));
}

export function getShipTo(call: Call): Reply {
  const order = orderOf(call);
  const shipTo = order.shipTos.find((each) => each.id === idOf(call, 1));
  if (shipTo === undefined) throw notFound();
  return { status: 200, body: shipToJson(order, shipTo, call.home) };
}

export function listCoupons(call: Call): Reply {
  const order = orderOf(call);
  return v2List(call, order.coupons, (coupon) => couponJson(order, coupon));
}

/** Wrapped in an object as the published example is, or an array as the schema says: as the store is set. */
export function listFees(call: Call): Reply {
  const { fees } = orderOf(call);
  if (!call.store.settings.wrapsFees) return v2List(call, fees, feeJson);
  return fees.length === 0 ? { status: 204 } : { status: 200, body: { fees: fees.map(feeJson) } };
}

export function listMessages(call: Call): Reply {
  const order = orderOf(call);
  return v2List(call, order.messages, (message) => ({
    id: message.id,
    order_id: order.id,
    staff_id: 0,
    customer_id: order.customerId,
    type: 'message',
    subject: message.subject,
    message: message.text,
    status: 'unread',
    is_flagged: false,
    date_created: rfc2822(message.createdAt),
    customer: { url: `${call.home}/customers/${order.customerId}`, resource: `/customers/${order.customerId}` },
  }));
}

interface TaxedThing {
  readonly type: 'item' | 'shipping' | 'handling' | 'gift-wrapping';
  readonly lineId: number | null;
  readonly addressId: number;
  readonly pickupId: number;
  readonly classId: number;
  readonly rows: readonly TaxRow[];
}

/** One row for each address, class and rate; with `details=true` one for each thing that was taxed. */
export function listTaxes(call: Call): Reply {
  const order = orderOf(call);
  const isDetailed = call.query.get('details') === 'true';
  const rows = taxedThings(order).flatMap((thing) => thing.rows.map((row) => ({ thing, row })));
  const detailed = rows.map(({ thing, row }, at) => taxJson(call, order, thing, row, at + 1, isDetailed));
  return v2List(call, isDetailed ? detailed : merged(detailed), (row) => row);
}

function taxedThings(order: Order): TaxedThing[] {
  const lines = order.lines.flatMap((line): TaxedThing[] => {
    const place = { lineId: line.id, addressId: line.addressId, pickupId: line.pickupMethodId };
    return [
      { ...place, type: 'item', classId: line.taxClassId, rows: line.amounts.taxes },
      { ...place, type: 'gift-wrapping', classId: line.wrapping.taxClassId, rows: line.wrapping.taxes },
    ];
  });
  const costs = order.shipTos.flatMap(({ id, cost, handling }): TaxedThing[] => [
    { type: 'shipping', lineId: null, addressId: id, pickupId: 0, classId: cost.taxClassId, rows: cost.taxes },
    { type: 'handling', lineId: null, addressId: id, pickupId: 0, classId: handling.taxClassId, rows: handling.taxes },
  ]);
  return [...lines, ...costs];
}

type TaxJson = Record<string, unknown>;

function taxJson(call: Call, order: Order, thing: TaxedThing, row: TaxRow, id: number, isDetailed: boolean): TaxJson {
  return {
    id: order.id * 10_000 + id,
    order_id: order.id,
    order_address_id: thing.addressId,
    order_pickup_method_id: thing.pickupId,
    tax_rate_id: row.rateId,
    sales_tax_id: '',
    tax_class_id: thing.classId,
    name: row.name,
    class: call.store.taxClasses.find((each) => each.id === thing.classId)?.name ?? '',
    rate: asText(row.percent),
    priority: row.priority,
    priority_amount: asText(row.amount),
    line_amount: asText(row.amount),
    ...(isDetailed
      ? { line_item_type: thing.type, order_product_id: thing.lineId === null ? null : String(thing.lineId) }
      : {}),
  };
}

function merged(rows: readonly TaxJson[]): TaxJson[] {
  const sums = new Map<string, TaxJson>();
  for (const row of rows) {
    const key = [row['order_address_id'], row['tax_class_id'], row['tax_rate_id']].join('/');
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { ...row });
      continue;
    }
    sum['line_amount'] = asText(sumOf([String(sum['line_amount']), String(row['line_amount'])]));
    sum['priority_amount'] = sum['line_amount'];
  }
  return [...sums.values()];
}
