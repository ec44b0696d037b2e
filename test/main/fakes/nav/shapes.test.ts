import { describe, expect, it } from 'vitest';
import type { Members } from './support.ts';
import { linesOf, listOf, sample, samples, startNav } from './support.ts';

/** Names in the order written, and the kind of each value: what a parser depends on. */
function shapeOf(record: Members): readonly string[] {
  return Object.entries(record).map(([name, value]) => `${name}: ${Array.isArray(value) ? 'list' : typeof value}`);
}

function rowOf(file: string): Members {
  const [row] = listOf(sample(file).response.body['value']);
  if (row === undefined) throw new Error(`No row in ${file}`);
  return row;
}

/** What this server does not have. */
const ABSENT = ['salespeoplePurchasers'];

const references = samples('api-v2/reference-lists')
  .map(({ request, response }) => [request.url.split('/').at(-1) ?? '', response] as const)
  .filter(([set]) => !ABSENT.includes(set));

describe('bodies, compared with the recorded ones', () => {
  it('lists companies', () => {
    const row = startNav().first('/companies');
    const recorded = shapeOf(rowOf('api-v2/companies-list'));
    expect(shapeOf(row)).toEqual(['@odata.etag: string', ...recorded]);
  });

  it('creates a customer with the fields of the record, in their order', () => {
    const { request, response } = sample('api-v2/customer-create');
    const answer = startNav().call('POST', request.url, request.body);
    expect(answer.status).toBe(201);
    expect(shapeOf(answer.body)).toEqual(shapeOf(response.body));
    expect(answer.headers['Location']).toBe(
      `https://nav.contoso.local:7048/BC/api/v2.0/companies(f64eba74-dacd-4854-a584-1834f68cfc3a)/customers(${String(answer.body['id'])})`,
    );
    expect(answer.body).toMatchObject({
      '@odata.context': response.body['@odata.context'],
      ...(request.body as Members),
      blocked: '_x0020_',
      lastModifiedDateTime: '2026-11-20T10:15:30.123Z',
    });
  });

  it('lists customers in pages of the size asked for', () => {
    const [exchange] = samples('api-v2/customers-list');
    const answer = startNav().call('GET', 'customers', undefined, { prefer: 'odata.maxpagesize=3' });
    expect(Object.keys(answer.body)).toEqual(Object.keys(exchange?.response.body ?? {}));
    const [row] = listOf(answer.body['value']);
    expect(shapeOf(row ?? {})).toEqual(shapeOf(rowOf('api-v2/customers-list')));
  });

  it('creates an order by deep insert with header and lines as recorded', () => {
    const { response } = sample('api-v2/sales-order-create-deep');
    const nav = startNav();
    const order = nav.order({ externalDocumentNumber: 'woo-10045' }, [
      { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, unitPrice: 19.99 },
      { lineType: 'Comment', description: 'Please leave at the back door' },
    ]);
    expect(shapeOf(order)).toEqual(shapeOf(response.body));
    expect(order['@odata.context']).toBe(response.body['@odata.context']);
    const recorded = linesOf(response.body)[1] ?? {};
    for (const line of linesOf(order)) expect(shapeOf(line)).toEqual(shapeOf(recorded));
  });

  it('adds a line by its containment as recorded', () => {
    const { response } = sample('api-v2/sales-order-line-post');
    const nav = startNav();
    const id = String(nav.order({}, [])['id']);
    const line = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 12, unitPrice: 19.99 };
    const answer = nav.call('POST', `salesOrders(${id})/salesOrderLines`, line);
    expect(answer.status).toBe(201);
    expect(shapeOf(answer.body)).toEqual(shapeOf(response.body));
    expect(answer.body['@odata.context']).toBe(
      String(response.body['@odata.context']).replace('960f5c9c-44e3-ea11-bb43-000d3a2feca1', id),
    );
  });

  it('creates a draft invoice by deep insert as recorded', () => {
    const { response } = sample('api-v2/sales-invoice-create-deep');
    const line = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1, unitPrice: 19.99 };
    const body = { customerNumber: '10000', externalDocumentNumber: 'BC-20077', salesInvoiceLines: [line] };
    const answer = startNav().call('POST', 'salesInvoices?$expand=salesInvoiceLines', body);
    expect(answer.status).toBe(201);
    expect(shapeOf(answer.body)).toEqual(shapeOf(response.body));
    expect(answer.body).toMatchObject({ status: 'Draft', dueDate: '2026-12-04', remainingAmount: 19.99 });
    const [recorded] = listOf(response.body['salesInvoiceLines']);
    const [made] = listOf(answer.body['salesInvoiceLines']);
    expect(shapeOf(made ?? {})).toEqual(shapeOf(recorded ?? {}));
  });

  it.each(references)('lists %s', (set, response) => {
    const answer = startNav().call('GET', set);
    expect(answer.body['@odata.context']).toBe(response.body['@odata.context']);
    const [recorded] = listOf(response.body['value']);
    const [row] = listOf(answer.body['value']);
    expect(shapeOf(row ?? {})).toEqual(shapeOf(recorded ?? {}));
  });

  it('shows items, variants and the ledger set-up as recorded', () => {
    const nav = startNav();
    expect(shapeOf(nav.first('items'))).toEqual(shapeOf(rowOf('api-v2/items-list')));
    const jacket = nav.first("items?$filter=number eq 'ML-JACKET'");
    const variant = nav.first(`items(${String(jacket['id'])})/itemVariants`);
    expect(shapeOf(variant)).toEqual(shapeOf(rowOf('api-v2/item-variants-list')));
    const setup = nav.first('generalLedgerSetup');
    expect(shapeOf(setup)).toEqual(shapeOf(rowOf('api-v2/general-ledger-setup')));
    expect(setup).toMatchObject({ localCurrencyCode: 'EUR', allowPostingFrom: '0001-01-01' });
  });

  it('answers the look-up by external document number as recorded: a hit, then none', () => {
    const nav = startNav();
    nav.order({ externalDocumentNumber: 'woo-10045' }, []);
    const [hit, none] = samples('api-v2/sales-orders-filter-external').map(({ request, response }) => ({
      answer: nav.call('GET', request.url),
      response,
    }));
    const [row] = listOf(hit?.answer.body['value']);
    const [recorded] = listOf(hit?.response.body['value']);
    expect(shapeOf(row ?? {})).toEqual(shapeOf(recorded ?? {}));
    expect(row).toMatchObject({ externalDocumentNumber: 'WOO-10045', status: 'Draft' });
    expect(none?.answer.body).toEqual(none?.response.body);
  });

  it('ships and invoices as recorded: 204, the order gone, the posted invoice found by its order number', () => {
    const nav = startNav();
    const lines = [{ lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1, unitPrice: 19.99 }];
    const order = nav.order({ externalDocumentNumber: 'WOO-10045' }, lines);
    const recorded = samples('api-v2/sales-order-ship-and-invoice', {
      'b6f4017a-b749-ee11-ad0b-a1422c0f7f1f': String(order['id']),
      'S-ORD101005': String(order['number']),
    });
    const answers = recorded.map(({ request }) => nav.call(request.method, request.url));
    expect(answers.map(({ status }) => status)).toEqual([204, 404, 200]);
    const [invoice] = listOf(answers[2]?.body['value']);
    const [wanted] = listOf(recorded[2]?.response.body['value']);
    expect(shapeOf(invoice ?? {}).toSorted()).toEqual(shapeOf(wanted ?? {}).toSorted());
    expect(answers[0]?.headers['Location']).toContain(`salesInvoices(${String(invoice?.['id'])})`);
    expect(invoice).toMatchObject({ status: 'Open', externalDocumentNumber: 'WOO-10045', remainingAmount: 19.99 });
  });

  it('writes numbers as exact decimals', () => {
    const nav = startNav();
    const line = '{"lineType":"Item","lineObjectNumber":"ML-TS-001","quantity":0.1,"unitPrice":1000000.10001}';
    const body = `{"customerNumber":"WEB-DE","salesOrderLines":[${line}]}`;
    const { text } = nav.call('POST', 'salesOrders?$expand=salesOrderLines', body);
    expect(text).toContain('"unitPrice":1000000.10001,');
    expect(text).toContain('"amountIncludingTax":100000.01,');
  });
});
