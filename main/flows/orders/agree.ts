import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { changedSince } from './changes.ts';
import { findLink, inRecord, instant, type OrderContext, tell } from './context.ts';
import { ringNote } from './note.ts';
import { ringPayment } from './paymentLine.ts';
import type { OrderPlan } from './orderPlan.ts';
import { park } from './parking.ts';

/**
 * The document is what was planned: link live, both sides kept as they agreed, in one transaction with the job's end.
 * An order that was changed in the store after it was planned has the right document of yesterday: a person is told.
 */
export function equal(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  also: () => void = () => undefined,
): JobOutcome {
  const record = () => {
    also();
    recordEqual(context, plan, document);
  };
  const change = changedSince(context.order, plan.madeFrom.content, document.no);
  if (change) return park(context, change, record);
  return { kind: 'done', record: () => inRecord(context, record) };
}

/** Inside a transaction. */
export function recordEqual(context: OrderContext, plan: OrderPlan, document: NavDocument): void {
  const { job, order, integration, links } = context;
  const at = instant(context);
  const link = findLink(context);
  if (link) links.setState(link.id, document.state === 'posted' ? 'posted' : 'live');
  context.snapshots.put(job.integrationId, 'order', order.key, {
    store: JSON.stringify(plan.madeFrom.content),
    nav: JSON.stringify(document),
    agreedAt: at,
  });
  context.book.enter(job.integrationId, order, job.id, at, {
    term: 'equal',
    state: 'written',
    cause: null,
    documentNo: document.no,
    navTotal: document.totalInclTax,
    navCurrency: document.currency,
  });
  tell(context, {
    kind: 'order.compared',
    status: 'fine',
    documentNo: document.no,
    bodies: {
      document: JSON.stringify(document),
      plan: JSON.stringify(plan),
      params: JSON.stringify({ documentNo: document.no, total: document.totalInclTax, currency: document.currency }),
    },
  });
  // One note tells one number: that of the invoice where it is posted next.
  const isPostedNext = plan.posts === true && document.state !== 'posted';
  if (plan.payment) ringPayment(context);
  if (integration.rules.noteAtOrder && !isPostedNext) ringNote(context, document.no);
}
