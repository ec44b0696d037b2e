import { createTask } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { nextAfter, nextTimes } from '../../../main/queue/cronTimes.ts';

const local = (text: string) => new Date(text).getTime();
const said = (at: number | null) => (at === null ? null : new Date(at).toString().slice(0, 21));

describe('when a cron expression falls due', () => {
  it.each([
    ['*/3 * * * *', '2026-11-20T13:32:08', 'Fri Nov 20 2026 13:33'],
    ['0 4 * * *', '2026-11-20T04:00:00', 'Sat Nov 21 2026 04:00'],
    ['30 4 * * mon-fri', '2026-11-20T05:00:00', 'Mon Nov 23 2026 04:30'],
    ['15,45 8-18/2 1 * *', '2026-11-20T00:00:00', 'Tue Dec 01 2026 08:15'],
    ['0 0 29 feb *', '2026-11-20T00:00:00', 'Tue Feb 29 2028 00:00'],
    ['0 6 * * 7', '2026-11-20T00:00:00', 'Sun Nov 22 2026 06:00'],
  ])('%s after %s', (expression, after, wanted) => {
    expect(said(nextAfter(expression, local(after)))).toBe(wanted);
  });

  it.each(['0 0 30 2 *', '61 * * * *', 'every day', '* * *', '5-1 * * * *'])('is never for %s', (expression) => {
    expect(nextAfter(expression, local('2026-11-20T00:00:00'))).toBeNull();
  });

  it.each(['*/3 * * * *', '0 4 * * *', '*/20 * * * * *', '7 9,17 * * tue', '0 12 13 * fri', '30 2 */10 1-6 *'])(
    'is what node-cron says of %s',
    (expression) => {
      const task = createTask(expression, () => undefined);
      const theirs = task.getNextRuns(4).map((at) => at.getTime());
      void task.destroy();
      expect(nextTimes(expression, (theirs[0] ?? 0) - 1, 4)).toEqual(theirs);
    },
  );
});
