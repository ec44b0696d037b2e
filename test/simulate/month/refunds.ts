import type { PlayedOrder } from '../played.ts';
import { foundSince } from './auditLog.ts';
import { amiss, type Happening, type Stage } from './stage.ts';
import { steadyOrders } from './steady.ts';

const DAY = 24 * 3_600_000;
const WAITS = 'order-refunded-after-import';

interface Refunded {
  readonly order: PlayedOrder;
  /** The refund's id. */
  readonly id: number;
}

/**
 * A part of an order's money goes back, and no webhook tells of it. With `stampStays` a plugin puts the order's date
 * back besides, so that only the list of refunds shows it. Half a day later, where `deletedAfter` says so, somebody
 * deletes the refund, which nothing ever tells.
 */
export function untoldRefund(
  stage: Stage,
  from: number,
  how: { readonly stampStays: boolean; readonly deletedAt?: number },
): Happening {
  const seen: { refunded: Refunded | null; wasKnown: boolean } = { refunded: null, wasKnown: false };
  stage.at(from, () => {
    const candidates = steadyOrders(stage, from - 3 * DAY);
    const order = candidates.length > 0 ? stage.chance.pick(candidates) : null;
    if (order) seen.refunded = { order, id: refund(stage, order, how.stampStays) };
  });
  const { deletedAt } = how;
  if (deletedAt !== undefined)
    stage.at(deletedAt, () => {
      if (!seen.refunded) return;
      const { order, id } = seen.refunded;
      stage.world.shop.admin.deleteRefund(order.id, id);
      stage.played.changed(order.id);
    });
  return {
    from,
    to: deletedAt ?? from,
    what: nameOf(how),
    orders: () =>
      seen.refunded ? [{ order: seen.refunded.order, since: deletedAt ?? from, from: deletedAt ?? from }] : [],
    judge: ({ log, books }) => {
      if (!seen.refunded) return [amiss('no order was there to be refunded')];
      const { number, id } = seen.refunded.order;
      const row = books.orders.get(String(id));
      const way = foundSince(log, String(id), deletedAt ?? from);
      const wanted = deletedAt === undefined ? WAITS : null;
      return [
        ...(way === null ? [amiss('the audit log does not tell how its refund was found', number)] : []),
        ...(row?.cause === wanted ? [] : [amiss(`is ${row?.term} ${row?.cause}, not ${wanted ?? 'equal'}`, number)]),
      ];
    },
  };
}

function nameOf({ stampStays, deletedAt }: { readonly stampStays: boolean; readonly deletedAt?: number }): string {
  if (deletedAt !== undefined) return 'refund deleted';
  return stampStays ? 'refund without webhook or stamp' : 'refund without webhook';
}

function refund(stage: Stage, order: PlayedOrder, stampStays: boolean): number {
  const { shop } = stage.world;
  const before = shop.stored.order(order.id)?.record.modifiedAt ?? 0;
  stage.roads.unheard.add(order.id);
  const id = shop.admin.refundOrder(order.id, '1.00');
  if (stampStays) shop.admin.stampOrder(order.id, { modifiedAt: before });
  stage.played.changed(order.id);
  return id;
}
