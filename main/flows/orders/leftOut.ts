import type { JobOutcome } from '../../queue/worker.ts';
import type { BookedCause } from './book.ts';
import { inRecord, instant, type OrderContext, tell } from './context.ts';
import { keepPlan } from './keptPlan.ts';
import type { OrderPlan } from './orderPlan.ts';
import type { Shown } from './parking.ts';
import { tellRead } from './received.ts';

export type Reason = Pick<BookedCause, 'code' | 'message' | 'params'>;

/** The order does not belong in NAV now; shown with its reason, which is told once. */
export function leftOutAs(
  context: OrderContext,
  reason: Reason,
  also: () => void = () => undefined,
  shown: Shown = {},
): JobOutcome {
  const { job, order, book } = context;
  const cause = { ...reason, whatToDo: '' };
  const write = () => {
    also();
    const before = book.standing(job.integrationId, order.key);
    book.enter(job.integrationId, order, job.id, instant(context), {
      term: 'leftOut',
      state: 'leftOut',
      cause,
      ...shown,
    });
    if (before?.term === 'leftOut') return;
    tellRead(context, job, order);
    tell(context, { kind: 'order.leftOut', status: 'leftOut', cause: reason.code, bodies: { text: reason.message } });
  };
  return { kind: 'done', record: () => inRecord(context, write) };
}

/** `by` as a job's actor: `person:anna`. */
export function leftOutByPerson(orderNo: string, by: string): Reason {
  const person = by.replace(/^person:/, '');
  return {
    code: 'left-out-by-person',
    message: `Order ${orderNo} was left out by ${person}. Read it in again to import it after all.`,
    params: { person },
  };
}

/** A shop that took over the orders of the one before: same number, same moment. */
export function ofShopBefore(orderNo: string, documentNo: string): Reason {
  return {
    code: 'written-for-shop-before',
    message: `Order ${orderNo} is in NAV as ${documentNo} since the shop before this one. Read it in again if it is another order.`,
    params: { documentNo },
  };
}

/** Placed before the integration's start: none of its business, unless it stands in its books from earlier settings. */
export function notOurs(context: OrderContext): JobOutcome {
  const { book, job, order } = context;
  if (book.standing(job.integrationId, order.key) === null) return { kind: 'done' };
  return leftOutAs(context, {
    code: 'placed-before-start',
    message: `Order ${order.number} was placed before the integration's start.`,
    params: {},
  });
}

/** Planned and shown; nothing is written while the integration is in shadow mode. */
export function shadow(context: OrderContext, plan: OrderPlan): JobOutcome {
  const { job, order, book } = context;
  const message = `Order ${order.number} was planned and not written: the integration is in shadow mode.`;
  const whatToDo = 'Switch the integration live, then read the order again.';
  const cause = { code: 'shadow-mode', message, whatToDo, params: {} };
  const write = () => {
    book.enter(job.integrationId, order, job.id, instant(context), { term: 'leftOut', state: 'shadow', cause });
    keepPlan(context, plan);
    tell(context, {
      kind: 'order.planned',
      status: 'leftOut',
      cause: cause.code,
      bodies: { order: JSON.stringify(order), plan: JSON.stringify(plan) },
    });
  };
  return { kind: 'done', record: () => inRecord(context, write) };
}
