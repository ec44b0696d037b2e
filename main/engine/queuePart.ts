import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import { recordAsked } from '../calls/createCalls.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { Actor } from '../contract/calls.ts';
import type { Settings } from '../contract/settings.ts';
import { createOrderRows } from '../flows/orders/bookRows.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import { SWEEP } from '../inbox/sweep.ts';
import { createAttempts } from '../queue/attempts.ts';
import type { Pause, Pauses } from '../queue/pauses.ts';
import { createReplay, REPLAY } from '../queue/replay.ts';
import { createRuns, type Run, type Runs } from '../queue/runs.ts';
import type { Assembly } from './connections.ts';
import { createGoingLive, GOING_LIVE, type GoingLive } from './goingLive.ts';
import { createLongTroubles, type LongTroubles } from './longTroubles.ts';
import type { News } from './news.ts';
import { RECOVER } from './recover.ts';
import { type CancelRun, createQueueCalls } from './queueCalls.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface QueuePartOptions {
  readonly records: OrderRecords;
  readonly pauses: Pauses;
  readonly alarms: StandingAlarms;
  readonly news: News;
  readonly settings: () => Settings;
  readonly settingsCalls: Pick<SettingsCalls, 'setMode'>;
  readonly assembly: () => Assembly;
  /** Of the runs that others lead. */
  readonly cancels: Readonly<Record<string, CancelRun>>;
  readonly rung: () => void;
}

export interface QueuePart {
  readonly calls: CallParts['queue'];
  readonly runs: Runs;
  readonly longTroubles: LongTroubles;
  readonly goingLive: Pick<GoingLive, 'begin' | 'of' | 'end'>;
  start(): void;
  stop(): void;
}

/** The queue as people see and steer it. */
export function createQueuePart(options: QueuePartOptions): QueuePart {
  const { records, pauses, alarms, news, settings, rung } = options;
  const { db, ports, audit, jobs, vault } = records;
  const rows = createOrderRows(db, vault);
  const runs = createRuns(db, ports);
  const replay = createReplay(db, ports, {
    record: (runId, jobId, actor) => recordAsked({ jobs, rows, audit }, jobId, actor, runId),
    rung,
  });
  const goingLive = createGoingLive({
    db, ports, jobs, rows, news, rung, integrations: () => settings().integrations,
  }); // prettier-ignore
  /** Who leads it looks at its run with every turn. */
  function endBetweenTurns(run: Run): Run {
    runs.keep({ ...run, state: 'cancelled' });
    rung();
    return { ...run, state: 'cancelled' };
  }
  /** Who ends it wants no more of it written: polls ring the same orders. */
  function endGoingLive(run: Run, { role, name }: Actor): Run {
    if (role !== 'administrator') throw administratorsOnly();
    const id = goingLive.integrationOf(run.id);
    const isLive = settings().integrations.some((one) => one.id === id && one.mode === 'live');
    if (isLive) options.settingsCalls.setMode(id, 'shadow', undefined, `person:${name}`);
    return goingLive.cancel(run.id) ?? run;
  }
  const cancels: QueuePartOptions['cancels'] = {
    ...options.cancels,
    [SWEEP]: endBetweenTurns,
    [RECOVER]: endBetweenTurns,
    [REPLAY]: (run) => replay.cancel(run.id) ?? run,
    [GOING_LIVE]: endGoingLive,
  };
  const findRun = (id: number) => (runs.find(id)?.kind === GOING_LIVE ? goingLive.run(id) : replay.run(id));
  const nameOf = (id: string) => settings().connections.find((one) => one.id === id)?.name || id;
  return {
    calls: createQueueCalls({
      ...options, ports, audit, runs, findRun, replay, rows, cancels, endedByAdministrators: new Set([GOING_LIVE]),
    }),
    runs,
    goingLive,
    longTroubles: createLongTroubles({ ports, alarms, attempts: createAttempts(db), nameOf }),
    start() {
      replay.resume();
      goingLive.start();
      pauses.start();
    },
    stop() {
      pauses.stop();
      replay.stop();
      goingLive.stop();
    },
  }; // prettier-ignore
}

/** Nobody resumed it: its time was over. Inside a transaction. */
export function tellPauseOver(audit: Pick<Audit, 'append'>, { integrationId, until }: Pause): void {
  const about = integrationId === '' ? {} : { integrationId };
  const params = JSON.stringify({ until });
  audit.append({ kind: 'queue.resumed', actor: 'engine', status: 'fine', ...about, bodies: { params } });
}

function administratorsOnly(): ConnectorError {
  return new ConnectorError({
    kind: 'permission',
    code: 'role-too-low',
    message: 'Your sign-in may not do this.',
    whatToDo: 'Sign in as somebody who is administrator.',
    system: 'engine',
  });
}
