import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import { transaction } from '../../db/transaction.ts';
import type { Nav } from '../../nav/nav.ts';
import type { Job } from '../../queue/jobs.ts';
import type { Handler, JobOutcome } from '../../queue/worker.ts';
import { isOpen, settle, settleAfter } from '../intents.ts';
import type { Link } from '../links.ts';
import type { OrderContext, OrderIntegration, OrderRecords } from './context.ts';
import { keepPlan, keptPlan } from './keptPlan.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision } from './parking.ts';
import { type PlannedPayment, planPayment } from './payment.ts';
import { createStory } from './story.ts';

/*
 * What was captured for an order becomes an unposted line of a cash receipt journal, once: people look it over, apply and
 * post it. A job of its own, after the document is equal: whatever becomes of it, the document stands.
 */

const PAYMENT = 'payment';
const LOOK_AGAIN_MS = 60_000;
const FIRST_LOOK_MS = 5_000;

/** Inside a transaction: the document is right, so that what was paid for it may be written. */
export function ringPayment({ jobs, job, order, nav, ports }: OrderContext): void {
  jobs.add({
    key: `payment/${job.integrationId}/${order.key}`,
    kind: PAYMENT,
    integrationId: job.integrationId,
    needs: [nav.connectionId],
    recordKey: order.key,
    actor: job.actor,
    runAt: ports.now(),
    priority: 2,
  });
}

/** Inside a transaction: an order that stood in NAV unpaid, and is paid now. */
export function ringIfPaidSince(context: OrderContext, { madeBy, externalNo }: Link): void {
  const plan = keptPlan(context);
  if (plan?.isPaid !== false || madeBy === 'adopted') return;
  const { order, integration } = context;
  const about = { externalNo, currency: plan.document.currency };
  const payment = planPayment(order, integration.rules, about, createStory());
  if (!payment) return;
  keepPlan(context, { ...plan, isPaid: true, payment });
  ringPayment(context);
}

export interface PaymentOptions extends OrderRecords {
  readonly integration: (id: string) => OrderIntegration | null;
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
}

interface Paying {
  readonly options: PaymentOptions;
  readonly job: Job;
  readonly nav: Nav;
  readonly payment: PlannedPayment;
  readonly customerNo: string;
}

/** Doing it twice is harmless: the capture's intent, and the line that is in the journal already, keep it at one. */
export function createPaymentHandler(options: PaymentOptions): Handler {
  return {
    async run(job) {
      const integration = options.integration(job.integrationId);
      const plan = planOf(options, job);
      if (!integration || integration.rules.mode !== 'live' || !plan?.payment || plan.customerNo === null)
        return { kind: 'done' };
      if (options.stopped(job.integrationId)) return { kind: 'again', at: options.ports.now() + LOOK_AGAIN_MS };
      const nav = await integration.nav();
      const paying = pay({ options, job, nav, payment: plan.payment, customerNo: plan.customerNo });
      return paying.catch((error: unknown) => heldBack(options, error));
    },
    failed(job, error, next) {
      if (next.kind === 'park') tell(options, job, 'payment.notWritten', 'attention', error);
    },
  };
}

/** The guard closed on the way, so that nothing left: it is looked at again, under the rules as they are then. */
function heldBack({ ports }: PaymentOptions, error: unknown): JobOutcome {
  if (toConnectorError(error).kind !== 'guarded') throw error;
  return { kind: 'again', at: ports.now() + LOOK_AGAIN_MS };
}

function planOf({ snapshots }: PaymentOptions, { integrationId, recordKey }: Job): OrderPlan | null {
  const kept = snapshots.find(integrationId, 'plan', recordKey)?.store;
  return kept ? (JSON.parse(kept) as OrderPlan) : null;
}

async function pay(paying: Paying): Promise<JobOutcome> {
  const { options, job, nav, payment, customerNo } = paying;
  const { intents, ports, db } = options;
  const session = nav.as({ actor: job.actor, integrationId: job.integrationId, jobId: job.id });
  const intent = intents.byNumber(nav.companyId, PAYMENT, payment.capture);
  if (intent?.state === 'made') return { kind: 'done' };
  const found = (await session.paymentsByExternalNo(payment.journal, payment.externalNo)) > 0;
  if (found) return written(paying, 'found');
  if (isForgotten(paying)) throw perhapsWritten(paying);
  const settling = intent && isOpen(intent) ? settle(intent, false, ports.now()) : null;
  if (intent && settling?.kind === 'lookAgain') {
    const record = () => void (settling.emptyLook && intents.sawNothing(intent.id, ports.now()));
    return { kind: 'again', at: settling.at, record };
  }
  transaction(db, () => announce(paying));
  try {
    const { journal, postingDate, externalNo, amount, currency, description } = payment;
    await session.addPayment({
      journal, customerNo, postingDate, externalDocumentNo: externalNo, amount, currency, description,
    }); // prettier-ignore
  } catch (cause) {
    return notWritten(paying, toConnectorError(cause));
  }
  return written(paying, 'written');
}

/** Its document is from before a restore: the line may have been written since the backup, and posted. A person may know. */
function isForgotten({ options, job, nav, payment }: Paying): boolean {
  const madeAt = options.links.byExternalNo(nav.companyId, payment.externalNo)?.madeAt;
  return madeAt !== undefined && options.restores.mayHaveForgotten(madeAt) && !job.actor.startsWith('person:');
}

function perhapsWritten({ payment }: Paying): ConnectorError {
  return decision(
    'payment-perhaps-written',
    `The payment of ${payment.externalNo} may have been written to journal ${payment.journal} and posted before the database was restored.`,
    'Look in NAV whether the payment is there. If it is not, replay: then it is written.',
    { externalNo: payment.externalNo, journal: payment.journal },
  );
}

function announce({ options, job, nav, payment }: Paying): void {
  const now = options.ports.now();
  options.intents.open({
    companyId: nav.companyId,
    docKind: PAYMENT,
    externalNo: payment.capture,
    ownerKey: job.key,
    settleAfter: settleAfter(now, nav.longestOperationMs),
    jobId: job.id,
    sentAt: now,
  });
}

function notWritten({ options, nav, payment }: Paying, error: ConnectorError): JobOutcome {
  const { intents, ports, db } = options;
  if (error.kind === 'unknownOutcome') {
    const until = ports.now() + nav.longestOperationMs;
    const record = () => intents.unknown(nav.companyId, PAYMENT, payment.capture, until);
    return { kind: 'again', at: ports.now() + FIRST_LOOK_MS, record };
  }
  transaction(db, () => intents.failed(nav.companyId, PAYMENT, payment.capture));
  throw error;
}

function written({ options, job, nav, payment }: Paying, how: 'written' | 'found'): JobOutcome {
  return {
    kind: 'done',
    record: () => {
      const { intents } = options;
      if (!intents.byNumber(nav.companyId, PAYMENT, payment.capture))
        announce({ options, job, nav, payment, customerNo: '' });
      intents.made(nav.companyId, PAYMENT, payment.capture, payment.journal);
      tell(options, job, how === 'written' ? 'payment.written' : 'payment.found', 'fine', null, payment.journal);
    },
  };
}

/** Inside a transaction: an entry in the order's story. */
function tell(
  { exchanges, audit, book }: PaymentOptions,
  job: Job,
  kind: string,
  status: 'fine' | 'attention',
  error: ConnectorError | null,
  journal = '',
): void {
  const orderNo = book.standing(job.integrationId, job.recordKey)?.orderNo;
  exchanges.flush(job.id, { orderKey: job.recordKey, orderNo });
  audit.append({
    kind,
    actor: job.actor,
    status,
    integrationId: job.integrationId,
    orderKey: job.recordKey,
    orderNo,
    jobId: job.id,
    runId: job.runId ?? undefined,
    cause: error?.code,
    bodies: {
      text: error ? `${error.message} ${error.whatToDo}`.trim() : '',
      params: JSON.stringify({ ...error?.params, ...(journal !== '' && { journal }) }),
    },
  });
}
