/*
 * When a shop is quiet for longer than it should be. Hours of the clock say little about that: sixteen of a night are
 * nothing, one at noon is much. So a gap between two orders is measured in the orders that were to be expected in it,
 * after what each hour of the week brought over eight weeks. A night and a Sunday then count as little as they bring,
 * a shop that shuts on Friday is not missed before Monday's first hours are over, and gaps of different hours can be
 * compared, which a shop of three orders a day needs. A gap belongs to the weekday and hour in which it began: that is
 * known as soon as it begins, and an hour in which nothing ever came has no gap that ended in it.
 */

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
export const WINDOW_MS = 8 * WEEK_HOURS * HOUR_MS;
/** Before that a week has been seen once only. */
export const LEAST_HISTORY_MS = 14 * 24 * HOUR_MS;
/** Less is no reason to call somebody, however busy the shop is. */
export const LEAST_SILENCE_MS = 30 * 60_000;
const PERCENTILE = 0.995;
/** One gap in two hundred is longer than that by chance alone, which a busy shop has every other day. */
const MARGIN = 1.5;
/** Of fewer, the longest two in a thousand tell nothing: other hours are asked as well. */
const ENOUGH_GAPS = 400;
const LEAST_GAPS = 10;

/** Weekday (Monday is 0) times 24 and hour, in a time zone. */
export type Slot = number;

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Tells the slot of the UTC hour an instant is in; by its middle, for zones that are half an hour off. */
export function createSlots(timeZone: string): (instant: number) => Slot {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const known = new Map<number, Slot>();
  function read(hour: number): Slot {
    const parts = format.formatToParts((hour + 0.5) * HOUR_MS);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return DAYS.indexOf(part('weekday')) * 24 + Number(part('hour'));
  }
  return (instant) => {
    const hour = Math.floor(instant / HOUR_MS);
    const slot = known.get(hour) ?? read(hour);
    known.set(hour, slot);
    return slot;
  };
}

/** What each hour of the week brings. */
export interface Rates {
  readonly slotOf: (instant: number) => Slot;
  /** Orders in an hour like the one this instant is in. */
  perHour(instant: number): number;
  /** How many orders were to be expected between two instants. */
  expected(from: number, to: number): number;
}

/**
 * @param counts orders by UTC hour since 1970, within the window
 * @param from the first and `to` the last order: what came before and after is not known to be quiet
 */
export function ratesOf(
  counts: ReadonlyMap<number, number>,
  from: number,
  to: number,
  slotOf: (instant: number) => Slot,
): Rates {
  const orders = new Float64Array(WEEK_HOURS);
  const hours = new Float64Array(WEEK_HOURS);
  for (const [start, share] of hoursBetween(from, to)) add(hours, slotOf(start), share);
  for (const [hour, count] of counts) add(orders, slotOf(hour * HOUR_MS), count);
  const rates = orders.map((count, slot) => count / Math.max(hours[slot] ?? 0, 1));
  const perHour = (instant: number) => rates[slotOf(instant)] ?? 0;
  return {
    slotOf,
    perHour,
    expected(since, until) {
      let sum = 0;
      for (const [start, share] of hoursBetween(since, until)) sum += perHour(start) * share;
      return sum;
    },
  };
}

function add(sums: Float64Array, slot: Slot, value: number): void {
  sums[slot] = (sums[slot] ?? 0) + value;
}

/** Every UTC hour that lies between two instants, and how much of it does. */
function* hoursBetween(from: number, to: number): Iterable<readonly [start: number, share: number]> {
  for (let start = Math.floor(from / HOUR_MS) * HOUR_MS; start < to; start += HOUR_MS) {
    yield [start, (Math.min(to, start + HOUR_MS) - Math.max(from, start)) / HOUR_MS];
  }
}

/** The rhythm of a shop's orders. */
export interface Rhythm extends Rates {
  /** How many orders may be missing in a gap that began then; Infinity while too little is known. */
  most(began: number): number;
}

/** Takes placements in their order and learns from the gaps between them: eight bytes of each are kept. */
export function createLearner(rates: Rates): { add(placedAt: number): void; learn(): Rhythm } {
  const gaps: number[][] = Array.from({ length: WEEK_HOURS }, () => []);
  let before: number | null = null;
  return {
    add(placedAt) {
      if (before !== null) gaps[rates.slotOf(before)]?.push(rates.expected(before, placedAt));
      before = placedAt;
    },
    learn() {
      const known = new Map<Slot, number>();
      function most(began: number): number {
        const slot = rates.slotOf(began);
        const found = known.get(slot) ?? mostOf(gaps, slot);
        known.set(slot, found);
        return found;
      }
      return { ...rates, most };
    },
  };
}

function mostOf(gaps: readonly (readonly number[])[], slot: Slot): number {
  let found: readonly number[] = [];
  for (const slots of widening(slot)) {
    found = slots.flatMap((one) => gaps[one] ?? []);
    if (found.length >= ENOUGH_GAPS) break;
  }
  return found.length < LEAST_GAPS ? Infinity : MARGIN * percentileOf(found);
}

/** The hour itself, its neighbours, the same hours of such days, all hours of such days, the whole week. */
function* widening(slot: Slot): Iterable<readonly Slot[]> {
  const around = (width: number) =>
    Array.from({ length: 2 * width + 1 }, (_, index) => (slot + index - width + WEEK_HOURS) % WEEK_HOURS);
  const week = Array.from({ length: WEEK_HOURS }, (_, index) => index);
  const such = week.filter((other) => kindOf(other) === kindOf(slot));
  yield [slot];
  yield around(1);
  yield around(2);
  yield such.filter((other) => Math.abs((other % 24) - (slot % 24)) <= 1);
  yield such;
  yield week;
}

function kindOf(slot: Slot): 'working' | 'saturday' | 'sunday' {
  if (slot < 5 * 24) return 'working';
  return slot < 6 * 24 ? 'saturday' : 'sunday';
}

/** The nearest rank; the longest where there are fewer than two hundred. */
function percentileOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(PERCENTILE * sorted.length) - 1] ?? Infinity;
}

/** Whether no order has come for longer than usual, as seen at `now`. */
export function isTooQuiet(rhythm: Rhythm, lastPlacedAt: number, now: number): boolean {
  if (now - lastPlacedAt < LEAST_SILENCE_MS) return false;
  const until = Math.min(now, lastPlacedAt + WINDOW_MS);
  return rhythm.expected(lastPlacedAt, until) > rhythm.most(lastPlacedAt);
}
