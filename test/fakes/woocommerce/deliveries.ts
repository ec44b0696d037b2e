import { createHmac } from 'node:crypto';
import { phpJson } from './json.ts';
import type { Events, Shop, Webhook } from './state.ts';
import { splitTopic } from './topics.ts';
import type { Pinger } from './webhooks.ts';
import { saveWebhook } from './webhooks.ts';

/** Plain data: whoever carries it may send it twice, late, out of order or never. */
export interface OutgoingDelivery {
  readonly deliveryNo: number;
  readonly webhookId: number;
  /** A ping carries no signature and no `X-WC-*` headers. */
  readonly ping: boolean;
  readonly topic: string;
  readonly url: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Deliveries {
  /** Everything due by now, bodies built this moment; what WordPress refuses to send counts as failed instead. */
  take(): OutgoingDelivery[];
  /** What became of one; a delivery that is sent twice is reported twice. */
  report(deliveryNo: number, result: number | 'failed'): void;
  /** How many wait to be taken. */
  waiting(): number;
}

export interface DeliveryOptions {
  /** Asked synchronously inside the saving request; without it pings come with `take()`. */
  readonly ping?: (url: string, body: string) => number | 'failed';
  refuses(url: string): boolean;
  /** The body of one event with the rights of the webhook's owner. */
  payload(webhook: Webhook, resource: string, event: string, argument: number): unknown;
}

interface Due {
  readonly webhook: Webhook;
  readonly argument: number;
  readonly ping: boolean;
}

/** More than this many failures in a row switch a webhook off; the seventh does. */
const MOST_FAILURES = 5;
const AGENT = 'WooCommerce/10.5.0 Hookshot (WordPress/6.9.1)';

export function createDeliveries(
  shop: Shop,
  options: DeliveryOptions,
): { readonly deliveries: Deliveries; readonly events: Events; readonly pinger: Pinger } {
  const queue: Due[] = [];
  const sent = new Map<number, Due>();
  let lastNo = 0;

  function enqueue(topic: string, argument: number): void {
    for (const webhook of shop.webhooks) {
      if (webhook.status !== 'active' || webhook.topic !== topic) continue;
      const isPending = queue.some((due) => !due.ping && due.webhook === webhook && due.argument === argument);
      if (!isPending) queue.push({ webhook, argument, ping: false });
    }
  }

  const pinger: Pinger = {
    owes(webhook) {
      if (options.ping !== undefined) {
        const url = webhook.deliveryUrl;
        settlePing(webhook, options.refuses(url) ? 'failed' : options.ping(url, `webhook_id=${webhook.id}`));
      } else if (!queue.some((due) => due.ping && due.webhook === webhook)) {
        queue.push({ webhook, argument: 0, ping: true });
      }
    },
  };

  function settle(due: Due, result: number | 'failed'): void {
    if (due.ping) settlePing(due.webhook, result);
    else settleDelivery(shop, due.webhook, result, pinger);
  }

  return {
    pinger,
    events: { happened: enqueue, action: (hook, argument) => enqueue(`action.${hook}`, argument) },
    deliveries: {
      waiting: () => queue.length,
      take() {
        const outgoing: OutgoingDelivery[] = [];
        for (const due of queue.splice(0)) {
          if (!shop.webhooks.includes(due.webhook)) continue;
          if (options.refuses(due.webhook.deliveryUrl)) {
            settle(due, 'failed');
            continue;
          }
          lastNo += 1;
          sent.set(lastNo, due);
          outgoing.push(due.ping ? pingOf(due.webhook, lastNo) : deliveryOf(shop, due, lastNo, options));
        }
        return outgoing;
      },
      report(deliveryNo, result) {
        const due = sent.get(deliveryNo);
        if (due === undefined) throw new Error(`Delivery ${deliveryNo} was never taken.`);
        settle(due, result);
      },
    },
  };
}

/** Only a plain 200 ends the owing of a ping. */
function settlePing(webhook: Webhook, result: number | 'failed'): void {
  if (result === 200) webhook.pendingPing = false;
}

/** 200 to 302 is success, redirects unfollowed; nothing is ever sent again, only counted. */
function settleDelivery(shop: Shop, webhook: Webhook, result: number | 'failed', pinger: Pinger): void {
  const isSuccess = result !== 'failed' && result >= 200 && result <= 302;
  if (isSuccess) webhook.failureCount = 0;
  else if (webhook.failureCount > MOST_FAILURES) webhook.status = 'disabled';
  else webhook.failureCount += 1;
  saveWebhook(shop, webhook, pinger);
}

function pingOf(webhook: Webhook, deliveryNo: number): OutgoingDelivery {
  return {
    deliveryNo,
    webhookId: webhook.id,
    ping: true,
    topic: webhook.topic,
    url: webhook.deliveryUrl,
    method: 'POST',
    headers: { 'User-Agent': AGENT, Accept: '*/*', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `webhook_id=${webhook.id}`,
  };
}

function deliveryOf(
  shop: Shop,
  { webhook, argument }: Due,
  deliveryNo: number,
  options: DeliveryOptions,
): OutgoingDelivery {
  const { resource, event } = splitTopic(webhook.topic);
  const body = phpJson(options.payload(webhook, resource, event, argument));
  return {
    deliveryNo,
    webhookId: webhook.id,
    ping: false,
    topic: webhook.topic,
    url: webhook.deliveryUrl,
    method: 'POST',
    headers: {
      'User-Agent': AGENT,
      Accept: '*/*',
      'Content-Type': 'application/json',
      'X-WC-Webhook-Source': `${shop.home.plain}/`,
      'X-WC-Webhook-Topic': webhook.topic,
      'X-WC-Webhook-Resource': resource,
      'X-WC-Webhook-Event': event,
      'X-WC-Webhook-Signature': signatureOf(body, webhook.secret),
      'X-WC-Webhook-ID': String(webhook.id),
      'X-WC-Webhook-Delivery-ID': deliveryId(shop, webhook),
    },
    body,
  };
}

/** Entities in a secret are decoded before it is used. */
export function signatureOf(body: string, secret: string): string {
  const decoded = secret
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&amp;', '&');
  return createHmac('sha256', decoded).update(body).digest('base64');
}

/** A hash of webhook and second: two objects delivered in the same second share it. */
function deliveryId(shop: Shop, webhook: Webhook): string {
  return createHmac('md5', 'salt of this shop')
    .update(`${webhook.id}${Math.floor(shop.ports.now() / 1000)}`)
    .digest('hex');
}
