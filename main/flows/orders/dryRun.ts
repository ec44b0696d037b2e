import { ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { Job } from '../../queue/jobs.ts';
import { type BookedCause, bookedCause } from './book.ts';
import { findLink, type OrderContext, ownerKey } from './context.ts';
import { externalNo, handNumbers } from './externalNo.ts';
import { gate } from './gate.ts';
import { gather } from './gather.ts';
import { linkedDocument } from './linkedDocument.ts';
import { isTaken, ORDER_DOCUMENT } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import { planOrder } from './plan.ts';
import { documentsInTheWay } from './standing.ts';

/** What would become of an order under today's settings, mappings and NAV. Nothing is written, here or there. */
export interface DryRun {
  /** `inNav`: it has its document; the plan says what a new one would be. */
  readonly outcome: 'write' | 'wait' | 'leaveOut' | 'inNav';
  /** Why it would wait or be left out; null otherwise. */
  readonly cause: BookedCause | null;
  /** null where a person has to decide something first. */
  readonly plan: OrderPlan | null;
  /** As NAV has it now, with its lines where it is open. */
  readonly document: NavDocument | null;
}

/** The flow knows an order by its job; that of a dry run is in no queue. */
export function dryRunJob(integrationId: string, orderKey: string, actor: string, now: number): Job {
  return {
    id: 0,
    key: `dryRun/${integrationId}/${orderKey}`,
    kind: 'dryRun',
    integrationId,
    needs: '',
    recordKey: orderKey,
    actor,
    state: 'leased',
    runAt: now,
    attempts: 1,
    firstFailedAt: null,
    runId: null,
    deliveryId: null,
    madeAt: now,
  };
}

/** The store has no such order. */
export function orderNotThere(orderKey: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'order-gone',
    message: `Order id ${orderKey} is not in the store, or its integration is not in the settings.`,
    whatToDo: 'Look in the store whether the order was deleted.',
  });
}

/** Reads and plans the order anew. @throws ConnectorError when store or NAV cannot be asked */
export async function dryRunOrder(context: OrderContext): Promise<DryRun> {
  const { order, integration, nav, intents } = context;
  const number =
    intents.byOwner(nav.companyId, ORDER_DOCUMENT, ownerKey(context))?.externalNo ??
    externalNo(order, integration.rules.prefix, (candidate) => isTaken(context, candidate));
  const document = await documentOf(context, number);
  const planned = await plannedOf(context, number);
  const shown = { document, plan: planned.plan };
  if (document) return { outcome: 'inNav', cause: planned.cause, ...shown };
  const decided = gate(order, integration.rules);
  switch (decided.kind) {
    case 'notOurs':
      return { outcome: 'leaveOut', cause: beforeStart(order.number), ...shown };
    case 'leftOut':
      return { outcome: 'leaveOut', cause: { whatToDo: '', ...decided }, ...shown };
    case 'park':
      return { outcome: 'wait', cause: bookedCause(decided.error), ...shown };
    case 'import':
      return { outcome: planned.plan ? 'write' : 'wait', cause: planned.cause, ...shown };
  }
}

async function documentOf(context: OrderContext, number: string): Promise<NavDocument | null> {
  const { nav, origin } = context;
  const session = nav.as(origin);
  const byHand = context.integration.rules.keyedByHand;
  const link = findLink(context);
  const found = link
    ? await linkedDocument(context, link)
    : ((await documentsInTheWay(context, number, handNumbers(context.order, byHand)))[0] ?? null);
  if (found === null || found.state === 'posted' || found.lines) return found;
  return session.document(found.kind, found.key);
}

async function plannedOf(
  context: OrderContext,
  number: string,
): Promise<{ readonly plan: OrderPlan | null; readonly cause: BookedCause | null }> {
  try {
    const facts = await gather(context, number);
    return { plan: planOrder(facts, context.integration.rules), cause: null };
  } catch (error) {
    // What a person has to decide is the answer; anything else kept the question from being asked.
    if (!(error instanceof ConnectorError) || error.retryable || error.kind === 'authentication') throw error;
    return { plan: null, cause: bookedCause(toConnectorError(error)) };
  }
}

function beforeStart(orderNo: string): BookedCause {
  const message = `Order ${orderNo} was placed before the integration's start.`;
  return { code: 'placed-before-start', message, whatToDo: '', params: {} };
}
