import { berlinTime } from '../berlin.ts';
import type { Played, PlayedOrder } from '../played.ts';
import type { Counter } from '../shoppers.ts';
import type { Chance } from '../virtualClock.ts';
import type { Violation } from '../verdict.ts';
import type { World } from '../world.ts';
import type { Evidence } from './evidence.ts';

/** What a month is played on: the world, its shop life, and who can keep the shop's deliveries from arriving. */
export interface Stage {
  readonly world: World;
  readonly chance: Chance;
  readonly played: Played;
  readonly counter: Counter;
  readonly roads: BlockedRoads;
  /** Documents were made again by a person's wish: the same note may stand at the order twice. */
  readonly madeAgain: Set<string>;
  /** Does something at an instant that is not over yet. */
  at(instant: number, task: () => unknown): void;
}

/** What keeps deliveries from arriving, besides the bad roads of every day. */
export interface BlockedRoads {
  /** Nobody hears of these orders: ids. */
  readonly unheard: Set<number>;
  /** While this is true every delivery fails, and the shop counts it. */
  closed: boolean;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One thing that happens in the month. */
export interface Happening extends Span {
  readonly what: string;
  /** The orders that it is about; their delays are counted. */
  orders(evidence: Evidence): readonly Affected[];
  /** What the audit log leaves unexplained, and what else is not as it must be. */
  judge(evidence: Evidence): readonly Violation[];
}

export interface Affected {
  readonly order: PlayedOrder;
  /** Since when it waits to be known. */
  readonly since: number;
  /** Entries from this instant on may tell how it was found. */
  readonly from: number;
}

/** Orders that became due while it went on. */
export function dueWithin({ played }: Evidence, { from, to }: Span): readonly Affected[] {
  return [...played.orders.values()].flatMap((order) => {
    const since = dueSince(order);
    return since !== null && since >= from && since < to ? [{ order, since, from: order.at }] : [];
  });
}

/** When it was paid, or placed where it never was; null while it is nothing to be written. */
export function dueSince({ at, versions }: PlayedOrder): number | null {
  const due = versions.find(({ status }) => status === 'processing' || status === 'completed');
  return due ? Math.max(at, due.record.paidAt ?? at) : null;
}

export function clockText(instant: number): string {
  return berlinTime(instant).replace('T', ' ');
}

/** What is amiss with no order in particular, or with one by its number. */
export const amiss = (what: string, order: string | null = null): Violation => ({ order, what });
