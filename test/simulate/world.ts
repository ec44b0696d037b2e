import { createEngine } from '../../main/engine.ts';
import type { EngineHandle, Receive, SecretBox } from '../../main/host.ts';
import { createLog } from '../../main/base/log.ts';
import { TransportError } from '../../main/http/transport.ts';
import { type Faults, withFaults } from '../fakes/faults.ts';
import { createInProcess } from '../fakes/inProcess.ts';
import { createFakeNav, type FakeNav } from '../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../fakes/nav/options.ts';
import { DEMO_USER, demoCompany } from '../fakes/nav/seed.ts';
import type { OutgoingDelivery } from '../fakes/woocommerce/deliveries.ts';
import { companySelling } from '../sandbox/carryItems.ts';
import { demoShop, KEYS, WEBHOOK_SECRET } from '../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce, type FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import { addWebhooks } from '../sandbox/sandbox.ts';
import { sandboxSettingsFile, type SandboxSettings } from '../sandbox/settings.ts';
import { type Chance, createChance, createVirtualClock, type VirtualClock } from './virtualClock.ts';

export const NAV_ORIGIN = 'http://nav.sim:7048';
export const SHOP_ORIGIN = 'http://shop.sim';
export const PUBLIC_URL = 'http://connector.sim';
const NAV_URL = `${NAV_ORIGIN}/BC250/api/v2.0`;

export interface WorldOptions {
  readonly seed: number;
  /** An empty folder; the engine's data survive its crashes there. */
  readonly folder: string;
  readonly start: number;
  readonly nav?: Partial<FakeNavOptions>;
  readonly settings?: Partial<SandboxSettings>;
  /** How long an answer is under way, milliseconds. */
  readonly latencyMs?: (chance: Chance) => number;
  /** Asked at every port of the engine: true ends this life of it there and then. */
  readonly crashNow?: () => boolean;
}

/** The real engine between a simulated shop and a simulated NAV, in one process, on virtual time. */
export interface World {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly nav: FakeNav;
  readonly navFaults: Faults;
  readonly shop: FakeWooCommerce;
  readonly shopFaults: Faults;
  /** The engine that lives now. */
  engine(): EngineHandle;
  isAlive(): boolean;
  /** How often the engine has died. */
  crashes(): number;
  start(): Promise<void>;
  /** The power goes: nothing of this life runs any more. */
  crash(): void;
  stop(): Promise<void>;
  /** Sends one request to the receiver; 0 when nobody listens. */
  deliver(delivery: Pick<OutgoingDelivery, 'method' | 'url' | 'headers' | 'body'>): Promise<number>;
  /** Takes what the shop has to send and delivers it in order, reporting back. */
  deliverAll(): Promise<number[]>;
  /** Creates the shop's webhooks as its administrator would. */
  addWebhooks(): void;
  readonly logLines: string[];
}

// The keys of a simulated machine: sealed by nothing but their order.
const box: SecretBox = {
  kind: 'simulated',
  seal: async (plain) => plain.toReversed(),
  open: async (sealed) => sealed.toReversed(),
};

export async function createWorld(options: WorldOptions): Promise<World> {
  const clock = createVirtualClock(options.start);
  const chance = createChance(options.seed);
  const around = {
    now: clock.now,
    after: (ms: number, run: () => void) => void clock.after(ms, run),
    random: chance.number,
  };
  const nav = createFakeNav({
    now: clock.now,
    users: [DEMO_USER],
    companies: [companySelling(demoShop(), demoCompany())],
    ...options.nav,
  });
  const shop = createFakeWooCommerce({
    now: clock.now, random: (count) => chance.bytes(count), home: SHOP_ORIGIN, seed: demoShop(), allowPrivateTargets: true,
  }); // prettier-ignore
  const navSide = withFaults(nav.handle, around);
  const shopSide = withFaults(shop.handle, around);
  const logLines: string[] = [];
  const life = { engine: null as EngineHandle | null, dead: true, number: 0, receive: null as Receive | null };
  const latency = options.latencyMs ?? (() => 5);

  /** Ports and transport of one life; when it dies, nothing that is under way comes back to it. */
  function openLife(): Promise<EngineHandle> {
    const mine = { dead: false };
    life.number += 1;
    life.dead = false;
    const onPort = () => {
      if (options.crashNow?.()) end();
    };
    const end = () => {
      mine.dead = true;
      life.dead = true;
      life.receive = null;
    };
    kill = end;
    const carry = createInProcess({
      servers: { [NAV_ORIGIN]: navSide.behaviour, [SHOP_ORIGIN]: shopSide.behaviour },
      makeError: (failure, sent, message) => new TransportError(failure, sent, message),
      latency: { ms: () => latency(chance), after: around.after },
    });
    const ports = clock.ports(chance, () => mine.dead, onPort);
    return createEngine({
      dataFolder: options.folder,
      version: 'simulated',
      secretBox: box,
      ports,
      log: createLog((line) => logLines.push(line), clock.now),
      transport: (request) => untilDeath(carry(request), () => mine.dead, onPort),
      schedule: (expression, task) => everyTick(clock, expression, () => !mine.dead && task()),
      listen: async (receive) => {
        life.receive = receive;
        return { port: 1, close: async () => void (life.receive = null) };
      },
      receiverPort: 0,
    });
  }
  let kill = () => undefined as void;
  let deliveryUrl = '';

  const world: World = {
    clock, chance, nav, shop, logLines,
    navFaults: navSide.faults,
    shopFaults: shopSide.faults,
    engine() {
      if (!life.engine) throw new Error('the engine was never started');
      return life.engine;
    },
    isAlive: () => !life.dead,
    crashes: () => life.number - 1,
    async start() {
      const first = life.number === 0;
      const engine = await clock.settle(openLife());
      life.engine = engine;
      await engine.start();
      if (first) deliveryUrl = await configure(engine, options);
    },
    crash: () => kill(),
    async stop() {
      if (!life.dead && life.engine) await clock.settle(life.engine.stop());
      kill();
    },
    async deliver({ method, url, headers, body }) {
      const { receive } = life;
      if (!receive) return 0;
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const answer = receive({ method, path: new URL(url).pathname, headers: lower, body: Buffer.from(body, 'utf8') });
      const asked = { over: false };
      const answered = answer.then(({ status }) => status).finally(() => (asked.over = true));
      // Whoever waits for an engine that died meanwhile sees its connection cut.
      return clock.settle(Promise.race([answered, deathOf(clock, () => life.dead, asked)]));
    },
    async deliverAll() {
      const statuses: number[] = [];
      for (const delivery of shop.deliveries.take()) {
        const status = await world.deliver(delivery);
        shop.deliveries.report(delivery.deliveryNo, status === 0 ? 'failed' : status);
        statuses.push(status);
      }
      return statuses;
    },
    addWebhooks: () => addWebhooks(shop, deliveryUrl),
  }; // prettier-ignore
  return world;
}

async function configure(engine: EngineHandle, options: WorldOptions): Promise<string> {
  const file = sandboxSettingsFile(
    {
      nav: { url: NAV_URL, company: 'CRONUS AG', user: DEMO_USER.name, password: DEMO_USER.password },
      woocommerce: {
        url: SHOP_ORIGIN,
        consumerKey: KEYS.readWrite.consumerKey,
        consumerSecret: KEYS.readWrite.consumerSecret,
        webhookSecret: WEBHOOK_SECRET,
      },
    },
    { startAt: new Date(options.start).toISOString(), publicUrl: PUBLIC_URL, ...options.settings },
  );
  const administrator = { name: 'simulation', role: 'administrator' } as const;
  await engine.calls['settings.import']({ text: JSON.stringify(file) }, administrator);
  const { connections } = await engine.calls['connections.list']({}, administrator);
  return connections.find(({ kind }) => kind === 'woocommerce')?.deliveryUrl ?? '';
}

/** The answer, unless the one who asked has died before it came. */
function untilDeath<T>(answer: Promise<T>, isDead: () => boolean, onPort: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const come = (tell: () => void) => {
      if (isDead()) return;
      onPort();
      if (!isDead()) tell();
    };
    answer.then(
      (value) => come(() => resolve(value)),
      (error: unknown) => come(() => reject(error)),
    );
  });
}

function deathOf(clock: VirtualClock, isDead: () => boolean, asked: { readonly over: boolean }): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (isDead()) resolve(0);
      else if (!asked.over) clock.after(1_000, look);
    };
    look();
  });
}

/** The few forms of cron expression that the settings of a simulation use. */
function everyTick(clock: VirtualClock, expression: string, task: () => void): () => void {
  const minutes = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(expression);
  const every = minutes ? Number(minutes[1] ?? '1') * 60_000 : 24 * 3_600_000;
  let stopped = false;
  const next = () => {
    const wait = every - (clock.now() % every);
    clock.after(wait, () => {
      if (stopped) return;
      task();
      next();
    });
  };
  next();
  return () => {
    stopped = true;
  };
}
