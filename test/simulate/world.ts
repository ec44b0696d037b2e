import { join } from 'node:path';
import { createEngine } from '../../main/engine.ts';
import type { EngineHandle, Receive, SecretBox } from '../../main/host.ts';
import { createLog } from '../../main/base/log.ts';
import { TransportError } from '../../main/http/transport.ts';
import { type Behaviour, type Faults, withFaults } from '../fakes/faults.ts';
import type { FakeResponse } from '../fakes/http.ts';
import { createInProcess } from '../fakes/inProcess.ts';
import type { Load } from '../fakes/load.ts';
import type { FakeNav } from '../fakes/nav/fakeNav.ts';
import { createNotifications, type Notifications } from '../fakes/nav/subscriptionsNotify.ts';
import type { FakeNavOptions } from '../fakes/nav/options.ts';
import { DEMO_USER } from '../fakes/nav/seed.ts';
import type { OutgoingDelivery } from '../fakes/woocommerce/deliveries.ts';
import { KEYS, WEBHOOK_SECRET } from '../fakes/woocommerce/seed.ts';
import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import { addWebhooks } from '../sandbox/sandbox.ts';
import { bigCommerceOf, sandboxSettingsFile, type SandboxSettings } from '../sandbox/settings.ts';
import { addressOn, customerSettings, type Surfaces } from '../sandbox/surfaces.ts';
import { createDataFolders } from './dataFolders.ts';
import { everyTick } from './schedule.ts';
import { createSleep, type Sleep } from './sleep.ts';
import { openSystems, type Systems } from './systems.ts';
import type { Chance, Port, VirtualClock } from './virtualClock.ts';

export const NAV_ORIGIN = 'http://nav.sim:7048';
export const SHOP_ORIGIN = 'http://shop.sim';
export const BIG_ORIGIN = 'https://big.sim';
export const PUBLIC_URL = 'https://connector.sim';
// WordPress waits no longer for whoever receives its webhooks.
const SENDER_PATIENCE_MS = 5_000;

export interface WorldOptions {
  readonly seed: number;
  /** An empty folder; the engine's data survive its crashes there. */
  readonly folder: string;
  /** The database that the first life finds; it makes its own where absent. */
  readonly database?: Buffer;
  readonly start: number;
  /** What NAV has switched on and the connector is given; the API where absent. */
  readonly surfaces?: Surfaces;
  readonly nav?: Partial<FakeNavOptions>;
  readonly settings?: Partial<SandboxSettings>;
  /** Minutes that the shop's clocks are east of UTC at an instant; an hour where absent. */
  readonly shopOffset?: (instant: number) => number;
  /** How long an answer is under way, milliseconds. */
  readonly latencyMs?: (chance: Chance) => number;
  /** Asked at every port of the engine: true ends this life of it there and then. */
  readonly crashNow?: (port: Port) => boolean;
  /** A life ended by a crash; whoever is told starts the next one. */
  readonly onCrash?: () => void;
  /** A BigCommerce store sells for the same company besides the shop. */
  readonly bothStores?: boolean;
  /** Another installation's world, whose shop, NAV and time this one shares. */
  readonly beside?: World;
  /** The computer it runs on, whatever folder its present life lies in. */
  readonly machine?: string;
  /** The data folder was copied from an installation: it has its settings. */
  readonly isCopy?: boolean;
}

type Request = Pick<OutgoingDelivery, 'method' | 'url' | 'headers' | 'body'>;

/** The real engine between a simulated shop and a simulated NAV, in one process, on virtual time. */
export interface World {
  readonly systems: Systems;
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly nav: FakeNav;
  /** What NAV told by itself, and how it was answered. */
  readonly navTold: Notifications;
  readonly navFaults: Faults;
  /** How much NAV had to do at the same time. */
  readonly navLoad: Load;
  readonly shop: FakeWooCommerce;
  readonly shopFaults: Faults;
  /** Of the way from the internet to the receiver, which the connector's own probes take. */
  readonly roadFaults: Faults;
  /** Of the computer that the engine runs on. */
  readonly sleep: Sleep;
  /** The engine that lives now. */
  engine(): EngineHandle;
  isAlive(): boolean;
  /** How often the engine has died. */
  crashes(): number;
  /** Where the data of the present life lie. */
  dataFolder(): string;
  start(): Promise<void>;
  /** The same for whoever lives inside this time: a life that dies meanwhile leaves the promise open. */
  begin(): Promise<void>;
  /** The power goes: nothing of this life runs any more, and what was not committed is lost. */
  crash(): void;
  stop(): Promise<void>;
  /** The same for whoever lives inside this time; open for ever when it crashes on the way. */
  end(): Promise<void>;
  /** Sends one request to the receiver; 0 when nobody listens or it died before it answered. */
  send(delivery: Request): Promise<number>;
  /** The same, moving time as far as the answer needs. */
  deliver(delivery: Request): Promise<number>;
  /** Takes what the shop has to send and delivers it in order, reporting back. */
  deliverAll(): Promise<number[]>;
  /** The same for the BigCommerce store. */
  deliverBig(): Promise<number[]>;
  /** Creates the shop's webhooks as its administrator would. */
  addWebhooks(): void;
  readonly logLines: string[];
}

const OPEN_ROAD: FakeResponse = { status: 200, headers: {}, body: '' };

// The keys of a simulated machine: sealed by nothing but their order.
const box: SecretBox = {
  kind: 'simulated',
  seal: async (plain) => plain.toReversed(),
  open: async (sealed) => sealed.toReversed(),
};

/** One life of the engine, from its start to its stop or its death. */
interface Life {
  dead: boolean;
  engine: EngineHandle | null;
  receive: Receive | null;
  /** Told at the end: whoever waits for an answer sees its connection cut. */
  readonly onCut: Set<() => void>;
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const systems = options.beside?.systems ?? openSystems({ ...options, shopOrigin: SHOP_ORIGIN });
  const { clock, chance, around, nav, shop, navDoor, navFaults, navLoad, shopDoor, shopFaults } = systems;
  const sleep = createSleep(clock);
  const road = withFaults(() => OPEN_ROAD, around);
  const logLines: string[] = [];
  const folders = createDataFolders(join(options.folder, 'lives'), options.database);
  const latency = options.latencyMs ?? (() => 5);
  let crashes = 0;
  let life: Life | null = null;
  let deliveryUrl: string | null = null;

  const navTold = createNotifications({
    nav,
    now: clock.now,
    after: around.after,
    async send({ method, url, headers, body }) {
      const { pathname, search } = new URL(url);
      const request = { method, url: `${pathname}${search}`, headers, body: Buffer.from(body, 'utf8'), secure: true };
      const met = life && !life.dead ? await outside(life)(request) : 'refused';
      return typeof met === 'string' ? { status: 0, body: '' } : met;
    },
  });

  function cut(one: Life): void {
    one.dead = true;
    one.receive = null;
    for (const tell of one.onCut) tell();
  }

  /** What is on disk at this moment is all the next life finds: this one may run on, into a folder nobody reads. */
  function die(one: Life): void {
    crashes += 1;
    folders.leave();
    cut(one);
    options.onCrash?.();
  }

  /** What reaches the receiver of this life from outside, where the road is open. */
  function outside(mine: Life): Behaviour {
    return async (request) => {
      const met = await road.behaviour(request);
      if (met !== OPEN_ROAD) return met;
      if (!mine.receive || sleep.isAsleep()) return 'refused';
      const { method, url: path, headers, body } = request;
      return { headers: {}, ...(await mine.receive({ method, path, headers, body })) };
    };
  }

  /** Ports and transport of one life; when it dies, nothing of it reaches the world and nothing comes back to it. */
  function openLife(mine: Life): Promise<EngineHandle> {
    const isDead = () => mine.dead;
    const onPort = (port: Port) => {
      if (!mine.dead && options.crashNow?.(port)) die(mine);
    };
    const carry = createInProcess({
      servers: {
        [NAV_ORIGIN]: navTold.around(navDoor),
        [SHOP_ORIGIN]: shopDoor,
        [BIG_ORIGIN]: systems.bigDoor,
        [PUBLIC_URL]: outside(mine),
      },
      makeError: (failure, sent, message) => new TransportError(failure, sent, message),
      latency: { ms: () => latency(chance), after: around.after },
    });
    return createEngine({
      dataFolder: folders.current(),
      machine: options.machine ?? 'simulated',
      place: '/simulated',
      version: 'simulated',
      secretBox: box,
      ports: sleep.ports(clock.ports(chance, isDead, onPort)),
      log: createLog((line) => void (mine.dead || logLines.push(line)), clock.now),
      transport: (request) => {
        onPort('request');
        return mine.dead ? forever() : untilDeath(sleep.carry(carry(request)), isDead, () => onPort('answer'));
      },
      schedule: (expression, task) => everyTick(clock, expression, () => mine.dead || sleep.isAsleep() || task()),
      listen: async (receive) => {
        mine.receive = receive;
        return { port: 1, close: async () => void (mine.receive = null) };
      },
      readsInProcess: true,
      receiverPort: 0,
    });
  }

  const world: World = {
    systems,
    clock,
    chance,
    nav,
    navTold,
    navFaults,
    navLoad,
    shop,
    shopFaults,
    roadFaults: road.faults,
    sleep,
    logLines,
    engine() {
      if (!life?.engine) throw new Error('the engine was not started');
      return life.engine;
    },
    isAlive: () => life !== null && !life.dead,
    crashes: () => crashes,
    dataFolder: () => folders.current(),
    async begin() {
      const mine: Life = { dead: false, engine: null, receive: null, onCut: new Set() };
      life = mine;
      const engine = await openLife(mine);
      if (mine.dead) return forever();
      mine.engine = engine;
      await engine.start();
      if (!options.isCopy) deliveryUrl ??= await configure(engine, options);
    },
    start: () => clock.settle(world.begin()),
    crash() {
      if (life && !life.dead) die(life);
    },
    async end() {
      const mine = life;
      if (!mine || mine.dead) return;
      await mine.engine?.stop();
      if (!mine.dead) cut(mine);
    },
    stop: () => clock.settle(world.end()),
    async send({ method, url, headers, body }) {
      const mine = life;
      if (!mine?.receive || mine.dead || sleep.isAsleep()) return 0;
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const gone = new Promise<number>((resolve) => {
        mine.onCut.add(() => resolve(0));
        clock.after(SENDER_PATIENCE_MS, () => resolve(0));
      });
      const answer = mine.receive({
        method,
        path: new URL(url).pathname,
        headers: lower,
        body: Buffer.from(body, 'utf8'),
      });
      return Promise.race([gone, answer.then(({ status }) => status)]);
    },
    deliver: (delivery) => clock.settle(world.send(delivery)),
    async deliverAll() {
      const statuses: number[] = [];
      for (const delivery of shop.deliveries.take()) {
        // oxlint-disable-next-line no-await-in-loop
        const status = await world.deliver(delivery);
        shop.deliveries.report(delivery.deliveryNo, status === 0 ? 'failed' : status);
        statuses.push(status);
      }
      return statuses;
    },
    async deliverBig() {
      const { deliveries } = systems.big;
      const statuses: number[] = [];
      for (const delivery of deliveries.take()) {
        // oxlint-disable-next-line no-await-in-loop
        const status = await world.deliver(delivery);
        deliveries.report(delivery.deliveryNo, status === 0 ? 'failed' : status);
        statuses.push(status);
      }
      return statuses;
    },
    addWebhooks: () => addWebhooks(shop, deliveryUrl ?? ''),
  };
  return world;
}

/** The settings file that joins the engine to such a world. */
export function worldSettings({
  start,
  surfaces = 'api',
  settings,
  bothStores = false,
}: Pick<WorldOptions, 'start' | 'surfaces' | 'settings' | 'bothStores'>) {
  const { consumerKey, consumerSecret } = KEYS.readWrite;
  const nav = { url: addressOn(NAV_ORIGIN, surfaces), ...customerSettings(surfaces), company: 'CRONUS AG' };
  return sandboxSettingsFile(
    {
      nav: { ...nav, user: DEMO_USER.name, password: DEMO_USER.password },
      woocommerce: { url: SHOP_ORIGIN, consumerKey, consumerSecret, webhookSecret: WEBHOOK_SECRET },
      ...(bothStores && { bigcommerce: bigCommerceOf(BIG_ORIGIN) }),
    },
    { startAt: new Date(start).toISOString(), publicUrl: PUBLIC_URL, ...settings },
  );
}

async function configure(engine: EngineHandle, options: WorldOptions): Promise<string> {
  const file = worldSettings(options);
  const administrator = { name: 'simulation', role: 'administrator' } as const;
  await engine.calls['settings.import']({ text: JSON.stringify(file) }, administrator);
  const { connections } = await engine.calls['connections.list']({}, administrator);
  return connections.find(({ kind }) => kind === 'woocommerce')?.deliveryUrl ?? '';
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

/** The answer, unless the one who asked has died before it came. */
function untilDeath<T>(answer: Promise<T>, isDead: () => boolean, onAnswer: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const come = (tell: () => void) => {
      if (isDead()) return;
      onAnswer();
      if (!isDead()) tell();
    };
    answer.then(
      (value) => come(() => resolve(value)),
      (error: unknown) => come(() => reject(error)),
    );
  });
}
