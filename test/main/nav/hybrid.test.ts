import { describe, expect, test } from 'vitest';
import { createApiNav } from '../../../main/nav/api/apiNav.ts';
import { CAPABILITIES } from '../../../main/nav/capability.ts';
import { createHybridNav } from '../../../main/nav/hybrid.ts';
import type { Nav } from '../../../main/nav/nav.ts';
import { openPagesNav } from '../../../main/nav/pages/pagesNav.ts';
import { TransportError } from '../../../main/http/transport.ts';
import { type Faults, withFaults } from '../../fakes/faults.ts';
import { createInProcess } from '../../fakes/inProcess.ts';
import { createFakeNav, type FakeNav } from '../../fakes/nav/fakeNav.ts';
import type { PagesOptions } from '../../fakes/nav/pages/pagesOptions.ts';
import { DEFAULT_SERVICES } from '../../fakes/nav/pages/pagesOptions.ts';
import { describeNav, type NavManner, type NavUnderTest } from '../../nav.suite.ts';
import { suiteCustomer } from '../../navSuite/samples.ts';
import { company, otherCompany } from '../../navSeed.ts';
import { doorOver, ORIGIN } from './pages/pagesServer.ts';
import { NOW } from './stillPorts.ts';

interface Both {
  readonly nav: Nav;
  readonly fake: FakeNav;
  readonly faults: Faults;
  readonly asked: readonly string[];
  timeOut(): void;
}

/** One server with both of its surfaces, in the same process, and the Nav over the two. */
async function openBoth(manner: NavManner = {}, pages: PagesOptions = {}, customersOverPages = false): Promise<Both> {
  const { switchedOff = false, wrongPassword = false, pageSize, ...server } = manner;
  const fake = createFakeNav({
    now: () => NOW,
    users: [{ name: 'connector', password: 'key-1' }],
    companies: [{ ...company, globalDimensions: ['DEPARTMENT', 'AREA'] }, otherCompany],
    apiEnabled: !switchedOff,
    ...(!switchedOff && { pages: { ...pages, ...(pageSize && { pageSize }) } }),
    ...(pageSize && { pageSize }),
    ...server,
  });
  const { behaviour, faults } = withFaults(fake.handle, { now: () => NOW, after: () => undefined, random: () => 0 });
  const inProcess = createInProcess({
    servers: { [ORIGIN]: behaviour },
    makeError: (failure, sent, message) => new TransportError(failure, sent, message),
  });
  const asked: string[] = [];
  let password = 'key-1';
  const { door, timeOut } = doorOver(
    (request) => {
      asked.push(`${request.method} ${decodeURIComponent(request.url)}`);
      return inProcess(request);
    },
    () => password,
  );
  const about = { connectionId: 'nav1', tenant: manner.tenant, longestOperationMs: 510_000, door };
  const api = await createApiNav({ ...about, url: `${ORIGIN}/BC250/api/v2.0`, companyId: fake.admin.id });
  const how = { companyIn: 'auto', services: {}, newCustomer: { template: 'C1', fields: {} } } as const;
  const where = { url: `${ORIGIN}/BC250/ODataV4`, company: 'CRONUS', companyId: fake.admin.id };
  const nav = createHybridNav({ api, pages: await openPagesNav({ ...about, ...where, ...how }), customersOverPages });
  if (wrongPassword) password = 'old';
  asked.length = 0;
  return { nav, fake, faults, asked, timeOut };
}

describeNav('both surfaces of one server together', async (manner): Promise<NavUnderTest> => {
  const both = await openBoth(manner);
  return { ...both, close: () => Promise.resolve() };
});

const session = ({ nav }: Both) => nav.as({ actor: 'webhook', integrationId: 'shop', jobId: 1 });
const surfacesAsked = ({ asked }: Both) => [...new Set(asked.map((url) => (url.includes('/api/') ? 'api' : 'pages')))];

describe('with both surfaces', () => {
  test('everything is there, and documents are written whole', async () => {
    const { nav } = await openBoth();
    expect(CAPABILITIES.filter((capability) => !nav.capabilities[capability].has)).toEqual([]);
    expect(nav.writesWhole).toBe(true);
    expect(nav.capabilities.salesOrders).toMatchObject({ surface: 'api', source: 'salesOrders' });
  });

  test('what only pages have is asked of pages, everything of a document of the API', async () => {
    const both = await openBoth();
    for await (const _page of session(both).stock({ location: 'MAIN' }));
    expect(surfacesAsked(both)).toEqual(['pages']);
    const api = await openBoth();
    await session(api).items(['DESK']);
    await session(api).documentsByExternalNo('WOO-1');
    expect(surfacesAsked(api)).toEqual(['api']);
  });

  test.each([
    ['the server’s own template', false, 'api'],
    ['a model and fields of the settings', true, 'pages'],
  ])('a new customer gets its groups from %s', async (_whence, customersOverPages, surface) => {
    const both = await openBoth({}, {}, customersOverPages);
    await session(both).createCustomer(suiteCustomer);
    expect(surfacesAsked(both)).toEqual([surface]);
  });

  test('what neither has is told as what to publish', async () => {
    const { [5404]: _units, ...published } = DEFAULT_SERVICES;
    const both = await openBoth({}, { published });
    expect(both.nav.capabilities.itemUnits).toMatchObject({ has: false, remedy: expect.stringContaining('5404') });
    await expect(session(both).itemUnits('DESK')).rejects.toMatchObject({ code: 'nav-capability-missing' });
  });
});
