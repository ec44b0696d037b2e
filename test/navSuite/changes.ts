import { describe, expect, it } from 'vitest';
import type { Start } from '../nav.suite.ts';
import { collected, failure, has, showsStamps } from './asking.ts';
import { order } from './samples.ts';

/** What a server says of what was changed there. */
export function describeChanges(start: Start): void {
  describe('what was changed in NAV', () => {
    it('is told of orders and invoices alike, with the instant, and of nothing older', async () => {
      const { session, nav } = await start();
      const made = await session.createDocument('salesOrder', { ...order, externalDocumentNo: 'WOO-3001' });
      const asked = () => collected(session.changedDocuments('2026-01-01T00:00:00Z'));
      if (!(await showsStamps(nav, asked))) return;
      const found = await asked();
      expect(found).toMatchObject([
        { document: { kind: 'salesOrder', key: made.key, no: made.no, totalInclTax: made.totalInclTax, lines: null } },
      ]);
      const changedAt = found[0]?.changedAt ?? '';
      expect(Date.parse(changedAt)).toBeGreaterThan(0);
      expect(await collected(session.changedDocuments(changedAt))).toEqual([]);
      await session.post(made);
      const after = (await asked()).map(({ document }) => [document.kind, document.state]);
      expect(after).toEqual([['salesInvoice', 'posted']]);
    });

    it('is subscribed to, listed with its company, renewed and given up', async () => {
      const { session, nav } = await start();
      if (!(await has(nav, 'subscriptions', () => session.subscriptions()))) return;
      const wish = { topic: 'salesOrders', notificationUrl: 'https://c.example/in/key', clientState: 'state' } as const;
      expect(await session.subscriptions()).toEqual([]);
      const made = await session.createSubscription(wish);
      expect(made).toMatchObject({ topic: 'salesOrders', notificationUrl: wish.notificationUrl });
      expect(made.resource).toContain(nav.companyId);
      expect(await session.subscriptions()).toEqual([made]);
      const renewed = await session.renewSubscription(made, wish);
      expect(renewed).toMatchObject({ id: made.id, topic: 'salesOrders' });
      expect(renewed.etag).not.toBe(made.etag);
      expect(await failure(session.renewSubscription(made, wish))).toMatchObject({ kind: 'conflict' });
      await session.deleteSubscription(made.id);
      await session.deleteSubscription(made.id);
      expect(await session.subscriptions()).toEqual([]);
      expect(await failure(session.renewSubscription(renewed, wish))).toMatchObject({ kind: 'notFound' });
    });
  });
}
