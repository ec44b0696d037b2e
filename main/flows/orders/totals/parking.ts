import { type Big, type Decimal, toDecimal, toPlainDecimal, zero } from '../../../base/money.ts';
import type { ParkedTotals, ParkFacts, TotalsParkCode } from './types.ts';

function park(facts: ParkFacts<TotalsParkCode>): ParkedTotals {
  return { kind: 'parked', facts };
}

/** Figures of an order whose total cannot be reached; `gap` is the store's total less NAV's. */
export interface MissedTotal {
  readonly number: string;
  readonly currency: string;
  readonly digits: number;
  readonly storeTotal: Decimal;
  readonly navTotal: Big;
  readonly gap: Big;
  readonly tolerance: Big;
}

function figures(missed: MissedTotal): Record<string, string> {
  const { digits } = missed;
  return {
    orderNo: missed.number,
    currency: missed.currency,
    storeTotal: missed.storeTotal,
    navTotal: toDecimal(missed.navTotal, digits),
    difference: toDecimal(missed.gap.abs(), digits),
    tolerance: toDecimal(missed.tolerance, digits),
  };
}

/** Every reason not to write an order because of its amounts, with the words for the screen. */
export const parkedTotals = {
  rateUnknown(line: string, rateId: string): ParkedTotals {
    return park({
      code: 'tax-rate-unknown',
      message: `Line "${line}" is taxed with rate ${rateId}, which the order does not list.`,
      whatToDo: 'Recalculate the order in the store so that it names its tax rates, then replay.',
      params: { line, rateId },
    });
  },

  rateUnsaid(line: string, net: Decimal, tax: Decimal): ParkedTotals {
    return park({
      code: 'tax-rate-unknown',
      message: `The store does not say at which rate "${line}" is taxed: ${tax} on ${net} is none of the order's and the integration's rates, or several of them.`,
      whatToDo:
        'Map its rate under "taxes" of the integration, then replay; where the amount is too small to tell, enter the order in NAV by hand.',
      params: { line, net, tax },
    });
  },

  rateUnmapped(line: string, percent: Big): ParkedTotals {
    const rate = toPlainDecimal(percent);
    return park({
      code: 'tax-rate-unmapped',
      message: `The store charges ${rate} % on "${line}". No NAV tax code is mapped to ${rate} %.`,
      whatToDo: `Map ${rate} % to a VAT product posting group or tax group under "taxes" of the integration, then replay.`,
      params: { percent: rate, line },
    });
  },

  totalTooPrecise(number: string, total: Decimal, currency: string, digits: number): ParkedTotals {
    return park({
      code: 'store-total-too-precise',
      message: `Order ${number} has a total of ${total} ${currency}. NAV keeps ${digits} decimals in this currency.`,
      whatToDo:
        "Set the store's decimals, or the currency's amount rounding precision in NAV, so that both are the same.",
      params: { orderNo: number, storeTotal: total, currency, digits: String(digits) },
    });
  },

  totalNegative(number: string, total: Decimal, currency: string): ParkedTotals {
    return park({
      code: 'total-zero-or-negative',
      message: `The total of order ${number} is ${total} ${currency}. Nothing is to be charged.`,
      whatToDo: 'Enter it in NAV by hand if the goods leave the stock, or leave the order out.',
      params: { orderNo: number, storeTotal: total, currency },
    });
  },

  linesNegative(number: string, lines: Big, currency: string, digits: number): ParkedTotals {
    const amount = toDecimal(lines, digits);
    return park({
      code: 'total-zero-or-negative',
      message: `The lines of order ${number} make ${amount} ${currency}: its discounts are more than its goods, and the store charged nothing.`,
      whatToDo: 'Lower the discount in the store, then replay, or enter the order in NAV by hand.',
      params: { orderNo: number, storeTotal: toDecimal(zero, digits), lines: amount, currency },
    });
  },

  nothingToWrite(number: string, total: Decimal, currency: string): ParkedTotals {
    return park({
      code: 'total-zero-or-negative',
      message: `Order ${number} of ${total} ${currency} has no line that NAV could have.`,
      whatToDo: 'Give it its articles in the store, then replay, or leave the order out.',
      params: { orderNo: number, storeTotal: total, currency },
    });
  },

  basisNotPossible(number: string): ParkedTotals {
    return park({
      code: 'basis-not-possible',
      message: `Order ${number} cannot be written with prices including tax: sales tax is always put on top.`,
      whatToDo: 'Set the basis of the integration to net, then replay.',
      params: { orderNo: number },
    });
  },

  quantityNotPositive(line: string, quantity: Decimal): ParkedTotals {
    return park({
      code: 'quantity-not-positive',
      message: `Line "${line}" has quantity ${quantity}. A sales order needs a quantity above 0.`,
      whatToDo: 'Correct the order in the store, or enter it in NAV by hand.',
      params: { line, quantity },
    });
  },

  priceNotExpressible(line: string, amount: Decimal, quantity: Decimal): ParkedTotals {
    return park({
      code: 'price-not-expressible',
      message: `No unit price with five decimals makes ${amount} out of ${quantity} pieces of "${line}".`,
      whatToDo: 'Enter this order in NAV by hand.',
      params: { line, amount, quantity },
    });
  },

  unexplainedRest(missed: MissedTotal, rest: Big): ParkedTotals {
    const side = rest.gt(0) ? 'above' : 'below';
    const amount = toDecimal(rest.abs(), missed.digits);
    const likely = rest.lt(0) ? ' Probably a gift card or store credit paid for it.' : '';
    return park({
      code: 'unexplained-rest',
      message: `The total of order ${missed.number} is ${amount} ${missed.currency} ${side} what its lines make.${likely}`,
      whatToDo: rest.lt(0)
        ? 'Name the field of the order that says what was paid so under "tender" of the integration, on its tab Charges, then replay. Where a plugin lowers the total in another way, give that a line in the store.'
        : 'Look for a plugin that changes the total without a line, or for a field under "tender" of the integration that counts too much, then replay.',
      params: { ...figures(missed), rest: amount, side },
    });
  },

  totalDiffers(missed: MissedTotal): ParkedTotals {
    const side = missed.gap.lt(0) ? 'above' : 'below';
    const { difference, tolerance, currency } = figures(missed);
    return park({
      code: 'total-differs',
      message: `NAV's total of order ${missed.number} would be ${difference} ${currency} ${side} the store's; rounding allows ${tolerance}.`,
      whatToDo: 'Write this integration with prices including tax, or enter the order in NAV by hand.',
      params: { ...figures(missed), side },
    });
  },
} as const;
