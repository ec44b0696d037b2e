import { createHash } from 'node:crypto';
import type { OutgoingDelivery } from '../fakes/woocommerce/deliveries.ts';
import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import { KEYS } from '../fakes/woocommerce/seed.ts';
import type { Chance, VirtualClock } from './virtualClock.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** How badly deliveries fare: each a share from 0 to 1. */
export interface Roads {
  readonly lost: number;
  readonly doubled: number;
  readonly delayed: number;
  readonly broken: number;
  readonly reordered: number;
  /** An administrator switches webhooks on again that the shop had given up. */
  readonly administratorCares: boolean;
  /** What becomes of a delivery for certain, by the id of its order; null leaves it to chance. */
  readonly fate?: (orderId: string) => 'lost' | 'failed' | null;
}

export interface DeliveryCounts {
  accepted: number;
  refused: number;
  /** Nobody listened, or no answer came in time. */
  failed: number;
  lost: number;
  doubled: number;
  delayed: number;
  broken: number;
  /** Webhooks that were switched on again. */
  revived: number;
}

export interface Postman {
  readonly counts: DeliveryCounts;
  /** Every delivery that was answered 2xx: the digest of its body, and the id of the order it told of, "" for none. */
  readonly accepted: ReadonlyMap<string, string>;
  /** When the first delivery that told of an order was accepted, by its id. */
  readonly toldAt: ReadonlyMap<string, number>;
  /** From now on everything arrives. */
  behave(): void;
}

/** WordPress' cron: once a minute everything that is due leaves, and fares as the roads are; `onSend` is told of each. */
export function startPostman(world: World, chance: Chance, roads: Roads, onSend: () => void): Postman {
  const { clock, shop } = world;
  const counts: DeliveryCounts = {
    accepted: 0, refused: 0, failed: 0, lost: 0, doubled: 0, delayed: 0, broken: 0, revived: 0,
  }; // prettier-ignore
  const accepted = new Map<string, string>();
  const toldAt = new Map<string, number>();
  let rough = true;
  const happens = (share: number) => rough && chance.number() < share;

  async function carry(delivery: OutgoingDelivery): Promise<void> {
    onSend();
    const status = await world.send(delivery);
    shop.deliveries.report(delivery.deliveryNo, status === 0 ? 'failed' : status);
    if (delivery.ping) return;
    if (status >= 200 && status < 300) {
      counts.accepted += 1;
      const orderId = orderIn(delivery);
      accepted.set(createHash('sha256').update(delivery.body).digest('base64url'), orderId);
      if (!toldAt.has(orderId)) toldAt.set(orderId, clock.now());
    } else if (status >= 400 && status < 500) counts.refused += 1;
    else counts.failed += 1;
  }

  async function send(delivery: OutgoingDelivery): Promise<void> {
    const fate = roads.fate?.(delivery.ping ? '' : orderIn(delivery)) ?? null;
    if (fate === 'failed') {
      counts.failed += 1;
      return shop.deliveries.report(delivery.deliveryNo, 'failed');
    }
    if (delivery.ping) return carry(delivery);
    if (fate === 'lost' || happens(roads.lost)) {
      counts.lost += 1;
      return shop.deliveries.report(delivery.deliveryNo, chance.number() < 0.5 ? 200 : 'failed');
    }
    if (happens(roads.broken)) {
      counts.broken += 1;
      return carry(withBrokenSignature(delivery));
    }
    if (happens(roads.delayed)) {
      counts.delayed += 1;
      return void clock.after(chance.between(1_000, 3 * 60 * MINUTE), () => void carry(delivery));
    }
    await carry(delivery);
    if (!happens(roads.doubled)) return;
    counts.doubled += 1;
    await carry(delivery);
  }

  async function sendAll(): Promise<void> {
    const due = shop.deliveries.take();
    // oxlint-disable-next-line no-await-in-loop
    for (const delivery of happens(roads.reordered) ? shuffled(due, chance) : due) await send(delivery);
  }

  every(clock, () => MINUTE, () => void sendAll()); // prettier-ignore
  if (roads.administratorCares)
    every(clock, () => chance.between(20, 300) * MINUTE, () => void (counts.revived += reviveWebhooks(shop))); // prettier-ignore
  return { counts, accepted, toldAt, behave: () => void (rough = false) };
}

function every(clock: VirtualClock, wait: () => number, task: () => void): void {
  clock.after(wait(), () => {
    task();
    every(clock, wait, task);
  });
}

function shuffled<T>(values: readonly T[], chance: Chance): T[] {
  return values
    .map((value) => ({ value, at: chance.number() }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}

function withBrokenSignature(delivery: OutgoingDelivery): OutgoingDelivery {
  const headers = Object.entries(delivery.headers).map(([name, value]) => [
    name,
    /signature$/i.test(name) ? value.split('').reverse().join('') : value,
  ]);
  return { ...delivery, headers: Object.fromEntries(headers) };
}

function orderIn(delivery: OutgoingDelivery): string {
  const body = JSON.parse(delivery.body) as { readonly id?: number; readonly status?: string };
  // An open checkout is no order, and an order that was deleted before its delivery left is told of by an error body.
  return body.id === undefined || body.status === 'checkout-draft' ? '' : String(body.id);
}

/** What an administrator does under WooCommerce › Settings › Advanced › Webhooks. Returns how many were off. */
function reviveWebhooks(shop: FakeWooCommerce): number {
  const off = shop.stored.webhooks().filter(({ status }) => status === 'disabled');
  const { consumerKey, consumerSecret } = KEYS.readWrite;
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
  for (const { id } of off) {
    const body = Buffer.from(JSON.stringify({ status: 'active' }), 'utf8');
    const headers = { authorization, 'content-type': 'application/json' };
    shop.handle({ method: 'PUT', url: `/wp-json/wc/v3/webhooks/${id}`, headers, body, secure: true });
  }
  return off.length;
}
