import { describe, expect, it } from 'vitest';
import type { ShopUnderTest } from './shopUnderTest.ts';
import { fixture, openShop } from './shopUnderTest.ts';

/** Orders 21 (paid) and 22, customers 3 and 4, and a webhook 14: what the recorded errors refer to. */
function shopWithAll(): ShopUnderTest {
  const shop = openShop('2026-11-22T01:45:00Z');
  shop.replay(fixture('order-create-guest'));
  shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }] });
  shop.replay(fixture('customer-create'));
  shop.replay(fixture('customer-create-minimal'));
  const hook = { topic: 'order.updated', delivery_url: 'https://relay.example/hook' };
  for (let count = 0; count < 14; count += 1) shop.call('POST', '/wp-json/wc/v3/webhooks', hook);
  return shop;
}

describe('answers to what is wrong', () => {
  it.each([
    'error-customer-delete-without-force',
    'error-customer-duplicate-email',
    'error-customer-duplicate-username',
    'error-customer-invalid-email',
    'error-customer-missing-email',
    'error-customer-not-found',
    'error-customer-update-email-taken',
    'error-customers-orderby-modified',
    'error-invalid-json',
    'error-method-not-allowed',
    'error-order-create-bad-currency',
    'error-order-create-bad-email',
    'error-order-create-invalid-customer',
    'error-order-create-invalid-status',
    'error-order-create-line-without-product',
    'error-order-deleted-404',
    'error-order-get-refund-id',
    'error-order-not-found',
    'error-order-update-not-found',
    'error-order-update-unknown-line-item',
    'error-orders-invalid-date',
    'error-orders-invalid-orderby',
    'error-orders-invalid-status',
    'error-orders-page-0',
    'error-orders-per-page-101',
    'error-product-not-found',
    'error-refund-gateway-not-supported',
    'error-refund-negative',
    'error-refund-too-much',
    'error-refund-unknown-order',
    'error-unknown-route',
    'error-webhook-delete-without-force',
    'error-webhook-invalid-status',
    'error-webhook-invalid-topic',
    'error-webhook-invalid-url',
    'error-webhook-missing-params',
    'error-webhook-not-found',
    'error-webhook-update-not-found',
    'webhook-deliveries-endpoint-gone',
  ])('answers %s as recorded', (name) => {
    const sample = fixture(name);
    const answer = shopWithAll().replay(sample);
    expect(answer.status).toBe(sample.response.status);
    expect(answer.json).toEqual(sample.response.body);
  });

  it('leaves a draft behind when a coupon of a new order does not exist', () => {
    const sample = fixture('error-order-create-invalid-coupon');
    const shop = openShop('2026-11-22T01:45:00Z', { lastPostId: 34 });
    expect(shop.replay(sample).json).toEqual(sample.response.body);
    expect(shop.stored.order(35)?.status).toBe('checkout-draft');
  });

  it('trashes an order once, shows its old status, and then says it is gone', () => {
    const shop = openShop('2026-11-22T01:43:50Z', { lastPostId: 30 });
    shop.call('POST', '/wp-json/wc/v3/orders', { line_items: [{ product_id: 12, quantity: 1 }] });
    expect(shop.replay(fixture('order-delete-trash')).json).toMatchObject({ id: 31, status: 'pending' });
    expect(shop.replay(fixture('order-get-trashed')).json).toMatchObject({ id: 31, status: 'trash' });
    const again = fixture('error-order-already-trashed');
    expect(shop.replay(again)).toMatchObject({ status: 410, json: again.response.body });
    expect(shop.replay(fixture('order-untrash')).json).toMatchObject({ status: 'pending' });
    expect(shop.replay(fixture('order-delete-force'))).toMatchObject({ status: 200, json: { id: 31 } });
    const gone = fixture('error-order-deleted-404');
    expect(shop.replay(gone)).toMatchObject({ status: 404, json: gone.response.body });
  });
});
