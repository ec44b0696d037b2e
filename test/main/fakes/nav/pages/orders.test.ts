import { describe, expect, it } from 'vitest';
import type { Members } from '../support.ts';
import { ANY, errorOf, linePath, orderPath, startPages } from './support.ts';

const SHIRT = { Type: 'Item', No: 'ML-TS-001', Quantity: 2 };

describe('writing an order', () => {
  it('fills addresses, terms and the price basis from the customer', () => {
    const nav = startPages();
    const made = nav.call('POST', 'SalesOrder', { Sell_to_Customer_No: '10000', External_Document_No: 'woo-1' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      Document_Type: 'Order',
      No: 'S-ORD101001',
      Sell_to_Customer_Name: 'Möbel-Meller KG',
      Ship_to_City: 'Hamburg',
      External_Document_No: 'WOO-1',
      Status: 'Open',
      Payment_Terms_Code: '14 DAYS',
      Prices_Including_VAT: true,
      VAT_Bus_Posting_Group: 'DOMESTIC',
      Due_Date: '2026-12-04',
      Requested_Delivery_Date: '0001-01-01',
      Currency_Code: '',
    });
    expect(made.headers['Location']).toContain("SalesOrder(Document_Type='Order',No='S-ORD101001')");
  });

  it('prices a line again after the price was sent, so that it has to be sent once more', () => {
    const nav = startPages();
    const no = nav.order();
    const made = nav.line(no, { ...SHIRT, Unit_Price: 17.5 });
    expect(made.body).toMatchObject({ Line_No: 10000, Unit_Price: 19.992, Total_Amount_Incl_VAT: 39.98 });
    const repaired = nav.call('PATCH', linePath(no, 10000), { Unit_Price: 17.5, Line_Amount: 30 }, ANY);
    expect(repaired.body).toMatchObject({ Unit_Price: 17.5, Line_Amount: 30, Line_Discount_Amount: 5 });
  });

  it('shows totals on each line and none on the header', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    nav.line(no, { Type: 'G/L Account', No: '8400', Description: 'Shipping', Quantity: 1, Unit_Price: 4.9 });
    const read = nav.call('GET', `${orderPath(no)}?$expand=SalesOrderSalesLines`).body;
    const lines = read['SalesOrderSalesLines'] as readonly Members[];
    expect(lines.map((line) => line['Total_Amount_Incl_VAT'])).toEqual([44.88, 44.88]);
    expect(Object.keys(read).filter((name) => name.startsWith('Total'))).toEqual([]);
  });

  it('refuses an unnamed composite key', () => {
    const nav = startPages();
    const no = nav.order();
    expect(nav.call('GET', orderPath(no)).status).toBe(200);
    expect(nav.call('GET', `SalesOrder('${no}')`).status).toBe(404);
  });
});

describe('a released order', () => {
  it('refuses changes of header and lines', () => {
    const nav = startPages();
    const no = nav.order();
    nav.line(no, SHIRT);
    nav.admin.release(no);
    const refused = nav.call('PATCH', orderPath(no), { Ship_to_Name: 'X' }, ANY);
    expect(errorOf(refused)).toEqual({
      code: 'Application_FieldValidationException',
      message: `Status must be equal to 'Open'  in Sales Header: Document Type=Order, No.=${no}. Current value is 'Released'.`,
    });
    expect(errorOf(nav.line(no, SHIRT)).message).toContain("Status must be equal to 'Open'");
  });
});
