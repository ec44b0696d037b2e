import type { Audit } from '../../audit/audit.ts';
import type { Job } from '../../queue/jobs.ts';
import type { StoreOrder } from '../../stores/store.ts';

const LOOKED_THROUGH = 50;

/**
 * Inside a transaction: keeps the order as it was read, sealed, when it is not what was kept last. An order that was
 * written is kept with its plan; this is for those that stopped on the way there.
 */
export function tellRead({ audit }: { readonly audit: Audit }, job: Job, order: StoreOrder): void {
  const text = JSON.stringify(order);
  if (text === lastReceived(audit, job.integrationId, order.key)?.text) return;
  audit.append({
    kind: 'order.read',
    actor: job.actor,
    status: 'fine',
    integrationId: job.integrationId,
    orderKey: order.key,
    orderNo: order.number,
    jobId: job.id,
    runId: job.runId ?? undefined,
    bodies: { order: text },
    subjects: subjectsOf(order),
  });
}

/**
 * The order as the store last sent it and it was kept, as JSON, and the entry that keeps it; null before that or after its
 * body was purged.
 */
export function lastReceived(
  audit: Audit,
  integrationId: string,
  orderKey: string,
): { readonly seq: number; readonly text: string } | null {
  const entries = audit.entries({ integrationId, orderKey, limit: LOOKED_THROUGH });
  const last = entries.find(({ kind }) => kind === 'order.read' || kind === 'order.planned');
  const text = last && audit.bodies(last.seq)['order'];
  return text === undefined ? null : { seq: last?.seq ?? 0, text };
}

/** Who an entry about this order speaks of. */
export function subjectsOf(order: Pick<StoreOrder, 'email'>): readonly string[] {
  return order.email === '' ? [] : [order.email];
}
