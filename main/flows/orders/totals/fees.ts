import { big, type Big, type Decimal, sum, unitOf, zero } from '../../../base/money.ts';
import type { StoreLine } from '../../../stores/store.ts';
import { exactAmounts, type NetAndTax, shownAmounts } from './basis.ts';
import { combinedPercent, taxesOn } from './rates.ts';
import { allot, indexOfLargest } from './spread.ts';
import type { LineRate } from './types.ts';

/** The part of a negative fee that lies in one tax group. */
export interface FeePart {
  /** Empty: the part without tax. */
  readonly rates: readonly LineRate[];
  readonly exact: NetAndTax;
  readonly shown: NetAndTax;
}

interface ExactPart {
  readonly rates: readonly LineRate[];
  readonly exact: NetAndTax;
}

/**
 * A store spreads the tax of a negative fee over the tax classes of the cart, untaxed goods diluting it: one fee, several
 * rates, part of it untaxed. NAV has one tax code per line, so the fee is cut: net = tax / rate per group, the rest untaxed.
 * `groups` are the groups of rates that occur on other lines of the order; `rates` those that the fee names.
 */
export function cutFee(
  line: StoreLine,
  rates: readonly LineRate[],
  groups: readonly LineRate[][],
  digits: number,
): FeePart[] {
  const parts = withRest(line, taxedParts(line, rates, groupsOfFee(rates, groups)), digits);
  const shown = shownAmounts(line.amounts);
  const nets = allot(parts.map(({ exact }) => exact.net), shown.net, digits); // prettier-ignore
  const gross = allot(parts.map(({ exact }) => exact.net.plus(exact.tax)), shown.net.plus(shown.tax), digits); // prettier-ignore
  return parts.map((part, index) => {
    const net = nets[index] ?? zero;
    return { ...part, shown: { net, tax: (gross[index] ?? net).minus(net) } };
  });
}

/** The order's groups inside the fee's rates; rates in none of them are a group of their own each. */
function groupsOfFee(rates: readonly LineRate[], groups: readonly LineRate[][]): LineRate[][] {
  const ids = new Set(rates.map((rate) => rate.id));
  const inside = groups.filter((group) => isTaxed(group) && group.every((rate) => ids.has(rate.id)));
  const covered = new Set(inside.flat().map((rate) => rate.id));
  const lonely = rates.filter((rate) => !covered.has(rate.id) && isTaxed([rate])).map((rate) => [rate]);
  // In the order in which the store lists the fee's rates; a group comes before those it contains.
  const position = (group: LineRate[]) => rates.findIndex((rate) => group.some((one) => one.id === rate.id));
  return [...inside, ...lonely].toSorted(
    (left, right) => position(left) - position(right) || right.length - left.length,
  );
}

function isTaxed(rates: readonly LineRate[]): boolean {
  return !combinedPercent(rates).eq(0);
}

function taxedParts(line: StoreLine, rates: readonly LineRate[], groups: readonly LineRate[][]): ExactPart[] {
  const left = new Map(rates.map((rate) => [rate.id, taxOf(line, rate.id)]));
  return groups.flatMap((group, index) => {
    const later = new Set(groups.slice(index + 1).flatMap((other) => other.map((rate) => rate.id)));
    const net = netFromTaxes(group, left, later);
    if (net === null || net.eq(0)) return [];
    const taxes = taxesOn(net, group).map((tax, at) => taken(tax, group[at], left, later));
    return [{ rates: group, exact: { net, tax: sum(taxes) } }];
  });
}

/** The net amount behind a group's taxes, from the rates that no later group shares. */
function netFromTaxes(
  group: readonly LineRate[],
  left: ReadonlyMap<string, Big>,
  later: ReadonlySet<string>,
): Big | null {
  const shares = taxesOn(big(1), group);
  const own = group.flatMap((rate, at) =>
    later.has(rate.id) ? [] : [{ tax: left.get(rate.id) ?? zero, share: shares[at] ?? zero }],
  );
  const share = sum(own.map((rate) => rate.share));
  return share.eq(0) ? null : sum(own.map((rate) => rate.tax)).div(share);
}

/** A rate of this group alone keeps the store's own tax; of a shared one the computed part is taken away. */
function taken(tax: Big, rate: LineRate | undefined, left: Map<string, Big>, later: ReadonlySet<string>): Big {
  if (!rate) return zero;
  const rest = left.get(rate.id) ?? zero;
  const part = later.has(rate.id) ? tax : rest;
  left.set(rate.id, rest.minus(part));
  return part;
}

function taxOf(line: StoreLine, rateId: string): Big {
  return sum(line.taxes.filter((tax) => tax.rateId === rateId).map((tax) => tax.amount));
}

function withRest(line: StoreLine, parts: readonly ExactPart[], digits: number): ExactPart[] {
  const rest = exactAmounts(line.amounts).net.minus(sum(parts.map(({ exact }) => exact.net)));
  if (rest.eq(0)) return [...parts];
  if (parts.length === 0 || rest.abs().gt(noise(line, parts, digits))) {
    return [...parts, { rates: [], exact: { net: rest, tax: zero } }];
  }
  const largest = indexOfLargest(parts.map(({ exact }) => exact.net));
  return parts.map((part, index) =>
    index === largest ? { ...part, exact: { ...part.exact, net: part.exact.net.plus(rest) } } : part,
  );
}

/** How far tax / rate may be off because the store tells taxes with so many decimals only. */
function noise(line: StoreLine, parts: readonly ExactPart[], digits: number): Big {
  const decimals = Math.max(digits, ...line.taxes.map((tax) => decimalsOf(tax.amount)));
  const step = unitOf(decimals);
  return sum(parts.map(({ rates }) => step.div(sum(taxesOn(big(1), rates))))).plus(step);
}

function decimalsOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0;
}
