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
    plan: answer.plan.map((row) => (isPersonal(row) ? { ...row, written: HIDDEN, navHas: row.navHas && HIDDEN } : row)),
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
      differences: row.differences.map((one) =>
        isPersonal(one) ? { ...one, before: one.before && HIDDEN, after: one.after && HIDDEN } : one,
      ),
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
const NOTE = 'note of the shopper';

/** A text that no longer stands anywhere may have been the shopper's note. */
function isPersonal({ field, comesFrom }: Pick<PlanRow, 'field' | 'comesFrom'>): boolean {
  return PERSONAL.test(field) || comesFrom.startsWith(NOTE) || (field === 'description' && comesFrom === '');
}
