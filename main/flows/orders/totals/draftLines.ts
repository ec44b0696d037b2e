import { big } from '../../../base/money.ts';
import type { StoreLine, StoreOrder } from '../../../stores/store.ts';
import { exactAmounts, type NetAndTax, onBasis, shownAmounts } from './basis.ts';
import { cutFee } from './fees.ts';
import { parkedTotals } from './parking.ts';
import { listedRates, type RatesById, ratesById, taxCodeOf, taxingRates } from './taxGroups.ts';
import type { LineRate, MoneyRules, ParkedTotals } from './types.ts';

/** A NAV line to be: which tax, which amounts; not yet priced. */
export interface DraftLine {
  readonly storeLine: StoreLine;
  readonly rates: readonly LineRate[];
  readonly taxCode: string;
  /** Counts for the tolerances; every part of a cut fee counts the rates of the whole. */
  readonly taxedRates: number;
  readonly isFeePart: boolean;
  readonly exact: NetAndTax;
  readonly shown: NetAndTax;
  /** As the store shows it before coupons; null where no coupon touched the line. */
  readonly beforeCoupons: NetAndTax | null;
}

interface TaxedStoreLine {
  readonly line: StoreLine;
  /** All rates that are named on a fee to be cut, those that tax it on any other line. */
  readonly rates: readonly LineRate[];
}

/** The order's lines as NAV will have them, in store order: empty charges left out, negative fees cut per tax group. */
export function draftLines(order: StoreOrder, rules: MoneyRules): readonly DraftLine[] | ParkedTotals {
  const byId = ratesById(order.taxRates);
  const taxed: TaxedStoreLine[] = [];
  for (const line of order.lines.filter((candidate) => !isLeftOut(candidate))) {
    const rates = taxedLine(line, byId, rules.digits);
    if ('kind' in rates) return rates;
    taxed.push(rates);
  }
  const groups = groupsOf(taxed);
  const drafts: DraftLine[] = [];
  for (const one of taxed) {
    const made = isDiluted(one.line) ? feeParts(one, groups, rules) : wholeLine(one, rules);
    if ('kind' in made) return made;
    drafts.push(...made);
  }
  return drafts;
}

function taxedLine(line: StoreLine, byId: RatesById, digits: number): TaxedStoreLine | ParkedTotals {
  if (big(line.quantity).lte(0)) return parkedTotals.quantityNotPositive(line.name, line.quantity);
  const listed = listedRates(line, byId);
  if ('kind' in listed) return listed;
  const rates = isDiluted(line)
    ? listed.map(({ rate }) => rate)
    : taxingRates(big(line.amounts.exactNet), listed, digits);
  return { line, rates };
}

/** Charges of nothing say nothing; free articles stay, they leave the stock. Pieces of none with no money do not. */
function isLeftOut(line: StoreLine): boolean {
  const { net, tax, exactNet, exactTax } = line.amounts;
  const isFree = [net, tax, exactNet, exactTax].every((amount) => big(amount).eq(0));
  return isFree && (line.kind !== 'item' || big(line.quantity).eq(0));
}

/** A negative fee that is taxed: its tax comes from several groups, or from a part of it only. */
function isDiluted(line: StoreLine): boolean {
  return line.kind === 'fee' && big(line.amounts.exactNet).lt(0) && countTaxing(line) > 0;
}

/** How many rates made a tax amount; each of them was rounded, or was not, on its own. */
function countTaxing(line: StoreLine): number {
  return line.taxes.filter((tax) => !big(tax.amount).eq(0)).length;
}

/** The distinct sets of rates that tax lines of the order. */
function groupsOf(taxed: readonly TaxedStoreLine[]): LineRate[][] {
  const groups = new Map<string, LineRate[]>();
  for (const { line, rates } of taxed) {
    const key = rates.map((rate) => rate.id).join(' ');
    if (!isDiluted(line)) groups.set(key, [...rates]);
  }
  return [...groups.values()];
}

function wholeLine({ line, rates }: TaxedStoreLine, rules: MoneyRules): DraftLine[] | ParkedTotals {
  const taxCode = taxCodeOf(rates, rules, line);
  if (typeof taxCode !== 'string') return taxCode;
  const exact = exactAmounts(line.amounts);
  const listed = onBasis(rules.basis, exactAmounts(line.amountsBeforeCoupons));
  const isTouched = !listed.eq(onBasis(rules.basis, exact));
  const beforeCoupons = isTouched ? shownAmounts(line.amountsBeforeCoupons) : null;
  const shown = shownAmounts(line.amounts);
  const taxedRates = countTaxing(line);
  return [{ storeLine: line, rates, taxCode, taxedRates, isFeePart: false, exact, shown, beforeCoupons }];
}

function feeParts(
  { line, rates }: TaxedStoreLine,
  groups: LineRate[][],
  rules: MoneyRules,
): DraftLine[] | ParkedTotals {
  const drafts: DraftLine[] = [];
  const parts = cutFee(line, rates, groups, rules.digits);
  for (const part of parts) {
    const taxCode = taxCodeOf(part.rates, rules, line);
    if (typeof taxCode !== 'string') return taxCode;
    const taxedRates = part.rates.length === 0 ? 0 : countTaxing(line);
    drafts.push({ storeLine: line, taxCode, taxedRates, isFeePart: parts.length > 1, beforeCoupons: null, ...part });
  }
  return drafts;
}
