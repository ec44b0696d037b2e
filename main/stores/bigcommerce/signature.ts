import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Exchange } from '../../http/door.ts';
import type { HttpRequest } from '../../http/transport.ts';
import type { RawDelivery } from '../store.ts';

/** Stands in a request's body where the secret of our webhooks belongs, so that what is logged before has no secret. */
export const webhookSecretSlot = '<webhook secret>';
/** Comes back with every delivery of a webhook that we made. */
export const SECRET_HEADER = 'x-connector-secret';
/** Names the webhook as ours, and what for. */
export const NAME_HEADER = 'x-connector-name';

export interface BigSignInOptions {
  readonly accessToken: string;
  readonly webhookSecret: string;
  /** null where none was entered: then what it would sign goes out unsigned. */
  readonly clientSecret: string | null;
}

/**
 * The door's `sign` for a store: its token, the secret of new webhooks in its place, and on business writes
 * `X-BC-Signature`, which the shop does not ask for.
 */
export function createBigSignIn(options: BigSignInOptions): (request: HttpRequest) => HttpRequest {
  return (request) => {
    const body = request.body?.replace(JSON.stringify(webhookSecretSlot), () => JSON.stringify(options.webhookSecret));
    return {
      ...request,
      ...(body === undefined ? {} : { body }),
      headers: { ...request.headers, 'x-auth-token': options.accessToken, ...signatureOf(body, options.clientSecret) },
    };
  };
}

function signatureOf(body: string | undefined, clientSecret: string | null): Readonly<Record<string, string>> {
  if (body === undefined || clientSecret === null) return {};
  return { 'x-bc-signature': createHmac('sha256', clientSecret).update(body, 'utf8').digest('base64') };
}

/** The shop repeats the headers of a webhook in its answers: what is kept of them has the slot in the secret's place. */
export function withoutWebhookSecret(exchange: Exchange, webhookSecret: string): Exchange {
  const { response } = exchange;
  if (response === null) return exchange;
  return { ...exchange, response: { ...response, body: response.body.replaceAll(webhookSecret, webhookSecretSlot) } };
}

/** What the signatures of a delivery say: none is there, one is right, it is wrong, or it was made too long ago. */
export type SignatureFinding = 'none' | 'right' | 'wrong' | 'stale';

const LONGEST_AGE_MS = 5 * 60_000;

/** In constant time; compared as bytes, so that a header of another length is simply wrong. */
export function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given, 'utf8'), Buffer.from(wanted, 'utf8')];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Standard Webhooks (https://www.standardwebhooks.com) and `X-BC-Signature`, each where it is there. The key of both is
 * the client secret as it is written. Age is judged by `webhook-timestamp`, which is this attempt's: the event itself may
 * be two days old. `now` in milliseconds UTC.
 */
export function findSignature(delivery: RawDelivery, clientSecret: string, now: number): SignatureFinding {
  const findings = [standardWebhooks(delivery, clientSecret, now), bcSignature(delivery, clientSecret)];
  for (const worst of ['wrong', 'stale', 'right'] as const) {
    if (findings.includes(worst)) return worst;
  }
  return 'none';
}

function standardWebhooks({ headers, body }: RawDelivery, secret: string, now: number): SignatureFinding {
  const given = headers['webhook-signature'] ?? '';
  if (given === '') return 'none';
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return 'wrong';
  const signed = createHmac('sha256', secret)
    .update(`${headers['webhook-id'] ?? ''}.${timestamp}.`)
    .update(body);
  const wanted = `v1,${signed.digest('base64')}`;
  // Several stand there while the shop changes its keys; all are compared.
  const matches = given.split(' ').filter((one) => isSame(one, wanted));
  if (matches.length === 0) return 'wrong';
  return Math.abs(now - Number(timestamp) * 1000) > LONGEST_AGE_MS ? 'stale' : 'right';
}

function bcSignature({ headers, body }: RawDelivery, secret: string): SignatureFinding {
  const given = headers['x-bc-signature'] ?? '';
  if (given === '') return 'none';
  const digest = createHmac('sha256', secret).update(body).digest();
  const forms = [digest.toString('base64'), digest.toString('hex')];
  return forms.some((form) => isSame(form.length === 64 ? given.toLowerCase() : given, form)) ? 'right' : 'wrong';
}
