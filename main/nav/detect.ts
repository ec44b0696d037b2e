import type { ConnectorError } from '../base/errors.ts';
import { addressesOf, isOnline, type NavAddresses } from './addresses.ts';
import { askEndpoint, companiesOf, type EndpointAccess, type EndpointAnswer, type EndpointState } from './endpoint.ts';
import type { NavSurface } from './capability.ts';
import type { NavCompany } from './nav.ts';

const ENDPOINTS = ['api/v2.0', 'api/v1.0', 'api/beta', 'ODataV4', 'OData'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

export interface DetectOptions extends EndpointAccess {
  /** As it stands in the settings: the instance, or with one surface at its end. */
  readonly url: string;
  readonly surfaces: 'auto' | 'api' | 'pages' | 'both';
}

/** What is still to be done on the server, in words with the setting's name. */
export interface StillToDo {
  readonly code: 'api-off' | 'odata-off' | 'odata-v4-off' | 'api-too-old' | 'nothing-published' | 'no-company';
  readonly text: string;
}

/** What was found at an address. */
export interface Detection {
  readonly addresses: NavAddresses;
  /** Those that can be used, as far as the settings want them: API v2.0 and OData V4. */
  readonly surfaces: readonly NavSurface[];
  /** What each address answered; those that the others made needless were not asked. */
  readonly endpoints: Readonly<Record<Endpoint, EndpointState | 'notAsked'>>;
  /** As the server says it, else what product its addresses tell of; "" where they do not. */
  readonly version: string;
  readonly companies: Readonly<Record<NavSurface, readonly NavCompany[]>>;
  /** Names under which pages are published. */
  readonly services: readonly string[];
  /** Sign-ins the server offers, where it refused ours: `basic`, `negotiate`, `ntlm`, `bearer`. */
  readonly offered: readonly string[];
  readonly stillToDo: readonly StillToDo[];
  /** Why nothing can be used; null when a surface can. */
  readonly problem: ConnectorError | null;
  /** A wanted surface met trouble that may pass, so that it is not known whether the server has it; null else. */
  readonly unclear: ConnectorError | null;
}

type Answers = Partial<Record<Endpoint, EndpointAnswer>>;

/**
 * Looks which surfaces a server has, newest first. Stops at the first refused sign-in, because accounts lock out.
 *
 * @throws ConnectorError when the server does not answer at all
 */
export async function detectSurfaces(options: DetectOptions): Promise<Detection> {
  const addresses = addressesOf(options.url);
  const wanted = wantedOf(options, addresses);
  const answers: Answers = {};
  const ask = async (endpoint: Endpoint): Promise<EndpointAnswer> => {
    const base = `${addresses.instance}/${endpoint}`;
    return (answers[endpoint] ??= await askEndpoint(options, base, endpoint.startsWith('api') ? 'companies' : ''));
  };
  // The API's kind of page is asked for even where only page services are wanted: it tells the server's version.
  await firstThat(['api/v2.0', 'api/v1.0', 'api/beta'], ask, answers);
  await firstThat(['ODataV4', 'OData'], ask, answers);
  const pages = answers['ODataV4']?.state === 'there' ? await askEndpoint(options, addresses.pages, 'Company') : null;
  return conclude({ addresses, wanted, answers, pages });
}

function wantedOf({ surfaces }: DetectOptions, { names }: NavAddresses): readonly NavSurface[] {
  if (names !== null) return [names];
  return surfaces === 'auto' || surfaces === 'both' ? ['api', 'pages'] : [surfaces];
}

/** An address that is not there leads to the next older one; anything else is the answer for all of them. */
async function firstThat(
  endpoints: readonly Endpoint[],
  ask: (endpoint: Endpoint) => Promise<EndpointAnswer>,
  answers: Answers,
): Promise<void> {
  if (Object.values(answers).some(({ state }) => state === 'signIn')) return;
  for (const endpoint of endpoints) {
    const { state } = await ask(endpoint);
    const olderMayBe = state === 'absent' || (state === 'switchedOff' && endpoint === 'ODataV4');
    if (!olderMayBe) return;
  }
}

interface Found {
  readonly addresses: NavAddresses;
  readonly wanted: readonly NavSurface[];
  readonly answers: Answers;
  /** The companies of page services; null where there are none to be asked. */
  readonly pages: EndpointAnswer | null;
}

function conclude(found: Found): Detection {
  const { addresses, wanted, answers } = found;
  const surfaces = wanted.filter((surface) => answers[USED[surface]]?.state === 'there');
  const api = companiesOf(newestApi(answers)?.rows ?? []);
  const all = Object.values(answers);
  return {
    addresses,
    surfaces,
    endpoints: states(answers),
    version: api.version === '' ? versionByAddresses(addresses, answers) : api.version,
    companies: {
      api: answers['api/v2.0']?.state === 'there' ? api.companies : [],
      pages: companiesOf(found.pages?.rows ?? []).companies,
    },
    services: servicesOf(answers['ODataV4']?.rows ?? []),
    offered: all.find(({ state }) => state === 'signIn')?.offered ?? [],
    stillToDo: stillToDo(found, surfaces),
    problem: surfaces.length > 0 ? null : problemOf(all),
    unclear: unclearOf(wanted, answers),
  };
}

/** An older API is none that could be used, and a refusal that stays is taken for "not there". */
const USED: Readonly<Record<NavSurface, Endpoint>> = { api: 'api/v2.0', pages: 'ODataV4' };

function unclearOf(wanted: readonly NavSurface[], answers: Answers): ConnectorError | null {
  const asked = wanted.flatMap((surface) => answers[USED[surface]] ?? []);
  const isUnclear = ({ state, error }: EndpointAnswer) =>
    state === 'signIn' || ((state === 'foreign' || state === 'refused') && error?.retryable === true);
  return asked.find(isUnclear)?.error ?? null;
}

function states(answers: Answers): Detection['endpoints'] {
  const entries = ENDPOINTS.map((endpoint) => [endpoint, answers[endpoint]?.state ?? 'notAsked'] as const);
  return Object.fromEntries(entries) as Detection['endpoints'];
}

function newestApi(answers: Answers): EndpointAnswer | undefined {
  return [answers['api/v2.0'], answers['api/v1.0'], answers['api/beta']].find((answer) => answer?.state === 'there');
}

/** What says most comes first: a refused sign-in, something foreign, NAV's own refusal, a switch; then the newest. */
function problemOf(answers: readonly EndpointAnswer[]): ConnectorError | null {
  const order: readonly EndpointState[] = ['signIn', 'foreign', 'refused', 'switchedOff', 'absent'];
  const found = order.map((state) => answers.find((answer) => answer.state === state)?.error ?? null);
  return found.find((error) => error !== null) ?? null;
}

function servicesOf(rows: readonly unknown[]): readonly string[] {
  const names = rows.map((row) => (typeof row === 'object' && row !== null ? Reflect.get(row, 'name') : null));
  return names.filter((name) => typeof name === 'string' && name !== 'Company') as readonly string[];
}

/** Default names of the instances of old versions; any other name says nothing. */
const INSTANCES: Readonly<Record<string, string>> = {
  DYNAMICSNAV70: 'Dynamics NAV 2013',
  DYNAMICSNAV71: 'Dynamics NAV 2013 R2',
  DYNAMICSNAV80: 'Dynamics NAV 2015',
  DYNAMICSNAV90: 'Dynamics NAV 2016',
  DYNAMICSNAV100: 'Dynamics NAV 2017',
  DYNAMICSNAV110: 'Dynamics NAV 2018',
};

function versionByAddresses(addresses: NavAddresses, answers: Answers): string {
  const is = (endpoint: Endpoint, state: EndpointState) => answers[endpoint]?.state === state;
  if (is('api/v2.0', 'there')) return 'Business Central, version 17 or later';
  if (is('api/v1.0', 'there')) return 'Business Central, version 14 to 16';
  const byName = INSTANCES[addresses.instance.split('/').at(-1)?.toUpperCase() ?? ''];
  if (is('api/beta', 'there')) return byName ?? 'Dynamics NAV 2018 or Business Central, version 13';
  // A switched-off API tells nothing of its age.
  if (!is('api/beta', 'absent')) return is('ODataV4', 'there') || is('OData', 'there') ? (byName ?? '') : '';
  if (is('ODataV4', 'there')) return byName ?? 'Dynamics NAV 2017 or 2018';
  return is('OData', 'there') ? (byName ?? 'Dynamics NAV 2016 or older') : '';
}

const API_OFF =
  'To use the API, turn on Enable API Services (ApiServicesEnabled) in NAV Administration on every service tier that users work on, restart them, and in each company open the page API Setup once and choose Integrate APIs.';
const ODATA_OFF =
  'To use page services, turn on Enable OData Services (ODataServicesEnabled) in NAV Administration and restart the service.';
const ODATA_V4_OFF =
  'The server has the old OData V3 only. Turn on Enable V4 Endpoint (ODataServicesV4EndpointEnabled) in NAV Administration and restart the service; Dynamics NAV before 2017 does not have it and cannot be connected.';
const API_TOO_OLD =
  'This version has an older API, which is not used; page services are used instead. API v2.0 comes with Business Central version 17.';
const NOTHING_PUBLISHED =
  'No page is published. In NAV open the page Web Services and publish the pages that the connection names as missing.';
const NO_COMPANY = 'The user sees no company. Give the user permission sets for the company in NAV.';

function stillToDo(
  { addresses, wanted, answers, pages }: Found,
  surfaces: readonly NavSurface[],
): readonly StillToDo[] {
  const todo: StillToDo[] = [];
  const is = (endpoint: Endpoint, state: EndpointState) => answers[endpoint]?.state === state;
  const older = is('api/v1.0', 'there') || is('api/beta', 'there');
  const apiOff = (['api/v2.0', 'api/v1.0', 'api/beta'] as const).some((endpoint) => is(endpoint, 'switchedOff'));
  if (wanted.includes('api') && apiOff && !isOnline(addresses)) todo.push({ code: 'api-off', text: API_OFF });
  if (wanted.includes('api') && older) todo.push({ code: 'api-too-old', text: API_TOO_OLD });
  if (wanted.includes('pages') && is('OData', 'there')) todo.push({ code: 'odata-v4-off', text: ODATA_V4_OFF });
  else if (wanted.includes('pages') && is('ODataV4', 'switchedOff')) todo.push({ code: 'odata-off', text: ODATA_OFF });
  const nothing = surfaces.includes('pages') && servicesOf(answers['ODataV4']?.rows ?? []).length === 0;
  if (nothing) todo.push({ code: 'nothing-published', text: NOTHING_PUBLISHED });
  const companies = [...(newestApi(answers)?.rows ?? []), ...(pages?.rows ?? [])];
  if (surfaces.length > 0 && companies.length === 0) todo.push({ code: 'no-company', text: NO_COMPANY });
  return todo;
}
