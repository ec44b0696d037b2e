import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../../../main/stores/store.ts';
import { readWooDelivery, verifyWooDelivery, wooTopicOf } from '../../../../main/stores/woocommerce/webhooks.ts';
import { recordedDelivery, recordedNames } from './recorded.ts';

const shop = { homeUrl: 'http://127.0.0.1:8081', webhookSecret: 'ml-webhook-secret-1' };

const deliveries = recordedNames(/^webhook-(order|action|product|customer)-/);
const valid = () => recordedDelivery('webhook-order-created');

function withHeader(delivery: RawDelivery, name: string, value: string): RawDelivery {
  return { ...delivery, headers: { ...delivery.headers, [name]: value } };
}

function signed(body: string, topic = 'order.updated', secret = shop.webhookSecret): RawDelivery {
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const headers = { ...valid().headers, 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': signature };
  return { method: 'POST', headers, body: Buffer.from(body, 'utf8') };
}

const read = (delivery: RawDelivery) =>
  readWooDelivery({ topic: wooTopicOf(delivery), body: Buffer.from(delivery.body).toString('utf8') });

describe('verifying a delivery', () => {
  it('has recordings to be measured by', () => {
    expect(deliveries.length).toBeGreaterThan(10);
  });

  it.each(deliveries)('accepts %s as the recorded shop sent it', (name) => {
    expect(verifyWooDelivery(recordedDelivery(name), shop)).toEqual({ kind: 'verified' });
  });

  it("takes the recorded, unsigned try of the address for the shop's webhook ping", () => {
    expect(verifyWooDelivery(recordedDelivery('webhook-ping'), shop)).toEqual({ kind: 'webhookPing' });
  });

  it('takes nothing longer than an id for a webhook ping', () => {
    const ping = { ...recordedDelivery('webhook-ping'), body: Buffer.from('webhook_id=1&order=7') };
    expect(verifyWooDelivery(ping, shop)).toEqual({ kind: 'refused', status: 415, reason: 'notJson' });
  });

  it('refuses another method', () => {
    const verdict = verifyWooDelivery({ ...valid(), method: 'GET' }, shop);
    expect(verdict).toEqual({ kind: 'refused', status: 405, reason: 'method' });
  });

  it('refuses another content type', () => {
    const verdict = verifyWooDelivery(withHeader(valid(), 'content-type', 'text/plain'), shop);
    expect(verdict).toEqual({ kind: 'refused', status: 415, reason: 'notJson' });
  });

  it('accepts a content type with a charset', () => {
    const delivery = withHeader(valid(), 'content-type', 'Application/JSON; charset=UTF-8');
    expect(verifyWooDelivery(delivery, shop)).toEqual({ kind: 'verified' });
  });

  it('refuses a delivery without signature', () => {
    const verdict = verifyWooDelivery(withHeader(valid(), 'x-wc-webhook-signature', ''), shop);
    expect(verdict).toEqual({ kind: 'refused', status: 401, reason: 'signatureMissing' });
  });

  it('refuses one changed byte', () => {
    const body = Buffer.from(valid().body);
    body[body.length - 2] = (body[body.length - 2] ?? 0) ^ 1;
    const verdict = verifyWooDelivery({ ...valid(), body }, shop);
    expect(verdict).toEqual({ kind: 'refused', status: 401, reason: 'signatureWrong' });
  });

  it.each(['short', '', 'not base64 at all !!!', 'A'.repeat(200)])('refuses the signature "%s"', (signature) => {
    const verdict = verifyWooDelivery(withHeader(valid(), 'x-wc-webhook-signature', signature || ' '), shop);
    expect(verdict).toEqual({ kind: 'refused', status: 401, reason: 'signatureWrong' });
  });

  it('refuses what was signed with another secret', () => {
    const verdict = verifyWooDelivery(signed('{"id":1}', 'order.updated', 'other'), shop);
    expect(verdict).toEqual({ kind: 'refused', status: 401, reason: 'signatureWrong' });
  });

  it.each(['https://staging.example/', ''])('refuses a rightly signed delivery of the shop at "%s"', (source) => {
    const verdict = verifyWooDelivery(withHeader(valid(), 'x-wc-webhook-source', source), shop);
    expect(verdict).toEqual({ kind: 'refused', status: 401, reason: 'otherShop' });
  });

  it.each(['{"id":', '', 'Notice: Undefined index'])(
    'refuses the rightly signed text %j, which is not JSON',
    (body) => {
      expect(verifyWooDelivery(signed(body), shop)).toEqual({ kind: 'refused', status: 400, reason: 'notJson' });
    },
  );

  it('decodes entities of the secret as the shop does', () => {
    const delivery = signed('{"id":1}', 'order.updated', `a&b'c`);
    expect(verifyWooDelivery(delivery, { ...shop, webhookSecret: 'a&amp;b&#039;c' })).toEqual({ kind: 'verified' });
  });
});

describe('reading a verified delivery', () => {
  it.each([
    ['webhook-order-created', 'order.created'],
    ['webhook-order-updated-status', 'order.updated'],
    ['webhook-order-updated-partial-refund', 'order.updated'],
    ['webhook-order-restored', 'order.restored'],
  ])('rings for the order of %s', (name, topic) => {
    const delivery = recordedDelivery(name);
    const { id, number } = JSON.parse(Buffer.from(delivery.body).toString('utf8')) as { id: number; number: string };
    expect(read(delivery)).toEqual({ kind: 'order', orderKey: String(id), topic, orderNo: number });
  });

  it('rings for a deleted order, of which only the id is told', () => {
    expect(read(recordedDelivery('webhook-order-deleted'))).toEqual({
      kind: 'order',
      orderKey: '31',
      topic: 'order.deleted',
      orderNo: null,
    });
  });

  it('leaves an open checkout aside', () => {
    expect(read(recordedDelivery('webhook-order-updated-checkout-draft'))).toMatchObject({
      kind: 'ignored',
      topic: 'order.updated',
    });
  });

  it.each([
    ['webhook-order-created-but-gone', 'woocommerce_rest_shop_order_invalid_id'],
    ['webhook-order-updated-owner-demoted', 'woocommerce_rest_cannot_view'],
  ])('tells the signed error of %s', (name, code) => {
    expect(read(recordedDelivery(name))).toMatchObject({ kind: 'errorBody', code });
  });

  it.each(['webhook-product-deleted', 'webhook-action-order-refunded'])('leaves %s aside as another topic', (name) => {
    expect(read(recordedDelivery(name)).kind).toBe('ignored');
  });

  it.each(['created', 'updated', 'deleted'])('tells whose account was %s', (event) => {
    const delivery = recordedDelivery(`webhook-customer-${event}`);
    const { id } = JSON.parse(Buffer.from(delivery.body).toString('utf8')) as { id: number };
    const topic = `customer.${event}`;
    expect(read(delivery)).toEqual({ kind: 'customer', customerKey: String(id), topic });
  });

  it.each([
    ['not JSON', '{"id":', 'The body is not JSON.'],
    ['a body without id', '{"billing":{"email":"anna@shopper.example"}}', 'at id'],
    ['an id that is none', '{"id":"anna@shopper.example"}', 'at id'],
    ['a list', '[]', 'its root'],
    ['null', 'null', 'its root'],
  ])('calls %s a wrong shape, without a personal value', (_name, body, problem) => {
    const reading = read(signed(body));
    expect(reading).toMatchObject({ kind: 'wrongShape', topic: 'order.updated' });
    expect(JSON.stringify(reading)).toContain(problem);
    expect(JSON.stringify(reading)).not.toContain('anna@');
  });
});
