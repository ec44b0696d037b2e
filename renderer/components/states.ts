import type { OrderRow, Term } from '../../main/contract/views.ts';
import { causeWords, wordFor, type Texts } from '../texts/texts.ts';
import { plain } from './Rich.tsx';
import type { Mark } from './StatusMark.tsx';

const markOfState: Readonly<Record<string, Mark>> = {
  fetching: 'waiting',
  planned: 'waiting',
  writing: 'working',
  checking: 'working',
  written: 'equal',
  held: 'equal',
  parked: 'attention',
  retrying: 'waiting',
  stopped: 'waiting',
  leftOut: 'leftOut',
  gone: 'leftOut',
  shadow: 'waiting',
};

export const markOfTerm: Readonly<Record<Term, Mark>> = {
  equal: 'equal',
  onTheWay: 'waiting',
  waiting: 'attention',
  leftOut: 'leftOut',
};

/** The term wins over the state: what waits for a person shows the diamond whatever it was doing before. */
export const markOf = (row: OrderRow): Mark => {
  if (row.term === 'waiting') return 'attention';
  return markOfState[row.state] ?? markOfTerm[row.term];
};

export const wordOf = (texts: Texts, row: OrderRow): string =>
  row.term === 'waiting' ? texts.states.parked : wordFor(texts.states, row.state);

/** The last step in words: the cause where there is one, else what the state says. */
export const stepOf = (texts: Texts, row: OrderRow): string =>
  row.cause === null ? wordFor(texts.steps, row.state) : plain(causeWords(texts, row.cause).message);

/** How NAV's total stands to the store's. */
export const comparison = (row: OrderRow): Mark => {
  if (row.term === 'equal') return 'equal';
  return row.navTotal === null || row.storeTotal === null || row.navTotal.amount === row.storeTotal.amount
    ? 'none'
    : 'differs';
};
