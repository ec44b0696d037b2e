import { createDoor, type Door } from '../../../../main/http/door.ts';
import { createLanes } from '../../../../main/http/lanes.ts';
import { type Transport, TransportError } from '../../../../main/http/transport.ts';
import { createBasicAuth } from '../../../../main/nav/auth/basic.ts';
import type { Nav, NavSession } from '../../../../main/nav/nav.ts';
import { createODataClient } from '../../../../main/nav/odataClient.ts';
import { openPagesNav, type OpenPagesOptions } from '../../../../main/nav/pages/pagesNav.ts';
import { type Faults, withFaults } from '../../../fakes/faults.ts';
import { createInProcess } from '../../../fakes/inProcess.ts';
import { createFakeNav, type FakeNav } from '../../../fakes/nav/fakeNav.ts';
import type { PagesOptions } from '../../../fakes/nav/pages/pagesOptions.ts';
import { company, otherCompany } from '../../../navSeed.ts';
import { createStillPorts, NOW, TIMEOUT_MS } from '../stillPorts.ts';

export const ORIGIN = 'http://nav01:7048';

export function doorOver(transport: Transport, password = () => 'key-1'): { readonly door: Door; timeOut(): void } {
  const time = createStillPorts();
  const door = createDoor({
    system: 'nav1',
    transport,
    ports: time.ports,
    timeoutMs: TIMEOUT_MS,
    lanes: createLanes({ most: 4, oneWriter: true }),
    mayWrite: () => true,
    onExchange: () => undefined,
    signIn: { sign: (request) => createBasicAuth({ user: 'connector', password: password() }).sign(request) },
  });
  return { door, timeOut: time.timeOut };
}

/** A request as it left, without the root and the company. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  /** As it left, in full. */
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

export interface PagesUnderTest {
  readonly nav: Nav;
  readonly session: NavSession;
  /** Everything that was sent, oldest first. */
  readonly sent: readonly Sent[];
  /** Verb and path of every write. */
  writes(): readonly string[];
  readonly fake: FakeNav;
  readonly faults: Faults;
  timeOut(): void;
}

export interface PagesManner {
  readonly pages?: PagesOptions;
  /** Further options of the server. */
  readonly server?: Partial<Parameters<typeof createFakeNav>[0]>;
  readonly nav?: Partial<OpenPagesOptions>;
  readonly switchedOff?: boolean;
  readonly wrongPassword?: boolean;
}

/** A NAV whose pages are published, in the same process, and the Nav over them. */
export async function openPagesUnderTest(manner: PagesManner = {}): Promise<PagesUnderTest> {
  const users = [{ name: 'connector', password: 'key-1' }];
  const fake = createFakeNav({
    now: () => NOW,
    users,
    companies: [{ ...company, globalDimensions: ['DEPARTMENT', 'AREA'] }, otherCompany],
    ...(manner.switchedOff === true ? {} : { pages: manner.pages ?? {} }),
    ...manner.server,
  });
  const { behaviour, faults } = withFaults(fake.handle, { now: () => NOW, after: () => undefined, random: () => 0 });
  const sent: Sent[] = [];
  const inProcess = createInProcess({
    servers: { [ORIGIN]: behaviour },
    makeError: (failure, sent, message) => new TransportError(failure, sent, message),
  });
  const transport: Transport = (request) => {
    const url = request.url.replace(/^.*?\/ODataV4\//, '').replace(/^Company\('[^)]*'\)\//, '');
    const body = request.body === undefined ? null : (JSON.parse(request.body) as Record<string, unknown>);
    sent.push({ method: request.method, url, address: request.url, body });
    return inProcess(request);
  };
  let password = 'key-1';
  const { door, timeOut } = doorOver(transport, () => password);
  const nav = await openPagesNav({
    connectionId: 'nav1',
    url: `${ORIGIN}/BC250/ODataV4/`,
    company: 'CRONUS',
    companyId: fake.admin.id,
    companyIn: 'auto',
    services: {},
    newCustomer: { template: 'C1', fields: {} },
    longestOperationMs: 510_000,
    door,
    ...manner.nav,
  });
  if (manner.wrongPassword === true) password = 'old';
  const session = nav.as({ actor: 'webhook', integrationId: 'shop', jobId: 1 });
  const writes = () =>
    sent.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  return { nav, session, fake, faults, timeOut, sent, writes };
}

/** The metadata of a server that has these pages published under these names. */
export async function publishedXml(published: Readonly<Record<number, string>>): Promise<string> {
  const users = [{ name: 'connector', password: 'key-1' }];
  const fake = createFakeNav({ now: () => NOW, users, companies: [company], pages: { published } });
  const { door } = doorOver(
    createInProcess({
      servers: { [ORIGIN]: (request) => Promise.resolve(fake.handle(request)) },
      makeError: (failure, sent, message) => new TransportError(failure, sent, message),
    }),
  );
  const xml = await createODataClient({
    door,
    url: `${ORIGIN}/BC250/ODataV4`,
    system: 'nav1',
    origin: { actor: 'engine' },
  }).metadata();
  if (xml === null) throw new Error('the server has no metadata');
  return xml;
}
