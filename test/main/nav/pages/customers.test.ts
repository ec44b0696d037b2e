import { describe, expect, test } from 'vitest';
import { failure } from '../../../navSuite/asking.ts';
import { suiteCustomer } from '../../../navSuite/samples.ts';
import { openPagesUnderTest } from './pagesServer.ts';

const DUTCH = { displayName: 'Web customers NL', country: 'NL', businessGroup: 'DOM', pricesIncludeTax: false };

const REFUSED = '{"error":{"code":"BadRequest_NotFound","message":"No function signature for the function contains."}}';

describe('a new customer over page services', () => {
  test('takes over groups, terms and price basis of its model, and what the settings name', async () => {
    const { session, sent } = await openPagesUnderTest({
      nav: { newCustomer: { template: 'C1', fields: { Payment_Terms_Code: '14 DAYS', Prices_Including_VAT: false } } },
    });
    await session.createCustomer(suiteCustomer);
    const body = sent.find(({ method }) => method === 'POST')?.body;
    expect(body).toMatchObject({
      Name: 'Anna Schäfer',
      E_Mail: "anna.o'neil+shop@example.com",
      VAT_Bus_Posting_Group: 'DOM',
      Payment_Terms_Code: '14 DAYS',
      Prices_Including_VAT: false,
    });
    // The number series gives the number; what is the model's alone stays with it.
    for (const own of ['No', 'Salesperson_Code', 'Credit_Limit_LCY', 'Blocked']) expect(body).not.toHaveProperty(own);
  });

  test('has the model of its country, and the general one where its country has none', async () => {
    const models = { template: 'C1', templateByCountry: { nl: 'WEB-NL' }, fields: {} };
    const { session, fake, sent } = await openPagesUnderTest({ nav: { newCustomer: models } });
    fake.admin.addCustomer({ ...DUTCH, number: 'WEB-NL' });
    for (const country of ['DE', 'NL']) await session.createCustomer({ ...suiteCustomer, country });
    const made = sent.filter(({ method }) => method === 'POST').map(({ body }) => body?.['Prices_Including_VAT']);
    expect(made).toEqual([true, false]);
  });

  test('is not made when the model does not exist', async () => {
    const { session, writes } = await openPagesUnderTest({ nav: { newCustomer: { template: 'WEB', fields: {} } } });
    const error = await failure(session.createCustomer(suiteCustomer));
    expect(error).toMatchObject({ kind: 'invalid', code: 'nav-template-missing', params: { template: 'WEB' } });
    expect(writes()).toEqual([]);
  });

  test('is not made when the settings name a field that the page lacks', async () => {
    const { session, writes } = await openPagesUnderTest({
      nav: { newCustomer: { fields: { Gen_Bus_Group: 'DOM' } } },
    });
    const error = await failure(session.createCustomer(suiteCustomer));
    expect(error).toMatchObject({ kind: 'invalid', code: 'nav-field-unknown' });
    expect(error.message).toContain('Gen_Bus_Group');
    expect(writes()).toEqual([]);
  });
});

describe('a customer over page services', () => {
  test('is found by e-mail also where NAV knows fewer functions, and the way is remembered', async () => {
    const { session, faults, sent } = await openPagesUnderTest();
    const made = await session.createCustomer({ ...suiteCustomer, email: 'new+1@example.com' });
    faults.when(({ url }) => url.includes('tolower'), { kind: 'status', status: 400, body: REFUSED });
    expect(await session.customersByEmail('New+1@example.com')).toEqual([made]);
    const before = sent.length;
    await session.customersByEmail('nobody@example.com');
    expect(sent.slice(before).filter(({ url }) => url.includes('tolower'))).toEqual([]);
  });

  test.each([
    ['409', 409, 'Request_EntityChanged'],
    ['412', 412, ''],
    ['428', 428, ''],
  ])('is a conflict when somebody changed it meanwhile (%s)', async (_, status, code) => {
    const { session, faults } = await openPagesUnderTest();
    const body = JSON.stringify({ error: { code, message: 'Another user has already changed the record.' } });
    faults.when(({ method }) => method === 'PATCH', { kind: 'status', status, body });
    expect(await failure(session.changeCustomer('C1', { city: 'Bonn' }))).toMatchObject({
      kind: 'conflict',
      code: 'nav-changed',
    });
  });

  test('keeps its e-mail address when the new one is none', async () => {
    const { session, sent } = await openPagesUnderTest();
    await session.changeCustomer('C1', { email: 'nonsense', city: 'Bonn' });
    expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ City: 'Bonn' });
  });

  test('loses its telephone number when it is to have none', async () => {
    const { session, sent } = await openPagesUnderTest();
    const made = await session.createCustomer(suiteCustomer);
    await session.changeCustomer(made.no, { phone: '' });
    expect(sent.findLast(({ method }) => method === 'PATCH')?.body).toEqual({ Phone_No: '' });
  });
});
