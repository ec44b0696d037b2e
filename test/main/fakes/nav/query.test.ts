import { describe, expect, it } from 'vitest';
import type { TestNav } from './support.ts';
import { errorOf, listOf, startNav } from './support.ts';

function numbers(nav: TestNav, path: string): readonly unknown[] {
  const answer = nav.call('GET', path);
  expect(answer.status).toBe(200);
  return listOf(answer.body['value']).map((row) => row['number']);
}

describe('$filter', () => {
  const nav = startNav();

  it.each([
    ['eq', "number eq 'ML-TS-001'", ['ML-TS-001']],
    ['or within one field', "number eq 'ML-TS-001' or number eq 'ML-GIFT'", ['ML-GIFT', 'ML-TS-001']],
    ['brackets', "(number eq 'ML-TS-001' or number eq 'ML-OLD-99') and blocked eq true", ['ML-OLD-99']],
    ['ne and lt', 'unitPrice lt 5 and inventory ne 0', ['ML-TEA-100']],
    ['gt and ge', 'inventory gt 239 and inventory ge 280', ['ML-SOCK-39', 'ML-SOCK-43']],
    ['le', 'inventory le -1', ['ML-OLD-99']],
    ['startswith', "startswith(number,'ML-COF')", ['ML-COF-1000', 'ML-COF-500']],
    ['endswith', "endswith(number, '99')", ['ML-OLD-99']],
    ['contains', "contains(displayName,'Hoodie, S')", ['ML-HOOD-S-BLK']],
    ['contains with tolower', "contains(tolower(displayName),'rain')", ['ML-JACKET']],
    ['not', "startswith(number,'ML-S') and not contains(number,'39')", ['ML-SOCK-43']],
    ['an option, encoded', "type eq 'Non_x002D_Inventory'", ['ML-VOUCHER']],
    ['an option as text', "type eq 'Non-Inventory'", ['ML-VOUCHER']],
    ['a Code literal in lower case finds nothing', "number eq 'ml-ts-001'", []],
    ['a text compares with case', "displayName eq 'classic t-shirt'", []],
  ])('%s: %s', (_name, filter, wanted) => {
    expect(numbers(nav, `items?$filter=${encodeURIComponent(filter)}`)).toEqual(wanted);
  });

  it('finds a customer by one of two addresses only with contains', () => {
    expect(numbers(nav, "customers?$filter=email eq 'einkauf@beefhouse.example'")).toEqual([]);
    expect(numbers(nav, "customers?$filter=contains(tolower(email),'einkauf@beefhouse.example')")).toEqual(['20000']);
  });

  it('takes a doubled quote as one', () => {
    nav.admin.changeCustomer('10000', { displayName: "O'Neil & Sons" });
    expect(numbers(nav, `customers?$filter=displayName%20eq%20'O''Neil%20%26%20Sons'`)).toEqual(['10000']);
  });

  it('does not read a plus sign as a blank', () => {
    expect(nav.call('GET', "items?$filter=number+eq+'ML-TS-001'").status).toBe(400);
    expect(numbers(nav, "customers?$filter=email eq 'a+b@x.example'")).toEqual([]);
  });

  it.each([
    ['a quoted GUID', "id eq '5fd8a1c5-bde4-ea11-bbf2-000000000001'"],
    ['text without quotes', 'number eq 10000'],
    ['a number in quotes', "unitPrice eq '5'"],
    ['an unknown function', "soundslike(number,'x')"],
    ['an open end', 'number eq'],
    ['a date-time that is none', 'lastModifiedDateTime gt yesterday'],
    ['an option that is none', "type eq 'Gadget'"],
  ])('refuses %s', (_name, filter) => {
    expect(nav.call('GET', `items?$filter=${encodeURIComponent(filter)}`).status).toBe(400);
  });

  it('compares date-times as instants', () => {
    const server = startNav();
    server.advance(877);
    server.admin.changeItem('ML-GIFT', { unitPrice: '3' });
    expect(server.first("items?$filter=number eq 'ML-GIFT'")['lastModifiedDateTime']).toBe('2026-11-20T10:15:31Z');
    expect(numbers(server, 'items?$filter=lastModifiedDateTime gt 2026-11-20T10:15:30.2Z')).toEqual(['ML-GIFT']);
    expect(numbers(server, 'items?$filter=lastModifiedDateTime gt 2026-11-20T10:15:31.000Z')).toEqual([]);
  });
});

describe('$select, $expand, $orderby, $count', () => {
  const nav = startNav();

  it('sends key and ETag with what is selected', () => {
    expect(Object.keys(nav.first('items?$select=number,inventory'))).toEqual([
      '@odata.etag',
      'id',
      'number',
      'inventory',
    ]);
  });

  it('refuses unknown names', () => {
    const { code, message } = errorOf(nav.call('GET', 'items?$select=sku'));
    expect(code).toBe('BadRequest_NotFound');
    expect(message).toBe("Could not find a property named 'sku' on type 'Microsoft.NAV.item'.");
    expect(nav.call('GET', 'items?$orderby=sku').status).toBe(400);
    expect(nav.call('GET', "salesOrders?$filter=number eq 'none'&$expand=payments").status).toBe(400);
    expect(nav.call('GET', 'items?$search=shirt').status).toBe(400);
  });

  it('reads lines along with options of their own, to-one parts as objects', () => {
    const server = startNav();
    server.order({}, [
      { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 },
      { lineType: 'Comment', description: 'x' },
    ]);
    const expand = "salesOrderLines($select=sequence;$filter=lineType eq 'Comment'),customer($select=number)";
    const row = server.first(`salesOrders?$expand=${encodeURIComponent(expand)}`);
    expect(listOf(row['salesOrderLines']).map((line) => line['sequence'])).toEqual([20000]);
    expect(row['customer']).toMatchObject({ number: 'WEB-DE' });
  });

  it('orders, descending too, and counts all matches', () => {
    const answer = nav.call('GET', 'items?$orderby=unitPrice desc,number&$top=3&$count=true');
    expect(listOf(answer.body['value']).map((row) => row['number'])).toEqual([
      'ML-JACKET',
      'ML-HOOD-L-GRY',
      'ML-HOOD-M-BLK',
    ]);
    expect(answer.body['@odata.count']).toBe(17);
    expect(answer.body['@odata.nextLink']).toBeUndefined();
    expect(numbers(nav, 'items?$orderby=unitPrice desc&$skip=16')).toEqual(['ML-GIFT']);
  });

  it('leaves the context out when told to', () => {
    const answer = startNav({ withContext: false }).call('GET', 'items');
    expect(Object.keys(answer.body)).toEqual(['value']);
  });
});

describe('paging by the server', () => {
  function readAll(nav: TestNav, path: string, between: () => void = () => undefined): readonly unknown[] {
    const found: unknown[] = [];
    let link: string | null = path;
    while (link !== null) {
      const { body } = nav.call('GET', link);
      found.push(...listOf(body['value']).map((row) => row['number']));
      between();
      const next = body['@odata.nextLink'];
      link =
        typeof next === 'string' ? next.replace(/^https:\/\/[^/]+|^(?=\/)/, 'https://nav.contoso.local:7048') : null;
    }
    return found;
  }

  it.each([
    ['items'],
    ['items?$orderby=unitPrice desc'],
    ['items?$filter=blocked eq false&$orderby=taxGroupCode'],
    ['items?$top=7'],
  ])('gives every row of %s once, page by page', (path) => {
    const paged = readAll(startNav({ pageSize: 3 }), path);
    expect(paged).toEqual(numbers(startNav(), path));
  });

  it('continues after the last row, not at a position', () => {
    const nav = startNav({ pageSize: 6 });
    const found = readAll(nav, 'items', () => {
      if (found0.length > 0) return;
      found0.push('added');
      nav.admin.addItem({ number: 'AAA-FIRST', displayName: 'New', unitPrice: '1', taxGroup: 'VAT19' });
    });
    expect(new Set(found).size).toBe(found.length);
    expect(found).not.toContain('AAA-FIRST');
  });
  const found0: string[] = [];

  it('takes the smaller of its own page size and the one asked for', () => {
    const nav = startNav({ pageSize: 5 });
    const sizes = ['2', '50'].map((size) => {
      const answer = nav.call('GET', 'items', undefined, { prefer: `odata.maxpagesize=${size}` });
      return listOf(answer.body['value']).length;
    });
    expect(sizes).toEqual([2, 5]);
  });

  it('names another host or none in its links when told to', () => {
    const link = (nav: TestNav) => String(nav.call('GET', 'items?$select=number').body['@odata.nextLink']);
    const below = '/BC/api/v2.0/companies(f64eba74-dacd-4854-a584-1834f68cfc3a)/items?$select=number&$skiptoken=';
    expect(link(startNav({ pageSize: 3 }))).toContain(`https://nav.contoso.local:7048${below}`);
    const links = { origin: 'https://erp.public.example' };
    expect(link(startNav({ pageSize: 3, links }))).toContain(`https://erp.public.example${below}`);
    expect(link(startNav({ pageSize: 3, links: 'relative' })).startsWith(below)).toBe(true);
  });

  it('refuses a token it did not make', () => {
    expect(startNav().call('GET', "items?$skiptoken='x'").status).toBe(400);
  });
});

describe('the API root', () => {
  it('lists companies, gives one by its id and the metadata of all sets', () => {
    const nav = startNav();
    const company = nav.first('/companies');
    expect(company).toMatchObject({ name: 'CRONUS AG', displayName: 'CRONUS AG' });
    expect(nav.call('GET', `/companies(${String(company['id'])})`).body).toMatchObject({ name: 'CRONUS AG' });
    const metadata = nav.call('GET', '/$metadata');
    expect(metadata.headers['Content-Type']).toBe('application/xml');
    expect(metadata.text).toContain('<Property Name="externalDocumentNumber" Type="Edm.String" MaxLength="35"/>');
    expect(metadata.text).toContain('<EntitySet Name="salesOrders" EntityType="Microsoft.NAV.salesOrder"/>');
  });

  it('answers a tenant it was given', () => {
    const nav = startNav({ tenant: 'demo' });
    expect(nav.call('GET', '/companies?tenant=demo').status).toBe(200);
    expect(errorOf(nav.call('GET', '/companies')).code).toBe('Internal_TenantUnavailable');
  });
});
