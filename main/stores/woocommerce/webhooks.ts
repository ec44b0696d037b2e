import { createHmac, timingSafeEqual } from 'node:crypto';
import { firstIssue, parseJson } from '../shape.ts';
import type { DeliveryReading, DeliveryVerdict, KeptDelivery, RawDelivery } from '../store.ts';
import { isSameHome } from './homeAddress.ts';
import { decodeWebhookSecret, isDraft } from './quirks.ts';
import { wooDeliveredCustomer, wooDeliveredError, wooDeliveredOrder } from './shapes.ts';

/** What rings for an order. A new order yields created and updated, in any sequence. */
export const wooOrderTopics = ['order.created', 'order.updated', 'order.restored', 'order.deleted'] as const;

/** What tells that an account has another address, or is gone; a new one is known by its first order. */
export const wooCustomerTopics = ['customer.updated', 'customer.deleted'] as const;

const refused = (
  status: 400 | 401 | 405 | 415,
  reason: Extract<DeliveryVerdict, { kind: 'refused' }>['reason'],
): DeliveryVerdict => ({ kind: 'refused', status, reason });

/**
 * Decides on the raw bytes; only what is rightly signed is parsed. The signature covers the body and nothing else: source and topic are only as
 * trustworthy as whoever sent a rightly signed body.
 */
export function verifyWooDelivery(
  delivery: RawDelivery,
  shop: { readonly homeUrl: string; readonly webhookSecret: string },
): DeliveryVerdict {
  if (delivery.method !== 'POST') return refused(405, 'method');
  if (isWebhookPing(delivery)) return { kind: 'webhookPing' };
  if (mediaType(delivery) !== 'application/json') return refused(415, 'notJson');
  const signature = delivery.headers['x-wc-webhook-signature'] ?? '';
  if (signature === '') return refused(401, 'signatureMissing');
  if (!isSignedWith(delivery.body, signature, shop.webhookSecret)) return refused(401, 'signatureWrong');
  // A copy of the shop has the same secret and signs rightly; only its address tells it apart.
  if (!isSameHome(delivery.headers['x-wc-webhook-source'] ?? '', shop.homeUrl)) return refused(401, 'otherShop');
  return parseBody(textOf(delivery)) === undefined ? refused(400, 'notJson') : { kind: 'verified' };
}

export function wooTopicOf(delivery: RawDelivery): string {
  return delivery.headers['x-wc-webhook-topic'] ?? '';
}

/** Sent while a webhook is created or changed: form encoded, unsigned, `webhook_id=12` and nothing more. */
function isWebhookPing(delivery: RawDelivery): boolean {
  return (
    mediaType(delivery) === 'application/x-www-form-urlencoded' &&
    delivery.body.length < 40 &&
    /^webhook_id=\d+$/.test(Buffer.from(delivery.body).toString('latin1'))
  );
}

function mediaType(delivery: RawDelivery): string {
  return (delivery.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function textOf(delivery: RawDelivery): string {
  return Buffer.from(delivery.body).toString('utf8');
}

/** Over the bytes as received: the shop escapes slashes and umlauts, JSON written anew would never match. */
function isSignedWith(body: Uint8Array, signature: string, secret: string): boolean {
  const wanted = createHmac('sha256', decodeWebhookSecret(secret)).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

let lastParsed: { readonly text: string; readonly body: unknown } = { text: '', body: undefined };

/** A delivery is asked twice, whether it is JSON and then what it says: parsing an order costs as much as keeping it. */
function parseBody(text: string): unknown {
  if (text !== lastParsed.text) lastParsed = { text, body: parseJson(text) };
  return lastParsed.body;
}

/** What a verified delivery says; nothing of it is used but which order to fetch. */
export function readWooDelivery({ topic, body: text }: KeptDelivery): DeliveryReading {
  if (/^customer\.(created|updated|deleted)$/.test(topic)) return readCustomer(topic, text);
  if (!wooOrderTopics.some((known) => known === topic)) {
    return { kind: 'ignored', topic, reason: 'No flow reads this topic.' };
  }
  const body = parseBody(text);
  if (body === undefined) return { kind: 'wrongShape', topic, problem: 'The body is not JSON.' };
  const order = wooDeliveredOrder.safeParse(body);
  if (order.success) {
    const { id, number, status } = order.data;
    if (isDraft(status))
      return { kind: 'ignored', topic, reason: 'A shopper has opened the checkout and not ordered.' };
    return { kind: 'order', orderKey: id, topic, orderNo: number === '' ? null : number };
  }
  const failure = wooDeliveredError.safeParse(body);
  if (failure.success)
    return { kind: 'errorBody', topic, code: failure.data.code, message: failure.data.message.slice(0, 200) };
  const { path, problem } = firstIssue(order.error);
  return { kind: 'wrongShape', topic, problem: `The body is not an order at ${path}: ${problem}.` };
}

function readCustomer(topic: string, text: string): DeliveryReading {
  const body = parseBody(text);
  const customer = wooDeliveredCustomer.safeParse(body);
  if (customer.success) return { kind: 'customer', customerKey: customer.data.id, topic };
  // It does not say which; the nightly comparison finds what it was about.
  if (wooDeliveredError.safeParse(body).success)
    return { kind: 'ignored', topic, reason: 'The account was gone when the shop told of it.' };
  const { path, problem } = firstIssue(customer.error);
  return { kind: 'wrongShape', topic, problem: `The body is not a customer at ${path}: ${problem}.` };
}
