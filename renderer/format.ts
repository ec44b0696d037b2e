/*
 * Numbers, money and times as a person of the place writes them. Amounts stay decimal text all the way into Intl, which
 * reads decimal text exactly: no amount passes through a float.
 */

const fractionDigits = (locale: string, currency: string): number =>
  /^[A-Z]{3}$/.test(currency)
    ? (new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
    : 0;

/**
 * @param amount decimal text, such as `1204.5`; more decimals than the currency has are shown, never rounded away
 * @param currency ISO code; anything else has no decimals of its own, so a bare number keeps those it came with
 */
export const formatAmount = (locale: string, amount: string, currency: string): string => {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return amount;
  const own = fractionDigits(locale, currency);
  const fraction = amount.split('.')[1] ?? '';
  const given = currency === '' ? fraction.length : fraction.replace(/0+$/, '').length;
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: currency === '' ? given : own,
    maximumFractionDigits: Math.max(own, given),
  });
  return format.format(amount as Intl.StringNumericLiteral);
};

export const isZero = (amount: string): boolean => /^-?0*(\.0*)?$/.test(amount);

export const formatCount = (locale: string, count: number): string => new Intl.NumberFormat(locale).format(count);

const day = 24 * 60 * 60 * 1000;

const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** Hours and minutes, exactly also the seconds; the day too when it is not today's. */
export const formatTime = (locale: string, at: string, now: Date, exact = false): string => {
  const date = new Date(at);
  const clock = { hour: '2-digit', minute: '2-digit', second: exact ? '2-digit' : undefined } as const;
  if (isSameDay(date, now)) return new Intl.DateTimeFormat(locale, clock).format(date);
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year, ...clock }).format(date);
};

/** @param value a day such as `2026-11-20`, the same everywhere; anything else is shown as it is */
export const formatDay = (locale: string, value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value))
    : value;

export const formatDayAndTime = (locale: string, at: string): string =>
  Number.isNaN(Date.parse(at))
    ? at
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

export const formatClock = (locale: string, at: Date | string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));

/** The exact instant for a tooltip, in UTC. */
export const formatUtc = (at: string): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

export type Age =
  | { readonly unit: 'now' }
  | { readonly unit: 'seconds' | 'minutes' | 'hours'; readonly count: number }
  | { readonly unit: 'days' };

/** How long ago, in the largest unit that still tells something; a clock that runs ahead counts as now. */
export const ageOf = (at: string, now: Date): Age => {
  const milliseconds = now.getTime() - new Date(at).getTime();
  if (milliseconds < 2_000) return { unit: 'now' };
  if (milliseconds < 60_000) return { unit: 'seconds', count: Math.floor(milliseconds / 1000) };
  if (milliseconds < 100 * 60_000) return { unit: 'minutes', count: Math.floor(milliseconds / 60_000) };
  if (milliseconds < day) return { unit: 'hours', count: Math.floor(milliseconds / 3_600_000) };
  return { unit: 'days' };
};
