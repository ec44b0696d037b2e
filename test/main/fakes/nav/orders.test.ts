import { describe, expect, it } from 'vitest';
import type { Members, TestNav } from './support.ts';
import { errorOf, linesOf, listOf, startNav } from './support.ts';

const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, unitPrice: 19.99 };
const COFFEE = { lineType: 'Item', lineObjectNumber: 'ML-COF-500', quantity: 1, unitPrice: 8.49 };
const SHIPPING = { lineType: 'Account', lineObjectNumber: '8400', quantity: 1, unitPrice: 4.9 };

const ANY = { 'if-match': '*' };

function create(nav: TestNav, fields: Members, lines: readonly Members[] = []) {
  return nav.call('POST', 'salesOrders', { customerNumber: 'WEB-DE', ...fields, salesOrderLines: lines });
}

function pathOf(order: Members): string {
  return `salesOrders(${String(order['id'])})`;
}

describe('creating an order', () => {
  it('inserts header and lines at once and shows lines only when asked', () => {
    const nav = startNav();
    const plain = create(nav, { externalDocumentNumber: 'WOO-1' }, [SHIRT, COFFEE, SHIPPING]);
    expect(plain.status).toBe(201);
    expect(plain.body['salesOrderLines']).toBeUndefined();
    expect(plain.body).toMatchObject({ totalAmountIncludingTax: 53.37, totalTaxAmount: 7.73, status: 'Draft' });
    const lines = linesOf(nav.call('GET', `${pathOf(plain.body)}?$expand=salesOrderLines`).body);
    expect(lines.map(({ sequence }) => sequence)).toEqual([10000, 20000, 30000]);
  });

  it('leaves nothing behind when one line is refused, not even a used number', () => {
    const nav = startNav();
    const refused = create(nav, { externalDocumentNumber: 'WOO-1' }, [
      SHIRT,
      { ...SHIRT, lineObjectNumber: 'NO-SUCH' },
    ]);
    expect(errorOf(refused)).toEqual({ code: 'Application_DialogException', message: 'Item does not exist.' });
    expect(nav.stored.documents()).toEqual([]);
    expect(create(nav, {}).body['number']).toBe('S-ORD101001');
    expect(create(nav, {}).body['number']).toBe('S-ORD101002');
  });

  it('stores the external number in upper case and takes the same one twice', () => {
    const nav = startNav();
    create(nav, { externalDocumentNumber: ' woo-1 ' });
    create(nav, { externalDocumentNumber: 'WOO-1' });
    expect(nav.stored.byExternalNumber('WOO-1').map(({ externalDocumentNumber }) => externalDocumentNumber)).toEqual([
      'WOO-1',
      'WOO-1',
    ]);
    const found = nav.call(
      'GET',
      "salesOrders?$filter=externalDocumentNumber eq 'WOO-1' and customerNumber eq 'WEB-DE'",
    );
    expect(listOf(found.body['value'])).toHaveLength(2);
  });

  it.each([
    ['a customer that is blocked', { customerNumber: '30000' }, 'Application_DialogException'],
    [
      'an external number of 36 characters',
      { externalDocumentNumber: 'X'.repeat(36) },
      'Application_StringExceededLength',
    ],
    ['a ship-to country that is not in its table', { shipToCountry: 'UK' }, 'Internal_InvalidTableRelation'],
    ['a phone number with letters', { phoneNumber: 'call me' }, 'Application_FieldValidationException'],
    ['a number', { number: 'S-1' }, 'BadRequest_InvalidOperation'],
    ['a total', { totalAmountIncludingTax: 5 }, 'BadRequest_InvalidOperation'],
    ['a bill-to address', { billToCity: 'Berlin' }, 'BadRequest_InvalidOperation'],
    ['a status', { status: 'Open' }, 'BadRequest_InvalidOperation'],
    [
      'a currency without a rate on that day',
      { currencyCode: 'USD', postingDate: '2019-12-31' },
      'Internal_DataNotFoundFilter',
    ],
  ])('refuses %s', (_name, spoiled, code) => {
    const nav = startNav();
    expect(errorOf(create(nav, spoiled, [SHIRT])).code).toBe(code);
    expect(nav.stored.orders()).toEqual([]);
  });

  it('takes name, address, terms and price basis from the customer, and the body over them', () => {
    const nav = startNav();
    const order = nav.order(
      { customerNumber: '10000', shipToCity: 'Bonn', sellToCity: 'Köln', pricesIncludeTax: false },
      [],
    );
    expect(order).toMatchObject({
      customerName: 'Möbel-Meller KG',
      sellToCity: 'Köln',
      billToCity: 'Köln',
      shipToCity: 'Bonn',
      shipToPostCode: '22417',
      pricesIncludeTax: false,
      currencyCode: 'EUR',
      currencyId: '00000000-0000-0000-0000-000000000000',
      orderDate: '2026-11-20',
    });
    expect(nav.order({ customerNumber: '10000' }, [])['pricesIncludeTax']).toBe(true);
  });

  it('takes two addresses of a customer as one for the order', () => {
    expect(startNav().order({ customerNumber: '20000' }, [])['email']).toBe('buchhaltung@beefhouse.example');
  });

  it('counts in the currency of the order', () => {
    const order = startNav().order({ currencyCode: 'USD' }, [{ ...SHIRT, unitPrice: undefined }]);
    expect(order['currencyCode']).toBe('USD');
    expect(linesOf(order)[0]).toMatchObject({ unitPrice: 21.73043 });
  });

  it('refuses a currency without a rate before there is any line', () => {
    const refused = create(startNav(), { currencyCode: 'USD', postingDate: '2019-12-31' });
    expect(errorOf(refused).message).toBe(
      'There is no Currency Exchange Rate within the filter. Filters: Currency Code: USD, Starting Date: ..2019-12-31',
    );
  });

  it('taxes by the business group of the customer', () => {
    const tax = (customerNumber: string) => startNav().order({ customerNumber }, [SHIRT])['totalTaxAmount'];
    expect([tax('WEB-DE'), tax('WEB-EU'), tax('WEB-EXPORT')]).toEqual([6.38, 0, 0]);
  });
});

describe('changing and deleting an order', () => {
  it('changes the header under its ETag and has no deep update', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    const match = { 'if-match': String(order['@odata.etag']) };
    const changed = nav.call('PATCH', pathOf(order), { externalDocumentNumber: 'woo-9', phoneNumber: '1' }, match);
    expect(changed.body).toMatchObject({ externalDocumentNumber: 'WOO-9', phoneNumber: '1' });
    expect(nav.stored.byExternalNumber('WOO-9')).toHaveLength(1);
    expect(nav.call('PATCH', pathOf(order), { phoneNumber: '2' }, match).status).toBe(409);
    expect(nav.call('PATCH', pathOf(order), { salesOrderLines: [] }, ANY).status).toBe(400);
    expect(nav.call('PATCH', pathOf(order), { phoneNumber: '2' }).status).toBe(400);
  });

  it('rescales the prices of lines when the price basis changes', () => {
    const nav = startNav();
    const order = nav.order({ pricesIncludeTax: false }, [{ ...SHIRT, unitPrice: 10 }]);
    const changed = nav.call('PATCH', pathOf(order), { pricesIncludeTax: true }, ANY);
    expect(changed.body['totalAmountIncludingTax']).toBe(23.8);
    expect(nav.stored.orders()[0]?.lines[0]?.unitPrice).toBe('11.9');
  });

  it('rescales prices including tax when another customer is taxed otherwise', () => {
    const nav = startNav();
    const order = nav.order({}, [{ ...SHIRT, unitPrice: 11.9 }]);
    nav.call('PATCH', pathOf(order), { customerNumber: 'WEB-EXPORT' }, ANY);
    expect(nav.stored.orders()[0]?.lines[0]).toMatchObject({ unitPrice: '10', taxPercent: '0' });
  });

  it('is gone with its lines after DELETE', () => {
    const nav = startNav();
    const order = nav.order({ externalDocumentNumber: 'WOO-1' }, [SHIRT]);
    expect(nav.call('DELETE', pathOf(order), undefined, ANY).status).toBe(204);
    expect(nav.call('GET', pathOf(order)).status).toBe(404);
    expect(nav.call('DELETE', pathOf(order), undefined, ANY).status).toBe(404);
    expect(nav.stored.byExternalNumber('WOO-1')).toEqual([]);
  });

  it('compares an ETag on DELETE only when one is sent', () => {
    const nav = startNav();
    const order = nav.order({}, []);
    nav.admin.editOrder('S-ORD101001', { phoneNumber: '7' });
    const stale = { 'if-match': String(order['@odata.etag']) };
    expect(nav.call('DELETE', pathOf(order), undefined, stale).status).toBe(409);
    expect(nav.call('DELETE', pathOf(order)).status).toBe(204);
  });

  it('refuses changes of a released order, of its lines too', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    const line = `${pathOf(order)}/salesOrderLines(${String(linesOf(order)[0]?.['id'])})`;
    nav.admin.release('S-ORD101001');
    expect(nav.first('salesOrders')['status']).toBe('Open');
    const refused = [
      nav.call('PATCH', pathOf(order), { phoneNumber: '1' }, ANY),
      nav.call('PATCH', line, { quantity: 3 }, ANY),
      nav.call('POST', `${pathOf(order)}/salesOrderLines`, COFFEE),
      nav.call('DELETE', line, undefined, ANY),
    ];
    for (const answer of refused) {
      expect(errorOf(answer)).toEqual({
        code: 'Application_FieldValidationException',
        message:
          "Status must be equal to 'Open'  in Sales Header: Document Type=Order, No.=S-ORD101001. Current value is 'Released'.",
      });
    }
    nav.admin.reopen('S-ORD101001');
    expect(nav.call('PATCH', line, { quantity: 3 }, ANY).status).toBe(200);
  });
});

describe('lines by their own address', () => {
  it('are read by containment and by the root with a document filter', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT, COFFEE]);
    nav.order({}, [SHIPPING]);
    const read = (path: string) => listOf(nav.call('GET', path).body['value']).map((line) => line['lineObjectNumber']);
    const wanted = ['ML-TS-001', 'ML-COF-500'];
    expect(read(`${pathOf(order)}/salesOrderLines`)).toEqual(wanted);
    expect(read(`salesOrderLines?$filter=documentId eq ${String(order['id'])}`)).toEqual(wanted);
    expect(nav.call('GET', "salesOrderLines?$filter=lineType eq 'Item'").status).toBe(400);
  });

  it('are added, changed and deleted by either address', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    const added = nav.call('POST', 'salesOrderLines', { documentId: order['id'], ...COFFEE });
    expect(added.body).toMatchObject({ sequence: 20000, documentId: order['id'] });
    const path = `salesOrderLines(${String(added.body['id'])})`;
    expect(nav.call('PATCH', path, { description: 'Beans' }, ANY).body['description']).toBe('Beans');
    expect(nav.call('PATCH', `${pathOf(order)}/${path}`, { quantity: 2 }, ANY).body['quantity']).toBe(2);
    expect(nav.call('DELETE', path, undefined, ANY).status).toBe(204);
    expect(nav.stored.orders()[0]?.lines).toHaveLength(1);
    expect(nav.call('POST', 'salesOrderLines', COFFEE).status).toBe(400);
  });

  it('move the header when totals change, not for a text', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    const line = `${pathOf(order)}/salesOrderLines(${String(linesOf(order)[0]?.['id'])})`;
    const etag = () => nav.call('GET', pathOf(order)).body['@odata.etag'];
    nav.call('PATCH', line, { description: 'Shirt' }, ANY);
    expect(etag()).toBe(order['@odata.etag']);
    nav.call('PATCH', line, { unitPrice: 20 }, ANY);
    expect(etag()).not.toBe(order['@odata.etag']);
  });

  it('keep the ETag of a line nobody changed', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT, COFFEE]);
    const [first, second] = linesOf(order);
    nav.call('PATCH', `${pathOf(order)}/salesOrderLines(${String(first?.['id'])})`, { quantity: 3 }, ANY);
    const after = listOf(nav.call('GET', `${pathOf(order)}/salesOrderLines`).body['value']);
    expect(after[0]?.['@odata.etag']).not.toBe(first?.['@odata.etag']);
    expect(after[1]?.['@odata.etag']).toBe(second?.['@odata.etag']);
  });
});
