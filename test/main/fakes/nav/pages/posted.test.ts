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
