import { ConnectorError } from '../base/errors.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { AlarmView } from '../contract/alarmCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { StandingAlarm, StandingAlarms } from '../health/standingAlarms.ts';
import type { AlarmAnswer, AlarmAnswers } from './alarmAnswers.ts';

export interface AlarmCallsOptions {
  readonly alarms: StandingAlarms;
  readonly answers: AlarmAnswers;
  /** Answers that follow from what the alarm found, such as one for each company; none where absent. */
  readonly chosen?: (alarm: StandingAlarm) => Readonly<Record<string, AlarmAnswer>>;
  readonly settings: () => Settings;
}

/** Alarms as a person sees them, and their answers. */
export function createAlarmCalls({ alarms, answers, chosen, settings }: AlarmCallsOptions): CallParts['alarms'] {
  const answersTo = (alarm: StandingAlarm) => ({ ...answers[alarm.kind], ...chosen?.(alarm) });

  function find(alarmId: number, answer: string): { alarm: StandingAlarm; answer: AlarmAnswer } {
    const alarm = alarms.byId(alarmId);
    if (!alarm) throw overAlready();
    const known = answersTo(alarm)[answer];
    if (!known) throw notAnAnswer(answer);
    return { alarm, answer: known };
  }

  const list = () => ({
    alarms: alarms.standing().map((alarm) => viewOf(alarm, answersTo(alarm), settings())),
  });
  return {
    'alarms.list': async () => list(),
    'alarms.preview': async ({ alarmId, answer, from }, { name }) => {
      const found = find(alarmId, answer);
      return (await found.answer.preview?.(found.alarm, `person:${name}`, from)) ?? { message: '', params: {} };
    },
    'alarms.answer': async ({ alarmId, answer, from }, { name }) => {
      const found = find(alarmId, answer);
      await found.answer.carryOut(found.alarm, `person:${name}`, from);
      alarms.answered(alarmId, answer, `person:${name}`);
      return list();
    },
  };
}

function viewOf(alarm: StandingAlarm, answers: Readonly<Record<string, AlarmAnswer>>, settings: Settings): AlarmView {
  const { id, kind, scope, message, whatToDo, params, stopsWrites, raisedAt } = alarm;
  return {
    id,
    kind,
    scope,
    scopeName: nameOf(scope, settings),
    message,
    whatToDo,
    params,
    stopsWrites,
    raisedAt,
    answers: Object.keys(answers),
    datedAnswers: Object.keys(answers).filter((name) => answers[name]?.isDated),
  };
}

function nameOf(scope: string, { connections, integrations }: Settings): string {
  const [what, id = ''] = scope.split('/');
  const named = what === 'connection' ? connections : what === 'integration' ? integrations : [];
  return named.find((one) => one.id === id)?.name || id;
}

function overAlready(): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'alarm-over',
    message: 'This is over already.',
    whatToDo: 'Nothing to do.',
    system: 'engine',
  });
}

function notAnAnswer(answer: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'alarm-answer-unknown',
    message: `"${answer}" is no answer to it.`,
    whatToDo: 'Choose one of those that are shown.',
    system: 'engine',
  });
}
