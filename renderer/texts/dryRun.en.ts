import { counting, one } from './count.ts';

const n = counting('en');

/** What would become of an order, tried out without writing. */
export const dryRun = {
  go: 'Dry run',
  title: 'Dry run',
  running: 'The order is read and planned. Nothing is written.',
  nothingWritten: 'Nothing was written, neither in NAV nor in the store.',
  outcomes: {
    write: 'The order would be written to NAV.',
    wait: 'The order would wait for you.',
    leaveOut: 'The order would be left out.',
    inNav: (documentNo: string) => `The order is in NAV already, as ${documentNo}. It would not be written again.`,
  },
  noPlanNow: 'A new plan cannot be made now.',
  plan: 'What would be written',
  planInNav: 'What would be written anew, beside what NAV has',
  totals: 'Totals per rate of the dry run',
  nothingIsWritten: 'Each is read and planned as it would be now. Nothing is written, neither in NAV nor in the store.',
  many: {
    title: (count: number) => `Dry run of ${one(count, '1 order', `${n(count)} orders`)}`,
    onlyFirst: (most: number, all: number) => `The first ${n(most)} of the ${n(all)} that are selected are tried.`,
    progress: (done: number, total: number) => `Tried ${n(done)} of ${n(total)}`,
    results: 'What would become of each',
    counts: {
      write: (count: number) => `${n(count)} would be written`,
      wait: (count: number) => `${n(count)} would wait for you`,
      leaveOut: (count: number) => `${n(count)} would be left out`,
      inNav: (count: number) => `${n(count)} in NAV already`,
      failed: (count: number) => `${n(count)} could not be tried`,
      left: (count: number) => `${n(count)} not tried`,
    },
    outcomes: {
      write: 'Would be written',
      wait: 'Would wait',
      leaveOut: 'Would be left out',
      inNav: (documentNo: string) => `In NAV already, as ${documentNo}`,
    },
  },
};
