import type { ConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { Job } from '../../queue/jobs.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { isOpen, settle } from '../intents.ts';
import type { Link } from '../links.ts';
import { parkedStanding, type Standing } from './book.ts';
import { byPerson, findLink, type OrderContext, ownerKey } from './context.ts';
import { linkedDocument } from './linkedDocument.ts';
import { ORDER_DOCUMENT } from './orderIntents.ts';
import { decision, NOTHING_IN_NAV } from './parking.ts';
import { forget } from './removal.ts';
import { standingDocuments } from './standing.ts';

/** A job whose order the store does not have any more. */
export type GoneContext = Omit<OrderContext, 'order'>;

/**
 * Trashed for good, or never there. What is or may be in NAV of it keeps it waiting for a person; otherwise it is left
 * out.
 */
export async function goneOrder(context: GoneContext): Promise<JobOutcome> {
  const link = findLink(context);
  if (link) {
    const document = byPerson(context) ? await linkedDocument(context, link) : null;
    if (!byPerson(context)) return missing(context, link);
    if (!document) return leftOut(context, () => forget(context, link));
    // Equal when it was compared, and a person says that it is meant to stay in NAV.
    return link.state === 'unchecked' ? waits(context, link.navNo) : stays(context, link.navNo);
  }
  const { intents, nav } = context;
  const intent = intents.byOwner(nav.companyId, ORDER_DOCUMENT, ownerKey(context));
  if (!intent || !isOpen(intent)) return leftOut(context);
  const [found] = await standingDocuments(context, intent.externalNo);
  const settling = settle(intent, found !== undefined, context.ports.now());
  if (found) return waits(context, found.no);
  if (settling.kind === 'lookAgain') return lookAgain(context, intent.id, settling);
  return leftOut(context, () => intents.failed(nav.companyId, ORDER_DOCUMENT, intent.externalNo));
}

/** Staff trash an order first, and then it waited before it was gone; one that goes without that is a surprise. */
function missing(context: GoneContext, link: Link): JobOutcome {
  const { book, job, setBacks } = context;
  const standing = book.standing(job.integrationId, job.recordKey);
  const { storeId: connectionId, storeKey: orderKey, navNo: documentNo, madeAt: writtenAt } = link;
  if (standing?.term === 'equal')
    setBacks.met('gone', { connectionId, orderKey, orderNo: standing.orderNo, documentNo, writtenAt });
  return waits(context, documentNo);
}

function lookAgain(
  context: GoneContext,
  intentId: number,
  { at, emptyLook }: { readonly at: number; readonly emptyLook: boolean },
): JobOutcome {
  const { intents, ports } = context;
  return { kind: 'again', at, record: () => void (emptyLook && intents.sawNothing(intentId, ports.now())) };
}

function waits(context: GoneContext, documentNo: string): JobOutcome {
  const error = decision(
    'order-gone-after-import',
    `${named(context)} is no longer in the store. In NAV it is ${documentNo}.`,
    `Delete ${documentNo} in NAV if the order was a mistake, then replay; a replay without that leaves it there.`,
    { documentNo },
  );
  return { kind: 'parked', error, record: () => told(context, parkedStanding(error), error) };
}

function leftOut(context: GoneContext, also: () => void = () => undefined): JobOutcome {
  const message = `${named(context)} is no longer in the store.`;
  const cause = { code: 'order-gone', message, whatToDo: '', params: {} };
  const write = () => {
    also();
    told(context, { term: 'leftOut', state: 'gone', cause, ...NOTHING_IN_NAV });
  };
  return { kind: 'done', record: write };
}

function stays(context: GoneContext, documentNo: string): JobOutcome {
  const standing: Standing = { term: 'equal', state: 'written', cause: null };
  return { kind: 'done', record: () => told(context, standing, null, documentNo) };
}

function named({ book, job }: GoneContext): string {
  return `Order ${book.standing(job.integrationId, job.recordKey)?.orderNo ?? `id ${job.recordKey}`}`;
}

function told(
  { book, audit, job, ports }: GoneContext,
  standing: Standing,
  error: ConnectorError | null = null,
  documentNo?: string,
): void {
  const orderNo = book.standing(job.integrationId, job.recordKey)?.orderNo;
  book.stand(job.integrationId, job.recordKey, job.id, toInstant(ports.now()), standing);
  book.sawGone(job.integrationId, job.recordKey);
  const about = { actor: job.actor, integrationId: job.integrationId, orderKey: job.recordKey, orderNo, jobId: job.id };
  audit.append({
    ...about,
    ...KINDS[standing.term === 'equal' ? 'agreed' : error ? 'waits' : 'leftOut'],
    documentNo: documentNo ?? error?.params['documentNo'],
    cause: error?.code ?? standing.cause?.code,
    bodies: { text: error?.message ?? standing.cause?.message ?? '' },
  });
}

const KINDS = {
  agreed: { kind: 'order.agreed', status: 'fine' },
  waits: { kind: 'order.gone', status: 'attention' },
  leftOut: { kind: 'order.gone', status: 'leftOut' },
} as const;

export function integrationGone(job: Job): ConnectorError {
  return decision(
    'integration-gone',
    `Integration ${job.integrationId}, which order id ${job.recordKey} belongs to, is no longer in the settings.`,
    'Add it to the settings again, then replay.',
  );
}
