import type { Ports } from '../base/ports.ts';
import type { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type {
  ConnectionSettings,
  IntegrationSettings,
  NavConnectionSettings,
  Settings,
  WooCommerceConnectionSettings,
} from '../contract/settings.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import type { PingResult } from '../health/pings.ts';
import { createDoor, type Door, type DoorOptions, type Exchange } from '../http/door.ts';
import { createLanes } from '../http/lanes.ts';
import type { Transport } from '../http/transport.ts';
import type { Store } from '../stores/store.ts';
import { checkWooCommerce } from '../stores/woocommerce/check.ts';
import { createWooSignature } from '../stores/woocommerce/signature.ts';
import { createWooCommerceStore } from '../stores/woocommerce/wooCommerceStore.ts';
import type { Vault } from '../vault/vault.ts';
import { createWindowsUserWay } from './asWindowsUser.ts';
import { createOrderIntegration } from './integrations.ts';
import { type CompanyMemory, createNavConnection, type NavConnection } from './navConnection.ts';
import type { NavLanes } from './navLanes.ts';
import { missing } from './navSignIn.ts';
import { networkOf } from './network.ts';

export interface StoreConnection {
  readonly store: Store;
  /** The same store through the same door, which reads these fields of its orders instead. */
  telling(reading: OrderReading): Store;
  check(origin: Origin): Promise<PingResult>;
}

/** Everything the settings of one moment make: built anew when they change. */
export interface Assembly {
  readonly settings: Settings;
  readonly navs: ReadonlyMap<string, NavConnection>;
  readonly stores: ReadonlyMap<string, StoreConnection>;
  readonly integrations: ReadonlyMap<string, OrderIntegration>;
}

export interface AssemblyOptions {
  readonly ports: Ports;
  readonly vault: Vault;
  readonly transport: Transport;
  /** Performs requests as the Windows user who runs the program; absent where the host cannot. */
  readonly signedInUser?: Transport;
  readonly navLanes: NavLanes;
  /** The settings of this moment, which later ones may have taken the place of. */
  readonly inForce: () => Settings;
  /** Why nothing may be written for an integration, or for none of them; null where writing is free. */
  readonly stopped: (integrationId: string | undefined) => ConnectorError | null;
  readonly onExchange: (exchange: Exchange) => void;
  /** What is remembered of the company of a NAV connection. */
  readonly companyMemory: (connection: NavConnectionSettings) => CompanyMemory;
}

/** What the connections of one assembly are made with. */
export interface ConnectionParts extends AssemblyOptions {
  readonly mayWrite: (origin: Origin) => boolean;
}

// A shop bears more than a NAV server does, and is bounded all the same.
const STORE_LANES = 6;

export function assemble(settings: Settings, options: AssemblyOptions): Assembly {
  const navs = new Map<string, NavConnection>();
  const stores = new Map<string, StoreConnection>();
  const mayWrite = writeGuard(
    () => options.inForce().integrations,
    (integrationId) => options.stopped(integrationId) !== null,
  );
  const parts: ConnectionParts = { ...options, mayWrite };
  for (const connection of settings.connections) {
    if (connection.kind === 'nav') navs.set(connection.id, navConnection(connection, parts));
    else stores.set(connection.id, wooConnection(connection, parts, orderReadingOf(connection.id, settings)));
  }
  const integrations = new Map<string, OrderIntegration>();
  for (const integration of settings.integrations) {
    const nav = navs.get(integration.nav);
    const store = stores.get(integration.store);
    // The settings were validated whole: both are there.
    if (nav && store)
      integrations.set(integration.id, createOrderIntegration(integration, store.store, nav.nav, options.ports));
  }
  return { settings, navs, stores, integrations };
}

/**
 * Who may write: live integrations that no alarm stops, and what is done for none of them; nothing that only looks.
 * Asked at every write for the settings of that moment: what is under way when a person switches off stops there.
 */
export function writeGuard(
  integrations: () => readonly Pick<IntegrationSettings, 'id' | 'mode'>[],
  isStopped: (integrationId: string | undefined) => boolean,
): (origin: Origin) => boolean {
  const isLive = (integrationId: string) =>
    integrations().some(({ id, mode }) => id === integrationId && mode === 'live');
  return ({ integrationId, readsOnly }) =>
    readsOnly !== true && (integrationId === undefined || isLive(integrationId)) && !isStopped(integrationId);
}

function navConnection(settings: NavConnectionSettings, parts: ConnectionParts): NavConnection {
  const secret = (field: string) => parts.vault.secret(`${settings.id}/${field}`);
  const lanes = parts.navLanes.of(settings);
  return createNavConnection(settings, {
    ports: parts.ports,
    transport: transportOf(settings, parts),
    lanes,
    secret,
    memory: parts.companyMemory(settings),
    doorWith: (way) => createDoor({ ...doorOptions(settings, parts), lanes, ...way }),
  });
}

/** What of the store's orders its integrations want beyond the usual. */
export interface OrderReading {
  /** Fields for what was paid otherwise and for customers. */
  readonly orderFields: readonly string[];
  /** Whether a rule asks for the customer's role, which is a request more. */
  readonly customerGroups: boolean;
}

export function orderReadingOf(storeId: string, { integrations }: Pick<Settings, 'integrations'>): OrderReading {
  const ofStore = integrations.filter(({ store }) => store === storeId);
  const named = ofStore.flatMap(({ tender, customers }) => [...tender.fields, customers.numberField ?? '']);
  return {
    orderFields: [...new Set(named)].filter((name) => name !== ''),
    customerGroups: ofStore.some(({ rules }) => rules.some(({ when }) => when.customerGroups !== undefined)),
  };
}

function wooConnection(
  settings: WooCommerceConnectionSettings,
  parts: ConnectionParts,
  reading: OrderReading,
): StoreConnection {
  const { ports, transport } = parts;
  const needed = (field: string) => parts.vault.secret(`${settings.id}/${field}`) ?? missing(settings.id, field);
  const webhookSecret = needed('webhookSecret');
  const sign = createWooSignature({
    consumerKey: needed('consumerKey'),
    consumerSecret: needed('consumerSecret'),
    webhookSecret,
    ports,
  });
  const network = networkOf(settings, parts.vault.secret(`${settings.id}/proxyPassword`));
  const lanes = createLanes({ most: STORE_LANES, oneWriter: false });
  const door: Door = createDoor({ ...doorOptions(settings, parts), lanes, network, signIn: { sign } });
  const about = { connectionId: settings.id, homeUrl: settings.url, door };
  const timeoutMs = settings.timeoutSeconds * 1000;
  const telling = (wanted: OrderReading) => createWooCommerceStore({ ...about, webhookSecret, ...wanted });
  return {
    store: telling(reading),
    telling,
    check: (origin) => checkWooCommerce({ ...about, ports, transport, network, timeoutMs, origin }),
  };
}

function doorOptions(
  connection: ConnectionSettings,
  parts: ConnectionParts,
): Omit<DoorOptions, 'lanes' | 'network' | 'signIn'> {
  const { ports, mayWrite, onExchange } = parts;
  return {
    system: connection.id,
    transport: transportOf(connection, parts),
    ports,
    timeoutMs: connection.timeoutSeconds * 1000,
    mayWrite,
    onExchange,
  };
}

function transportOf(connection: ConnectionSettings, { transport, signedInUser }: ConnectionParts): Transport {
  if (connection.kind !== 'nav' || connection.signIn !== 'windowsUser') return transport;
  return createWindowsUserWay({ url: connection.url, transport, ...(signedInUser && { signedInUser }) });
}
