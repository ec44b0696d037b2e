import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import type { NavConnectionSettings } from '../contract/settings.ts';
import type { NavDetails, ReadinessLine } from '../contract/views.ts';
import type { PingResult } from '../health/pings.ts';
import type { Door, DoorOptions } from '../http/door.ts';
import type { Lanes } from '../http/lanes.ts';
import type { Transport } from '../http/transport.ts';
import { checkNav } from '../nav/check.ts';
import { chooseCompany, companyUnknown } from '../nav/chooseCompany.ts';
import { detectSurfaces } from '../nav/detect.ts';
import { CAPABILITIES } from '../nav/capability.ts';
import type { Nav, NavCompany } from '../nav/nav.ts';
import { type ReadinessNeeds, readinessOf } from '../nav/readiness/readiness.ts';
import { createSetupSource } from '../nav/readiness/setupSource.ts';
import { testWrite, type WriteTest } from '../nav/writeTest.ts';
import { noticing } from './companyNoticed.ts';
import { navSignIn } from './navSignIn.ts';
import { networkOf } from './network.ts';
import { companiesThere, type OpenedNav, openNav } from './openNav.ts';

/** A NAV connection: the company is looked up at the first call, because its id is what links are kept under. */
export interface NavConnection {
  nav(): Promise<Nav>;
  check(origin: Origin): Promise<PingResult>;
  /** What the server is and has. */
  details(origin: Origin): Promise<NavDetails>;
  readiness(origin: Origin, needs: ReadinessNeeds): Promise<readonly ReadinessLine[]>;
  /** Makes a sales document for this customer and deletes it again. */
  testWrite(origin: Origin, customerNo: string): Promise<WriteTest>;
  /** Looks whether the company still has the name by which page services ask for it. @throws ConnectorError when gone */
  lookForCompany(origin: Origin): Promise<void>;
  /** Another company of the same server. @throws ConnectorError `nav-company-unknown` */
  otherCompany(name: string, origin: Origin): Promise<OpenedNav>;
}

/** What is remembered of the company that a connection means. */
export interface CompanyMemory {
  /** What it was found under before, its id or name; null where it was not. */
  knownId(): string | null;
  found(company: NavCompany): void;
  /** It is there no more, or was never; what to tell whoever asked. */
  gone(error: ConnectorError): ConnectorError;
}

/** One time that the company was opened; what asks by it learns that it is over. */
interface Life {
  state: 'opening' | 'open' | 'over';
}

const isOver = ({ state }: Life): boolean => state === 'over';

const NO_MEMORY: CompanyMemory = { knownId: () => null, found: () => undefined, gone: (error) => error };

export interface NavConnectionParts {
  readonly ports: Ports;
  readonly transport: Transport;
  /** What the server bears at once, the ping's request without sign-in among it. */
  readonly lanes: Lanes;
  /** Sealed secrets of the connection by field; null where there is none. */
  readonly secret: (field: string) => string | null;
  readonly doorWith: (way: Pick<DoorOptions, 'network' | 'signIn'>) => Door;
  /** Nothing is remembered where absent. */
  readonly memory?: CompanyMemory;
}

export function createNavConnection(settings: NavConnectionSettings, parts: NavConnectionParts): NavConnection {
  const { ports, transport, lanes, secret, memory = NO_MEMORY } = parts;
  const { signIn: signer, way } = navSignIn(settings, parts);
  const network = networkOf(settings, secret('proxyPassword'), way);
  const door = parts.doorWith({ network, ...(signer && { signIn: signer }) });
  const { id: connectionId, url, surfaces, company, companyIn, tenant, signIn } = settings;
  let kept: Promise<OpenedNav> | null = null;
  let current: { readonly opened: OpenedNav; readonly life: Life } | null = null;

  function opened(): Promise<OpenedNav> {
    const asked = (kept ??= open());
    asked.catch(() => {
      if (kept === asked) forget();
    });
    return asked;
  }

  async function open(): Promise<OpenedNav> {
    const life: Life = { state: 'opening' };
    const watched = noticing(door, (origin) => lookWhereUnknown(life, origin));
    try {
      const asked = { settings, door: watched, origin: { actor: 'engine' }, knownId: memory.knownId() };
      const found = await openNav(asked);
      memory.found(found.company);
      life.state = 'open';
      current = { opened: found, life };
      return found;
    } catch (error) {
      throw error instanceof ConnectorError && error.code === 'nav-company-unknown' ? memory.gone(error) : error;
    }
  }

  function forget(): void {
    if (current) current.life.state = 'over';
    kept = null;
    current = null;
  }

  /** A person who asks what is there has often just switched it on, or published it. */
  function openedAnew(): Promise<OpenedNav> {
    forget();
    return opened();
  }

  async function lookForCompany(origin: Origin): Promise<void> {
    const before = await opened();
    const { company: known, surfaces: has } = before;
    // The API asks for it by its id.
    if (!has.includes('pages')) return;
    const there = await companiesThere({ settings, door, origin }, has.includes('api') ? 'api' : 'pages');
    const found = chooseCompany(there, company, known.id);
    if (found?.name === known.name) return;
    if (current?.opened === before) forget();
    if (!found) throw memory.gone(companyUnknown(there, company, connectionId));
  }

  /** The server does not know the company it was asked for: true where it is not to be asked for like that any more. */
  async function lookWhereUnknown(life: Life, origin: Origin): Promise<boolean> {
    if (life.state === 'open') await lookForCompany(origin);
    return isOver(life);
  }

  const nav = async () => (await opened()).nav;

  return {
    nav,
    check: (origin) =>
      checkNav({
        connectionId,
        url,
        surfaces,
        company,
        knownId: memory.knownId(),
        companyIn,
        tenant,
        door,
        origin,
        ports,
        transport: (request) => lanes.run('read', () => transport(request)),
        network,
        signIn,
        timeoutMs: settings.timeoutSeconds * 1000,
        capabilities: async () => (await (origin.actor === 'schedule' ? opened() : openedAnew())).nav.capabilities,
      }),
    async details(origin) {
      const detected = await detectSurfaces({ door, url, surfaces, tenant, connectionId, signIn, origin });
      if (detected.problem) throw detected.problem;
      const { nav: found, company } = await openedAnew();
      const { capabilities } = found;
      const names = [...detected.companies.api, ...detected.companies.pages].map(({ name }) => name);
      return {
        version: detected.version,
        surfaces: [...detected.surfaces],
        company: company.name,
        companies: [...new Set(names)].sort(),
        stillToDo: detected.stillToDo.map(({ text }) => text),
        capabilities: CAPABILITIES.map((name) => {
          const state = capabilities[name];
          return state.has
            ? { name, surface: state.surface, source: state.source, remedy: '' }
            : { name, surface: null, source: '', remedy: state.remedy };
        }),
      };
    },
    async readiness(origin, needs) {
      const { nav: asked, ...where } = await opened();
      const { services } = settings;
      const way = { door, connectionId, signIn, origin, url, tenant, companyIn };
      const source = createSetupSource({ ...where, ...way, services });
      return readinessOf(asked, origin, needs, source);
    },
    lookForCompany,
    otherCompany: (name, origin) => openNav({ settings: { ...settings, company: name }, door, origin, knownId: null }),
    testWrite: async (origin, customerNo) => testWrite(await nav(), origin, customerNo, ports),
  };
}
