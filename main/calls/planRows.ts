import { isEqual } from '../base/money.ts';
import type { PlanRow } from '../contract/views.ts';
import type { OrderPlan } from '../flows/orders/orderPlan.ts';
import type { NavDocument } from '../nav/nav.ts';

/** What was planned, value by value, beside what NAV has now; without a document NAV has nothing. */
export function planRows(plan: Pick<OrderPlan, 'story' | 'document'>, document: NavDocument | null): PlanRow[] {
  const lines = linesByGroup(plan, document);
  return plan.story.map((row) => {
    const navHas = navValue(row.group, row.field, document, lines);
    return {
      group: row.group,
      field: row.field,
      written: row.written,
      comesFrom: row.comesFrom,
      navHas,
      mark: navHas === null ? 'none' : sameValue(row.field, row.written, navHas) ? 'equal' : 'differs',
      hasStory: row.hasStory,
    };
  });
}

type NavLines = NonNullable<NavDocument['lines']>;

/** NAV's line for each planned one. Comments are counted apart: a rounding line may have come in between. */
function linesByGroup(
  plan: Pick<OrderPlan, 'document'>,
  document: NavDocument | null,
): ReadonlyMap<string, NavLines[number]> {
  const isComment = ({ kind }: { readonly kind: string }) => kind === 'comment';
  const comments = (document?.lines ?? []).filter(isComment).values();
  const others = (document?.lines ?? []).filter((line) => !isComment(line)).values();
  const found = new Map<string, NavLines[number]>();
  for (const [index, planned] of plan.document.lines.entries()) {
    const line = (isComment(planned) ? comments : others).next().value;
    if (line) found.set(String(index + 1), line);
  }
  return found;
}

function navValue(
  group: string,
  field: string,
  document: NavDocument | null,
  lines: ReadonlyMap<string, NavLines[number]>,
): string | null {
  if (!document) return null;
  if (group === 'header' || group === 'customer') return headerValue(field, document);
  const line = lines.get(group);
  if (!line) return null;
  const values: Record<string, string> = {
    lineObjectNumber: line.no,
    unitOfMeasureCode: line.unit,
    quantity: line.quantity,
    description: line.description,
    taxCode: line.taxCode,
    unitPrice: line.unitPrice,
    discountAmount: line.discountAmount,
  };
  return values[field] ?? null;
}

function headerValue(field: string, document: NavDocument): string | null {
  const values: Record<string, string> = {
    externalDocumentNumber: document.externalDocumentNo,
    customerNumber: document.customerNo,
    postingDate: document.postingDate,
    currencyCode: document.currency,
    pricesIncludeTax: String(document.pricesIncludeTax),
  };
  return values[field] ?? null;
}

const AMOUNTS = new Set(['quantity', 'unitPrice', 'discountAmount']);

function sameValue(field: string, written: string, navHas: string): boolean {
  // The number series gave a new customer its number: what was written is that there was none.
  if (field === 'customerNumber' && written === 'new') return true;
  if (AMOUNTS.has(field)) return isEqual(written, navHas);
  return written.toUpperCase() === navHas.toUpperCase();
}
