import type { Decimal } from '../../../main/base/money.ts';
import { planTotals } from '../../../main/flows/orders/totals/planTotals.ts';
import type { MoneyLine, PlannedTotals, TotalsPlan } from '../../../main/flows/orders/totals/types.ts';
import { UNTAXED } from './company.ts';
import { exactly, plainText, product, sumOf } from './exact.ts';
import type { Planned } from './judge.ts';

/** A mistake that a recipe of totals could make; null where this order gives no occasion for it. */
export interface PlantedFault {
  readonly name: string;
  readonly plant: (planned: Planned) => TotalsPlan | null;
}

export const FAULTS: readonly PlantedFault[] = [
  { name: 'a VAT group is dropped', plant: onPlan(dropGroup) },
  { name: 'two rates are swapped', plant: onPlan(swapRates) },
  { name: 'two rates are swapped and no tax is too far off', plant: onPlan(swapRatesUnchecked) },
  { name: 'the tax of shipping is forgotten', plant: onPlan(forgetShippingTax) },
  { name: 'a discount is applied twice', plant: onPlan(discountTwice) },
  { name: 'the rounding line has the other sign', plant: onPlan(flipRounding) },
  { name: 'unit prices are cut to two decimals', plant: onPlan(cutPrices) },
  { name: 'a rounding line of any size is allowed', plant: roundAnything },
  { name: 'the line of a tax is forgotten', plant: onPlan(forgetTaxLine) },
  { name: 'a gift card is taken for a discount', plant: tenderAsDiscount },
];

function onPlan(plant: (plan: PlannedTotals) => PlannedTotals | null): PlantedFault['plant'] {
  return ({ plan }) => (plan.kind === 'planned' ? plant(plan) : null);
}

const NOTHING: Partial<MoneyLine> = { taxCode: UNTAXED, taxPercent: '0', rates: [] };

function isTaxed({ taxPercent, storeTax, storeNet }: MoneyLine): boolean {
  return exactly(taxPercent) !== 0n && exactly(storeTax) !== 0n && exactly(storeNet) > 0n;
}

function dropGroup(plan: PlannedTotals): PlannedTotals | null {
  const taxed = plan.lines.find((line) => line.kind === 'item' && isTaxed(line));
  if (!taxed) return null;
  return withLines(plan, (line) => (line.taxCode === taxed.taxCode ? { ...line, ...NOTHING } : line));
}

function swapRates(plan: PlannedTotals): PlannedTotals | null {
  const one = plan.lines.find(isTaxed);
  const other = plan.lines.find((line) => isTaxed(line) && line.taxCode !== one?.taxCode);
  if (!one || !other) return null;
  const rateOf = ({ taxCode, taxPercent, rates }: MoneyLine) => ({ taxCode, taxPercent, rates });
  return withLines(plan, (line) => {
    if (line === one) return { ...line, ...rateOf(other) };
    return line === other ? { ...line, ...rateOf(one) } : line;
  });
}

function swapRatesUnchecked(plan: PlannedTotals): PlannedTotals | null {
  const swapped = swapRates(plan);
  return swapped && { ...swapped, taxTolerance: '1000000' };
}

function forgetShippingTax(plan: PlannedTotals): PlannedTotals | null {
  if (!plan.lines.some((line) => line.kind === 'shipping' && isTaxed(line))) return null;
  return withLines(plan, (line) => {
    if (line.kind !== 'shipping') return line;
    return { ...line, ...NOTHING, unitPrice: line.storeNet, lineAmount: line.storeNet };
  });
}

function discountTwice(plan: PlannedTotals): PlannedTotals | null {
  const isCheap = ({ discountAmount, lineAmount }: MoneyLine) =>
    exactly(discountAmount) > 0n && exactly(discountAmount) <= exactly(lineAmount);
  if (!plan.lines.some(isCheap)) return null;
  return withLines(plan, (line) => {
    if (!isCheap(line)) return line;
    const discount = exactly(line.discountAmount);
    return {
      ...line,
      discountAmount: plainText(2n * discount),
      lineAmount: plainText(exactly(line.lineAmount) - discount),
    };
  });
}

function flipRounding(plan: PlannedTotals): PlannedTotals | null {
  const { roundingAmount } = plan;
  if (roundingAmount === null) return null;
  const amount = plainText(-exactly(roundingAmount));
  const flipped = withLines(plan, (line) =>
    line.kind === 'rounding' ? { ...line, unitPrice: amount, lineAmount: amount } : line,
  );
  return { ...flipped, roundingAmount: amount };
}

function cutPrices(plan: PlannedTotals): PlannedTotals | null {
  const { digits } = plan;
  const isOtherAmount = ({ quantity, unitPrice }: MoneyLine) =>
    product(exactly(quantity), exactly(cut(unitPrice)), digits) !==
    product(exactly(quantity), exactly(unitPrice), digits);
  if (!plan.lines.some(isOtherAmount)) return null;
  return withLines(plan, (line) => ({ ...line, unitPrice: cut(line.unitPrice) }));
}

function cut(price: Decimal): Decimal {
  return price.replace(/(\.\d\d)\d+$/, '$1');
}

/** Where nothing explains the rest, a rounding line makes the total all the same. */
function roundAnything({ plan, order, rules }: Planned): TotalsPlan | null {
  if (plan.kind !== 'parked' || plan.facts.code !== 'unexplained-rest') return null;
  const { storeTotal, navTotal } = plan.facts.params;
  if (storeTotal === undefined || navTotal === undefined) return null;
  const rest = plainText(exactly(storeTotal) - exactly(navTotal));
  const without = planTotals({ ...order, total: navTotal, tender: [] }, rules);
  if (without.kind === 'parked') return null;
  const rounding = { ...ROUNDING, unitPrice: rest, lineAmount: rest };
  const { predicted } = without;
  return {
    ...without,
    lines: [...without.lines, rounding],
    roundingAmount: rest,
    storeTotal,
    tolerance: plainText(exactly('1000000')),
    predicted: { ...predicted, total: storeTotal, draftTotal: storeTotal },
  };
}

/** The product then thinks that the rest is the order. */
function forgetTaxLine(plan: PlannedTotals): PlannedTotals | null {
  const forgotten = plan.lines.find(({ kind }) => kind === 'tax');
  if (!forgotten) return null;
  return lowered(withoutLine(plan, forgotten), exactly(forgotten.lineAmount));
}

function withoutLine(plan: PlannedTotals, line: MoneyLine): PlannedTotals {
  return { ...plan, lines: plan.lines.filter((one) => one !== line) };
}

/** What the card paid is taken off the dearest line, and off what the product thinks the document must be. */
function tenderAsDiscount({ plan, order }: Planned): TotalsPlan | null {
  const paid = sumOf((order.tender ?? []).map(({ amount }) => exactly(amount)));
  if (plan.kind !== 'planned' || paid === 0n) return null;
  const dear = plan.lines.find(({ kind, lineAmount }) => kind === 'item' && exactly(lineAmount) > paid);
  if (!dear) return null;
  const discounted = withLines(plan, (line) =>
    line === dear
      ? {
          ...line,
          discountAmount: plainText(exactly(line.discountAmount) + paid),
          lineAmount: plainText(exactly(line.lineAmount) - paid),
        }
      : line,
  );
  return lowered({ ...discounted, taxTolerance: '1000000' }, paid);
}

function lowered(plan: PlannedTotals, by: bigint): PlannedTotals {
  const less = (amount: Decimal) => plainText(exactly(amount) - by);
  const { predicted } = plan;
  return {
    ...plan,
    storeTotal: less(plan.storeTotal),
    predicted: { ...predicted, total: less(predicted.total), draftTotal: less(predicted.draftTotal) },
  };
}

const ROUNDING: MoneyLine = {
  storeLineKey: null,
  kind: 'rounding',
  quantity: '1',
  unitPrice: '0',
  discountAmount: '0',
  lineAmount: '0',
  taxCode: UNTAXED,
  taxPercent: '0',
  rates: [],
  taxedRates: 0,
  storeNet: '0',
  storeTax: '0',
  story: { lineAmount: '', unitPrice: '', discountAmount: '', taxCode: '' },
};

function withLines(plan: PlannedTotals, change: (line: MoneyLine) => MoneyLine): PlannedTotals {
  return { ...plan, lines: plan.lines.map(change) };
}
