import { describe, expect, it } from 'vitest';
import type { FakeNavOptions } from '../../../fakes/nav/options.ts';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import type { TestNav } from './support.ts';
import { errorOf, sample, startNav } from './support.ts';

interface Case {
  readonly file: string;
  readonly name: string;
  readonly options?: Partial<FakeNavOptions>;
  /** Brings the server into the sample's state; gives the ids that stand for the sample's. */
  readonly prepare?: (nav: TestNav) => Readonly<Record<string, string>>;
}

const MANUAL = demoCompany({
  numbers: { ...demoCompany().numbers, customers: { series: 'CUST', next: 'C00010', manual: true } },
});

const ORDER = 'b6f4017a-b749-ee11-ad0b-a1422c0f7f1f';
const INVOICE = '5fd8a1c5-bde4-ea11-bbf2-00155df3a615';
const MEMO = '1c5f3f2e-7a1b-4c0b-8a35-0f0c7a3f5e22';
const CUSTOMER = 'f2a5738a-44e3-ea11-bb43-000d3a2feca1';

const anOrder = (nav: TestNav) => ({ [ORDER]: String(nav.order({}, [])['id']) });
const aCustomer = (nav: TestNav) => ({ [CUSTOMER]: String(nav.first("customers?$filter=number eq '10000'")['id']) });

const aPostedInvoice = (nav: TestNav) => {
  const lines = [{ lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 }];
  const invoice = nav.admin.addInvoice({ customerNumber: '10000', salesInvoiceLines: lines }, { posted: true });
  return { [INVOICE]: invoice.id, '1896-S': 'ML-TS-001' };
};

const aCanceledInvoice = (nav: TestNav) => {
  const ids = aPostedInvoice(nav);
  nav.call('POST', `salesInvoices(${ids[INVOICE]})/Microsoft.NAV.cancel`);
  return ids;
};

const aPartlyPaidInvoice = (nav: TestNav) => {
  const ids = aPostedInvoice(nav);
  nav.admin.payInvoice(nav.stored.invoices()[0]?.number ?? '', '1');
  return ids;
};

const anEmptyMemo = (nav: TestNav) => ({ [MEMO]: nav.admin.addCreditMemo({ customerNumber: '10000' }).id });

const itemAndAccount = (nav: TestNav) => ({
  ...anOrder(nav),
  'fca5738a-44e3-ea11-bb43-000d3a2feca1': String(nav.first('items')['id']),
  'ae4110b4-1d3d-ec11-bb5d-6045bd8e5b0d': String(nav.first('accounts')['id']),
});

const CASES: readonly Case[] = [
  { file: 'action-wrong-state', name: 'refuses to post an invoice that is posted', prepare: aPostedInvoice },
  { file: 'api-route-not-found', name: 'does not know another API version' },
  { file: 'bad-date', name: 'refuses a date it cannot read' },
  { file: 'cancel-already-canceled', name: 'refuses to cancel an invoice twice', prepare: aCanceledInvoice },
  { file: 'corrective-on-partly-paid', name: 'refuses to correct a partly paid invoice', prepare: aPartlyPaidInvoice },
  { file: 'credit-memo-without-lines', name: 'refuses to post a memo without lines', prepare: anEmptyMemo },
  { file: 'currency-unknown', name: 'refuses a currency NAV does not have' },
  { file: 'customer-missing', name: 'refuses a document without customer' },
  { file: 'customer-unknown', name: 'refuses a document for an unknown customer' },
  { file: 'customer-values-mismatch', name: 'refuses customer id and number that disagree', prepare: aCustomer },
  { file: 'duplicate-key', name: 'refuses a customer number in use', options: { companies: [MANUAL] } },
  { file: 'entity-not-found', name: 'answers 404 for an id that does not exist' },
  { file: 'etag-missing', name: 'refuses a PATCH without If-Match', prepare: aCustomer },
  { file: 'etag-stale', name: 'answers 409 to a stale ETag', prepare: aCustomer },
  { file: 'filter-value-too-long', name: 'refuses a filter literal longer than the Code field' },
  { file: 'inventory-on-insert', name: 'refuses inventory in a new item' },
  { file: 'item-unknown', name: 'refuses a line with an unknown item', prepare: anOrder },
  { file: 'line-both-ids', name: 'refuses a line with item and account', prepare: itemAndAccount },
  { file: 'lines-without-parent', name: 'refuses to list lines without a document' },
  { file: 'manual-numbers-not-allowed', name: 'refuses an own number where the series forbids it' },
  { file: 'or-on-distinct-fields', name: 'refuses OR across two fields' },
  { file: 'posted-invoice-immutable', name: 'refuses changes of a posted invoice', prepare: aPostedInvoice },
  { file: 'read-only-field', name: 'refuses a read-only field in a body' },
  { file: 'segment-not-found', name: 'answers 404 for a resource it does not have' },
  { file: 'string-too-long', name: 'refuses a text longer than its field' },
  { file: 'table-relation', name: 'refuses a country that is not in its table' },
  { file: 'tenant-unavailable', name: 'refuses a tenant it does not have' },
  { file: 'unknown-property-filter', name: 'refuses an unknown property in a filter' },
  { file: 'unknown-property', name: 'refuses an unknown property in a body' },
];

describe('refusals, as recorded', () => {
  it.each(CASES)('$name ($file)', ({ file, options, prepare }) => {
    const nav = startNav(options);
    const { request, response } = sample(`errors/${file}`, prepare?.(nav) ?? {});
    const ifMatch = request.headers['If-Match'];
    const answer = nav.call(
      request.method,
      request.url,
      request.body,
      ifMatch === undefined ? {} : { 'if-match': ifMatch },
    );
    expect(answer.status).toBe(response.status);
    expect(answer.headers).toEqual(response.headers);
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
    expect(answer.text).toMatch(/ {2}CorrelationId: {2}[0-9a-f-]{36}\."}}$/);
  });

  it('answers 401 with the accepted scheme to a wrong password', () => {
    const { response } = sample('errors/unauthorized');
    const wrong = `Basic ${Buffer.from('CONNECTOR:guess').toString('base64')}`;
    const answer = startNav().call('GET', '/companies', undefined, { authorization: wrong });
    expect(answer.status).toBe(401);
    expect(answer.headers).toEqual(response.headers);
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
  });

  it('answers 401 with an empty body under Windows credentials', () => {
    const answer = startNav({ credentialType: 'Windows' }).call('GET', '/companies');
    expect(answer).toMatchObject({ status: 401, text: '', headers: { 'WWW-Authenticate': 'Negotiate, NTLM' } });
  });

  it('answers 405 while the API is switched off', () => {
    const answer = startNav({ apiEnabled: false }).call('GET', '/companies');
    expect(answer.status).toBe(405);
    expect(errorOf(answer).code).toBe('BadRequest_MethodNotAllowed');
  });

  it('answers 405 to a verb the resource does not have', () => {
    expect(startNav().call('POST', 'currencies', { code: 'XYZ' }).status).toBe(405);
  });

  it('does not answer for another instance', () => {
    expect(startNav().call('GET', 'https://nav.contoso.local:7048/BC999/api/v2.0/companies')).toMatchObject({
      status: 404,
      text: '',
    });
  });

  it('knows no default company', () => {
    const { response } = sample('errors/company-not-found');
    const answer = startNav().call('GET', '/customers');
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
    expect(errorOf(startNav().call('GET', '/companies(00000000-0000-0000-0000-00000000dead)/items')).code).toBe(
      'Internal_CompanyNotFound',
    );
  });

  it('names the options when a value is none of them', () => {
    const { response } = sample('errors/invalid-enum');
    const nav = startNav();
    const item = nav.first('items');
    const answer = nav.call('PATCH', `items(${String(item['id'])})`, { type: 'Invalid Type' }, { 'if-match': '*' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
  });

  it('fails writes while another session holds the lock, then goes on', () => {
    const { request, response } = sample('errors/lock-conflict');
    const nav = startNav();
    nav.admin.lock(1);
    const refused = nav.call('POST', request.url, request.body);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toEqual(errorOf({ ...refused, body: response.body }));
    expect(nav.stored.orders()).toEqual([]);
    expect(nav.call('POST', request.url, request.body).status).toBe(201);
  });

  it('refuses a set the user may not read', () => {
    const { response } = sample('errors/permission');
    const nav = startNav();
    nav.admin.forbid('salesOrders');
    const answer = nav.call('GET', 'salesOrders');
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
    nav.admin.allow('salesOrders');
    expect(nav.call('GET', 'salesOrders').status).toBe(200);
  });

  it('refuses a body without content type and one that is not JSON', () => {
    const nav = startNav();
    expect(nav.call('POST', 'customers', { displayName: 'A' }, { 'content-type': 'text/plain' }).status).toBe(415);
    expect(errorOf(nav.call('POST', 'customers', '{"displayName":')).code).toBe('BadRequest');
  });

  it('refuses a number sent as text and null for a text', () => {
    const nav = startNav();
    expect(errorOf(nav.call('POST', 'customers', { displayName: null })).code).toBe('BadRequest');
    expect(errorOf(nav.call('POST', 'customers', { displayName: 'A', creditLimit: '5' })).code).toBe('BadRequest');
  });

  it('refuses a line number of the client, as release 22.0 does', () => {
    const nav = startNav();
    const line = { sequence: 10000, lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 };
    const answer = nav.call('POST', 'salesOrders', { customerNumber: 'WEB-DE', salesOrderLines: [line] });
    const { response } = sample('errors/sequence-systemid-bug', { 'S-ORD101011': 'S-ORD101001' });
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
  });
});
