import { ConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { CustomerRecords } from '../customers/customerRecords.ts';
import { ensureCustomer, takeMade } from '../customers/ensureCustomer.ts';
import { isOpen } from '../intents.ts';
import { adopt } from './adopt.ts';
import { stillChecking } from './checking.ts';
import { byPerson, findLink, inRecord, type OrderContext, ownerKey, record, tell } from './context.ts';
import { externalNo, handNumbers } from './externalNo.ts';
import { withForgottenCustomer } from './forgotten.ts';
import { gate } from './gate.ts';
import { gather } from './gather.ts';
import { keptPlan } from './keptPlan.ts';
import { leftOutAs, leftOutByPerson, notOurs, ofShopBefore, shadow } from './leftOut.ts';
import { linkedOrder, metAnother } from './linkedOrder.ts';
import { isTaken, ORDER_DOCUMENT } from './orderIntents.ts';
import type { NavWitness } from './navWitness.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, NOTHING_IN_NAV, park } from './parking.ts';
import { type OrderFacts, planOrder } from './plan.ts';
import { whyImpossible } from './possible.ts';
import { goneFromNav } from './removal.ts';
import { settleOrder } from './settleOrder.ts';
import { documentOfShopBefore } from './shopBefore.ts';
import { lookBeforeWriting } from './standing.ts';
import { waitsStopped } from './stopped.ts';
import { writeOrder } from './write.ts';

/** An order that may be written. */
export interface ImportContext extends OrderContext {
  readonly witness: NavWitness;
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
}

/**
 * What becomes of an order as it is in the store now. Exactly once: what is linked is compared, what may have been
 * made is settled, and only then is anything planned and written.
 */
export async function importOrder(context: ImportContext): Promise<JobOutcome> {
  const { book, intents, nav, integration, order } = context;
  const link = findLink(context);
  const linked = link && (await linkedOrder(context, link, keptPlan(context)));
  if (linked) return linked;
  const intent = intents.byOwner(nav.companyId, ORDER_DOCUMENT, ownerKey(context));
  if (intent && isOpen(intent)) {
    const plan = keptPlan(context);
    if (plan && plan.madeFrom.fingerprint !== order.fingerprint)
      return metAnother(context, intent.externalNo, toInstant(intent.settleAfter));
    const settled = await settleOrder(context, intent, plan);
    if (settled) return settled;
  }
  const excluded = book.excludedBy(context.job.integrationId, order.key);
  if (excluded !== null && !byPerson(context)) return leftOutAs(context, leftOutByPerson(order.number, excluded));
  // Read in again by a person: what was decided before holds no more.
  if (excluded !== null) record(context, () => book.exclude(context.job.integrationId, order.key, null));
  // Neither in the books nor in the rhythm by which missing orders are noticed: lists do not have it either.
  if (order.isCart && !byPerson(context) && book.standing(context.job.integrationId, order.key) === null)
    return { kind: 'done' };
  const decided = gate(order, integration.rules);
  if (decided.kind === 'notOurs') return notOurs(context);
  if (decided.kind === 'leftOut') return leftOutAs(context, decided);
  if (decided.kind === 'park') return park(context, decided.error);
  const inNav = byPerson(context) ? null : documentOfShopBefore(context);
  if (inNav !== null) return leftOutAs(context, ofShopBefore(order.number, inNav));
  // Made, and linked no more: somebody deleted it in NAV, and only a person may have it written again.
  if (intent?.state === 'made' && !byPerson(context))
    return park(context, goneFromNav(context, null), undefined, NOTHING_IN_NAV);
  return withFreshItems(context, () => planAndWrite(context, intent?.externalNo ?? null));
}

/** Who mends in NAV what an order waits for, and replays at once, is not told of items as they were before. */
async function withFreshItems({ integration }: OrderContext, written: () => Promise<JobOutcome>): Promise<JobOutcome> {
  const { items } = integration.references;
  try {
    const outcome = await written();
    if (outcome.kind !== 'done') items.forget();
    return outcome;
  } catch (error) {
    items.forget();
    throw error;
  }
}

async function planAndWrite(context: ImportContext, decidedNo: string | null): Promise<JobOutcome> {
  const { integration, order, nav, witness, job } = context;
  const taken = (candidate: string) => isTaken(context, candidate);
  const number = decidedNo ?? externalNo(order, integration.rules.prefix, taken);
  if (taken(number)) return park(context, numberTaken(context, number));
  const askedAt = context.ports.now();
  const byHand = handNumbers(order, integration.rules.keyedByHand);
  const [facts, { inTheWay, isWitnessMissing }] = await Promise.all([
    gather(context, number),
    lookBeforeWriting(context, { externalNo: number, byHand, witness: witness.newest(nav) }),
  ]);
  const plan = planWith(context, withForgottenCustomer(context, facts, inTheWay));
  if (integration.rules.mode === 'shadow') return shadow(context, plan);
  if (isWitnessMissing) await witness.missed(nav);
  const stopped = isWitnessMissing ? context.stopped(job.integrationId) : null;
  if (stopped) return waitsStopped(context, job, stopped, order);
  if (inTheWay.length > 0) return adopt(context, plan, inTheWay);
  const impossible = whyImpossible(context, plan);
  if (impossible) return park(context, impossible);
  const customer = await customerOf(context, plan, { facts, askedAt });
  return customer.kind === 'wait' ? customer.outcome : writeOrder(context, plan, customer.no);
}

// What is kept of NAV's set-up may be older than the mending that the person has just done.
const FROM_REFERENCES: ReadonlySet<string> = new Set(['country-unknown', 'currency-unknown', 'posting-date-closed']);

function planWith({ integration }: OrderContext, facts: OrderFacts): OrderPlan {
  try {
    return planOrder(facts, integration.rules);
  } catch (error) {
    if (error instanceof ConnectorError && FROM_REFERENCES.has(error.code)) integration.references.forget();
    throw error;
  }
}

async function customerOf(
  context: OrderContext,
  plan: OrderPlan,
  { facts, askedAt }: { readonly facts: OrderFacts; readonly askedAt: number },
): Promise<{ kind: 'there'; no: string } | { kind: 'wait'; outcome: JobOutcome }> {
  const { customer } = plan;
  const { email } = context.order;
  if (customer.kind === 'create')
    return ensureCustomer(customerRecords(context), customer.customer, { email, askedAt });
  const card = facts.sameEmail.find(({ no }) => no === customer.no);
  if (card && facts.madeByUs.includes(card.no)) takeMade(customerRecords(context), card, email);
  return { kind: 'there', no: customer.no };
}

function customerRecords(context: OrderContext): CustomerRecords {
  const { ports, vault, intents, effects, createdCustomers, nav, origin, job, order } = context;
  return {
    ports,
    vault,
    intents,
    effects,
    createdCustomers,
    nav,
    origin,
    jobId: job.id,
    ownerKey: ownerKey(context),
    order: { integrationId: job.integrationId, key: order.key, number: order.number },
    record: (write) => record(context, write),
    tell: (entry) => tell(context, entry),
    standWaiting: () => inRecord(context, () => stillChecking(context, customerUnderWay(context))),
  };
}

function customerUnderWay({ order }: OrderContext): ConnectorError {
  return decision(
    'customer-under-way',
    `The customer of order ${order.number} is being created in NAV by another order of the same shopper, or NAV's answer is outstanding.`,
    'Nothing to do.',
  );
}

function numberTaken({ order }: OrderContext, number: string): ConnectorError {
  return decision(
    'external-number-taken',
    `External document number ${number} of order ${order.number} belongs to another order already.`,
    'Change the order number in the store or the prefix of the integration, then replay.',
    { externalNo: number },
  );
}
