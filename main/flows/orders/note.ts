import { toConnectorError } from '../../base/errors.ts';
import type { Handler } from '../../queue/worker.ts';
import type { OrderIntegration } from './context.ts';

/**
 * Leaves the NAV number as a private note at the store's order: a convenience, at most once. When the answer is lost
 * the note may be there, so it is not sent again; when the store refuses it, nothing is missing in the books.
 */
export function createNoteHandler(integration: (id: string) => OrderIntegration | null): Handler {
  return {
    async run(job) {
      const found = integration(job.integrationId);
      const [orderKey, documentNo] = job.recordKey.split(' ');
      if (!found || !orderKey || !documentNo) return { kind: 'done' };
      // A crash cut off an attempt of which nothing failed: its request may have been heard.
      const isInterrupted = job.attempts > 1 && job.firstFailedAt === null;
      if (isInterrupted) return { kind: 'done' };
      try {
        const origin = { actor: job.actor, integrationId: job.integrationId, jobId: job.id };
        await found.store.as(origin).addNote(orderKey, `NAV sales order ${documentNo}`);
      } catch (error) {
        const refusal = toConnectorError(error);
        if (refusal.retryable) throw refusal;
      }
      return { kind: 'done' };
    },
  };
}
