import { assertNever } from '../../../base/errors.ts';
import { big, type Big, roundTo, sum, zero } from '../../../base/money.ts';
import { combinedPercent, taxesOn } from './rates.ts';
import type { LineRate, TaxSystem } from './types.ts';

/** A NAV line as its tax arithmetic sees it. */
export interface TaxedAmount {
  /** Line amount on the document's basis. */
  readonly amount: Big;
  readonly taxCode: string;
  readonly rates: readonly LineRate[];
}

export interface RateSum {
  readonly percent: Big;
  readonly net: Big;
  readonly tax: Big;
}

/** Figures of a whole document, without NAV's own invoice rounding. */
export interface NavTotals {
  readonly total: Big;
  readonly tax: Big;
  readonly byPercent: readonly RateSum[];
  readonly draftTotal: Big;
  readonly draftTax: Big;
  /** The draft's total where positive and negative lines are rounded apart until release, as NAV 2018 does. */
  readonly draftTotalBySign: Big;
}

export interface NavDocumentRules {
  readonly taxSystem: TaxSystem;
  readonly pricesIncludeTax: boolean;
  readonly digits: number;
}

/** What NAV will make of these lines, posted and as a draft. Sales tax has no prices including tax: the flag is for VAT. */
export function navTotals(lines: readonly TaxedAmount[], rules: NavDocumentRules): NavTotals {
  switch (rules.taxSystem) {
    case 'vat':
      return vatTotals(lines, rules);
    case 'US':
      return salesTaxTotals(lines, rules.digits, taxRoundedOnce);
    case 'CA':
      return salesTaxTotals(lines, rules.digits, taxRoundedPerJurisdiction);
    default:
      return assertNever(rules.taxSystem);
  }
}

/**
 * VAT is rounded once per group, not per line. Lines of either sign share the rounding: NAV carries the loss of the
 * negative half into the positive one. The draft's total is the posted one; its tax may be some units off until release.
 */
function vatTotals(lines: readonly TaxedAmount[], rules: NavDocumentRules): NavTotals {
  const groups = groupBy(lines, (line) => `${line.taxCode} ${combinedPercent(line.rates).toFixed()}`);
  const sums = groups.map((group) => vatOfGroup(group, rules));
  const tax = sum(sums.map((one) => one.tax));
  const total = grossOf(sums);
  const draftTotalBySign = rules.pricesIncludeTax ? total : totalBySign(groups, total, rules);
  return { total, tax, byPercent: mergePercents(sums), draftTotal: total, draftTax: tax, draftTotalBySign };
}

function totalBySign(groups: readonly TaxedAmount[][], total: Big, rules: NavDocumentRules): Big {
  const halves = groups.flatMap((group) => groupBy(group, (line) => String(line.amount.lt(0))));
  return halves.length === groups.length ? total : grossOf(halves.map((half) => vatOfGroup(half, rules)));
}

function grossOf(sums: readonly RateSum[]): Big {
  return sum(sums.map(({ net, tax }) => net.plus(tax)));
}

// Business Central rounds the VAT of a gross amount and lets the base be the rest; NAV 2018 the other way round. They
// differ by one unit for exact halves, the total never: the tax tolerance covers it.
function vatOfGroup(group: readonly TaxedAmount[], { pricesIncludeTax, digits }: NavDocumentRules): RateSum {
  const amount = sum(group.map((line) => line.amount));
  const percent = combinedPercent(group[0]?.rates ?? []);
  const divisor = pricesIncludeTax ? percent.plus(100) : big(100);
  const tax = roundTo(amount.times(percent).div(divisor), digits);
  return { percent, net: pricesIncludeTax ? amount.minus(tax) : amount, tax };
}

type TaxRounding = (lines: readonly TaxedAmount[], digits: number) => Big;

/** United States: the taxes of all jurisdictions are dealt out with one running remainder. */
function taxRoundedOnce(lines: readonly TaxedAmount[], digits: number): Big {
  return roundTo(sum(lines.flatMap((line) => taxesOn(line.amount, line.rates))), digits);
}

/** Canada: one rounding per jurisdiction, which is one rate of the store. */
function taxRoundedPerJurisdiction(lines: readonly TaxedAmount[], digits: number): Big {
  const byRate = new Map<string, Big>();
  for (const { amount, rates } of lines) {
    const taxes = taxesOn(amount, rates);
    for (const [index, rate] of rates.entries()) {
      byRate.set(rate.id, (byRate.get(rate.id) ?? zero).plus(taxes[index] ?? zero));
    }
  }
  return sum([...byRate.values()].map((tax) => roundTo(tax, digits)));
}

function salesTaxTotals(lines: readonly TaxedAmount[], digits: number, rounded: TaxRounding): NavTotals {
  const net = sum(lines.map((line) => line.amount));
  const tax = rounded(lines, digits);
  // Up to release NAV rounds every tax group by itself.
  const draftTax = sum(groupBy(lines, (line) => line.taxCode).map((group) => rounded(group, digits)));
  const total = net.plus(tax);
  const draftTotal = net.plus(draftTax);
  return { total, tax, byPercent: dealtOut(lines, tax, digits), draftTotal, draftTax, draftTotalBySign: draftTotal };
}

/** The document's tax over its percentages with a running remainder, so that the parts make the whole. */
function dealtOut(lines: readonly TaxedAmount[], tax: Big, digits: number): RateSum[] {
  const groups = groupBy(lines, (line) => combinedPercent(line.rates).toFixed());
  let given = zero;
  const sums = groups.map((group) => {
    const share = roundTo(sum(group.flatMap((line) => taxesOn(line.amount, line.rates))), digits);
    given = given.plus(share);
    return { percent: combinedPercent(group[0]?.rates ?? []), net: sum(group.map((line) => line.amount)), tax: share };
  });
  const last = sums.findLastIndex((one) => !one.percent.eq(0));
  return sums.map((one, index) => (index === last ? { ...one, tax: one.tax.plus(tax.minus(given)) } : one));
}

function mergePercents(sums: readonly RateSum[]): RateSum[] {
  return groupBy(sums, (one) => one.percent.toFixed()).map((group) => ({
    percent: group[0]?.percent ?? zero,
    net: sum(group.map((one) => one.net)),
    tax: sum(group.map((one) => one.tax)),
  }));
}

/** Groups in order of their first member. */
function groupBy<T>(values: readonly T[], key: (value: T) => string): T[][] {
  return [...Map.groupBy(values, key).values()];
}
