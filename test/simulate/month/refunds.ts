import type { PlayedOrder } from '../played.ts';
import { foundSince } from './auditLog.ts';
import { amiss, type Happening, type Stage } from './stage.ts';

const ORDERED_BEFORE = 5 * 3_600_000;
const WAITS = 'order-refunded-after-import';

interface Refunded {
  readonly order: PlayedOrder;
  /** The refund's id. */
  readonly id: number;
}

/**
 * A part of an order's money goes back, and no webhook tells of it. With `stampStays` a plugin puts the order's date
 * back besides, so that only the list of refunds shows it. At `deletedAt` somebody deletes the refund, which nothing
 * ever tells.
 */
export function untoldRefund(
  stage: Stage,
  from: number,
  how: { readonly stampStays: boolean; readonly deletedAt?: number },
): Happening {
  const seen: { order: PlayedOrder | null; refunded: Refunded | null } = { order: null, refunded: null };
  stage.at(from - ORDERED_BEFORE, () => {
    seen.order = stage.played.orders.get(stage.counter.orderPlain()) ?? null;
  });
  stage.at(from, () => {
    const { order } = seen;
    if (order && isInNav(stage, order)) seen.refunded = { order, id: refund(stage, order, how.stampStays) };
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
      if (!seen.refunded) return [amiss('the order to be refunded was not in NAV')];
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

function isInNav({ world }: Stage, { number }: PlayedOrder): boolean {
  return world.nav.stored.byExternalNumber(`WOO-${number}`.toUpperCase()).length === 1;
}
