import type { AlarmKind } from '../base/alarm.ts';
import type { StandingAlarm } from '../health/standingAlarms.ts';

/** One answer that a person may give to an alarm. */
export interface AlarmAnswer {
  /** It may be given with a date, `from`. */
  readonly isDated?: true;
  /** What it would do, counted, before it is given. Asks, and writes nothing. `from`: UTC instant. */
  preview?(
    alarm: StandingAlarm,
    actor: string,
    from?: string,
  ): Promise<{ message: string; params: Record<string, string> }>;
  /** Carries it out; the alarm is over when this resolves. @throws ConnectorError and the alarm stands */
  carryOut(alarm: StandingAlarm, actor: string, from?: string): Promise<void>;
}

/** What a person may answer to each kind of alarm; kinds that are not here end by themselves only. */
export type AlarmAnswers = Readonly<Partial<Record<AlarmKind, Readonly<Record<string, AlarmAnswer>>>>>;
