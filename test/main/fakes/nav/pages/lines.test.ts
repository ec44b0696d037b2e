import { describe, expect, it } from 'vitest';
import type { Members } from '../support.ts';
import { listOf } from '../support.ts';
import type { TestPages } from './support.ts';
import { ANY, errorOf, linePath, orderPath, pageSamples, startPages } from './support.ts';

const SHIRT = { Type: 'Item', No: 'ML-TS-001', Quantity: 2 };

function patch(nav: TestPages, no: string, fields: Members) {
  return nav.call('PATCH', linePath(no, 10000), fields, ANY);
}

describe('a line', () => {
  it('has the fields recorded, and no VAT of its own', () => {
    const nav = startPages();
    const made = nav.line(nav.order(), SHIRT);
    const recorded = pageSamples('sales-order-create-stepwise')[2]?.response.body ?? {};
    expect(Object.keys(made.body)).toEqual(Object.keys(recorded));
    expect(made.status).toBe(201);
  });

  it('is numbered by the page', () => {
    const nav = startPages();
    const no = nav.order();
    expect([1, 2, 3].map(() => nav.line(no, SHIRT).body['Line_No'])).toEqual([10000, 20000, 30000]);
    expect(errorOf(nav.line(no, { ...SHIRT, Line_No: 5 })).code).toBe('BadRequest_InvalidOperation');
  });

  it('says its type in plain text', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    nav.line(no, { Type: 'G/L Account', No: '8400', Quantity: 1, Unit_Price: 4.9 });
    nav.line(no, { Type: ' ', Description: 'Please ring twice' });
    const lines = nav.rows(`${orderPath(no)}/SalesOrderSalesLines?$select=Type,Description`);
    expect(lines.map(({ Type }) => Type)).toEqual(['Item', 'G/L Account', ' ']);
    expect(errorOf(nav.line(no, { Type: 'G_x002F_L Account' })).code).toBe('Unknown');
  });

  it.each([
    ['Item', 'NOPE', 'Item'],
    ['G/L Account', '9999', 'G/L Account'],
    [' ', 'XX', 'Standard Text'],
  ])('about a %s that does not exist is refused', (Type, No, related) => {
    const nav = startPages();
    const refused = nav.line(nav.order(), { Type, No, Quantity: 1 });
    expect(errorOf(refused)).toEqual({
      code: 'Internal_InvalidTableRelation',
      message: `The field No. of table Sales Line contains a value (${No}) that cannot be found in the related table (${related}).`,
    });
  });

  it('takes variant, unit and description of a cross reference', () => {
    const nav = startPages();
    const made = nav.line(nav.order(), { Cross_Reference_No: '4006381333948', Quantity: 1 });
    expect(made.body).toMatchObject({ No: 'ML-JACKET', Variant_Code: 'S', Unit_of_Measure_Code: 'PCS' });
  });

  it('of an item comes from where the header says, of an account from nowhere', () => {
    const nav = startPages();
    const no = nav.order({ Location_Code: 'MAIN' });
    expect(nav.line(no, SHIRT).body['Location_Code']).toBe('MAIN');
    expect(nav.line(no, { Type: 'G/L Account', No: '8400', Quantity: 1 }).body['Location_Code']).toBe('');
    expect(errorOf(nav.line(no, { ...SHIRT, Location_Code: 'MARS' })).code).toBe('Internal_InvalidTableRelation');
  });

  it('cannot be written to an order without a customer', () => {
    const nav = startPages();
    const blank = nav.call('POST', 'SalesOrder', {});
    expect(blank.status).toBe(201);
    expect(errorOf(nav.line(String(blank.body['No']), SHIRT)).message).toContain(
      'Sell-to Customer No. must have a value in Sales Header',
    );
  });
});

describe('prices of a line', () => {
  it.each([
    ['priceFirst', 19.992],
    ['page', 17.5],
    ['body', 19.992],
  ] as const)('validated in the order %s, the price sent before the quantity becomes %d', (fieldOrder, price) => {
    const nav = startPages({ fieldOrder });
    const made = nav.line(nav.order(), { Type: 'Item', No: 'ML-TS-001', Unit_Price: 17.5, Quantity: 2 });
    expect(made.body['Unit_Price']).toBe(price);
  });

  it.each([
    ['quantity', { Quantity: 3 }],
    ['unit', { Unit_of_Measure_Code: 'BOX' }],
    ['variant', { Variant_Code: 'S' }],
  ])('are worked out again for another %s', (_what, change) => {
    const nav = startPages();
    const no = nav.order();
    const item = 'Variant_Code' in change ? 'ML-JACKET' : 'ML-COF-500';
    nav.line(no, { Type: 'Item', No: item, Quantity: 2 });
    expect(patch(nav, no, { Unit_Price: 1 }).body['Unit_Price']).toBe(1);
    expect(Number(patch(nav, no, change).body['Unit_Price'])).toBeGreaterThan(8);
  });

  it('of an account stay as they were sent', () => {
    const nav = startPages();
    const made = nav.line(nav.order(), { Type: 'G/L Account', No: '8400', Unit_Price: 4.9, Quantity: 2 });
    expect(made.body).toMatchObject({ Unit_Price: 4.9, Line_Amount: 9.8 });
  });

  it.each([
    ['the amount of the line', { Line_Amount: 30 }, { Line_Discount_Amount: 5, Line_Discount_Percent: 14.28571 }],
    ['a discount amount', { Line_Discount_Amount: 5 }, { Line_Amount: 30, Line_Discount_Percent: 14.28571 }],
    ['a discount percent', { Line_Discount_Percent: 10 }, { Line_Amount: 31.5, Line_Discount_Amount: 3.5 }],
  ])('are discounted by %s', (_how, change, wanted) => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    expect(patch(nav, no, { Unit_Price: 17.5, ...change }).body).toMatchObject(wanted);
  });

  it('cannot be raised by the amount of the line', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    expect(errorOf(patch(nav, no, { Line_Amount: 50 })).message).toContain('must be between 0 and 100');
    expect(errorOf(nav.line(no, { Type: 'Item', No: 'ML-TS-001', Line_Amount: 5 })).message).toContain(
      'Quantity must have a value in Sales Line',
    );
  });

  it('with VAT follow another VAT group', () => {
    const nav = startPages({ fieldOrder: 'page' });
    const no = nav.order();
    nav.line(no, { ...SHIRT, Unit_Price: 11.9 });
    expect(patch(nav, no, { VAT_Prod_Posting_Group: 'VAT7' }).body['Unit_Price']).toBe(10.7);
  });
});

describe('totals', () => {
  it('of the whole document stand on every line, as recorded', () => {
    const nav = startPages({ fieldOrder: 'page' });
    const no = nav.order({ Prices_Including_VAT: false });
    nav.line(no, { ...SHIRT, Unit_Price: 649.4 });
    const last = nav.line(no, { Type: 'G/L Account', No: '8400', Quantity: 1, Unit_Price: 12.5 });
    const totals = { Total_Amount_Excl_VAT: 1311.3, Total_VAT_Amount: 249.15, Total_Amount_Incl_VAT: 1560.45 };
    expect(last.body).toMatchObject(totals);
    expect(nav.call('GET', linePath(no, 10000)).body).toMatchObject(totals);
  });
});

describe('changing and deleting a line', () => {
  it('needs the version that was read', () => {
    const nav = startPages();
    const no = nav.order();
    const made = nav.line(no, SHIRT);
    const path = linePath(no, 10000);
    expect(nav.call('PATCH', path, { Description: 'A' }).status).toBe(400);
    const etag = { 'if-match': String(made.body['@odata.etag']) };
    expect(nav.call('PATCH', path, { Description: 'A' }, etag).body['Description']).toBe('A');
    expect(nav.call('PATCH', path, { Description: 'B' }, etag).status).toBe(409);
    expect(nav.call('DELETE', path, undefined, etag).status).toBe(409);
    expect(nav.call('DELETE', path, undefined, ANY).status).toBe(204);
    expect(nav.call('GET', path).status).toBe(404);
  });

  it('works through the document as well as by the name of the lines', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    const within = `${orderPath(no)}/${linePath(no, 10000)}`;
    expect(nav.call('PATCH', within, { Description: 'A' }, ANY).status).toBe(200);
    expect(nav.rows(`SalesOrderSalesLines?$filter=Document_No eq '${no}'`)[0]?.['Description']).toBe('A');
  });

  it('refuses a description of more than 50 characters', () => {
    const nav = startPages();
    const refused = nav.line(nav.order(), { ...SHIRT, Description: 'x'.repeat(51) });
    expect(errorOf(refused).code).toBe('Application_StringExceededLength');
  });

  it('can meet a field whose editability hangs on the screen', () => {
    const nav = startPages({ notEditable: { service: 'SalesOrderSalesLines', field: 'Unit_Price' } });
    const no = nav.order();
    expect(nav.line(no, SHIRT).status).toBe(201);
    const refused = errorOf(patch(nav, no, { Unit_Price: 1 }));
    expect(refused.message).toContain('Editable for Unit_Price is invalid');
  });
});

describe('lines inside a new document', () => {
  const deep = { Sell_to_Customer_No: 'WEB-DE', SalesOrderSalesLines: [SHIRT, { ...SHIRT, No: 'ML-CAP-RED' }] };

  it('are refused, and no document is made', () => {
    const nav = startPages();
    expect(nav.call('POST', 'SalesOrder', deep).status).toBe(400);
    expect(nav.stored.orders()).toEqual([]);
  });

  it('are taken by a server that can, all or none', () => {
    const nav = startPages({ deepInsert: true });
    const made = nav.call('POST', 'SalesOrder', deep);
    expect(made.status).toBe(201);
    expect(nav.rows(`${orderPath(String(made.body['No']))}/SalesOrderSalesLines`)).toHaveLength(2);
    const lines = [SHIRT, { ...SHIRT, No: 'NOPE' }];
    expect(nav.call('POST', 'SalesOrder', { ...deep, SalesOrderSalesLines: lines }).status).toBe(400);
    expect(nav.stored.orders()).toHaveLength(1);
  });
});

it('reads an order with its lines in one go, as recorded', () => {
  const nav = startPages();
  const no = nav.order();
  nav.line(no, SHIRT);
  const read = nav.call('GET', `${orderPath(no)}?$expand=SalesOrderSalesLines($select=Quantity)`).body;
  const recorded = pageSamples('sales-order-get-expanded')[0]?.response.body ?? {};
  expect(Object.keys(read)).toEqual(Object.keys(recorded));
  const [line] = listOf(read['SalesOrderSalesLines']);
  expect(Object.keys(line ?? {})).toEqual(['@odata.etag', 'Document_Type', 'Document_No', 'Line_No', 'Quantity']);
});
