import type { PlayedOrder } from '../played.ts';
import type { Violation } from '../verdict.ts';
import { foundSince } from './auditLog.ts';
import type { Evidence } from './evidence.ts';

/** Orders that wait because the store changed them, and it never did. */
export function groundless({ played, books }: Pick<Evidence, 'played' | 'books'>): Violation[] {
  const isGroundless = ({ id, versions }: PlayedOrder) =>
    books.orders.get(String(id))?.cause === 'order-changed-after-import' && versions.length === 1;
  const found = [...played.orders.values()].filter(isGroundless);
  return found.map(({ number }) => ({ order: number, what: 'waits as changed in the store, and never was' }));
}

/** Orders that the connector knows, and the log does not tell how it came to know them. */
export function unexplained({
  played,
  books,
  log,
  toldAt,
}: Pick<Evidence, 'played' | 'books' | 'log' | 'toldAt'>): Violation[] {
  return [...played.orders.values()].flatMap(({ id, number }) => {
    const way = foundSince(log, String(id), 0);
    if (!books.orders.has(String(id)) && !books.gone.has(String(id))) return [];
    if (way === null) return [{ order: number, what: 'the audit log does not tell how it was found' }];
    return way === 'webhook' && !toldAt.has(String(id))
      ? [{ order: number, what: 'the audit log names a webhook, and none arrived' }]
      : [];
  });
}
