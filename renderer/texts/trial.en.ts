import { counting, one } from './count.ts';

const n = counting('en');
const orders = (count: number): string => one(count, '1 order', `${n(count)} orders`);

/** What would become of the last orders under other rules, without writing. */
export const trial = {
  title: 'Try on the last orders',
  open: 'Try on the last 100 orders',
  withChanges:
    'The last orders are planned anew with the rules as they stand in this form, saved or not, and compared with what became of them.',
  withoutChanges:
    'The last orders are planned anew with the rules and mappings as they are now, and compared with what became of them.',
  nothingWritten: 'Nothing is written, neither in NAV nor in the store.',
  orders: 'How many orders',
  last: (count: number) => `The last ${n(count)}`,
  start: 'Start the trial',
  again: 'Try once more',
  cancel: 'Cancel the trial',
  running: (done: number, total: number) => `Planned ${n(done)} of ${orders(total)}`,
  done: (done: number) => (done === 0 ? 'No order was there to try.' : `${orders(done)} tried.`),
  cancelled: (done: number, total: number) => `Cancelled after ${n(done)} of ${orders(total)}.`,
  counts: {
    same: (count: number) => `${n(count)} as before`,
    different: (count: number) => `${n(count)} different`,
    now: (count: number) => `${n(count)} would now be written`,
    waits: (count: number) => `${n(count)} would wait`,
    leftOut: (count: number) => `${n(count)} would be left out`,
    failed: (count: number) => `${n(count)} could not be tried`,
  },
  results: {
    same: 'As before',
    different: 'Different',
    now: 'Would now be written',
    waits: 'Would wait',
    leftOut: 'Would be left out',
    failed: 'Could not be tried',
  },
  allSame: 'Every order would become what it became. Nothing differs.',
  rows: 'What would become of the orders',
  order: 'Order',
  kinds: { salesOrder: 'Sales order', salesInvoice: 'Sales invoice' },
  before: 'Before',
  after: 'After',
  empty: 'nothing',
  moreDifferences: (count: number) => `and ${one(count, '1 more value', `${n(count)} more values`)}`,
  fewerDifferences: 'Show fewer values',
};
