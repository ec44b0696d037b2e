import { counting, listing, one } from './count.ts';

const n = counting('en');
const list = listing('en');

/** The pieces of the overview's title and of the line under it. */
export const sentence = {
  notSetUp: 'Nothing is connected yet.',
  notSetUpDetail:
    'Import a settings file with a NAV company, a store and an integration between the two. Nothing is written to NAV or the store before.',
  nothingLost: 'Nothing is lost.',
  doesNotAddUp: (names: readonly string[]) => `Today does not add up for ${list(names)}.`,
  doesNotAddUpDetail: 'The row marked ≠ shows where.',
  down: (names: readonly string[]) => `${list(names)} ${one(names.length, 'does', 'do')} not answer.`,
  downDetail: 'What needs it goes on by itself when it is back.',
  refused: (names: readonly string[]) => `${list(names)} ${one(names.length, 'refuses', 'refuse')} the sign-in.`,
  refusedDetail: 'We do not try again by ourselves; check the password or key.',
  none: 'No orders yet today.',
  noneKnown: 'No orders known yet today.',
  beingRead: (count: number) =>
    one(count, '1 order is being read from the store.', `${n(count)} orders are being read from the store.`),
  moreBeingRead: (count: number) => one(count, '1 more is being read', `${n(count)} more are being read`),
  waiting: (count: number, total: number) =>
    total === 1
      ? 'Today’s only order waits for you.'
      : count === total
        ? `All ${n(total)} of today’s orders wait for you.`
        : `${n(count)} of today’s ${n(total)} orders ${one(count, 'waits', 'wait')} for you.`,
  olderWait: (count: number) => one(count, '1 older order waits for you.', `${n(count)} older orders wait for you.`),
  olderWaitToo: (count: number) => one(count, '1 older one waits too.', `${n(count)} older ones wait too.`),
  onTheWay: (count: number, total: number) =>
    total === 1
      ? 'Today’s only order is on its way.'
      : count === total
        ? `All ${n(total)} of today’s orders are on their way.`
        : `${n(count)} of today’s ${n(total)} orders ${one(count, 'is on its way', 'are on their way')}.`,
  allEqual: (total: number) =>
    total === 1
      ? 'Today’s only order is in NAV with the same total.'
      : `All ${n(total)} of today’s orders are in NAV with the same total.`,
  allKnownEqual: (total: number) =>
    total === 1
      ? 'The only order known today is in NAV with the same total.'
      : `All ${n(total)} orders known today are in NAV with the same total.`,
  allLeftOut: (total: number) =>
    total === 1 ? 'Today’s only order is left out by rule.' : `All ${n(total)} of today’s orders are left out by rule.`,
  settled: (equal: number, total: number) =>
    `${n(equal)} of today’s ${n(total)} orders ${one(equal, 'is', 'are')} in NAV with the same total, the others are left out by rule.`,
  partEqual: (count: number) => `${n(count)} ${one(count, 'is', 'are')} in NAV once, with the same total`,
  partOnTheWay: (count: number) => one(count, '1 is on its way', `${n(count)} are on their way`),
  partLeftOut: (count: number) => `${n(count)} ${one(count, 'is', 'are')} left out by rule`,
  parts: (parts: readonly string[]) => `${parts.join(', ')}.`,
  shadow: 'Shadow mode: nothing is written to NAV.',
  shadowPlanned: (count: number) => one(count, 'Today’s only order was read.', `Today’s ${n(count)} orders were read.`),
  shadowOf: (name: string, count: number, waiting: number) => {
    const read = count === 0 ? 'no order today' : one(count, '1 order was read', `${n(count)} orders were read`);
    const wait = waiting === 0 ? '' : one(waiting, ', 1 waits for you', `, ${n(waiting)} wait for you`);
    return `${name} is in shadow mode: ${read}${wait}, nothing is written.`;
  },
};
