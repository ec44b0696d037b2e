import { describe, expect, it, vi } from 'vitest';
import { isWrite } from '../fakes/batches.ts';
import type { FakeRequest } from '../fakes/http.ts';
import type { Start } from '../nav.suite.ts';
import { collected, failure, firstLine, has } from './asking.ts';
import { suiteCustomer, shipping, order } from './samples.ts';

const isRead = (request: FakeRequest) => !isWrite(request);

/** What a surface says when the server, the network or a person stands in the way. */
export function describeFailures(start: Start): void {
  describe('when things go wrong', () => {
    it('a refused sign-in is said, and asked once', async () => {
      const { session, fake } = await start({ wrongPassword: true });
      fake.admin.forgetRequests();
      expect(await failure(session.createDocument('salesOrder', order))).toMatchObject({
        kind: 'authentication',
        code: 'signin-refused',
      });
      expect(fake.admin.requests).toHaveLength(1);
    });

    it('a switched-off service is said', async () => {
      // Some surfaces learn it already when they are opened.
      const asking = start({ switchedOff: true }).then(({ session }) => session.items(['DESK']));
      expect((await failure(asking)).code).toMatch(/^nav-(api|odata)-off$/);
    });

    it('a missing permission is said', async () => {
      const { session, fake } = await start();
      fake.admin.forbid('salesOrders');
      expect(await failure(session.documentsByExternalNo('WOO-1'))).toMatchObject({
        kind: 'permission',
        code: 'nav-permission',
      });
    });

    it('a lock comes back by itself, and nothing was written', async () => {
      const { session, fake } = await start();
      fake.admin.lock(1);
      expect(await failure(session.createDocument('salesOrder', order))).toMatchObject({
        kind: 'unavailable',
        code: 'nav-lock',
      });
      expect(fake.stored.orders()).toEqual([]);
      await session.createDocument('salesOrder', order);
      expect(fake.stored.orders()).toHaveLength(1);
    });

    it('a server that is down is unavailable to reads, and back again', async () => {
      const { session, faults } = await start();
      faults.always({ kind: 'down' });
      expect(await failure(session.items(['DESK']))).toMatchObject({ kind: 'unavailable' });
      faults.clear();
      expect(await session.items(['DESK'])).toHaveLength(1);
    });

    it('a short failure of a read is not even noticed', async () => {
      const { session, faults } = await start();
      faults.next(2, { kind: 'status', status: 503 });
      expect(await session.items(['DESK'])).toHaveLength(1);
    });

    it('a throttled write is told with the wish of the server', async () => {
      const { session, faults } = await start();
      faults.when(isWrite, {
        kind: 'status',
        status: 429,
        headers: { 'Retry-After': '7' },
      });
      expect(await failure(session.createDocument('salesOrder', order))).toMatchObject({
        kind: 'rateLimited',
        retryAfterMs: 7_000,
      });
    });

    it("a proxy's page is not taken for NAV", async () => {
      const { session, faults } = await start();
      faults.always({ kind: 'html', status: 200 });
      expect(await failure(session.items(['DESK']))).toMatchObject({ kind: 'unavailable', code: 'not-odata' });
    });

    it.each([
      ['the answer was cut off', { kind: 'dropAfterWork' }],
      ['it is carried out only after the connection was cut', { kind: 'lateWork', ms: 5_000 }],
      ['a gateway gave up', { kind: 'status', status: 504, worked: true }],
      ['a proxy answered with its page', { kind: 'html', status: 502 }],
    ] as const)('a write has an unknown outcome when %s, and is sent once', async (_, fault) => {
      const { session, faults, fake } = await start();
      let posts = 0;
      faults.when((request) => isWrite(request) && (posts += 1) > 0, fault);
      expect(await failure(session.createDocument('salesOrder', order))).toMatchObject({
        kind: 'unknownOutcome',
        system: 'nav1',
      });
      expect(posts).toBe(1);
      const found = await session.documentsByExternalNo(order.externalDocumentNo);
      expect(found).toHaveLength(fake.stored.orders().length);
    });

    it('a customer, a line and a deletion too have an unknown outcome when the answer was cut off', async () => {
      const { session, faults } = await start();
      const made = await session.createDocument('salesOrder', order);
      faults.when(isWrite, { kind: 'dropAfterWork' });
      for (const call of [
        () => session.createCustomer(suiteCustomer),
        () => session.addLine(made, shipping),
        () => session.repairLine(made, firstLine(made), { unitPrice: '1' }),
        () => session.deleteLine(made, firstLine(made)),
        () => session.changeDocument(made, { postingDate: '2026-11-21' }),
        () => session.deleteDocument('salesOrder', made.key),
      ]) {
        expect((await failure(call())).kind).toBe('unknownOutcome');
      }
    });

    it('a posting that was cut off has an unknown outcome, and is found in the books', async () => {
      const { session, nav, faults } = await start();
      const made = await session.createDocument('salesOrder', order);
      if (!(await has(nav, 'post', () => session.post(made)))) return;
      faults.when(isWrite, { kind: 'dropAfterWork' });
      expect((await failure(session.post(made))).kind).toBe('unknownOutcome');
      faults.clear();
      expect(await session.documentsByExternalNo('WOO-1001')).toMatchObject([{ state: 'posted' }]);
    });

    it('pages that fail reject with the reason', async () => {
      const { session, faults } = await start();
      faults.always({ kind: 'down' });
      expect(await failure(collected(session.stock({})))).toMatchObject({ kind: 'unavailable' });
    });

    it('a write without answer has an unknown outcome, a read is unavailable', async () => {
      const { session, faults, timeOut } = await start();
      await session.items(['DESK']);
      for (const [isIt, call, kind] of [
        [isWrite, () => session.createDocument('salesOrder', order), 'unknownOutcome'],
        [isRead, () => session.items(['DESK']), 'unavailable'],
      ] as const) {
        let waiting = false;
        faults.when((request) => isIt(request) && !request.url.includes('$metadata') && (waiting = true), {
          kind: 'hang',
        });
        const failing = failure(call());
        await vi.waitUntil(() => waiting);
        timeOut();
        expect((await failing).kind).toBe(kind);
      }
    });
  });
}
