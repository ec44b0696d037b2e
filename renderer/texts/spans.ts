import { counting, one } from './count.ts';

/** One and many of each, such as `hour` and `hours`: every hour, every 2 hours. */
export interface SpanWords {
  readonly minutes: readonly [single: string, many: string];
  readonly hours: readonly [single: string, many: string];
  readonly days: readonly [single: string, many: string];
}

/** A whole number of minutes in the largest unit that still tells enough. */
export const spanOf = (locale: string, words: SpanWords): ((minutes: string) => string) => {
  const n = counting(locale);
  const say = (count: number, [single, many]: readonly [string, string]) => one(count, single, `${n(count)} ${many}`);
  return (minutes) => {
    const count = Number(minutes);
    if (count < 100) return say(count, words.minutes);
    return count < 48 * 60 ? say(Math.round(count / 60), words.hours) : say(Math.round(count / 1440), words.days);
  };
};

const monday = Date.UTC(2024, 0, 1);
const dayLength = 24 * 60 * 60 * 1000;

/** The name of a day of the week; Monday is 1. */
export const weekdayOf = (locale: string): ((weekday: string) => string) => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (weekday) => format.format(monday + (Number(weekday) - 1) * dayLength);
};
