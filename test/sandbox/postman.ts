import { request } from 'node:http';

/** What a store wants to send, whatever store it is. */
export interface Letter {
  readonly deliveryNo: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A first word to a new webhook, which tells of nothing. */
  readonly ping?: boolean;
}

/** A store, as far as it sends. */
export interface Sender {
  readonly deliveries: { take(): readonly Letter[]; report(deliveryNo: number, result: number | 'failed'): void };
}

/** What becomes of one delivery on its way; the demo's story and the tests decide. */
export type Carriage = 'carry' | 'lose' | 'thrice' | 'breakSignature';

export interface PostCounts {
  readonly accepted: number;
  readonly refused: number;
  /** Sent again with the same bytes. */
  readonly repeated: number;
  readonly failed: number;
}

/** Carries the shop's deliveries over real HTTP, as WordPress' cron does, and reports back to the store. */
export interface Postman {
  /** Sends everything that is due, one after the other. */
  deliver(): Promise<void>;
  counts(): PostCounts;
  close(): void;
}

export function createPostman(
  shop: Sender,
  options: { readonly everyMs: number | null; readonly carriage?: (delivery: Letter) => Carriage },
): Postman {
  const counts = { accepted: 0, refused: 0, repeated: 0, failed: 0 };
  let underWay: Promise<void> | null = null;

  async function carry(delivery: Letter): Promise<void> {
    const how = delivery.ping ? 'carry' : (options.carriage?.(delivery) ?? 'carry');
    if (how === 'lose') return shop.deliveries.report(delivery.deliveryNo, 200);
    const times = how === 'thrice' ? 3 : 1;
    for (let time = 1; time <= times; time += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const status = await post(how === 'breakSignature' ? withBrokenSignature(delivery) : delivery);
      if (!delivery.ping) count(status, time > 1);
      // The store asked once, however often it travelled.
      if (time === times) shop.deliveries.report(delivery.deliveryNo, status === 0 ? 'failed' : status);
    }
  }

  function count(status: number, again: boolean): void {
    if (status >= 200 && status < 300) counts.accepted += 1;
    else if (status >= 400 && status < 500) counts.refused += 1;
    else counts.failed += 1;
    if (again) counts.repeated += 1;
  }

  async function carryAll(): Promise<void> {
    for (const delivery of shop.deliveries.take()) {
      // oxlint-disable-next-line no-await-in-loop
      await carry(delivery);
    }
  }

  function deliver(): Promise<void> {
    underWay ??= carryAll().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  const timer = options.everyMs === null ? null : setInterval(() => void deliver(), options.everyMs);
  timer?.unref();
  return { deliver, counts: () => ({ ...counts }), close: () => timer && clearInterval(timer) };
}

function withBrokenSignature(delivery: Letter): Letter {
  const headers = Object.fromEntries(
    Object.entries(delivery.headers).map(([name, value]) => [
      name,
      /signature$/i.test(name) ? value.split('').reverse().join('') : value,
    ]),
  );
  return { ...delivery, headers };
}

/** The status, or 0 when nobody answered. */
export function post(delivery: Pick<Letter, 'method' | 'url' | 'headers' | 'body'>): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      delivery.url,
      { method: delivery.method, headers: delivery.headers, timeout: 10_000 },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', () => resolve(0));
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(0));
    sent.end(delivery.body);
  });
}
