import type { PlayedOrder } from '../played.ts';
import { foundSince } from './auditLog.ts';
import { documentsOf } from './evidence.ts';
import { amiss, type Happening, type Stage } from './stage.ts';

const DAY = 24 * 3_600_000;

/** A new order of which no webhook tells, and a plugin has set its modified stamp into the past: no poll by stamps sees it. */
export function datedBack(stage: Stage, from: number): Happening {
  const seen: { order: PlayedOrder | null } = { order: null };
  stage.at(from, () => {
    const id = stage.counter.orderPlain();
    stage.roads.unheard.add(id);
    stage.world.shop.admin.stampOrder(id, { modifiedAt: from - 12 * DAY });
    seen.order = stage.played.orders.get(id) ?? null;
  });
  return {
    from,
    to: from,
    what: 'stamp set into the past',
    orders: () => (seen.order ? [{ order: seen.order, since: from, from }] : []),
    judge(evidence) {
      if (!seen.order) return [amiss('the order was not placed')];
      const { id, number } = seen.order;
      const way = foundSince(evidence.log, String(id), from);
      return [
        ...(way === null ? [amiss('the audit log does not tell how it was found', number)] : []),
        ...(documentsOf(evidence, seen.order).length === 0 ? [amiss('is not in NAV', number)] : []),
      ];
    },
  };
}
