import { expect, test } from 'vitest';
import type { Ports } from '../../../../main/base/ports.ts';
import { createDoor } from '../../../../main/http/door.ts';
import { createLanes } from '../../../../main/http/lanes.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { createApiNav } from '../../../../main/nav/api/apiNav.ts';
import { createBasicAuth } from '../../../../main/nav/auth/basic.ts';
import { CAPABILITIES } from '../../../../main/nav/nav.ts';
import { createFakeNav } from '../../../fakes/nav/fakeNav.ts';
import { withFaults } from '../../../fakes/faults.ts';
import { serveHttp } from '../../../fakes/serve.ts';
import { describeNav, type NavManner, type NavUnderTest } from '../../../nav.suite.ts';
import { company, otherCompany } from '../../../navSeed.ts';

const TIMEOUT_MS = 60_000;
const NOW = Date.UTC(2026, 10, 20, 10, 0, 0);

/** Time that stands still: the short waits between tries are over at once, timeouts run out only when told. */
function createStillPorts(): { readonly ports: Ports; timeOut(): void } {
  const timeouts = new Set<() => void>();
  return {
    ports: {
      now: () => NOW,
      random: (bytes) => new Uint8Array(bytes),
      after(milliseconds, task) {
        if (milliseconds < TIMEOUT_MS) queueMicrotask(task);
        else timeouts.add(task);
        return () => timeouts.delete(task);
      },
      soon: (task) => queueMicrotask(task),
    },
    timeOut() {
      for (const task of timeouts) task();
      timeouts.clear();
    },
  };
}

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
  expect(missing).toEqual(['itemUnits', 'itemReferences', 'stockByLocation', 'priceLists', 'tracking']);
});
