import type { NavDocument } from '../../nav/nav.ts';
import { CUSTOMER, emailFingerprint } from '../customers/ensureCustomer.ts';
import { settleAfter } from '../intents.ts';
import { type OrderContext, ownerKey } from './context.ts';
import { linkDocument } from './linkDocument.ts';
import { openIntent, ORDER_DOCUMENT } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import type { OrderFacts } from './plan.ts';

/*
 * After our database was restored from a backup, documents are in NAV that we wrote and know nothing of. Under the
 * number that only we give, for the order's customer and with its total, such a document is ours again.
 */

/** Whether the order was placed before the last restore, and the document carries the number that we would give it. */
export function mayBeForgotten({ restores, order }: OrderContext, plan: OrderPlan, document: NavDocument): boolean {
  const isOurNumber = document.externalDocumentNo.toUpperCase() === plan.document.externalDocumentNo.toUpperCase();
  return isOurNumber && restores.mayHaveForgotten(order.placedAt);
}

/** The customer of such a document is the shopper's, where the card has the shopper's address: we chose it before. */
export function withForgottenCustomer(
  { restores, order }: OrderContext,
  facts: OrderFacts,
  inTheWay: readonly NavDocument[],
): OrderFacts {
  const [only, ...more] = inTheWay;
  if (!only || more.length > 0 || !restores.mayHaveForgotten(order.placedAt)) return facts;
  if (only.externalDocumentNo.toUpperCase() !== facts.externalNo.toUpperCase()) return facts;
  const card = facts.sameEmail.find(({ no }) => no === only.customerNo);
  return card ? { ...facts, linked: card } : facts;
}

/**
 * The plan with the customer of the document, where we would make one: its card was made with the document, and has the
 * shopper's address, or none where NAV took none. The same plan where the customer is known.
 */
export async function withItsCustomer(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
): Promise<OrderPlan> {
  if (plan.customerNo !== null || plan.customer.kind !== 'create') return plan;
  const card = await context.nav.as(context.origin).customer(document.customerNo);
  const email = context.order.email.trim().toLowerCase();
  const isShoppers = card !== null && (card.emails.length === 0 || card.emails.includes(email));
  const isSame = isShoppers && card.name.toUpperCase() === plan.customer.customer.name.toUpperCase();
  return isSame ? { ...plan, customerNo: card.no } : plan;
}

/** Inside a transaction: everything as if its answer had just come. */
export function remember(context: OrderContext, plan: OrderPlan, document: NavDocument): void {
  openIntent(context, ORDER_DOCUMENT, plan.document.externalDocumentNo);
  if (plan.customer.kind === 'create' && plan.customerNo !== null) rememberCard(context, plan.customerNo);
  linkDocument(context, plan, document, 'found');
}

/** The shopper's next order finds the card, and makes no second one. */
function rememberCard(context: OrderContext, no: string): void {
  const { intents, nav, vault, order, job, ports } = context;
  const now = ports.now();
  const externalNo = emailFingerprint(vault, order.email);
  intents.open({
    companyId: nav.companyId,
    docKind: CUSTOMER,
    externalNo,
    ownerKey: ownerKey(context),
    settleAfter: settleAfter(now, nav.longestOperationMs),
    jobId: job.id,
    sentAt: now,
  });
  intents.made(nav.companyId, CUSTOMER, externalNo, no);
}
