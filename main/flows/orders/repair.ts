import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument, NewDocumentLine } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { isOpen, settle } from '../intents.ts';
import { checkAgain, checking, stillChecking } from './checking.ts';
import { inRecord, type OrderContext, record } from './context.ts';
import { openIntent, ROUNDING_LINE } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import { matchLines } from './totals/compareLines.ts';
import type { Comparison } from './totals/types.ts';

type Repairable = Extract<Comparison, { kind: 'repairLines' | 'repairRounding' }>;

export function isRepairable(result: Comparison): result is Repairable {
  return result.kind === 'repairLines' || result.kind === 'repairRounding';
}

export type Repaired =
  | { readonly kind: 'done'; readonly document: NavDocument }
  /** NAV does not take the repair: the document stays as wrong as it is. */
  | { readonly kind: 'refused'; readonly document: NavDocument; readonly error: ConnectorError }
  /** What became of the repair is not known, or the document has moved: it is read again later. */
  | { readonly kind: 'waits'; readonly outcome: JobOutcome };

/** One round of repairs. Doing it again after a crash is harmless: what is right already is not asked for again. */
export async function repairDocument(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  result: Repairable,
): Promise<Repaired> {
  let refusal: ConnectorError | null = null;
  try {
    const outcome =
      result.kind === 'repairLines'
        ? await repairLines(context, document, result)
        : await repairRounding(context, plan, document, result.amount);
    if (outcome) return { kind: 'waits', outcome };
  } catch (cause) {
    refusal = toConnectorError(cause);
    if (refusal.kind === 'unknownOutcome') return { kind: 'waits', outcome: checkAgain(context) };
    if (!REFUSALS.has(refusal.kind)) throw refusal;
  }
  const now = await context.nav.as(context.origin).document(document.kind, document.key);
  if (now === null) return { kind: 'waits', outcome: checkAgain(context) };
  return refusal ? { kind: 'refused', document: now, error: refusal } : { kind: 'done', document: now };
}

const REFUSALS: ReadonlySet<string> = new Set(['invalid', 'permission', 'notFound']);

async function repairLines(
  { nav, origin }: OrderContext,
  document: NavDocument,
  { repairs }: Extract<Repairable, { kind: 'repairLines' }>,
): Promise<null> {
  // One after the other: lines of one document are never written in parallel.
  for (const { index, ...fields } of repairs) {
    const line = document.lines?.[index];
    // oxlint-disable-next-line no-await-in-loop
    if (line) await nav.as(origin).repairLine(document, line, fields);
  }
  return null;
}

async function repairRounding(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
  amount: string,
): Promise<JobOutcome | null> {
  const matched = matchLines(plan.totals, document.lines ?? []);
  const there = typeof matched === 'string' ? null : matched.rounding;
  if (!there) return addRounding(context, document, roundingLine(plan, amount));
  await context.nav.as(context.origin).repairLine(document, there.line, { unitPrice: amount });
  return null;
}

/** A line is made by a POST like a document is: an intent keeps a lost answer from adding it twice. */
async function addRounding(
  context: OrderContext,
  document: NavDocument,
  line: NewDocumentLine,
): Promise<JobOutcome | null> {
  const { intents, nav, ports } = context;
  const { companyId } = nav;
  const intent = intents.byNumber(companyId, ROUNDING_LINE, document.key);
  const settling = intent && isOpen(intent) ? settle(intent, false, ports.now()) : null;
  if (intent && settling?.kind === 'lookAgain') return lookAgain(context, intent.id, settling);
  record(context, () => openIntent(context, ROUNDING_LINE, document.key));
  try {
    const made = await nav.as(context.origin).addLine(document, line);
    record(context, () => intents.made(companyId, ROUNDING_LINE, document.key, made.key));
  } catch (cause) {
    if (toConnectorError(cause).kind !== 'unknownOutcome')
      record(context, () => intents.failed(companyId, ROUNDING_LINE, document.key));
    throw cause;
  }
  return null;
}

function lookAgain(
  context: OrderContext,
  intentId: number,
  { at, emptyLook }: { readonly at: number; readonly emptyLook: boolean },
): JobOutcome {
  const write = () => {
    if (emptyLook) context.intents.sawNothing(intentId, context.ports.now());
    stillChecking(context, checking(context));
  };
  return { kind: 'again', at, record: () => inRecord(context, write) };
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
