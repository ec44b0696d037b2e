import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { onTheWay } from './book.ts';
import { checkDocument } from './check.ts';
import { checkAgain } from './checking.ts';
import { instant, type OrderContext, record, tell } from './context.ts';
import { linkDocument } from './linkDocument.ts';
import type { NavWitness } from './navWitness.ts';
import { isTaken, openIntent, ORDER_DOCUMENT } from './orderIntents.ts';
import { kindOf, type OrderPlan } from './orderPlan.ts';
import { keepPlan } from './keptPlan.ts';
import { decision } from './parking.ts';

/**
 * Intent, request, link, comparison, in this order. The intent is on disk before the request leaves; from then on whatever
 * a power cut takes away is found again under the number that the intent names.
 */
export async function writeOrder(
  context: OrderContext & { readonly witness: NavWitness },
  planned: OrderPlan,
  customerNo: string,
): Promise<JobOutcome> {
  const plan = { ...planned, customerNo };
  // Another order may have announced the same number since this one was planned: then it is planned again.
  if (!announce(context, plan)) return { kind: 'again', at: context.ports.now() };
  let document: NavDocument;
  try {
    document = await context.nav.as(context.origin).createDocument(kindOf(plan), { ...plan.document, customerNo });
  } catch (error) {
    return notWritten(context, plan, toConnectorError(error));
  }
  const earlier = context.links.byNavNo(context.nav.companyId, document.kind, document.no);
  record(context, () => linkDocument(context, plan, document, 'written'), 'withNext');
  if (earlier) await context.witness.gaveAgain(context.nav, earlier, document);
  return checkDocument(context, plan, document);
}

/** The plan and the intent, in the transaction before the request leaves; false when the number is taken. */
function announce(context: OrderContext, plan: OrderPlan): boolean {
  const { externalDocumentNo } = plan.document;
  let announced = false;
  record(context, () => {
    if (isTaken(context, externalDocumentNo)) return;
    announced = true;
    const { job, order } = context;
    context.book.enter(job.integrationId, order, job.id, instant(context), onTheWay('writing'));
    keepPlan(context, plan);
    openIntent(context, ORDER_DOCUMENT, externalDocumentNo);
    tell(context, {
      kind: 'order.planned',
      status: 'fine',
      bodies: {
        order: JSON.stringify(order),
        plan: JSON.stringify(plan),
        params: JSON.stringify({ externalNo: externalDocumentNo }),
      },
    });
  });
  return announced;
}

// NAV's words for the table of exchange rates, under whatever code it refuses.
const EXCHANGE_RATE = /exchange rate|wechselkurs/i;

/** What NAV's refusal means when it has no rate for the order's currency on its day; null for any other refusal. */
function exchangeRateMissing(
  { order }: OrderContext,
  { document }: OrderPlan,
  error: ConnectorError,
): ConnectorError | null {
  const { currency, postingDate } = document;
  if (currency === '' || error.retryable || !EXCHANGE_RATE.test(error.params['navText'] ?? '')) return null;
  return decision(
    'exchange-rate-missing',
    `NAV has no exchange rate of ${currency} for ${postingDate}, the posting date of order ${order.number}.`,
    `Enter an exchange rate of ${currency} in NAV that starts on ${postingDate} or before, then replay.`,
    { currency, day: postingDate },
  );
}

function notWritten(context: OrderContext, plan: OrderPlan, error: ConnectorError): JobOutcome {
  const { intents, ports } = context;
  const { companyId, longestOperationMs } = context.nav;
  const externalNo = plan.document.externalDocumentNo;
  if (error.kind === 'unknownOutcome') {
    const settleAfter = ports.now() + longestOperationMs;
    return checkAgain(
      context,
      () => intents.unknown(companyId, ORDER_DOCUMENT, externalNo, settleAfter),
      error.message,
    );
  }
  // Refused or never heard: certainly not made, so it may be planned and sent anew.
  record(context, () => intents.failed(companyId, ORDER_DOCUMENT, externalNo));
  throw exchangeRateMissing(context, plan, error) ?? error;
}
