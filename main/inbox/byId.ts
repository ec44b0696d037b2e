import type { OrderSummary, OrderSummaryPage } from '../stores/store.ts';

/** How far a walk over all orders by their ids has come. */
export interface IdPlace {
  /** Every order up to this id was read; 0 at the beginning. */
  readonly afterId: number;
  /** How many rows the list had up to there when it was last read. */
  readonly skip: number;
}

export interface IdStep {
  /** The next orders by id, never empty but at the end. */
  readonly orders: readonly OrderSummary[];
  /** Where to go on; null when that was the last of them. */
  readonly place: IdPlace | null;
}

export const FIRST_PLACE: IdPlace = { afterId: 0, skip: 0 };

const FIRST_STEP_BACK = 50;
const FULL_PAGE = 100;

/**
 * Reads the orders that follow a place. Stores count rows and not ids, so that rows that leave the list hide others
 * behind the count: the last row that was read is therefore asked for once more, and where it is not found the walk
 * goes back until it sees one that it knows.
 */
export async function nextById(ask: (skip: number) => Promise<OrderSummaryPage>, place: IdPlace): Promise<IdStep> {
  let skip = Math.max(0, place.skip - 1);
  let back = FIRST_STEP_BACK;
  let isJoined = skip === 0;
  for (;;) {
    const { orders, hasMore, rows = orders.length } = await ask(skip);
    const fresh = orders.filter((order) => idOf(order) > place.afterId);
    isJoined ||= fresh.length < orders.length;
    if (!isJoined) {
      skip = Math.max(0, skip - back);
      back *= 2;
      isJoined = skip === 0;
    } else if (fresh.length > 0) {
      const afterId = Math.max(...fresh.map(idOf));
      return { orders: fresh, place: hasMore ? { afterId, skip: skip + rows } : null };
    } else if (hasMore) skip += rows || FULL_PAGE;
    else return { orders: [], place: null };
  }
}

/** Ids of stores are whole numbers. */
export function idOf({ key }: Pick<OrderSummary, 'key'>): number {
  return Number(key);
}
