import type { Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import type { NavConnectionSettings } from '../contract/settings.ts';
import type { NavDetails, ReadinessLine } from '../contract/views.ts';
import type { PingResult } from '../health/pings.ts';
import type { Door, DoorOptions } from '../http/door.ts';
import type { Lanes } from '../http/lanes.ts';
import type { Transport } from '../http/transport.ts';
import { checkNav } from '../nav/check.ts';
import { detectSurfaces } from '../nav/detect.ts';
import { CAPABILITIES } from '../nav/capability.ts';
import type { Nav } from '../nav/nav.ts';
import { type ReadinessNeeds, readinessOf } from '../nav/readiness/readiness.ts';
import { createSetupSource } from '../nav/readiness/setupSource.ts';
import { testWrite, type WriteTest } from '../nav/writeTest.ts';
import { navSignIn } from './navSignIn.ts';
import { networkOf } from './network.ts';
import { type OpenedNav, openNav } from './openNav.ts';

/** A NAV connection: the company is looked up at the first call, because its id is what links are kept under. */
export interface NavConnection {
  nav(): Promise<Nav>;
  check(origin: Origin): Promise<PingResult>;
  /** What the server is and has. */
  details(origin: Origin): Promise<NavDetails>;
  readiness(origin: Origin, needs: ReadinessNeeds): Promise<readonly ReadinessLine[]>;
  /** Makes a sales document for this customer and deletes it again. */
  testWrite(origin: Origin, customerNo: string): Promise<WriteTest>;
}

export interface NavConnectionParts {
  readonly ports: Ports;
  readonly transport: Transport;
  /** What the server bears at once, the ping's request without sign-in among it. */
  readonly lanes: Lanes;
  /** Sealed secrets of the connection by field; null where there is none. */
  readonly secret: (field: string) => string | null;
  readonly doorWith: (way: Pick<DoorOptions, 'network' | 'signIn'>) => Door;
}

export function createNavConnection(settings: NavConnectionSettings, parts: NavConnectionParts): NavConnection {
  const { ports, transport, lanes, secret } = parts;
  const { signIn: signer, way } = navSignIn(settings, parts);
  const network = networkOf(settings, secret('proxyPassword'), way);
  const door = parts.doorWith({ network, ...(signer && { signIn: signer }) });
  const { id: connectionId, url, surfaces, company, companyIn, tenant, signIn } = settings;
  let kept: Promise<OpenedNav> | null = null;

  function opened(): Promise<OpenedNav> {
    const asked = (kept ??= openNav(settings, door, { actor: 'engine' }));
    asked.catch(() => {
      if (kept === asked) kept = null;
    });
    return asked;
  }

  /** A person who asks what is there has often just switched it on, or published it. */
  function openedAnew(): Promise<OpenedNav> {
    kept = null;
    return opened();
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
    testWrite: async (origin, customerNo) => testWrite(await nav(), origin, customerNo, ports),
  };
}
