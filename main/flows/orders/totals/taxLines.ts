import { big, type Big, roundTo, sum, toDecimal, toPlainDecimal } from '../../../base/money.ts';
import type { StoreLine, StoreOrder, StoreTaxRate } from '../../../stores/store.ts';
import { spread } from './spread.ts';
import type { MoneyLine, MoneyRules } from './types.ts';

/** The order as its goods alone: what they cost without tax, nothing of them taxed. */
export function withoutTaxes(order: StoreOrder): StoreOrder {
  return { ...order, lines: order.lines.map(untaxed) };
}

function untaxed(line: StoreLine): StoreLine {
  const none = { tax: '0', exactTax: '0' };
  return {
    ...line,
    amounts: { ...line.amounts, ...none },
    amountsBeforeCoupons: { ...line.amountsBeforeCoupons, ...none },
    taxes: [],
  };
}

/** One line for each tax of the order that made an amount; together they are the order's tax. */
export function taxLines(order: StoreOrder, { digits, untaxedTaxCode }: MoneyRules): readonly MoneyLine[] {
  const exact = order.taxRates.map((rate) => amountOf(order, rate));
  const goal = roundTo(big(order.totalTax), digits);
  // What is more than rounding is found by the total, which these lines then do not make.
  const amounts = spread(exact, goal, digits) ?? exact.map((amount) => roundTo(amount, digits));
  return order.taxRates.flatMap((rate, index) => {
    const amount = amounts[index];
    return amount === undefined || amount.eq(0) ? [] : [taxLine(rate, toDecimal(amount, digits), untaxedTaxCode)];
  });
}

/** As the order says it of the whole tax, else as its lines make it. */
function amountOf({ lines }: StoreOrder, { id, amount }: StoreTaxRate): Big {
  if (amount !== undefined) return big(amount);
  const taxes = lines.flatMap((line) => line.taxes.filter(({ rateId }) => rateId === id));
  return sum(taxes.map((tax) => tax.amount));
}

function taxLine(rate: StoreTaxRate, amount: string, taxCode: string): MoneyLine {
  const percent = toPlainDecimal(big(rate.percent));
  const label = rate.label.trim() === '' ? `${percent} %` : rate.label.trim();
  return {
    storeLineKey: null,
    kind: 'tax',
    tax: { label, percent },
    quantity: '1',
    unitPrice: amount,
    discountAmount: '0',
    lineAmount: amount,
    taxCode,
    taxPercent: '0',
    rates: [],
    taxedRates: 0,
    storeNet: '0',
    storeTax: amount,
    story: {
      lineAmount: 'what this tax of the store makes in the order',
      unitPrice: "the store's tax as a line",
      discountAmount: '',
      taxCode: 'tax lines carry no tax of their own',
    },
  };
}
