import { counting, one } from './count.ts';

const n = counting('en');
const orders = (count: number): string => one(count, '1 order', `${n(count)} orders`);

export const attention = {
  title: 'Needs attention',
  sentence: (count: number, causes: number) =>
    `${one(count, '1 order waits', `${n(count)} orders wait`)} for ${one(causes, 'one decision', `${n(causes)} decisions`)}.`,
  nothing: 'Nothing waits for you.',
  empty: 'No decision waits for you',
  emptyRemedy: 'An order that needs one appears here with its cause and the way out. Nothing to do.',
  onlyCause: 'Only one decision is shown.',
  onlyAlarm: 'Only one alarm is shown.',
  showEverything: 'Show all that needs attention',
  over: 'Nothing waits for this any more',
  overRemedy: 'What waited was decided, left out or went on by itself. It may wait for something else now.',
  oldest: 'oldest',
  replay: (count: number) => `Replay the ${n(count)}`,
  replayOne: 'Replay the order',
  showAll: (count: number) => `Show all ${n(count)}`,
  showFewer: 'Show fewer',
  mapIt: 'Map it',
  mendIt: 'Change the rule',
  more: (count: number) => `The first ${n(count)} are listed.`,
};

export const confirm = {
  title: (count: number) => `Replay ${orders(count)}?`,
  body: (count: number) =>
    `${one(count, 'It', 'Each')} is read from the store again, planned anew and settled. What is in NAV already is not written twice.`,
  fewer: (waiting: number, count: number) => `${n(count)} of ${n(waiting)} can be replayed now.`,
  nothing: 'Nothing is left to replay.',
  counting: 'Counting what a replay would run',
  go: (count: number) => `Replay ${n(count)}`,
};

export const run = {
  running: (done: number, total: number) => `Replaying: ${n(done)} of ${n(total)} done`,
  done: (done: number) => `Replayed: ${orders(done)} done`,
  cancelled: (done: number, total: number) => `Replay cancelled after ${n(done)} of ${n(total)}`,
  skipped: (count: number) => `${n(count)} left out`,
  failed: (count: number) => one(count, '1 waits again', `${n(count)} wait again`),
  dismiss: 'Dismiss',
  cancel: 'End it',
};
