import { type Big, currencyDigits, sum, toDecimal } from '../base/money.ts';
import type { Equation, Term } from '../contract/views.ts';
import type { OrderSum } from '../flows/orders/orderSums.ts';

/**
 * The equation of one integration over what its orders come to: in the store = in NAV, equal + on their way + wait for you
 * + left out by rule. It adds up when every order stands in one term and NAV's own totals of the equal ones are the store's.
 */
export function equationOf(
  integration: { readonly id: string; readonly name: string; readonly mode: 'live' | 'shadow' },
  sums: readonly OrderSum[],
  beingRead: number,
): Equation {
  const currencies = Map.groupBy(sums, ({ currency }) => currency);
  return {
    integrationId: integration.id,
    name: integration.name || integration.id,
    mode: integration.mode,
    byCurrency: [...currencies.keys()]
      .toSorted()
      .map((currency) => inCurrency(currency, currencies.get(currency) ?? [])),
    beingRead,
  };
}

function inCurrency(currency: string, sums: readonly OrderSum[]): Equation['byCurrency'][number] {
  const digits = currencyDigits(currency);
  const inTerm = (term: Term) => sums.filter((one) => one.term === term);
  const part = (some: readonly OrderSum[]) => ({
    count: some.reduce((all, { count }) => all + count, 0),
    amount: toDecimal(totalOf(some, 'total'), digits),
  });
  const equal = inTerm('equal');
  const navAmount = totalOf(equal, 'navTotal');
  // Equal figures of two currencies are no equality.
  const inOneCurrency = equal.every(({ elsewhere }) => elsewhere === 0);
  return {
    currency,
    store: part(sums),
    equal: part(equal),
    onTheWay: part(inTerm('onTheWay')),
    waiting: part(inTerm('waiting')),
    leftOut: part(inTerm('leftOut')),
    navAmount: toDecimal(navAmount, digits),
    addsUp: inOneCurrency && navAmount.eq(totalOf(equal, 'total')),
  };
}

function totalOf(sums: readonly OrderSum[], what: 'total' | 'navTotal'): Big {
  return sum(sums.map((one) => one[what]));
}
