import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Origin } from '../base/origin.ts';
import type {
  ConnectionSettings,
  NavConnectionSettings,
  Settings,
  WooCommerceConnectionSettings,
} from '../contract/settings.ts';
import { createOrderIntegration } from './integrations.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import type { PingResult } from '../health/pings.ts';
import { createDoor, type Door, type Exchange } from '../http/door.ts';
import { createLanes } from '../http/lanes.ts';
import type { HttpRequest, Transport } from '../http/transport.ts';
import { createApiNav } from '../nav/api/apiNav.ts';
import { resolveCompany } from '../nav/api/companies.ts';
import { createBasicAuth } from '../nav/auth/basic.ts';
import { checkNav } from '../nav/check.ts';
import type { Nav } from '../nav/nav.ts';
import type { Store } from '../stores/store.ts';
import { checkWooCommerce } from '../stores/woocommerce/check.ts';
import { createWooSignature } from '../stores/woocommerce/signature.ts';
import { createWooCommerceStore } from '../stores/woocommerce/wooCommerceStore.ts';
import type { Vault } from '../vault/vault.ts';

/** A NAV connection: the company is looked up at the first call, because its id is what links are kept under. */
export interface NavConnection {
  nav(): Promise<Nav>;
  check(origin: Origin): Promise<PingResult>;
}

export interface StoreConnection {
  readonly store: Store;
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
  readonly onExchange: (exchange: Exchange) => void;
}

// At most four calls at a time to a server that people work on; a shop bears more, and is bounded all the same.
const NAV_LANES = 4;
const STORE_LANES = 6;

export function assemble(settings: Settings, options: AssemblyOptions): Assembly {
  const navs = new Map<string, NavConnection>();
  const stores = new Map<string, StoreConnection>();
  const live = new Set(settings.integrations.filter(({ mode }) => mode === 'live').map(({ id }) => id));
  const mayWrite = (origin: Origin) => origin.integrationId === undefined || live.has(origin.integrationId);
  for (const connection of settings.connections) {
    if (connection.kind === 'nav') navs.set(connection.id, navConnection(connection, options, mayWrite));
    else stores.set(connection.id, wooConnection(connection, options, mayWrite));
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

function doorFor(
  connection: ConnectionSettings,
  options: AssemblyOptions,
  mayWrite: (origin: Origin) => boolean,
  lanes: { most: number; oneWriter: boolean },
  sign: (request: HttpRequest) => HttpRequest,
): Door {
  return createDoor({
    system: connection.id,
    transport: options.transport,
    ports: options.ports,
    timeoutMs: connection.timeoutSeconds * 1000,
    lanes: createLanes(lanes),
    mayWrite,
    onExchange: options.onExchange,
    sign,
  });
}

function navConnection(
  settings: NavConnectionSettings,
  options: AssemblyOptions,
  mayWrite: (origin: Origin) => boolean,
): NavConnection {
  const password = secretOf(options.vault, settings.id, 'password');
  const sign = createBasicAuth({ user: settings.user, password });
  const door = doorFor(settings, options, mayWrite, { most: NAV_LANES, oneWriter: true }, sign);
  const about = { connectionId: settings.id, url: settings.url, tenant: settings.tenant, door };
  let resolved: Promise<Nav> | null = null;
  const resolve = async () => {
    const company = await resolveCompany(door, settings.url, settings.company, about);
    return createApiNav({
      ...about,
      companyId: company.id,
      longestOperationMs: settings.longestOperationSeconds * 1000,
    });
  };
  return {
    nav() {
      const asked = (resolved ??= resolve());
      asked.catch(() => {
        if (resolved === asked) resolved = null;
      });
      return asked;
    },
    check: (origin) => checkNav({ ...about, company: settings.company, ports: options.ports, origin }),
  };
}

function wooConnection(
  settings: WooCommerceConnectionSettings,
  options: AssemblyOptions,
  mayWrite: (origin: Origin) => boolean,
): StoreConnection {
  const { vault, ports } = options;
  const webhookSecret = secretOf(vault, settings.id, 'webhookSecret');
  const sign = createWooSignature({
    consumerKey: secretOf(vault, settings.id, 'consumerKey'),
    consumerSecret: secretOf(vault, settings.id, 'consumerSecret'),
    webhookSecret,
    ports,
  });
  const door = doorFor(settings, options, mayWrite, { most: STORE_LANES, oneWriter: false }, sign);
  const about = { connectionId: settings.id, homeUrl: settings.url, door };
  return {
    store: createWooCommerceStore({ ...about, webhookSecret }),
    check: (origin) => checkWooCommerce({ ...about, ports, origin }),
  };
}

function secretOf(vault: Vault, connectionId: string, name: string): string {
  const secret = vault.secret(`${connectionId}/${name}`);
  if (secret !== null) return secret;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'secret-missing',
    message: `Connection ${connectionId} has no ${name}.`,
    whatToDo: 'Import the settings again with this secret.',
    system: connectionId,
  });
}
