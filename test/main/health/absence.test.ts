import { describe, expect, it } from 'vitest';
import {
  createLearner,
  createSlots,
  isTooQuiet,
  LEAST_SILENCE_MS,
  ratesOf,
  type Rhythm,
  WINDOW_MS,
} from '../../../main/health/absence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function learnt(placements: readonly number[], timeZone = 'Europe/Berlin'): Rhythm {
  const counts = new Map<number, number>();
  for (const at of placements) counts.set(Math.floor(at / HOUR), (counts.get(Math.floor(at / HOUR)) ?? 0) + 1);
  const rates = ratesOf(counts, placements[0] ?? 0, placements.at(-1) ?? 0, createSlots(timeZone));
  const learner = createLearner(rates);
  placements.forEach(learner.add);
  return learner.learn();
}

/** Chance that is the same in every run (a linear congruence of 31 bits). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (state + 1) / (2 ** 31 + 1);
  };
}

type Rate = (local: { weekday: number; hour: number; at: number }) => number;

/** Orders that come by chance, so many in an hour as `rate` says of the local one (Monday is 0). */
function orders(from: number, to: number, rate: Rate, seed = 7, timeZone = 'Europe/Berlin'): number[] {
  const chance = chanceOf(seed);
  const slotOf = createSlots(timeZone);
  const placed: number[] = [];
  for (let hour = from; hour < to; hour += HOUR) {
    const slot = slotOf(hour);
    const perHour = rate({ weekday: Math.floor(slot / 24), hour: slot % 24, at: hour });
    for (let at = hour; ;) {
      at += perHour === 0 ? HOUR : (-Math.log(chance()) / perHour) * HOUR;
      if (at >= hour + HOUR) break;
      placed.push(Math.round(at));
    }
  }
  return placed;
}

/** A Monday, 8 weeks before the Monday on which most of these look; no change of the clocks lies between. */
const MONDAY = Date.parse('2026-06-29T00:00:00+02:00');
const END = MONDAY + WINDOW_MS;
const sunday = (at: string) => Date.parse(`2026-08-23T${at}:00+02:00`);
const monday = (at: string) => Date.parse(`2026-08-24T${at}:00+02:00`);

const steady: Rate = () => 6;
const office: Rate = ({ weekday, hour }) => (weekday < 5 && hour >= 9 && hour < 17 ? 5 : 0);
const quietWeekend: Rate = ({ weekday, hour }) => {
  if (hour < 7) return 0.2;
  return weekday < 5 ? 8 : 1;
};

/** When somebody who looks every ten minutes is first told that nothing comes any more. */
function toldAt(rhythm: Rhythm, last: number): number {
  let now = last;
  while (!isTooQuiet(rhythm, last, now) && now < last + 14 * DAY) now += 10 * MINUTE;
  return now;
}

/** How often somebody who looks every ten minutes would be told of a shop that works on as ever. */
function toldInVain(rhythm: Rhythm, placements: readonly number[], until: number): number {
  let told = 0;
  for (const [index, last] of placements.entries()) {
    const next = placements[index + 1] ?? until;
    if (next - last > LEAST_SILENCE_MS && toldAt(rhythm, last) < next) told += 1;
  }
  return told;
}

describe('a shop that is quiet', () => {
  it.each([
    ['steady', steady, 3],
    ['open in office hours', office, 2],
    ['quiet at the weekend', quietWeekend, 3],
    ['one of three orders a day', () => 1 / 8, 1],
    ['one of sixty an hour that shuts at a stroke', (one: Parameters<Rate>[0]) => office(one) * 12, 1],
  ] as const)('and works on as ever is missed hardly ever: %s', (_, rate, most) => {
    const rhythm = learnt(orders(MONDAY, END, rate));
    const next = orders(END, END + 28 * DAY, rate, 11);

    expect(next.length).toBeGreaterThan(50);
    expect(toldInVain(rhythm, next, END + 28 * DAY)).toBeLessThanOrEqual(most);
  });

  it('at noon is missed within two hours where an order comes every ten minutes', () => {
    const rhythm = learnt(orders(MONDAY, END, steady));

    expect(toldAt(rhythm, monday('12:00')) - monday('12:00')).toBeLessThan(2 * HOUR);
  });

  it('is not missed within half an hour, however busy it was', () => {
    const rhythm = learnt(orders(MONDAY, END, () => 60));

    expect(isTooQuiet(rhythm, monday('12:00'), monday('12:29'))).toBe(false);
    expect(isTooQuiet(rhythm, monday('12:00'), monday('12:31'))).toBe(true);
  });

  it('that shuts on Friday is missed on Monday before noon, and not before it opens', () => {
    const rhythm = learnt(orders(MONDAY, END, office));
    const friday = Date.parse('2026-08-21T16:55:00+02:00');
    const told = toldAt(rhythm, friday);

    expect(told).toBeGreaterThan(monday('09:30'));
    expect(told).toBeLessThan(monday('12:00'));
  });

  it('and took one order in a night in which none ever came waits for its opening as well', () => {
    const rhythm = learnt(orders(MONDAY, END, office));

    expect(toldAt(rhythm, sunday('03:00'))).toBeGreaterThan(monday('09:30'));
    expect(toldAt(rhythm, sunday('03:00'))).toBeLessThan(monday('12:30'));
  });

  it('on a Sunday is given more time than on a working day', () => {
    const rhythm = learnt(orders(MONDAY, END, quietWeekend));
    const onSunday = toldAt(rhythm, sunday('10:00')) - sunday('10:00');
    const onMonday = toldAt(rhythm, monday('10:00')) - monday('10:00');

    expect(onMonday).toBeLessThan(2 * HOUR);
    expect(onSunday).toBeGreaterThan(3 * HOUR);
  });

  it('after a week of five times as many orders is not missed for being as before', () => {
    const season: Rate = ({ at }) => (at >= END - 7 * DAY ? 30 : 6);
    const rhythm = learnt(orders(MONDAY, END, season));
    const next = orders(END, END + 7 * DAY, steady, 5);

    expect(toldInVain(rhythm, next, END + 7 * DAY)).toBeLessThanOrEqual(2);
  });

  it('of which too little is known is not missed', () => {
    const rhythm = learnt(orders(MONDAY, MONDAY + 2 * DAY, () => 0.1));

    expect(toldAt(rhythm, monday('12:00'))).toBe(monday('12:00') + 14 * DAY);
  });

  it.each([
    ['autumn', '2026-08-31T00:00:00+02:00', '2026-10-26T09:20:00+01:00', '2026-10-26T11:00:00+01:00'],
    ['spring', '2026-02-02T00:00:00+01:00', '2026-03-30T09:20:00+02:00', '2026-03-30T11:00:00+02:00'],
  ])('opens by its own clock where that was changed over Sunday, in %s', (_, from, opening, later) => {
    const start = Date.parse(from);
    const placements = orders(start, Date.parse(opening) - 12 * HOUR, (one) => office(one) * 2);
    const rhythm = learnt(placements);
    const last = placements.at(-1) ?? 0;

    expect(isTooQuiet(rhythm, last, Date.parse(opening))).toBe(false);
    expect(isTooQuiet(rhythm, last, Date.parse(later))).toBe(true);
  });
});

describe('what an hour brings', () => {
  it('is told of the weekday and hour of the place, in a zone half an hour off as well', () => {
    expect(createSlots('Europe/Berlin')(Date.parse('2026-11-22T23:30:00Z'))).toBe(0);
    expect(createSlots('UTC')(Date.parse('2026-11-22T23:30:00Z'))).toBe(6 * 24 + 23);
    expect(createSlots('Asia/Kolkata')(Date.parse('2026-11-23T04:10:00Z'))).toBe(10);
  });

  it('does not shrink for what is not known yet: the hours before the first order count for nothing', () => {
    const rhythm = learnt(orders(MONDAY + 28 * DAY, END, steady));

    expect(rhythm.perHour(monday('12:00'))).toBeGreaterThan(3);
    expect(rhythm.expected(monday('12:00'), monday('12:30'))).toBeCloseTo(rhythm.perHour(monday('12:00')) / 2, 6);
  });
});
