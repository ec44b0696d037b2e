import { onTestFinished } from 'vitest';
import type { Alarm } from '../../../main/base/alarm.ts';
import { createLog } from '../../../main/base/log.ts';
import { emptySettings, type Settings } from '../../../main/contract/settings.ts';
import { createPublicAddress, type PublicAddressPart } from '../../../main/engine/publicAddress.ts';
import type { Receive } from '../../../main/host.ts';
import { createNodeTransport } from '../../../main/http/nodeTransport.ts';
import type { Transport } from '../../../main/http/transport.ts';
import { listen } from '../../../main/inbox/listen.ts';
import { type LocaltunnelServer, startLocaltunnelServer, TUNNEL_DOMAIN } from '../../fakes/localtunnelServer.ts';
import { sleep } from '../../sandbox/realClock.ts';
import { freePort } from '../../demo/freePort.ts';
import { createHandClock, type HandClock } from './handClock.ts';

/** The public address over a real tunnel server, with a receiver behind it, and time moved by hand. */
export interface TunnelScene {
  readonly clock: HandClock;
  readonly part: PublicAddressPart;
  readonly transport: Transport;
  readonly name: string;
  readonly receiverPort: number;
  /** Alarms that stand. */
  readonly alarms: Map<string, Alarm>;
  /** How often webhooks were to be aligned. */
  returned(): number;
  state(): string;
  /**
   * Moves time, step by step, until it is so. Requests under way take their own time, unless nobody is going to answer
   * them: `hanging`.
   */
  passUntil(what: string, isSo: () => boolean, hanging?: 'hanging'): Promise<void>;
  /** Whether the server holds a tunnel of this name. */
  isHeld(name: string): Promise<boolean>;
}

export interface SceneOptions {
  readonly server: SharedServer;
  /** Before the address is opened. */
  readonly before?: (scene: TunnelScene) => Promise<void>;
  readonly receive?: Receive;
  /** Stands between the tunnel and the receiver; gives its port. */
  readonly inFront?: (receiverPort: number) => Promise<number>;
}

/** One server process for a file of tests, at one place: it starts slowly. */
export interface SharedServer {
  readonly host: string;
  readonly port: number;
  /** Is there from now on, if it was not. */
  run(): Promise<LocaltunnelServer>;
  /** Dies, if it lived. */
  kill(): Promise<void>;
}

export async function createSharedServer(): Promise<SharedServer> {
  const port = await freePort();
  let server: LocaltunnelServer | null = null;
  return {
    host: `http://127.0.0.1:${port}`,
    port,
    async run() {
      server ??= await startLocaltunnelServer(port);
      return server;
    },
    async kill() {
      await server?.kill();
      server = null;
    },
  };
}

const STEP_MS = 1_000;
const LOOK_EVERY_MS = 5;
const LIMIT_MS = 30_000;
const noStore: Receive = async () => ({ status: 404, body: 'not found' });

export async function openScene(options: SceneOptions): Promise<TunnelScene> {
  const { server } = options;
  const clock = createHandClock(Date.parse('2026-11-20T08:00:00Z'));
  const node = createNodeTransport();
  let underWay = 0;
  const way = throughServer(node.transport, server.port);
  const transport: Transport = async (request) => {
    underWay += 1;
    try {
      return await way(request);
    } finally {
      underWay -= 1;
    }
  };
  const alarms = new Map<string, Alarm>();
  const name = `shop-${Buffer.from(clock.ports.random(6)).toString('hex')}`;
  const settings: Settings = { ...emptySettings, tunnel: { host: server.host, subdomain: name } };
  let returned = 0;
  const part = createPublicAddress({
    ports: clock.ports,
    transport,
    log: createLog(() => undefined, clock.ports.now),
    alarms: {
      raise: (alarm) => void alarms.set(alarm.kind, alarm),
      clear: (kind) => void alarms.delete(kind),
    },
    settings: () => settings,
    changed: () => undefined,
    rhythmChanged: () => undefined,
    returned: () => {
      returned += 1;
    },
  });
  const receiver = await listen(part.around(options.receive ?? noStore), { port: 0, mostBodyBytes: 1_048_576 });
  onTestFinished(async () => {
    part.stop();
    await receiver.close();
    node.close();
  });

  async function isHeld(asked: string): Promise<boolean> {
    const url = `${server.host}/api/tunnels/${asked}/status`;
    return (await transport({ method: 'GET', url, headers: {} })).status === 200;
  }

  const scene: TunnelScene = {
    clock,
    part,
    transport,
    name,
    receiverPort: receiver.port,
    alarms,
    returned: () => returned,
    state: () => part.view().state,
    async passUntil(what, isSo, hanging) {
      const end = performance.now() + LIMIT_MS;
      while (!isSo()) {
        if (performance.now() > end) throw new Error(`Never ${what}: ${JSON.stringify(part.view())}`);
        if (underWay === 0 || hanging) clock.advance(STEP_MS);
        // oxlint-disable-next-line no-await-in-loop
        await sleep(LOOK_EVERY_MS);
      }
    },
    isHeld,
  };
  await options.before?.(scene);
  part.start((await options.inFront?.(receiver.port)) ?? receiver.port);
  return scene;
}

/** Names of tunnels need no DNS: the server knows them by the Host it is asked for. */
function throughServer(transport: Transport, port: number): Transport {
  return (request) => {
    const { hostname, pathname, search } = new URL(request.url);
    if (!hostname.endsWith(`.${TUNNEL_DOMAIN}`)) return transport(request);
    const url = `http://127.0.0.1:${port}${pathname}${search}`;
    return transport({ ...request, url, headers: { ...request.headers, host: hostname } });
  };
}
