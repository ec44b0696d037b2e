import { Big } from 'big.js';

/** How a document counts: its basis and the amount precision of its currency. */
export interface Basis {
  readonly pricesIncludeTax: boolean;
  readonly precision: Big;
  /** The newest drafts keep the larger of a line's own and the running net, so their tax can read low. */
  readonly keepsLargerNet?: boolean;
  /** NAV 2018: posting rounds the base and leaves the rest to VAT, and drafts keep lines of either sign apart. */
  readonly like2018?: boolean;
}

export interface VatLine {
  /** Line amount after discount, on the basis of the document. Zero takes no part. */
  readonly amount: Big;
  readonly percent: Big;
  /** Lines of one identifier share one rounding. */
  readonly identifier: string;
}

export interface Share {
  readonly net: Big;
  readonly tax: Big;
  readonly gross: Big;
}

export interface VatGroup extends Share {
  readonly identifier: string;
  readonly percent: Big;
}

const ZERO = new Big(0);
const HUNDRED = new Big(100);

/** To a multiple of the precision; halves go away from zero, for negative values too. */
export function roundTo(value: Big, precision: Big): Big {
  const digits = digitsOf(precision);
  if (digits !== null) return value.round(digits, Big.roundHalfUp);
  return value.div(precision).round(0, Big.roundHalfUp).times(precision);
}

/** 2 of 0.01; null for a multiple such as 0.05. */
function digitsOf({ c, e }: Big): number | null {
  return c.length === 1 && c[0] === 1 ? -e : null;
}

/** Quantity times price, rounded once, before any discount. */
export function undiscounted(quantity: Big, unitPrice: Big, precision: Big): Big {
  return roundTo(quantity.times(unitPrice), precision);
}

export function discountOfPercent(amount: Big, percent: Big, precision: Big): Big {
  return roundTo(amount.times(percent).div(HUNDRED), precision);
}

/** Five decimals, 0 where there is nothing to discount; null when it leaves 0..100, which is refused. */
export function percentOfDiscount(amount: Big, discount: Big): Big | null {
  if (amount.eq(0)) return ZERO;
  const percent = discount.div(amount).times(HUNDRED).round(5, Big.roundHalfUp);
  return percent.lt(0) || percent.gt(HUNDRED) ? null : percent;
}

export function taxInGross(gross: Big, percent: Big): Big {
  return gross.times(percent).div(HUNDRED.plus(percent));
}

function netInGross(gross: Big, percent: Big): Big {
  return gross.times(HUNDRED).div(HUNDRED.plus(percent));
}

function ownNet(line: VatLine, basis: Basis): Big {
  return roundTo(netInGross(line.amount, line.percent), basis.precision);
}

function larger(a: Big, b: Big): Big {
  return a.abs().gt(b.abs()) ? a : b;
}

interface Running {
  amount: Big;
  given: Big;
}

/** What one line shows in a draft: the rounded running total of its group less what earlier lines have. */
function draftShare(line: VatLine, basis: Basis, running: Running): Share {
  running.amount = running.amount.plus(line.amount);
  if (!basis.pricesIncludeTax) {
    const tax = roundTo(running.amount.times(line.percent).div(HUNDRED), basis.precision).minus(running.given);
    running.given = running.given.plus(tax);
    return { net: line.amount, tax, gross: line.amount.plus(tax) };
  }
  const difference = roundTo(netInGross(running.amount, line.percent), basis.precision).minus(running.given);
  const net = basis.keepsLargerNet ? larger(ownNet(line, basis), difference) : difference;
  running.given = running.given.plus(net);
  return { net, tax: line.amount.minus(net), gross: line.amount };
}

export function draftShares(lines: readonly VatLine[], basis: Basis): readonly Share[] {
  const groups = new Map<string, Running>();
  return lines.map((line) => {
    const group = basis.like2018 === true && line.amount.lt(0) ? `${line.identifier}-` : line.identifier;
    const running = groups.get(group) ?? { amount: ZERO, given: ZERO };
    groups.set(group, running);
    return draftShare(line, basis, running);
  });
}

function postedGroup(amount: Big, percent: Big, basis: Basis): Share {
  if (basis.pricesIncludeTax) {
    const tax =
      basis.like2018 === true
        ? amount.minus(roundTo(netInGross(amount, percent), basis.precision))
        : roundTo(taxInGross(amount, percent), basis.precision);
    return { net: amount.minus(tax), tax, gross: amount };
  }
  const tax = roundTo(amount.times(percent).div(HUNDRED), basis.precision);
  return { net: amount, tax, gross: amount.plus(tax) };
}

/** One rounding per VAT identifier, in the order the identifiers first appear. */
export function postedGroups(lines: readonly VatLine[], basis: Basis): readonly VatGroup[] {
  const sums = new Map<string, { percent: Big; amount: Big }>();
  for (const line of lines) {
    if (line.amount.eq(0)) continue;
    const sum = sums.get(line.identifier) ?? { percent: line.percent, amount: ZERO };
    sums.set(line.identifier, { percent: sum.percent, amount: sum.amount.plus(line.amount) });
  }
  return [...sums].map(([identifier, { percent, amount }]) => ({
    identifier,
    percent,
    ...postedGroup(amount, percent, basis),
  }));
}

/** The tax of each group handed down to its lines with a running remainder. */
export function postedShares(lines: readonly VatLine[], basis: Basis): readonly Share[] {
  const groups = new Map(postedGroups(lines, basis).map((group) => [group.identifier, group]));
  const handed = new Map<string, Running>();
  return lines.map((line) => {
    const group = groups.get(line.identifier);
    const whole = group === undefined ? ZERO : basis.pricesIncludeTax ? group.gross : group.net;
    if (group === undefined || whole.eq(0)) return onBasis(line.amount, ZERO, basis);
    const running = handed.get(line.identifier) ?? { amount: ZERO, given: ZERO };
    handed.set(line.identifier, running);
    running.amount = running.amount.plus(line.amount);
    const tax = roundTo(group.tax.times(running.amount).div(whole), basis.precision).minus(running.given);
    running.given = running.given.plus(tax);
    return onBasis(line.amount, tax, basis);
  });
}

function onBasis(amount: Big, tax: Big, basis: Basis): Share {
  return basis.pricesIncludeTax
    ? { net: amount.minus(tax), tax, gross: amount }
    : { net: amount, tax, gross: amount.plus(tax) };
}

export function sumShares(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, share) => ({
      net: sum.net.plus(share.net),
      tax: sum.tax.plus(share.tax),
      gross: sum.gross.plus(share.gross),
    }),
    { net: ZERO, tax: ZERO, gross: ZERO },
  );
}
