import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../../fakes/nav/seed.ts';
import type { Members } from '../support.ts';
import { listOf } from '../support.ts';
import { ANY, errorOf, pageSamples, startPages } from './support.ts';

const JANE = {
  Name: 'Jane Doe',
  Address: 'Hauptstr. 1',
  Post_Code: '24103',
  City: 'Kiel',
  Country_Region_Code: 'DE',
  E_Mail: 'jane.doe@example.com',
  Gen_Bus_Posting_Group: 'DOMESTIC',
  VAT_Bus_Posting_Group: 'DOMESTIC',
  Customer_Posting_Group: 'DOMESTIC',
  Payment_Terms_Code: 'COD',
  Customer_Price_Group: 'WEB',
  Prices_Including_VAT: true,
};

function fieldsOf(file: string, index = 0): readonly string[] {
  const body = pageSamples(file)[index]?.response.body ?? {};
  const row = 'value' in body ? (listOf(body['value'])[0] ?? {}) : body;
  return Object.keys(row).filter((name) => !name.startsWith('@'));
}

function shown(row: Members | undefined): readonly string[] {
  return Object.keys(row ?? {}).filter((name) => !name.startsWith('@'));
}

describe('the customer card', () => {
  it('has the fields recorded', () => {
    const nav = startPages();
    expect(shown(nav.call('GET', "Customer('10000')").body)).toEqual(fieldsOf('customer-get'));
  });

  it('numbers a new customer by the series and keeps what was sent', () => {
    const nav = startPages();
    const made = nav.call('POST', 'Customer', JANE);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...JANE, No: 'C00010', Search_Name: 'JANE DOE', Blocked: ' ' });
    expect(shown(made.body)).toEqual(fieldsOf('customer-create'));
    const order = nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: 'C00010' });
    expect(order.body).toMatchObject({ Prices_Including_VAT: true, Payment_Terms_Code: 'COD' });
  });

  it('gives no posting groups of itself, so that documents fail', () => {
    const nav = startPages();
    nav.call('POST', 'Customer', { Name: 'Jane Doe', Country_Region_Code: 'DE' });
    const refused = nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: 'C00010' });
    expect(errorOf(refused)).toEqual({
      code: 'Application_FieldValidationException',
      message: 'Customer Posting Group must have a value in Customer: No.=C00010. It cannot be zero or empty.',
    });
  });

  it('refuses a number that is taken, as recorded', () => {
    const refused = startPages().call('POST', 'Customer', { No: '10000', Name: 'Dup' });
    const recorded = pageSamples('errors')[0]?.response;
    expect(refused.status).toBe(recorded?.status);
    expect(errorOf(refused)).toEqual(recorded?.body['error']);
  });

  it.each([
    ['a number where the series gives them', { No: 'MINE' }, 'Application_DialogException'],
    ['a name of more than 50 characters', { Name: 'x'.repeat(51) }, 'Application_StringExceededLength'],
    ['a country that does not exist', { Country_Region_Code: 'XX' }, 'Internal_InvalidTableRelation'],
    ['a price group that does not exist', { Customer_Price_Group: 'XX' }, 'Internal_InvalidTableRelation'],
    ['a VAT group that does not exist', { VAT_Bus_Posting_Group: 'XX' }, 'Internal_InvalidTableRelation'],
    ['a general group that does not exist', { Gen_Bus_Posting_Group: 'XX' }, 'Internal_InvalidTableRelation'],
    ['a location that does not exist', { Location_Code: 'XX' }, 'Internal_InvalidTableRelation'],
    ['a phone number with letters', { Phone_No: '12 ext. 5' }, 'Application_FieldValidationException'],
    ['an e-mail address that is none', { E_Mail: 'jane' }, 'Application_DialogException'],
    ['a balance', { Balance_LCY: 5 }, 'BadRequest_InvalidOperation'],
    ['a property the page does not have', { displayName: 'x' }, 'BadRequest'],
  ])('refuses %s, and no customer is made', (_what, change, code) => {
    const nav = startPages();
    const before = nav.stored.customers().length;
    expect(errorOf(nav.call('POST', 'Customer', { ...JANE, ...change })).code).toBe(code);
    expect(nav.stored.customers()).toHaveLength(before);
  });

  it('changes with the version that was read', () => {
    const nav = startPages();
    expect(nav.call('PATCH', "Customer('10000')", { Name: 'X' }).status).toBe(400);
    const [, recorded] = pageSamples('errors');
    const stale = nav.call('PATCH', "Customer('10000')", { Name: 'X' }, { 'if-match': 'W/"JzQ0OzExOzAwOyc="' });
    expect([stale.status, errorOf(stale)]).toEqual([recorded?.response.status, recorded?.response.body['error']]);
    const changed = nav.call('PATCH', "Customer('10000')", { Prices_Including_VAT: false, Phone_No: '0431' }, ANY);
    expect(changed.body).toMatchObject({
      Prices_Including_VAT: false,
      Phone_No: '0431',
      Last_Date_Modified: '2026-11-20',
    });
  });

  it('is not deleted while documents name it', () => {
    const nav = startPages();
    nav.order();
    expect(nav.call('DELETE', "Customer('WEB-DE')", undefined, ANY).status).toBe(400);
    expect(nav.call('DELETE', "Customer('20000')", undefined, ANY).status).toBe(204);
    expect(nav.call('POST', 'CustomerList', JANE).status).toBe(405);
  });
});

describe('items', () => {
  it('have the fields recorded', () => {
    const nav = startPages();
    expect(shown(nav.call('GET', "ItemCard('ML-TS-001')").body)).toEqual(fieldsOf('item-card-location-filter'));
    expect(shown(nav.rows('ItemList')[0])).toEqual(expect.arrayContaining([...fieldsOf('items-list')]));
  });

  const PLACES = [
    { location: 'BLUE', quantity: '112' },
    { location: 'RED', variant: 'M', quantity: '30' },
    { location: '', quantity: '-2' },
  ];
  const company = demoCompany({
    locations: [
      { code: 'BLUE', displayName: 'Blue' },
      { code: 'RED', displayName: 'Red' },
    ],
    items: [
      {
        number: '1896-S',
        displayName: 'ATHENS Desk',
        unitPrice: '649.4',
        taxGroup: 'VAT19',
        stock: PLACES,
        variants: [{ code: 'M', description: 'Desk, oak' }],
      },
    ],
    salesPrices: [],
    itemReferences: [],
  });

  it.each([
    ['', 140],
    [" and Location_Filter eq 'BLUE'", 112],
    [" and Location_Filter eq 'BLUE|RED'", 142],
    [" and Variant_Filter eq 'M'", 30],
    [" and Location_Filter eq 'BLUE' and Variant_Filter eq 'M'", 0],
  ])('have the stock the flow filters%s leave', (filter, inventory) => {
    const nav = startPages({}, { companies: [company] });
    const found = nav.rows(`ItemCard?$filter=No eq '1896-S'${filter}&$select=Inventory`);
    expect(found.map((row) => row['Inventory'])).toEqual([inventory]);
  });

  it('say the filter again, and select no rows by it', () => {
    const nav = startPages({}, { companies: [company] });
    const [item] = nav.rows(
      "ItemCard?$filter=No eq '1896-S' and Location_Filter eq 'BLUE'&$select=No,Inventory,Qty_on_Sales_Order",
    );
    expect(shown(item)).toEqual(fieldsOf('item-card-location-filter', 1));
    expect(item).toMatchObject({ Location_Filter: 'BLUE' });
    expect(nav.rows("ItemList?$filter=Location_Filter eq 'NOWHERE'")).toEqual([
      expect.objectContaining({ No: '1896-S', Inventory: 0 }),
    ]);
  });

  it('count what open orders want of them', () => {
    const nav = startPages({}, { companies: [company] });
    const no = nav.order({ Location_Code: 'BLUE' });
    nav.line(no, { Type: 'Item', No: '1896-S', Quantity: 3 });
    const want = (filter: string) => nav.rows(`ItemCard?$filter=${filter}`)[0]?.['Qty_on_Sales_Order'];
    expect(want("Location_Filter eq 'BLUE'")).toBe(3);
    expect(want("Location_Filter eq 'RED'")).toBe(0);
    expect(want("Date_Filter eq '..2026-11-19'")).toBe(0);
  });
});

describe('lists', () => {
  it('come in pages that go on from the last row', () => {
    const nav = startPages({ pageSize: 10 });
    const first = nav.call('GET', 'ItemList?$select=No');
    const second = nav.call('GET', String(first.body['@odata.nextLink']));
    const numbers = [first, second].flatMap(({ body }) => listOf(body['value']).map(({ No }) => No));
    expect(numbers).toEqual([...numbers].toSorted());
    expect(numbers).toHaveLength(17);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });

  it('are filtered, ordered and cut', () => {
    const nav = startPages();
    expect(nav.rows("ItemList?$filter=startswith(No,'ML-SOCK')&$orderby=No desc&$top=1")).toEqual([
      expect.objectContaining({ No: 'ML-SOCK-43' }),
    ]);
    expect(nav.rows("ItemList?$filter=No eq 'ML-GIFT' or No eq 'ML-TS-001'")).toHaveLength(2);
  });

  it.each([
    ['or across fields', "ItemList?$filter=No eq 'A' or Description eq 'B'", 'BadRequest'],
    ['an unknown field in a filter', "ItemList?$filter=foo eq 'A'", 'BadRequest_NotFound'],
    ['an unknown field in a selection', 'ItemList?$select=foo', 'BadRequest_NotFound'],
    ['an unknown part', 'SalesOrder?$expand=Lines', 'BadRequest_NotFound'],
    [
      'a number longer than its field',
      `ItemList?$filter=No eq '${'X'.repeat(21)}'`,
      'Application_FilterErrorException',
    ],
  ])('refuse %s', (_what, path, code) => {
    const refused = startPages().call('GET', path);
    expect(errorOf(refused).code).toBe(code);
    expect(errorOf(refused).message).not.toContain('Microsoft.NAV.');
  });

  it('refuse by lock and permission as the API does', () => {
    const nav = startPages();
    nav.admin.forbid('ItemList');
    expect(nav.call('GET', 'ItemList').status).toBe(400);
    nav.admin.lock(1);
    expect(errorOf(nav.call('POST', 'SalesOrder', {})).code).toBe('Internal_ServerError');
  });
});

describe('pages of references and set-up', () => {
  it.each([
    ['sales-prices', 'SalesPrices'],
    ['cross-references', 'CrossReferences'],
  ])('have the fields of %s', (file, service) => {
    expect(shown(startPages().rows(service)[0])).toEqual(fieldsOf(file));
  });

  it.each([
    [
      "SalesPrices?$filter=Sales_Type eq 'Customer Price Group' and Sales_Code eq 'WEB'&$top=1",
      { Item_No: 'ML-CAP-RED', Currency_Code: 'CHF', Ending_Date: '0001-01-01' },
    ],
    [
      "CrossReferences?$filter=Cross_Reference_No eq '4006381333931'",
      { Item_No: 'ML-TS-001', Cross_Reference_Type: 'Bar Code' },
    ],
    ["CustomerPriceGroups?$filter=Code eq 'WEB'", { Description: 'Web shop', Price_Includes_VAT: true }],
    ["ItemVariants?$filter=Item_No eq 'ML-JACKET' and Code eq 'S'", { Description: 'Rain jacket, small' }],
    ["ItemUnitsOfMeasure?$filter=Item_No eq 'ML-COF-500' and Code eq 'BOX'", { Qty_per_Unit_of_Measure: 12 }],
    [
      "ItemLedgerEntries?$filter=Entry_No gt 0 and Item_No eq 'ML-TS-001'",
      { Quantity: 120, Entry_Type: 'Positive Adjmt.', Location_Code: '' },
    ],
    ['GeneralLedgerSetup', { LCY_Code: 'EUR', Amount_Rounding_Precision: 0.01, Allow_Posting_From: '0001-01-01' }],
    ['SalesReceivablesSetup', { Ext_Doc_No_Mandatory: false, Order_Nos: 'S-ORD' }],
    ["Currencies?$filter=Code eq 'USD'", { Amount_Rounding_Precision: 0.01, Unit_Amount_Rounding_Precision: 0.00001 }],
    [
      "VATPostingSetup?$filter=VAT_Bus_Posting_Group eq 'DOMESTIC' and VAT_Prod_Posting_Group eq 'VAT7'",
      { VAT_Percent: 7, VAT_Calculation_Type: 'Normal VAT' },
    ],
    ["ChartOfAccounts?$filter=No eq '1400'", { Name: 'Receivables', Direct_Posting: false, Account_Type: 'Posting' }],
    ["GeneralPostingSetup?$filter=Gen_Bus_Posting_Group eq 'DOMESTIC'", { Sales_Account: '8400' }],
    ["NoSeries?$filter=Code eq 'CUST'", { Manual_Nos: false, Default_Nos: true, LastNoUsed: 'C00009' }],
    ["DimensionValues?$filter=Dimension_Code eq 'CHANNEL' and Code eq 'SHOP'", { Name: 'Web shop' }],
    ["PaymentTerms?$filter=Code eq 'COD'", { Description: 'Cash on delivery', Due_Date_Calculation: '0D' }],
    ["Units?$filter=Code eq 'PCS'", { International_Standard_Code: 'EA' }],
    ["Countries?$filter=Code eq 'DE'", { Name: 'Germany' }],
    ["Locations?$filter=Code eq 'MAIN'", { Name: 'Main warehouse' }],
    ["PaymentMethods?$filter=Code eq 'PAYPAL'", { Description: 'PayPal' }],
    ["ShipmentMethods?$filter=Code eq 'EXW'", { Description: 'Ex warehouse' }],
    ["Dimensions?$filter=Code eq 'CHANNEL'", { Name: 'Sales channel' }],
    ["VATProductPostingGroups?$filter=Code eq 'VAT7'", { Description: 'VAT 7 %' }],
  ])('%s', (path, wanted) => {
    expect(startPages().rows(path)[0]).toMatchObject(wanted);
  });
});
