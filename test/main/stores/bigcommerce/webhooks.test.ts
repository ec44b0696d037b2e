import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createBigSignIn,
  findSignature,
  webhookSecretSlot,
  withoutWebhookSecret,
} from '../../../../main/stores/bigcommerce/signature.ts';
import { type BigWebhookOptions, bigTopicOf, readBigDelivery, verifyBigDelivery } from '../../../../main/stores/bigcommerce/webhooks.ts'; // prettier-ignore
import type { RawDelivery } from '../../../../main/stores/store.ts';

interface Vector {
  readonly client_secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw_body: string;
  readonly tampered_cases: readonly {
    readonly name: string;
    readonly raw_body?: string;
    readonly client_secret?: string;
    readonly 'webhook-signature'?: string | null;
    readonly valid: boolean;
  }[];
}

const vector = JSON.parse(
  readFileSync(new URL('../../../fixtures/bigcommerce/signed-delivery-vector.json', import.meta.url), 'utf8'),
) as Vector;
const SENT_AT = Number(vector.headers['webhook-timestamp']) * 1000;
const OWN = 'the-secret-of-our-webhooks';

const raw = (headers: Readonly<Record<string, string>> = {}, body = vector.raw_body): RawDelivery => ({
  method: 'POST',
  headers: { ...vector.headers, 'x-connector-secret': OWN, ...headers },
  body: Buffer.from(body),
});

/** A store of which it is known, or not, that the vendor's signatures verify; `told` is what the deliveries said. */
function store(isProven: boolean, changes: Partial<BigWebhookOptions> = {}) {
  const told: string[] = [];
  const options: BigWebhookOptions = {
    storeHash: 'abc123',
    webhookSecret: OWN,
    clientSecret: vector.client_secret,
    proof: {
      isProven: () => isProven,
      proved: () => void told.push('proved'),
      doubted: () => void told.push('doubted'),
    },
    now: () => SENT_AT + 1000,
    ...changes,
  };
  return { told, verify: (delivery: RawDelivery) => verifyBigDelivery(delivery, options) };
}

describe("the vendor's signature", () => {
  it('is the one of the worked example', () => {
    expect(findSignature(raw(), vector.client_secret, SENT_AT)).toBe('right');
  });

  it.each(vector.tampered_cases.map((one) => [one.name, one] as const))('is told apart: %s', (_, one) => {
    const { 'webhook-signature': _own, ...others } = vector.headers;
    const given =
      one['webhook-signature'] === undefined ? vector.headers['webhook-signature'] : one['webhook-signature'];
    const headers = given === null || given === undefined ? others : { ...others, 'webhook-signature': given };
    const delivery = { method: 'POST', headers, body: Buffer.from(one.raw_body ?? vector.raw_body) };
    const found = findSignature(delivery, one.client_secret ?? vector.client_secret, SENT_AT);
    expect(found === 'right').toBe(one.valid);
  });

  it.each([-301, 301])('is stale %i seconds away from now, and fine at five minutes', (seconds) => {
    expect(findSignature(raw(), vector.client_secret, SENT_AT + seconds * 1000)).toBe('stale');
    expect(findSignature(raw(), vector.client_secret, SENT_AT + Math.sign(seconds) * 300_000)).toBe('right');
  });

  it.each(['base64', 'hex'] as const)('is taken as X-BC-Signature in %s too', (form) => {
    const headers = { 'x-bc-signature': createHmac('sha256', 'k').update(vector.raw_body).digest(form) };
    const body = Buffer.from(vector.raw_body);
    expect(findSignature({ method: 'POST', headers, body }, 'k', SENT_AT)).toBe('right');
    expect(findSignature({ method: 'POST', headers, body: Buffer.from('{}') }, 'k', SENT_AT)).toBe('wrong');
  });
});

describe('a delivery', () => {
  it('is verified by our own header, and proves the client secret by the signature', () => {
    const { verify, told } = store(false);
    expect(verify(raw())).toEqual({ kind: 'verified' });
    expect(told).toEqual(['proved']);
  });

  it('with a wrong signature is a doorbell until one has verified, and refused from then on', () => {
    const wrong = raw({ 'webhook-signature': 'v1,AAAA' });
    const first = store(false);
    expect(first.verify(wrong)).toEqual({ kind: 'verified' });
    expect(first.told).toEqual(['doubted']);
    expect(store(true).verify(wrong)).toEqual({ kind: 'refused', status: 401, reason: 'signatureWrong' });
  });

  it('without a signature, or where no client secret was entered, is verified by our own header', () => {
    const { 'webhook-signature': _own, ...headers } = raw().headers;
    expect(store(true).verify({ ...raw(), headers })).toEqual({ kind: 'verified' });
    expect(store(false, { clientSecret: null }).verify(raw({ 'webhook-signature': 'v1,AAAA' }))).toEqual({
      kind: 'verified',
    });
  });

  it.each([
    ['without our header', raw({ 'x-connector-secret': '' }), 401, 'signatureMissing'],
    ['with another secret', raw({ 'x-connector-secret': `${OWN}x` }), 401, 'signatureWrong'],
    ['of another method', { ...raw(), method: 'PUT' }, 405, 'method'],
    ['of another type', raw({ 'content-type': 'text/plain' }), 415, 'notJson'],
    ['that is no event', raw({ 'webhook-signature': '' }, '[1]'), 400, 'notJson'],
    [
      'of another store',
      raw({ 'webhook-signature': '' }, vector.raw_body.replace('abc123', 'xyz789')),
      401,
      'otherShop',
    ],
  ] as const)('%s is refused', (_, delivery, status, reason) => {
    expect(store(false).verify(delivery)).toEqual({ kind: 'refused', status, reason });
  });

  it('sent again two days later is judged by the moment of this attempt', () => {
    const late = store(true, { now: () => SENT_AT + 2 * 86_400_000 });
    expect(late.verify(raw())).toEqual({ kind: 'refused', status: 401, reason: 'signatureStale' });
  });
});

const event = (scope: string, data: unknown) => JSON.stringify({ producer: 'stores/abc123', scope, data });

describe('what a delivery says', () => {
  it.each([
    ['store/order/created', { type: 'order', id: 250 }, '250'],
    ['store/order/statusUpdated', { type: 'order', id: 250, status: { new_status_id: 11 } }, '250'],
    ['store/order/refund/created', { type: 'order', id: 250, refund: { refund_id: 9 } }, '250'],
    ['store/order/transaction/created', { type: 'transaction', order_id: '250', transaction_id: '7' }, '250'],
  ])('%s names its order', (topic, data, orderKey) => {
    const body = event(topic, data);
    expect(bigTopicOf({ method: 'POST', headers: {}, body: Buffer.from(body) })).toBe(topic);
    expect(readBigDelivery({ topic, body })).toEqual({ kind: 'order', orderKey, topic, orderNo: orderKey });
  });

  it.each([
    ['store/order/message/created', { type: 'order', id: 250 }],
    ['store/order/metafield/created', { metafield_id: 1, resource_id: '250' }],
    ['store/customer/created', { type: 'customer', id: 3 }],
  ])('%s is left aside', (topic, data) => {
    expect(readBigDelivery({ topic, body: event(topic, data) })).toMatchObject({ kind: 'ignored', topic });
  });

  it('without an order is told with the place', () => {
    const topic = 'store/order/updated';
    expect(readBigDelivery({ topic, body: event(topic, { type: 'order' }) })).toMatchObject({ kind: 'wrongShape' });
  });
});

describe('what is sent', () => {
  const sign = createBigSignIn({ accessToken: 'token-1', webhookSecret: OWN, clientSecret: 'k' });
  const request = { method: 'POST', url: 'https://api.example/x', headers: {}, body: `{"s":"${webhookSecretSlot}"}` };

  it('carries the token, our secret in its place, and a signature over the very bytes', () => {
    const sent = sign(request);
    expect(sent.body).toBe(`{"s":"${OWN}"}`);
    expect(sent.headers['x-auth-token']).toBe('token-1');
    expect(sent.headers['x-bc-signature']).toBe(
      createHmac('sha256', 'k')
        .update(sent.body ?? '')
        .digest('base64'),
    );
  });

  it('is unsigned where there is nothing to sign, or no client secret', () => {
    const { body: _body, ...read } = request;
    expect(sign({ ...read, method: 'GET' }).headers).toEqual({ 'x-auth-token': 'token-1' });
    const unsigned = createBigSignIn({ accessToken: 'token-1', webhookSecret: OWN, clientSecret: null });
    expect(unsigned(request).headers).toEqual({ 'x-auth-token': 'token-1' });
  });

  it('is kept without our secret, also where the shop repeats it in its answer', () => {
    const about = { system: 'shop', origin: { actor: 'engine' }, effect: 'housekeeping', summary: '' } as const;
    const times = { attempt: 1, startedAt: 0, milliseconds: 1, failure: null };
    const kept = { ...about, ...times, request: { method: 'POST', url: '/', body: request.body } };
    const answered = { ...kept, response: { status: 200, body: `{"headers":{"x":"${OWN}"}}` } };
    expect(JSON.stringify(withoutWebhookSecret(answered, OWN))).not.toContain(OWN);
    expect(withoutWebhookSecret({ ...kept, response: null }, OWN)).toEqual({ ...kept, response: null });
  });
});
