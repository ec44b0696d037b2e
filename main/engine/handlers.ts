import type { Alarms } from '../base/alarm.ts';
import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { OrderIntegration, OrderRecords } from '../flows/orders/context.ts';
import { createOrderHandler } from '../flows/orders/handler.ts';
import type { NavWitness } from '../flows/orders/navWitness.ts';
import { createNoteHandler } from '../flows/orders/note.ts';
import { createPaymentHandler } from '../flows/orders/paymentLine.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import { createUnreadableHandler } from '../inbox/unreadable.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { Circuits } from '../queue/circuit.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Pauses } from '../queue/pauses.ts';
import type { Handler } from '../queue/worker.ts';
import { type AlignTarget, createAlignHandler } from '../subscriptions/align.ts';
import { createAccountHandlers, createFollowedAccounts } from './accounts.ts';
import { createCatchUpHandlers, rewindToLastDelivery } from './catchUp.ts';
import type { Assembly } from './connections.ts';
import { deliveryUrl, type Endpoints } from './endpoints.ts';
import type { HeartbeatPart } from './heartbeats.ts';
import type { Installation } from './installation.ts';
import { pollRing } from './integrations.ts';
import type { NavNotices } from './navNotices.ts';
import type { PublicAddressPart } from './publicAddress.ts';

export interface HandlersOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly records: OrderRecords;
  readonly deliveries: Deliveries;
  readonly watermarks: Watermarks;
  readonly circuits: Pick<Circuits, 'held'>;
  readonly pauses: Pick<Pauses, 'holds'>;
  readonly endpoints: Endpoints;
  readonly installation: Installation;
  readonly heartbeats: Pick<HeartbeatPart, 'handler'>;
  readonly navNotices: Pick<NavNotices, 'handlers'>;
  readonly witness: NavWitness;
  readonly alarms: Alarms;
  readonly assembly: () => Assembly;
  /** Where the stores deliver; `isKnown` says whether webhooks may be changed now. */
  readonly address: Pick<PublicAddressPart, 'url' | 'isKnown'>;
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
  readonly rung: () => void;
  /** What room is left on the disk is for orders: bulk work waits. */
  readonly isFull: () => boolean;
}

/** The engine's table of handlers, by job kind. Each looks its target up when it runs: settings change meanwhile. */
export function createHandlers(options: HandlersOptions): Readonly<Record<string, Handler>> {
  const { db, ports, records, deliveries, endpoints, assembly } = options;
  const followed = createFollowedAccounts({ db, records, assembly });
  const integration = (id: string): OrderIntegration | null => assembly().integrations.get(id) ?? null;
  return {
    order: createOrderHandler({ ...records, integration, stopped: options.stopped, witness: options.witness }),
    note: createNoteHandler({ ...records, integration }),
    payment: createPaymentHandler({ ...records, integration, stopped: options.stopped }),
    delivery: createUnreadableHandler({
      deliveries,
      jobs: records.jobs,
      now: ports.now,
      orderJobs: endpoints.orderJobs,
      store: (id) => integration(id)?.store ?? null,
    }),
    heartbeat: options.heartbeats.handler,
    ...options.navNotices.handlers,
    align: createAlignHandler({
      db,
      audit: records.audit,
      alarms: options.alarms,
      installationId: options.installation.id,
      ring: options.ring,
      // Until a person has said whether this is a copy, webhooks that carry its id may be the other one's.
      target: (connectionId) =>
        options.installation.movedFrom() ? null : alignTarget(assembly(), connectionId, options),
    }),
    ...createAccountHandlers({ db, records, deliveries, assembly, followed, onRung: options.rung }),
    ...createCatchUpHandlers({ ...options, followed, audit: records.audit, jobs: records.jobs, onRung: options.rung }),
  };
}

function alignTarget(
  { settings, stores }: Assembly,
  connectionId: string,
  options: Pick<HandlersOptions, 'address' | 'deliveries' | 'watermarks' | 'ports'>,
): AlignTarget | null {
  // Webhooks of an earlier tunnel stay: in most cases it comes back under the same name.
  if (!options.address.isKnown()) return null;
  const connection = settings.connections.find(({ id }) => id === connectionId);
  const store = stores.get(connectionId)?.store;
  if (!store || !connection || connection.kind === 'nav' || connection.webhooks === 'byHand') return null;
  const own: readonly IntegrationSettings[] = settings.integrations.filter((one) => one.store === connectionId);
  const tellsOfCustomers = own.some(({ followAccounts }) => followAccounts === 'webhooks');
  return {
    store,
    topics: [...store.orderTopics, ...(tellsOfCustomers ? (store.customerTopics ?? []) : [])],
    deliveryUrl: deliveryUrl(connection, options.address.url()),
    mailTo: connection.kind === 'bigcommerce' ? connection.webhookMails : [],
    rewind() {
      const ids = own.map(({ id }) => id);
      rewindToLastDelivery(options, ids, options.deliveries.lastFrom(connectionId));
    },
    pollJobs: own.map((one) => pollRing(one, 'engine')),
  };
}
