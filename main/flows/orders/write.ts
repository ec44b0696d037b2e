import { ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { LinkLine } from '../links.ts';
import { onTheWay } from './book.ts';
import { checkDocument } from './check.ts';
import { inRecord, instant, type OrderContext, ownerKey, record, tell } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';

export const SALES_ORDER = 'salesOrder';

/** How long a request may be under way before its sender gives up; part of what an intent waits for. */
const SENDING_MS = 120_000;
const FIRST_LOOK_MS = 5_000;

/** Intent, request, link, comparison: in this order, each on disk before the next. */
export async function writeOrder(context: OrderContext, plan: OrderPlan, customerNo: string): Promise<JobOutcome> {
  record(context, () => announce(context, plan));
  const session = context.nav.as(context.origin);
  let document: NavDocument;
  try {
    document = await session.createSalesOrder({ ...plan.document, customerNo });
  } catch (error) {
    return notWritten(context, plan, toConnectorError(error));
  }
  record(context, () => linkDocument(context, plan, document, 'written'));
  return checkDocument(context, plan, document);
}

/** The plan and the intent, in the transaction before the request leaves. */
function announce(context: OrderContext, plan: OrderPlan): void {
  const { job, order, nav, ports } = context;
  const now = ports.now();
  context.book.enter(job.integrationId, order, job.id, instant(context), onTheWay('writing'));
  context.snapshots.put(job.integrationId, 'plan', order.key, {
    store: JSON.stringify(plan),
    nav: null,
    agreedAt: instant(context),
  });
  context.intents.open({
    companyId: nav.companyId,
    docKind: SALES_ORDER,
    externalNo: plan.document.externalDocumentNo,
    ownerKey: ownerKey(context),
    settleAfter: now + SENDING_MS + nav.longestOperationMs,
    jobId: job.id,
    sentAt: now,
  });
  tell(context, {
    kind: 'order.planned',
    status: 'fine',
    bodies: {
      order: JSON.stringify(order),
      plan: JSON.stringify(plan),
      params: JSON.stringify({ externalNo: plan.document.externalDocumentNo }),
    },
    subjects: [order.email],
  });
}

function notWritten(context: OrderContext, plan: OrderPlan, error: ConnectorError): JobOutcome {
  const { companyId, longestOperationMs } = context.nav;
  const externalNo = plan.document.externalDocumentNo;
  if (error.kind === 'unknownOutcome') {
    const now = context.ports.now();
    return {
      kind: 'again',
      at: now + FIRST_LOOK_MS,
      record: () =>
        inRecord(context, () => {
          context.intents.unknown(companyId, SALES_ORDER, externalNo, now + longestOperationMs);
          stillChecking(context, checking(context.order.number, context.nav.connectionId), error.message);
        }),
    };
  }
  // Refused or never heard: certainly not made, so it may be planned and sent anew.
  record(context, () => context.intents.failed(companyId, SALES_ORDER, externalNo));
  throw error;
}

/** The order waits as "checking with NAV"; nothing is to be done. */
export function stillChecking(context: OrderContext, cause: ConnectorError, detail = cause.message): void {
  const { book, job, order } = context;
  const standing = onTheWay('checking', cause);
  const before = book.standing(job.integrationId, order.key);
  book.enter(job.integrationId, order, job.id, instant(context), standing);
  if (before?.state !== 'checking') {
    tell(context, { kind: 'order.checking', status: 'waiting', cause: cause.code, bodies: { text: detail } });
  }
}

export function checking(orderNo: string, system: string): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'checking-with-nav',
    message: `Checking with NAV whether order ${orderNo} was written before the connection broke.`,
    whatToDo: 'Nothing to do.',
    system,
  });
}

/** The document is there: intent made, link and line map, in one transaction. */
export function linkDocument(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  how: 'written' | 'found' | 'adopted',
): void {
  const { job, order, nav, integration } = context;
  const externalNo = plan.document.externalDocumentNo;
  context.intents.made(nav.companyId, SALES_ORDER, externalNo, document.key);
  context.links.add(
    {
      storeId: integration.store.connectionId,
      storeKind: 'order',
      storeKey: order.key,
      fingerprint: order.fingerprint,
      companyId: nav.companyId,
      role: 'order',
      navKind: document.kind,
      navKey: document.key,
      navNo: document.no,
      externalNo,
      madeBy: how,
      madeAt: instant(context),
      state: 'unchecked',
    },
    lineMap(plan, document),
  );
  context.effects.add({
    jobId: job.id,
    runId: job.runId,
    step: how === 'written' ? 'createSalesOrder' : 'adoptSalesOrder',
    system: nav.connectionId,
    recordKind: document.kind,
    recordKey: document.key,
    action: 'created',
    before: null,
    stateAfter: document.etag,
  });
  tell(context, {
    kind: how === 'written' ? 'document.written' : 'document.found',
    status: 'fine',
    documentNo: document.no,
    bodies: { params: JSON.stringify({ documentNo: document.no, externalNo }) },
  });
}

/** Which store line became which NAV line. */
export function lineMap(plan: OrderPlan, document: NavDocument): LinkLine[] {
  const lines = (document.lines ?? []).filter((line) => line.kind !== 'comment');
  return plan.totals.lines.flatMap((planned, index) => {
    const line = lines[index];
    if (!line || planned.storeLineKey === null) return [];
    return {
      storeLine: planned.storeLineKey,
      navLine: String(line.lineNo),
      itemNo: line.no,
      variant: plan.document.lines[index]?.variantKey ?? '',
      unit: line.unit,
      quantity: line.quantity,
    };
  });
}
