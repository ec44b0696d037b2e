import { describe, expect, it } from 'vitest';
import type { NewSalesDocument } from '../../main/nav/nav.ts';
import type { Start } from '../nav.suite.ts';
import { failure, firstLine, has } from './asking.ts';
import { desk, shipping, order } from './samples.ts';

/** Sales invoices and credit memos. */
export function describeOtherDocuments(start: Start): void {
  describe('a sales invoice', () => {
    it('is made with its lines on the basis of its customer, changed, posted, and keeps its number', async () => {
      const { session, nav } = await start();
      const wanted = { ...order, externalDocumentNo: 'WOO-2001' };
      if (!(await has(nav, 'salesInvoices', () => session.createDocument('salesInvoice', wanted)))) return;
      const made = await session.createDocument('salesInvoice', wanted);
      expect(made).toMatchObject({
        kind: 'salesInvoice',
        state: 'open',
        pricesIncludeTax: true,
        totalInclTax: '104.9',
      });
      const line = firstLine(made);
      expect(await session.repairLine(made, line, { unitPrice: '20' })).toMatchObject({ lineAmount: '60' });
      expect(await session.document('salesInvoice', made.key)).toMatchObject({ totalInclTax: '64.9' });
      if (!(await has(nav, 'post', () => session.post(made)))) return;
      await session.post(made);
      const [posted] = await session.documentsByExternalNo('WOO-2001');
      expect(posted).toMatchObject({ kind: 'salesInvoice', state: 'posted', totalInclTax: '64.9' });
    });
  });

  describe('a credit memo', () => {
    const refund: NewSalesDocument = {
      ...order,
      externalDocumentNo: 'WOO-1001-R1',
      shipTo: null,
      lines: [{ ...desk, quantity: '1' }],
    };

    it('is made, found by its number, put right and posted', async () => {
      const { session, nav, fake } = await start();
      if (!(await has(nav, 'creditMemos', () => session.createDocument('creditMemo', refund)))) return;
      const made = await session.createDocument('creditMemo', refund);
      expect(made).toMatchObject({ kind: 'creditMemo', state: 'open', externalDocumentNo: 'WOO-1001-R1' });
      expect(made.totalInclTax).toBe('33.33');
      const added = await session.addLine(made, { ...shipping, quantity: '1' });
      expect(added).toMatchObject({ lineNo: firstLine(made).lineNo + 10000, lineAmount: '4.9' });
      expect(await session.document('creditMemo', made.key)).toMatchObject({ totalInclTax: '38.23' });
      expect(await session.creditMemosByExternalNo('woo-1001-r1')).toMatchObject([{ key: made.key, state: 'open' }]);
      expect(await session.documentsByExternalNo('WOO-1001-R1')).toEqual([]);
      if (!(await has(nav, 'post', () => session.post(made)))) return;
      await session.post(made);
      const posted = await session.creditMemosByExternalNo('WOO-1001-R1');
      expect(posted).toMatchObject([{ kind: 'creditMemo', state: 'posted', totalInclTax: '38.23' }]);
      expect(fake.stored.creditMemos()).toHaveLength(1);
    });

    it('is applied to the posted invoice, and not sent where there is none', async () => {
      const { session, nav, fake } = await start();
      if (!(await has(nav, 'creditMemos', () => session.createDocument('creditMemo', refund)))) return;
      const sold = await session.createDocument('salesOrder', order);
      const invoice = fake.admin.post(sold.no);
      await session.createDocument('creditMemo', { ...refund, appliesToInvoiceNo: invoice.number });
      expect(fake.stored.creditMemos()[0]?.header).toMatchObject({ invoiceNumber: invoice.number });
      const wrong = { ...refund, externalDocumentNo: 'WOO-1001-R2', appliesToInvoiceNo: 'PSI9999' };
      expect(await failure(session.createDocument('creditMemo', wrong))).toMatchObject({ kind: 'invalid' });
      expect(fake.stored.creditMemos()).toHaveLength(1);
    });

    it('is deleted, also when it is gone already', async () => {
      const { session, nav, fake } = await start();
      if (!(await has(nav, 'creditMemos', () => session.createDocument('creditMemo', refund)))) return;
      const made = await session.createDocument('creditMemo', refund);
      await session.deleteDocument('creditMemo', made.key);
      await session.deleteDocument('creditMemo', made.key);
      expect(fake.stored.creditMemos()).toEqual([]);
    });
  });
}
