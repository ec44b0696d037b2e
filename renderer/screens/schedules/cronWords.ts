import type { Texts } from '../../texts/texts.ts';

/*
 * What a cron expression means, in a sentence. Only what people write is said in words; of anything else the engine
 * tells the next times.
 */

const isNumber = (field: string): boolean => /^\d{1,2}$/.test(field);
const numbersOf = (field: string): readonly number[] | null =>
  field.split(',').every(isNumber) ? field.split(',').map(Number) : null;
const everyOf = (field: string): number | null => {
  const match = /^\*\/(\d{1,2})$/.exec(field);
  return match ? Number(match[1]) : null;
};

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Days of the week by their numbers, Sunday 0; null where a field names them in another way. */
const weekdaysOf = (field: string): readonly number[] | null => {
  const days = field
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [from, to = from] = part.split('-').map((day) => {
        const named = dayNames.indexOf(day.slice(0, 3));
        return named >= 0 ? named : isNumber(day) ? Number(day) % 7 : -1;
      });
      if (from === undefined || to === undefined || from < 0 || to < from) return [-1];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
  return days.includes(-1) ? null : days;
};

/** Sunday 2 March 2025 and the days after it. */
const nameOfDay = (locale: string, day: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2025, 2, 2 + day)));

const timesOf = (locale: string, minutes: readonly number[], hours: readonly number[]): readonly string[] =>
  hours.flatMap((hour) =>
    minutes.map((minute) =>
      new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2025, 2, 2, hour, minute)),
      ),
    ),
  );

type Words = Texts['schedules']['words'];

const withinDay = (words: Words, minute: string, hour: string): string | null => {
  const everyMinutes = everyOf(minute);
  const everyHours = everyOf(hour);
  if (hour === '*' && (minute === '*' || everyMinutes === 1)) return words.everyMinute;
  if (hour === '*' && everyMinutes !== null) return words.everyMinutes(everyMinutes);
  if (!isNumber(minute)) return null;
  if (hour === '*' || everyHours === 1) return words.everyHour(minute.padStart(2, '0'));
  return everyHours === null ? null : words.everyHours(everyHours, minute);
};

/** @param expression one that the engine takes */
export const cronWords = (words: Words, locale: string, expression: string): string => {
  const fields = expression.trim().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields.slice(-5);
  const second = fields.length === 6 ? (fields[0] ?? '') : '0';
  const isEveryDay = day === '*' && month === '*' && weekday === '*';
  if (second !== '0') {
    const isAlways = isEveryDay && minute === '*' && hour === '*';
    const every = second === '*' ? 1 : everyOf(second);
    return isAlways && every !== null ? words.everySeconds(every) : words.other;
  }
  const often = isEveryDay ? withinDay(words, minute, hour) : null;
  if (often !== null) return often;
  const [minutes, hours] = [numbersOf(minute), numbersOf(hour)];
  if (minutes === null || hours === null || month !== '*') return words.other;
  const times = timesOf(locale, minutes, hours);
  if (isEveryDay) return words.daily(times);
  const weekdays = weekday === '*' ? null : weekdaysOf(weekday);
  if (day === '*' && weekdays !== null)
    return words.weekdays(
      weekdays.map((each) => nameOfDay(locale, each)),
      times,
    );
  const days = weekday === '*' ? numbersOf(day) : null;
  return days === null ? words.other : words.monthly(days, times);
};
