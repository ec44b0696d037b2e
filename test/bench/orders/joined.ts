import { createEngine } from '../../../main/engine.ts';
import { realPorts } from '../../../main/base/ports.ts';
import type { EngineHandle, Receive } from '../../../main/host.ts';
import { type HttpRequest, TransportError } from '../../../main/http/transport.ts';
import type { Behaviour } from '../../fakes/faults.ts';
import type { Handle } from '../../fakes/http.ts';
import { createInProcess } from '../../fakes/inProcess.ts';
import { createFakeNav, type FakeNav } from '../../fakes/nav/fakeNav.ts';
import { DEMO_USER, demoCompany } from '../../fakes/nav/seed.ts';
import type { OutgoingDelivery } from '../../fakes/woocommerce/deliveries.ts';
import { demoShop } from '../../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce, type FakeWooCommerce } from '../../fakes/woocommerce/woocommerce.ts';
import { companySelling } from '../../sandbox/carryItems.ts';
import { realSurroundings } from '../../sandbox/realClock.ts';
import { addWebhooks } from '../../sandbox/sandbox.ts';
import { serverWith } from '../../sandbox/surfaces.ts';
import { NAV_ORIGIN, PUBLIC_URL, SHOP_ORIGIN, worldSettings } from '../../simulate/world.ts';

/** One request that left the engine, and when: milliseconds. */
export interface Carried {
  readonly request: HttpRequest;
  readonly began: number;
  readonly ended: number;
}

/** The real engine on the real clock, joined in this process to a shop and a NAV that are simulated. */
export interface Joined {
  readonly shop: FakeWooCommerce;
  readonly nav: FakeNav;
  readonly engine: EngineHandle;
  /** Sends one delivery to the receiver; its status. */
  send(delivery: OutgoingDelivery): Promise<number>;
  /** Processor time that the two simulators have taken, milliseconds. */
  simulatorsMs(): number;
  /** Sales orders that were sent to NAV. */
  written(): number;
  /** What left the engine since the last call. */
  takeCarried(): readonly Carried[];
  close(): Promise<void>;
}

const ADMINISTRATOR = { name: 'bench', role: 'administrator' } as const;

export async function join(folder: string, latencyMs: number): Promise<Joined> {
  const ports = realPorts();
  const { nav, shop, timed, simulatorsMs } = openSystems();
  const taken: { receive: Receive | null } = { receive: null };
  const carried: Carried[] = [];
  let written = 0;
  const outside: Behaviour = async ({ method, url: path, headers, body }) =>
    taken.receive ? { headers: {}, ...(await taken.receive({ method, path, headers, body })) } : 'refused';
  const carry = inProcess({ [NAV_ORIGIN]: timed(nav.handle), [SHOP_ORIGIN]: timed(shop.handle), [PUBLIC_URL]: outside }, latencyMs); // prettier-ignore
  const engine = await createEngine({
    dataFolder: folder,
    machine: 'bench',
    version: 'bench',
    secretBox: { kind: 'bench', seal: async (plain) => plain, open: async (sealed) => sealed },
    ports,
    log: { info: () => undefined, warn: () => undefined, error: (text) => process.stderr.write(`${text}\n`) },
    async transport(request) {
      const began = performance.now();
      const answer = await carry(request);
      carried.push({ request, began, ended: performance.now() });
      if (request.method === 'POST' && /\/salesOrders(\?|$)/.test(request.url)) written += 1;
      return answer;
    },
    // Nothing but the orders is to be measured.
    schedule: () => () => undefined,
    listen: async (receive) => {
      taken.receive = receive;
      return { port: 1, close: async () => void (taken.receive = null) };
    },
    receiverPort: 0,
  });
  await engine.start();
  const file = worldSettings({ start: Date.now() - 60_000, settings: { nav: { notifications: 'off' } } });
  await engine.calls['settings.import']({ text: JSON.stringify(file) }, ADMINISTRATOR);
  const { connections } = await engine.calls['connections.list']({}, ADMINISTRATOR);
  addWebhooks(shop, connections.find(({ kind }) => kind === 'woocommerce')?.deliveryUrl ?? '');
  return {
    shop,
    nav,
    engine,
    simulatorsMs,
    async send({ method, url, headers, body }) {
      if (!taken.receive) throw new Error('nobody listens');
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const path = new URL(url).pathname;
      return (await taken.receive({ method, path, headers: lower, body: Buffer.from(body, 'utf8') })).status;
    },
    written: () => written,
    takeCarried: () => carried.splice(0),
    close: () => engine.stop(),
  };
}

/** Carries requests to servers of this process, each answer so long after it was asked for. */
export function inProcess(servers: Readonly<Record<string, Behaviour>>, latencyMs: number) {
  return createInProcess({
    servers,
    makeError: (failure, sent, message) => new TransportError(failure, sent, message),
    ...(latencyMs > 0 && { latency: { ms: () => latencyMs, after: realSurroundings.after } }),
  });
}

function openSystems() {
  const nav = createFakeNav({
    now: realSurroundings.now,
    users: [DEMO_USER],
    companies: [companySelling(demoShop(), demoCompany())],
    ...serverWith('api'),
  });
  const shop = createFakeWooCommerce({
    now: realSurroundings.now,
    random: realSurroundings.bytes,
    home: SHOP_ORIGIN,
    seed: demoShop(),
    allowPrivateTargets: true,
  });
  let spent = 0;
  const timed =
    (handle: Handle): Behaviour =>
    async (request) => {
      // They answer within this very call, so that the time of this thread is theirs.
      const before = process.threadCpuUsage();
      const answer = handle(request);
      const { user, system } = process.threadCpuUsage(before);
      spent += user + system;
      return answer;
    };
  return { nav, shop, timed, simulatorsMs: () => spent / 1_000 };
}
