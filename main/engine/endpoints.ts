import { newId, type Ports } from '../base/ports.ts';
import type { ConnectionSettings, NavConnectionSettings } from '../contract/settings.ts';
import type { NavEndpoint } from '../inbox/navNotifications.ts';
import type { Endpoint } from '../inbox/receiver.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';
import { customerRing, following, orderRing, pollRing, unreadableRing } from './integrations.ts';

/** Where the receiver takes the deliveries of a connection. */
export function receiverPath(connection: Pick<ConnectionSettings, 'receiverKey'>): string {
  return `/in/${connection.receiverKey}`;
}

/** Where a NAV server is to tell us; null where it is not to, or no https address leads here. */
export function notificationUrl(connection: NavConnectionSettings, publicUrl: string | null): string | null {
  const { notifications } = connection;
  const base = typeof notifications === 'object' ? notifications.url : publicUrl;
  if (notifications === 'off' || base === null || !/^https:/i.test(base)) return null;
  return `${base.replace(/\/+$/, '')}${receiverPath(connection)}`;
}

/** The same with the public address in front; null for NAV and without one. */
export function deliveryUrl(connection: ConnectionSettings, publicUrl: string | null): string | null {
  if (connection.kind === 'nav' || publicUrl === null) return null;
  return `${publicUrl.replace(/\/+$/, '')}${receiverPath(connection)}`;
}

type Ring = Omit<NewJob, 'runAt' | 'deliveryId'>;

export interface Endpoints {
  /** What answers under the receiver key of a connection; null when there is none. */
  byKey(key: string): Endpoint | NavEndpoint | null;
  /** What an order of this store rings. */
  orderJobs(connectionId: string, orderKey: string): readonly Ring[];
}

/** The receiver's doors: one per connection, under its unguessable key; those of NAV are somebody else's business. */
export function createEndpoints(
  assembly: () => Assembly,
  ports: Ports,
  ofNav: (key: string) => NavEndpoint | null,
): Endpoints {
  const ofStore = (connectionId: string) =>
    assembly().settings.integrations.filter((integration) => integration.store === connectionId);
  const orderJobs = (connectionId: string, orderKey: string) =>
    ofStore(connectionId).map((integration) => orderRing(integration, orderKey, 'webhook'));
  return {
    orderJobs,
    byKey(key) {
      const connection = assembly().settings.connections.find((one) => one.receiverKey === key);
      const store = connection && assembly().stores.get(connection.id)?.store;
      if (!connection || !store) return ofNav(key);
      return {
        kind: 'store',
        store,
        orderJobs: (orderKey) => orderJobs(connection.id, orderKey),
        customerJobs: (customerKey) =>
          following(ofStore(connection.id)).map((one) => customerRing(one, customerKey, 'webhook')),
        pollJobs: () => ofStore(connection.id).map((integration) => pollRing(integration, 'webhook')),
        unreadable: () =>
          ofStore(connection.id)
            .slice(0, 1)
            .map((integration) => unreadableRing(integration, newId(ports))),
      };
    },
  };
}
