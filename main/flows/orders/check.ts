import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument, NavDocumentLine, NavSession, NewDocumentLine } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { contentOf } from './changes.ts';
import { inRecord, instant, type OrderContext, tell } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { compareDocument } from './totals/compare.ts';
import type { Comparison } from './totals/types.ts';

/**
 * Compares what NAV has with what was planned, puts prices right once, and ends the order as equal; a document that
 * still does not match is removed before the order is parked.
 */
export async function checkDocument(context: OrderContext, plan: OrderPlan, written: NavDocument): Promise<JobOutcome> {
  const session = context.nav.as(context.origin);
  let document = written;
  let result = compare(plan, document);
  if (isRepairable(result)) {
    const repaired = await repair(session, plan, document, result);
    if (repaired === null) return vanished(context, plan, document);
    document = repaired;
    result = compare(plan, document);
  }
  if (result.kind === 'equal') return equal(context, plan, document);
  return removeAndPark(context, document, mismatch(context, result));
}

function compare(plan: OrderPlan, document: NavDocument): Comparison {
  const lines = (document.lines ?? []).filter((line) => line.kind !== 'comment');
  return compareDocument(plan.totals, { ...document, lines }, { posted: document.state === 'posted' });
}

type Repairable = Extract<Comparison, { kind: 'repairLines' | 'repairRounding' }>;

function isRepairable(result: Comparison): result is Repairable {
  return result.kind === 'repairLines' || result.kind === 'repairRounding';
}

/** One round of repairs; null when the document has gone meanwhile. */
async function repair(
  session: NavSession,
  plan: OrderPlan,
  document: NavDocument,
  result: Repairable,
): Promise<NavDocument | null> {
  const lines = (document.lines ?? []).filter((line) => line.kind !== 'comment');
  if (result.kind === 'repairRounding') await repairRounding(session, plan, document, lines, result.amount);
  else {
    // One after the other: lines of one document are never written in parallel.
    for (const { index, ...fields } of result.repairs) {
      const line = lines[index];
      // oxlint-disable-next-line no-await-in-loop
      if (line) await session.repairLine(document.key, line, fields);
    }
  }
  return session.salesOrder(document.key);
}

async function repairRounding(
  session: NavSession,
  plan: OrderPlan,
  document: NavDocument,
  lines: readonly NavDocumentLine[],
  amount: string,
): Promise<void> {
  const index = plan.totals.lines.findIndex((line) => line.kind === 'rounding');
  const line = lines[index];
  if (index >= 0 && line) await session.repairLine(document.key, line, { unitPrice: amount });
  else await session.addLine(document.key, roundingLine(plan, amount));
}

function roundingLine(plan: OrderPlan, amount: string): NewDocumentLine {
  return {
    kind: 'account',
    no: plan.roundingAccount,
    variantKey: null,
    unit: '',
    quantity: '1',
    description: 'Rounding',
    taxCode: plan.roundingTaxCode,
    unitPrice: amount,
    discountAmount: '0',
  };
}

/** Link live, both sides kept as they agreed, and the note at the store's order rung: one transaction with the job's end. */
export function equal(context: OrderContext, plan: OrderPlan, document: NavDocument): JobOutcome {
  return { kind: 'done', record: () => inRecord(context, () => recordEqual(context, plan, document)) };
}

function recordEqual(context: OrderContext, plan: OrderPlan, document: NavDocument): void {
  const { job, order, nav, integration, links } = context;
  const at = instant(context);
  const link = links.find(nav.companyId, integration.store.connectionId, 'order', order.key, 'order');
  if (link) links.setState(link.id, document.state === 'posted' ? 'posted' : 'live');
  context.snapshots.put(job.integrationId, 'order', order.key, {
    store: JSON.stringify(contentOf(order)),
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
  if (integration.rules.noteAtOrder) ringNote(context, document.no);
}

function ringNote(context: OrderContext, documentNo: string): void {
  const { job, order, integration } = context;
  context.jobs.add({
    key: `note/${job.integrationId}/${order.key}`,
    kind: 'note',
    integrationId: job.integrationId,
    needs: [integration.store.connectionId],
    recordKey: `${order.key} ${documentNo}`,
    actor: job.actor,
    runAt: context.ports.now(),
    priority: 5,
  });
}

function mismatch(context: OrderContext, result: Comparison): ConnectorError {
  if (result.kind === 'differs') {
    return decision(result.facts.code, result.facts.message, result.facts.whatToDo, result.facts.params);
  }
  return decision(
    'prices-not-kept',
    `NAV changes the prices of order ${context.order.number} again after they were put right.`,
    'Look for price or discount agreements of this customer in NAV that overrule the document, then replay.',
  );
}

async function removeAndPark(context: OrderContext, document: NavDocument, error: ConnectorError): Promise<JobOutcome> {
  const { nav, order, integration } = context;
  try {
    if (document.kind !== 'salesOrder' || document.state !== 'open') throw notRemovable(document);
    await nav.as(context.origin).deleteSalesOrder(document.key);
  } catch (cause) {
    const refusal = toConnectorError(cause);
    // Not known to be removed: the next run reads the document again and decides anew.
    if (refusal.retryable || refusal.kind === 'unknownOutcome')
      throw refusal.kind === 'unknownOutcome' ? again(refusal) : refusal;
    return park(context, notRemoved(order.number, document.no, error, refusal));
  }
  return park(context, error, () => {
    const link = context.links.find(nav.companyId, integration.store.connectionId, 'order', order.key, 'order');
    if (link) {
      context.links.setState(link.id, 'removed');
      context.intents.failed(nav.companyId, 'salesOrder', link.externalNo);
    }
    tell(context, {
      kind: 'document.removed',
      status: 'attention',
      documentNo: document.no,
      cause: error.code,
      bodies: { document: JSON.stringify(document), params: JSON.stringify({ documentNo: document.no }) },
    });
  });
}

function again(refusal: ConnectorError): ConnectorError {
  return Object.assign(decision('checking-with-nav', refusal.message, ''), { kind: 'unavailable' as const });
}

function notRemovable(document: NavDocument): ConnectorError {
  return decision('document-not-open', `${document.no} is ${document.state} in NAV`, 'Reopen it in NAV, then replay.');
}

function notRemoved(
  orderNo: string,
  documentNo: string,
  error: ConnectorError,
  refusal: ConnectorError,
): ConnectorError {
  return decision(
    'document-differs-not-removed',
    `Sales order ${documentNo} does not match order ${orderNo} and could not be removed. ${error.message} NAV says: ${refusal.message}`,
    `Do not post sales order ${documentNo}. Reopen or delete it in NAV, then replay.`,
    { documentNo },
  );
}

function vanished(context: OrderContext, plan: OrderPlan, document: NavDocument): JobOutcome {
  const { nav, order, integration } = context;
  const error = decision(
    'document-gone',
    `Sales order ${document.no} of order ${order.number} was deleted in NAV while it was being compared.`,
    'Replay to write it again, or leave it out.',
    { documentNo: document.no },
  );
  return park(context, error, () => {
    const link = context.links.find(nav.companyId, integration.store.connectionId, 'order', order.key, 'order');
    if (link) context.links.setState(link.id, 'removed');
    context.intents.failed(nav.companyId, 'salesOrder', plan.document.externalDocumentNo);
  });
}
