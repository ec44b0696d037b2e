import { describe, expect, it } from 'vitest';
import type { TestNav } from './support.ts';
import { errorOf, listOf, startNav } from './support.ts';

const linesOf = (nav: TestNav, code: string) => {
  const journal = nav.first(`customerPaymentJournals?$filter=code eq '${code}'`);
  return `customerPaymentJournals(${String(journal['id'])})/customerPayments`;
};

describe('cash receipt journals', () => {
  it('are listed by code, and the metadata name the lines inside them', () => {
    const nav = startNav();
    const rows = listOf(nav.call('GET', 'customerPaymentJournals?$select=code,displayName').body['value']);
    expect(rows.map(({ code, displayName }) => [code, displayName])).toEqual([
      ['BANK', 'Bank'],
      ['PAYPAL', 'PayPal receipts'],
    ]);
    const metadata = nav.call('GET', '/$metadata').text;
    expect(metadata).toContain('<EntitySet Name="customerPaymentJournals"');
    expect(metadata).toContain('<NavigationProperty Name="customerPayments"');
    expect(metadata).toContain('<EntityType Name="customerPayment">');
    expect(nav.call('GET', 'customerPayments').status).toBe(404);
  });

  it('number their lines, and date them today unless told', () => {
    const nav = startNav();
    const path = linesOf(nav, 'PAYPAL');
    const made = nav.call('POST', path, { customerNumber: 'WEB-DE', amount: -12.5, externalDocumentNumber: 'pp-1' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        lineNumber: 10_000,
        journalDisplayName: 'PayPal receipts',
        postingDate: '2026-11-20',
        externalDocumentNumber: 'PP-1',
        amount: -12.5,
      },
    });
    const next = nav.call('POST', path, { customerNumber: 'WEB-DE', amount: -1, postingDate: '2026-11-19' });
    expect(next.body).toMatchObject({ lineNumber: 20_000, postingDate: '2026-11-19' });
    expect(listOf(nav.call('GET', linesOf(nav, 'BANK')).body['value'])).toEqual([]);
    expect(nav.stored.payments().map(({ journal, amount }) => [journal, amount])).toEqual([
      ['PAYPAL', '-12.5'],
      ['PAYPAL', '-1'],
    ]);
  });

  it('have no line for a customer that is not there, nor a field that lines do not have', () => {
    const nav = startNav();
    const path = linesOf(nav, 'BANK');
    expect(errorOf(nav.call('POST', path, { customerNumber: 'GONE', amount: -1 })).code).toBe(
      'Application_DialogException',
    );
    expect(errorOf(nav.call('POST', path, { customerNumber: 'WEB-DE', currencyCode: 'USD' })).code).toBe('BadRequest');
    expect(nav.stored.payments()).toEqual([]);
  });

  it('let a line be changed with its ETag, and deleted', () => {
    const nav = startNav();
    const path = linesOf(nav, 'BANK');
    const made = nav.call('POST', path, { customerNumber: 'WEB-DE', amount: -1 }).body;
    const line = `${path}(${String(made['id'])})`;
    expect(errorOf(nav.call('PATCH', line, { amount: -2 })).code).toBe('BadRequest_InvalidToken');
    const ifMatch = { 'if-match': String(made['@odata.etag']) };
    expect(nav.call('PATCH', line, { amount: -2, customerNumber: '10000' }, ifMatch).body).toMatchObject({
      amount: -2,
      customerNumber: '10000',
    });
    expect(nav.call('DELETE', line).status).toBe(204);
    expect(nav.stored.payments()).toEqual([]);
  });
});
