import { ConnectorError } from '../../base/errors.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { NavSetup } from '../../nav/nav.ts';
import type { OrderRules } from './rules.ts';

/** What a posting date that is not the order's own comes from. */
export const DAY_OF_IMPORT = 'day of import';

/** By time zone: making one costs more than a whole plan. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, instant: string | number): string {
  const format =
    dayFormats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, format);
  return format.format(new Date(instant));
}

export interface PostingDay {
  readonly day: string;
  /** How it came about, for the plan. */
  readonly comesFrom: string;
}

/**
 * The posting date: the day of import, of the order or of the payment in the company's zone; a day before NAV's posting
 * window may become its first open one.
 *
 * @throws ConnectorError `posting-date-closed` when it does not, and always when the window has ended.
 */
export function postingDay(
  order: Pick<StoreOrder, 'number' | 'placedAt' | 'paidAt'>,
  rules: Pick<OrderRules, 'postingDate' | 'timeZone' | 'closedPostingDate'>,
  setup: NavSetup,
  now: number,
): PostingDay {
  const wanted = wantedDay(order, rules, now);
  if (setup.postingAllowedFrom !== null && wanted.day < setup.postingAllowedFrom) {
    if (rules.closedPostingDate === 'park') throw tooEarly(order.number, wanted.day, setup.postingAllowedFrom);
    return {
      day: setup.postingAllowedFrom,
      comesFrom: `first open day; ${wanted.comesFrom} ${wanted.day} is closed in NAV`,
    };
  }
  if (setup.postingAllowedTo !== null && wanted.day > setup.postingAllowedTo) {
    throw new ConnectorError({
      kind: 'invalid',
      code: 'posting-date-closed',
      message: `NAV allows posting up to ${setup.postingAllowedTo}; order ${order.number} would be posted on ${wanted.day}.`,
      whatToDo: 'Extend "Allow Posting To" in General Ledger Setup, then replay.',
      params: { day: wanted.day, to: setup.postingAllowedTo },
    });
  }
  return wanted;
}

function tooEarly(orderNo: string, day: string, from: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'posting-date-closed',
    message: `NAV allows posting from ${from} on; order ${orderNo} would be posted on ${day}.`,
    whatToDo:
      'Set "Allow Posting From" in General Ledger Setup back, or "closedPostingDate" of the integration to "firstOpenDay", then replay.',
    params: { day, from },
  });
}

function wantedDay(
  order: Pick<StoreOrder, 'placedAt' | 'paidAt'>,
  rules: Pick<OrderRules, 'postingDate' | 'timeZone'>,
  now: number,
): PostingDay {
  if (rules.postingDate === 'placed')
    return { day: dayIn(rules.timeZone, order.placedAt), comesFrom: 'day of the order' };
  if (rules.postingDate === 'paid' && order.paidAt !== null) {
    return { day: dayIn(rules.timeZone, order.paidAt), comesFrom: 'day of the payment' };
  }
  return { day: dayIn(rules.timeZone, now), comesFrom: DAY_OF_IMPORT };
}
