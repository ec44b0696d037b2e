import * as z from 'zod';
import type { DeliveryReading, DeliveryVerdict, KeptDelivery, RawDelivery } from '../store.ts';
import { firstIssue, parseJson } from '../shape.ts';
import { findSignature, isSame, SECRET_HEADER } from './signature.ts';

/** What rings for an order. A new one fires `created` in status 0 and `statusUpdated` moments later, in any sequence. */
export const bigOrderTopics = [
  'store/order/created',
  'store/order/updated',
  'store/order/archived',
  'store/order/statusUpdated',
  'store/order/refund/created',
  'store/order/transaction/created',
] as const;

/** What tells that an account has another address, or is gone; a new one is known by its first order. */
export const bigCustomerTopics = ['store/customer/updated', 'store/customer/deleted'] as const;

/**
 * What is known of the vendor's signatures. Until one has verified, a right secret header with a wrong signature is a
 * doorbell: the client secret may be missing or wrong. From then on it is refused.
 */
export interface SignatureProof {
  /** Whether a signature of the vendor's has verified with the client secret in force. */
  isProven(): boolean;
  /** One has verified. */
  proved(): void;
  /** One was wrong while none had verified. */
  doubted(): void;
}

export interface BigWebhookOptions {
  readonly storeHash: string;
  readonly webhookSecret: string;
  /** null where none was entered: signatures are not checked then. */
  readonly clientSecret: string | null;
  readonly proof: SignatureProof;
  /** Milliseconds UTC. */
  readonly now: () => number;
}

const refused = (
  status: 400 | 401 | 405 | 415,
  reason: Extract<DeliveryVerdict, { kind: 'refused' }>['reason'],
): DeliveryVerdict => ({ kind: 'refused', status, reason });

/** Decides on the raw bytes; only what brings our own secret is parsed. */
export function verifyBigDelivery(delivery: RawDelivery, options: BigWebhookOptions): DeliveryVerdict {
  if (delivery.method !== 'POST') return refused(405, 'method');
  if (mediaType(delivery) !== 'application/json') return refused(415, 'notJson');
  const secret = delivery.headers[SECRET_HEADER] ?? '';
  if (secret === '') return refused(401, 'signatureMissing');
  if (!isSame(secret, options.webhookSecret)) return refused(401, 'signatureWrong');
  const bySignature = refusedBySignature(delivery, options);
  if (bySignature) return bySignature;
  const body = delivered.safeParse(parseJson(Buffer.from(delivery.body).toString('utf8')));
  if (!body.success) return refused(400, 'notJson');
  return body.data.producer === `stores/${options.storeHash}` ? { kind: 'verified' } : refused(401, 'otherShop');
}

function refusedBySignature(delivery: RawDelivery, options: BigWebhookOptions): DeliveryVerdict | null {
  const { clientSecret, proof } = options;
  if (clientSecret === null) return null;
  const finding = findSignature(delivery, clientSecret, options.now());
  if (finding === 'right') proof.proved();
  if (finding === 'stale') return refused(401, 'signatureStale');
  if (finding !== 'wrong') return null;
  if (proof.isProven()) return refused(401, 'signatureWrong');
  proof.doubted();
  return null;
}

function mediaType(delivery: RawDelivery): string {
  return (delivery.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const id = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
const delivered = z.object({ producer: z.string(), scope: z.string(), data: z.unknown() });
const aboutOrder = z.object({ type: z.literal('order'), id });
const aboutCustomer = z.object({ type: z.literal('customer'), id });
const aboutTransaction = z.object({ order_id: id });
const delivery = z.object({ scope: z.string(), data: z.unknown() });

/** The event, from the body: no header names it. "" where there is none. */
export function bigTopicOf({ body }: RawDelivery): string {
  const read = delivered.safeParse(parseJson(Buffer.from(body).toString('utf8')));
  return read.success ? read.data.scope : '';
}

/** What a verified delivery says; nothing of it is used but what to fetch. */
export function readBigDelivery({ topic, body: text }: KeptDelivery): DeliveryReading {
  const body = delivery.safeParse(parseJson(text));
  if (!body.success) return { kind: 'wrongShape', topic, problem: 'The body is no event.' };
  if (bigCustomerTopics.some((known) => known === topic)) return readCustomer(topic, body.data.data);
  if (!isAboutOrders(topic)) return { kind: 'ignored', topic, reason: 'No flow reads this topic.' };
  const shape = z.union([aboutOrder.transform((order) => order.id), aboutTransaction.transform((one) => one.order_id)]);
  const order = shape.safeParse(body.data.data);
  if (order.success) return { kind: 'order', orderKey: order.data, topic, orderNo: order.data };
  const { path, problem } = firstIssue(order.error);
  return { kind: 'wrongShape', topic, problem: `The event names no order at ${path}: ${problem}.` };
}

function readCustomer(topic: string, data: unknown): DeliveryReading {
  const customer = aboutCustomer.safeParse(data);
  if (customer.success) return { kind: 'customer', customerKey: customer.data.id, topic };
  const { path, problem } = firstIssue(customer.error);
  return { kind: 'wrongShape', topic, problem: `The event names no customer at ${path}: ${problem}.` };
}

/** Messages and metafields of orders, of which ours are some, change nothing that a document holds. */
function isAboutOrders(topic: string): boolean {
  // Whether a wildcard webhook names the event or itself is not published: then only the body tells.
  return topic === 'store/order/*' || bigOrderTopics.some((known) => known === topic);
}
