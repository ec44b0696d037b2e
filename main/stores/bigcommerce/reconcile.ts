import { big, type Big, type Decimal, roundTo, sum, toDecimal, unitOf } from '../../base/money.ts';
import type { StoreContradiction, StoreLine } from '../store.ts';
import type { BigOrder } from './shapes.ts';

/*
 * What must hold of an order before it becomes an invoice. One of the published examples has a total without tax beside
 * parts that are taxed: whoever writes that charges another tax than the shop did.
 */

/**
 * The total is what it is without tax and its tax; the tax is that of the lines, a unit each line and rate aside. Lines
 * that do not make the total say so by themselves when they are planned, and then their tax proves nothing.
 */
export function contradictionIn(
  order: BigOrder,
  lines: readonly StoreLine[],
  digits: number,
): StoreContradiction | null {
  const [total, tax] = [big(order.total_inc_tax), big(order.total_tax)];
  const added = big(order.total_ex_tax).plus(tax);
  const unit = unitOf(digits);
  if (total.minus(added).abs().gt(unit)) return told('total', total, added, digits);
  const taxes = lines.flatMap((line) => line.taxes.map(({ amount }) => amount));
  const most = unit.times(Math.max(1, taxes.length, lines.length));
  if (
    total
      .minus(sum(lines.map(grossOf)))
      .abs()
      .gt(most)
  )
    return null;
  return sum(taxes).minus(tax).abs().gt(most) ? told('tax', tax, sum(taxes), digits) : null;
}

function grossOf({ amounts }: StoreLine): Big {
  return sum([amounts.exactNet, amounts.exactTax]);
}

function told(what: StoreContradiction['what'], said: Big, made: Big, digits: number): StoreContradiction {
  const shown = (amount: Big): Decimal => toDecimal(roundTo(amount, digits), digits);
  return { what, said: shown(said), made: shown(made) };
}
