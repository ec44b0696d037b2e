import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { NavConnectionSettings } from '../contract/settings.ts';
import type { Door } from '../http/door.ts';
import { addressesOf, type NavAddresses } from '../nav/addresses.ts';
import { createApiNav } from '../nav/api/apiNav.ts';
import { readCompanies, resolveCompany } from '../nav/api/companies.ts';
import { detectSurfaces } from '../nav/detect.ts';
import { createHybridNav } from '../nav/hybrid.ts';
import type { NavSurface } from '../nav/capability.ts';
import type { Nav, NavCompany } from '../nav/nav.ts';
import { createODataClient } from '../nav/odataClient.ts';
import { readPageCompanies, resolvePageCompany } from '../nav/pages/companies.ts';
import { createPagesNav } from '../nav/pages/pagesNav.ts';

/** A connection's company, and by which surfaces it was found. */
export interface OpenedNav {
  readonly nav: Nav;
  readonly company: NavCompany;
  readonly surfaces: readonly NavSurface[];
}

/** Who asks for a connection's company, and through which door. */
export interface OpenAsked {
  readonly settings: NavConnectionSettings;
  readonly door: Door;
  readonly origin: Origin;
  /** What the company was found under before, its id or, where the server gives none, its name; null where it was not. */
  readonly knownId: string | null;
}

/** The company of a connection over the surfaces that its server has. @throws ConnectorError when it cannot be opened */
export async function openNav(asked: OpenAsked): Promise<OpenedNav> {
  const { settings } = asked;
  const addresses = addressesOf(settings.url);
  const surfaces = await surfacesOf(asked, addresses);
  const api = surfaces.includes('api') ? await overApi(asked, addresses) : null;
  const pages = surfaces.includes('pages') ? await overPages(asked, addresses, api) : null;
  const opened = pages ?? api ?? nothingThere(settings.id);
  if (!api || !pages) return { ...opened, surfaces };
  const nav = createHybridNav({ api: api.nav, pages: pages.nav, customersOverPages: setsMore(settings) });
  return { nav, company: api.company, surfaces };
}

type OneSurface = Omit<OpenedNav, 'surfaces'>;

/** Posting groups, terms or prices of new customers are set by us rather than by the server's own template. */
function setsMore({ newCustomer }: NavConnectionSettings): boolean {
  const { template, templateByCountry, fields } = newCustomer;
  return template !== undefined || Object.keys({ ...templateByCountry, ...fields }).length > 0;
}

/** What the address or the settings name needs no looking. */
async function surfacesOf(
  { settings, door, origin }: OpenAsked,
  addresses: NavAddresses,
): Promise<readonly NavSurface[]> {
  if (settings.surfaces === 'api' || settings.surfaces === 'pages') return [settings.surfaces];
  if (settings.surfaces === 'both') return ['api', 'pages'];
  if (addresses.names) return [addresses.names];
  const { id: connectionId, url, surfaces, tenant, signIn } = settings;
  const found = await detectSurfaces({ door, url, surfaces, tenant, connectionId, signIn, origin });
  // What a page of a proxy hid for a moment must not be missing for as long as this program runs.
  const trouble = found.problem ?? found.unclear;
  if (trouble) throw trouble;
  return found.surfaces;
}

async function overApi(asked: OpenAsked, { api: url }: NavAddresses): Promise<OneSurface> {
  const { settings, door, origin, knownId } = asked;
  const { id: connectionId, tenant, signIn } = settings;
  const way = { door, url, tenant, signIn, origin };
  const company = await resolveCompany({ ...way, system: connectionId }, settings.company, knownId);
  const longestOperationMs = settings.longestOperationSeconds * 1000;
  return { nav: await createApiNav({ ...way, connectionId, companyId: company.id, longestOperationMs }), company };
}

/** Early page services know a company by its name alone; its id is the API's where there is one. */
async function overPages(
  { settings, door, origin, knownId }: OpenAsked,
  { pages: url }: NavAddresses,
  api: OneSurface | null,
): Promise<OneSurface> {
  const { id: connectionId, tenant, signIn, companyIn, services, newCustomer, localCurrency } = settings;
  const access = { connectionId, url, tenant, signIn, door, origin };
  const company = await resolvePageCompany(
    { ...access, companyId: api?.company.id, knownId },
    api?.company.name ?? settings.company,
  );
  const longestOperationMs = settings.longestOperationSeconds * 1000;
  const how = { company, companyIn, services, newCustomer, localCurrency, longestOperationMs };
  return { nav: await createPagesNav({ ...access, ...how }), company };
}

/** The companies that the connection's user sees there now. */
export async function companiesThere(
  { settings, door, origin }: Omit<OpenAsked, 'knownId'>,
  surface: NavSurface,
): Promise<readonly NavCompany[]> {
  const { api, pages } = addressesOf(settings.url);
  const { id: system, tenant, signIn } = settings;
  const clientAt = (url: string) => createODataClient({ door, url, tenant, signIn, origin, system });
  return surface === 'api' ? readCompanies(clientAt(api)) : readPageCompanies(clientAt(pages));
}

function nothingThere(system: string): never {
  throw new ConnectorError({
    kind: 'unavailable',
    code: 'nav-no-surface',
    message: 'This server has neither the API nor page services switched on.',
    whatToDo: 'Switch one of them on in NAV Administration, restart the service, then ping again.',
    system,
  });
}
