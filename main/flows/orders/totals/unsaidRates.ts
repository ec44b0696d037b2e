import { big, mayBeTax, roundTo, sum, toPlainDecimal } from '../../../base/money.ts';
import type { StoreLine, StoreLineTax, StoreOrder, StoreTaxRate } from '../../../stores/store.ts';
import type { MoneyRules } from './types.ts';

type Found = Omit<StoreTaxRate, 'amount'>;

/**
 * The order with rates for the taxes of which its store says an amount only: the one of the integration's rates that makes
 * it. Where none or several do, the tax stays without a rate, and the order waits. With the store's taxes as lines no code
 * is needed, and the tax is a line of its own.
 */
export function withUnsaidRates(order: StoreOrder, rules: MoneyRules): StoreOrder {
  const found = new Map<string, Found>();
  const lines = order.lines.map((line) => ({ ...line, taxes: line.taxes.map((tax) => rated(line, tax)) }));
  return found.size === 0 ? order : { ...order, lines, taxRates: [...order.taxRates, ...found.values()] };

  function rated(line: StoreLine, tax: StoreLineTax): StoreLineTax {
    const rate = tax.unsaidRate ? rateFor(line, tax, rules) : null;
    if (rate === null) return tax;
    found.set(rate.id, rate);
    return { rateId: rate.id, amount: tax.amount, amountBeforeCoupons: tax.amountBeforeCoupons };
  }
}

function rateFor(line: StoreLine, { amount, unsaidRate }: StoreLineTax, rules: MoneyRules): Found | null {
  const [net, tax] = [big(line.amounts.exactNet), big(amount)];
  if (rules.storeTax === 'line') {
    const percent = toPlainDecimal(net.eq(0) ? net : roundTo(tax.times(100).div(net), 3));
    return { id: `unsaid/${line.key}`, percent, label: line.name, compound: false };
  }
  // Which of several it is, those of the integration do not tell either.
  if (unsaidRate === 'several') return null;
  const percents = new Set(rules.taxes.map(({ percent }) => toPlainDecimal(sum([percent]))));
  const [percent, ...others] = [...percents].filter((one) => mayBeTax(net, tax, big(one), rules));
  if (percent === undefined || others.length > 0) return null;
  return { id: `unsaid/${percent}`, percent, label: '', compound: false };
}
