import { counting, one, upTo } from './count.ts';

const n = counting('en');
const up = upTo('en');
const orders = (count: number): string => one(count, '1 order', `${n(count)} orders`);

/** Pausing work, and leaving out what waits. */
export const queue = {
  pause: 'Pause',
  pauseOf: (name: string) => `Pause ${name}`,
  resume: 'Resume',
  resumeOf: (name: string) => `Resume ${name}`,
  lengths: {
    '15min': 'For 15 minutes',
    '1h': 'For an hour',
    tomorrow: 'Until tomorrow, 6 o’clock',
    resumed: 'Until somebody resumes it',
  },
  pausedAll: 'All work is paused',
  pausedOne: (name: string) => `${name} is paused`,
  pausedHere: 'Paused',
  pausedSome: (count: number) => one(count, '1 integration is paused', `${n(count)} integrations are paused`),
  until: (time: string) => `until ${time}`,
  untilResumed: 'until somebody resumes it',
  by: (name: string) => `by ${name}`,
  meaning: 'What arrives is kept. It goes on at once when the pause ends.',
  refused: 'Not replayed:',
  refusals: {
    equal: (count: number) => `${orders(count)} in NAV and equal`,
    running: (count: number) => `${orders(count)} being worked on right now`,
    onTheWay: (count: number) => `${orders(count)} on the way by ${one(count, 'itself', 'themselves')}`,
    undone: (count: number) => `${orders(count)} whose document a person took back`,
    leftOut: (count: number) => `${orders(count)} left out`,
    ended: (count: number) => one(count, '1 that does not wait any more', `${n(count)} that do not wait any more`),
    integrationGone: (count: number) => `${n(count)} of an integration that is no longer in the settings`,
    paused: (count: number) => `${n(count)} of an integration that is paused: resume it first`,
  },
  replayAll: (count: string) => `Replay all that wait (${up(count)})`,
  leaveOut: {
    go: 'Leave out…',
    goOf: (orderNo: string) => `Leave out order ${orderNo}`,
    goMany: (count: number) => `Leave ${n(count)} orders out`,
    title: (orderNo: string) => `Leave out order ${orderNo}?`,
    titleMany: (count: number) => `Leave ${n(count)} orders out?`,
    meaning:
      'It is not imported, whatever the shop tells of it later, until somebody reads it in again. It stays in the books as left out.',
    meaningMany:
      'They are not imported, whatever the shop tells of them later, until somebody reads them in again. They stay in the books as left out.',
    reason: 'Why',
    reasonHint: 'Entered in the audit log with your name.',
    confirm: 'Leave it out',
    confirmMany: (count: number) => `Leave ${n(count)} out`,
    notWaiting: 'Only an order that waits for a person can be left out.',
  },
};
