/** Work on many rows goes slice by slice, and the loop is free between two: how large a slice is, is told by the last. */
export interface Pace {
  /** Does a slice, of no more rows than it is given. */
  slice<T>(work: (rows: number) => T): T;
}

export interface PaceOptions {
  readonly now: () => number;
  /** Rows of the first slice, of which nobody knows yet how long they take. */
  readonly first: number;
  readonly least: number;
  readonly most: number;
}

/** A slice aims at this: a delivery that waits for it is still answered within what is promised. */
export const SLICE_MS = 15;

/** Rows of a large table take longer than those of a small one, and on a slow disk ten times as long. */
export function createPace({ now, first, least, most }: PaceOptions): Pace {
  let rows = first;
  return {
    slice(work) {
      const began = now();
      const result = work(rows);
      // A clock that is set meanwhile makes one slice small, and no slice endless.
      const milliseconds = Math.max(1, now() - began);
      const fitting = Math.max(least, Math.round((rows * SLICE_MS) / milliseconds));
      // One that was quick by chance says little of the next.
      rows = Math.min(most, rows * 2, fitting);
      return result;
    },
  };
}
