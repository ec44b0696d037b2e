import type { Audit } from '../audit/audit.ts';
import type { Ports } from '../base/ports.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import { createHeartbeatMemories } from '../subscriptions/heartbeatMemories.ts';
import { createHeartbeats, type HeartbeatTarget } from '../subscriptions/heartbeatJob.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import type { Assembly } from './connections.ts';
import type { Installation } from './installation.ts';

type Ring = Omit<NewJob, 'runAt'>;

export interface HeartbeatPart {
  readonly handler: Handler;
  readonly answers: NonNullable<AlarmAnswers['two-installations']>;
  /** One job for each store and company that are joined; alarms about what is joined no more are over. */
  rings(actor: string): readonly Ring[];
  /** Of an installation that is another from now on. */
  forget(): void;
}

export interface HeartbeatPartOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly alarms: StandingAlarms;
  readonly audit: Audit;
  readonly installation: Installation;
  readonly assembly: () => Assembly;
}

/** Heartbeats of this installation at its stores, and what a person answers when another one is there. */
export function createHeartbeatPart(options: HeartbeatPartOptions): HeartbeatPart {
  const { db, alarms, audit, installation, assembly } = options;
  const memories = createHeartbeatMemories(db);
  const told = new Set<string>();

  /** Once in a life: with it this installation is not seen by others. */
  function tellRefused({ connectionId }: { readonly connectionId: string }, cause: string): void {
    if (told.has(connectionId)) return;
    told.add(connectionId);
    const text = `${connectionId}: the key may not leave a heartbeat, so that another installation could not see this one.`;
    transaction(db, () => {
      audit.append({ kind: 'heartbeat.refused', actor: 'engine', status: 'fine', cause, bodies: { text } });
    });
  }

  const heartbeats = createHeartbeats({
    ...options,
    memories,
    refused: (target, error) => tellRefused(target, error.code),
    // Until a person has said who we are, nothing is touched that may be another one's.
    target: (key) => (installation.movedFrom() ? null : targetOf(assembly(), key)),
  });

  function pairOf(integrationId: string): string | null {
    const found = assembly().settings.integrations.find(({ id }) => id === integrationId);
    return found ? `${found.store}/${found.nav}` : null;
  }

  function clearOthers(wanted: readonly Ring[]): void {
    for (const { kind, scope } of alarms.standing()) {
      if (kind !== 'two-installations') continue;
      const pair = pairOf(scope.slice('integration/'.length));
      if (!wanted.some(({ recordKey }) => recordKey === pair)) alarms.clear(kind, scope);
    }
  }

  return {
    handler: heartbeats.handler,
    answers: {
      takeOver: {
        async carryOut({ scope }, actor) {
          const pair = pairOf(scope.slice('integration/'.length));
          if (pair !== null) await heartbeats.takeOver(pair, actor);
        },
      },
    },
    rings(actor) {
      const wanted = ringsOf(assembly().settings, actor);
      clearOthers(wanted);
      return wanted;
    },
    forget: () => memories.forgetAll(),
  };
}

/** Stores whose webhooks an administrator keeps get no heartbeat either. */
function ringsOf({ connections, integrations }: Settings, actor: string): readonly Ring[] {
  const own = connections.filter((one) => one.kind !== 'nav' && one.webhooks === 'own');
  const ofOwn = integrations.filter(({ store }) => own.some(({ id }) => id === store));
  const first = ofOwn.filter(
    (one, n) => n === ofOwn.findIndex(({ store, nav }) => store === one.store && nav === one.nav),
  );
  return first.map(({ id, store, nav }) => ({
    key: `heartbeat/${store}/${nav}`,
    kind: 'heartbeat',
    integrationId: id,
    needs: [store],
    recordKey: `${store}/${nav}`,
    actor,
    // Before the first order of this life.
    priority: 0,
  }));
}

function targetOf({ settings, stores, navs }: Assembly, key: string): HeartbeatTarget | null {
  const { integrations } = settings;
  const joined = integrations.filter(({ store, nav }) => `${store}/${nav}` === key);
  const [one] = joined;
  const connection = settings.connections.find(({ id }) => id === one?.store);
  const store = stores.get(one?.store ?? '')?.store;
  const nav = navs.get(one?.nav ?? '');
  if (!one || !store || !nav || !connection || connection.kind === 'nav' || connection.webhooks !== 'own') return null;
  const inMode = (mode: string) => joined.filter((each) => each.mode === mode).map(({ id }) => id);
  return {
    connectionId: one.store,
    navId: one.nav,
    store,
    companyId: async () => (await nav.nav()).companyId,
    live: inMode('live'),
    shadow: inMode('shadow'),
  };
}
