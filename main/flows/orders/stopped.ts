import { ConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { Nav } from '../../nav/nav.ts';
import type { Job } from '../../queue/jobs.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { onTheWay } from './book.ts';
import {
  byPerson,
  findLink,
  inRecord,
  instant,
  type OrderContext,
  type OrderRecords,
  ownerKey,
  tell,
} from './context.ts';
import { externalNo } from './externalNo.ts';
import { gate } from './gate.ts';
import { gather } from './gather.ts';
import { keepPlan } from './keptPlan.ts';
import { leftOutAs, leftOutByPerson, notOurs, shadow } from './leftOut.ts';
import { isTaken, ORDER_DOCUMENT } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import { park } from './parking.ts';
import { planOrder } from './plan.ts';
import { subjectsOf, tellRead } from './received.ts';

/*
 * Orders while nothing may be written for their integration: what is known waits as it stands, and what is new is read
 * and planned, so that a person sees what comes once writes go on.
 */

const LOOK_AGAIN_MS = 60_000;

/** Soon, or as soon as the stop ends by itself where it says when. */
function lookAgainAt(now: number, { params }: ConnectorError): number {
  const until = Date.parse(params['until'] ?? '');
  return until > now ? Math.min(until, now + LOOK_AGAIN_MS) : now + LOOK_AGAIN_MS;
}

/** The order waits until writes go on, whatever it is about; with `order` also one that is not in the book yet. */
export function waitsStopped(
  { book, ports, exchanges }: OrderRecords,
  job: Job,
  stopped: ConnectorError,
  order?: StoreOrder,
): JobOutcome {
  const at = lookAgainAt(ports.now(), stopped);
  const before = book.standing(job.integrationId, job.recordKey);
  // What stands in NAV with its total, waits for a person or was left out stays so.
  if (!order && before?.term !== 'onTheWay') return { kind: 'again', at };
  if (before?.term === 'equal' || before?.term === 'waiting') return { kind: 'again', at };
  const standing = onTheWay('stopped', stopped);
  const record = () => {
    exchanges.flush(job.id, { orderKey: job.recordKey, orderNo: order?.number, subjects: order && subjectsOf(order) });
    if (order) book.enter(job.integrationId, order, job.id, toInstant(ports.now()), standing);
    else book.stand(job.integrationId, job.recordKey, job.id, toInstant(ports.now()), standing);
  };
  return { kind: 'again', at, record };
}

/** An order that was not read before, or was left out: left out where it is to be, else in the book with what it would become. */
export async function showStopped(
  context: Omit<OrderContext, 'nav'>,
  nav: () => Promise<Nav>,
  stopped: ConnectorError,
): Promise<JobOutcome> {
  const opened = await possibly(nav);
  if (!opened) return waitsStopped(context, context.job, stopped, context.order);
  const known = { ...context, nav: opened };
  if (findLink(known) || known.intents.byOwner(opened.companyId, ORDER_DOCUMENT, ownerKey(known)))
    return waitsStopped(context, context.job, stopped);
  const { book, job, order } = context;
  const excludedBy = book.excludedBy(job.integrationId, order.key);
  if (excludedBy !== null && !byPerson(context)) return leftOutAs(known, leftOutByPerson(order.number, excludedBy));
  const { rules } = context.integration;
  const decided = gate(order, rules);
  if (decided.kind === 'notOurs') return notOurs(known);
  if (decided.kind === 'leftOut') return leftOutAs(known, decided);
  if (decided.kind === 'park') return park(known, decided.error);
  const plan = await possibly(() => planOf(known));
  return plan && rules.mode === 'shadow' ? shadow(known, plan) : waitsPlanned(known, plan, stopped);
}

/** null where it cannot be done now: that is told once writes go on. A server that is down or refuses is told at once. */
async function possibly<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isOfTheMoment) throw error;
    return null;
  }
}

async function planOf(context: OrderContext): Promise<OrderPlan> {
  const { order, integration } = context;
  const number = externalNo(order, integration.rules.prefix, (candidate) => isTaken(context, candidate));
  return planOrder(await gather(context, number), integration.rules);
}

function waitsPlanned(context: OrderContext, plan: OrderPlan | null, stopped: ConnectorError): JobOutcome {
  const { book, job, order, ports } = context;
  const write = () => {
    book.enter(job.integrationId, order, job.id, instant(context), onTheWay('stopped', stopped));
    if (!plan) return tellRead(context, job, order);
    keepPlan(context, plan);
    tell(context, {
      kind: 'order.planned',
      status: 'waiting',
      cause: stopped.code,
      bodies: { text: stopped.message, order: JSON.stringify(order), plan: JSON.stringify(plan) },
    });
  };
  return { kind: 'again', at: lookAgainAt(ports.now(), stopped), record: () => inRecord(context, write) };
}
