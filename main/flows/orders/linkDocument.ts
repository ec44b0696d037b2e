import type { NavDocument } from '../../nav/nav.ts';
import { emailFingerprint } from '../customers/ensureCustomer.ts';
import { linkShopper } from '../customers/shopperLink.ts';
import type { LinkLine } from '../links.ts';
import { instant, type OrderContext, tell } from './context.ts';
import { ORDER_DOCUMENT } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';

/** Written by us, found to be ours after a lost answer, or keyed by a person and taken for the order's. */
export type Linked = 'written' | 'found' | 'adopted';

/** Inside a transaction: the document is there. Intent made, link and line map. */
export function linkDocument(context: OrderContext, plan: OrderPlan, document: NavDocument, how: Linked): void {
  const { order, nav, integration } = context;
  // A person may have keyed it in under a number of their own.
  const externalNo = how === 'adopted' ? document.externalDocumentNo : plan.document.externalDocumentNo;
  context.intents.made(nav.companyId, ORDER_DOCUMENT, externalNo, document.key);
  context.links.add(
    {
      storeId: integration.store.connectionId,
      storeKind: 'order',
      storeKey: order.key,
      fingerprint: plan.madeFrom.fingerprint,
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
  rememberCustomer(context, plan);
  // What a person keyed is not ours to undo.
  if (how !== 'adopted') recordEffect(context, document);
  tell(context, {
    kind: how === 'written' ? 'document.written' : 'document.found',
    status: 'fine',
    documentNo: document.no,
    bodies: { params: JSON.stringify({ documentNo: document.no, externalNo }) },
  });
}

/** The shopper's next order is for the same card, and one that nobody looked over yet knows its documents. */
function rememberCustomer(context: OrderContext, { customer, customerNo }: OrderPlan): void {
  const { order, nav, integration, links, createdCustomers, job, vault } = context;
  if (customerNo === null) return;
  createdCustomers.addOrder(nav.companyId, customerNo, { integrationId: job.integrationId, orderKey: order.key });
  const { customerKey } = order;
  if (customerKey === null || !(customer.kind === 'create' || customer.isShoppers)) return;
  linkShopper(
    links,
    { companyId: nav.companyId, storeId: integration.store.connectionId, customerKey },
    {
      navNo: customerNo,
      fingerprint: order.email === '' ? '' : emailFingerprint(vault, order.email),
      madeBy: customer.kind === 'create' ? 'written' : 'found',
      madeAt: instant(context),
    },
  );
}

function recordEffect({ effects, job, nav }: OrderContext, document: NavDocument): void {
  effects.add({
    jobId: job.id,
    runId: job.runId,
    step: document.kind === 'salesInvoice' ? 'createSalesInvoice' : 'createSalesOrder',
    system: nav.connectionId,
    recordKind: document.kind,
    recordKey: document.key,
    action: 'created',
    before: null,
    stateAfter: document.etag,
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
