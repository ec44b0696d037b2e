import { ConnectorError } from '../../base/errors.ts';
import { capabilityMissing } from '../capabilityMissing.ts';
import { PAGES_OFF } from '../errorTable.ts';
import type { NavCapability } from '../capability.ts';
import type { NavCompany } from '../nav.ts';
import type { Query } from '../odata.ts';
import type { ODataClient, ODataRead } from '../odataClient.ts';
import { type PageService, parseServices } from './metadata.ts';
import { type CompanyIn, inCompany } from './place.ts';
import type { PageRole } from './roles.ts';
import { matchServices, type Services } from './services.ts';

/** What page services set on a new customer beyond name and address. */
export interface NewCustomerSettings {
  /** Number of a customer whose posting groups, terms and prices a new one takes over. */
  readonly template?: string;
  /** The same by country code; the general one where a country has none. */
  readonly templateByCountry?: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string | boolean>>;
}

/** One call's way to the published pages of the company. */
export interface PageAccess {
  readonly client: ODataClient;
  /** The connection's id. */
  readonly system: string;
  readonly services: Services;
  readonly newCustomer: NewCustomerSettings;
  readonly localCurrency: string | undefined;
  /** @throws ConnectorError `nav-capability-missing` with the page to publish. */
  need(role: PageRole, capability: NavCapability): PageService;
  /** A request for this path within the company. */
  at(path: string, summary: string, query?: Query): ODataRead;
}

export interface AccessFacts extends Pick<PageAccess, 'client' | 'system' | 'services' | 'newCustomer'> {
  readonly company: NavCompany;
  readonly companyIn: CompanyIn;
  readonly localCurrency: string | undefined;
}

export function createAccess({ company, companyIn, ...facts }: AccessFacts): PageAccess {
  return {
    ...facts,
    need(role, capability) {
      const found = facts.services[role];
      if (found.service) return found.service;
      throw capabilityMissing(capability, found.remedy, facts.system);
    },
    at: (path, summary, query) => ({ ...inCompany(company, companyIn, path, query), summary }),
  };
}

/** What is published, read once: the document has megabytes and is the same for all companies. */
export interface ServiceBook {
  services(client: ODataClient): Promise<Services>;
  /** Reads again next time; called when a request was refused as malformed, as after an update. */
  forget(): void;
}

export function createServiceBook(system: string, overrides: Readonly<Record<string, string>>): ServiceBook {
  let kept: Promise<Services> | null = null;
  return {
    services(client) {
      if (kept) return kept;
      const reading = client.metadata().then((xml) => {
        if (xml === null) throw noMetadata(system);
        return matchServices(parseServices(xml), overrides);
      });
      kept = reading;
      reading.catch(() => {
        if (kept === reading) kept = null;
      });
      return reading;
    },
    forget() {
      kept = null;
    },
  };
}

function noMetadata(system: string): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'nav-pages-missing',
    message: 'This address has no page services: NAV does not say there what is published.',
    whatToDo: `Check that the address ends in /ODataV4. ${PAGES_OFF.whatToDo}`,
    system,
  });
}

/** Those of the fields that the page has, for `$select`. A name with bars is the first of several that it has. */
export function selectOf(service: PageService, names: readonly string[]): string {
  const fields = names.flatMap((name) => name.split('|').find((one) => service.fields.has(one)) ?? []);
  return [...new Set([...service.keys, ...fields])].join(',');
}
