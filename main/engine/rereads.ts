import { ConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { beginReread, REREAD } from '../inbox/reread.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Run, Runs } from '../queue/runs.ts';
import type { StoreSession } from '../stores/store.ts';
import type { Assembly } from './connections.ts';
import { pollStatuses, rereadRing } from './integrations.ts';
import type { News } from './news.ts';

export interface RereadsOptions {
  readonly records: Pick<OrderRecords, 'db' | 'audit' | 'ports'>;
  readonly runs: Runs;
  readonly news: News;
  readonly assembly: () => Assembly;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

/** Reading the orders of an integration again from a date. */
export interface Rereads {
  /**
   * Just before the instant that is meant, as stores give what is later; never before the integration's start.
   * @throws ConnectorError `since-ahead`
   */
  beginning(integration: Pick<IntegrationSettings, 'startAt'>, since: string): string;
  /** How many orders were placed after an instant, or also those changed since; null where the store does not count. */
  count(
    integration: IntegrationSettings,
    from: string,
    actor: string,
    which?: 'placed' | 'all',
  ): Promise<number | null>;
  start(integration: IntegrationSettings, from: string, total: number | null, actor: string): Run;
}

const SECOND = 1000;

export function createRereads({ records, runs, news, assembly, ring }: RereadsOptions): Rereads {
  const { db, audit, ports } = records;

  function asking({ id }: IntegrationSettings, actor: string): StoreSession {
    const integration = assembly().integrations.get(id);
    if (!integration) throw integrationUnknown(id);
    return integration.store.as({ actor, integrationId: id, readsOnly: true });
  }

  function statusesOf(own: IntegrationSettings): readonly string[] {
    const store = assembly().integrations.get(own.id)?.store;
    if (!store) throw integrationUnknown(own.id);
    return pollStatuses(own, store);
  }

  return {
    beginning({ startAt }, since) {
      if (Date.parse(since) > ports.now()) throw sinceAhead();
      const from = Math.max(Date.parse(since), Date.parse(startAt));
      return toInstant(Math.floor(from / SECOND) * SECOND - SECOND);
    },
    /** What was placed since is changed since, but for odd stamps: the larger number is nearer. */
    async count(own, from, actor, which = 'all') {
      const session = asking(own, actor);
      const wanted = { after: from, statuses: statusesOf(own) };
      const by = which === 'all' ? (['changed', 'placed'] as const) : (['placed'] as const);
      const counts = await Promise.all(by.map((one) => session.countOrders(one, wanted)));
      return counts.includes(null) ? null : Math.max(...counts.map(Number));
    },
    start(own, from, total, actor) {
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
    },
  };
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
