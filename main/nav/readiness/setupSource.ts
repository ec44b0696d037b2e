import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import { addressesOf } from '../addresses.ts';
import type { NavSurface } from '../capability.ts';
import type { NavCompany } from '../nav.ts';
import { entity, oneOf, type Query } from '../odata.ts';
import { createODataClient, type ODataClient } from '../odataClient.ts';
import { type CompanyIn, createPlace, inCompany } from '../pages/place.ts';
import { option } from '../shapes.ts';
import type { NavSignIn } from '../signInRefusal.ts';
import { type Only, type ReadinessSource, SETUP_PAGES, type SetupPage, type SetupRow } from './source.ts';

export interface SetupSourceOptions {
  readonly door: Door;
  readonly connectionId: string;
  /** How the connection signs in, for the words of a refusal. */
  readonly signIn?: NavSignIn;
  readonly origin: Origin;
  /** As it stands in the settings. */
  readonly url: string;
  readonly tenant?: string;
  /** Those that the connection uses. */
  readonly surfaces: readonly NavSurface[];
  readonly company: NavCompany;
  readonly companyIn: 'auto' | CompanyIn;
  /** Names of services where they are not the suggested ones, by page: `{ "vatPostingSetup": "VatSetup" }`. */
  readonly services?: Readonly<Record<string, string>>;
}

const anyRow = z.record(z.string(), z.unknown());

/** The set-up as both surfaces show it: what the API has from there, everything else from published pages. */
export function createSetupSource(options: SetupSourceOptions): ReadinessSource {
  const { door, connectionId: system, signIn, origin, tenant, company, surfaces } = options;
  const addresses = addressesOf(options.url);
  const client = (url: string) => createODataClient({ door, url, tenant, signIn, system, origin });
  const api = surfaces.includes('api') ? client(addresses.api) : null;
  const pages = surfaces.includes('pages') ? pageReader(client(addresses.pages), options) : null;
  return {
    async rows(page, only) {
      const set = API_SETS[page];
      if (api && set) return readSet(api, company, set, page, only);
      return pages === null ? null : pages(page, only);
    },
  };
}

interface ApiSet {
  readonly set: string;
  /** The page's name of each field. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What the API shows of the set-up. Its amountRoundingPrecision of a currency is the invoice rounding precision, and so
 * no answer to what page 5 says.
 */
const API_SETS: Partial<Record<SetupPage, ApiSet>> = {
  accounts: {
    set: 'accounts',
    fields: { number: 'No', accountType: 'Account_Type', directPosting: 'Direct_Posting', blocked: 'Blocked' },
  },
  exchangeRates: {
    set: 'currencyExchangeRates',
    fields: { currencyCode: 'Currency_Code', startingDate: 'Starting_Date' },
  },
  paymentTerms: { set: 'paymentTerms', fields: { code: 'Code', discountPercent: 'Discount_Percent' } },
};

async function readSet(
  client: ODataClient,
  company: NavCompany,
  { set, fields }: ApiSet,
  page: SetupPage,
  only: Only | undefined,
): Promise<readonly SetupRow[] | null> {
  const field = Object.keys(fields).find((name) => fields[name] === only?.field);
  const filter: Query = only && field !== undefined ? { $filter: oneOf(field, only.values) } : {};
  const query = { $select: ['id', ...Object.keys(fields)].join(','), ...filter };
  const read = { path: `${entity('companies', company.id)}/${set}`, query, summary: summaryOf(page) };
  return orNotShown(async () => (await client.all(read, anyRow)).map((row) => renamed(row, fields)));
}

function renamed(row: SetupRow, fields: ApiSet['fields']): SetupRow {
  const entries = Object.entries(fields).map(([name, pageName]) => [pageName, plain(row[name])] as const);
  return Object.fromEntries(entries);
}

/** Options come encoded; a text that is none stays as it is. */
function plain(value: unknown): unknown {
  return typeof value === 'string' ? option.parse(value) : value;
}

type PageReader = (page: SetupPage, only: Only | undefined) => Promise<readonly SetupRow[] | null>;

function pageReader(client: ODataClient, { company, companyIn, services = {} }: SetupSourceOptions): PageReader {
  const place = createPlace(company, companyIn);
  return (page, only) =>
    orNotShown(async () => {
      const service = services[page] ?? SETUP_PAGES[page].service;
      const way = await place.find(client, service);
      const query: Query = only ? { $filter: oneOf(only.field, only.values) } : {};
      return client.all({ ...inCompany(company, way, service, query), summary: summaryOf(page) }, anyRow);
    });
}

function summaryOf(page: SetupPage): string {
  return `read ${SETUP_PAGES[page].name}`;
}

/** A service that is not published, a set that this version has not: told by a question, not by an error. */
async function orNotShown(read: () => Promise<readonly SetupRow[]>): Promise<readonly SetupRow[] | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ConnectorError && (error.status === 404 || error.status === 501)) return null;
    throw error;
  }
}
