import { expect, test } from 'vitest';
import { createDoor } from '../../../../main/http/door.ts';
import { createLanes } from '../../../../main/http/lanes.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { createApiNav } from '../../../../main/nav/api/apiNav.ts';
import { createBasicAuth } from '../../../../main/nav/auth/basic.ts';
import { CAPABILITIES } from '../../../../main/nav/capability.ts';
import { createFakeNav } from '../../../fakes/nav/fakeNav.ts';
import { withFaults } from '../../../fakes/faults.ts';
import { serveHttp } from '../../../fakes/serve.ts';
import { describeNav, type NavManner, type NavUnderTest } from '../../../nav.suite.ts';
import { company, otherCompany } from '../../../navSeed.ts';
import { createStillPorts, NOW, TIMEOUT_MS } from '../stillPorts.ts';

async function open(manner: NavManner): Promise<NavUnderTest> {
  const users = [{ name: 'connector', password: 'key-1' }];
  const { switchedOff = false, wrongPassword = false, ...options } = manner;
  const fake = createFakeNav({
    now: () => NOW,
    users,
    companies: [company, otherCompany],
    apiEnabled: !switchedOff,
    ...options,
  });
  const { behaviour, faults } = withFaults(fake.handle, { now: () => NOW, after: () => undefined, random: () => 0 });
  const served = await serveHttp(behaviour, { port: 0 });
  const time = createStillPorts();
  const network = createNodeTransport();
  let signIn = createBasicAuth({ user: 'connector', password: 'key-1' });
  const door = createDoor({
    system: 'nav1',
    transport: network.transport,
    ports: time.ports,
    timeoutMs: TIMEOUT_MS,
    lanes: createLanes({ most: 4, oneWriter: true }),
    mayWrite: () => true,
    onExchange: () => undefined,
    signIn: { sign: (request) => signIn.sign(request) },
  });
  const close = async () => {
    network.close();
    await served.close();
  };
  try {
    const nav = await createApiNav({
      connectionId: 'nav1',
      url: `${served.url}/BC250/api/v2.0/`,
      companyId: fake.admin.id,
      tenant: manner.tenant,
      longestOperationMs: 510_000,
      door,
    });
    if (wrongPassword) signIn = createBasicAuth({ user: 'connector', password: 'old' });
    return { nav, fake, faults, timeOut: time.timeOut, close };
  } catch (error) {
    await close();
    throw error;
  }
}

describeNav('API v2.0 over sockets', open);
describeNav('API v2.0 of a server that names another host and leaves out the context', (manner) =>
  open({ links: { origin: 'https://nav.inner.example:8443' }, withContext: false, ...manner }),
);

test('the API offers everything but what none of its versions has', async () => {
  const { nav, close } = await open({});
  await close();
  expect(nav.writesWhole).toBe(true);
  const missing = CAPABILITIES.filter((capability) => !nav.capabilities[capability].has);
  expect(missing).toEqual(['itemUnits', 'itemReferences', 'stockByLocation', 'priceLists', 'tracking', 'vatSetup']);
});
