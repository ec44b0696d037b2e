import { describe, expect, it } from 'vitest';
import type { Members, TestNav } from './support.ts';
import { errorOf, listOf, startNav } from './support.ts';

const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, unitPrice: 19.99 };

function post(nav: TestNav, order: Members, action = 'shipAndInvoice') {
  return nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.${action}`);
}

describe('shipAndInvoice', () => {
  it('moves the order into a posted invoice with the same external number, found by it and by the order number', () => {
    const nav = startNav();
    const order = nav.order({ externalDocumentNumber: 'WOO-1' }, [SHIRT]);
    expect(post(nav, order).status).toBe(204);
    expect(nav.stored.orders()).toEqual([]);
    const invoices = listOf(nav.call('GET', "salesInvoices?$filter=externalDocumentNumber eq 'WOO-1'").body['value']);
    expect(invoices).toMatchObject([
      { orderId: order['id'], orderNumber: order['number'], number: 'PS-INV103201', status: 'Open' },
    ]);
    expect(invoices[0]?.['id']).not.toBe(order['id']);
    expect(nav.stored.documents()).toMatchObject([{ kind: 'invoice', posted: true, externalDocumentNumber: 'WOO-1' }]);
  });

  it('posts with an action name in any letter case', () => {
    const nav = startNav();
    expect(post(nav, nav.order({}, [SHIRT]), 'SHIPANDINVOICE').status).toBe(204);
    expect(nav.call('POST', `salesOrders(${String(nav.order({}, [SHIRT])['id'])})/Microsoft.NAV.cancel`).status).toBe(
      405,
    );
  });

  it('counts the VAT by posting rules: an exact half goes to the VAT, the total stays', () => {
    const nav = startNav();
    nav.admin.setVat('DOMESTIC', 'VAT19', '20');
    const order = nav.order({}, [{ ...SHIRT, quantity: 1, unitPrice: 0.45 }]);
    expect(order).toMatchObject({ totalAmountIncludingTax: 0.45, totalTaxAmount: 0.07 });
    expect(nav.stored.orders()[0]?.vat).toEqual([{ percent: '20', net: '0.37', tax: '0.08', gross: '0.45' }]);
    post(nav, order);
    expect(nav.stored.invoices()[0]?.totals).toEqual({ net: '0.37', tax: '0.08', gross: '0.45' });
  });

  it('takes a line discounted by 100.00000 % as nothing', () => {
    const nav = startNav();
    const line = { ...SHIRT, quantity: 1000, unitPrice: 1000, discountAmount: 999999.99 };
    const order = nav.order({ pricesIncludeTax: false }, [line, SHIRT]);
    expect(order['totalAmountExcludingTax']).toBe(39.99);
    post(nav, order);
    expect(nav.stored.invoices()[0]?.totals.net).toBe('39.98');
  });

  it('moves stock without touching the item record', () => {
    const nav = startNav();
    const before = nav.first("items?$filter=number eq 'ML-COF-500'");
    const box = { lineType: 'Item', lineObjectNumber: 'ML-COF-500', unitOfMeasureCode: 'BOX', quantity: 2 };
    nav.advance(60_000);
    post(nav, nav.order({}, [box]));
    const after = nav.first("items?$filter=number eq 'ML-COF-500'");
    expect(after).toEqual({ ...before, inventory: 216 });
  });

  it('refuses a posting date outside the allowed window, which creating the order did not', () => {
    const nav = startNav();
    nav.admin.setPostingWindow('2026-12-01', null);
    const order = nav.order({}, [SHIRT]);
    expect(errorOf(post(nav, order)).message).toBe(
      'Posting Date is not within your range of allowed posting dates in Sales Header: Document Type=Order, No.=S-ORD101001.',
    );
    expect(nav.first('generalLedgerSetup')).toMatchObject({
      allowPostingFrom: '2026-12-01',
      allowPostingTo: '0001-01-01',
    });
    nav.admin.setPostingWindow(null, '2026-11-30');
    expect(post(nav, order).status).toBe(204);
  });

  it('refuses an order without lines, and one whose customer or item was blocked meanwhile', () => {
    const nav = startNav();
    expect(errorOf(post(nav, nav.order({}, []))).message).toBe('Please add at least one line item to the order.');
    const order = nav.order({ customerNumber: '10000' }, [SHIRT]);
    nav.admin.blockItem('ML-TS-001');
    expect(post(nav, order).status).toBe(400);
    nav.admin.blockItem('ML-TS-001', false);
    nav.admin.blockCustomer('10000', 'Ship');
    expect(errorOf(post(nav, order)).message).toBe(
      'You cannot post this type of document when Customer 10000 is blocked with type Ship',
    );
    nav.admin.blockCustomer('10000', '_x0020_');
    expect(post(nav, order).status).toBe(204);
  });

  it('uses the VAT set-up a line was entered under, and a new one for new lines', () => {
    const nav = startNav();
    const before = nav.order({}, [SHIRT]);
    nav.admin.setVat('DOMESTIC', 'VAT19', '16');
    nav.order({}, [SHIRT]);
    post(nav, before);
    expect(nav.stored.invoices()[0]?.vat.map(({ percent }) => percent)).toEqual(['19']);
    expect(nav.stored.orders()[0]?.vat.map(({ percent }) => percent)).toEqual(['16']);
  });
});

describe('invoices', () => {
  const INVOICE = { customerNumber: '10000', externalDocumentNumber: 'WOO-2', salesInvoiceLines: [SHIRT] };

  it('show drafts and posted ones in one set', () => {
    const nav = startNav();
    nav.admin.addInvoice(INVOICE);
    nav.admin.addInvoice(INVOICE, { posted: true });
    const rows = listOf(nav.call('GET', "salesInvoices?$filter=externalDocumentNumber eq 'WOO-2'").body['value']);
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['Draft', 'Open']);
  });

  it('keep their id when posted and never change again', () => {
    const nav = startNav();
    const { body } = nav.call('POST', 'salesInvoices', INVOICE);
    const path = `salesInvoices(${String(body['id'])})`;
    expect(nav.call('POST', `${path}/Microsoft.NAV.post`).status).toBe(204);
    const posted = nav.call('GET', `${path}?$expand=salesInvoiceLines`).body;
    expect(posted).toMatchObject({ id: body['id'], number: 'PS-INV103201', status: 'Open', remainingAmount: 39.98 });
    expect(nav.call('PATCH', path, { phoneNumber: '1' }, { 'if-match': '*' }).status).toBe(400);
    expect(nav.call('DELETE', path).status).toBe(400);
    nav.admin.setInvoiceStatus('PS-INV103201', 'Paid');
    expect(nav.call('GET', path).body).toMatchObject({ status: 'Paid', remainingAmount: 0 });
  });

  it('take the price basis from the customer and refuse it in the body', () => {
    const nav = startNav();
    const refused = nav.call('POST', 'salesInvoices', { ...INVOICE, pricesIncludeTax: true });
    expect(errorOf(refused).code).toBe('BadRequest_InvalidOperation');
    const net = nav.call('POST', 'salesInvoices', { ...INVOICE, customerNumber: '49633663' });
    expect(net.body['pricesIncludeTax']).toBe(false);
  });
});

describe('what tests and people see and do', () => {
  it('keeps documents as plain data with totals per VAT percent', () => {
    const nav = startNav();
    nav.order({ externalDocumentNumber: 'WOO-3' }, [
      SHIRT,
      { lineType: 'Item', lineObjectNumber: 'ML-COF-500', quantity: 1, unitPrice: 8.49 },
      { lineType: 'Account', lineObjectNumber: '8400', quantity: 1, unitPrice: 4.9 },
    ]);
    const [order] = nav.stored.orders();
    expect(order).toMatchObject({
      externalDocumentNumber: 'WOO-3',
      customerNumber: 'WEB-DE',
      createdAt: '2026-11-20T10:15:30.123Z',
      totals: { net: '45.64', tax: '7.73', gross: '53.37' },
      vat: [
        { percent: '19', net: '37.71', tax: '7.17', gross: '44.88' },
        { percent: '7', net: '7.93', tax: '0.56', gross: '8.49' },
      ],
    });
    expect(order?.lines.map(({ no, gross }) => `${no} ${gross}`)).toEqual([
      'ML-TS-001 39.98',
      'ML-COF-500 8.49',
      '8400 4.9',
    ]);
  });

  it('lets a person edit, post and delete, add items and customers', () => {
    const nav = startNav();
    nav.admin.addItem({ number: 'NEW-1', displayName: 'New', unitPrice: '1.5', taxGroup: 'VAT7' });
    nav.admin.addCustomer({
      number: 'K-1',
      displayName: 'New',
      country: 'DE',
      businessGroup: 'DOMESTIC',
      pricesIncludeTax: true,
    });
    const order = nav.admin.addOrder({
      customerNumber: 'K-1',
      salesOrderLines: [{ lineType: 'Item', lineObjectNumber: 'NEW-1', quantity: 2 }],
    });
    nav.admin.editOrderLine(order.number, 10000, { unitPrice: 1 });
    expect(nav.stored.orders()[0]?.totals.gross).toBe('2');
    expect(nav.admin.post(order.number)).toMatchObject({ posted: true, orderNumber: order.number });
    expect(() => nav.admin.deleteOrder(order.number)).toThrow(`There is no order ${order.number}.`);
  });

  it('logs every request with its status and counts them by set', () => {
    const nav = startNav();
    nav.order({}, [SHIRT]);
    nav.call('GET', "salesOrders?$filter=externalDocumentNumber eq 'X'");
    nav.call('GET', 'nothing');
    expect(nav.admin.requests.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'POST 201',
      'GET 200',
      'GET 404',
    ]);
    expect([nav.admin.count('POST', 'salesOrders'), nav.admin.count('GET', 'salesOrders')]).toEqual([1, 1]);
    nav.admin.forgetRequests();
    expect(nav.admin.requests).toEqual([]);
  });
});
