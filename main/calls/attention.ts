import { big, currencyDigits, toDecimal } from '../base/money.ts';
import type { AttentionGroup, Cause, Money } from '../contract/views.ts';
import type { OrderRows, OrderTableRow } from '../flows/orders/bookRows.ts';
import { toOrderRow } from './orderRows.ts';

const SHOWN = 20;

const UNKNOWN: Cause = { code: 'internal', message: 'Waits for a person.', whatToDo: 'Open it and look.', params: {} };

/** Waiting orders by the decision they wait for; the largest group first. */
export function groupWaiting(rows: OrderRows): AttentionGroup[] {
  const groups = new Map<string, OrderTableRow[]>();
  for (const row of rows.waiting()) {
    const name = row.cause_group ?? 'internal';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups]
    .map(([causeGroup, members]) => toGroup(causeGroup, members, rows))
    .sort((left, right) => right.count - left.count);
}

function toGroup(causeGroup: string, members: readonly OrderTableRow[], rows: OrderRows): AttentionGroup {
  const shown = members.slice(0, SHOWN).map((row) => toOrderRow(row, rows.person(row)));
  return {
    causeGroup,
    cause: shown[0]?.cause ?? UNKNOWN,
    count: members.length,
    amounts: amountsOf(members),
    oldestAt: members[0]?.placed_at ?? '',
    orders: shown,
  };
}

function amountsOf(members: readonly OrderTableRow[]): Money[] {
  const totals = new Map<string, ReturnType<typeof big>>();
  for (const row of members) totals.set(row.currency, (totals.get(row.currency) ?? big('0')).plus(row.total));
  return [...totals].map(([currency, amount]) => ({ currency, amount: toDecimal(amount, currencyDigits(currency)) }));
}
