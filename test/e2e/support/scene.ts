import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AttentionGroup, OrderRow } from '../../../main/contract/views.ts';
import { type Connector, type ConnectorOptions, launchConnector, type Launched } from '../../demo/connector.ts';
import type { Purchase } from '../../fakes/woocommerce/shopper.ts';
import { doubledCustomers, type OrderProof, proveOrder } from '../../proof/books.ts';
import { addWebhooks } from '../../sandbox/sandbox.ts';
import { sandboxSettingsFile, type SandboxSettings } from '../../sandbox/settings.ts';
import { type Carrier, createCarrier, lostDeliveries } from './carrier.ts';
import { openSystems, type Systems, type SystemsOptions } from './systems.ts';
import { until } from './until.ts';

export const PREFIX = 'WOO-';
/** Many starts of the same program: what was compiled once is kept. */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'ml-connector-compiled') };
const CLOCK_AHEAD = pathToFileURL(join(import.meta.dirname, 'clockAhead.ts')).href;

export type Start = Partial<ConnectorOptions> & {
  /** How far the program's clock is ahead of ours. */
  readonly clockAheadMs?: number;
};

/** The real process between a shop and a NAV that are simulated in this one, over real sockets. */
export interface Scene extends Systems {
  readonly folder: string;
  readonly carrier: Carrier;
  /** The settings file that joins the two. */
  settings(changes?: Partial<SandboxSettings>): ReturnType<typeof sandboxSettingsFile>;
  /** Starts the process on the data folder, without waiting for it; with settings only when they are given. */
  launch(start?: Start): Launched;
  /** Starts it for the first time, with settings, and gives the shop its webhooks. */
  begin(start?: Start): Promise<Connector>;
  /** Starts it again on what it has. */
  again(start?: Start): Promise<Connector>;
  /** The process that was started last. */
  launched(): Launched;
  connector(): Promise<Connector>;
  order(purchase: Partial<Purchase>): number;
  /** Sends the shop's webhooks to the process as it listens now. */
  deliver(): Promise<number[]>;
  row(orderId: number): Promise<OrderRow | undefined>;
  rows(): Promise<readonly OrderRow[]>;
  untilTerm(orderId: number, term: OrderRow['term']): Promise<OrderRow>;
  attention(): Promise<readonly AttentionGroup[]>;
  /** What stands in the two systems' own books against each other, and what was taken and lost. */
  verdict(orderIds: readonly number[]): Promise<Verdict>;
  close(): Promise<void>;
}

export interface Verdict {
  /** Orders that do not have exactly one document with the same total and tax. */
  readonly wrong: readonly OrderProof[];
  readonly doubledCustomers: readonly string[];
  readonly lostDeliveries: readonly string[];
  readonly chain: string;
}

/** What `verdict` says when all is well. */
export const allRight: Verdict = { wrong: [], doubledCustomers: [], lostDeliveries: [], chain: 'ok' };

export interface SceneOptions extends SystemsOptions {
  /** The data folder; one of its own, removed with the scene, where absent. */
  readonly folder?: string;
  readonly settings?: Partial<SandboxSettings>;
}

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const systems = await openSystems(options);
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'ml-e2e-'));
  const carrier = createCarrier(systems.shop);
  const startAt = new Date(Date.now() - 60_000).toISOString();
  let last: Launched | null = null;

  const scene: Scene = {
    ...systems,
    folder,
    carrier,
    settings: (changes) =>
      sandboxSettingsFile(systems.addresses, {
        startAt,
        publicUrl: 'http://127.0.0.1',
        longestOperationSeconds: 3,
        timeoutSeconds: 15,
        ...options.settings,
        ...changes,
      }),
    launch({ clockAheadMs, ...start } = {}) {
      last = launchConnector({
        dataFolder: folder,
        settings: null,
        keepErrors: true,
        ...start,
        nodeOptions: [...(start.nodeOptions ?? []), ...(clockAheadMs === undefined ? [] : ['--import', CLOCK_AHEAD])],
        env: { ...COMPILED, CLOCK_AHEAD_MS: String(clockAheadMs ?? 0), ...start.env },
      });
      return last;
    },
    async begin(start) {
      const connector = await scene.launch({ settings: scene.settings(), ...start }).ready;
      addWebhooks(systems.shop, `${connector.receiver}${await connector.deliveryPath()}`);
      // The shop tries every new webhook with a ping.
      await scene.deliver();
      return connector;
    },
    again: (start) => scene.launch(start).ready,
    launched() {
      if (last === null) throw new Error('The connector was never started.');
      return last;
    },
    connector: () => scene.launched().ready,
    order: (purchase) => systems.shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], ...purchase }),
    deliver: async () => carrier.deliver((await scene.launched().listening).receiver),
    async rows() {
      const { call } = await scene.connector();
      const found: OrderRow[] = [];
      let cursor: string | undefined;
      do {
        const { rows, next } = await call('orders.list', { limit: 200, cursor });
        found.push(...rows);
        cursor = next ?? undefined;
      } while (cursor !== undefined);
      return found;
    },
    row: async (orderId) => (await scene.rows()).find(({ orderKey }) => orderKey === String(orderId)),
    untilTerm: (orderId, term) =>
      until(
        `order ${orderId} is ${term}`,
        async () => {
          const row = await scene.row(orderId);
          return row?.term === term && row;
        },
        () => scene.row(orderId),
      ),
    attention: async () => (await (await scene.connector()).call('attention.list', {})).groups,
    async verdict(orderIds) {
      const chain = await (await scene.connector()).call('audit.verify', {});
      return {
        wrong: orderIds.map((id) => proofOf(systems, id)).filter((proof) => !isRight(proof)),
        doubledCustomers: doubledCustomers(systems.nav, systems.shop),
        lostDeliveries: lostDeliveries(carrier, folder),
        chain: chain.ok ? 'ok' : JSON.stringify(chain.problem),
      };
    },
    async close() {
      await last?.end('SIGKILL');
      await systems.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  return scene;
}

export function proofOf({ shop, nav }: Systems, orderId: number): OrderProof {
  const order = shop.stored.order(orderId);
  if (!order) throw new Error(`The shop has lost order ${orderId}.`);
  return proveOrder(order, nav, PREFIX);
}

export function isRight({ documents, grossDiffers, vatDiffers }: OrderProof): boolean {
  return documents.length === 1 && !grossDiffers && vatDiffers === null;
}

/** A shopper nobody has seen before. */
export function shopper(name: string): Purchase['billing'] {
  return {
    first_name: name,
    last_name: 'Vogt',
    address_1: 'Marktplatz 1',
    city: 'Freiburg',
    postcode: '79098',
    country: 'DE',
    state: 'DE-BW',
    email: `${name}.vogt@guest.example`.toLowerCase(),
    phone: '+49 761 1234',
  };
}
