export type Query = readonly (readonly [string, string])[];

/** The most that a list gives at once. */
export const PER_PAGE = 250;

export function paged(page: number): Query {
  return [
    ['page', String(page)],
    ['limit', String(PER_PAGE)],
  ];
}

const A_SECOND_MS = 1000;

/**
 * Whether a date bound is inclusive is not published: it is asked for a second early, and whoever asks leaves the rest
 * aside. Without fractions of a second.
 */
export function earlyBound(instant: string): string {
  return new Date(Date.parse(instant) - A_SECOND_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}
