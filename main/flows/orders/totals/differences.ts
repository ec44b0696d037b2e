import { type Big, type Decimal, toDecimal } from '../../../base/money.ts';
import type { NavDocument } from '../../../nav/nav.ts';
import type { Comparison, DifferenceCode, ParkFacts, PlannedTotals } from './types.ts';

type Differs = Extract<Comparison, { kind: 'differs' }>;

function differs(what: Differs['what'], facts: ParkFacts<DifferenceCode>): Differs {
  return { kind: 'differs', what, facts };
}

/** A line on which NAV's percentage is not the store's; `lineNumber` counts from 1. */
export interface WrongPercent {
  readonly lineNumber: number;
  readonly storePercent: Decimal;
  readonly navPercent: Decimal;
}

const MAP_THE_RATE = "Change the item's or the customer's VAT group in NAV, or map this tax class, then replay.";

/** Everything that makes a document another one than the plan, with the words for the screen. */
export const differences = {
  basis(plan: PlannedTotals, document: NavDocument): Differs {
    const wanted = plan.pricesIncludeTax ? 'with' : 'without';
    const found = document.pricesIncludeTax ? 'with' : 'without';
    return differs('basis', {
      code: 'other-basis',
      message: `${document.no} has prices ${found} tax; the order was planned ${wanted} tax.`,
      whatToDo: 'Set "Prices Including VAT" of the customer in NAV as the integration has it, then replay.',
      params: { documentNo: document.no, wanted, found },
    });
  },

  lines(document: NavDocument, detail: string): Differs {
    return differs('lines', {
      code: 'lines-differ',
      message: `The lines of ${document.no} are not those that were planned: ${detail}.`,
      whatToDo: 'Compare the document with the order in NAV. Put it right by hand, or delete it and replay.',
      params: { documentNo: document.no, detail },
    });
  },

  /** `gap` is what the total should be less what NAV shows. */
  total(plan: PlannedTotals, document: NavDocument, gap: Big, percent: WrongPercent | null): Differs {
    const side = gap.lt(0) ? 'above' : 'below';
    const difference = toDecimal(gap.abs(), plan.digits);
    const cause = percent ? ` ${percentSentence(percent)}` : '';
    return differs('total', {
      code: 'total-differs',
      message: `NAV's total is ${difference} ${plan.currency} ${side} the store's; rounding allows ${plan.tolerance}.${cause}`,
      whatToDo: percent
        ? MAP_THE_RATE
        : "Look for payment or invoice discounts of this customer and for invoice rounding in NAV's setup, then replay.",
      params: {
        documentNo: document.no,
        currency: plan.currency,
        storeTotal: plan.storeTotal,
        navTotal: document.totalInclTax,
        difference,
        side,
        tolerance: plan.tolerance,
        ...(percent && percentParams(percent)),
      },
    });
  },

  percent(plan: PlannedTotals, document: NavDocument, percent: WrongPercent): Differs {
    return differs('tax', {
      code: 'tax-rate-differs',
      message: percentSentence(percent),
      whatToDo: MAP_THE_RATE,
      params: { ...taxParams(plan, document), ...percentParams(percent) },
    });
  },

  noTaxInNav(plan: PlannedTotals, document: NavDocument): Differs {
    return differs('tax', {
      code: 'nav-charges-no-tax',
      message: `The store charged ${plan.storeTax} ${plan.currency} of tax, NAV charges none.`,
      whatToDo:
        'The customer is exempt or abroad in NAV: choose another customer for this order, or correct the store.',
      params: taxParams(plan, document),
    });
  },

  taxInNavOnly(plan: PlannedTotals, document: NavDocument): Differs {
    return differs('tax', {
      code: 'nav-charges-tax',
      message: `The store charged no tax, NAV charges ${document.totalTax} ${plan.currency}.`,
      whatToDo:
        'Choose the customer whose VAT group fits an order without tax (export, reverse charge, exempt), then replay.',
      params: taxParams(plan, document),
    });
  },

  taxTwice(plan: PlannedTotals, document: NavDocument): Differs {
    return differs('tax', {
      code: 'tax-charged-twice',
      message: `The store's tax of ${plan.storeTax} ${plan.currency} stands in lines of ${document.no}, and NAV charges ${document.totalTax} besides.`,
      whatToDo:
        'Give "untaxedTaxCode" of the integration a code of 0 % for this customer, or choose a customer without tax, then replay.',
      params: taxParams(plan, document),
    });
  },

  tax(plan: PlannedTotals, document: NavDocument, allowed: Big): Differs {
    const tolerance = toDecimal(allowed, plan.digits);
    return differs('tax', {
      code: 'tax-differs',
      message: `NAV's tax is ${document.totalTax} ${plan.currency}, the store's ${plan.storeTax}; rounding allows ${tolerance}.`,
      whatToDo: "Compare the rates of the lines with NAV's VAT posting setup, then replay.",
      params: { ...taxParams(plan, document), tolerance },
    });
  },
} as const;

function percentSentence({ lineNumber, storePercent, navPercent }: WrongPercent): string {
  return `NAV charges ${navPercent} % on line ${lineNumber}, the store ${storePercent} %.`;
}

function percentParams({ lineNumber, storePercent, navPercent }: WrongPercent): Record<string, string> {
  return { line: String(lineNumber), storePercent, navPercent };
}

function taxParams(plan: PlannedTotals, document: NavDocument): Record<string, string> {
  return {
    documentNo: document.no,
    currency: plan.currency,
    storeTax: plan.storeTax,
    navTax: document.totalTax,
  };
}
