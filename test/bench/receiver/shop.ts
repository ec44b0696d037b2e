import { readFileSync } from 'node:fs';
import { signatureOf } from '../../fakes/woocommerce/deliveries.ts';

export const KEY = 'Zm9yLXRoZS1iZW5jaC1vbmx5';
export const SHOP = { homeUrl: 'http://127.0.0.1:8081', webhookSecret: 'ml-webhook-secret-1' };

const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/woocommerce/webhook-order-created.json', import.meta.url), 'utf8'),
) as { readonly rawBody: string };
const order = JSON.parse(recorded.rawBody) as object;

/**
 * What a shop sends for one order, as it goes over the wire: a recorded order of this id, or a small body of the same
 * kind; `last` on its connection, as WordPress sends each of them.
 */
export function requestOf(id: number, size: 'recorded' | 'small' = 'recorded', last = false): Buffer {
  const own = { id, number: String(id), status: 'processing' };
  const body = JSON.stringify(size === 'small' ? own : { ...order, ...own });
  const head = [
    `POST /in/${KEY} HTTP/1.1`,
    'Host: connector.example',
    'User-Agent: WooCommerce/10.5.0 Hookshot (WordPress/6.9.1)',
    'Accept: */*',
    ...(last ? ['Connection: close'] : []),
    'Content-Type: application/json',
    `X-WC-Webhook-Source: ${SHOP.homeUrl}/`,
    'X-WC-Webhook-Topic: order.created',
    'X-WC-Webhook-Resource: order',
    'X-WC-Webhook-Event: created',
    `X-WC-Webhook-Signature: ${signatureOf(body, SHOP.webhookSecret)}`,
    'X-WC-Webhook-ID: 12',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'utf8');
}
