import { afterEach, describe, expect, test } from 'vitest';
import { createApiNav } from '../../../main/nav/api/apiNav.ts';
import { openPagesNav } from '../../../main/nav/pages/pagesNav.ts';
import { type ReadinessLine, type ReadinessNeeds, readinessOf } from '../../../main/nav/readiness/readiness.ts';
import { createSetupSource } from '../../../main/nav/readiness/setupSource.ts';
import type { ReadinessSource, SetupPage, SetupRow } from '../../../main/nav/readiness/source.ts';
import { withFaults } from '../../fakes/faults.ts';
import type { CompanySeed } from '../../fakes/nav/companySeed.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../fakes/nav/options.ts';
import { DEFAULT_SERVICES } from '../../fakes/nav/pages/pagesOptions.ts';
import { serveHttp } from '../../fakes/serve.ts';
import { company } from '../../navSeed.ts';
import { openDoor } from './server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const NEEDS: ReadinessNeeds = {
  postingDate: '2026-11-22',
  kinds: ['salesOrder', 'creditMemo'],
  pricesIncludeTax: true,
  accounts: ['8400'],
  taxCodes: ['VAT19', 'VAT7'],
  currencies: ['', 'CHF'],
  countries: ['DE', 'CH'],
  customers: ['C1'],
  createsCustomers: false,
};
const origin = { actor: 'person:eva' };

interface Manner {
  readonly seed?: Partial<CompanySeed>;
  /** Rows of pages that the simulator does not have, or has otherwise. */
  readonly rows?: Partial<Record<SetupPage, readonly SetupRow[] | null>>;
  readonly surfaces?: readonly ('api' | 'pages')[];
}

/** A simulated server with one company, and a door to it. */
async function serve(manner: Partial<FakeNavOptions>, seed: Partial<CompanySeed> = {}) {
  const users = [{ name: 'me', password: 'secret-1' }];
  const fake = createFakeNav({ now: () => Date.now(), users, companies: [{ ...company, ...seed }], ...manner });
  const around = { now: () => Date.now(), after: () => undefined, random: () => 0 };
  const { behaviour, faults } = withFaults(fake.handle, around);
  const { url, close } = await serveHttp(behaviour, { port: 0 });
  const { door, close: closeDoor } = openDoor(url);
  closers.push(closeDoor, close);
  const { name } = company;
  return { fake, faults, door, origin: url, company: { id: fake.admin.id, name, displayName: name } };
}

/** The same with both surfaces, and the lines it is asked for. */
async function open({ seed, rows = {}, surfaces = ['api', 'pages'] }: Manner = {}) {
  const { fake, faults, door, origin: server, company: theirs } = await serve({ pages: {} }, seed);
  const url = `${server}/BC250`;
  const facts = { door, connectionId: 'nav1' };
  const api = { ...facts, url: `${url}/api/v2.0`, companyId: theirs.id, longestOperationMs: 510_000 };
  const nav = await createApiNav(api);
  const read = createSetupSource({ ...facts, origin, url, surfaces, company: theirs, companyIn: 'auto' });
  const source: ReadinessSource = {
    rows: (page, only) => (page in rows ? Promise.resolve(rows[page] ?? null) : read.rows(page, only)),
  };
  const lines = (needs: Partial<ReadinessNeeds> = {}) => readinessOf(nav, origin, { ...NEEDS, ...needs }, source);
  return { fake, faults, nav, lines };
}

const told = (lines: readonly ReadinessLine[]) => lines.map(({ code, result }) => `${code} ${result}`);
const line = (lines: readonly ReadinessLine[], code: string) => lines.find((one) => one.code === code);

describe('readiness', () => {
  test('tells all it can read from both surfaces, in the order of putting right, and writes nothing', async () => {
    const { fake, lines } = await open();
    expect(told(await lines())).toEqual([
      'posting-date-open ready',
      'account-ready ready',
      'tax-code-ready ready',
      'tax-code-ready ready',
      'vat-setup-ready ready',
      'general-setup-ready ready',
      'exchange-rate-ready ready',
      'amount-precision-ready ready',
      'amount-precision-ready ready',
      'invoice-rounding-off ready',
      'invoice-discount-off ready',
      'payment-discount-none ready',
      'number-series-ready ready',
      'number-series-ready ready',
      'external-number-sent ready',
      'exact-cost-off ready',
      'location-mandatory-unknown question',
      'variant-mandatory-unknown question',
      'warehouse-unknown question',
      'item-tracking question',
      'approvals-unknown question',
      'dimensions-unknown question',
      'countries-ready ready',
      'customer-ready ready',
      'api-integrated question',
    ]);
    expect(fake.admin.requests.every(({ method }) => method === 'GET')).toBe(true);
    const paths = fake.admin.requests
      .map(({ path, query }) => `${path}?${query}`)
      .filter((path) => !path.includes('Setup'));
    expect(fake.admin.requests.filter(({ path }) => path.includes('SalesReceivablesSetup'))).toHaveLength(1);
    expect(paths.length).toBeLessThan(40);
  });

  test('asks an administrator what the API alone does not show, with the page to look at or publish', async () => {
    const { lines } = await open({ surfaces: ['api'] });
    const found = await lines();
    expect(line(found, 'vat-setup-unknown')).toMatchObject({
      result: 'question',
      params: { page: '472', pageName: 'VAT Posting Setup', taxCodes: 'VAT19, VAT7' },
      whatToDo: expect.stringContaining('publish page 472 (VAT Posting Setup) under Web Services as VATPostingSetup'),
    });
    expect(told(found.filter(({ result }) => result === 'missing'))).toEqual([]);
    for (const code of ['general-setup', 'amount-precision', 'invoice-rounding', 'invoice-discount', 'number-series'])
      expect(line(found, `${code}-unknown`)?.result).toBe('question');
    for (const code of ['account-ready', 'exchange-rate-ready', 'payment-discount-none'])
      expect(line(found, code)?.result).toBe('ready');
    for (const { result, whatToDo } of found) expect(whatToDo === '').toBe(result === 'ready');
  });

  test.each([
    ['2026-11-01', '2026-11-30', 'posting-date-open'],
    ['2026-11-22', '2026-11-22', 'posting-date-open'],
    [null, null, 'posting-date-open'],
    ['2026-11-23', null, 'posting-date-closed'],
    [null, '2026-11-21', 'posting-date-closed'],
  ])('with posting allowed from %s to %s says %s', async (from, to, code) => {
    const { fake, lines } = await open();
    fake.admin.setPostingWindow(from, to);
    expect((await lines())[0]?.code).toBe(code);
  });

  test('names the account that is missing, blocked, or allows no direct posting', async () => {
    const accounts = [
      ...company.accounts,
      { number: '8500', displayName: 'Old', taxGroup: 'VAT19', blocked: true },
      { number: '8600', displayName: 'By invoice only', taxGroup: 'VAT19', directPosting: false },
    ];
    const { lines } = await open({ seed: { accounts } });
    const found = await lines({ accounts: ['8400', '8500', '8600', '9999'] });
    const ours = found.filter(({ code }) => code.startsWith('account'));
    expect(ours.map(({ code, params }) => `${params['account']} ${code}`)).toEqual([
      '8400 account-ready',
      '8500 account-blocked',
      '8600 account-no-direct-posting',
      '9999 account-missing',
    ]);
    const { lines: short } = await open({ seed: { accounts }, rows: { accounts: null } });
    expect(told(await short({ accounts: ['8400', '8500'] }))).toContain('account-unusable missing');
  });

  test('names tax codes that are not there, and combinations that NAV cannot post', async () => {
    const { lines } = await open({ seed: { vat: company.vat.slice(0, 1) } });
    const found = await lines({ taxCodes: ['VAT19', 'VAT7', 'VAT0'] });
    expect(line(found, 'tax-code-missing')?.params).toEqual({ taxCode: 'VAT0' });
    const gaps = found.filter(({ code }) => code === 'vat-setup-missing');
    expect(gaps.map(({ result, params }) => ({ result, ...params }))).toEqual([
      { result: 'missing', group: 'DOM', taxCode: 'VAT7' },
      { result: 'missing', group: 'DOM', taxCode: 'VAT0' },
    ]);
    // Whose group it is, is not known: then somebody has to say whether such customers buy here.
    const unknown = await lines({ taxCodes: ['VAT19', 'VAT7'], customers: [] });
    expect(told(unknown)).toContain('vat-setup-missing question');
  });

  test('names a line of the posting set-up that is blocked, or has no account', async () => {
    const vat = (more: SetupRow) => ({
      VAT_Bus_Posting_Group: 'DOM',
      VAT_Prod_Posting_Group: 'VAT19',
      VAT_Percent: '19',
      Sales_VAT_Account: '1776',
      ...more,
    });
    const told19 = async (row: SetupRow) => {
      const { lines } = await open({ rows: { vatPostingSetup: [row] } });
      return told(await lines({ taxCodes: ['VAT19'] })).filter((one) => one.startsWith('vat'));
    };
    expect(await told19(vat({}))).toEqual(['vat-setup-ready ready']);
    expect(await told19(vat({ Blocked: true }))).toEqual(['vat-setup-missing missing']);
    expect(await told19(vat({ Sales_VAT_Account: '' }))).toEqual(['vat-setup-missing missing']);
    expect(await told19(vat({ Sales_VAT_Account: '', VAT_Percent: '0' }))).toEqual(['vat-setup-ready ready']);
    const generalPostingSetup = [
      { Gen_Bus_Posting_Group: 'EXPORT', Gen_Prod_Posting_Group: 'RETAIL', Sales_Account: '' },
    ];
    const { lines } = await open({ rows: { generalPostingSetup } });
    expect(line(await lines({ customers: [] }), 'general-setup-missing')).toMatchObject({
      result: 'question',
      params: { combinations: 'EXPORT with RETAIL' },
    });
    expect(line(await lines(), 'general-setup-missing')).toMatchObject({
      result: 'missing',
      params: { combinations: 'DOM' },
    });
  });

  test('names currencies that are not there, have no rate yet, or are rounded otherwise', async () => {
    const currencies = [
      { code: 'CHF', displayName: 'Franc', symbol: 'Fr', rates: [{ from: '2026-12-01', local: '1' }] },
      {
        code: 'USD',
        displayName: 'Dollar',
        symbol: '$',
        amountPrecision: '0.05',
        rates: [{ from: '2026-01-01', local: '1' }],
      },
    ];
    const { lines } = await open({ seed: { currencies } });
    const found = await lines({ currencies: ['EUR', 'CHF', 'USD', 'SEK'] });
    expect(line(found, 'exchange-rate-missing')?.params).toEqual({ currency: 'CHF', date: '2026-11-22' });
    expect(line(found, 'exchange-rate-ready')?.params).toMatchObject({ currency: 'USD' });
    expect(line(found, 'currency-missing')?.params).toEqual({ currency: 'SEK' });
    expect(line(found, 'amount-precision-other')?.params).toEqual({ currency: 'USD', unit: '0.01', precision: '0.05' });
    const { lines: unread } = await open({ rows: { exchangeRates: null } });
    expect(line(await unread(), 'exchange-rate-unknown')?.params).toMatchObject({ currency: 'CHF', page: '483' });
  });

  test('names what the sales set-up does to totals and credit memos', async () => {
    const salesSetup = { invoiceRounding: true, calculateInvoiceDiscount: true, exactCostReversingMandatory: true };
    const { lines } = await open({ seed: { salesSetup } });
    const found = await lines();
    expect(told(found)).toEqual(
      expect.arrayContaining(['invoice-rounding-on question', 'invoice-discount-on question', 'exact-cost-on missing']),
    );
    expect(told(await lines({ kinds: ['salesOrder'] })).some((one) => one.startsWith('exact-cost'))).toBe(false);
  });

  test('names payment terms with a discount', async () => {
    const paymentTerms = [
      { Code: '14 DAYS', Discount_Percent: '0' },
      { Code: '2% 8', Discount_Percent: '2' },
    ];
    const { lines } = await open({ rows: { paymentTerms } });
    expect(line(await lines(), 'payment-discount-some')?.params).toEqual({ terms: '2% 8' });
  });

  test('names number series that are missing, gone, or give no number by themselves', async () => {
    const salesSetup = [{ Order_Nos: '', Invoice_Nos: 'GONE', Credit_Memo_Nos: 'BY-HAND', Customer_Nos: 'CUST' }];
    const numberSeries = [
      { Code: 'CUST', Default_Nos: true },
      { Code: 'BY-HAND', Default_Nos: false },
    ];
    const { lines } = await open({ rows: { salesSetup, numberSeries } });
    const found = await lines({ kinds: ['salesOrder', 'salesInvoice', 'creditMemo'], createsCustomers: true });
    expect(told(found).filter((one) => one.startsWith('number-series'))).toEqual([
      'number-series-missing missing',
      'number-series-gone missing',
      'number-series-manual missing',
      'number-series-ready ready',
    ]);
  });

  test('names mandatory locations, variants and warehouses', async () => {
    const inventorySetup = [{ Location_Mandatory: true, Variant_Mandatory_if_Exists: true }];
    const locations = [
      { Code: 'BLUE', Require_Shipment: true, Require_Pick: false },
      { Code: 'RED', Require_Shipment: false, Require_Pick: false },
    ];
    const seed = {
      locations: [
        { code: 'BLUE', displayName: 'Blue' },
        { code: 'RED', displayName: 'Red' },
      ],
    };
    const { lines } = await open({ seed, rows: { inventorySetup, locations } });
    expect(told(await lines())).toEqual(
      expect.arrayContaining([
        'location-mandatory-on missing',
        'variant-mandatory-on question',
        'warehouse-some question',
      ]),
    );
    const found = await lines({ locations: ['RED', 'GREEN'] });
    expect(told(found)).toEqual(expect.arrayContaining(['location-mandatory-set ready', 'warehouse-none ready']));
    expect(line(found, 'location-missing')?.params).toEqual({ location: 'GREEN' });
    const { lines: old } = await open({ rows: { inventorySetup: [{ Location_Mandatory: false }] } });
    expect(told(await old())).toEqual(
      expect.arrayContaining(['location-mandatory-off ready', 'variant-mandatory-off ready']),
    );
  });

  test('names workflows that are switched on', async () => {
    const workflows = (Enabled: boolean) => ({ rows: { workflows: [{ Code: 'MS-SOAPW', Enabled }] } });
    const { lines } = await open(workflows(true));
    expect(line(await lines(), 'approvals-on')?.params).toEqual({ names: 'MS-SOAPW' });
    const { lines: off } = await open(workflows(false));
    expect(told(await off())).toContain('approvals-off ready');
  });

  test('names dimensions that are demanded of what the integration uses, unless it sets them', async () => {
    const rule = { Dimension_Code: 'SHOP', Dimension_Value_Code: '', Value_Posting: 'Code Mandatory' };
    const defaultDimensions = [
      { Table_ID: '15', No: '8400', ...rule },
      { Table_ID: '15', No: '1000', ...rule },
      { Table_ID: '27', No: 'DESK', ...rule },
      { Table_ID: '18', No: 'C1', ...rule, Dimension_Value_Code: 'WEB' },
    ];
    const { lines } = await open({ rows: { defaultDimensions } });
    const found = (await lines()).filter(({ code }) => code === 'dimension-missing');
    expect(found.map(({ result, params }) => `${params['no']} ${result}`)).toEqual(['8400 missing', 'DESK question']);
    expect(told(await lines({ dimensions: ['shop'] }))).toContain('dimensions-ready ready');
  });

  test('names countries and customers that NAV does not have, or cannot write for', async () => {
    const { lines } = await open();
    const found = await lines({ countries: ['DE', 'UK'], customers: ['C1', 'C2', 'C3', 'C4', 'NOBODY'] });
    expect(line(found, 'country-missing')?.params).toEqual({ country: 'UK' });
    const ours = found.filter(({ code }) => code.startsWith('customer'));
    expect(ours.map(({ code, params }) => `${params['customer']} ${code}`)).toEqual([
      'C1 customer-ready',
      'C2 customer-blocked',
      'C3 customer-ready',
      'C3 customer-other-basis',
      'C4 customer-groups-missing',
      'NOBODY customer-missing',
    ]);
  });

  test('asks where new customers get their posting groups', async () => {
    const { lines } = await open();
    expect(told(await lines({ createsCustomers: true }))).toContain('customer-template question');
  });

  test('asks about what the user may not read, and reads the rest', async () => {
    const { fake, lines } = await open();
    fake.admin.forbid('taxGroups');
    const found = await lines();
    expect(line(found, 'not-readable')).toMatchObject({ result: 'question', params: { subject: 'the tax codes' } });
    expect(told(found)).toContain('account-ready ready');
  });

  test('rejects when the sign-in is refused, instead of asking on', async () => {
    const { fake, faults, lines } = await open();
    fake.admin.forgetRequests();
    faults.always({ kind: 'status', status: 401 });
    await expect(lines()).rejects.toMatchObject({ kind: 'authentication' });
    expect(faults.struck()['status']).toBe(1);
  });

  test('is told of page services alone too, also under other names and with the company in the query', async () => {
    const pages = { published: { ...DEFAULT_SERVICES, 472: 'VatSetup' }, companyBy: 'query' } as const;
    const { door, origin: server, company } = await serve({ pages, apiEnabled: false });
    const facts = { door, connectionId: 'nav1', tenant: undefined, company, companyIn: 'auto', origin } as const;
    const nav = await openPagesNav({
      ...facts,
      company: company.name,
      url: `${server}/BC250/ODataV4`,
      services: {},
      newCustomer: { fields: {} },
      longestOperationMs: 510_000,
    });
    const services = { vatPostingSetup: 'VatSetup' };
    const source = createSetupSource({ ...facts, url: `${server}/BC250`, surfaces: ['pages'], services });
    const lines = await readinessOf(nav, origin, { ...NEEDS, createsCustomers: true, customers: [] }, source);
    expect(told(lines)).toEqual(
      expect.arrayContaining([
        'posting-date-open ready',
        'account-ready ready',
        'vat-setup-ready ready',
        'number-series-ready ready',
        'customer-model question',
      ]),
    );
    expect(told(lines)).not.toContain('api-integrated question');
    expect(lines.filter(({ result }) => result === 'missing')).toEqual([]);
  });
});
