import { describe, expect, it } from 'vitest';
import { recordedDelivery } from '../stores/woocommerce/recorded.ts';
import { fillDisk } from '../support/records.ts';
import { commitsOnDisk, openInbox, orderBody, PATH, signedDelivery, type InboxUnderTest } from './inboxUnderTest.ts';

const created = () => recordedDelivery('webhook-order-created');

function withHeader(name: string, value: string) {
  return { ...created(), headers: { ...created().headers, [name]: value } };
}

function refusals(inbox: InboxUnderTest): unknown[] {
  return inbox.db.prepare('SELECT source, reason, n FROM refusals').all();
}

async function nothingKept(inbox: InboxUnderTest): Promise<void> {
  await inbox.clock.run(10);
  expect([inbox.count('deliveries'), inbox.count('jobs'), inbox.count('audit_entries')]).toEqual([0, 0, 0]);
  expect(inbox.rung()).toBe(0);
}

describe('a delivery of the shop', () => {
  it('is answered 202 and rings for its order', async () => {
    const inbox = await openInbox();
    expect(await inbox.send(created())).toEqual({ status: 202, body: 'accepted' });
    const { id, number } = JSON.parse(Buffer.from(created().body).toString('utf8')) as { id: number; number: string };
    expect(inbox.jobKeys()).toEqual([`order/${id}`]);
    expect(inbox.rung()).toBe(1);
    expect(inbox.audit.entries({ limit: 10 })).toMatchObject([
      { kind: 'delivery', actor: 'webhook', status: 'fine', orderKey: String(id), orderNo: number, deliveryId: 1 },
    ]);
  });

  it('is on disk when the 202 leaves, and not answered before', async () => {
    const inbox = await openInbox();
    const before = commitsOnDisk(inbox.file);
    let answered = false;
    const answer = inbox.receive({ ...created(), path: PATH }).then(() => {
      answered = true;
      return commitsOnDisk(inbox.file);
    });
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    expect(answered).toBe(false);
    expect((await inbox.clock.settle(answer)) - before).toBe(1);
  });

  it('keeps its body byte for byte, sealed', async () => {
    const inbox = await openInbox();
    await inbox.send(created());
    expect(inbox.deliveries.byId(1)?.body).toBe(Buffer.from(created().body).toString('utf8'));
    const sealed = inbox.db.prepare('SELECT sealed FROM deliveries').pluck().get() as Buffer;
    expect(sealed.includes('billing')).toBe(false);
  });

  it('is found under its path with a trailing slash or a query', async () => {
    const inbox = await openInbox();
    expect((await inbox.send(created(), `${PATH}/`)).status).toBe(202);
    expect((await inbox.send(created(), `${PATH}?utm=1`)).status).toBe(202);
  });

  it('sent again is answered 202, counted and rings', async () => {
    const inbox = await openInbox();
    await inbox.send(created());
    expect((await inbox.send(created())).status).toBe(202);
    expect(inbox.db.prepare('SELECT repeats FROM deliveries').pluck().all()).toEqual([1]);
    expect(inbox.rung()).toBe(2);
  });

  it.each(['webhook-order-updated-status', 'webhook-order-restored', 'webhook-order-deleted'])(
    'recorded as %s rings for its order',
    async (name) => {
      const inbox = await openInbox();
      expect((await inbox.send(recordedDelivery(name))).status).toBe(202);
      expect(inbox.jobKeys()).toHaveLength(1);
      expect(inbox.jobKeys()[0]).toMatch(/^order\/\d+$/);
    },
  );
});

describe('a delivery that is no order', () => {
  it('of a topic nobody wants is answered 202, kept as left out, and rings nothing', async () => {
    const inbox = await openInbox();
    expect((await inbox.send(recordedDelivery('webhook-product-deleted'))).status).toBe(202);
    expect([inbox.count('deliveries'), inbox.count('jobs'), inbox.rung()]).toEqual([1, 0, 0]);
    expect(inbox.audit.entries({ limit: 1 })).toMatchObject([{ status: 'leftOut', cause: 'delivery-not-wanted' }]);
  });

  it.each([
    ['webhook-order-created-but-gone', 'woocommerce_rest_shop_order_invalid_id'],
    ['webhook-order-updated-owner-demoted', 'woocommerce_rest_cannot_view'],
  ])('but the signed error of %s rings the poll and asks for attention', async (name, cause) => {
    const inbox = await openInbox();
    expect((await inbox.send(recordedDelivery(name))).status).toBe(202);
    expect(inbox.jobKeys()).toEqual(['poll']);
    expect(inbox.audit.entries({ limit: 1 })).toMatchObject([{ status: 'attention', cause }]);
  });

  it('but the try of the address while a webhook is made is answered exactly 200 and leaves no trace', async () => {
    const inbox = await openInbox();
    expect((await inbox.send(recordedDelivery('webhook-ping'))).status).toBe(200);
    await nothingKept(inbox);
    expect(refusals(inbox)).toEqual([]);
  });

  it('and of no known shape, though rightly signed, is answered 202 and kept with a job that speaks of it', async () => {
    const inbox = await openInbox();
    const body = '{"order":{"id":7,"email":"anna@shopper.example"}}';
    expect((await inbox.send(signedDelivery(body))).status).toBe(202);
    expect(inbox.deliveries.byId(1)?.body).toBe(body);
    expect(inbox.db.prepare('SELECT kind, delivery_id FROM jobs').all()).toEqual([
      { kind: 'delivery', delivery_id: 1 },
    ]);
    const [entry] = inbox.audit.entries({ limit: 1 });
    expect(entry).toMatchObject({ status: 'attention', cause: 'delivery-wrong-shape' });
    expect(JSON.stringify([entry, inbox.logged])).not.toContain('anna');
  });

  it('and comes again in the same wrong shape has one job; another content has its own', async () => {
    const inbox = await openInbox();
    for (const body of ['{"a":1}', '{"a":1}', '{"a":2}']) await inbox.send(signedDelivery(body));
    expect(new Set(inbox.jobKeys()).size).toBe(2);
    expect(inbox.count('jobs')).toBe(2);
  });
});

describe('a request that is refused', () => {
  it.each([
    ['under an unknown path', created(), '/in/QW5vdGhlci1rZXktb2YtdGhlLXNhbWUtZm9ybQ', 404, '', 'unknownPath'],
    ['outside the paths of connections', created(), '/', 404, '', 'unknownPath'],
    ['below the path of a connection', created(), `${PATH}/more`, 404, '', 'unknownPath'],
    ['by another method', { ...created(), method: 'GET' }, PATH, 405, 'shop', 'method'],
    ['without a signature', withHeader('x-wc-webhook-signature', ''), PATH, 401, 'shop', 'signatureMissing'],
    ['with a wrong signature', withHeader('x-wc-webhook-signature', 'AAAA'), PATH, 401, 'shop', 'signatureWrong'],
    [
      'from a copy of the shop',
      withHeader('x-wc-webhook-source', 'https://staging.example/'),
      PATH,
      401,
      'shop',
      'otherShop',
    ],
    ['with another content type', withHeader('content-type', 'text/plain'), PATH, 415, 'shop', 'notJson'],
    ['rightly signed and not JSON', signedDelivery('{"id":'), PATH, 400, 'shop', 'notJson'],
    ['rightly signed and empty', signedDelivery(''), PATH, 400, 'shop', 'notJson'],
    ['of two MiB', signedDelivery(orderBody(7, { note: 'x'.repeat(2 * 1024 * 1024) })), PATH, 413, 'shop', 'tooLarge'],
  ])('%s is counted, and nothing of it is kept', async (_name, delivery, path, status, source, reason) => {
    const inbox = await openInbox();
    expect((await inbox.send(delivery, path)).status).toBe(status);
    await nothingKept(inbox);
    expect(refusals(inbox)).toEqual([{ source, reason, n: 1 }]);
  });

  it('may be just as large as allowed', async () => {
    const inbox = await openInbox();
    const frame = orderBody(7, { note: '' }).length;
    const delivery = signedDelivery(orderBody(7, { note: 'x'.repeat(1024 * 1024 - frame) }));
    expect(delivery.body.byteLength).toBe(1024 * 1024);
    expect((await inbox.send(delivery)).status).toBe(202);
  });

  it('names no secret, path or body in the log or the answer', async () => {
    const inbox = await openInbox();
    const answer = await inbox.send(withHeader('x-wc-webhook-signature', 'AAAA'));
    const told = JSON.stringify([answer, inbox.logged]);
    expect(told).not.toContain('ml-webhook-secret');
    expect(told).not.toContain('@');
    expect(told).not.toContain(PATH);
  });
});

describe('a disk that is full', () => {
  const large = () => signedDelivery(orderBody(7, { note: 'x'.repeat(100_000) }));

  it('makes the answer 503 with nothing half kept, and the next one 202 once there is room', async () => {
    const inbox = await openInbox();
    const makeRoom = fillDisk(inbox.db);
    expect((await inbox.send(large())).status).toBe(503);
    await nothingKept(inbox);
    expect(inbox.logged).toEqual(['a delivery could not be kept']);
    makeRoom();
    expect((await inbox.send(large())).status).toBe(202);
    expect([inbox.count('deliveries'), inbox.count('jobs'), inbox.count('audit_entries')]).toEqual([1, 1, 1]);
  });

  it('refuses all that came together, and each may come again', async () => {
    const inbox = await openInbox();
    const makeRoom = fillDisk(inbox.db);
    const both = () =>
      inbox.clock.settle(
        Promise.all([large(), signedDelivery(orderBody(8))].map((one) => inbox.receive({ ...one, path: PATH }))),
      );
    expect((await both()).map(({ status }) => status)).toEqual([503, 503]);
    await nothingKept(inbox);
    makeRoom();
    expect((await both()).map(({ status }) => status)).toEqual([202, 202]);
  });

  it('does not keep a refusal from being answered', async () => {
    const inbox = await openInbox();
    inbox.db.pragma('query_only = ON');
    expect((await inbox.send(withHeader('x-wc-webhook-signature', ''))).status).toBe(401);
    inbox.db.pragma('query_only = OFF');
  });
});
