import { big, currencyDigits, toDecimal, zero } from '../base/money.ts';
import type { Equation, Term } from '../contract/views.ts';
import type { CountedOrder } from '../flows/orders/bookRows.ts';

const TERMS: readonly Term[] = ['equal', 'onTheWay', 'waiting', 'leftOut'];

/**
 * The equation of one integration over its rows: in the store = in NAV, equal + on their way + wait for you + left out
 * by rule. It adds up when every order stands in one term and NAV's own totals of the equal ones are the store's.
 */
export function equationOf(
  integration: { readonly id: string; readonly name: string; readonly mode: 'live' | 'shadow' },
  rows: readonly CountedOrder[],
  beingRead: number,
): Equation {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return {
    integrationId: integration.id,
    name: integration.name || integration.id,
    mode: integration.mode,
    byCurrency: currencies.map((currency) =>
      inCurrency(
        currency,
        rows.filter((row) => row.currency === currency),
      ),
    ),
    beingRead,
  };
}

function inCurrency(currency: string, rows: readonly CountedOrder[]): Equation['byCurrency'][number] {
  const digits = currencyDigits(currency);
  const total = (some: readonly CountedOrder[], amountOf: (row: CountedOrder) => string) =>
    some.reduce((running, row) => running.plus(big(amountOf(row))), zero);
  const part = (some: readonly CountedOrder[]) => ({
    count: some.length,
    amount: toDecimal(
      total(some, (row) => row.total),
      digits,
    ),
  });
  const [equal, onTheWay, waiting, leftOut] = TERMS.map((term) => rows.filter((row) => row.term === term)) as [
    CountedOrder[],
    CountedOrder[],
    CountedOrder[],
    CountedOrder[],
  ];
  const navAmount = total(equal, (row) => row.nav_total ?? '0');
  return {
    currency,
    store: part(rows),
    equal: part(equal),
    onTheWay: part(onTheWay),
    waiting: part(waiting),
    leftOut: part(leftOut),
    navAmount: toDecimal(navAmount, digits),
    addsUp: equal.every(isInStoreCurrency) && navAmount.eq(total(equal, (row) => row.total)),
  };
}

/** Equal figures of two currencies are no equality. */
function isInStoreCurrency(row: CountedOrder): boolean {
  return row.nav_currency?.toUpperCase() === row.currency.toUpperCase();
}
