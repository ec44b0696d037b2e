import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { OrderIntegration, OrderRecords } from '../flows/orders/context.ts';
import { createOrderHandler } from '../flows/orders/handler.ts';
import { createNoteHandler } from '../flows/orders/note.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import { createPollHandler, type PollTarget } from '../inbox/poller.ts';
import { createUnreadableHandler } from '../inbox/unreadable.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import { type AlignTarget, createAlignHandler } from '../subscriptions/align.ts';
import type { Assembly } from './connections.ts';
import { deliveryUrl, type Endpoints } from './endpoints.ts';
import { orderRing, pollRing, pollStatuses } from './integrations.ts';

export interface HandlersOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly records: OrderRecords;
  readonly deliveries: Deliveries;
  readonly watermarks: Watermarks;
  readonly endpoints: Endpoints;
  readonly installationId: string;
  readonly assembly: () => Assembly;
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
  readonly rung: () => void;
}

/** The engine's table of handlers, by job kind. Each looks its target up when it runs: settings change meanwhile. */
export function createHandlers(options: HandlersOptions): Readonly<Record<string, Handler>> {
  const { db, ports, records, deliveries, watermarks, endpoints, assembly } = options;
  const integration = (id: string): OrderIntegration | null => assembly().integrations.get(id) ?? null;
  return {
    order: createOrderHandler({ ...records, integration, stopped: options.stopped }),
    note: createNoteHandler({ ...records, integration }),
    delivery: createUnreadableHandler({
      deliveries,
      jobs: records.jobs,
      now: ports.now,
      orderJobs: endpoints.orderJobs,
      store: (id) => integration(id)?.store ?? null,
    }),
    align: createAlignHandler({
      db,
      audit: records.audit,
      installationId: options.installationId,
      ring: options.ring,
      target: (connectionId) => alignTarget(assembly(), connectionId),
    }),
    poll: createPollHandler({
      db,
      ports,
      deliveries,
      watermarks,
      onRung: options.rung,
      target: (id) => pollTarget(assembly(), id),
    }),
  };
}

function pollTarget({ settings, integrations }: Assembly, id: string): PollTarget | null {
  const found = integrations.get(id);
  const own = settings.integrations.find((one) => one.id === id);
  if (!found || !own) return null;
  return {
    integrationId: id,
    store: found.store,
    startAt: own.startAt,
    statuses: pollStatuses(own),
    orderJob: (orderKey) => orderRing(own, orderKey, 'poll'),
  };
}

function alignTarget({ settings, stores }: Assembly, connectionId: string): AlignTarget | null {
  const connection = settings.connections.find(({ id }) => id === connectionId);
  const store = stores.get(connectionId)?.store;
  if (!store || connection?.kind !== 'woocommerce' || connection.webhooks === 'byHand') return null;
  const own: readonly IntegrationSettings[] = settings.integrations.filter((one) => one.store === connectionId);
  return {
    store,
    deliveryUrl: deliveryUrl(connection, settings.publicUrl),
    pollJobs: own.map((one) => pollRing(one, 'engine')),
  };
}
