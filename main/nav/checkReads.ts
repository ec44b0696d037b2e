import { ConnectorError } from '../base/errors.ts';
import { fine, type Step } from '../http/pingLadder.ts';
import type { NavAddresses } from './addresses.ts';
import { capabilityMissing } from './capabilityMissing.ts';
import { askEndpoint, type EndpointAccess, type EndpointAnswer } from './endpoint.ts';
import type { CapabilityState, NavCapability } from './capability.ts';
import type { NavCompany } from './nav.ts';
import { entity, quoted } from './odata.ts';

const NEEDED = ['customers', 'items', 'salesOrders', 'postedDocuments', 'setup'] as const satisfies NavCapability[];
type Needed = (typeof NEEDED)[number];

interface Words {
  readonly name: string;
  /** NAV's tables, as its permission sets name them. */
  readonly tables: string;
}

const WORDS: Readonly<Record<Needed, Words>> = {
  customers: { name: 'customers', tables: 'Customer (18)' },
  items: { name: 'items', tables: 'Item (27)' },
  salesOrders: { name: 'sales orders', tables: 'Sales Header (36) and Sales Line (37)' },
  postedDocuments: {
    name: 'posted sales invoices',
    tables: 'Sales Invoice Header (112) and Sales Invoice Line (113)',
  },
  setup: { name: 'the general ledger setup', tables: 'General Ledger Setup (98)' },
};

/** Where what has to be read lies, of the whole of capabilities. */
export type ReadSources = Readonly<Record<Needed, CapabilityState>>;

const inApi = (source: string): CapabilityState => ({ has: true, surface: 'api', source });

/** Where API v2.0 has it. */
export const API_READS: ReadSources = {
  customers: inApi('customers'),
  items: inApi('items'),
  salesOrders: inApi('salesOrders'),
  postedDocuments: inApi('salesInvoices'),
  setup: inApi('generalLedgerSetup'),
};

export interface Reading {
  readonly access: EndpointAccess;
  readonly addresses: NavAddresses;
  readonly company: NavCompany;
  readonly companyIn: 'auto' | 'path' | 'query';
  readonly capabilities: ReadSources;
}

/**
 * Reads one record of everything that is needed, one call each; two where it is not known how page services are told
 * the company.
 *
 * @throws ConnectorError `nav-permission` naming all that may not be read, `nav-capability-missing`, `nav-service-missing`
 */
export async function readEntities(reading: Reading): Promise<Step> {
  const { connectionId } = reading.access;
  const denied: Needed[] = [];
  let companyIn = reading.companyIn;
  for (const needed of NEEDED) {
    const source = reading.capabilities[needed];
    if (!source.has) {
      if (needed === 'setup') continue;
      throw capabilityMissing(needed, source.remedy, connectionId);
    }
    for (const name of entitiesOf(source)) {
      // One after the other: the first tells how the next has to name the company.
      // oxlint-disable-next-line no-await-in-loop
      const answer = await read({ ...reading, companyIn }, needed, { ...source, source: name });
      companyIn = answer.companyIn;
      // Signed in before, so this 401 is about the right to read.
      if (answer.state === 'signIn' || answer.error?.kind === 'permission') denied.push(needed);
      else if (answer.state === 'absent' && source.surface === 'pages')
        throw serviceMissing(needed, name, connectionId);
      else if (answer.error !== null) throw answer.error;
    }
  }
  if (denied.length > 0) throw notAllowed([...new Set(denied)], connectionId);
  return { ...stepFor(reading.capabilities.setup), isTimed: true };
}

type Source = Extract<CapabilityState, { has: true }>;

/** Page services may take several for one thing; what the settings tell is not read at all. */
function entitiesOf({ source }: Source): readonly string[] {
  return source.split(', ').filter((name) => /^\S+$/.test(name));
}

interface Read extends EndpointAnswer {
  /** How page services take the company, as far as this call has shown it. */
  readonly companyIn: Reading['companyIn'];
}

async function read(reading: Reading, needed: Needed, { surface, source }: Source): Promise<Read> {
  const { access, addresses, company, companyIn } = reading;
  const summary = `read ${WORDS[needed].name}`;
  if (surface === 'api') {
    const path = `${entity('companies', company.id)}/${source}`;
    const answer = await askEndpoint(access, addresses.api, path, { $top: '1', $select: 'id' }, summary);
    return { ...answer, companyIn };
  }
  const inPath = () =>
    askEndpoint(
      access,
      addresses.pages,
      `Company(${encodeURIComponent(quoted(company.name))})/${source}`,
      { $top: '1' },
      summary,
    );
  const inQuery = () => askEndpoint(access, addresses.pages, source, { $top: '1', company: company.name }, summary);
  if (companyIn !== 'auto') return { ...(await (companyIn === 'path' ? inPath() : inQuery())), companyIn };
  const first = await inPath();
  if (first.state === 'there') return { ...first, companyIn: 'path' };
  if (first.state === 'signIn' || first.error?.kind === 'permission') return { ...first, companyIn };
  const second = await inQuery();
  // Neither way: the first answer says what is wrong with the service.
  return second.state === 'there' ? { ...second, companyIn: 'query' } : { ...first, companyIn };
}

function stepFor(setup: CapabilityState): Step {
  const all = 'Customers, items, sales orders and posted sales invoices can be read';
  if (setup.has) return fine(`${all}, and the general ledger setup.`);
  const detail = `${all}, but not the general ledger setup, which says in which days may be posted.`;
  return { result: 'warning', detail, whatToDo: setup.remedy };
}

function serviceMissing(needed: Needed, service: string, system: string): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'nav-service-missing',
    message: `Could not read ${WORDS[needed].name}: the page service ${service} is not there.`,
    whatToDo: `In NAV open the page Web Services and publish it again as ${service}, or take its name out of the settings.`,
    params: { service },
    system,
  });
}

function notAllowed(denied: readonly Needed[], system: string): ConnectorError {
  const names = listed(denied.map((needed) => WORDS[needed].name));
  const tables = listed(denied.map((needed) => WORDS[needed].tables));
  return new ConnectorError({
    kind: 'permission',
    code: 'nav-permission',
    message: `Could not read ${names}: the connector's NAV user is not allowed to.`,
    whatToDo: `Give the user a permission set in NAV with the right to read ${tables}.`,
    params: { names, tables },
    system,
  });
}

function listed(words: readonly string[]): string {
  const [last, ...rest] = words.toReversed();
  return rest.length === 0 ? (last ?? '') : `${rest.toReversed().join(', ')} and ${last}`;
}
