import type { Actor, CallName, CallOutput, Calls } from '../contract/calls.ts';
import type { OrderRow, PlanRow } from '../contract/views.ts';

/*
 * Viewers see what happens, not to whom: names, addresses and what shoppers wrote leave the answers that they get. An
 * operator sees them, and opens what was received and sent, of which the audit log keeps who did.
 */

/** Stands where a value was. */
export const HIDDEN = '…';

type Hiding = { readonly [N in CallName]?: (answer: CallOutput<N>) => CallOutput<N> };

const forViewers: Hiding = {
  'orders.list': (answer) => ({ ...answer, rows: answer.rows.map(nameless) }),
  'orders.get': (answer) => ({
    ...answer,
    row: nameless(answer.row),
    email: '',
    plan: answer.plan.map((row) => ({
      ...row,
      written: shown(row, row.written),
      navHas: row.navHas && shown(row, row.navHas),
    })),
  }),
  'attention.list': (answer) => ({
    ...answer,
    groups: answer.groups.map((group) => ({ ...group, orders: group.orders.map(nameless) })),
  }),
  'customers.created': (answer) => ({ ...answer, rows: answer.rows.map((row) => ({ ...row, name: HIDDEN })) }),
  'search.find': (answer) => ({
    ...answer,
    orders: answer.orders.map(nameless),
    documents: answer.documents.map((found) => ({ ...found, order: nameless(found.order) })),
    cards: answer.cards.map((card) => ({ ...card, name: HIDDEN })),
    // Whether somebody with this address has ordered is the shopper's business too.
    person: null,
  }),
  'trials.get': (answer) => ({
    ...answer,
    rows: answer.rows.map((row) => ({
      ...row,
      differences: row.differences.map((one) => ({
        ...one,
        before: one.before && shown(one, one.before),
        after: one.after && shown(one, one.after),
      })),
    })),
  }),
};

type Answering = (input: never, actor: Actor) => Promise<unknown>;

/** The same calls, that answer viewers without what is personal. */
export function discreet(calls: Calls): Calls {
  const wrapped = Object.entries(forViewers).map(([name, hide]) => [
    name,
    hiding(calls[name as CallName], hide as (answer: unknown) => unknown),
  ]);
  return { ...calls, ...Object.fromEntries(wrapped) };
}

function hiding(call: Answering, hide: (answer: unknown) => unknown): Answering {
  return async (input, actor) => {
    const answer = await call(input, actor);
    return actor.role === 'viewer' ? hide(answer) : answer;
  };
}

function nameless(row: OrderRow): OrderRow {
  return { ...row, customer: row.customer && HIDDEN };
}

const PERSONAL = /^(email|phoneNumber|shipTo|sellTo)/;
/** Where texts come from that a shopper wrote, alone or after the name of an article, such as what is to be engraved. */
const TYPED = /^(note of the shopper|options in the store)/;
const OPTIONS_BEHIND = ' (';

/** A value as a viewer sees it. */
function shown({ field, comesFrom }: Pick<PlanRow, 'field' | 'comesFrom'>, value: string): string {
  if (PERSONAL.test(field)) return HIDDEN;
  if (field !== 'description') return value;
  // A text that no longer stands anywhere may have been the shopper's note.
  if (TYPED.test(comesFrom) || comesFrom === '') return HIDDEN;
  return comesFrom.startsWith('name ') ? withoutOptions(value) : value;
}

/** What was chosen of an article and what was typed for it stand alike behind its name; the name stays. */
function withoutOptions(text: string): string {
  const end = text.indexOf(OPTIONS_BEHIND);
  return end === -1 ? text : `${text.slice(0, end)}${OPTIONS_BEHIND}${HIDDEN})`;
}
