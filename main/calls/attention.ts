import { big, currencyDigits, sum, toDecimal } from '../base/money.ts';
import type { AttentionGroup, Cause, Money } from '../contract/views.ts';
import type { OrderRows, WaitingOrder } from '../flows/orders/bookRows.ts';
import { toOrderRow } from './orderRows.ts';

const SHOWN = 20;

/** What is said of something that waits without a cause on record. */
export const UNKNOWN_CAUSE: Cause = {
  code: 'internal',
  message: 'Waits for a person.',
  whatToDo: 'Open it and look.',
  params: {},
};

/** Everything that waits, by the decision it waits for; the largest group first. A group has one row, whatever is in it. */
export function attentionGroups(rows: OrderRows, others: readonly AttentionGroup[]): readonly AttentionGroup[] {
  const groups = Map.groupBy([...groupWaiting(rows), ...others], (group) => group.causeGroup);
  return [...groups.values()].map(merged).sort((left, right) => right.count - left.count);
}

/** Waiting orders by the decision they wait for; the largest group first. */
export function groupWaiting(rows: OrderRows): AttentionGroup[] {
  const groups = Map.groupBy(rows.waiting(), (order) => order.causeGroup);
  return [...groups]
    .map(([causeGroup, members]) => toGroup(causeGroup, members, rows))
    .sort((left, right) => right.count - left.count);
}

function toGroup(causeGroup: string, members: readonly WaitingOrder[], rows: OrderRows): AttentionGroup {
  const shown = rows.waitingFor(causeGroup, SHOWN).map((row) => toOrderRow(row, rows.person(row)));
  return {
    causeGroup,
    cause: shown[0]?.cause ?? UNKNOWN_CAUSE,
    count: members.length,
    amounts: amountsOf(members),
    oldestAt: members[0]?.placedAt ?? '',
    orders: shown,
  };
}

function amountsOf(members: readonly WaitingOrder[]): Money[] {
  const currencies = Map.groupBy(members, ({ currency }) => currency);
  return [...currencies].map(([currency, orders]) => ({
    currency,
    amount: toDecimal(sum(orders.map(({ total }) => big(total))), currencyDigits(currency)),
  }));
}

/** Only orders in the book have amounts and are listed; the others of a group are counted. */
function merged(groups: readonly AttentionGroup[]): AttentionGroup {
  const [first, ...rest] = groups;
  if (!first) throw new Error('A group has at least one part');
  const oldest = (left: string, right: string) => (Date.parse(right) < Date.parse(left) ? right : left);
  return rest.reduce(
    (one, other) => ({
      ...one,
      count: one.count + other.count,
      amounts: [...one.amounts, ...other.amounts],
      oldestAt: oldest(one.oldestAt, other.oldestAt),
      orders: [...one.orders, ...other.orders],
    }),
    first,
  );
}
