import { big, type Big, unitOf } from '../../../base/money.ts';
import type { StoreLine, StoreLineTax, StoreTaxRate } from '../../../stores/store.ts';
import { taxCodeFor } from '../../mapping/taxes.ts';
import { parkedTotals } from './parking.ts';
import { combinedPercent } from './rates.ts';
import type { LineRate, MoneyRules, ParkedTotals } from './types.ts';

/** The order's rates by their id. */
export type RatesById = ReadonlyMap<string, StoreTaxRate>;

export function ratesById(rates: readonly StoreTaxRate[]): RatesById {
  return new Map(rates.map((rate) => [rate.id, rate]));
}

/** A rate that the line names, with the tax it made. */
export interface ListedRate {
  readonly rate: LineRate;
  readonly amount: Big;
}

/** The rates a line names. One that made no tax may be unknown to the order: it says nothing. */
export function listedRates(line: StoreLine, byId: RatesById): readonly ListedRate[] | ParkedTotals {
  const listed: ListedRate[] = [];
  for (const tax of line.taxes) {
    const rate = byId.get(tax.rateId);
    const amount = big(tax.amount);
    if (rate) listed.push({ rate: { id: rate.id, percent: rate.percent, compound: rate.compound }, amount });
    else if (!amount.eq(0)) return rateMissing(line, tax);
  }
  return listed;
}

function rateMissing({ name, amounts }: StoreLine, { rateId, unsaidRate }: StoreLineTax): ParkedTotals {
  return unsaidRate ? parkedTotals.rateUnsaid(name, amounts.net, amounts.tax) : parkedTotals.rateUnknown(name, rateId);
}

/**
 * The rates that tax a line: those that made a tax amount, and those too small to show a unit (0.375 % of 1.00). Without
 * any amount also rates of 0 %; a free article so stays in its group. Empty when the store did not tax the line: a
 * listed rate that ought to show and does not means an exempt shopper.
 */
export function taxingRates(net: Big, listed: readonly ListedRate[], digits: number): readonly LineRate[] {
  const hasTax = listed.some(({ amount }) => !amount.eq(0));
  return listed
    .filter(({ rate, amount }) => !amount.eq(0) || (cannotShow(net, rate, digits) && !(hasTax && isZeroRate(rate))))
    .map(({ rate }) => rate);
}

function isZeroRate(rate: LineRate): boolean {
  return big(rate.percent).eq(0);
}

// Half a unit exactly may still be rounded down by a store whose prices include tax.
function cannotShow(net: Big, rate: LineRate, digits: number): boolean {
  return net.abs().times(big(rate.percent)).div(100).lte(unitOf(digits).div(2));
}

/** NAV's code for the rates that tax a line, or a part of it. */
export function taxCodeOf(
  rates: readonly LineRate[],
  rules: MoneyRules,
  { key, name }: Pick<StoreLine, 'key' | 'name'>,
): string | ParkedTotals {
  if (rates.length === 0) return rules.untaxedTaxCodes?.get(key) ?? rules.untaxedTaxCode;
  const percent = combinedPercent(rates);
  return taxCodeFor(percent, rules.taxes) ?? parkedTotals.rateUnmapped(name, percent);
}
