import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import { toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { FoundOrder } from '../contract/catchUpCalls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { beginReread, REREAD } from '../inbox/reread.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Runs } from '../queue/runs.ts';
import type { OrdersWanted, OrderSummary, StoreSession } from '../stores/store.ts';
import type { Assembly } from './connections.ts';
import { pollStatuses, rereadRing, sweepRing } from './integrations.ts';
import type { News } from './news.ts';

export interface CatchUpCallsOptions {
  readonly records: OrderRecords;
  readonly runs: Runs;
  readonly news: News;
  readonly assembly: () => Assembly;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

const SECOND = 1000;

/** Fetching one order, reading again from a date, and comparing everything, as a person asks for it. */
export function createCatchUpCalls(options: CatchUpCallsOptions): CallParts['catchUp'] {
  const { records, runs, news, assembly, ring } = options;
  const { db, audit, book, ports } = records;

  function find(integrationId: string): IntegrationSettings {
    const found = assembly().settings.integrations.find(({ id }) => id === integrationId);
    if (!found) throw integrationUnknown(integrationId);
    return found;
  }

  function asking(integrationId: string, actor: string): StoreSession {
    const integration = assembly().integrations.get(integrationId);
    if (!integration) throw integrationUnknown(integrationId);
    const origin: Origin = { actor, integrationId, readsOnly: true };
    return integration.store.as(origin);
  }

  function statusesOf(own: IntegrationSettings): readonly string[] {
    const store = assembly().integrations.get(own.id)?.store;
    if (!store) throw integrationUnknown(own.id);
    return pollStatuses(own, store);
  }

  function start(own: IntegrationSettings, from: string, total: number | null, actor: string) {
    const run = transaction(db, () => {
      runs.cancelOf(REREAD, own.id);
      const begun = beginReread(runs, { kind: REREAD, integrationId: own.id, actor, total: total ?? 0 }, from);
      audit.append({
        kind: 'reread.started',
        actor,
        status: 'fine',
        integrationId: own.id,
        runId: begun.id,
        bodies: { params: JSON.stringify({ since: from, orders: total }) },
      });
      return begun;
    });
    ring([rereadRing(own, run.id)]);
    news.changed('runs');
    return run;
  }

  return {
    'orders.find': async ({ integrationId, text }, { name }) => {
      const own = find(integrationId);
      const found = await asking(integrationId, `person:${name}`).findOrders(text.replace(/^#/, '').trim());
      return { orders: found.map((order) => viewOf(order, own, book.standing(integrationId, order.key)?.term)) };
    },
    'poll.from': async ({ integrationId, since, dryRun = true }, { name }) => {
      const own = find(integrationId);
      const from = beginning(own, since);
      const actor = `person:${name}`;
      const orders = await countFrom(asking(integrationId, actor), { after: from, statuses: statusesOf(own) });
      return { orders, run: dryRun ? null : start(own, from, orders, actor) };
    },
    'poll.cancelFrom': async ({ runId }) => {
      const run = runs.find(runId);
      if (run?.kind !== REREAD) throw runUnknown(runId);
      runs.keep({ ...run, state: 'cancelled' });
      news.changed('runs');
      return runs.find(runId) ?? run;
    },
    'sweep.now': async ({ integrationId }, { name }) => {
      const all = assembly().settings.integrations;
      const meant = integrationId === undefined ? all : [find(integrationId)];
      ring(meant.map((own) => sweepRing(own, `person:${name}`)));
      return { jobs: meant.length };
    },
  };

  /** Just before the instant that is meant, as stores give what is later; never before the integration's start. */
  function beginning({ startAt }: IntegrationSettings, since: string): string {
    if (Date.parse(since) > ports.now()) throw sinceAhead();
    const from = Math.max(Date.parse(since), Date.parse(startAt));
    return toInstant(Math.floor(from / SECOND) * SECOND - SECOND);
  }
}

/** What was placed since is changed since, but for odd stamps: the larger number is nearer. */
async function countFrom(session: StoreSession, wanted: OrdersWanted): Promise<number | null> {
  const counts = await Promise.all([session.countOrders('changed', wanted), session.countOrders('placed', wanted)]);
  return counts.includes(null) ? null : Math.max(...counts.map(Number));
}

function viewOf(order: OrderSummary, { startAt }: IntegrationSettings, term: FoundOrder['term'] | undefined) {
  return {
    orderKey: order.key,
    orderNo: order.number,
    placedAt: order.placedAt,
    status: order.status,
    total: order.total,
    currency: order.currency,
    term: term ?? null,
    beforeStart: Date.parse(order.placedAt) < Date.parse(startAt),
  };
}

function runUnknown(id: number): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'not-found',
    message: `Run ${id} is not known.`,
    whatToDo: 'Look in the list of integrations.',
  });
}

function sinceAhead(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'since-ahead',
    message: 'This date is still to come.',
    whatToDo: 'Choose a date in the past.',
    system: 'engine',
  });
}
