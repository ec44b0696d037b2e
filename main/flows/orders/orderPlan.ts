import type { NavDocumentKind, NewCustomer, NewSalesDocument } from '../../nav/nav.ts';
import type { OrderContent } from './changes.ts';
import type { PlannedPayment } from './payment.ts';
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
    | {
        readonly kind: 'existing';
        readonly no: string;
        /** The shopper's own card, to be found again by their account in the store. */
        readonly isShoppers?: boolean;
      }
    | { readonly kind: 'create'; readonly customer: NewCustomer };
  /** The number of the customer it is written for; null until that is there. */
  readonly customerNo: string | null;
  /** The order as it was planned: what changed in the store since is found by it. */
  readonly madeFrom: { readonly fingerprint: string; readonly content: OrderContent };
  /** What it becomes. Plans of the time when it was always an order do not say. */
  readonly kind?: Extract<NavDocumentKind, 'salesOrder' | 'salesInvoice'>;
  /** Posted as soon as it is equal. */
  readonly posts?: boolean;
  /** Whether it was paid when it was planned; what is paid later gets its line then. */
  readonly isPaid?: boolean;
  /** Absent: nothing of it becomes a line of a journal. */
  readonly payment?: PlannedPayment;
  /** Complete but for the customer's number. */
  readonly document: Omit<NewSalesDocument, 'customerNo'>;
  readonly totals: PlannedTotals;
  /** Where cents go that rounding leaves over once NAV has answered. */
  readonly roundingAccount: string;
  readonly roundingTaxCode: string;
  readonly story: readonly StoryRow[];
}

export function kindOf({ kind }: Pick<OrderPlan, 'kind'>): NonNullable<OrderPlan['kind']> {
  return kind ?? 'salesOrder';
}
