import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { FoundOrder } from '../contract/catchUpCalls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { REREAD } from '../inbox/reread.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Runs } from '../queue/runs.ts';
import type { OrderSummary, StoreSession } from '../stores/store.ts';
import type { Assembly } from './connections.ts';
import { sweepRing } from './integrations.ts';
import type { News } from './news.ts';
import type { Rereads } from './rereads.ts';

export interface CatchUpCallsOptions {
  readonly records: OrderRecords;
  readonly runs: Runs;
  readonly rereads: Rereads;
  readonly news: News;
  readonly assembly: () => Assembly;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

/** Fetching one order, reading again from a date, and comparing everything, as a person asks for it. */
export function createCatchUpCalls(options: CatchUpCallsOptions): CallParts['catchUp'] {
  const { records, runs, rereads, news, assembly, ring } = options;
  const { book } = records;

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

  return {
    'orders.find': async ({ integrationId, text }, { name }) => {
      const own = find(integrationId);
      const found = await asking(integrationId, `person:${name}`).findOrders(text.replace(/^#/, '').trim());
      return { orders: found.map((order) => viewOf(order, own, book.standing(integrationId, order.key)?.term)) };
    },
    'poll.from': async ({ integrationId, since, dryRun = true }, { name }) => {
      const own = find(integrationId);
      const from = rereads.beginning(own, since);
      const actor = `person:${name}`;
      const orders = await rereads.count(own, from, actor);
      return { orders, run: dryRun ? null : rereads.start(own, from, orders, actor) };
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
