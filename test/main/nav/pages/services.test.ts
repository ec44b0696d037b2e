import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseServices } from '../../../../main/nav/pages/metadata.ts';
import { PAGE_ROLES, type PageRole } from '../../../../main/nav/pages/roles.ts';
import { matchServices } from '../../../../main/nav/pages/services.ts';
import { failure } from '../../../navSuite/asking.ts';
import { DEFAULT_SERVICES } from '../../../fakes/nav/pages/pagesOptions.ts';
import { order } from '../../../navSuite/samples.ts';
import { openPagesUnderTest, publishedXml } from './pagesServer.ts';

/** What page each role is expected to be found on; null where this server has no such page. */
const EXPECTED: Readonly<Record<PageRole, number | null>> = {
  // The list has no e-mail addresses.
  customers: 21,
  customerCard: 21,
  items: 31,
  stock: 31,
  stockByLocation: 31,
  cardPrices: 30,
  salesOrders: 42,
  salesInvoices: 43,
  creditMemos: 44,
  postedInvoices: 143,
  postedInvoicesOfOrders: 132,
  postedCreditMemos: 144,
  shipments: 130,
  movements: 38,
  priceListLines: null,
  salesPrices: 7002,
  itemVariants: 5401,
  itemUnits: 5404,
  itemReferences: 5721,
  setup: 118,
  vatPostingSetup: 472,
  companyInformation: 1,
  dimensionValues: 537,
  accounts: 16,
  countries: 10,
  currencies: 5,
  customerPriceGroups: 7,
  dimensions: 536,
  locations: 15,
  paymentMethods: 427,
  paymentTerms: 4,
  shipmentMethods: 11,
  taxCodes: 471,
  units: 209,
};

function found(xml: string, overrides: Readonly<Record<string, string>> = {}): Readonly<Record<string, string | null>> {
  const services = matchServices(parseServices(xml), overrides);
  return Object.fromEntries(PAGE_ROLES.map((role) => [role, services[role].service?.name ?? null]));
}

describe('published pages', () => {
  test('are parsed with keys, lengths and the lines of documents', () => {
    const path = new URL('../../../fixtures/nav/odata-v4-pages-excerpt.xml', import.meta.url);
    const services = parseServices(readFileSync(path, 'utf8'));
    expect(services.map(({ name }) => name)).toEqual([
      'Company',
      'Customer',
      'ItemCard',
      'SalesOrder',
      'SalesOrderSalesLines',
    ]);
    const order = services.find(({ name }) => name === 'SalesOrder');
    expect(order?.keys).toEqual(['Document_Type', 'No']);
    expect(order?.fields.get('External_Document_No')).toBe(35);
    expect(order?.part).toMatchObject({
      name: 'SalesOrderSalesLines',
      set: 'SalesOrderSalesLines',
      keys: ['Document_Type', 'Document_No', 'Line_No'],
    });
    expect(order?.part?.fields.has('ShortcutDimCode_x005B_3_x005D_')).toBe(true);
  });

  test('under the suggested names are what they are called', async () => {
    const services = found(await publishedXml(DEFAULT_SERVICES));
    for (const [role, page] of Object.entries(EXPECTED)) {
      expect([role, services[role]]).toEqual([role, page === null ? null : DEFAULT_SERVICES[page]]);
    }
  });

  test('under any other name are known by their fields, but for lists that show a code and a name alone', async () => {
    const odd = Object.fromEntries(Object.keys(DEFAULT_SERVICES).map((page) => [page, `Svc${page}_Web`]));
    const services = found(await publishedXml(odd));
    const byNameAlone = new Set(['locations', 'shipmentMethods', 'taxCodes']);
    for (const [role, page] of Object.entries(EXPECTED)) {
      const wanted = page === null || byNameAlone.has(role) ? null : `Svc${page}_Web`;
      expect([role, services[role]]).toEqual([role, wanted]);
    }
  });

  test('that have only the card are read from it, only the list cannot be written', async () => {
    const card = found(await publishedXml({ 21: 'Kunde', 30: 'Artikel' }));
    expect(card).toMatchObject({ customers: 'Kunde', customerCard: 'Kunde', items: 'Artikel', stock: 'Artikel' });
    const list = found(await publishedXml({ 22: 'Kunden', 31: 'Artikelliste' }));
    expect(list).toMatchObject({ customerCard: null, items: 'Artikelliste', stock: 'Artikelliste' });
  });

  test('are named by the settings first, by role or by capability', async () => {
    const xml = await publishedXml({ ...DEFAULT_SERVICES, 15: 'Depots' });
    expect(found(xml)['locations']).toBeNull();
    const overrides = { locations: 'depots', customers: 'Customer', postedDocuments: 'PostedSalesInvoice' };
    expect(found(xml, overrides)).toMatchObject({
      locations: 'Depots',
      customers: 'Customer',
      postedInvoices: 'PostedSalesInvoice',
    });
  });

  test('that the settings name wrongly are told', async () => {
    const services = parseServices(await publishedXml(DEFAULT_SERVICES));
    const { salesOrders, items } = matchServices(services, { salesOrders: 'WebOrders', items: 'Customer' });
    expect(salesOrders.remedy).toBe(
      'The settings name the service WebOrders, which is not published. Publish page 42 (Sales Order) under that name, or correct the setting.',
    );
    expect(items.remedy).toContain('The service Customer is not page 31 (Item List).');
  });
});

describe('what is not published', () => {
  const missing: [string, readonly number[], string, string][] = [
    ['salesOrders', [42], 'Publish page 42 (Sales Order) under Web Services.', 'salesOrders'],
    ['salesInvoices', [43], 'Publish page 43 (Sales Invoice) under Web Services.', 'salesInvoices'],
    ['creditMemos', [44], 'Publish page 44 (Sales Credit Memo) under Web Services.', 'creditMemos'],
    ['creditMemos', [134, 144], 'Publish page 134 (Posted Sales Credit Memo) under Web Services.', 'posted memos'],
    ['postedDocuments', [132, 143], 'Publish page 143 (Posted Sales Invoices) under Web Services.', 'both invoices'],
    ['shipments', [130], 'Publish page 130 (Posted Sales Shipment) under Web Services.', 'shipments'],
    ['items', [30, 31], 'Publish page 31 (Item List) under Web Services.', 'items'],
    ['createCustomers', [21], 'Publish page 21 (Customer Card) under Web Services.', 'customers'],
    ['setup', [118], 'Publish page 118 (General Ledger Setup) under Web Services.', 'setup'],
    ['itemReferences', [5721], 'Publish page 5721 (Cross References', 'references'],
    ['priceLists', [7002], 'Publish page 7002 (Sales Prices)', 'prices'],
  ];
  test.each(missing)('%s without pages %j has the remedy that names the page', async (capability, pages, remedy) => {
    const published = Object.fromEntries(
      Object.entries(DEFAULT_SERVICES).filter(([no]) => !pages.includes(Number(no))),
    );
    const { nav } = await openPagesUnderTest({ pages: { published } });
    const state = nav.capabilities[capability as keyof typeof nav.capabilities];
    expect(state.has ? '' : state.remedy).toContain(remedy);
  });

  test('is told by the call that needs it, and nothing is sent', async () => {
    const { session, sent, writes } = await openPagesUnderTest({ pages: { published: { 21: 'Customer' } } });
    const error = await failure(session.createDocument('salesOrder', order));
    expect(error).toMatchObject({
      kind: 'invalid',
      code: 'nav-capability-missing',
      message: 'This NAV connection does not offer sales orders.',
      whatToDo: 'Publish page 42 (Sales Order) under Web Services.',
      params: { capability: 'salesOrders' },
    });
    expect(writes()).toEqual([]);
    expect(sent.filter(({ url }) => url.startsWith('SalesOrder'))).toEqual([]);
  });

  test('lets no order be made twice: without posted invoices nothing is searched', async () => {
    const published = { 21: 'Customer', 42: 'SalesOrder' };
    const { session } = await openPagesUnderTest({ pages: { published } });
    expect(await failure(session.documentsByExternalNo('WOO-1'))).toMatchObject({ code: 'nav-capability-missing' });
  });

  test('may be the setup, when the settings know the local currency', async () => {
    const published = { 21: 'Customer' };
    const { nav, session } = await openPagesUnderTest({ pages: { published }, nav: { localCurrency: 'EUR' } });
    expect(nav.capabilities.setup.has).toBe(true);
    expect(await session.setup()).toEqual({
      localCurrency: 'EUR',
      postingAllowedFrom: null,
      postingAllowedTo: null,
    });
  });

  test('is a field on a page: it is named', async () => {
    const { nav } = await openPagesUnderTest({ pages: { hidden: { 42: ['Prices_Including_VAT'] } } });
    const state = nav.capabilities.salesOrders;
    expect(state.has ? '' : state.remedy).toBe(
      'The service SalesOrder lacks Prices_Including_VAT. Show these fields on page 42 (Sales Order), or publish a page that has them.',
    );
  });
});
