import { createHash } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import type { OutgoingDelivery } from '../../fakes/woocommerce/deliveries.ts';
import type { FakeWooCommerce } from '../../fakes/woocommerce/woocommerce.ts';
import { post } from '../../sandbox/postman.ts';

/** Carries the shop's webhooks to wherever the connector listens at the moment, and keeps account of what it took. */
export interface Carrier {
  /**
   * Sends what the shop has to send, one after the other; returns the statuses, 0 where nobody answered. `onAnswer` runs
   * as soon as each has come.
   */
  deliver(receiver: string | null, onAnswer?: (status: number) => void): Promise<number[]>;
  /** Lets what the shop has to send get lost on the way. */
  lose(): void;
  readonly sent: readonly OutgoingDelivery[];
  readonly accepted: readonly OutgoingDelivery[];
}

export function createCarrier(shop: FakeWooCommerce): Carrier {
  const sent: OutgoingDelivery[] = [];
  const accepted: OutgoingDelivery[] = [];

  async function carry(delivery: OutgoingDelivery, receiver: string | null): Promise<number> {
    const url = receiver === null ? delivery.url : `${receiver}${new URL(delivery.url).pathname}`;
    const status = receiver === null ? 0 : await post({ ...delivery, url });
    // After six failures in a row the shop would switch the webhook off; here the deliveries have to keep coming.
    shop.deliveries.report(delivery.deliveryNo, 200);
    if (delivery.ping) return status;
    sent.push(delivery);
    if (status >= 200 && status < 300) accepted.push(delivery);
    return status;
  }

  return {
    sent,
    accepted,
    async deliver(receiver, onAnswer) {
      const statuses: number[] = [];
      for (const delivery of shop.deliveries.take()) {
        const status = await carry(delivery, receiver);
        onAnswer?.(status);
        statuses.push(status);
      }
      return statuses;
    },
    lose() {
      for (const delivery of shop.deliveries.take()) shop.deliveries.report(delivery.deliveryNo, 200);
    },
  };
}

/** Deliveries that were answered 2xx and are not on disk as often as that; empty when the connector kept its word. */
export function lostDeliveries(carrier: Carrier, dataFolder: string): string[] {
  const kept = keptDeliveries(dataFolder);
  const lost: string[] = [];
  for (const { topic, body, deliveryNo } of carrier.accepted) {
    const key = `${topic} ${createHash('sha256').update(body).digest('base64url')}`;
    const left = kept.get(key) ?? 0;
    if (left === 0) lost.push(`delivery ${deliveryNo} of ${topic}`);
    kept.set(key, left - 1);
  }
  return lost;
}

/** How often each content is on disk, repeats included, with its sealed body there. */
function keptDeliveries(dataFolder: string): Map<string, number> {
  const db = new BetterSqlite3(join(dataFolder, 'connector.sqlite'), { readonly: true });
  try {
    const rows = db
      .prepare<[], { topic: string; digest: string; times: number }>(
        `SELECT topic, digest, sum(1 + repeats) AS times FROM deliveries
         WHERE kind = 'webhook' AND sealed IS NOT NULL GROUP BY topic, digest`,
      )
      .all();
    return new Map(rows.map(({ topic, digest, times }) => [`${topic} ${digest}`, times]));
  } finally {
    db.close();
  }
}
