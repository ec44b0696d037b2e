import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import type { Answer } from './support.ts';
import { errorOf, startNav } from './support.ts';

const WHOLE = {
  displayName: 'Jane Doe',
  type: 'Person',
  addressLine1: '1 Main Street',
  city: 'Berlin',
  country: 'DE',
  postalCode: '10115',
  phoneNumber: '+49 30 0100',
  email: 'jane.doe@example.com',
};

const create = (fields: Readonly<Record<string, unknown>>): Answer => startNav().call('POST', 'customers', fields);

describe('creating a customer', () => {
  it('takes the number of the series, one after another', () => {
    const nav = startNav();
    const made = [1, 2].map(() => nav.call('POST', 'customers', WHOLE).body['number']);
    expect(made).toEqual(['C00010', 'C00011']);
    expect(nav.stored.customers().filter(({ email }) => email === WHOLE.email)).toHaveLength(2);
  });

  it('takes an own number where the series allows it', () => {
    const numbers = { ...demoCompany().numbers, customers: { series: 'CUST', next: 'C00010', manual: true } };
    const nav = startNav({ companies: [demoCompany({ numbers })] });
    expect(nav.call('POST', 'customers', { ...WHOLE, number: 'web-7' }).body['number']).toBe('WEB-7');
  });

  it('uses no number when it is refused', () => {
    const nav = startNav();
    nav.call('POST', 'customers', { ...WHOLE, country: 'ZZ' });
    expect(nav.call('POST', 'customers', WHOLE).body['number']).toBe('C00010');
  });

  it.each([
    ['no name', { displayName: undefined }, 'Application_DialogException'],
    ['a blank name', { displayName: ' ' }, 'Application_DialogException'],
    ['a phone number with letters', { phoneNumber: '030 123 ext. 5' }, 'Application_FieldValidationException'],
    ['a malformed e-mail', { email: 'jane.doe@' }, 'Application_DialogException'],
    ['one malformed e-mail of two', { email: 'a@x.example;b' }, 'Application_DialogException'],
    ['a city longer than 30', { city: 'x'.repeat(31) }, 'Application_StringExceededLength'],
    ['a post code longer than 20', { postalCode: '1'.repeat(21) }, 'Application_StringExceededLength'],
    ['an unknown country', { country: 'UK' }, 'Internal_InvalidTableRelation'],
    ['an unknown currency', { currencyCode: 'XXX' }, 'Application_DialogException'],
    ['an unknown type', { type: 'Robot' }, 'Unknown'],
    [
      'terms that do not exist',
      { paymentTermsId: '00000000-0000-0000-0000-00000000dead' },
      'Application_DialogException',
    ],
    ['a GUID that is none', { paymentTermsId: '14 DAYS' }, 'Application_InvalidGUID'],
    ['a property of an older version', { address: {} }, 'BadRequest'],
    ['a read-only property', { balanceDue: 0 }, 'BadRequest_InvalidOperation'],
  ])('refuses %s', (_name, spoiled, code) => {
    const answer = create({ ...WHOLE, ...spoiled });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toBe(code);
  });

  it('accepts several addresses, blanks as an encoded option, and a country in lower case', () => {
    const answer = create({ ...WHOLE, email: 'a@x.example;b@y.example', blocked: ' ', country: 'de' });
    expect(answer.body).toMatchObject({ email: 'a@x.example;b@y.example', blocked: '_x0020_', country: 'DE' });
  });

  it('shows the local currency as its code with an empty id, another with its own', () => {
    expect(create(WHOLE).body).toMatchObject({
      currencyCode: 'EUR',
      currencyId: '00000000-0000-0000-0000-000000000000',
    });
    const foreign = create({ ...WHOLE, currencyCode: 'USD' }).body;
    expect(foreign['currencyCode']).toBe('USD');
    expect(foreign['currencyId']).not.toBe('00000000-0000-0000-0000-000000000000');
  });

  it('answers 204 without a body when a minimal answer is preferred', () => {
    const answer = startNav().call('POST', 'customers', WHOLE, { prefer: 'return=minimal' });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers['Location']).toMatch(/customers\([0-9a-f-]{36}\)$/);
  });

  it('gives posting groups by template; where none fits documents fail later', () => {
    const customerTemplates = [{ countries: ['DE'], businessGroup: 'DOMESTIC', pricesIncludeTax: true }];
    const nav = startNav({ companies: [demoCompany({ customerTemplates })] });
    const order = (country: string) => {
      const customer = nav.call('POST', 'customers', { ...WHOLE, country });
      return nav.call('POST', 'salesOrders', { customerNumber: customer.body['number'] });
    };
    expect(order('DE').status).toBe(201);
    expect(errorOf(order('US'))).toEqual({
      code: 'Application_FieldValidationException',
      message: 'Customer Posting Group must have a value in Customer: No.=C00011. It cannot be zero or empty.',
    });
  });
});

describe('changing a customer', () => {
  it('changes the ETag and the stamp, and refuses the old ETag afterwards', () => {
    const nav = startNav();
    const made = nav.call('POST', 'customers', WHOLE).body;
    const path = `customers(${String(made['id'])})`;
    nav.advance(1647);
    const before = { 'if-match': String(made['@odata.etag']) };
    const changed = nav.call('PATCH', path, { phoneNumber: '+49 30 0199' }, before);
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ phoneNumber: '+49 30 0199', lastModifiedDateTime: '2026-11-20T10:15:31.77Z' });
    expect(changed.body['@odata.etag']).not.toBe(made['@odata.etag']);
    expect(nav.call('PATCH', path, { phoneNumber: '1' }, before).status).toBe(409);
    expect(nav.call('PATCH', path, { phoneNumber: '1' }, { 'if-match': '*' }).status).toBe(200);
    expect(nav.call('PATCH', path, { phoneNumber: '1' }, { 'if-match': 'abc' }).status).toBe(400);
  });

  it('answers 412 to a stale ETag when the server is of that kind', () => {
    const nav = startNav({ staleStatus: 412 });
    const { id, '@odata.etag': etag } = nav.first('customers');
    nav.admin.changeCustomer('10000', { city: 'Bonn' });
    const answer = nav.call('PATCH', `customers(${String(id)})`, { city: 'Köln' }, { 'if-match': String(etag) });
    expect(answer.status).toBe(412);
  });

  it('leaves everything as it was when one field is refused', () => {
    const nav = startNav();
    const { id } = nav.first('customers');
    const body = { city: 'Bonn', country: 'ZZ' };
    expect(nav.call('PATCH', `customers(${String(id)})`, body, { 'if-match': '*' }).status).toBe(400);
    expect(nav.first('customers')).toMatchObject({ city: 'Hamburg', country: 'DE' });
  });

  it('is renamed by another number, on its documents too', () => {
    const nav = startNav();
    nav.order({ customerNumber: '10000' }, []);
    const { id } = nav.first('customers');
    nav.call('PATCH', `customers(${String(id)})`, { number: '10001' }, { 'if-match': '*' });
    expect(nav.stored.orders()).toMatchObject([{ customerNumber: '10001' }]);
  });

  it('cannot be deleted while it has documents', () => {
    const nav = startNav();
    nav.order({ customerNumber: '10000' }, []);
    const { id } = nav.first('customers');
    expect(nav.call('DELETE', `customers(${String(id)})`).status).toBe(400);
    nav.admin.deleteOrder('S-ORD101001');
    expect(nav.call('DELETE', `customers(${String(id)})`).status).toBe(204);
    expect(nav.call('GET', `customers(${String(id)})`).status).toBe(404);
  });
});
