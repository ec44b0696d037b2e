/*
 * Working days of a company, known from its ledger: a weekday on which stock moved in most of the last eight weeks. On
 * such a day the first movement is missed two hours after the latest time at which it ever came on that weekday.
 */

const DAY_MS = 24 * 3_600_000;
const WINDOW_DAYS = 56;
const LATER_HOURS = 2;
/** Such weekdays that must have been seen. */
const LEAST_DAYS = 2;

/** A time of the place: its day, such as `2026-11-20`, and hour, 0 to 23. */
export interface LocalHour {
  readonly day: string;
  readonly hour: number;
}

/** On which days stock moved, as far as it was looked at. */
export interface MovementDays {
  /** The last ledger entry known. */
  readonly entry: string;
  /** The day of the first look, which was not seen whole. */
  readonly since: string;
  /** When the last movement was noticed; the first look where none was since. */
  readonly lastAt: string;
  /** The hours in which the first movement of a day was noticed, such as `2026-11-20T09`, oldest first. */
  readonly firsts: readonly string[];
}

export function localHour(timeZone: string, instant: number): LocalHour {
  const options = {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  } as const;
  const parts = new Intl.DateTimeFormat('en-CA', options).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

/** What is known after a look that found this last entry. */
export function noteEntry(before: MovementDays | null, entry: string, here: LocalHour, at: string): MovementDays {
  if (before === null) return { entry, since: here.day, lastAt: at, firsts: [] };
  if (before.entry === entry) return before;
  const first = before.firsts.at(-1)?.startsWith(here.day) === true ? [] : [hourText(here)];
  const oldest = dayBefore(here.day, WINDOW_DAYS);
  return { ...before, entry, lastAt: at, firsts: [...before.firsts.filter((one) => one >= oldest), ...first] };
}

export function isMovementMissing({ since, firsts }: MovementDays, here: LocalHour): boolean {
  if (firsts.at(-1)?.startsWith(here.day) === true) return false;
  const such = daysLike(here.day).filter((day) => day > since);
  const moved = firsts.filter((one) => such.includes(one.slice(0, 10)));
  if (such.length < LEAST_DAYS || moved.length * 2 <= such.length) return false;
  const latest = Math.max(...moved.map((one) => Number(one.slice(11))));
  return here.hour >= Math.min(latest + LATER_HOURS, 23);
}

function hourText({ day, hour }: LocalHour): string {
  return `${day}T${String(hour).padStart(2, '0')}`;
}

/** The same weekday of the last eight weeks. */
function daysLike(day: string): readonly string[] {
  return Array.from({ length: WINDOW_DAYS / 7 }, (_, index) => dayBefore(day, 7 * (index + 1)));
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
