import { big, type Big, type Decimal, sum, toPlainDecimal, unitOf } from '../../base/money.ts';
import type { StoreLineTax, StoreTaxRate } from '../store.ts';
import type { BigFee, BigTax } from './shapes.ts';

/** The taxes of one line of an order, as its own list of taxes names them. */
export type TaxedPart =
  { readonly kind: 'item'; readonly productKey: string } | { readonly kind: 'shipping' | 'handling' | 'gift-wrapping' };

/** Providers of tax use one id for several rates, so that name and rate tell them apart. */
function rateIdOf(tax: Pick<BigTax, 'tax_rate_id' | 'rate' | 'name'>): string {
  return `${tax.tax_rate_id}/${tax.rate}/${tax.name}`;
}

/** Every rate of the order once, with what it made in all. */
export function ratesOf(taxes: readonly BigTax[]): readonly StoreTaxRate[] {
  return [...Map.groupBy(taxes, rateIdOf)].flatMap(([id, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const amount = toPlainDecimal(sum(rows.map(({ line_amount }) => line_amount)));
    return [{ id, percent: first.rate, label: first.name, compound: false, amount }];
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

/**
 * The list of taxes leaves fees out, and a fee names no rate. It is the one among the order's rates that makes the fee's
 * tax, within one unit; null where several or none do, so that nobody guesses.
 */
export function taxOfFee(fee: BigFee, rates: readonly StoreTaxRate[], digits: number): readonly StoreLineTax[] | null {
  const tax = big(fee.cost_tax);
  if (tax.eq(0)) return [];
  const fitting = rates.filter(({ percent }) => makes(percent, big(fee.cost_ex_tax), tax, digits));
  const percents = new Set(fitting.map(({ percent }) => percent));
  const [rate] = fitting;
  return rate !== undefined && percents.size === 1 ? [lineTax(rate.id, tax)] : null;
}

/** Of a rate that the order does not list, so that the plan asks a person before anything is written. */
export function unnamedTax(fee: BigFee): StoreLineTax {
  return lineTax('?', big(fee.cost_tax));
}

function makes(percent: Decimal, net: Big, tax: Big, digits: number): boolean {
  return net.times(big(percent)).div(100).minus(tax).abs().lte(unitOf(digits));
}

function lineTax(rateId: string, amount: Big): StoreLineTax {
  const value = toPlainDecimal(amount);
  return { rateId, amount: value, amountBeforeCoupons: value };
}
