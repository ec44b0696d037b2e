import type { Audit, NewEntry } from '../../../main/audit/audit.ts';
import type { Database } from '../../../main/db/database.ts';
import { transaction } from '../../../main/db/transaction.ts';

/** What the entries of one order are, in the order in which they come. */
const PER_ORDER = 6;
const ENTRIES_PER_COMMIT = 6_000;
export const INTEGRATIONS = ['shop-nav', 'shop-at-nav'];
export const ACTORS = ['webhook', 'schedule', 'person:anna', 'person:bruno'];

export const orderNoOf = (order: number) => String(100_000 + order);
export const documentNoOf = (order: number) => `S-ORD${String(order).padStart(7, '0')}`;
export const skuOf = (order: number) => `ML-${String(order % 5_000).padStart(5, '0')}`;
export const emailOf = (order: number) => `shopper${order % 20_000}@guest.example`;

/**
 * Writes a log of so many entries through the audit part, six for an order as the engine writes them, one order in
 * fifty waiting for a person. `tick` moves the clock on, once for every order.
 */
export function fill(db: Database, audit: Audit, entries: number, tick: () => void): void {
  const perCommit = ENTRIES_PER_COMMIT / PER_ORDER;
  const orders = Math.ceil(entries / PER_ORDER);
  for (let first = 1; first <= orders; first += perCommit)
    transaction(db, () => {
      for (let order = first; order < first + perCommit && order <= orders; order += 1) {
        tick();
        for (const entry of entriesOf(order)) audit.append(entry);
      }
    });
}

function entriesOf(order: number): readonly NewEntry[] {
  const actor = ACTORS[order % 40 < 2 ? 2 + (order % 2) : order % 2] ?? '';
  const about = {
    actor,
    status: 'fine',
    integrationId: INTEGRATIONS[order % 10 === 0 ? 1 : 0] ?? '',
    orderKey: String(order),
    orderNo: orderNoOf(order),
    jobId: order,
  } as const;
  const subjects = [emailOf(order)];
  const waits = order % 50 === 0;
  const sku = skuOf(order);
  const documentNo = documentNoOf(order);
  const text = (size: number) => `${order} `.padEnd(size, 'Marktplatz 1, 79098 Freiburg; 2 x T-shirt, blue; ');
  return [
    { ...about, kind: 'delivery', deliveryId: order, bodies: { params: '{"topic":"order.created","source":"shop"}' } },
    { ...about, kind: 'order.planned', subjects, bodies: { order: text(900), plan: text(700) } },
    { ...about, kind: 'intent', bodies: { params: `{"externalNo":"WOO-${order}"}` } },
    { ...about, kind: 'exchange', subjects, bodies: { exchange: text(200), request: text(600), response: text(900) } },
    { ...about, kind: 'document.written', documentNo, subjects, bodies: { text: `${documentNo} was written` } },
    waits
      ? { ...about, kind: 'job.parked', status: 'attention', sku, cause: 'sku-unknown', bodies: { params: '{}' } }
      : { ...about, kind: 'order.equal', sku, documentNo, bodies: { params: '{"total":"63.91"}' } },
  ];
}
