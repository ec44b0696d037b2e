import type { ToldOrder } from './absenceReader.ts';

/** So many orders of which no webhook told are no accident. */
export const UNTOLD_ORDERS = 3;
/** Shops send webhooks from a queue that runs every few minutes. */
export const WEBHOOK_PATIENCE_MS = 15 * 60_000;

/**
 * Whether a store's webhooks have stopped: the newest orders, each placed while deliveries could arrive and long enough
 * ago, were all found by looking, and no webhook of anything came since the first of them.
 * @param newest newest first
 */
export function areWebhooksAbsent(newest: readonly ToldOrder[], lastWebhookAt: number | null): boolean {
  const untold = newest.slice(0, UNTOLD_ORDERS);
  const first = untold.at(-1);
  if (untold.length < UNTOLD_ORDERS || !first || untold.some(({ told }) => told)) return false;
  return lastWebhookAt === null || lastWebhookAt < first.placedAt;
}
