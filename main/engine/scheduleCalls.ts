import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { ScheduleView } from '../contract/scheduleCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { nextAfter, nextTimes } from '../base/cronTimes.ts';
import { checkSchedule } from '../settings/crossChecks.ts';
import { type Scheduled, type Schedules, timetable } from './schedules.ts';
import type { SettingsCalls } from './settingsCalls.ts';
import type { Turn } from './scheduleTurns.ts';

export interface ScheduleCallsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly schedules: () => Schedules;
  readonly settingsCalls: Pick<SettingsCalls, 'setSchedule'>;
  readonly settings: () => Settings;
  readonly hasAddress: () => boolean;
}

/** The time table as a person sees and changes it. */
export function createScheduleCalls(options: ScheduleCallsOptions): CallParts['schedules'] {
  const { db, ports, audit, settings } = options;

  function list() {
    const turns = options.schedules().turns();
    const context = { now: ports.now(), settings: settings(), hasAddress: options.hasAddress() };
    // What is not in force did not run, though the same work went on in its place.
    const own = (one: Scheduled) => (isInForce(one, context) ? ofSchedule(turns, one) : []);
    return { schedules: timetable.map((one) => viewOf(one, own(one), context)) };
  }

  function find(id: string): Scheduled {
    const found = timetable.find((one) => one.id === id);
    if (!found) throw scheduleUnknown(id);
    return found;
  }

  return {
    'schedules.list': async () => list(),
    'schedules.check': async ({ expression }) => {
      const isValid = checkSchedule(expression, '').length === 0;
      return { isValid, next: isValid ? nextTimes(expression, ports.now(), 3).map(toInstant) : [] };
    },
    'schedules.change': async ({ id, expression }, { name }) => {
      const { setting } = find(id);
      if (!setting) throw scheduleFixed();
      options.settingsCalls.setSchedule(setting, expression, `person:${name}`);
      return list();
    },
    'schedules.runNow': async ({ id }, { name }) => {
      const one = find(id);
      const params = JSON.stringify({ schedule: one.id });
      transaction(db, () =>
        audit.append({ kind: 'schedule.runNow', actor: `person:${name}`, status: 'fine', bodies: { params } }),
      );
      options.schedules().runNow(one.id);
      return list();
    },
  };
}

/** Both polls are the same work, told under the first of them. */
function ofSchedule(turns: readonly Turn[], one: Scheduled): readonly Turn[] {
  const kind = one.jobs?.[0];
  const told = kind === undefined ? one : timetable.find(({ jobs }) => jobs?.includes(kind));
  return turns.filter(({ schedule, result }) => schedule === told?.id && result !== 'none');
}

interface Context {
  readonly now: number;
  readonly settings: Settings;
  readonly hasAddress: boolean;
}

function isInForce(one: Scheduled, { hasAddress }: Pick<Context, 'hasAddress'>): boolean {
  return one.inForce?.(hasAddress) ?? true;
}

/** Of several integrations the last to begin, the longest, and the worst. */
function viewOf(one: Scheduled, turns: readonly Turn[], { now, settings, hasAddress }: Context): ScheduleView {
  const expression = one.expression(settings);
  const inForce = isInForce(one, { hasAddress });
  const next = inForce ? nextAfter(expression, now) : null;
  const lasted = turns.flatMap(({ beganAt, endedAt }) =>
    endedAt === null ? [] : [Date.parse(endedAt) - Date.parse(beganAt)],
  );
  const bad = turns.find(({ result }) => result === 'failed');
  const isGoing = turns.some(({ result }) => result === 'going');
  return {
    id: one.id,
    expression,
    inForce,
    mayChange: one.setting !== undefined,
    next: next === null ? null : toInstant(next),
    lastBeganAt:
      turns
        .map(({ beganAt }) => beganAt)
        .toSorted()
        .at(-1) ?? null,
    lastMilliseconds: isGoing || lasted.length === 0 ? null : Math.max(...lasted),
    lastResult: isGoing ? 'going' : bad ? 'failed' : turns.length > 0 ? 'done' : 'none',
    lastCause: bad?.cause ?? null,
  };
}

function scheduleUnknown(id: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'schedule-unknown',
    message: `There is no schedule ${id}.`,
    whatToDo: 'Look in the list of schedules.',
    system: 'engine',
  });
}

function scheduleFixed(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'schedule-fixed',
    message: 'The times of this schedule are not changed here.',
    whatToDo: 'Nothing: other parts of the connector rely on them, or the settings have a place of their own for them.',
    system: 'engine',
  });
}
