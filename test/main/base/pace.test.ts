import { expect, it } from 'vitest';
import { createPace } from '../../../main/base/pace.ts';

/** The rows of each slice, where a row takes so long in each of them. */
function slicesAt(millisecondsARow: readonly number[]): number[] {
  let time = 0;
  const pace = createPace({ now: () => Math.round(time), first: 100, least: 20, most: 500 });
  return millisecondsARow.map((each) =>
    pace.slice((rows) => {
      time += rows * each;
      return rows;
    }),
  );
}

it.each([
  ['grow while they are quick, and no further than allowed', [0.01, 0.01, 0.01, 0.01, 0.01], [100, 200, 400, 500, 500]],
  ['shrink at once where rows take longer', [0.1, 0.1, 0.4, 0.4, 0.4], [100, 150, 150, 38, 38]],
  ['are never too small to come to an end', [5, 5, 5], [100, 20, 20]],
  ['grow again where it was only a moment', [0.1, 3, 0.1, 0.1, 0.1], [100, 150, 20, 40, 80]],
  ['survive a clock that is set back', [-50, 0.1, 0.1], [100, 200, 150]],
])('slices %s', (_, takes, rows) => {
  expect(slicesAt(takes)).toEqual(rows);
});
