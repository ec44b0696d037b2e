import type { Audit } from '../audit/audit.ts';
import type { Ports } from '../base/ports.ts';
import { attentionGroups, UNKNOWN_CAUSE } from '../calls/attention.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { AttentionGroup, Cause } from '../contract/views.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createOrderRows } from '../flows/orders/bookRows.ts';
import { createOrderSums } from '../flows/orders/orderSums.ts';
import type { OrderPlan } from '../flows/orders/orderPlan.ts';
import type { Snapshots } from '../flows/snapshots.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { NavDocument } from '../nav/nav.ts';
import type { Jobs } from '../queue/jobs.ts';
import { createParkedGroups, type ParkedGroup } from '../queue/parkedGroups.ts';
import type { Vault } from '../vault/vault.ts';
import type { Assembly } from './connections.ts';
import { createFlowCalls } from './flowCalls.ts';
import { orderRing, pollRing } from './integrations.ts';
import { createNotificationCalls } from './notificationCalls.ts';
import type { PingPart } from './pingPart.ts';
import { createSearchCalls } from './searchCalls.ts';
import type { SettingsCalls } from './settingsCalls.ts';
import { createWebhookMailCalls } from './webhookMailCalls.ts';

export interface CallPartsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly jobs: Jobs;
  readonly snapshots: Snapshots;
  readonly deliveries: Deliveries;
  readonly watermarks: Watermarks;
  readonly pings: PingPart;
  readonly connections: CallParts['connections'];
  readonly undo: CallParts['undo'];
  readonly dryRun: CallParts['dryRun'];
  readonly integrations: CallParts['integrations'];
  readonly mappings: CallParts['mappings'];
  readonly queue: CallParts['queue'];
  readonly schedules: CallParts['schedules'];
  readonly deliveryCalls: CallParts['deliveryCalls'];
  readonly rules: CallParts['rules'];
  readonly trials: CallParts['trials'];
  readonly customers: CallParts['customers'];
  readonly alarms: CallParts['alarms'];
  readonly catchUp: CallParts['catchUp'];
  readonly address: CallParts['address'];
  readonly auditCalls: CallParts['auditCalls'];
  readonly storage: CallParts['storage'];
  readonly keys: CallParts['keys'];
  readonly users: CallParts['users'];
  readonly setup: CallParts['setup'];
  readonly support: CallParts['support'];
  readonly settingsCalls: SettingsCalls;
  readonly assembly: () => Assembly;
  readonly rung: () => void;
}

/** Hands the calls what they stand on. */
export function createCallParts(options: CallPartsOptions): CallParts {
  const { db, ports, jobs, pings, assembly } = options;
  const rows = createOrderRows(db, options.vault);
  const parked = createParkedGroups(db);
  const integrations = () => assembly().settings.integrations;
  return {
    ...options,
    rows,
    settings: options.settingsCalls,
    connections: options.connections,
    undo: options.undo,
    dryRun: options.dryRun,
    integrations: options.integrations,
    flows: createFlowCalls({ ...options, rows, settings: () => assembly().settings }),
    search: createSearchCalls({ ...options, rows, integrations }),
    webhookMails: createWebhookMailCalls(() => assembly().settings, options.settingsCalls),
    notifications: createNotificationCalls(() => assembly().settings, options.settingsCalls),
    overview: {
      now: ports.now,
      rows,
      sums: createOrderSums(db),
      integrations,
      counts: () => jobs.counts(),
      connections: () => pings.list(),
      groups: () => attentionGroups(rows, [...parked.besides('order'), ...rows.parkedUnread()].map(toGroup)),
      beingRead: (integrationId) => rows.notYetRead(integrationId),
    },
    kept: keptOf(options.snapshots),
    orderJob(integrationId, orderKey, actor) {
      const found = integrations().find(({ id }) => id === integrationId);
      return found ? orderRing(found, orderKey, actor) : null;
    },
    pollJobs: (integrationId, actor) =>
      integrations()
        .filter(({ id }) => integrationId === undefined || id === integrationId)
        .map((integration) => pollRing(integration, actor)),
    transaction: (work) => transaction(db, work),
  };
}

function keptOf(snapshots: Snapshots): CallParts['kept'] {
  return {
    plan(integrationId, orderKey) {
      const kept = snapshots.find(integrationId, 'plan', orderKey)?.store;
      return kept ? (JSON.parse(kept) as OrderPlan) : null;
    },
    document(integrationId, orderKey) {
      const kept = snapshots.find(integrationId, 'order', orderKey)?.nav;
      return kept ? (JSON.parse(kept) as NavDocument) : null;
    },
  };
}

function toGroup(group: ParkedGroup): AttentionGroup {
  return {
    causeGroup: group.causeGroup,
    cause: group.cause === null ? UNKNOWN_CAUSE : (JSON.parse(group.cause) as Cause),
    count: group.count,
    amounts: [],
    oldestAt: new Date(group.oldestAt).toISOString(),
    orders: [],
  };
}
