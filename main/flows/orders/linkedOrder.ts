import type { JobOutcome } from '../../queue/worker.ts';
import type { Link } from '../links.ts';
import { type OrderContent, changedSince, contentOf } from './changes.ts';
import { checkDocument } from './check.ts';
import { inRecord, instant, type OrderContext, tell } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { sameAmount } from './settleOrder.ts';

/** An order that has its document: finish a comparison a crash cut off, else see whether the store changed since. */
export async function linkedOrder(context: OrderContext, link: Link, plan: OrderPlan | null): Promise<JobOutcome> {
  const { order } = context;
  if (link.fingerprint !== order.fingerprint) return park(context, otherOrder(context, link));
  if (link.state === 'unchecked' && plan) return resumeCheck(context, link, plan);
  const snapshot = context.snapshots.find(context.job.integrationId, 'order', order.key);
  const agreed = snapshot?.store ? (JSON.parse(snapshot.store) as OrderContent) : contentOf(order);
  const change = changedSince(order, agreed, link.navNo);
  if (change === null) return unchanged(context);
  return byPerson(context) ? lookWhetherMended(context, link, change) : park(context, change);
}

async function resumeCheck(context: OrderContext, link: Link, plan: OrderPlan): Promise<JobOutcome> {
  const document = await context.nav.as(context.origin).salesOrder(link.navKey);
  if (document) return checkDocument(context, plan, document);
  const error = decision(
    'document-gone',
    `Sales order ${link.navNo} of order ${context.order.number} was deleted or posted in NAV before it was compared.`,
    'Look for it in NAV. Replay writes it again only if NAV has no document with its number.',
    { documentNo: link.navNo },
  );
  return park(context, error, () => {
    context.links.setState(link.id, 'removed');
    context.intents.failed(link.companyId, 'salesOrder', link.externalNo);
  });
}

function byPerson(context: OrderContext): boolean {
  return context.job.actor.startsWith('person:');
}

/** A person replays a changed order: they have seen to it in NAV. Believed only as far as NAV shows it. */
async function lookWhetherMended(
  context: OrderContext,
  link: Link,
  change: ReturnType<typeof decision>,
): Promise<JobOutcome> {
  const { order } = context;
  const document = await context.nav.as(context.origin).salesOrder(link.navKey);
  if (change.code === 'order-cancelled-after-import' && document === null)
    return leftOut(context, link, change.message);
  if (change.code === 'order-refunded-after-import') return agreeAgain(context, link.navNo, null);
  if (document && sameAmount(document.totalInclTax, order.total))
    return agreeAgain(context, link.navNo, document.totalInclTax);
  return park(context, change);
}

function unchanged(context: OrderContext): JobOutcome {
  return {
    kind: 'done',
    record: () =>
      inRecord(context, () =>
        context.book.enter(context.job.integrationId, context.order, context.job.id, instant(context)),
      ),
  };
}

function agreeAgain(context: OrderContext, documentNo: string, navTotal: string | null): JobOutcome {
  const { job, order, book, snapshots } = context;
  const record = () => {
    const nav = snapshots.find(job.integrationId, 'order', order.key)?.nav ?? null;
    snapshots.put(job.integrationId, 'order', order.key, {
      store: JSON.stringify(contentOf(order)),
      nav,
      agreedAt: instant(context),
    });
    const total = navTotal === null ? {} : { documentNo, navTotal, navCurrency: order.currency };
    book.enter(job.integrationId, order, job.id, instant(context), {
      term: 'equal',
      state: 'written',
      cause: null,
      ...total,
    });
    tell(context, {
      kind: 'order.agreed',
      status: 'fine',
      documentNo,
      bodies: { params: JSON.stringify({ documentNo }) },
    });
  };
  return { kind: 'done', record: () => inRecord(context, record) };
}

function leftOut(context: OrderContext, link: Link, message: string): JobOutcome {
  const { job, order, book } = context;
  const record = () => {
    context.links.setState(link.id, 'removed');
    context.intents.failed(link.companyId, 'salesOrder', link.externalNo);
    const cause = { code: 'order-cancelled', message, whatToDo: '', params: {} };
    book.enter(job.integrationId, order, job.id, instant(context), {
      term: 'leftOut', state: 'leftOut', cause, documentNo: null, navTotal: null, navCurrency: null,
    }); // prettier-ignore
    tell(context, { kind: 'order.leftOut', status: 'leftOut', cause: cause.code, bodies: { text: message } });
  };
  return { kind: 'done', record: () => inRecord(context, record) };
}

function otherOrder(context: OrderContext, link: Link) {
  return decision(
    'store-set-back',
    `Order id ${context.order.key} of the store is another order than the one that became ${link.navNo} in NAV. The store was probably set back or moved.`,
    'Do not replay before the store and its backup were looked at.',
    { documentNo: link.navNo },
  );
}
