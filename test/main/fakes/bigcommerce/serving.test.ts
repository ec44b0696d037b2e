import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withConcurrencyLimits } from '../../../fakes/bigcommerce/concurrency.ts';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import { withFaults } from '../../../fakes/faults.ts';
import { createInProcess } from '../../../fakes/inProcess.ts';
import { serveHttp } from '../../../fakes/serve.ts';
import { headersOf, openStore } from './storeUnderTest.ts';

const origin = 'https://api.bigcommerce.com';

describe('around the store', () => {
  it('answers over a socket as it does in process, 204 without a body too', async () => {
    const store = openStore({ allowPlainHttp: true });
    store.shopper.placeOrder({ items: [{ sku: 'ML-EBOOK' }] });
    const behaviour = async (request: Parameters<typeof store.handle>[0]) => store.handle(request);
    const served = await serveHttp(behaviour, { port: 0 });
    const ask = async (path: string) => {
      const response = await fetch(`${served.url}/stores/abc123${path}`, { headers: headersOf(ACCOUNTS.full) });
      return [response.status, await response.text()];
    };
    try {
      const inProcess = store.call('GET', '/v2/orders/1001/products');
      expect(await ask('/v2/orders/1001/products')).toEqual([200, inProcess.body]);
      expect(await ask('/v2/orders/1001/shipping_addresses')).toEqual([204, '']);
    } finally {
      await served.close();
    }
  });

  it('does the work of a request whose answer is lost', async () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-EBOOK' }] });
    const around = { now: () => store.clock.now, after: () => undefined, random: () => 0 };
    const { behaviour, faults } = withFaults(store.handle, around);
    faults.next(1, { kind: 'dropAfterWork' });
    const send = createInProcess({ servers: { [origin]: behaviour }, makeError: (failure) => new Error(failure) });
    const url = `${origin}/stores/abc123/v2/orders/${id}`;
    const body = JSON.stringify({ external_order_id: 'SI-1' });
    await expect(send({ method: 'PUT', url, headers: headersOf(ACCOUNTS.full), body })).rejects.toThrow('reset');
    expect(store.stored.order(id)?.record.externalOrderId).toBe('SI-1');
  });

  it('refuses a second adjustment of stock while one is open', async () => {
    const store = openStore();
    const gates: (() => void)[] = [];
    const slow = async (request: Parameters<typeof store.handle>[0]) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return store.handle(request);
    };
    const limited = withConcurrencyLimits(slow);
    const body = JSON.stringify({ items: [{ location_id: 1, variant_id: 301, quantity: 3 }] });
    const send = createInProcess({ servers: { [origin]: limited }, makeError: (failure) => new Error(failure) });
    const url = `${origin}/stores/abc123/v3/inventory/adjustments/absolute`;
    const push = () => send({ method: 'PUT', url, headers: headersOf(ACCOUNTS.full), body });
    const first = push();
    const second = await push();
    expect([second.status, JSON.parse(second.body)]).toMatchObject([429, { title: 'Too many requests', errors: {} }]);
    for (const open of gates) open();
    expect((await first).status).toBe(200);
  });
});

describe('the signature that people believe in', () => {
  it('is put on deliveries where the store is set so', () => {
    const store = openStore({ newHookSilentMs: 0, bodySignature: 'hex' });
    store.call('POST', '/v3/hooks', { scope: 'store/order/created', destination: 'https://hooks.example.com/x' });
    store.shopper.openCheckout({ items: [{ sku: 'ML-EBOOK' }] });
    const [sent] = store.deliveries.take();
    const wanted = createHmac('sha256', ACCOUNTS.full.clientSecret)
      .update(sent?.body ?? '')
      .digest('hex');
    expect(sent?.headers['x-bc-signature']).toBe(wanted);
  });

  it('is counted on writes, and means nothing to the store', () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-EBOOK' }] });
    const body = JSON.stringify({ staff_notes: 'x' });
    const right = createHmac('sha256', ACCOUNTS.full.clientSecret).update(body).digest('base64');
    const put = (more: Readonly<Record<string, string>>): number =>
      store.send('PUT', `/stores/abc123/v2/orders/${id}`, { ...headersOf(ACCOUNTS.full), ...more }, body).status;
    expect([put({}), put({ 'x-bc-signature': right }), put({ 'x-bc-signature': 'no' })]).toEqual([200, 200, 200]);
    expect(store.stored.writeSignatures()).toEqual({ absent: 1, right: 1, wrong: 1 });
  });
});
