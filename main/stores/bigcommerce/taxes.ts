import { type Big, mayBeTax, roundTo, sum, toPlainDecimal } from '../../base/money.ts';
import type { StoreLine, StoreLineTax, StoreTaxRate } from '../store.ts';
import type { BigTax } from './shapes.ts';

/** The taxes of one line of an order, as its own list of taxes names them. */
export type TaxedPart =
  | { readonly kind: 'item'; readonly productKey: string }
  | { readonly kind: 'shipping' | 'handling' | 'gift-wrapping' };

/** Providers of tax use one id for several rates, so that name and rate tell them apart. */
function rateIdOf(tax: Pick<BigTax, 'tax_rate_id' | 'rate' | 'name'>): string {
  return `${tax.tax_rate_id}/${tax.rate}/${tax.name}`;
}

/** Every rate of the order once, with what it made in all of its lines. */
export function ratesOf(taxes: readonly BigTax[], lines: readonly StoreLine[]): readonly StoreTaxRate[] {
  const made = lines.flatMap((line) => line.taxes);
  const first = Math.min(...taxes.map(({ priority }) => priority));
  return [...new Map(taxes.map((tax) => [rateIdOf(tax), tax]))].map(([id, { rate, name, priority }]) => {
    const amount = sum(made.filter(({ rateId }) => rateId === id).map((tax) => tax.amount));
    return { id, percent: rate, label: name, compound: priority > first, amount: toPlainDecimal(amount) };
  });
}

/** What each rate makes on this part. Tax is counted after discounts; what it was before them is not told. */
export function taxesOf(taxes: readonly BigTax[], part: TaxedPart): readonly StoreLineTax[] {
  const own = taxes.filter(
    (tax) =>
      tax.line_item_type === part.kind && (part.kind !== 'item' || (tax.order_product_id ?? null) === part.productKey),
  );
  return [...Map.groupBy(own, rateIdOf)].map(([rateId, rows]) =>
    lineTax(rateId, sum(rows.map(({ line_amount }) => line_amount))),
  );
}

/** What is taxed and stands in no list of taxes: fees always, anything else where the shop did not count its tax itself. */
export interface UnlistedCost {
  readonly net: Big;
  readonly tax: Big;
  /** null: the store's default for such costs, which orders do not say. */
  readonly taxClass: string | null;
}

/**
 * No rate is named there. It is the one, or those together, that make the tax: of those that tax the same class elsewhere
 * in the order first, then of all that tax a part of it. Where several could have made it, nobody guesses.
 */
export function taxesOfCost(cost: UnlistedCost, taxes: readonly BigTax[], digits: number): readonly StoreLineTax[] {
  if (cost.tax.eq(0)) return [];
  const sets = [...Map.groupBy(taxes, partOf).values()].map(eachRateOnce);
  const ofClass = sets.filter(([first]) => cost.taxClass !== null && first?.tax_class_id === cost.taxClass);
  for (const candidates of [ofClass, sets, taxes.map((tax) => [tax])]) {
    const fitting = candidates.filter((rates) => makes(rates, cost, digits));
    const [rates] = fitting;
    if (rates !== undefined) return isOne(fitting) ? shared(rates, cost, digits) : [unsaid(cost, 'several')];
  }
  return [unsaid(cost, 'none')];
}

function partOf({ line_item_type: type, order_product_id: product }: BigTax): string {
  return `${type}/${product ?? ''}`;
}

function eachRateOnce(rows: readonly BigTax[]): readonly BigTax[] {
  return [...new Map(rows.map((row) => [rateIdOf(row), row])).values()];
}

/** What each of them takes of the net amount. */
function sharesOf(rates: readonly BigTax[]): readonly { readonly id: string; readonly percent: Big }[] {
  return rates.map((one) => {
    const before = percentOf(rates.filter(({ priority }) => priority < one.priority));
    return { id: rateIdOf(one), percent: before.plus(100).times(one.rate).div(100) };
  });
}

function percentOf(rates: readonly BigTax[]): Big {
  return sum(sharesOf(rates).map(({ percent }) => percent));
}

/** Rates of several names that come to the same percentage are no doubt. */
function isOne(sets: readonly (readonly BigTax[])[]): boolean {
  return new Set(sets.map((rates) => percentOf(rates).toFixed())).size === 1;
}

function makes(rates: readonly BigTax[], { net, tax }: UnlistedCost, digits: number): boolean {
  return mayBeTax(net, tax, percentOf(rates), { digits, rates: rates.length });
}

/** Every rate's share, rounded as the shop rounds; what is left over is the first one's. */
function shared(rates: readonly BigTax[], { net, tax }: UnlistedCost, digits: number): readonly StoreLineTax[] {
  const [first, ...others] = sharesOf(rates).map(({ id, percent }) => ({
    id,
    amount: roundTo(net.times(percent).div(100), digits),
  }));
  if (first === undefined) return [];
  const rest = tax.minus(sum(others.map(({ amount }) => amount)));
  return [{ id: first.id, amount: rest }, ...others].map(({ id, amount }) => lineTax(id, amount));
}

/** Of a rate that the order does not list, so that it is found before anything is written. */
function unsaid({ tax }: UnlistedCost, unsaidRate: 'none' | 'several'): StoreLineTax {
  return { ...lineTax('?', tax), unsaidRate };
}

function lineTax(rateId: string, amount: Big): StoreLineTax {
  const value = toPlainDecimal(amount);
  return { rateId, amount: value, amountBeforeCoupons: value };
}
