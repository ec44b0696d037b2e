import { describe, expect, it } from 'vitest';
import type { Members } from '../support.ts';
import { listOf } from '../support.ts';
import { ANY, pageSamples, startPages } from './support.ts';

const SHIRT = { Type: 'Item', No: 'ML-TS-001', Quantity: 2 };

function posted() {
  const nav = startPages();
  const no = nav.order({ External_Document_No: 'WOO-10045' });
  nav.line(no, SHIRT);
  nav.admin.post(no);
  return { nav, no };
}

describe('a posted order', () => {
  it('is gone from the orders and found among the posted invoices, as recorded', () => {
    const { nav, no } = posted();
    expect(nav.rows("SalesOrder?$filter=External_Document_No eq 'WOO-10045'")).toEqual([]);
    const [invoice] = nav.rows("PostedSalesInvoices?$filter=External_Document_No eq 'WOO-10045'");
    const [recorded] = listOf(pageSamples('posted-sales-invoices-by-external')[0]?.response.body['value']);
    expect(Object.keys(invoice ?? {})).toEqual(expect.arrayContaining(Object.keys(recorded ?? {})));
    expect(invoice).toMatchObject({
      Order_No: no,
      Amount_Including_VAT: 39.98,
      Amount: 33.6,
      Closed: false,
      Currency_Code: '',
    });
  });

  it('shows its lines on the card of the posted invoice', () => {
    const { nav, no } = posted();
    const [card] = nav.rows(`PostedSalesInvoice?$filter=Order_No eq '${no}'&$expand=PostedSalesInvoiceSalesInvLines`);
    const lines = listOf(card?.['PostedSalesInvoiceSalesInvLines']);
    expect(lines[0]).toMatchObject({ Type: 'Item', Quantity: 2, Total_Amount_Incl_VAT: 39.98 });
    expect(nav.rows(`PostedSalesInvoiceSalesInvLines?$filter=Document_No eq '${String(card?.['No'])}'`)).toHaveLength(
      1,
    );
  });

  it('cannot be changed', () => {
    const { nav } = posted();
    const [invoice] = nav.rows('PostedSalesInvoices');
    const path = `PostedSalesInvoices('${String(invoice?.['No'])}')`;
    expect(nav.call('GET', path).body['No']).toBe(invoice?.['No']);
    expect(nav.call('PATCH', path, { Due_Date: '2026-12-31' }, ANY).status).not.toBe(200);
    expect(nav.call('DELETE', path, undefined, ANY).status).toBe(405);
  });

  it('shows what became of it', () => {
    const { nav } = posted();
    const number = String(nav.rows('PostedSalesInvoices')[0]?.['No']);
    const state = (): Members | undefined => nav.rows('PostedSalesInvoices?$select=Closed,Cancelled')[0];
    nav.admin.setInvoiceStatus(number, 'Paid');
    expect(state()).toMatchObject({ Closed: true, Cancelled: false });
    nav.admin.setInvoiceStatus(number, 'Canceled');
    expect(state()).toMatchObject({ Closed: true, Cancelled: true });
  });
});

describe('a shipment', () => {
  it('stays with its order, says agent and tracking number, and has its lines on the card', () => {
    const nav = startPages();
    const no = nav.order({ External_Document_No: 'WOO-2', Location_Code: 'MAIN' });
    nav.line(no, SHIRT);
    const { number } = nav.admin.ship(no, { quantities: { 10000: '1' }, shippingAgentCode: 'DHL' });
    nav.admin.setTracking(number, '00340434');
    const wanted = { Order_No: no, External_Document_No: 'WOO-2', Shipping_Agent_Code: 'DHL' };
    expect(nav.rows(`PostedSalesShipments?$filter=Order_No eq '${no}'`)).toEqual([
      expect.objectContaining({ ...wanted, Package_Tracking_No: '00340434' }),
    ]);
    const [card] = nav.rows('PostedSalesShipment?$expand=PostedSalesShipmentSalesShipmLines');
    expect(listOf(card?.['PostedSalesShipmentSalesShipmLines'])).toEqual([
      expect.objectContaining({ Type: 'Item', No: 'ML-TS-001', Quantity: 1, Location_Code: 'MAIN', Line_No: 10000 }),
    ]);
    const [line] = nav.rows(`SalesOrderSalesLines?$filter=Document_No eq '${no}'`);
    expect(line).toMatchObject({ Quantity: 2, Quantity_Shipped: 1, Qty_to_Ship: 1 });
    expect(nav.rows(`ItemLedgerEntries?$filter=Document_No eq '${number}'`)).toEqual([
      expect.objectContaining({
        Entry_Type: 'Sale',
        Document_Type: 'Sales Shipment',
        Quantity: -1,
        Location_Code: 'MAIN',
      }),
    ]);
  });
});

describe('a posted credit memo', () => {
  it('says which invoice it was applied to', () => {
    const nav = startPages();
    const item = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 };
    const invoice = nav.admin.addInvoice({ customerNumber: 'WEB-DE', salesInvoiceLines: [item] }, { posted: true });
    const fields = { customerNumber: 'WEB-DE', externalDocumentNumber: 'WOO-1-R1', invoiceNumber: invoice.number };
    nav.admin.addCreditMemo({ ...fields, salesCreditMemoLines: [item] }, { posted: true });
    expect(nav.rows("PostedSalesCreditMemos?$filter=External_Document_No eq 'WOO-1-R1'")).toEqual([
      expect.objectContaining({ Applies_to_Doc_No: invoice.number, Amount_Including_VAT: 19.99 }),
    ]);
    expect(nav.rows('SalesCreditMemo')).toEqual([]);
    expect(nav.rows('PostedSalesCreditMemo?$expand=PostedSalesCreditMemoSalesCrMemoLines')).toHaveLength(1);
  });
});
