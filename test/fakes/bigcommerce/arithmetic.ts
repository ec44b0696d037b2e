import type { Exact } from './decimals.ts';
import { exact, rounded, sumOf, zero } from './decimals.ts';

/** What changes how a store counts. */
export interface MoneyRules {
  /** Prices and costs are entered with tax in them; then the amounts with tax are the exact ones. */
  readonly pricesIncludeTax: boolean;
  /** `RATE_ROUNDING` rounds each rate's amount of each line to the currency; `NO_ROUNDING` keeps four decimals. */
  readonly rounding: 'RATE_ROUNDING' | 'NO_ROUNDING';
  /** `decimal_places` of the order's currency. */
  readonly digits: number;
}

export interface Rate {
  readonly id: number;
  readonly name: string;
  readonly percent: string;
  /** Rates of a later priority are taken on the net amount plus the taxes before them. */
  readonly priority: number;
}

export interface RateTax {
  readonly rate: Rate;
  readonly amount: Exact;
}

/** An amount as it was entered, with its taxes; `net + tax = gross` always. */
export interface Taxed {
  readonly net: Exact;
  readonly tax: Exact;
  readonly gross: Exact;
  readonly taxes: readonly RateTax[];
}

export function taxed(entered: Exact, rates: readonly Rate[], rules: MoneyRules): Taxed {
  const raw = rules.pricesIncludeTax ? taxesWithin(entered, rates) : taxesOnTop(entered, rates);
  const places = rules.rounding === 'RATE_ROUNDING' ? rules.digits : 4;
  const taxes = raw.map(({ rate, amount }) => ({ rate, amount: rounded(amount, places) }));
  const tax = sumOf(taxes.map((each) => each.amount));
  return rules.pricesIncludeTax
    ? { net: entered.minus(tax), tax, gross: entered, taxes }
    : { net: entered, tax, gross: entered.plus(tax), taxes };
}

const priorities = (rates: readonly Rate[]): number[] =>
  [...new Set(rates.map((rate) => rate.priority))].sort((a, b) => a - b);

function taxesOnTop(net: Exact, rates: readonly Rate[]): RateTax[] {
  const taxes: RateTax[] = [];
  for (const priority of priorities(rates)) {
    const base = net.plus(sumOf(taxes.map((tax) => tax.amount)));
    for (const rate of rates.filter((each) => each.priority === priority)) {
      taxes.push({ rate, amount: base.times(rate.percent).div(100) });
    }
  }
  return taxes;
}

/** The last priority is peeled off first. */
function taxesWithin(gross: Exact, rates: readonly Rate[]): RateTax[] {
  let rest = gross;
  const taxes: RateTax[] = [];
  for (const priority of priorities(rates).reverse()) {
    const group = rates.filter((rate) => rate.priority === priority);
    const net = rest.div(exact(1).plus(sumOf(group.map((rate) => rate.percent)).div(100)));
    taxes.unshift(...group.map((rate) => ({ rate, amount: net.times(rate.percent).div(100) })));
    rest = net;
  }
  return taxes;
}

/** Deals an amount out by weight in whole units; those that lost most by cutting get the units left over. */
export function spread(amount: Exact, weights: readonly Exact[], digits: number): Exact[] {
  const total = sumOf([...weights]);
  if (total.eq(0)) return weights.map(() => zero);
  const ideal = weights.map((weight) => amount.times(weight).div(total));
  const shares = ideal.map((share) => share.round(digits, 0));
  const unit = exact(10).pow(-digits);
  let left = amount.minus(sumOf(shares)).div(unit).round(0, 0).toNumber();
  const byLoss = shares
    .map((share, at) => ({ at, loss: (ideal[at] ?? zero).minus(share) }))
    .sort((a, b) => b.loss.cmp(a.loss) || a.at - b.at);
  for (const { at } of byLoss) {
    if (left <= 0) break;
    shares[at] = (shares[at] ?? zero).plus(unit);
    left -= 1;
  }
  return shares;
}
