import type { Ports } from '../base/ports.ts';
import type { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { ConnectionSettings, IntegrationSettings, NavConnectionSettings, Settings } from '../contract/settings.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import { createDoor, type DoorOptions, type Exchange } from '../http/door.ts';
import type { Transport } from '../http/transport.ts';
import type { Vault } from '../vault/vault.ts';
import { createWindowsUserWay } from './asWindowsUser.ts';
import { createOrderIntegration } from './integrations.ts';
import { type CompanyMemory, createNavConnection, type NavConnection } from './navConnection.ts';
import type { NavLanes } from './navLanes.ts';
import { neededFields, secretNeededResult, waitingParts } from './neededSecrets.ts';
import type { SignatureProofs } from './signatureProofs.ts';
import { orderReadingOf, type StoreConnection, storeConnection } from './storeConnections.ts';

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
  /** What is known of the signatures that stores send. */
  readonly signatureProofs: SignatureProofs;
  /** What is remembered of the company of a NAV connection. */
  readonly companyMemory: (connection: NavConnectionSettings) => CompanyMemory;
}

/** What the connections of one assembly are made with. */
export interface ConnectionParts extends AssemblyOptions {
  readonly mayWrite: (origin: Origin) => boolean;
}

export function assemble(settings: Settings, options: AssemblyOptions): Assembly {
  const navs = new Map<string, NavConnection>();
  const stores = new Map<string, StoreConnection>();
  const mayWrite = writeGuard(
    () => options.inForce().integrations,
    (integrationId) => options.stopped(integrationId) !== null,
  );
  const parts: ConnectionParts = { ...options, mayWrite };
  for (const connection of settings.connections) {
    const needed = neededFields(connection, parts.vault);
    const its = needed.length === 0 ? parts : waitingParts(connection, needed, parts);
    const asItIs = needed.length === 0 ? {} : { check: async () => secretNeededResult(needed) };
    if (connection.kind === 'nav') navs.set(connection.id, { ...navConnection(connection, its), ...asItIs });
    else {
      const store = storeConnection(connection, its, orderReadingOf(connection.id, settings));
      stores.set(connection.id, { ...store, ...asItIs });
    }
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

/** How requests of a connection leave the house. */
export function doorOptions(
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

export function transportOf(connection: ConnectionSettings, { transport, signedInUser }: ConnectionParts): Transport {
  if (connection.kind !== 'nav' || connection.signIn !== 'windowsUser') return transport;
  return createWindowsUserWay({ url: connection.url, transport, ...(signedInUser && { signedInUser }) });
}
