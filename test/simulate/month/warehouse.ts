import type { PlayedOrder } from '../played.ts';
import type { Violation } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import { amiss, type Stage } from './stage.ts';
import { steadyOrders } from './steady.ts';

const DAY = 24 * 3_600_000;

/** People in NAV post most of yesterday's orders every afternoon, so that stock moves. */
export function postEveryDay(stage: Stage, times: readonly number[]): void {
  for (const time of times) stage.at(time, () => postSome(stage));
}

function postSome(stage: Stage): void {
  const { nav, clock } = stage.world;
  const ready = steadyOrders(stage, clock.now() - 3 * DAY).filter(() => stage.chance.number() < 0.6);
  for (const order of ready) post(nav.stored.byExternalNumber(`WOO-${order.number}`.toUpperCase())[0]?.number, order);

  function post(number: string | undefined, order: PlayedOrder): void {
    try {
      if (number !== undefined) nav.admin.post(number);
      order.touched = true;
    } catch {
      // Goods that are not there: it stays for another day.
    }
  }
}

/** Documents that people posted, and the audit log does not say that the connector knows. */
export function postedUnnoticed({ world, played, log }: Evidence): Violation[] {
  const isPosted = ({ number }: PlayedOrder) =>
    world.nav.stored.byExternalNumber(`WOO-${number}`.toUpperCase()).some(({ posted }) => posted);
  // One that a person decides about meanwhile is read because of NAV, and goes on waiting.
  const isKnown = ({ id }: PlayedOrder) =>
    log.ofOrder(String(id)).some(({ kind, actor }) => kind === 'document.posted' || actor === 'nav');
  const unnoticed = [...played.orders.values()].filter((order) => isPosted(order) && !isKnown(order));
  return unnoticed.map(({ number }) => amiss('was posted in NAV, and the audit log does not tell', number));
}
