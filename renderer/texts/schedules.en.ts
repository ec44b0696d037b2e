import { counting, listing, one } from './count.ts';

const n = counting('en');
const list = listing('en');

/** The time table and its runs. */
export const schedules = {
  title: 'Schedules',
  sentence: 'What goes on by the clock, and the runs that somebody set going.',
  table: 'Time table',
  flow: 'What',
  expression: 'When',
  next: 'Next',
  last: 'Last',
  duration: 'Took',
  result: 'Result',
  actions: 'What can be done',
  notInForce: 'not in force now',
  never: 'not yet',
  none: 'never',
  names: {
    poll: 'Look for changed orders',
    pollWithoutAddress: 'Look for changed orders, without a public address',
    align: 'Look after webhooks and subscriptions, read what changed in NAV',
    beat: 'Heartbeat for other installations',
    ping: 'Ping every connection',
    sweep: 'Compare all orders with the shop',
    keepHouse: 'Keep house: retention and signing',
    backUp: 'Back up the database',
    watchStorage: 'Look at the room that is left',
  },
  results: { none: 'Has not run yet', going: 'Goes on', done: 'Done', failed: 'Did not come to its end' },
  took: (milliseconds: number) =>
    milliseconds < 1000
      ? `${n(milliseconds)} ms`
      : milliseconds < 120_000
        ? `${n(Math.round(milliseconds / 1000))} s`
        : `${n(Math.round(milliseconds / 60_000))} min`,
  runNow: 'Run now',
  runNowOf: (name: string) => `Run now: ${name}`,
  change: 'Change',
  changeOf: (name: string) => `Change when: ${name}`,
  begun: (name: string) => `${name}: set going.`,
  changed: (name: string) => `${name}: changed.`,
  dialog: {
    title: (name: string) => `When: ${name}`,
    expression: 'Cron expression',
    hint: 'Minute, hour, day of the month, month, day of the week, in the time of this computer. "*/3 * * * *" means every 3 minutes.',
    invalid: 'This is no cron expression whose times can be told. Write five fields, such as 0 4 * * 1-5.',
    next: 'Then it runs:',
    rarely: 'It never falls due.',
    save: 'Save',
  },
  /** What an expression means, in words. */
  words: {
    everyMinute: 'every minute',
    everyMinutes: (count: number) => `every ${n(count)} minutes`,
    everySeconds: (count: number) => one(count, 'every second', `every ${n(count)} seconds`),
    everyHour: (minute: string) =>
      minute === '00' ? 'every hour, on the hour' : `every hour, ${Number(minute)} minutes past`,
    everyHours: (count: number, minute: string) => `every ${n(count)} hours, at minute ${Number(minute)}`,
    daily: (times: readonly string[]) => `every day at ${list(times)}`,
    weekdays: (days: readonly string[], times: readonly string[]) => `on ${list(days)} at ${list(times)}`,
    monthly: (days: readonly number[], times: readonly string[]) =>
      `on day ${list(days.map(String))} of every month at ${list(times)}`,
    other: 'at the times that the expression gives',
  },
  runs: {
    title: 'Runs',
    empty: 'No runs yet',
    emptyRemedy: 'A replay, a trial or reading again appears here with its progress, and can be ended.',
    what: 'What',
    by: 'Set going by',
    began: 'Began',
    progress: 'Progress',
    cancel: 'End it',
    cancelOf: (name: string) => `End the run: ${name}`,
    kinds: {
      replay: 'Replay',
      goLive: 'Go live with orders that were only shown',
      trial: 'Trial of rules',
      reread: 'Read again from a date',
      sweep: 'Compare all orders',
      verify: 'Verify the audit log',
      export: 'Export',
      backup: 'Backup',
      recover: 'Look for what NAV lost',
      reseal: 'Seal again with new keys',
    },
    states: {
      running: (done: number, total: number) => (total === 0 ? `${n(done)} so far` : `${n(done)} of ${n(total)}`),
      done: (done: number, _total: number) => `Done: ${n(done)}`,
      cancelled: (done: number, total: number) =>
        total === 0 ? `Ended after ${n(done)}` : `Ended after ${n(done)} of ${n(total)}`,
    },
    of: (integration: string) => `for ${integration}`,
  },
};
