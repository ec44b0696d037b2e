import { describe, expect, test } from 'vitest';
import { BEING_WRITTEN } from '../../../../main/nav/pages/markedLines.ts';
import { failure } from '../../../navSuite/asking.ts';
import { comment, desk, order, shipping } from '../../../navSuite/samples.ts';
import { openPagesUnderTest, type PagesUnderTest } from './pagesServer.ts';

const ORDER = "SalesOrder(Document_Type='Order',No='SO0001')";
const LINES = `${ORDER}/SalesOrderSalesLines`;
const lineAt = (no: number) => `SalesOrderSalesLines(Document_Type='Order',Document_No='SO0001',Line_No=${no})`;

function isLinePost(request: { readonly method: string; readonly url: string }): boolean {
  return request.method === 'POST' && request.url.includes('SalesLines');
}

/** Meets the fault at the nth line that is added. */
function atLine({ faults }: PagesUnderTest, nth: number, fault: Parameters<PagesUnderTest['faults']['next']>[1]): void {
  let count = 0;
  faults.when((request) => isLinePost(request) && (count += 1) === nth, fault);
}

describe('a sales order over page services', () => {
  test('is written header first, then field by field what depends on another, then line by line', async () => {
    const { session, writes, sent } = await openPagesUnderTest({ pages: { fieldOrder: 'page' } });
    await session.createDocument('salesOrder', { ...order, customerNo: 'C3', currency: 'USD' });
    const bodies = sent.filter(({ method }) => method !== 'GET').map(({ body }) => Object.keys(body ?? {}));
    expect(bodies[0]).toEqual(['Sell_to_Customer_No', 'External_Document_No']);
    expect(writes()[0]).toBe('POST SalesOrder');
    const posts = Array.from({ length: 4 }, () => `POST ${LINES}`);
    expect(writes().slice(-5)).toEqual([...posts, `DELETE ${lineAt(10000)}`]);
    const header = bodies.slice(1, -5);
    expect(header).toContainEqual(['Currency_Code']);
    expect(header).toContainEqual(['Prices_Including_VAT']);
    expect(sent.filter(isLinePost)[0]?.body).toEqual({ Type: ' ', Description: BEING_WRITTEN });
    expect(bodies.at(-4)).toEqual([
      'Type',
      'No',
      'Unit_of_Measure_Code',
      'Quantity',
      'Description',
      'VAT_Prod_Posting_Group',
      'Unit_Price',
      'Line_Discount_Amount',
    ]);
    expect(sent.at(-3)?.body).toEqual({ Type: ' ', Description: 'Ring twice' });
    expect(sent.at(-1)).toMatchObject({ method: 'GET', url: `${ORDER}?$expand=SalesOrderSalesLines` });
  });

  test('sends nothing that NAV shows already', async () => {
    const { session, sent } = await openPagesUnderTest({ pages: { fieldOrder: 'page' } });
    await session.createDocument('salesOrder', { ...order, orderDate: '2026-11-20', shipTo: null });
    // The customer brought price basis, currency and dates.
    expect(sent.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  test('that NAV prices anew has exactly that put right, line by line', async () => {
    const { session, sent } = await openPagesUnderTest({ pages: { fieldOrder: 'priceFirst' } });
    const made = await session.createDocument('salesOrder', {
      ...order,
      shipTo: null,
      orderDate: '2026-11-20',
      lines: [{ ...desk, variantKey: 'RED', unit: 'BOX', discountAmount: '1.23' }, shipping],
    });
    const repairs = sent.filter(({ method }) => method === 'PATCH');
    expect(repairs).toHaveLength(1);
    expect(repairs[0]?.url).toBe(lineAt(20000));
    expect(Object.keys(repairs[0]?.body ?? {})).toEqual(['Unit_Price', 'Line_Discount_Amount']);
    expect(made.lines?.[0]).toMatchObject({ unitPrice: '33.33333', discountAmount: '1.23', lineAmount: '98.77' });
  });

  test("has its address, not that of the customer's ship-to code", async () => {
    const { session, fake } = await openPagesUnderTest({
      pages: {
        shipToAddresses: [
          {
            customerNo: 'C1',
            code: 'HOME',
            name: 'At home',
            address: 'Weg 1',
            postCode: '1',
            city: 'Ulm',
            country: 'DE',
          },
        ],
      },
    });
    await session.createDocument('salesOrder', order);
    expect(fake.stored.orders()[0]?.header).toMatchObject({ shipToName: 'Anna Schäfer', shipToPostCode: '50667' });
  });

  test('has its texts cut to the lengths of this server, pairs of letters whole', async () => {
    const { session, fake } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', {
      ...order,
      shipTo: { ...(order.shipTo ?? fail()), name: `${'x'.repeat(49)}😀` },
      lines: [
        { ...desk, description: 'd'.repeat(80) },
        { ...comment, description: 'c'.repeat(80) },
      ],
    });
    expect(made.lines?.map(({ description }) => description)).toEqual(['d'.repeat(50), 'c'.repeat(50)]);
    expect(fake.stored.orders()[0]?.header['shipToName']).toBe('x'.repeat(49));
  });

  test('is refused before anything is written when its page lacks a field of the address', async () => {
    const { session, writes } = await openPagesUnderTest({ pages: { hidden: { 42: ['Ship_to_City'] } } });
    const error = await failure(session.createDocument('salesOrder', order));
    expect(error).toMatchObject({ kind: 'invalid', code: 'nav-field-missing', params: { fields: 'Ship_to_City' } });
    expect(error.whatToDo).toContain('Show these fields');
    expect(writes()).toEqual([]);
  });

  test('leaves out what a document is right without', async () => {
    const { session } = await openPagesUnderTest({
      pages: {
        hidden: { 42: ['Ship_to_Contact', 'Ship_to_Address_2', 'Order_Date', 'Document_Date'] },
        published: names({ 42: 'SalesOrder' }),
      },
    });
    await expect(session.createDocument('salesOrder', order)).resolves.toMatchObject({ totalInclTax: '104.9' });
  });

  test('gets the amount of its line where the page does not show the discount', async () => {
    const { session, sent } = await openPagesUnderTest({ pages: { hidden: { 46: ['Line_Discount_Amount'] } } });
    const made = await session.createDocument('salesOrder', { ...order, lines: [{ ...desk, discountAmount: '0.01' }] });
    expect(sent.findLast(({ method }) => method === 'PATCH')?.body).toMatchObject({ Line_Amount: 99.99 });
    expect(made.lines?.[0]).toMatchObject({ discountAmount: '0.01', lineAmount: '99.99' });
  });

  test('gets a discount that is more than the card’s price, which NAV holds it against until ours is there', async () => {
    const { session, fake } = await openPagesUnderTest();
    fake.admin.changeItem('DESK', { unitPrice: '0.5' });
    const made = await session.createDocument('salesOrder', { ...order, lines: [{ ...desk, discountAmount: '20' }] });
    expect(made.lines?.[0]).toMatchObject({ unitPrice: '33.33333', discountAmount: '20', lineAmount: '80' });
  });

  test('is removed when a line is refused, and the refusal is said', async () => {
    const { session, fake, writes } = await openPagesUnderTest();
    const lines = [desk, { ...shipping, no: '9999' }];
    const error = await failure(session.createDocument('salesOrder', { ...order, lines }));
    expect(error).toMatchObject({ kind: 'invalid', code: 'nav-code-unknown' });
    expect(writes().at(-1)).toBe(`DELETE ${ORDER}`);
    expect(fake.stored.orders()).toEqual([]);
  });

  test('is removed when a field cannot be written on this page', async () => {
    const { session, fake } = await openPagesUnderTest({
      pages: { notEditable: { service: 'SalesOrderSalesLines', field: 'Unit_Price' } },
    });
    await failure(session.createDocument('salesOrder', order));
    expect(fake.stored.orders()).toEqual([]);
  });

  test('has an unknown outcome when it was refused and cannot be removed', async () => {
    const { session, fake, faults } = await openPagesUnderTest();
    faults.when(({ method }) => method === 'DELETE', { kind: 'down' });
    const lines = [desk, { ...shipping, no: '9999' }];
    expect(await failure(session.createDocument('salesOrder', { ...order, lines }))).toMatchObject({
      kind: 'unknownOutcome',
    });
    expect(fake.stored.orders()).toMatchObject([{ lines: { length: 2 } }]);
  });

  test('has an unknown outcome when it cannot be read back', async () => {
    const { session, fake, faults } = await openPagesUnderTest();
    faults.when(({ method, url }) => method === 'GET' && url.includes('$expand'), { kind: 'status', status: 500 });
    expect((await failure(session.createDocument('salesOrder', order))).kind).toBe('unknownOutcome');
    expect(fake.stored.orders()).toHaveLength(1);
  });

  test('never has two requests on the way at once', async () => {
    const { session, faults } = await openPagesUnderTest();
    await session.createDocument('salesOrder', { ...order, lines: Array.from({ length: 8 }, () => desk) });
    expect(faults.load().most).toBe(1);
  });
});

describe('a sales order that was cut off', () => {
  const cuts = [
    ['after the mark was written', 'dropAfterWork', 1],
    ['after its first line was written', 'dropAfterWork', 2],
    ['before a line was heard', 'lateWork', 2],
    ['after its last line was written', 'dropAfterWork', 4],
  ] as const;
  test.each(cuts)('%s has an unknown outcome, stays, and is gone on with to the same whole', async (_, kind, there) => {
    const under = await openPagesUnderTest();
    const { session, fake, faults } = under;
    const fault = kind === 'lateWork' ? ({ kind, ms: 1 } as const) : ({ kind } as const);
    atLine(under, kind === 'lateWork' ? 3 : there, fault);
    expect(await failure(session.createDocument('salesOrder', order))).toMatchObject({ kind: 'unknownOutcome' });
    expect(fake.stored.orders()).toMatchObject([{ lines: { length: there } }]);
    faults.clear();
    const [found] = await session.documentsByExternalNo(order.externalDocumentNo);
    if (!found) throw new Error('the beginning was not found');
    expect(found).toMatchObject({ isBeingWritten: true });
    expect((await session.document('salesOrder', found.key))?.lines).toHaveLength(there - 1);
    const whole = await session.resumeDocument(found, order);
    expect(whole).toMatchObject({ totalInclTax: '104.9', totalTax: '16.75', lines: { length: 3 } });
    expect(whole).not.toHaveProperty('isBeingWritten');
    expect(whole.lines?.map(({ lineNo }) => lineNo)).toEqual([20000, 30000, 40000]);
    expect(fake.stored.orders()).toMatchObject([{ lines: { length: 3 } }]);
    expect(await session.document('salesOrder', whole.key)).toEqual(whole);
  });

  test.each([
    ['before', 'lateWork', true],
    ['after', 'dropAfterWork', undefined],
  ] as const)('%s its mark was removed is whole, with or without it', async (_, kind, marked) => {
    const { session, fake, faults } = await openPagesUnderTest();
    faults.when(({ method }) => method === 'DELETE', kind === 'lateWork' ? { kind, ms: 1 } : { kind }, 1);
    expect((await failure(session.createDocument('salesOrder', order))).kind).toBe('unknownOutcome');
    const [found] = await session.documentsByExternalNo(order.externalDocumentNo);
    if (!found) throw new Error('the document was not found');
    expect(found.isBeingWritten).toBe(marked);
    expect(await session.resumeDocument(found, order)).toMatchObject({ totalInclTax: '104.9', lines: { length: 3 } });
    expect(fake.stored.orders()).toMatchObject([{ lines: { length: 3 } }]);
  });

  test('without a mark, as an earlier version left it, is gone on with as well', async () => {
    const { session, fake } = await openPagesUnderTest();
    const beginning = await session.createDocument('salesOrder', { ...order, lines: [desk] });
    const whole = await session.resumeDocument(beginning, order);
    expect(whole).toMatchObject({ totalInclTax: '104.9', lines: { length: 3 } });
    expect(fake.stored.orders()).toMatchObject([{ lines: { length: 3 } }]);
  });

  test('before its lines gets the rest of its header, too', async () => {
    const { session, fake, faults } = await openPagesUnderTest();
    faults.when(({ method }) => method === 'POST', { kind: 'dropAfterWork' }, 1);
    const wanted = { ...order, customerNo: 'C3', currency: 'USD' };
    await failure(session.createDocument('salesOrder', wanted));
    const [found] = await session.documentsByExternalNo(order.externalDocumentNo);
    if (!found) throw new Error('the beginning was not found');
    expect(await session.resumeDocument(found, wanted)).toMatchObject({ currency: 'USD', pricesIncludeTax: true });
    expect(fake.stored.orders()[0]?.header).toMatchObject({ shipToName: 'Anna Schäfer' });
  });

  test('before its last line was put right has that done', async () => {
    const { session, faults } = await openPagesUnderTest({ pages: { fieldOrder: 'priceFirst' } });
    const wanted = { ...order, lines: [{ ...desk, unit: 'BOX', variantKey: 'RED' }] };
    faults.when(({ method, url }) => method === 'PATCH' && url.includes('SalesLines'), { kind: 'lateWork', ms: 1 }, 1);
    expect((await failure(session.createDocument('salesOrder', wanted))).kind).toBe('unknownOutcome');
    const [found] = await session.documentsByExternalNo(order.externalDocumentNo);
    if (!found) throw new Error('the beginning was not found');
    const whole = await session.resumeDocument(found, wanted);
    expect(whole.lines).toMatchObject([{ unitPrice: '33.33333', lineAmount: '100' }]);
  });

  const others = [
    ['of another customer', { customerNo: 'C3' }],
    ['of another number', { externalDocumentNo: 'WOO-1002' }],
    ['with more lines', { lines: [desk] }],
    ['with other lines', { lines: [{ ...desk, quantity: '4' }, shipping, comment, comment] }],
    ['on another basis', { pricesIncludeTax: false }],
  ] as const;
  test.each(others)('is not gone on with when it is %s', async (_, wanted) => {
    const { session, writes } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', order);
    const before = writes().length;
    const error = await failure(session.resumeDocument(made, { ...order, ...wanted }));
    expect(error).toMatchObject({ kind: 'conflict', code: 'nav-changed' });
    expect(writes()).toHaveLength(before);
  });

  test('is not gone on with when it is gone or released', async () => {
    const { session, fake } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', order);
    fake.admin.release(made.no);
    expect((await failure(session.resumeDocument(made, order))).kind).toBe('conflict');
    fake.admin.reopen(made.no);
    await session.deleteDocument('salesOrder', made.key);
    expect((await failure(session.resumeDocument(made, order))).kind).toBe('conflict');
  });
});

describe('what else may be done with a document', () => {
  test('a posted invoice is read by the key it was found with, and never deleted', async () => {
    const { session, fake } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', order);
    const { number } = fake.admin.post(made.no);
    const [found] = await session.documentsByExternalNo(order.externalDocumentNo);
    expect(found).toMatchObject({ no: number, state: 'posted' });
    const read = await session.document('salesInvoice', found?.key ?? '');
    expect(read).toMatchObject({ no: number, state: 'posted', totalInclTax: '104.9', pricesIncludeTax: true });
    expect(read?.lines?.map(({ lineAmount }) => lineAmount)).toEqual(['100', '4.9', '0']);
    expect(await failure(session.deleteDocument('salesInvoice', found?.key ?? ''))).toMatchObject({ kind: 'invalid' });
  });

  test('a line whose price is put right keeps its discount', async () => {
    const { session } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', { ...order, lines: [{ ...desk, discountAmount: '1.23' }] });
    const [line] = made.lines ?? [];
    if (!line) throw new Error('no line');
    expect(await session.repairLine(made, line, { unitPrice: '40' })).toMatchObject({
      unitPrice: '40',
      discountAmount: '1.23',
      lineAmount: '118.77',
    });
  });

  test('a line whose tax code is put right keeps price and discount, also where NAV takes the code last', async () => {
    const { session } = await openPagesUnderTest({ pages: { fieldOrder: 'priceFirst' } });
    const lines = [{ ...desk, discountAmount: '1.23' }];
    const made = await session.createDocument('salesOrder', { ...order, pricesIncludeTax: true, lines });
    const [line] = made.lines ?? [];
    if (!line) throw new Error('no line');
    const kept = { taxCode: 'VAT7', unitPrice: line.unitPrice, discountAmount: '1.23', lineAmount: line.lineAmount };
    expect(await session.repairLine(made, line, { taxCode: 'VAT7' })).toMatchObject(kept);
    expect((await session.document('salesOrder', made.key))?.lines?.[0]).toMatchObject(kept);
  });

  test("is not deleted when a proxy's page answers in NAV's place", async () => {
    const { session, faults } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', order);
    faults.next(1, { kind: 'html', status: 200 });
    expect(await failure(session.deleteDocument('salesOrder', made.key))).toMatchObject({ kind: 'unknownOutcome' });
    await session.deleteDocument('salesOrder', made.key);
    expect(await session.document('salesOrder', made.key)).toBeNull();
  });

  test('shows its currency by its code, also where NAV leaves the local one blank', async () => {
    const { session } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', order);
    const { localCurrency } = await session.setup();
    const found = await session.documentsByExternalNo(order.externalDocumentNo);
    expect([made, ...found].map(({ currency }) => currency)).toEqual([localCurrency, localCurrency]);
  });

  test('posting is refused with what to do instead', async () => {
    const { session } = await openPagesUnderTest();
    const made = await session.createDocument('salesOrder', order);
    const error = await failure(session.post(made));
    expect(error).toMatchObject({ kind: 'invalid', code: 'nav-capability-missing' });
    expect(error.whatToDo).toContain('Post the documents in NAV');
  });

  test('a page that makes documents of another type is found out, and its document removed', async () => {
    const { session, fake } = await openPagesUnderTest({ nav: { services: { salesOrders: 'SalesInvoice' } } });
    expect(await failure(session.createDocument('salesOrder', { ...order, shipTo: null }))).toMatchObject({
      code: 'nav-service-mistaken',
    });
    expect(fake.stored.invoices()).toEqual([]);
  });
});

function names(published: Readonly<Record<number, string>>): Readonly<Record<number, string>> {
  return { 21: 'Customer', 31: 'ItemList', 118: 'GeneralLedgerSetup', 143: 'PostedSalesInvoices', ...published };
}

function fail(): never {
  throw new Error('the sample has an address');
}
