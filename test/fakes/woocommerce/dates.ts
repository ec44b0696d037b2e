/** `2026-11-22T01:42:38`, as WordPress writes both its local and its GMT times: without a zone. */
export function gmtText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

export function localText(instant: number, utcOffsetMinutes: number): string {
  return gmtText(instant + utcOffsetMinutes * 60_000);
}

/** The pair of fields every date has in an answer. */
export function datePair(
  name: string,
  instant: number | null,
  utcOffsetMinutes: number,
): readonly [local: readonly [string, string | null], gmt: readonly [string, string | null]] {
  const local = instant === null ? null : localText(instant, utcOffsetMinutes);
  return [
    [name, local],
    [`${name}_gmt`, instant === null ? null : gmtText(instant)],
  ];
}

const REST_DATE = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

export function isRestDate(text: string): boolean {
  return REST_DATE.test(text);
}

/**
 * The text a date filter is compared with. A value with a zone is moved to the shop's local time, one without is taken
 * as it stands; which column it then meets (local or GMT) is decided by `dates_are_gmt` alone. That is why a value with
 * a zone and the flag misses by the shop's offset.
 */
export function filterText(text: string, utcOffsetMinutes: number): string {
  const parts = REST_DATE.exec(text);
  if (parts === null) throw new Error(`Not a date: ${text}`);
  const [, day, time, zone] = parts;
  if (zone === undefined) return `${day}T${time}`;
  return localText(Date.parse(`${day}T${time}${fullZone(zone)}`), utcOffsetMinutes);
}

function fullZone(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** `Nov 22, 2026 @ 01:41 AM`, in the name WooCommerce gives a webhook that has none. */
export function webhookNameDate(instant: number): string {
  const date = new Date(instant);
  const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  const hours = date.getUTCHours();
  const clock = `${two(hours % 12 === 0 ? 12 : hours % 12)}:${two(date.getUTCMinutes())}`;
  return `${month} ${two(date.getUTCDate())}, ${date.getUTCFullYear()} @ ${clock} ${hours < 12 ? 'AM' : 'PM'}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
