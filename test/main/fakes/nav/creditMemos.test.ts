import { describe, expect, it } from 'vitest';
import type { Members, TestNav } from './support.ts';
import { errorOf, listOf, sample, samples, startNav } from './support.ts';

const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, unitPrice: 19.99 };
const POSTED = { posted: true };

function shapeOf(record: Members): readonly string[] {
  return Object.entries(record).map(([name, value]) => `${name}: ${Array.isArray(value) ? 'list' : typeof value}`);
}

function postedInvoice(nav: TestNav) {
  const fields = { customerNumber: 'WEB-DE', externalDocumentNumber: 'WOO-1', salesInvoiceLines: [SHIRT] };
  return nav.admin.addInvoice(fields, POSTED);
}

function memoOf(nav: TestNav, fields: Members, lines: readonly Members[]) {
  const body = { customerNumber: 'WEB-DE', ...fields, salesCreditMemoLines: lines };
  return nav.call('POST', 'salesCreditMemos?$expand=salesCreditMemoLines', body);
}

function act(nav: TestNav, set: string, id: string, action: string) {
  return nav.call('POST', `${set}(${id})/Microsoft.NAV.${action}`);
}

describe('salesCreditMemos', () => {
  it('are made by deep insert with header and lines as recorded, applied to the posted invoice', () => {
    const { response } = sample('api-v2/sales-credit-memo-create-deep');
    const nav = startNav();
    const invoice = postedInvoice(nav);
    const answer = memoOf(nav, { externalDocumentNumber: 'woo-1-r1', invoiceId: invoice.id }, [
      { ...SHIRT, quantity: 1 },
    ]);
    expect(answer.status).toBe(201);
    expect(shapeOf(answer.body)).toEqual(shapeOf(response.body));
    expect(answer.body['@odata.context']).toBe(response.body['@odata.context']);
    const recorded = listOf(response.body['salesCreditMemoLines'])[0] ?? {};
    expect(shapeOf(listOf(answer.body['salesCreditMemoLines'])[0] ?? {})).toEqual(shapeOf(recorded));
    expect(answer.body).toMatchObject({
      number: '1001',
      externalDocumentNumber: 'WOO-1-R1',
      invoiceNumber: invoice.number,
      dueDate: '2026-12-04',
      totalAmountIncludingTax: 19.99,
      status: 'Draft',
    });
    expect(nav.stored.creditMemos()).toMatchObject([
      { kind: 'creditMemo', posted: false, invoiceNumber: invoice.number },
    ]);
    expect(nav.stored.documents()).toHaveLength(1);
  });

  it('keep their id when posted, change number, bring goods back and are paid once fully applied', () => {
    const [posting, read] = samples('api-v2/sales-credit-memo-post');
    const nav = startNav();
    const invoice = postedInvoice(nav);
    const id = String(memoOf(nav, { invoiceId: invoice.id }, [{ ...SHIRT, quantity: 1 }]).body['id']);
    const stock = nav.first("items?$filter=number eq 'ML-TS-001'")['inventory'];
    const answer = act(nav, 'salesCreditMemos', id, 'post');
    expect(answer.status).toBe(posting?.response.status);
    expect(answer.headers['Location']).toMatch(new RegExp(`/salesCreditMemos\\(${id}\\)$`));
    const memo = nav.call('GET', `salesCreditMemos(${id})`).body;
    expect(shapeOf(memo)).toEqual(shapeOf(read?.response.body ?? {}));
    expect(memo).toMatchObject({ id, number: 'PS-CR104001', status: read?.response.body['status'] });
    expect(nav.call('GET', `salesInvoices(${invoice.id})`).body).toMatchObject({
      status: 'Open',
      remainingAmount: 19.99,
    });
    expect(nav.first("items?$filter=number eq 'ML-TS-001'")['inventory']).toBe(Number(stock) + 1);
    expect(nav.stored.movements().at(-1)).toMatchObject({ documentNumber: 'PS-CR104001', quantity: '1' });
  });

  it('stay open without an invoice, and beyond what the invoice still owes', () => {
    const nav = startNav();
    const invoice = postedInvoice(nav);
    nav.admin.payInvoice(invoice.number);
    for (const fields of [{}, { invoiceNumber: invoice.number }]) {
      const id = String(memoOf(nav, fields, [SHIRT]).body['id']);
      act(nav, 'salesCreditMemos', id, 'post');
      expect(nav.call('GET', `salesCreditMemos(${id})`).body['status']).toBe('Open');
    }
  });

  it('refuse an invoice that does not exist or is a draft', () => {
    const nav = startNav();
    const draft = nav.admin.addInvoice({ customerNumber: 'WEB-DE', salesInvoiceLines: [SHIRT] });
    const answer = memoOf(nav, { invoiceId: draft.id }, [SHIRT]);
    expect(errorOf(answer)).toEqual({
      code: 'Application_DialogException',
      message: 'The invoiceId does not match to an Invoice.',
    });
    expect(nav.stored.creditMemos()).toEqual([]);
  });

  it('take the price basis of the customer, which cannot be written', () => {
    const nav = startNav();
    expect(errorOf(memoOf(nav, { pricesIncludeTax: true }, [])).code).toBe('BadRequest_InvalidOperation');
    expect(memoOf(nav, { customerNumber: '49633663' }, []).body['pricesIncludeTax']).toBe(false);
  });

  it('let their bill-to address be written, unlike an order', () => {
    const nav = startNav();
    expect(memoOf(nav, { billToCity: 'Bremen' }, []).body['billToCity']).toBe('Bremen');
    const order = nav.call('POST', 'salesOrders', { customerNumber: 'WEB-DE', billToCity: 'Bremen' });
    expect(errorOf(order).code).toBe('BadRequest_InvalidOperation');
  });

  it('can be changed and deleted as drafts, with an ETag to change, and never once posted', () => {
    const nav = startNav();
    const memo = memoOf(nav, {}, [SHIRT]).body;
    const path = `salesCreditMemos(${String(memo['id'])})`;
    expect(errorOf(nav.call('PATCH', path, { externalDocumentNumber: 'A' })).code).toBe('BadRequest_InvalidToken');
    const ifMatch = { 'if-match': String(memo['@odata.etag']) };
    expect(nav.call('PATCH', path, { externalDocumentNumber: 'A-R1' }, ifMatch).body['externalDocumentNumber']).toBe(
      'A-R1',
    );
    expect(errorOf(nav.call('PATCH', path, { externalDocumentNumber: 'B' }, ifMatch)).code).toBe(
      'Request_EntityChanged',
    );
    act(nav, 'salesCreditMemos', String(memo['id']), 'post');
    const message = 'The credit memo has been posted and can no longer be modified.';
    expect(errorOf(nav.call('POST', `${path}/salesCreditMemoLines`, SHIRT)).message).toBe(message);
    expect(errorOf(nav.call('DELETE', path)).message).toBe(message);
    const draft = memoOf(nav, {}, [SHIRT]).body;
    expect(nav.call('DELETE', `salesCreditMemos(${String(draft['id'])})`).status).toBe(204);
    expect(nav.stored.creditMemos()).toHaveLength(1);
  });

  it('refuse to be posted a second time', () => {
    const nav = startNav();
    const memo = nav.admin.addCreditMemo({ customerNumber: 'WEB-DE', salesCreditMemoLines: [SHIRT] }, POSTED);
    expect(errorOf(act(nav, 'salesCreditMemos', memo.id, 'post')).message).toBe(
      'The action can be applied to a draft credit memo only.',
    );
  });

  it('must name the item entry they return where exact cost reversing is mandatory', () => {
    const nav = startNav();
    nav.admin.changeSalesSetup({ exactCostReversingMandatory: true });
    const memo = memoOf(nav, {}, [SHIRT]).body;
    expect(errorOf(act(nav, 'salesCreditMemos', String(memo['id']), 'post'))).toEqual({
      code: 'Application_FieldValidationException',
      message:
        'Appl.-from Item Entry must have a value in Sales Line: Document Type=Credit Memo, Document No.=1001, Line No.=10000. It cannot be zero or empty.',
    });
  });
});

describe('cancel of an invoice', () => {
  it('posts a corrective memo over all of it; the invoice is canceled and the goods are back', () => {
    const nav = startNav();
    const stock = nav.first("items?$filter=number eq 'ML-TS-001'")['inventory'];
    const invoice = postedInvoice(nav);
    expect(act(nav, 'salesInvoices', invoice.id, 'cancel').status).toBe(204);
    expect(nav.stored.invoices()).toMatchObject([{ status: 'Canceled' }]);
    expect(nav.stored.creditMemos()).toMatchObject([
      { status: 'Corrective', posted: true, invoiceNumber: invoice.number, totals: invoice.totals },
    ]);
    expect(nav.call('GET', `salesInvoices(${invoice.id})`).body['remainingAmount']).toBe(0);
    expect(nav.first("items?$filter=number eq 'ML-TS-001'")['inventory']).toBe(stock);
  });

  it('is refused for a draft, for a paid or partly paid invoice, and leaves nothing behind', () => {
    const nav = startNav();
    const draft = nav.admin.addInvoice({ customerNumber: 'WEB-DE', salesInvoiceLines: [SHIRT] });
    expect(errorOf(act(nav, 'salesInvoices', draft.id, 'cancel')).message).toBe(
      'The action can be applied to a posted invoice only.',
    );
    const [part, whole] = [postedInvoice(nav), postedInvoice(nav)];
    nav.admin.payInvoice(part.number, '10');
    nav.admin.payInvoice(whole.number);
    for (const { id } of [part, whole]) {
      expect(errorOf(act(nav, 'salesInvoices', id, 'cancel')).message).toContain('is fully or partially paid');
    }
    expect(nav.stored.creditMemos()).toEqual([]);
  });

  it('is refused while the customer or an item is blocked', () => {
    const nav = startNav();
    const invoice = postedInvoice(nav);
    nav.admin.blockItem('ML-TS-001');
    expect(errorOf(act(nav, 'salesInvoices', invoice.id, 'cancel')).code).toBe('Application_FieldValidationException');
    nav.admin.blockItem('ML-TS-001', false);
    nav.admin.blockCustomer('WEB-DE');
    expect(errorOf(act(nav, 'salesInvoices', invoice.id, 'cancel')).code).toBe('Application_DialogException');
    expect(nav.stored.creditMemos()).toEqual([]);
    expect(nav.stored.invoices()).toMatchObject([{ status: 'Open' }]);
  });

  it('can be taken back by canceling the corrective memo, and no other memo can be canceled', () => {
    const nav = startNav();
    const invoice = postedInvoice(nav);
    act(nav, 'salesInvoices', invoice.id, 'cancel');
    const [memo] = nav.stored.creditMemos();
    expect(act(nav, 'salesCreditMemos', memo?.id ?? '', 'cancel').status).toBe(204);
    expect(nav.stored.invoices()).toMatchObject([{ status: 'Open' }]);
    const plain = nav.admin.addCreditMemo({ customerNumber: 'WEB-DE', salesCreditMemoLines: [SHIRT] }, POSTED);
    expect(act(nav, 'salesCreditMemos', plain.id, 'cancel').status).toBe(400);
  });
});

describe('makeCorrectiveCreditMemo', () => {
  it('makes a draft with the copied lines below a comment, found by the invoice number, as recorded', () => {
    const [making, search] = samples('api-v2/sales-invoice-make-corrective-credit-memo');
    const nav = startNav();
    const invoice = postedInvoice(nav);
    const answer = act(nav, 'salesInvoices', invoice.id, 'makeCorrectiveCreditMemo');
    expect(answer.status).toBe(making?.response.status);
    const filter = `invoiceNumber eq '${invoice.number}' and status eq 'Draft'`;
    const memo = nav.first(`salesCreditMemos?$filter=${filter}&$expand=salesCreditMemoLines`);
    expect(answer.headers['Location']).toContain(`/salesCreditMemos(${String(memo['id'])})`);
    const recorded = listOf(search?.response.body['value'])[0] ?? {};
    expect(shapeOf(memo)).toEqual(shapeOf(recorded));
    expect(memo).toMatchObject({
      externalDocumentNumber: 'WOO-1',
      invoiceId: invoice.id,
      status: 'Draft',
      totalAmountIncludingTax: 39.98,
      salesCreditMemoLines: [
        { sequence: 10000, lineType: 'Comment', description: `Invoice No. ${invoice.number}:` },
        { sequence: 20000, lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, unitPrice: 19.99 },
      ],
    });
  });

  it('is refused on a closed invoice', () => {
    const nav = startNav();
    const invoice = postedInvoice(nav);
    nav.admin.payInvoice(invoice.number);
    expect(errorOf(act(nav, 'salesInvoices', invoice.id, 'makeCorrectiveCreditMemo')).message).toBe(
      'The invoice is closed. The corrective credit memo may not be applied to the invoice.',
    );
  });
});
