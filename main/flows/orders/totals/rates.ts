import { big, type Big, sum } from '../../../base/money.ts';
import type { LineRate } from './types.ts';

/** The exact tax of every rate on a net amount, in the rates' order. Compound rates tax the taxes before them too. */
export function taxesOn(net: Big, rates: readonly LineRate[]): readonly Big[] {
  const plain = rates.map((rate) => (rate.compound ? null : share(net, rate)));
  let taxed = net.plus(sum(plain.filter((tax) => tax !== null)));
  return rates.map((rate, index) => {
    const known = plain[index];
    if (known) return known;
    const tax = share(taxed, rate);
    taxed = taxed.plus(tax);
    return tax;
  });
}

function share(amount: Big, rate: LineRate): Big {
  return amount.times(big(rate.percent)).div(100);
}

/** What the rates make together, exact: 5 and 9.975 make 14.975. No rate makes 0. */
export function combinedPercent(rates: readonly LineRate[]): Big {
  return sum(taxesOn(big(100), rates));
}
