import type { NewCustomer, NewSalesOrder } from '../../nav/nav.ts';
import type { PlannedTotals } from './totals/types.ts';

/** One value of the plan and where it comes from; shown beside what NAV has. */
export interface StoryRow {
  /** `header`, `customer`, or the line's number from 1. */
  readonly group: string;
  readonly field: string;
  readonly written: string;
  readonly comesFrom: string;
  /** Computed, mapped or cut, rather than simply carried over. */
  readonly hasStory: boolean;
}

/** What is to be written for one order: data, so that it can be shown, kept and compared. */
export interface OrderPlan {
  readonly customer:
    { readonly kind: 'existing'; readonly no: string } | { readonly kind: 'create'; readonly customer: NewCustomer };
  /** Complete but for the customer's number, which is known when the customer is there. */
  readonly document: Omit<NewSalesOrder, 'customerNo'>;
  readonly totals: PlannedTotals;
  /** Where cents go that rounding leaves over once NAV has answered. */
  readonly roundingAccount: string;
  readonly roundingTaxCode: string;
  readonly story: readonly StoryRow[];
}
