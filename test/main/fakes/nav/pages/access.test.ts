import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SERVICES } from '../../../../fakes/nav/pages/pagesOptions.ts';
import { demoCompany } from '../../../../fakes/nav/seed.ts';
import { listOf } from '../support.ts';
import { ROOT, errorOf, orderPath, pageSamples, startPages } from './support.ts';

const ONEIL = demoCompany({ name: "O'Neil & Sons Ltd.", id: 'b4bc6898-4591-4cf7-9990-293a0a0d66b7' });
const TWO = { companies: [demoCompany(), ONEIL] };

describe('service document', () => {
  it('names companies first, then every published page with its line part', () => {
    const nav = startPages();
    const names = listOf(nav.call('GET', '/').body['value']).map(({ name }) => name);
    const recorded = listOf(pageSamples('service-document')[0]?.response.body['value']).map(({ name }) => name);
    expect(names[0]).toBe('Company');
    expect(names).toEqual(expect.arrayContaining(recorded));
    expect(nav.call('GET', '/').headers['Content-Type']).toBe(
      'application/json; odata.metadata=minimal; odata.streaming=true',
    );
  });

  it('has only what is published, under the names typed', () => {
    const nav = startPages({ published: { 42: 'WebOrder', 30: 'ItemCard' } });
    const names = listOf(nav.call('GET', '/').body['value']).map(({ name }) => name);
    expect(names).toEqual(['Company', 'ItemCard', 'WebOrder', 'WebOrderSalesLines']);
    expect(errorOf(nav.call('GET', 'SalesOrder'))).toEqual({
      code: 'BadRequest_ResourceNotFound',
      message: "Resource not found for the segment 'SalesOrder'.",
    });
  });

  it('is refused with 405 where OData is switched off, whoever asks', () => {
    const nav = startPages({}, { pages: undefined });
    expect(nav.call('GET', '/').status).toBe(405);
    expect(nav.call('GET', 'Customer').status).toBe(405);
  });

  it('wants to know who asks', () => {
    expect(startPages().call('GET', '/', undefined, { authorization: '' }).status).toBe(401);
  });
});

describe('metadata', () => {
  const xml = (nav = startPages()): string => nav.call('GET', '/$metadata').text;

  it.each([
    '<Schema Namespace="NAV"',
    '<Key><PropertyRef Name="Document_Type"/><PropertyRef Name="No"/></Key>',
    '<Key><PropertyRef Name="Document_Type"/><PropertyRef Name="Document_No"/><PropertyRef Name="Line_No"/></Key>',
    '<Property Name="Name" Type="Edm.String" MaxLength="50"/>',
    '<Property Name="Description" Type="Edm.String" MaxLength="50"/>',
    '<Property Name="External_Document_No" Type="Edm.String" MaxLength="35"/>',
    '<Property Name="No" Type="Edm.String" Nullable="false" MaxLength="20"/>',
    '<Property Name="Line_No" Type="Edm.Int32" Nullable="false"/>',
    '<Property Name="Inventory" Type="Edm.Decimal" Scale="Variable"/>',
    '<NavigationProperty Name="SalesOrderSalesLines" Type="Collection(NAV.SalesOrderSalesLines)" ContainsTarget="true"><ReferentialConstraint Property="No" ReferencedProperty="Document_No"/></NavigationProperty>',
    '<EntitySet Name="SalesOrder" EntityType="NAV.SalesOrder"/>',
  ])('has %s', (part) => {
    expect(xml()).toContain(part);
  });

  it('has every property the recorded excerpt has', () => {
    const url = new URL('../../../../fixtures/nav/odata-v4-pages-excerpt.xml', import.meta.url);
    const recorded = readFileSync(url, 'utf8').match(/<Property [^>]*>/g) ?? [];
    const ours = xml();
    // The recorded options carry no length; neither do ours.
    expect(recorded.filter((property) => !ours.includes(withoutFilterLength(property)))).toEqual([]);
  });

  it('leaves out what a partner took off the page', () => {
    const ours = xml(startPages({ published: { 42: 'SalesOrder' }, hidden: { 42: ['Ship_to_Code'] } }));
    expect(ours).not.toContain('Ship_to_Code');
    expect(ours).toContain('Ship_to_Name');
  });
});

/** Flow filters and free dimensions have lengths of their own that the excerpt leaves out. */
function withoutFilterLength(property: string): string {
  const name = /Name="(\w+)"/.exec(property)?.[1] ?? '';
  return /_Filter$|^ShortcutDimCode/.test(name) ? `Name="${name}" Type="Edm.String"` : property;
}

describe('companies', () => {
  it('are listed with the fields recorded', () => {
    const [first] = listOf(startPages({}, TWO).call('GET', '/Company').body['value']);
    const [recorded] = listOf(pageSamples('company-list')[0]?.response.body['value']);
    expect(Object.keys(first ?? {})).toEqual(Object.keys(recorded ?? {}));
    expect(first).toMatchObject({ Name: 'CRONUS AG' });
  });

  it.each([
    ['quotes doubled and escaped', "/Company('O''Neil%20%26%20Sons%20Ltd.')/Customer", 200],
    ['a query', '/Customer?company=O%27Neil%20%26%20Sons%20Ltd.', 200],
    ['a blank as a plus sign', "/Company('CRONUS+AG')/Customer", 404],
    ['another case', "/Company('cronus%20ag')/Customer", 404],
    ['nothing at all', '/Customer', 404],
  ])('by %s', (_how, path, status) => {
    expect(startPages({}, TWO).call('GET', path).status).toBe(status);
  });

  it('need no name where there is only one', () => {
    expect(startPages().call('GET', '/Customer').status).toBe(200);
  });

  it('says which one does not exist', () => {
    const refused = startPages({}, TWO).call('GET', "/Company('NOPE')/Customer");
    expect(errorOf(refused)).toEqual({
      code: 'Internal_CompanyNotFound',
      message: 'The company "NOPE" does not exist.',
    });
  });

  it.each([
    ['query', "/Company('CRONUS%20AG')/Customer", 404],
    ['query', '/Customer?company=CRONUS%20AG', 200],
    ['path', "/Company('CRONUS%20AG')/Customer", 200],
    ['path', '/Customer?company=CRONUS%20AG', 404],
  ] as const)('taken by %s only: %s is %i', (companyBy, path, status) => {
    expect(startPages({ companyBy }, TWO).call('GET', path).status).toBe(status);
  });

  it('of a tenant are found only by who names the tenant', () => {
    const nav = startPages({}, { tenant: 'sun' });
    expect(errorOf(nav.call('GET', 'Customer')).code).toBe('Internal_TenantUnavailable');
    expect(nav.call('GET', 'Customer?tenant=sun').status).toBe(200);
  });
});

describe('keys', () => {
  it('of one field need no name', () => {
    const nav = startPages();
    expect(nav.call('GET', "Customer('10000')").body['No']).toBe('10000');
    expect(nav.call('GET', "Customer(No='10000')").body['No']).toBe('10000');
    expect(nav.call('GET', 'ItemLedgerEntries(1)').body['Entry_No']).toBe(1);
    expect(nav.call('GET', "ItemLedgerEntries('1')").status).toBe(404);
  });

  it('of several must all be named', () => {
    const nav = startPages();
    const no = nav.order();
    expect(nav.call('GET', orderPath(no)).body['No']).toBe(no);
    expect(nav.call('GET', `SalesOrder(No='${no}',Document_Type='Order')`).body['No']).toBe(no);
    expect(nav.call('GET', `SalesOrder('${no}')`).status).toBe(404);
    expect(nav.call('GET', `SalesOrder('Order','${no}')`).status).toBe(404);
    expect(nav.call('GET', `SalesOrder(No='${no}')`).status).toBe(404);
  });

  it('address prices by all their fields, dates bare and texts quoted', () => {
    const nav = startPages();
    const key =
      "Item_No='ML-COF-500',Sales_Type='Customer Price Group',Sales_Code='WEB',Starting_Date=2026-11-23,Currency_Code='',Variant_Code='',Unit_of_Measure_Code='',Minimum_Quantity=0";
    expect(nav.call('GET', `SalesPrices(${encodeURIComponent(key)})`).body).toMatchObject({
      Unit_Price: 7.99,
      Ending_Date: '2026-11-30',
    });
  });

  it('find nothing where there is nothing', () => {
    expect(errorOf(startPages().call('GET', "Customer('NOPE')"))).toEqual({
      code: 'BadRequest_ResourceNotFound',
      message: "Resource not found for the segment 'Customer'.",
    });
  });
});

it('has no action to post with', () => {
  const nav = startPages();
  const no = nav.order();
  for (const action of ['NAV.Post', 'Microsoft.NAV.post']) {
    expect(nav.call('POST', `${orderPath(no)}/${action}`).status).toBe(501);
  }
  expect(nav.call('POST', `${orderPath(no)}/Post`).status).toBe(404);
  expect(nav.stored.orders()).toHaveLength(1);
});

it('publishes every page of the default set', () => {
  const nav = startPages();
  const statuses = Object.values(DEFAULT_SERVICES).map((name) => [name, nav.call('GET', name).status]);
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  expect(nav.call('GET', 'Customer').body['@odata.context']).toBe(`${ROOT}/$metadata#Company('CRONUS%20AG')/Customer`);
});
