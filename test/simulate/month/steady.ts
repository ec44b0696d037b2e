import { IMPORTED } from '../verdict.ts';
import type { PlayedOrder } from '../played.ts';
import type { Stage } from './stage.ts';

/** Orders that are in NAV as they are in the shop, never changed and nobody's trouble; `since` a moment and older than an hour. */
export function steadyOrders({ played, world }: Stage, since: number): readonly PlayedOrder[] {
  const latest = world.clock.now() - 3_600_000;
  return [...played.orders.values()].filter((order) => {
    const last = order.versions.at(-1);
    const isDue = last !== undefined && IMPORTED.includes(last.status) && Number(last.refunded) === 0;
    const documents = world.nav.stored.byExternalNumber(`WOO-${order.number}`.toUpperCase());
    const isSame = order.versions.every(
      ({ total, record }) => total === last?.total && hasSameItems(record, last?.record),
    );
    return isDue && isSame && order.declared.size === 0 && order.at >= since && order.at < latest
      && documents.length === 1 && documents[0]?.posted === false; // prettier-ignore
  });
}

type Items = { readonly items: readonly { readonly name: string; readonly quantity: number }[] };

function hasSameItems(one: Items, other: Items | undefined): boolean {
  const text = ({ items }: Items) => JSON.stringify(items.map(({ name, quantity }) => [name, quantity]));
  return other !== undefined && text(one) === text(other);
}
