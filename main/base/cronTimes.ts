/*
 * When a cron expression of node-cron falls due, in the computer's time zone: from any instant, so that what was missed
 * can be told, and whatever the clocks do.
 */

interface Times {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']; // prettier-ignore
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
// A leap day on a given weekday comes at least every 40 years; an expression without any, such as 30 February, never.
const MOST_DAYS = 41 * 366;

/** The first instant after `after` (milliseconds UTC) at which it falls due; null for none, or where it cannot be told. */
export function nextAfter(expression: string, after: number): number | null {
  const times = parse(expression);
  if (!times) return null;
  const from = new Date(after);
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + ahead);
    // As node-cron has it, day of the month and day of the week must both fit.
    const fits =
      times.months.has(day.getMonth() + 1) && times.days.has(day.getDate()) && times.weekdays.has(day.getDay());
    const found = fits ? firstOnDay(times, day, after) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The next so many. */
export function nextTimes(expression: string, after: number, count: number): readonly number[] {
  const times: number[] = [];
  for (let next = nextAfter(expression, after); next !== null && times.length < count;) {
    times.push(next);
    next = nextAfter(expression, next);
  }
  return times;
}

function firstOnDay({ hours, minutes, seconds }: Times, day: Date, after: number): number | null {
  for (const hour of hours) {
    for (const start of beginningsOf(day, hour, hours.length === HOURS_A_DAY)) {
      if (start + HOUR_MS <= after) continue;
      for (const minute of minutes) {
        for (const second of seconds) {
          const at = start + (minute * 60 + second) * 1000;
          if (at > after) return at;
        }
      }
    }
  }
  return null;
}

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

/**
 * An hour that the clocks skip has none. One that they show twice has two for what goes on every hour; what has its hour
 * runs once, in the second.
 */
function beginningsOf(day: Date, hour: number, isEvery: boolean): readonly number[] {
  const first = new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour);
  if (first.getHours() !== hour) return [];
  const again = new Date(first.getTime() + HOUR_MS);
  if (again.getHours() !== hour) return [first.getTime()];
  return isEvery ? [first.getTime(), again.getTime()] : [again.getTime()];
}

function parse(expression: string): Times | null {
  const fields = expression.trim().toLowerCase().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) return null;
  const [seconds, minutes, hours, days, months, weekdays] = (fields.length === 5 ? ['0', ...fields] : fields).map(
    (field, index) => numbersOf(named(field, index), index),
  );
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) return null;
  const sunday = weekdays.map((day) => day % 7);
  return { seconds, minutes, hours, days: new Set(days), months: new Set(months), weekdays: new Set(sunday) };
}

/** Lowest and highest of each field, seconds first. */
const BOUNDS = [[0, 59], [0, 59], [0, 23], [1, 31], [1, 12], [0, 7]] as const; // prettier-ignore

function named(field: string, index: number): string {
  const names = index === 4 ? MONTHS : index === 5 ? WEEKDAYS : [];
  const first = index === 4 ? 1 : 0;
  return field.replace(/[a-z]+/g, (word) => {
    const found = names.findIndex((name) => name === word || name.slice(0, 3) === word);
    return found < 0 ? word : String(found + first);
  });
}

function numbersOf(field: string, index: number): readonly number[] | null {
  const [lowest, highest] = BOUNDS[index] ?? [0, 0];
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!match) return null;
    const step = Number(match[3] ?? '1');
    const from = match[1] === undefined ? lowest : Number(match[1]);
    const to =
      match[1] === undefined || (match[2] === undefined && match[3] !== undefined)
        ? highest
        : Number(match[2] ?? match[1]);
    if (step === 0 || from < lowest || to > highest || from > to) return null;
    for (let value = from; value <= to; value += step) found.add(value);
  }
  return [...found].toSorted((one, other) => one - other);
}
