import { describe, expect, it } from 'vitest';
import type { Start } from '../nav.suite.ts';
import { failure, firstLine } from './asking.ts';
import { desk, order } from './samples.ts';

const WARNING = 'DO NOT POST';

/** A document that stays though it must not be posted. */
export function describeWarnings(start: Start): void {
  describe('a sales order that must not be posted', () => {
    it('says so in its first line, once, and is else as it was', async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', order);
      for (const document of [made, made]) await session.warnInDocument(document, WARNING);
      const now = await session.document('salesOrder', made.key);
      expect(now?.lines?.map(({ description }) => description)).toEqual([
        'DO NOT POST Desk, oak',
        'Parcel',
        'Ring twice',
      ]);
      expect(now).toMatchObject({ totalInclTax: made.totalInclTax, totalTax: made.totalTax });
      expect(firstLine(now ?? made)).toMatchObject({ lineAmount: firstLine(made).lineAmount, unitPrice: '33.33333' });
    });

    it('says so in front of a description that has no room left', async () => {
      const { session } = await start();
      const lines = [{ ...desk, description: 'd'.repeat(100) }];
      const made = await session.createDocument('salesOrder', { ...order, lines });
      await session.warnInDocument(made, WARNING);
      const { description } = firstLine((await session.document('salesOrder', made.key)) ?? made);
      // Pages of NAV hold half of what the API holds.
      expect(description).toMatch(/^DO NOT POST (d{38}|d{88})$/);
    });

    it('says so in a line of its own when it has none', async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', { ...order, lines: [] });
      for (const document of [made, made]) await session.warnInDocument(document, WARNING);
      const now = await session.document('salesOrder', made.key);
      expect(now?.lines).toMatchObject([{ kind: 'comment', description: WARNING }]);
    });

    it('cannot say so once it is released, and need not when it is gone', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      fake.admin.release(made.no);
      expect(await failure(session.warnInDocument(made, WARNING))).toMatchObject({ kind: 'invalid', system: 'nav1' });
      fake.admin.reopen(made.no);
      await session.deleteDocument('salesOrder', made.key);
      await expect(session.warnInDocument(made, WARNING)).resolves.toBeUndefined();
    });
  });
}
