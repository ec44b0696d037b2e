import { describe, expect, it } from 'vitest';
import type { Start } from '../nav.suite.ts';
import { failure, firstLine, has } from './asking.ts';
import { order, noAddress } from './samples.ts';

/** What becomes of a sales order once it is made. */
export function describeOrderLife(start: Start): void {
  describe('a sales order that was made', () => {
    it('has its header changed, and is a conflict when somebody was faster', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      const changed = await session.changeDocument(made, {
        postingDate: '2026-11-25',
        shipTo: { ...(order.shipTo ?? noAddress), city: 'Bonn' },
      });
      expect(changed).toMatchObject({ key: made.key, postingDate: '2026-11-25', lines: { length: 3 } });
      expect(fake.stored.orders()[0]?.header).toMatchObject({ shipToCity: 'Bonn', shipToName: 'Anna Schäfer' });
      fake.admin.editOrder(made.no, { shipToCity: 'Essen' });
      const error = await failure(session.changeDocument(changed, { postingDate: '2026-11-26' }));
      expect(error).toMatchObject({ kind: 'conflict', code: 'nav-changed' });
      expect(fake.stored.orders()[0]?.postingDate).toBe('2026-11-25');
    });

    it('loses a line that is taken away, not one that somebody changed', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      const [first, second, third] = made.lines ?? [];
      if (!first || !second || !third) throw new Error('the document has no lines');
      fake.admin.editOrderLine(made.no, first.lineNo, { quantity: 5 });
      expect(await failure(session.deleteLine(made, first))).toMatchObject({ kind: 'conflict' });
      await session.deleteLine(made, second);
      const left = await session.document('salesOrder', made.key);
      expect(left?.lines?.map(({ lineNo }) => lineNo)).toEqual([first.lineNo, third.lineNo]);
    });

    it('that was written is gone on with: nothing lacks, nothing is written twice', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      const resumed = await session.resumeDocument({ ...made, lines: null }, order);
      expect(resumed).toMatchObject({ key: made.key, totalInclTax: '104.9', lines: { length: 3 } });
      expect(fake.stored.orders()).toMatchObject([{ lines: { length: 3 } }]);
    });

    it('that somebody made into another is not gone on with', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      fake.admin.editOrderLine(made.no, firstLine(made).lineNo, { quantity: 5 });
      const error = await failure(session.resumeDocument(made, order));
      expect(error).toMatchObject({ kind: 'conflict' });
      expect(fake.stored.orders()).toMatchObject([{ lines: { length: 3 } }]);
    });

    it('is gone once it is posted', async () => {
      const { session, nav, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      if (!(await has(nav, 'post', () => session.post(made)))) return;
      await session.post(made);
      expect(await session.document('salesOrder', made.key)).toBeNull();
      expect(fake.stored.orders()).toEqual([]);
      expect(fake.stored.invoices()).toMatchObject([{ posted: true, orderNumber: made.no }]);
    });

    it('has its posted invoice as proof', async () => {
      const { session, nav, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      if (!(await has(nav, 'postedDocuments', () => session.postedInvoicesOfOrder(made.no)))) return;
      expect(await session.postedInvoicesOfOrder(made.no)).toEqual([]);
      fake.admin.post(made.no);
      expect(await session.postedInvoicesOfOrder(made.no)).toMatchObject([
        { kind: 'salesInvoice', state: 'posted', externalDocumentNo: 'WOO-1001', totalInclTax: '104.9' },
      ]);
    });

    it('has its shipment as proof that goods left', async () => {
      const { session, nav, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      if (!(await has(nav, 'shipments', () => session.shipmentsOfOrder(made.no)))) return;
      expect(await session.shipmentsOfOrder(made.no)).toEqual([]);
      fake.admin.post(made.no);
      const [shipment] = await session.shipmentsOfOrder(made.no);
      expect(shipment).toMatchObject({ orderNo: made.no, externalDocumentNo: 'WOO-1001' });
      expect(shipment?.lines).toMatchObject([
        { lineNo: firstLine(made).lineNo, itemNo: 'DESK', unit: 'PCS', quantity: '3' },
      ]);
    });

    it('that cannot be posted says why, and stays', async () => {
      const { session, nav, fake } = await start();
      const made = await session.createDocument('salesOrder', { ...order, postingDate: '2026-12-20' });
      if (!(await has(nav, 'post', () => session.post(made)))) return;
      fake.admin.setPostingWindow('2026-11-01', '2026-11-30');
      const error = await failure(session.post(made));
      expect(error).toMatchObject({ kind: 'invalid' });
      expect(await session.document('salesOrder', made.key)).toMatchObject({ no: made.no });
    });

    it('has dimensions, of which only those named are set', async () => {
      const { session, nav } = await start();
      const made = await session.createDocument('salesOrder', order);
      if (!(await has(nav, 'dimensions', () => session.documentDimensions(made)))) return;
      await session.setDocumentDimensions(made, [{ code: 'DEPARTMENT', value: 'SALES' }]);
      await session.setDocumentDimensions(made, [{ code: 'AREA', value: '30' }]);
      await session.setDocumentDimensions(made, [{ code: 'department', value: 'WEB' }]);
      const dimensions = await session.documentDimensions(made);
      expect(dimensions.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual([
        { code: 'AREA', value: '30' },
        { code: 'DEPARTMENT', value: 'WEB' },
      ]);
    });
  });
}
