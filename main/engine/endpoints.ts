import { newId, type Ports } from '../base/ports.ts';
import type { ConnectionSettings } from '../contract/settings.ts';
import type { Endpoint } from '../inbox/receiver.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';
import { orderRing, pollRing, unreadableRing } from './integrations.ts';

/** Where the receiver takes the deliveries of a connection. */
export function receiverPath(connection: Pick<ConnectionSettings, 'receiverKey'>): string {
  return `/in/${connection.receiverKey}`;
}

/** The same with the public address in front; null for NAV and without one. */
export function deliveryUrl(connection: ConnectionSettings, publicUrl: string | null): string | null {
  if (connection.kind === 'nav' || publicUrl === null) return null;
  return `${publicUrl.replace(/\/+$/, '')}${receiverPath(connection)}`;
}

type Ring = Omit<NewJob, 'runAt' | 'deliveryId'>;

export interface Endpoints {
  /** What answers under the receiver key of a connection; null when there is none. */
  byKey(key: string): Endpoint | null;
  /** What an order of this store rings. */
  orderJobs(connectionId: string, orderKey: string): readonly Ring[];
}

/** The receiver's doors: one per store connection, under its unguessable key. */
export function createEndpoints(assembly: () => Assembly, ports: Ports): Endpoints {
  const ofStore = (connectionId: string) =>
    assembly().settings.integrations.filter((integration) => integration.store === connectionId);
  const orderJobs = (connectionId: string, orderKey: string) =>
    ofStore(connectionId).map((integration) => orderRing(integration, orderKey, 'webhook'));
  return {
    orderJobs,
    byKey(key) {
      const connection = assembly().settings.connections.find((one) => one.receiverKey === key);
      const store = connection && assembly().stores.get(connection.id)?.store;
      if (!connection || !store) return null;
      return {
        store,
        orderJobs: (orderKey) => orderJobs(connection.id, orderKey),
        pollJobs: () => ofStore(connection.id).map((integration) => pollRing(integration, 'webhook')),
        unreadable: () =>
          ofStore(connection.id)
            .slice(0, 1)
            .map((integration) => unreadableRing(integration, newId(ports))),
      };
    },
  };
}
