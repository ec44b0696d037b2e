import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Actor, Calls } from '../contract/calls.ts';
import type { addressCalls } from '../contract/addressCalls.ts';
import type { alarmCalls } from '../contract/alarmCalls.ts';
import type { auditCalls } from '../contract/auditCalls.ts';
import type { catchUpCalls } from '../contract/catchUpCalls.ts';
import type { flowCalls } from '../contract/flowCalls.ts';
import type { customerCalls } from '../contract/customerCalls.ts';
import type { deliveryCalls } from '../contract/deliveryCalls.ts';
import type { notificationCalls } from '../contract/notificationCalls.ts';
import type { queueCalls } from '../contract/queueCalls.ts';
import type { keyCalls } from '../contract/keyCalls.ts';
import type { ruleCalls } from '../contract/ruleCalls.ts';
import type { searchCalls } from '../contract/searchCalls.ts';
import type { storageCalls } from '../contract/storageCalls.ts';
import type { setupCalls } from '../contract/setupCalls.ts';
import type { supportCalls } from '../contract/supportCalls.ts';
import type { scheduleCalls } from '../contract/scheduleCalls.ts';
import type { trialCalls } from '../contract/trialCalls.ts';
import type { userCalls } from '../contract/userCalls.ts';
import type { webhookMailCalls } from '../contract/webhookMailCalls.ts';
import type { ConnectionView, DryRunView, IntegrationView, NavDetails, ReadinessLine } from '../contract/views.ts';
import type { Jobs, NewJob } from '../queue/jobs.ts';
import { mappingCalls, type MappingParts } from './mappings.ts';
import { orderDetailOf, type PlansAndDocuments } from './orderDetail.ts';
import { discreet } from './discretion.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import { createLooks } from './looks.ts';
import { toOrderRow } from './orderRows.ts';
import { stretchOf } from './timeline.ts';
import { overviewOf, type OverviewParts } from './overview.ts';
import { mustBeOfThisShop } from './earlierShop.ts';

/** What the calls stand on; built by the engine. */
export interface CallParts {
  readonly ports: Ports;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly rows: OrderRows;
  readonly overview: OverviewParts;
  readonly kept: PlansAndDocuments;
  readonly connections: {
    list(): readonly ConnectionView[];
    /** @throws ConnectorError `connection-unknown` */
    ping(id: string, actor: string): Promise<ConnectionView>;
    pingEvery(actor: string): Promise<readonly ConnectionView[]>;
    /** @throws ConnectorError `connection-not-nav` */
    details(id: string, actor: string): Promise<NavDetails>;
    readiness(id: string, actor: string): Promise<readonly ReadinessLine[]>;
    /** @throws ConnectorError `certificate-changed` when the last ping showed another one */
    pin(id: string, fingerprint: string | null, actor: string): Promise<ConnectionView>;
    /** `customerNo` is needed for NAV alone. */
    testWrite(id: string, customerNo: string | undefined, actor: string): Promise<ConnectionView>;
  };
  readonly settings: {
    /** @throws ConnectorError `settings-refused` */
    importText(text: string, actor: string): { connections: number; integrations: number };
    exportText(): string;
  };
  /** @throws ConnectorError when the order is gone, or store or NAV cannot be asked */
  dryRun(integrationId: string, orderKey: string, actor: string): Promise<DryRunView>;
  /** @throws ConnectorError with the reason where the document cannot be taken back */
  undo(integrationId: string, orderKey: string, actor: string): Promise<number>;
  readonly integrations: {
    list(): readonly IntegrationView[];
    /** How many orders were rung because of it. @throws ConnectorError `integration-unknown` */
    setMode(id: string, mode: 'live' | 'shadow', alsoShadowed: boolean, actor: string): number;
  };
  readonly mappings: MappingParts;
  readonly queue: Pick<Calls, keyof typeof queueCalls>;
  readonly schedules: Pick<Calls, keyof typeof scheduleCalls>;
  readonly deliveryCalls: Pick<Calls, keyof typeof deliveryCalls>;
  readonly rules: Pick<Calls, keyof typeof ruleCalls>;
  readonly trials: Pick<Calls, keyof typeof trialCalls>;
  readonly customers: Pick<Calls, keyof typeof customerCalls>;
  readonly alarms: Pick<Calls, keyof typeof alarmCalls>;
  readonly catchUp: Pick<Calls, keyof typeof catchUpCalls>;
  readonly flows: Pick<Calls, keyof typeof flowCalls>;
  readonly search: Pick<Calls, keyof typeof searchCalls>;
  readonly address: Pick<Calls, keyof typeof addressCalls>;
  readonly auditCalls: Pick<Calls, keyof typeof auditCalls>;
  readonly storage: Pick<Calls, keyof typeof storageCalls>;
  readonly webhookMails: Pick<Calls, keyof typeof webhookMailCalls>;
  readonly notifications: Pick<Calls, keyof typeof notificationCalls>;
  readonly keys: Pick<Calls, keyof typeof keyCalls>;
  readonly users: Pick<Calls, keyof typeof userCalls>;
  readonly setup: Pick<Calls, keyof typeof setupCalls>;
  readonly support: Pick<Calls, keyof typeof supportCalls>;
  orderJob(integrationId: string, orderKey: string, actor: string): Omit<NewJob, 'runAt'> | null;
  pollJobs(integrationId: string | undefined, actor: string): readonly Omit<NewJob, 'runAt'>[];
  transaction<T>(work: () => T): T;
  /** After jobs were rung. */
  rung(): void;
}

/** Every call of the contract, a few lines each over a part. Arguments were parsed and the role checked by the host's border. */
export function createCalls(parts: CallParts): Calls {
  const { audit, jobs, rows, ports } = parts;
  const look = createLooks({ ...parts, now: () => ports.now() });
  return discreet({
    'overview.get': async () => overviewOf(parts.overview),
    'orders.list': async ({ cursor, limit = 50, ...filter }) => {
      const found = rows.list({ ...filter, below: readCursor(cursor), limit: limit + 1 });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const total = rows.count(filter);
      return {
        rows: shown.map((row) => toOrderRow(row, rows.person(row))),
        next: found.length > limit && last ? `${last.placed_at} ${last.id}` : null,
        count: total > 10_000 ? '10,000+' : String(total),
      };
    },
    'orders.get': async ({ integrationId, orderKey }, actor) => {
      const row = rows.one(integrationId, orderKey);
      if (!row) throw notFound(`Order id ${orderKey} is not in the books of ${integrationId}.`);
      look(row, rows.person(row), actor);
      return orderDetailOf(row, rows, audit, parts.kept);
    },
    'orders.timeline': async ({ after, before, ...order }) => stretchOf(audit, order, { after, before }),
    'orders.import': async ({ integrationId, orderKey }, actor) => {
      mustBeOfThisShop(orderKey);
      const job = parts.orderJob(integrationId, orderKey, person(actor));
      if (!job) throw notFound(`Integration ${integrationId} is not in the settings.`);
      const jobId = parts.transaction(() => {
        const added = jobs.add({ ...job, runAt: ports.now() });
        recordAsked(parts, added, person(actor));
        return added;
      });
      parts.rung();
      return { jobId };
    },
    'orders.dryRun': async ({ integrationId, orderKey }, actor) => {
      mustBeOfThisShop(orderKey);
      const row = rows.one(integrationId, orderKey);
      if (row) look(row, rows.person(row), actor);
      return parts.dryRun(integrationId, orderKey, person(actor));
    },
    'orders.undo': async ({ integrationId, orderKey }, actor) => ({
      jobId: await parts.undo(integrationId, orderKey, person(actor)),
    }),
    'integrations.list': async () => ({ integrations: [...parts.integrations.list()] }),
    'integrations.setMode': async ({ integrationId, mode, alsoShadowed = false }, actor) => {
      const rung = parts.integrations.setMode(integrationId, mode, alsoShadowed, person(actor));
      return { integrations: [...parts.integrations.list()], jobs: rung };
    },
    'attention.list': async () => {
      const groups = parts.overview.groups();
      return { groups: [...groups], count: groups.reduce((total, group) => total + group.count, 0) };
    },
    'connections.list': async () => ({ connections: [...parts.connections.list()] }),
    'connections.ping': async ({ connectionId }, actor) => parts.connections.ping(connectionId, person(actor)),
    'connections.pingAll': async (_input, actor) => ({
      connections: [...(await parts.connections.pingEvery(person(actor)))],
    }),
    'connections.details': async ({ connectionId }, actor) => parts.connections.details(connectionId, person(actor)),
    'connections.readiness': async ({ connectionId }, actor) => {
      const lines = await parts.connections.readiness(connectionId, person(actor));
      return { checkedAt: toInstant(ports.now()), lines: [...lines] };
    },
    'connections.pin': async ({ connectionId, fingerprint }, actor) =>
      parts.connections.pin(connectionId, fingerprint, person(actor)),
    'connections.testWrite': async ({ connectionId, customerNo }, actor) =>
      parts.connections.testWrite(connectionId, customerNo, person(actor)),
    'poll.now': async ({ integrationId }, actor) => {
      const polls = parts.pollJobs(integrationId, person(actor));
      parts.transaction(() => polls.forEach((job) => jobs.add({ ...job, runAt: ports.now() })));
      parts.rung();
      return { jobs: polls.length };
    },
    ...mappingCalls(parts.mappings, rows),
    ...parts.queue,
    ...parts.schedules,
    ...parts.deliveryCalls,
    ...parts.rules,
    ...parts.trials,
    ...parts.customers,
    ...parts.alarms,
    ...parts.catchUp,
    ...parts.flows,
    'search.find': async (input, actor) => {
      const found = await parts.search['search.find'](input, actor);
      // Whoever asks for a shopper by their address looks at them, if only in a list.
      for (const { integrationId, orderKey } of found.person?.orders ?? []) {
        const row = rows.one(integrationId, orderKey);
        if (row) look(row, rows.person(row), actor);
      }
      return found;
    },
    ...parts.address,
    ...parts.storage,
    ...parts.notifications,
    ...parts.webhookMails,
    ...parts.keys,
    ...parts.users,
    ...parts.auditCalls,
    ...parts.setup,
    ...parts.support,
    'settings.import': async ({ text }, actor) => parts.settings.importText(text, person(actor)),
    'settings.export': async () => ({ text: parts.settings.exportText() }),
  });
}

/** Inside a transaction: a person wants this job to run. */
export function recordAsked(
  parts: Pick<CallParts, 'jobs' | 'rows' | 'audit'>,
  jobId: number,
  actor: string,
  runId?: number,
): void {
  const job = parts.jobs.byId(jobId);
  if (!job) return;
  const orderKey = job.kind === 'order' ? job.recordKey : undefined;
  const orderNo = orderKey === undefined ? undefined : parts.rows.one(job.integrationId, orderKey)?.order_no;
  parts.audit.append({
    kind: 'job.replayed',
    actor,
    status: 'fine',
    integrationId: job.integrationId,
    orderKey,
    orderNo,
    jobId,
    runId,
  });
}

function person(actor: Actor): string {
  return `person:${actor.name}`;
}

function readCursor(cursor: string | undefined): { placedAt: string; id: number } | undefined {
  const match = /^(\S+) (\d+)$/.exec(cursor ?? '');
  return match?.[1] && match[2] ? { placedAt: match[1], id: Number(match[2]) } : undefined;
}

function notFound(message: string): ConnectorError {
  return new ConnectorError({ kind: 'notFound', code: 'not-found', message, whatToDo: 'Look in the list of orders.' });
}
