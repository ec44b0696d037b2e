import { ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Door } from '../http/door.ts';
import {
  climbLadder,
  clockStep,
  fine,
  type LadderResult,
  type PingWay,
  speedStep,
  type Step,
  watchCalls,
} from '../http/pingLadder.ts';
import { addressesOf, type NavAddresses } from './addresses.ts';
import { chooseCompany, companyUnknown } from './chooseCompany.ts';
import { API_READS, readEntities } from './checkReads.ts';
import { askEndpoint, companiesOf, type EndpointAccess, type EndpointAnswer, judgeAnswer } from './endpoint.ts';
import { navTransportError } from './errors.ts';
import type { NavCapabilities, NavSurface } from './capability.ts';
import type { NavCompany } from './nav.ts';
import { addressOf } from './odata.ts';
import { type NavSignIn, signInMismatch } from './signInRefusal.ts';

export interface NavCheckOptions extends PingWay {
  readonly connectionId: string;
  readonly door: Door;
  /** As it stands in the settings: the instance, or with one surface at its end. */
  readonly url: string;
  readonly surfaces: 'auto' | 'api' | 'pages' | 'both';
  /** Id, name or display name. */
  readonly company: string;
  /** What the company was found under before: an id outlives a name. */
  readonly knownId?: string | null;
  /** How page services are told the company; both ways are tried with `auto`. */
  readonly companyIn: 'auto' | 'path' | 'query';
  readonly tenant?: string;
  readonly signIn: NavSignIn;
  /** What has what, once signed in and with the company found; the API's own sets where absent. */
  readonly capabilities?: () => Promise<NavCapabilities>;
  readonly origin?: Origin;
}

export type NavCheck = LadderResult;

/** What is known so far, filled from the lower rungs up. */
interface Known {
  /** One list per surface that was asked. */
  readonly companies: Partial<Record<NavSurface, readonly NavCompany[]>>;
  version: string;
  /** A refusal that belongs to a rung above `server`. */
  refusal: ConnectorError | null;
  company: NavCompany | null;
}

interface Asking {
  readonly options: NavCheckOptions;
  readonly addresses: NavAddresses;
  readonly access: EndpointAccess;
  readonly hostname: string;
  readonly known: Known;
}

/**
 * The connection's ping: reached, the right kind of server, signed in, company found, everything readable, version,
 * clock, speed. Stops at the first failure, tells it with its remedy, and never rejects. Nothing is written, and a
 * refused sign-in is not tried twice.
 */
export async function checkNav(options: NavCheckOptions): Promise<NavCheck> {
  const { connectionId, tenant, signIn } = options;
  const addresses = addressesOf(options.url);
  const watch = watchCalls(options.door, options.ports);
  const access = { door: watch.door, tenant, connectionId, signIn, origin: options.origin ?? { actor: 'engine' } };
  const { hostname } = new URL(addresses.instance);
  const known: Known = { companies: {}, version: '', refusal: null, company: null };
  const asking: Asking = { options, addresses, access, hostname, known };
  const [surface] = candidates(options.surfaces, addresses);
  const url = addressOf(addresses[surface], listOf(surface), {}, tenant);
  const asked = { system: connectionId, method: 'GET', url, summary: 'reach the server', signIn };
  const result = await climbLadder({
    ...options,
    url,
    reached: 'nav',
    unreached: (error) => navTransportError(error, asked),
    upper: [
      ['server', (answer) => serverStep(asking, judgeAnswer(answer, asked))],
      ['signIn', () => signInStep(asking)],
      ['company', () => companyStep(asking)],
      ['read', () => readStep(asking)],
      [
        'version',
        () => fine(known.version === '' ? 'The server does not say its version.' : `Version ${known.version}.`),
      ],
      ['clock', () => clockStep(watch, hostname)],
      ['speed', () => speedStep(watch, hostname)],
    ],
  });
  if (result.message !== '') return result;
  const name = known.company?.name ?? options.company;
  return { ...result, message: `${hostname} answers; signed in, and company ${name} can be read.` };
}

type Candidates = readonly [NavSurface, ...NavSurface[]];

function candidates(surfaces: NavCheckOptions['surfaces'], { names }: NavAddresses): Candidates {
  if (names !== null) return [names];
  return surfaces === 'api' || surfaces === 'pages' ? [surfaces] : ['api', 'pages'];
}

/** The collection that proves server, sign-in and company in one call. */
function listOf(surface: NavSurface): string {
  return surface === 'api' ? 'companies' : 'Company';
}

/** Signs in only where what answered without sign-in is no other kind of server, and takes this kind of sign-in. */
async function serverStep(asking: Asking, unsigned: EndpointAnswer): Promise<Step> {
  const { options, addresses, known, hostname } = asking;
  if (unsigned.state === 'foreign' && unsigned.error) throw unsigned.error;
  if (unsigned.state === 'signIn' && signInMismatch(options.signIn, unsigned.offered)) {
    known.refusal = unsigned.error;
    return fine(`${hostname} is a NAV server and asks for a sign-in.`);
  }
  const failures: ConnectorError[] = [];
  for (const surface of candidates(options.surfaces, addresses)) {
    const error = await listCompanies(asking, surface);
    const isDone = error === null ? options.surfaces === 'auto' : options.surfaces !== 'auto';
    if (error !== null) failures.push(error);
    if (isDone || known.refusal !== null) break;
  }
  // A switched-off endpoint says more than one that is not there.
  const failure = failures.find(({ status }) => status !== 404) ?? failures[0];
  if (failure && (options.surfaces === 'both' || Object.keys(known.companies).length === 0)) throw failure;
  return { ...fine(`${hostname} is a NAV server with ${surfacesOf(known)}.`), isTimed: true };
}

/** null when the companies are known now, or a rung above has to say what was refused. */
async function listCompanies({ addresses, access, known }: Asking, surface: NavSurface) {
  const answer = await askSignedIn(access, addresses[surface], surface);
  if (answer instanceof ConnectorError) {
    if (answer.kind !== 'authentication') return answer;
    known.refusal = answer;
  } else if (answer.state === 'there') {
    const found = companiesOf(answer.rows);
    known.companies[surface] = found.companies;
    known.version ||= found.version;
    return null;
  } else if (answer.state === 'signIn' || (answer.error && BELONGS_TO_COMPANY.has(answer.error.code))) {
    known.refusal = answer.error;
  } else {
    return answer.error;
  }
  known.companies[surface] = [];
  return null;
}

/** The sign-in may fail before anything is sent, as when no token is given out. */
async function askSignedIn(access: EndpointAccess, base: string, surface: NavSurface) {
  return askEndpoint(access, base, listOf(surface), {}, 'list companies').catch(toConnectorError);
}

const BELONGS_TO_COMPANY = new Set(['nav-permission', 'nav-tenant-unavailable', 'nav-company-unknown']);

function surfacesOf(known: Known): string {
  const has = Object.keys(known.companies);
  return has.length === 2 ? 'API and page services' : has[0] === 'pages' ? 'page services' : 'the API';
}

function signInStep({ known }: Asking): Step {
  if (known.refusal?.kind === 'authentication') throw known.refusal;
  return fine('The sign-in was accepted.');
}

function companyStep({ known, options }: Asking): Step {
  if (known.refusal !== null) throw known.refusal;
  for (const companies of Object.values(known.companies)) {
    // An id that only one surface tells is that company's name on the other.
    const found =
      chooseCompany(companies, options.company, options.knownId) ??
      chooseCompany(companies, known.company?.name ?? options.company);
    if (found === null) throw companyUnknown(companies, options.company, options.connectionId);
    known.company ??= found;
  }
  return fine(`Company ${known.company?.name ?? options.company} is there.`);
}

async function readStep({ options, addresses, access, known }: Asking): Promise<Step> {
  const { company } = known;
  if (company === null) throw companyUnknown([], options.company, options.connectionId);
  const capabilities = options.capabilities ? await options.capabilities() : API_READS;
  return readEntities({ access, addresses, company, companyIn: options.companyIn, capabilities });
}
