import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import { errorOf, listOf, sample, startNav } from './support.ts';

const NAME = "O'Neil & Sons Ltd.";
const ID = '824820a2-508c-ed11-aada-000d3a298ab3';

function twoCompanies() {
  const second = demoCompany({ name: NAME, id: ID, items: demoCompany().items.slice(0, 1) });
  return startNav({ companies: [demoCompany(), second] });
}

describe('companies', () => {
  it('are listed with apostrophe, ampersand and the version of the server', () => {
    const recorded = listOf(sample('api-v2/companies-list').response.body['value'])[1];
    const rows = listOf(twoCompanies().call('GET', '/companies').body['value']);
    expect(rows[1]).toMatchObject({ id: ID, name: recorded?.['name'], displayName: recorded?.['displayName'] });
    expect(rows[1]?.['systemVersion']).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it.each([
    ['the id in the path', `/companies(${ID})/items`, {}],
    ['the name in the query', `/items?company=${encodeURIComponent(NAME)}`, {}],
    ['the id in the query', `/items?company=${ID}`, {}],
    ['the name in a header', '/items', { company: NAME }],
  ])('are addressed by %s', (_how, path, headers) => {
    const nav = twoCompanies();
    const answer = nav.call('GET', path, undefined, headers);
    expect(listOf(answer.body['value'])).toHaveLength(1);
    expect(answer.body['@odata.context']).toContain(`$metadata#companies(${ID})/items`);
    expect(nav.admin.requests).toMatchObject([{ company: ID }]);
  });

  it.each([
    ['a name in other letter case', `/items?company=${encodeURIComponent(NAME.toUpperCase())}`],
    ['a name cut at its ampersand', `/items?company=${encodeURIComponent("O'Neil ")}&%20Sons%20Ltd.`],
    ['blanks written as plus signs', '/items?company=CRONUS+AG'],
    ['no company at all', '/items'],
    ['an unknown id', '/companies(00000000-0000-0000-0000-00000000dead)/items'],
  ])('are not found by %s', (_how, path) => {
    const answer = twoCompanies().call('GET', path);
    expect(answer.status).toBe(404);
    expect(errorOf(answer).code).toBe('Internal_CompanyNotFound');
  });

  it('keep their books apart', () => {
    const nav = twoCompanies();
    const body = { customerNumber: 'WEB-DE', externalDocumentNumber: 'WOO-1' };
    nav.call('POST', `/companies(${ID})/salesOrders`, body);
    expect(nav.stored.orders().map(({ company }) => company)).toEqual([NAME]);
    expect(listOf(nav.call('GET', 'salesOrders').body['value'])).toEqual([]);
    expect(nav.admin.company(NAME).id).toBe(ID);
  });
});
