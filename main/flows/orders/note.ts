import type { Audit } from '../../audit/audit.ts';
import type { Exchanges } from '../../audit/exchanges.ts';
import { toConnectorError } from '../../base/errors.ts';
import type { Ports } from '../../base/ports.ts';
import type { Database } from '../../db/database.ts';
import { transaction } from '../../db/transaction.ts';
import type { Job } from '../../queue/jobs.ts';
import type { Handler, JobOutcome } from '../../queue/worker.ts';
import { type Intents, isOpen } from '../intents.ts';
import type { OrderBook } from './book.ts';
import type { OrderContext, OrderIntegration } from './context.ts';

/**
 * Inside a transaction: rings the note that tells the store's staff the document's number. A document that was written
 * anew has another number, and gets a note of its own.
 */
export function ringNote({ jobs, job, order, integration, ports }: OrderContext, documentNo: string): void {
  jobs.add({
    key: `note/${job.integrationId}/${order.key}/${documentNo}`,
    kind: 'note',
    integrationId: job.integrationId,
    needs: [integration.store.connectionId],
    recordKey: `${order.key} ${documentNo}`,
    actor: job.actor,
    runAt: ports.now(),
    priority: 5,
  });
}

export interface NoteOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly audit: Audit;
  readonly exchanges: Exchanges;
  readonly intents: Intents;
  readonly book: OrderBook;
  readonly integration: (id: string) => OrderIntegration | null;
}

const NOTE = 'orderNote';
const LOOK_AGAIN_MS = 60_000;

/**
 * Leaves the NAV number as a private note at the store's order: a convenience, at most once. When the answer is lost
 * or the power goes, the note may be there, so it is not sent again; when the store refuses it, nothing is missing in
 * the books.
 */
export function createNoteHandler(options: NoteOptions): Handler {
  async function run(job: Job): Promise<JobOutcome> {
    const { intents } = options;
    const found = options.integration(job.integrationId);
    const [, orderKey = '', documentNo = ''] = /^(\S+) (.+)$/.exec(job.recordKey) ?? [];
    if (!found || orderKey === '') return { kind: 'done' };
    const storeId = found.store.connectionId;
    const before = intents.byNumber(storeId, NOTE, job.recordKey);
    if (before && isOpen(before)) return { kind: 'done' };
    announce(options, job, storeId);
    try {
      const origin = { actor: job.actor, integrationId: job.integrationId, jobId: job.id };
      await found.store.as(origin).addNote(orderKey, `In NAV as ${documentNo}`);
    } catch (error) {
      const refusal = toConnectorError(error);
      const isUnknown = refusal.kind === 'unknownOutcome';
      if (!isUnknown) transaction(options.db, () => intents.failed(storeId, NOTE, job.recordKey));
      const isLive = options.integration(job.integrationId)?.rules.mode === 'live';
      // An alarm stops all writes: the note waits as well.
      if (refusal.kind === 'guarded' && isLive) return { kind: 'again', at: options.ports.now() + LOOK_AGAIN_MS };
      if (refusal.isOfTheMoment && refusal.kind !== 'guarded') throw refusal;
      return { kind: 'done', record: () => told(options, job, orderKey, documentNo, refusal.code) };
    }
    return {
      kind: 'done',
      record: () => {
        intents.made(storeId, NOTE, job.recordKey, orderKey);
        told(options, job, orderKey, documentNo);
      },
    };
  }
  return { run };
}

function announce({ db, intents, ports }: NoteOptions, job: Job, storeId: string): void {
  const now = ports.now();
  const note = { companyId: storeId, docKind: NOTE, externalNo: job.recordKey, ownerKey: job.key };
  transaction(db, () => intents.open({ ...note, settleAfter: now, jobId: job.id, sentAt: now }));
}

function told(options: NoteOptions, job: Job, orderKey: string, documentNo: string, cause?: string): void {
  const orderNo = options.book.standing(job.integrationId, orderKey)?.orderNo;
  options.exchanges.flush(job.id, { orderKey, orderNo });
  options.audit.append({
    kind: cause === undefined ? 'order.noted' : 'order.notNoted',
    actor: job.actor,
    status: 'fine',
    integrationId: job.integrationId,
    orderKey,
    orderNo,
    documentNo,
    jobId: job.id,
    cause,
  });
}
