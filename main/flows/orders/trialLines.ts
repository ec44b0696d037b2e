import type { OrderPlan } from './orderPlan.ts';

/** A line as it is compared: its number from 1, and its values by the names of NAV's fields. */
export interface TrialLine {
  readonly group: string;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * A plan's lines by what they stand for: the store's line, the rounding, or the text itself. A line that comes in or
 * goes moves the numbers of all after it, which changes none of them.
 */
export function linesByOrigin(plan: OrderPlan): ReadonlyMap<string, TrialLine> {
  const found = new Map<string, TrialLine>();
  for (const [index, line] of plan.document.lines.entries()) {
    const group = String(index + 1);
    found.set(unused(originOf(plan, index), found), { group, values: valuesOf(plan, group, line) });
  }
  return found;
}

type Line = OrderPlan['document']['lines'][number];

/** Lines of money come first, in the order of the totals. */
function originOf({ document, totals }: OrderPlan, index: number): string {
  const line = document.lines[index];
  if (line?.kind === 'comment') return `text ${line.description}`;
  const money = totals.lines[index];
  if (money?.storeLineKey) return `line ${money.storeLineKey}`;
  if (money?.tax) return `tax ${money.tax.label}`;
  return money?.kind ?? `${line?.kind} ${line?.no}`;
}

/** A fee that was cut by its rates is several lines. */
function unused(origin: string, found: ReadonlyMap<string, unknown>): string {
  let count = 1;
  while (found.has(`${origin}/${count}`)) count += 1;
  return `${origin}/${count}`;
}

function valuesOf({ story }: OrderPlan, group: string, line: Line): ReadonlyMap<string, string> {
  if (line.kind === 'comment') return new Map([['description', line.description]]);
  const told = (field: string) => story.find((row) => row.group === group && row.field === field)?.written;
  return new Map([
    ['lineObjectNumber', line.no],
    // The API names a variant by an id, page services by its code.
    ['variantCode', told('variantCode') ?? line.variantKey ?? ''],
    ['unitOfMeasureCode', line.unit],
    ['quantity', line.quantity],
    ['description', line.description],
    // Left to the item where its own makes the rate.
    ['taxCode', line.taxCode ?? told('taxCode') ?? ''],
    ['unitPrice', line.unitPrice],
    ['discountAmount', line.discountAmount],
  ]);
}
