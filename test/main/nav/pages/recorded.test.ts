import { describe, expect, test } from 'vitest';
import type { Transport } from '../../../../main/http/transport.ts';
import type { NavSession } from '../../../../main/nav/nav.ts';
import { BEING_WRITTEN } from '../../../../main/nav/pages/markedLines.ts';
import { openPagesNav } from '../../../../main/nav/pages/pagesNav.ts';
import { collected, failure } from '../../../navSuite/asking.ts';
import { desk, order, shipping } from '../../../navSuite/samples.ts';
import { type Given, samplesOf } from '../server.ts';
import { doorOver } from './pagesServer.ts';

const ROOT = 'http://nav.contoso.local:7048/DynamicsNAV110/ODataV4';
const LINES = 'SalesOrderSalesLines';
type Row = Readonly<Record<string, unknown>>;

function answersOf(file: string): readonly Given[] {
  return samplesOf(`odata-v4-pages/${file}`).map(({ response }) => ({ status: response.status, body: response.body }));
}

function answer(file: string, index = 0): Given {
  const given = answersOf(file)[index];
  if (!given) throw new Error(`${file} has no exchange ${index}`);
  return given;
}

function rowOf(file: string, index = 0): Row {
  const { value, ...row } = answer(file, index).body as Row & { readonly value?: readonly Row[] };
  return value?.[0] ?? row;
}

/** The service's metadata, with the fields that its recorded rows show. */
function entityType(name: string, keys: readonly string[], row: Row, part = ''): string {
  const properties = Object.keys(row)
    .filter((field) => !field.includes('@') && field !== LINES)
    .map((field) => `<Property Name="${field}" Type="Edm.String"/>`);
  const refs = keys.map((key) => `<PropertyRef Name="${key}"/>`).join('');
  return `<EntityType Name="${name}"><Key>${refs}</Key>${properties.join('')}${part}</EntityType>`;
}

function metadata(): string {
  const part = `<NavigationProperty Name="${LINES}" Type="Collection(NAV.${LINES})" ContainsTarget="true"/>`;
  const whole = rowOf('sales-order-get-expanded');
  const [line = {}] = whole[LINES] as readonly Row[];
  const types = [
    entityType('Company', ['Name'], rowOf('company-list')),
    entityType('Customer', ['No'], rowOf('customer-get')),
    entityType('ItemCard', ['No'], rowOf('item-card-location-filter')),
    entityType('CrossReferences', ['Item_No', 'Cross_Reference_No'], rowOf('cross-references')),
    entityType('SalesPrices', ['Item_No', 'Sales_Type', 'Sales_Code'], rowOf('sales-prices')),
    entityType('PostedSalesInvoices', ['No'], rowOf('posted-sales-invoices-by-external')),
    entityType('SalesOrder', ['Document_Type', 'No'], whole, part),
    entityType(LINES, ['Document_Type', 'Document_No', 'Line_No'], line),
  ];
  const sets = types.map((type) => /Name="([^"]*)"/.exec(type)?.[1] ?? '');
  const container = sets.map((name) => `<EntitySet Name="${name}" EntityType="NAV.${name}"/>`).join('');
  return `<Schema Namespace="NAV">${types.join('')}<EntityContainer Name="NAV">${container}</EntityContainer></Schema>`;
}

interface Heard {
  readonly method: string;
  /** Below the company, decoded. */
  readonly path: string;
  readonly body: Row;
}

/** A server that answers as recorded. */
async function replay(answering: (request: Heard) => Given | null) {
  const heard: Heard[] = [];
  const transport: Transport = ({ method, url, body = '{}' }) => {
    const path = decodeURIComponent(url.slice(ROOT.length + 1)).replace(/^Company\('[^)]*'\)\//, '');
    const request = { method, path, body: JSON.parse(body) as Row };
    if (path.startsWith('$metadata')) return Promise.resolve({ status: 200, headers: {}, body: metadata() });
    if (path === 'Company') return Promise.resolve(sent(answer('company-list')));
    if (path.includes('$top=1')) return Promise.resolve(sent({ status: 200, body: { value: [] } }));
    heard.push(request);
    return Promise.resolve(sent(answering(request) ?? answer('errors', 2)));
  };
  const nav = await openPagesNav({
    connectionId: 'nav1',
    url: ROOT,
    company: 'CRONUS International Ltd.',
    companyIn: 'auto',
    services: {},
    newCustomer: { fields: {} },
    localCurrency: 'GBP',
    longestOperationMs: 510_000,
    door: doorOver(transport).door,
  });
  return { nav, session: nav.as({ actor: 'poll' }), heard };
}

function sent({ status, body }: Given) {
  const headers = { 'content-type': 'application/json; odata.metadata=minimal; odata.streaming=true' };
  return { status, headers, body: body === undefined ? '' : JSON.stringify(body) };
}

describe('as recorded, page services', () => {
  test('know a company by its id', async () => {
    const { nav, session } = await replay(() => null);
    expect(nav.companyId).toBe('a4bc6898-4591-4cf7-9990-293a0a0d66b7');
    expect((await session.companies()).map(({ name }) => name)).toContain("O'Neil & Sons Ltd.");
  });

  const reads: [string, string, number, (session: NavSession) => Promise<unknown>, unknown][] = [
    [
      'cross references',
      'cross-references',
      0,
      (session) => session.itemReferences(['4006381333931']),
      [{ itemNo: '1896-S', variant: 'RED', unit: 'PCS', kind: 'barcode', no: '4006381333931' }],
    ],
    [
      'sales prices with their days and quantities',
      'sales-prices',
      0,
      (session) => collected(session.prices({ source: 'priceGroup', sourceNo: 'web' })),
      [
        { unitPrice: '599', startsOn: null, endsOn: null, minimumQuantity: '0', pricesIncludeTax: true, variant: '' },
        { unitPrice: '549', startsOn: '2026-11-23', endsOn: '2026-11-30', minimumQuantity: '10', variant: 'RED' },
      ],
    ],
    [
      'stock of a location',
      'item-card-location-filter',
      1,
      (session) => collected(session.stock({ itemNos: ['1896-s'], location: 'BLUE' })),
      [{ itemNo: '1896-S', quantity: '112' }],
    ],
  ];
  test.each(reads)('show %s', async (_, file, index, read, wanted) => {
    const { session } = await replay(() => answer(file, index));
    const got = await read(session).catch((error: unknown) => error);
    expect(got).toMatchObject(wanted as object);
  });

  test('show a customer', async () => {
    const { session } = await replay(() => ({ status: 200, body: { value: [rowOf('customer-get')] } }));
    expect(await session.customersByEmail('The.Cannon.Group.plc@cronuscorp.net')).toEqual([
      {
        key: '10000',
        no: '10000',
        name: 'The Cannon Group PLC',
        emails: ['the.cannon.group.plc@cronuscorp.net'],
        postCode: 'B27 4KT',
        country: 'GB',
        blocked: 'no',
        currency: '',
        vatNumber: 'GB789456278',
        hasTerms: true,
        priceGroup: '',
        creditLimit: '0',
        balance: '168364.41',
      },
    ]);
  });

  test('narrow stock by flow filters', async () => {
    const { session, heard } = await replay(() => answer('item-card-location-filter', 1));
    await collected(session.stock({ itemNos: ['1896-S'], location: 'BLUE', variant: 'RED' }));
    expect(heard[0]?.path).toBe(
      "ItemCard?$filter=(No eq '1896-S') and Location_Filter eq 'BLUE' and Variant_Filter eq 'RED'&$select=No,Inventory",
    );
  });

  test('show an order with its lines, its totals once', async () => {
    const { session, heard } = await replay(() => answer('sales-order-get-expanded'));
    expect(await session.document('salesOrder', '101027')).toMatchObject({
      kind: 'salesOrder',
      key: '101027',
      externalDocumentNo: 'WOO-10045',
      currency: 'GBP',
      pricesIncludeTax: false,
      state: 'open',
      totalInclTax: '1639.13',
      totalTax: '327.83',
      lines: [
        { key: '10000', kind: 'item', no: '1896-S', lineAmount: '1298.8', taxCode: 'VAT25', taxPercent: null },
        { key: '20000', kind: 'account', no: '6610', lineAmount: '12.5' },
      ],
    });
    expect(heard[0]?.path).toBe("SalesOrder(Document_Type='Order',No='101027')?$expand=SalesOrderSalesLines");
  });

  test('show posted invoices by their external number', async () => {
    const posted = answer('posted-sales-invoices-by-external');
    const { session } = await replay(({ path }) =>
      path.startsWith('Posted') ? posted : { status: 200, body: { value: [] } },
    );
    expect(await session.documentsByExternalNo('woo-10045')).toMatchObject([
      { kind: 'salesInvoice', no: '103211', state: 'posted', totalInclTax: '1639.13', totalTax: '327.83', lines: null },
    ]);
  });

  test('take an order in the recorded steps', async () => {
    const steps = [...answersOf('sales-order-create-stepwise'), answer('sales-order-get-expanded')];
    // The recorded client did not say that it was writing.
    const marker = { Line_No: 10000, Type: ' ', No: '', Description: BEING_WRITTEN, Quantity: 0 };
    const { session, heard } = await replay(({ method, body }) => {
      if (method === 'DELETE') return { status: 204 };
      return body['Description'] === BEING_WRITTEN ? { status: 201, body: marker } : (steps.shift() ?? null);
    });
    const made = await session.createDocument('salesOrder', {
      ...order,
      externalDocumentNo: 'WOO-10045',
      customerNo: '10000',
      orderDate: '2026-11-20',
      postingDate: '2026-11-20',
      pricesIncludeTax: false,
      shipTo: {
        name: 'Jane Doe',
        contact: '',
        addressLine1: '1 Main Street',
        addressLine2: '',
        city: 'Birmingham',
        state: '',
        postCode: 'B27 4KT',
        country: 'GB',
      },
      lines: [
        { ...desk, no: '1896-S', quantity: '2', unitPrice: '649.4', description: 'ATHENS Desk', taxCode: 'VAT25' },
        { ...shipping, no: '6610', unitPrice: '12.5', description: 'Shipping', taxCode: 'VAT25' },
      ],
    });
    expect(made).toMatchObject({ no: '101027', totalInclTax: '1639.13', lines: { length: 2 } });
    expect(heard.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'POST SalesOrder',
      "PATCH SalesOrder(Document_Type='Order',No='101027')",
      `POST SalesOrder(Document_Type='Order',No='101027')/${LINES}`,
      `POST SalesOrder(Document_Type='Order',No='101027')/${LINES}`,
      `POST SalesOrder(Document_Type='Order',No='101027')/${LINES}`,
      `DELETE ${LINES}(Document_Type='Order',Document_No='101027',Line_No=10000)`,
      "GET SalesOrder(Document_Type='Order',No='101027')",
    ]);
    // Post code, city and country are the customer's own already.
    expect(heard[1]?.body).toEqual({ Ship_to_Name: 'Jane Doe', Ship_to_Contact: '', Ship_to_Address: '1 Main Street' });
  });

  const refusals = [
    ['a key that exists', 0, { kind: 'conflict', code: 'nav-key-exists' }],
    ['a stale ETag', 1, { kind: 'conflict', code: 'nav-changed' }],
    ['a service that is not published', 2, { kind: 'notFound', code: 'nav-not-found' }],
    ['an unknown field', 3, { kind: 'invalid', code: 'nav-request-malformed' }],
    ['a released document', 4, { kind: 'invalid', code: 'nav-field-validation' }],
  ] as const;
  test.each(refusals)('refuse with %s', async (_, index, wanted) => {
    const { session } = await replay(() => answer('errors', index));
    const { kind, code } = await failure(session.createDocument('salesOrder', { ...order, shipTo: null }));
    expect({ kind, code }).toEqual(wanted);
  });
});
