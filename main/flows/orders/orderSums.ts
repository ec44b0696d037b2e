import { type Big, big, zero } from '../../base/money.ts';
import type { Database } from '../../db/database.ts';
import type { Term } from './book.ts';
import type { OrderTableRow } from './bookRows.ts';

/** What orders of an integration come to that are in one currency and term. */
export interface OrderSum {
  readonly integrationId: string;
  readonly currency: string;
  readonly term: Term;
  readonly count: number;
  readonly total: Big;
  /** Of their documents, where they are equal. */
  readonly navTotal: Big;
  /** Equal ones whose document is in another currency. */
  readonly elsewhere: number;
}

export interface OrderSums {
  /** Of orders placed since then, in several parts; whatever their number, it takes the same time. */
  since(instant: string): readonly OrderSum[];
}

/** Of an order, what is counted and added up. */
export type CountedOrder = Pick<
  OrderTableRow,
  'integration_id' | 'currency' | 'total' | 'term' | 'nav_total' | 'nav_currency'
>;

interface HourRow {
  readonly hour: string;
  readonly integrationId: string;
  readonly currency: string;
  readonly term: Term;
  readonly n: number;
  readonly units: string;
  readonly navUnits: string;
  readonly elsewhere: number;
  readonly odd: number;
}

/** Of an instant, up to its hour. */
const HOUR_LETTERS = 13;
const ON_THE_HOUR = ':00:00.000Z';
/** Behind every minute of an hour. */
const HOUR_END = ';';

/** From sums by the hour, which the book's rows keep; an hour that is not whole, or has odd amounts, is read row by row. */
export function createOrderSums(db: Database): OrderSums {
  // As text: a number of JavaScript has no room for all of them.
  const hours = db.prepare<[string], HourRow>(
    `SELECT hour, integration_id AS integrationId, currency, term, n, CAST(units AS TEXT) AS units,
       CAST(nav_units AS TEXT) AS navUnits, elsewhere, odd FROM order_sums WHERE hour >= ? AND n > 0`,
  );
  const rows = db.prepare<[string, string], CountedOrder>(
    `SELECT integration_id, currency, total, term, nav_total, nav_currency FROM orders
     WHERE placed_at >= ? AND placed_at < ?`,
  );
  return {
    since(instant) {
      const first = instant.slice(0, HOUR_LETTERS);
      const counted = hours.all(first);
      const odd = new Set(counted.filter((each) => each.odd > 0).map(({ hour }) => hour));
      if (!instant.endsWith(ON_THE_HOUR)) odd.add(first);
      const oneByOne = [...odd].flatMap((hour) => rows.all(hour === first ? instant : hour, `${hour}${HOUR_END}`));
      return [...counted.filter(({ hour }) => !odd.has(hour)).map(sumOfHour), ...oneByOne.map(sumOfOrder)];
    },
  };
}

const MILLIONTH = big('0.000001');

function sumOfHour({ integrationId, currency, term, n, units, navUnits, elsewhere }: HourRow): OrderSum {
  const [total, navTotal] = [big(units).times(MILLIONTH), big(navUnits).times(MILLIONTH)];
  return { integrationId, currency, term, count: n, total, navTotal, elsewhere };
}

export function sumOfOrder(order: CountedOrder): OrderSum {
  const { integration_id: integrationId, currency, term, total, nav_total: navTotal } = order;
  const isEqual = term === 'equal';
  return {
    integrationId,
    currency,
    term,
    count: 1,
    total: big(total),
    navTotal: isEqual ? big(navTotal ?? '0') : zero,
    elsewhere: isEqual && order.nav_currency?.toUpperCase() !== currency.toUpperCase() ? 1 : 0,
  };
}
