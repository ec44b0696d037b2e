import { describe, expect, it } from 'vitest';
import type { Members } from '../support.ts';
import { listOf } from '../support.ts';
import type { TestPages } from './support.ts';
import { ANY, errorOf, linePath, orderPath, pageSamples, startPages } from './support.ts';

const SHIRT = { Type: 'Item', No: 'ML-TS-001', Quantity: 2 };
const ADDRESS = {
  customerNo: '10000',
  code: 'STORE',
  name: 'Lager Nord',
  address: 'Hafenstr. 1',
  postCode: '24103',
  city: 'Kiel',
  country: 'DE',
};

function patch(nav: TestPages, no: string, fields: Members) {
  return nav.call('PATCH', orderPath(no), fields, ANY);
}

describe('a header', () => {
  it('shows the fields recorded', () => {
    const nav = startPages();
    const made = nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: '10000', External_Document_No: 'WOO-10045' });
    const recorded = pageSamples('sales-order-create-stepwise')[0]?.response.body ?? {};
    expect(Object.keys(made.body)).toEqual(Object.keys(recorded));
  });

  it.each([
    ['a property that the page does not have', { Sell_to_Customer_Number: '10000' }, 'BadRequest'],
    ['a field that is worked out', { Status: 'Released' }, 'BadRequest_InvalidOperation'],
    ['a total', { Total_Amount_Incl_VAT: 1 }, 'BadRequest'],
    ['a number of its own', { Sell_to_Customer_No: '10000', No: 'MINE' }, 'Application_DialogException'],
    ['a name that is too long', { Ship_to_Name: 'x'.repeat(51) }, 'Application_StringExceededLength'],
    [
      'an external number that is too long',
      { External_Document_No: 'x'.repeat(36) },
      'Application_StringExceededLength',
    ],
    ['a customer that does not exist', { Sell_to_Customer_No: 'NOPE' }, 'Internal_InvalidTableRelation'],
    ['a name nobody has', { Sell_to_Customer_Name: 'Jane Doe' }, 'Application_DialogException'],
    [
      'a currency that does not exist',
      { Sell_to_Customer_No: '10000', Currency_Code: 'XXX' },
      'Internal_InvalidTableRelation',
    ],
    [
      'the local currency by its code',
      { Sell_to_Customer_No: '10000', Currency_Code: 'EUR' },
      'Internal_InvalidTableRelation',
    ],
    ['terms that do not exist', { Payment_Terms_Code: 'NOPE' }, 'Internal_InvalidTableRelation'],
    ['a bad date', { Posting_Date: '20/11/2026' }, 'BadRequest'],
  ])('refuses %s', (_what, fields, code) => {
    const nav = startPages();
    const refused = nav.call('POST', 'SalesOrder', fields);
    expect(refused.status).toBe(400);
    expect(errorOf(refused).code).toBe(code);
    expect(nav.stored.documents()).toEqual([]);
    expect(nav.order()).toBe('S-ORD101001');
  });

  it('words an unknown property as recorded', () => {
    const refused = startPages().call('POST', 'SalesOrder', { Sell_to_Customer_Number: '10000' });
    expect(refused.body['error']).toEqual(
      expect.objectContaining({
        message: expect.stringContaining(
          "The property 'Sell_to_Customer_Number' does not exist on type 'NAV.SalesOrder'.",
        ) as string,
      }),
    );
  });

  it('keeps an external number in upper case, and finds it by filter', () => {
    const nav = startPages();
    const no = nav.order({ External_Document_No: ' woo-1 ' });
    nav.order({ External_Document_No: 'WOO-2' });
    const found = nav.rows(
      "SalesOrder?$filter=Document_Type eq 'Order' and External_Document_No eq 'WOO-1'&$select=External_Document_No,Status",
    );
    const [recorded] = listOf(pageSamples('sales-order-filter-external')[0]?.response.body['value']);
    expect(found.map((row) => [row['No'], row['External_Document_No']])).toEqual([[no, 'WOO-1']]);
    expect(Object.keys(found[0] ?? {})).toEqual(Object.keys(recorded ?? {}));
  });

  it('takes the customer by an unambiguous name', () => {
    const made = startPages().call('POST', 'SalesOrder', { Sell_to_Customer_Name: 'Beef House' });
    expect(made.body['Sell_to_Customer_No']).toBe('20000');
  });

  it('refuses a customer without posting groups or with a block', () => {
    const nav = startPages();
    nav.admin.addCustomer({
      number: 'BARE',
      displayName: 'Bare',
      country: 'DE',
      businessGroup: '',
      pricesIncludeTax: true,
    });
    const order = (Sell_to_Customer_No: string) => errorOf(nav.call('POST', 'SalesOrder', { Sell_to_Customer_No }));
    expect(order('BARE').message).toContain('Customer Posting Group must have a value');
    expect(order('30000').message).toContain('is blocked');
  });
});

describe('fields of other versions and countries', () => {
  const fields = {
    Sell_to_County: 'SH',
    Sell_to_Country_Region_Code: 'DE',
    Sell_to_Phone_No: '0431',
    Sell_to_E_Mail: 'jane.doe@example.com',
    Ship_to_County: 'HH',
  };

  it('are unknown unless somebody put them on the page', () => {
    const refused = startPages().call('POST', 'SalesOrder', { Sell_to_Customer_No: 'WEB-DE', ...fields });
    expect(errorOf(refused).code).toBe('BadRequest');
  });

  it('are written like the others where they are shown', () => {
    const nav = startPages({ shown: { 42: [...Object.keys(fields), 'Bill_to_Customer_No'] } });
    const bill = { Bill_to_Customer_No: '10000' };
    const made = nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: 'WEB-DE', ...fields, ...bill });
    expect(made.body).toMatchObject({ ...fields, ...bill, Bill_to_Name: 'Möbel-Meller KG' });
    expect(nav.stored.orders()[0]?.header).toMatchObject({ sellToState: 'SH', shipToState: 'HH', phoneNumber: '0431' });
  });
});

describe('changing a header', () => {
  it('needs the version that was read', () => {
    const nav = startPages();
    const made = nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: '10000' });
    const path = orderPath(String(made.body['No']));
    expect(errorOf(nav.call('PATCH', path, { Ship_to_Name: 'X' })).code).toBe('BadRequest_InvalidToken');
    const etag = { 'if-match': String(made.body['@odata.etag']) };
    const changed = nav.call('PATCH', path, { Ship_to_Name: 'Jane Doe' }, etag);
    expect(changed.body).toMatchObject({ Ship_to_Name: 'Jane Doe' });
    expect(changed.body['@odata.etag']).not.toBe(made.body['@odata.etag']);
    const stale = nav.call('PATCH', path, { Ship_to_Name: 'Y' }, etag);
    expect([stale.status, errorOf(stale).code]).toEqual([409, 'Request_EntityChanged']);
    expect(nav.call('PATCH', path, { Ship_to_Name: 'Y' }, ANY).status).toBe(200);
  });

  it('answers a stale version with 412 where a server does', () => {
    const nav = startPages({}, { staleStatus: 412 });
    const no = nav.order();
    const stale = nav.call('PATCH', orderPath(no), { Ship_to_Name: 'X' }, { 'if-match': 'W/"JzQ0OzExOzAwOyc="' });
    expect(stale.status).toBe(412);
  });

  it('fills the address in again by a ship-to code, over what was written', () => {
    const nav = startPages({ shipToAddresses: [ADDRESS] });
    const no = String(nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: '10000' }).body['No']);
    patch(nav, no, { Ship_to_Name: 'Jane Doe', Ship_to_City: 'Bonn' });
    expect(patch(nav, no, { Ship_to_Code: 'STORE' }).body).toMatchObject({
      Ship_to_Name: 'Lager Nord',
      Ship_to_City: 'Kiel',
    });
    expect(patch(nav, no, { Ship_to_Code: '' }).body).toMatchObject({ Ship_to_City: 'Hamburg' });
    expect(errorOf(patch(nav, no, { Ship_to_Code: 'NOPE' })).code).toBe('Internal_InvalidTableRelation');
  });

  it('carries the document and due dates along with the posting date', () => {
    const nav = startPages();
    const no = nav.order();
    const changed = patch(nav, no, { Posting_Date: '2026-11-25' }).body;
    expect(changed).toMatchObject({ Document_Date: '2026-11-25', Due_Date: '2026-12-09', Order_Date: '2026-11-20' });
    const own = patch(nav, no, { Document_Date: '2026-11-21' }).body;
    expect(own).toMatchObject({ Posting_Date: '2026-11-25', Document_Date: '2026-11-21' });
  });

  it.each([
    ['currency', { Currency_Code: 'CHF' }, 18.86038],
    ['order date', { Order_Date: '2026-11-19' }, 19.992],
  ])('prices the lines again for another %s', (_what, change, price) => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    nav.call('PATCH', linePath(no, 10000), { Unit_Price: 17.5 }, ANY);
    patch(nav, no, change);
    expect(nav.call('GET', linePath(no, 10000)).body['Unit_Price']).toBe(price);
  });

  it('rescales the lines for another basis of prices', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    patch(nav, no, { Prices_Including_VAT: false });
    expect(nav.call('GET', linePath(no, 10000)).body['Unit_Price']).toBe(16.8);
  });

  it('takes the VAT business group on the document', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    patch(nav, no, { VAT_Bus_Posting_Group: 'EXPORT' });
    expect(nav.call('GET', linePath(no, 10000)).body).toMatchObject({ Total_VAT_Amount: 0, Unit_Price: 16.8 });
    expect(errorOf(patch(nav, no, { VAT_Bus_Posting_Group: 'MARS' })).code).toBe('Internal_InvalidTableRelation');
  });
});

describe('the order date', () => {
  it('decides which sales price a line gets', () => {
    const nav = startPages();
    nav.admin.changeCustomerCard('WEB-DE', { priceGroup: 'WEB' });
    const no = nav.order();
    expect(nav.line(no, { Type: 'Item', No: 'ML-COF-500', Quantity: 1 }).body['Unit_Price']).toBe(8.4851);
    patch(nav, no, { Order_Date: '2026-11-24' });
    expect(nav.call('GET', linePath(no, 10000)).body['Unit_Price']).toBe(7.99);
    expect(nav.call('GET', orderPath(no)).body).toMatchObject({ Document_Date: '2026-11-20' });
  });
});

describe('dimensions', () => {
  it('of the header are those of new lines, and a line may have others', () => {
    const nav = startPages();
    const no = nav.order();
    expect(patch(nav, no, { Shortcut_Dimension_2_Code: 'SHOP' }).body['Shortcut_Dimension_2_Code']).toBe('SHOP');
    const first = nav.line(no, SHIRT).body;
    expect([first['Shortcut_Dimension_1_Code'], first['Shortcut_Dimension_2_Code']]).toEqual(['', 'SHOP']);
    expect(nav.line(no, { ...SHIRT, Shortcut_Dimension_2_Code: 'STORE' }).body['Shortcut_Dimension_2_Code']).toBe(
      'STORE',
    );
    const changed = nav.call('PATCH', linePath(no, 10000), { Shortcut_Dimension_1_Code: 'SALES' }, ANY).body;
    expect(changed['Shortcut_Dimension_1_Code']).toBe('SALES');
    expect(changed['@odata.etag']).not.toBe(first['@odata.etag']);
  });

  it('that do not exist are refused, and nothing changes', () => {
    const nav = startPages();
    const no = nav.order({ Shortcut_Dimension_2_Code: 'SHOP' });
    const refused = patch(nav, no, { Shortcut_Dimension_1_Code: 'SALES', Shortcut_Dimension_2_Code: 'MARS' });
    expect(errorOf(refused).code).toBe('Internal_InvalidTableRelation');
    expect(nav.call('GET', orderPath(no)).body).toMatchObject({
      Shortcut_Dimension_1_Code: '',
      Shortcut_Dimension_2_Code: 'SHOP',
    });
    expect(nav.line(no, SHIRT).body).toMatchObject({ Shortcut_Dimension_1_Code: '' });
  });
});

describe('deleting a header', () => {
  it('deletes the lines with it', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    expect(nav.call('DELETE', orderPath(no), undefined, ANY).status).toBe(204);
    expect(nav.call('GET', orderPath(no)).status).toBe(404);
    expect(nav.rows('SalesOrderSalesLines')).toEqual([]);
  });
});

describe('invoices and credit memos', () => {
  it('are written on pages of their own', () => {
    const nav = startPages();
    const invoice = nav.call('POST', 'SalesInvoice', { Sell_to_Customer_No: 'WEB-DE', Prices_Including_VAT: true });
    expect(invoice.body).toMatchObject({ Document_Type: 'Invoice', Status: 'Open', Due_Date: '2026-12-04' });
    expect(Object.keys(invoice.body)).not.toContain('Order_Date');
    const memo = nav.call('POST', 'SalesCreditMemo', {
      Sell_to_Customer_No: 'WEB-DE',
      External_Document_No: 'WOO-1-R1',
    });
    expect(memo.body).toMatchObject({ Document_Type: 'Credit Memo', External_Document_No: 'WOO-1-R1' });
    expect(Object.keys(memo.body)).not.toContain('Ship_to_Name');
    const lines = `SalesCreditMemo(Document_Type='Credit%20Memo',No='${String(memo.body['No'])}')/SalesCreditMemoSalesLines`;
    expect(nav.call('POST', lines, SHIRT).body).toMatchObject({ Document_Type: 'Credit Memo', Line_No: 10000 });
  });

  it('are applied to a posted invoice by its number', () => {
    const nav = startPages();
    const line = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 };
    const fields = { customerNumber: 'WEB-DE', salesInvoiceLines: [line] };
    const { number } = nav.admin.addInvoice(fields, { posted: true });
    const memo = nav.call('POST', 'SalesCreditMemo', {
      Sell_to_Customer_No: 'WEB-DE',
      Applies_to_Doc_Type: 'Invoice',
      Applies_to_Doc_No: number,
    });
    expect(memo.body).toMatchObject({ Applies_to_Doc_Type: 'Invoice', Applies_to_Doc_No: number });
    const refused = nav.call('POST', 'SalesCreditMemo', { Sell_to_Customer_No: 'WEB-DE', Applies_to_Doc_No: 'NOPE' });
    expect(errorOf(refused).code).toBe('Internal_InvalidTableRelation');
  });
});
