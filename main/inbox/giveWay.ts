import type { Ports } from '../base/ports.ts';

/** Bulk work waits while orders are to be imported. */
export interface GiveWay {
  /** When to look again, milliseconds UTC; null when this work may take its next page. */
  until(jobKey: string): number | null;
}

const LOOK_AGAIN_MS = 10_000;
// A queue that does not empty, as behind another integration's slow NAV, must not hold bulk work up for ever.
const PATIENCE_MS = 5 * 60_000;

// Somebody has to free space first.
const LOOK_FOR_ROOM_MS = 5 * 60_000;

/**
 * @param ordersDue whether an order's job could run now and does not yet
 * @param isFull what room is left on the disk is for orders
 */
export function createGiveWay(
  ports: Pick<Ports, 'now'>,
  ordersDue: () => boolean,
  isFull: () => boolean = () => false,
): GiveWay {
  const waitingSince = new Map<string, number>();
  return {
    until(jobKey) {
      const now = ports.now();
      if (isFull()) return now + LOOK_FOR_ROOM_MS;
      const since = waitingSince.get(jobKey) ?? now;
      if (!ordersDue() || Math.abs(now - since) >= PATIENCE_MS) {
        waitingSince.delete(jobKey);
        return null;
      }
      waitingSince.set(jobKey, since);
      return now + LOOK_AGAIN_MS;
    },
  };
}
