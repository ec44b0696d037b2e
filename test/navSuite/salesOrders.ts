import { describe, expect, it } from 'vitest';
import type { Start } from '../nav.suite.ts';
import { deskOf, failure, firstLine } from './asking.ts';
import { desk, shipping, order } from './samples.ts';

/** How a sales order is made, found, read and put right. */
export function describeSalesOrders(start: Start): void {
  describe('a sales order', () => {
    it('is made with all its lines, and is in the books as it was answered', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      expect(made).toMatchObject({
        kind: 'salesOrder',
        externalDocumentNo: 'WOO-1001',
        customerNo: 'C1',
        postingDate: '2026-11-20',
        pricesIncludeTax: true,
        state: 'open',
        totalInclTax: '104.9',
        totalTax: '16.75',
      });
      // The local currency is shown by its code or by nothing.
      expect(['', 'EUR']).toContain(made.currency);
      expect(made.lines?.map((line) => [line.kind, line.no, line.description, line.quantity, line.unitPrice])).toEqual([
        ['item', 'DESK', 'Desk, oak', '3', '33.33333'],
        ['account', '8400', 'Parcel', '1', '4.9'],
        ['comment', '', 'Ring twice', '0', '0'],
      ]);
      const [stored] = fake.stored.orders();
      expect(stored).toMatchObject({ number: made.no, totals: { gross: '104.9' }, pricesIncludeTax: true });
      expect(stored?.header).toMatchObject({
        shipToName: 'Anna Schäfer',
        shipToCity: 'Köln',
      });
    });

    it('adds up: the amounts of its lines are its total', async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', order);
      const item = firstLine(made);
      expect(item).toMatchObject({ lineAmount: '100', taxCode: 'VAT19' });
      const numbers = made.lines?.map(({ lineNo }) => lineNo);
      expect(numbers).toEqual([item.lineNo, item.lineNo + 10000, item.lineNo + 20000]);
      // Not every surface shows the tax of a line.
      if (item.amountInclTax === null) return;
      expect(item).toMatchObject({ amountInclTax: '100', taxPercent: '19' });
      expect(Number(item.amountExclTax) + Number(item.taxAmount)).toBeCloseTo(100, 9);
    });

    it('can be in a currency of its own, without tax in its prices, with a variant', async () => {
      const { session } = await start();
      const item = await deskOf(session);
      const [red] = (await session.itemVariants(item)).filter(({ code }) => code === 'RED');
      const made = await session.createDocument('salesOrder', {
        ...order,
        currency: 'USD',
        pricesIncludeTax: false,
        lines: [{ ...desk, variantKey: red?.key ?? '' }],
      });
      expect(made).toMatchObject({ currency: 'USD', pricesIncludeTax: false });
      expect(firstLine(made)).toMatchObject({ unitPrice: '33.33333', description: 'Desk, oak' });
    });

    it("keeps a discount of a line to the cent, and a discount of zero against the customer's own", async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', {
        ...order,
        customerNo: 'C3',
        lines: [
          { ...desk, unitPrice: '10', discountAmount: '0.01' },
          { ...desk, unitPrice: '10' },
        ],
      });
      expect(made.lines?.map(({ discountAmount }) => discountAmount)).toEqual(['0.01', '0']);
    });

    it('is found by its number in any letter case while open and when posted, and no other is', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      await session.createDocument('salesOrder', { ...order, externalDocumentNo: 'WOO-10010' });
      const open = await session.documentsByExternalNo('woo-1001');
      expect(open).toMatchObject([{ kind: 'salesOrder', key: made.key, no: made.no, state: 'open', lines: null }]);
      fake.admin.post(made.no);
      const posted = await session.documentsByExternalNo('WOO-1001');
      expect(posted).toMatchObject([{ kind: 'salesInvoice', state: 'posted', totalInclTax: '104.9' }]);
      expect(await session.document('salesOrder', made.key)).toBeNull();
    });

    it('is found among several numbers, open and posted, in the requests of one', async () => {
      const { session, fake } = await start();
      const one = await session.createDocument('salesOrder', order);
      await session.createDocument('salesOrder', { ...order, externalDocumentNo: 'WOO-1002' });
      await session.createDocument('salesOrder', { ...order, externalDocumentNo: 'WOO-1003' });
      fake.admin.post(one.no);
      await session.documentsByExternalNo('WOO-9');
      fake.admin.forgetRequests();
      await session.documentsByExternalNo('WOO-9');
      const asked = fake.admin.requests.length;
      fake.admin.forgetRequests();
      const found = await session.documentsByExternalNo('woo-1001', 'WOO-1002', '', 'X'.repeat(40), 'WOO-9');
      const told = found.map(({ externalDocumentNo, state }) => `${externalDocumentNo} ${state}`);
      expect(told.toSorted()).toEqual(['WOO-1001 posted', 'WOO-1002 open']);
      expect(fake.admin.requests).toHaveLength(asked);
      expect(await session.documentsByExternalNo()).toEqual([]);
    });

    it('is not found by what cannot be a number', async () => {
      const { session } = await start();
      expect(await session.documentsByExternalNo('X'.repeat(40))).toEqual([]);
      expect(await session.documentsByExternalNo('')).toEqual([]);
    });

    it('is read with its lines, and is null when it is gone', async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', order);
      expect(await session.document('salesOrder', made.key)).toEqual(made);
      await session.deleteDocument('salesOrder', made.key);
      expect(await session.document('salesOrder', made.key)).toBeNull();
      await expect(session.deleteDocument('salesOrder', made.key)).resolves.toBeUndefined();
    });

    it('tells whether it may be changed', async () => {
      const { session, fake } = await start();
      const made = await session.createDocument('salesOrder', order);
      fake.admin.release(made.no);
      expect(await session.document('salesOrder', made.key)).toMatchObject({ state: 'released' });
      const error = await failure(session.addLine(made, shipping));
      expect(error.kind).toBe('invalid');
      fake.admin.reopen(made.no);
      fake.admin.sendForApproval(made.no);
      expect(await session.document('salesOrder', made.key)).toMatchObject({ state: 'inReview' });
    });

    it('has a line put right, and only the fields asked for', async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', order);
      const line = firstLine(made);
      const repaired = await session.repairLine(made, line, {
        unitPrice: '20.5',
        discountAmount: '1.5',
        description: 'Desk',
      });
      expect(repaired).toMatchObject({
        key: line.key,
        unitPrice: '20.5',
        discountAmount: '1.5',
        lineAmount: '60',
      });
      expect(repaired).toMatchObject({ quantity: '3', description: 'Desk', taxCode: 'VAT19' });
      expect(repaired.etag).not.toBe(line.etag);
    });

    it('that the server priced anew shows so, and is put right', async () => {
      const { session, nav } = await start({ validateInPageOrder: true });
      const item = await deskOf(session);
      const [variant] = await session.itemVariants(item);
      const made = await session.createDocument('salesOrder', {
        ...order,
        lines: [{ ...desk, variantKey: variant?.key ?? '' }],
      });
      const line = firstLine(made);
      // Where header and lines are written one by one, the price was the last of them.
      expect(line.unitPrice === '33.33333').toBe(!nav.writesWhole);
      const repaired = await session.repairLine(made, line, { description: 'Desk, oak', unitPrice: '33.33333' });
      expect(repaired).toMatchObject({ description: 'Desk, oak', unitPrice: '33.33333', lineAmount: '100' });
    });

    it.each([409, 412] as const)(
      'is a conflict when the line was changed meanwhile (%i), and nothing is overwritten',
      async (staleStatus) => {
        const { session, fake } = await start({ staleStatus });
        const made = await session.createDocument('salesOrder', order);
        fake.admin.editOrderLine(made.no, firstLine(made).lineNo, { quantity: 5 });
        const error = await failure(session.repairLine(made, firstLine(made), { unitPrice: '1' }));
        expect(error).toMatchObject({ kind: 'conflict', code: 'nav-changed' });
        expect(fake.stored.orders()[0]?.lines[0]?.unitPrice).not.toBe('1');
      },
    );

    it('gets a line at its end', async () => {
      const { session } = await start();
      const made = await session.createDocument('salesOrder', order);
      const added = await session.addLine(made, { ...shipping, description: 'Rounding', unitPrice: '-0.01' });
      expect(added).toMatchObject({ lineNo: firstLine(made).lineNo + 30000, kind: 'account', unitPrice: '-0.01' });
      expect((await session.document('salesOrder', made.key))?.lines?.at(-1)).toEqual(added);
    });

    it.each([
      ['an item that does not exist', { lines: [{ ...desk, no: 'GONE' }] }],
      ['a blocked item', { lines: [{ ...desk, no: 'LAMP' }] }],
      ['an unknown customer', { customerNo: 'C99' }],
      ['a blocked customer', { customerNo: 'C2' }],
      ['a customer without posting groups', { customerNo: 'C4' }],
      ['an unknown currency', { currency: 'XXX' }],
    ])('is refused with %s, and nothing is left behind', async (_, spoiled) => {
      const { session, fake } = await start();
      const error = await failure(session.createDocument('salesOrder', { ...order, ...spoiled }));
      expect(error).toMatchObject({ kind: 'invalid', system: 'nav1' });
      expect(error.message).toMatch(/sales order/);
      expect(error.whatToDo).not.toBe('');
      expect(fake.stored.orders()).toEqual([]);
    });
  });
}
