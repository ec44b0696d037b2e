import type { BookedCause } from './book.ts';
import type { OrderTableRow } from './bookRows.ts';
import type { DryRun } from './dryRun.ts';
import type { OrderPlan } from './orderPlan.ts';
import { comparePlans, type TrialDifference } from './trialCompare.ts';

/** What became of an order, as far as our records say. */
export interface TrialBefore {
  readonly row: Pick<OrderTableRow, 'term' | 'state' | 'document_no'>;
  /** The last one kept; null when it never came to one. */
  readonly plan: OrderPlan | null;
  /** The plan was sent to NAV, whatever NAV said. */
  readonly wasSent: boolean;
}

/** What would become of it now, beside that. */
export interface TrialVerdict {
  /**
   * `same`: as it was written or planned, or without a document as before. `different`: another document. `waits`,
   * `leftOut`: no document, where it had one or stood otherwise. `now`: it had none, and would have one.
   */
  readonly result: 'same' | 'different' | 'waits' | 'leftOut' | 'now';
  /** Why it would have no document; null otherwise. */
  readonly cause: BookedCause | null;
  readonly differences: readonly TrialDifference[];
}

/** Pure. `beside` tells what a plan would change of a document whose own plan was not kept. */
export function judgeTrial(
  before: TrialBefore,
  now: DryRun,
  beside: (now: DryRun) => readonly TrialDifference[],
): TrialVerdict {
  const had = hadDocument(before, now);
  if (now.plan === null || now.outcome === 'wait' || now.outcome === 'leaveOut') return without(before, now, had);
  if (!had && !isSentAgain(before, now.plan)) return { result: 'now', cause: null, differences: [] };
  const differences = before.plan ? comparePlans(before.plan, now.plan) : beside(now);
  return { result: differences.length === 0 ? 'same' : 'different', cause: null, differences };
}

/** In NAV, or planned for it: on its way, or shown in shadow mode. */
function hadDocument({ row, plan }: TrialBefore, { document }: DryRun): boolean {
  if (row.term === 'equal' || row.document_no !== null || document !== null) return true;
  return plan !== null && (row.term === 'onTheWay' || row.state === 'shadow');
}

/** NAV refused this very document: it would be refused once more. */
function isSentAgain({ row, plan, wasSent }: TrialBefore, now: OrderPlan): boolean {
  return row.term === 'waiting' && wasSent && plan !== null && comparePlans(plan, now).length === 0;
}

function without({ row }: TrialBefore, { outcome, cause }: DryRun, had: boolean): TrialVerdict {
  const result = outcome === 'leaveOut' ? 'leftOut' : 'waits';
  const stoodSo = row.term === 'leftOut' ? 'leftOut' : 'waits';
  return { result: !had && stoodSo === result ? 'same' : result, cause, differences: [] };
}
