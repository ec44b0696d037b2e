import type { ConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { Job } from '../../queue/jobs.ts';
import type { Handler, JobOutcome } from '../../queue/worker.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { type AskedForCustomer, askingForCustomer, ensureCustomer } from '../customers/ensureCustomer.ts';
import type { CustomerRecords } from '../customers/customerRecords.ts';
import { onTheWay, parkedStanding } from './book.ts';
import {
  inRecord,
  instant,
  type OrderContext,
  type OrderIntegration,
  type OrderRecords,
  ownerKey,
  record,
  tell,
} from './context.ts';
import { externalNo } from './externalNo.ts';
import { gate } from './gate.ts';
import { gather } from './gather.ts';
import { linkedOrder } from './linkedOrder.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { planOrder } from './plan.ts';
import { keyedByHand, looksLikePlan, sameAmount, settleOrder, takeUpPosted } from './settleOrder.ts';
import { checkDocument } from './check.ts';
import { linkDocument, SALES_ORDER, stillChecking, writeOrder } from './write.ts';

export interface OrderHandlerOptions extends OrderRecords {
  readonly integration: (id: string) => OrderIntegration | null;
}

/** The job of one store order: read as it is now, planned, written, compared, recorded. Running it twice is harmless. */
export function createOrderHandler(options: OrderHandlerOptions): Handler {
  // What a failed attempt had read already, so that the order stands in the book with its total while it waits.
  const read = new Map<number, StoreOrder>();

  async function run(job: Job): Promise<JobOutcome> {
    const integration = options.integration(job.integrationId);
    if (!integration) return { kind: 'parked', error: integrationGone(job) };
    const origin = { actor: job.actor, integrationId: job.integrationId, jobId: job.id };
    const order = await integration.store.as(origin).order(job.recordKey);
    if (order === null) return goneOrder(options, job);
    read.set(job.id, order);
    const nav = await integration.nav();
    const outcome = await importOrder({ ...options, job, integration, nav, order, origin });
    read.delete(job.id);
    return outcome;
  }

  function failed(job: Job, error: ConnectorError, next: { kind: 'again' | 'park' }): void {
    const order = read.get(job.id);
    read.delete(job.id);
    const at = toInstant(options.ports.now());
    const standing = next.kind === 'park' ? parkedStanding(error) : onTheWay('retrying', error);
    options.exchanges.flush(job.id, { orderKey: job.recordKey, orderNo: order?.number });
    if (order) options.book.enter(job.integrationId, order, job.id, at, standing);
    else options.book.stand(job.integrationId, job.recordKey, job.id, at, standing);
    options.audit.append({
      kind: next.kind === 'park' ? 'job.parked' : 'job.failed',
      actor: job.actor,
      status: next.kind === 'park' ? 'attention' : 'waiting',
      integrationId: job.integrationId,
      orderKey: job.recordKey,
      orderNo: order?.number,
      jobId: job.id,
      cause: error.code,
      bodies: { text: `${error.message} ${error.whatToDo}`.trim(), params: JSON.stringify(error.params) },
    });
  }

  return { run, failed };
}

async function importOrder(context: OrderContext): Promise<JobOutcome> {
  const { links, intents, nav, integration, order } = context;
  const plan = keptPlan(context);
  const link = links.find(nav.companyId, integration.store.connectionId, 'order', order.key, 'order');
  if (link) return linkedOrder(context, link, plan);
  const intent = intents.byOwner(nav.companyId, SALES_ORDER, ownerKey(context));
  if (intent && (intent.state === 'sending' || intent.state === 'unknown')) {
    const settled = await settleOrder(context, intent, plan);
    if (settled) return settled;
  }
  const decided = gate(order, integration.rules);
  if (decided.kind === 'notOurs') return { kind: 'done' };
  if (decided.kind === 'leftOut') return leftOut(context, decided);
  return planAndWrite(context, intent?.externalNo ?? null);
}

async function planAndWrite(context: OrderContext, decidedNo: string | null): Promise<JobOutcome> {
  const { integration, intents, nav, order } = context;
  const number = decidedNo ?? externalNo(order, integration.rules.prefix, (candidate) => isTaken(context, candidate));
  const asked = askingForCustomer(context, order.email);
  const [facts, existing] = await Promise.all([
    gather(context, number),
    nav.as(context.origin).documentsByExternalNo(number),
  ]);
  const plan = planOrder(facts, integration.rules);
  if (integration.rules.mode === 'shadow') return shadow(context, plan);
  const [other] = existing;
  if (other) return adopt(context, plan, other, existing.length);
  const customer = await customerNo(context, plan, asked);
  if (customer.kind === 'wait') return customer.outcome;
  // Whoever rang meanwhile cannot be here: at most one job of this order runs. The intent is the second lock.
  if (intents.byNumber(nav.companyId, SALES_ORDER, number)?.state === 'made')
    return park(context, numberTaken(context, number));
  return writeOrder(context, plan, customer.no);
}

function isTaken(context: OrderContext, candidate: string): boolean {
  const holder = context.intents.byNumber(context.nav.companyId, SALES_ORDER, candidate);
  return holder !== null && holder.ownerKey !== ownerKey(context);
}

/** A document with our number, without our intent: somebody else wrote it. Ours only if customer and total agree. */
async function adopt(
  context: OrderContext,
  plan: OrderPlan,
  other: { key: string; kind: string },
  count: number,
): Promise<JobOutcome> {
  const found = await context.nav.as(context.origin).documentsByExternalNo(plan.document.externalDocumentNo);
  const [document] = found;
  if (!document || count > 1 || context.links.byNavKey(context.nav.companyId, other.kind, other.key)) {
    return park(context, keyedByHandOrTwice(context, plan));
  }
  const sameCustomer = plan.customer.kind === 'existing' && plan.customer.no === document.customerNo;
  if (!sameCustomer || !sameAmount(document.totalInclTax, context.order.total))
    return park(context, keyedByHand(context, document));
  if (document.kind !== 'salesOrder' || document.state === 'posted') return takeUpPosted(context, plan, document);
  const whole = await context.nav.as(context.origin).salesOrder(document.key);
  if (!whole || !looksLikePlan(plan, whole)) return park(context, keyedByHand(context, document));
  record(context, () => linkDocument(context, plan, whole, 'adopted'));
  return checkDocument(context, plan, whole);
}

async function customerNo(
  context: OrderContext,
  plan: OrderPlan,
  asked: AskedForCustomer,
): Promise<{ kind: 'there'; no: string } | { kind: 'wait'; outcome: JobOutcome }> {
  if (plan.customer.kind === 'existing') return { kind: 'there', no: plan.customer.no };
  return ensureCustomer(customerRecords(context), plan.customer.customer, asked);
}

function customerRecords(context: OrderContext): CustomerRecords {
  return {
    ports: context.ports,
    vault: context.vault,
    intents: context.intents,
    effects: context.effects,
    nav: context.nav,
    origin: context.origin,
    jobId: context.job.id,
    ownerKey: ownerKey(context),
    record: (write) => record(context, write),
    tell: (entry) => tell(context, entry),
    standWaiting: () => inRecord(context, () => stillChecking(context, customerUnderWay(context))),
  };
}

function customerUnderWay(context: OrderContext): ConnectorError {
  return decision(
    'customer-under-way',
    `The customer of order ${context.order.number} is being created in NAV by another order of the same shopper, or NAV's answer is outstanding.`,
    'Nothing to do.',
  );
}

function keptPlan(context: OrderContext): OrderPlan | null {
  const kept = context.snapshots.find(context.job.integrationId, 'plan', context.order.key)?.store;
  return kept ? (JSON.parse(kept) as OrderPlan) : null;
}

function leftOut(
  context: OrderContext,
  reason: { code: string; message: string; params: Readonly<Record<string, string>> },
): JobOutcome {
  const { job, order, book } = context;
  const cause = { code: reason.code, message: reason.message, whatToDo: '', params: reason.params };
  const record = () => {
    const before = book.standing(job.integrationId, order.key);
    book.enter(job.integrationId, order, job.id, instant(context), { term: 'leftOut', state: 'leftOut', cause });
    if (before?.term !== 'leftOut') {
      tell(context, { kind: 'order.leftOut', status: 'leftOut', cause: reason.code, bodies: { text: reason.message } });
    }
  };
  return { kind: 'done', record: () => inRecord(context, record) };
}

/** Planned and shown; nothing is written while the integration is in shadow mode. */
function shadow(context: OrderContext, plan: OrderPlan): JobOutcome {
  const { job, order, book, snapshots } = context;
  const message = `Order ${order.number} was planned and not written: the integration is in shadow mode.`;
  const cause = { code: 'shadow-mode', message, whatToDo: 'Switch the integration live, then replay.', params: {} };
  const write = () => {
    book.enter(job.integrationId, order, job.id, instant(context), { term: 'leftOut', state: 'shadow', cause });
    snapshots.put(job.integrationId, 'plan', order.key, {
      store: JSON.stringify(plan),
      nav: null,
      agreedAt: instant(context),
    });
    tell(context, {
      kind: 'order.planned',
      status: 'leftOut',
      cause: cause.code,
      bodies: { plan: JSON.stringify(plan) },
    });
  };
  return { kind: 'done', record: () => inRecord(context, write) };
}

/** The store does not have the order any more: trashed for good, or never there. */
function goneOrder(options: OrderHandlerOptions, job: Job): JobOutcome {
  const standing = options.book.standing(job.integrationId, job.recordKey);
  const message = `Order ${standing?.orderNo ?? `id ${job.recordKey}`} is no longer in the store.`;
  if (standing?.term === 'equal') {
    const error = decision(
      'order-gone-after-import',
      `${message} It is in NAV.`,
      'Delete its document in NAV if the order was a mistake.',
    );
    return { kind: 'parked', error, record: () => enterGone(options, job, message, { ...parkedStanding(error) }) };
  }
  const cause = { code: 'order-gone', message, whatToDo: '', params: {} };
  return { kind: 'done', record: () => enterGone(options, job, message, { term: 'leftOut', state: 'gone', cause }) };
}

function enterGone(
  options: OrderHandlerOptions,
  job: Job,
  message: string,
  standing: Parameters<OrderRecords['book']['stand']>[4],
): void {
  options.book.stand(job.integrationId, job.recordKey, job.id, toInstant(options.ports.now()), standing);
  options.audit.append({
    kind: 'order.gone',
    actor: job.actor,
    status: 'leftOut',
    integrationId: job.integrationId,
    orderKey: job.recordKey,
    jobId: job.id,
    cause: 'order-gone',
    bodies: { text: message },
  });
}

function keyedByHandOrTwice(context: OrderContext, plan: OrderPlan): ConnectorError {
  const number = plan.document.externalDocumentNo;
  return decision(
    'document-elsewhere',
    `NAV already has a document with external document number ${number}, and it does not belong to order ${context.order.number}.`,
    'Look at it in NAV, change its external document number or delete it, then replay.',
    { externalNo: number },
  );
}

function numberTaken(context: OrderContext, number: string): ConnectorError {
  return decision(
    'external-number-taken',
    `External document number ${number} of order ${context.order.number} was used before.`,
    'Look for it in NAV, then replay.',
    { externalNo: number },
  );
}

function integrationGone(job: Job): ConnectorError {
  return decision(
    'integration-gone',
    `Integration ${job.integrationId}, which order id ${job.recordKey} belongs to, is no longer in the settings.`,
    'Add it to the settings again, then replay.',
  );
}
