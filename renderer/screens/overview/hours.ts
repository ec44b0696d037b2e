import type { Overview, Term } from '../../../main/contract/views.ts';

export type Hour = Overview['hours'][number];

/** From the ground up. */
export const stackedTerms = ['equal', 'leftOut', 'onTheWay', 'waiting'] as const satisfies readonly Term[];

export const sumOf = (hour: Hour): number => stackedTerms.reduce((sum, term) => sum + hour[term], 0);

/** A scale of whole orders with three or four steps of 1, 2, 5, 10, 20, 50 and so on. */
export const scaleOf = (hours: readonly Hour[]): readonly number[] => {
  const most = Math.max(3, ...hours.map(sumOf));
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 5, 10].map((each) => Math.max(1, each * power)).find((each) => each * 4 >= most) ?? most;
  const steps = Math.max(3, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
};
