import { createTask } from 'node-cron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCron } from '../../../main/queue/cron.ts';
import { nextAfter, nextTimes } from '../../../main/base/cronTimes.ts';
import { createVirtualClock } from '../../simulate/virtualClock.ts';
import { portsOf } from '../support/records.ts';

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

describe('the night that the clocks change', () => {
  const before = process.env['TZ'];

  beforeEach(() => void (process.env['TZ'] = 'Europe/Berlin'));

  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  /** When it sets its task going within these hours, up to the minute. */
  async function ticks(expression: string, from: string, hours: number): Promise<readonly string[]> {
    const clock = createVirtualClock(Date.parse(from));
    const { now, after } = portsOf(clock);
    const everyMinute = (_: string, look: () => void) => {
      const beat = () => {
        look();
        after(60_000, beat);
      };
      return after(60_000 - (now() % 60_000), beat);
    };
    const at: string[] = [];
    createCron({ now }, everyMinute)(expression, () => void at.push(new Date(now()).toISOString().slice(8, 16)));
    await clock.run(hours * 3_600_000);
    return at;
  }

  /** The same, by the instants that are shown and that tell what was missed. */
  const told = (expression: string, from: string, count: number) =>
    nextTimes(expression, local(from), count).map((at) => new Date(at).toISOString().slice(8, 16));

  it.each([
    ['back', '2026-10-24T23:55:00Z'],
    ['forward', '2026-03-28T23:55:00Z'],
  ])('%s has no hour without what goes on every ten minutes', async (_, from) => {
    const start = Date.parse(from) + 5 * 60_000;
    const wanted = Array.from({ length: 18 }, (_each, index) =>
      new Date(start + index * 600_000).toISOString().slice(8, 16),
    );
    expect(await ticks('*/10 * * * *', from, 3)).toEqual(wanted);
    expect(told('*/10 * * * *', from, 18)).toEqual(wanted);
  });

  it.each([
    ['back', '30 2 * * *', '2026-10-25T00:10:00Z', ['25T01:30']],
    ['forward', '0 4 * * *', '2026-03-29T00:10:00Z', ['29T02:00']],
    // A time that the clocks skip comes the next day.
    ['forward', '30 2 * * *', '2026-03-29T00:10:00Z', []],
  ])('%s runs %s once', async (_, expression, from, wanted) => {
    expect(await ticks(expression, from, 3)).toEqual(wanted);
    const all = told(expression, from, 2);
    expect(all.slice(0, wanted.length)).toEqual(wanted);
    expect(all[wanted.length]).toMatch(/^(26|30)T/);
  });
});

describe('what has its times', () => {
  it('runs once for all that a computer slept through, then at its next time, and no more when it is stopped', () => {
    let now = local('2026-11-20T10:00:30');
    let beat: () => void = () => undefined;
    const everyFull = (_: string, look: () => void) => {
      beat = look;
      return () => void (beat = () => undefined);
    };
    let runs = 0;
    const stop = createCron({ now: () => now }, everyFull)('0 * * * *', () => void (runs += 1));
    const runsAt = (text: string) => {
      now = local(text);
      beat();
      return runs;
    };
    expect(runsAt('2026-11-20T10:59:00')).toBe(0);
    expect(runsAt('2026-11-20T17:20:00')).toBe(1);
    expect(runsAt('2026-11-20T17:21:00')).toBe(1);
    expect(runsAt('2026-11-20T18:00:00')).toBe(2);
    stop();
    expect(runsAt('2026-11-20T19:00:00')).toBe(2);
  });

  it('waits for nothing when the clock was set back', () => {
    let now = local('2026-11-20T10:00:30');
    let beat: () => void = () => undefined;
    let runs = 0;
    const everyFull = (_: string, look: () => void) => {
      beat = look;
      return () => undefined;
    };
    createCron({ now: () => now }, everyFull)('* * * * *', () => void (runs += 1));
    for (const text of ['10:01:00', '08:30:00', '08:31:00', '08:32:00']) {
      now = local(`2026-11-20T${text}`);
      beat();
    }
    expect(runs).toBe(3);
  });

  it('is set going by node-cron, every second where the expression has seconds', async () => {
    let stop: () => void = () => undefined;
    const ran = new Promise<string>((resolve) => {
      stop = createCron({ now: Date.now })('* * * * * *', () => resolve('ran'));
    });
    expect(await ran).toBe('ran');
    stop();
  });
});
