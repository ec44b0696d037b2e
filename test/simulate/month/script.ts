import { berlin } from '../berlin.ts';
import type { SandboxSettings } from '../../sandbox/settings.ts';
import { addressDown } from './addressDown.ts';
import { clocksChanged } from './clocksChanged.ts';
import { datedBack } from './datedBack.ts';
import { navAway } from './navAway.ts';
import { navSetBack } from './navSetBack.ts';
import { untoldRefund } from './refunds.ts';
import { sleeping } from './sleeping.ts';
import type { Happening, Span, Stage } from './stage.ts';
import { switchedOff } from './switchedOff.ts';
import { webhooksDisabled } from './webhooksDisabled.ts';

const MINUTE = 60_000;

/** What happens when; times are those of Germany. */
export interface Script extends Span {
  /** About so many orders a day. */
  readonly perDay: number;
  readonly settings: Pick<SandboxSettings, 'poll' | 'ping'>;
  stage(stage: Stage): readonly Happening[];
}

const span = (from: string, to: string): Span => ({ from: berlin(from), to: berlin(to) });

/** A month that ends with the change to summer time. */
export const MONTH: Script = {
  ...span('2026-03-01T00:00', '2026-04-01T00:00'),
  perDay: 11,
  settings: {},
  stage: (stage) => [
    addressDown(stage, span('2026-03-04T11:20', '2026-03-04T16:05')),
    webhooksDisabled(stage, berlin('2026-03-06T19:40')),
    untoldRefund(stage, berlin('2026-03-07T15:10'), { stampStays: false }),
    sleeping(stage, span('2026-03-09T22:48', '2026-03-10T07:31')),
    navAway(stage, span('2026-03-11T18:02', '2026-03-11T22:20')),
    datedBack(stage, berlin('2026-03-12T13:33')),
    switchedOff(stage, span('2026-03-14T06:00', '2026-03-15T07:10'), 'stopped'),
    untoldRefund(stage, berlin('2026-03-16T10:05'), { stampStays: true }),
    addressDown(stage, span('2026-03-18T17:50', '2026-03-18T21:15')),
    navSetBack(stage, berlin('2026-03-20T08:30')),
    webhooksDisabled(stage, berlin('2026-03-22T20:15')),
    untoldRefund(stage, berlin('2026-03-23T09:00'), { stampStays: false, deletedAt: berlin('2026-03-23T18:00') }),
    switchedOff(stage, span('2026-03-25T14:00', '2026-03-25T16:30'), 'powerCut'),
    clocksChanged(stage, berlin('2026-03-29T03:00'), 3 * MINUTE),
  ],
};

/** The same in four days, looked at less often, for a test of every day. */
export const DAYS: Script = {
  ...span('2026-03-27T00:00', '2026-03-30T20:00'),
  perDay: 5,
  settings: { poll: '*/15 * * * *', ping: '*/30 * * * *' },
  stage: (stage) => [
    addressDown(stage, span('2026-03-27T09:20', '2026-03-27T11:10')),
    webhooksDisabled(stage, berlin('2026-03-27T12:05')),
    untoldRefund(stage, berlin('2026-03-27T14:10'), { stampStays: false }),
    datedBack(stage, berlin('2026-03-27T14:33')),
    untoldRefund(stage, berlin('2026-03-27T15:05'), { stampStays: true }),
    switchedOff(stage, span('2026-03-27T16:00', '2026-03-28T10:10'), 'stopped'),
    addressDown(stage, span('2026-03-28T10:50', '2026-03-28T12:15')),
    untoldRefund(stage, berlin('2026-03-28T13:00'), { stampStays: false, deletedAt: berlin('2026-03-28T19:00') }),
    navAway(stage, span('2026-03-28T19:32', '2026-03-28T22:20')),
    clocksChanged(stage, berlin('2026-03-29T03:00'), 15 * MINUTE),
    switchedOff(stage, span('2026-03-29T14:00', '2026-03-29T15:30'), 'powerCut'),
    webhooksDisabled(stage, berlin('2026-03-29T20:15')),
    sleeping(stage, span('2026-03-29T23:10', '2026-03-30T06:31')),
    navSetBack(stage, berlin('2026-03-30T08:30')),
  ],
};
