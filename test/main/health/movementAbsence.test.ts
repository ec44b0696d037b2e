import { describe, expect, it } from 'vitest';
import { isMovementMissing, localHour, type MovementDays, noteEntry } from '../../../main/health/movementAbsence.ts';

/** Looks at a ledger that moves on working days at these hours, from Monday 2026-10-05 for so many days. */
function watched(days: number, hourOf: (day: number) => number | null): MovementDays {
  let known: MovementDays | null = null;
  let entry = 100;
  for (let day = 0; day < days; day += 1) {
    const at = new Date(Date.UTC(2026, 9, 5 + day)).toISOString();
    const hour = hourOf(day);
    if (hour !== null) entry += 1;
    known = noteEntry(known, `${entry}`, { day: at.slice(0, 10), hour: hour ?? 12 }, at);
  }
  if (known === null) throw new Error('no day was watched');
  return known;
}

const working = (day: number) => (day % 7 < 5 ? 8 + (day % 3) : null);
const sixWeeks = watched(42, working);

describe('a stock movement', () => {
  it.each([
    ['2026-11-16', 11, false, 'before it is two hours later than ever on a Monday'],
    ['2026-11-16', 12, true, 'from then on'],
    ['2026-11-21', 23, false, 'on a Saturday, on which nothing ever moved'],
    ['2026-11-22', 23, false, 'on a Sunday'],
  ])('is missed on %s at %i: %s, %s', (day, hour, missed) => {
    expect(isMovementMissing(sixWeeks, { day, hour })).toBe(missed);
  });

  it('that came is not missed on the same day, however late it is', () => {
    const after = noteEntry(sixWeeks, '999', { day: '2026-11-16', hour: 9 }, '2026-11-16T08:00:00Z');

    expect(after.firsts.at(-1)).toBe('2026-11-16T09');
    expect(isMovementMissing(after, { day: '2026-11-16', hour: 23 })).toBe(false);
    expect(isMovementMissing(after, { day: '2026-11-23', hour: 23 })).toBe(true);
  });

  it('is not missed where only one such day was seen', () => {
    expect(isMovementMissing(watched(8, working), { day: '2026-10-13', hour: 23 })).toBe(false);
  });

  it('is not missed on a weekday on which stock moves every other week', () => {
    const rare = watched(42, (day) => (day % 14 === 0 ? 9 : null));

    expect(isMovementMissing(rare, { day: '2026-11-16', hour: 23 })).toBe(false);
  });

  it('that ends late is missed before the day is over', () => {
    const late = watched(42, () => 23);

    expect(isMovementMissing(late, { day: '2026-11-16', hour: 22 })).toBe(false);
    expect(isMovementMissing(late, { day: '2026-11-16', hour: 23 })).toBe(true);
  });
});

describe('what is kept of movements', () => {
  it('is one hour a day, and nothing of more than eight weeks ago', () => {
    const known = watched(200, () => 9);
    const again = noteEntry(known, 'more', { day: known.firsts.at(-1)?.slice(0, 10) ?? '', hour: 15 }, 'later');

    expect(again.firsts).toHaveLength(known.firsts.length);
    expect(known.firsts.length).toBeLessThanOrEqual(57);
  });

  it('begins with the first look, which proves no movement', () => {
    expect(watched(1, () => 9).firsts).toEqual([]);
  });

  it('is told by the clocks of the place', () => {
    expect(localHour('Europe/Berlin', Date.parse('2026-11-20T23:30:00Z'))).toEqual({ day: '2026-11-21', hour: 0 });
    expect(localHour('Europe/Berlin', Date.parse('2026-07-20T22:30:00Z'))).toEqual({ day: '2026-07-21', hour: 0 });
  });
});
