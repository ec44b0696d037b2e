/** V2: `Tue, 05 Mar 2019 21:40:11 +0000`, an empty text where there is none. */
export function rfc2822(instant: number | null): string {
  return instant === null ? '' : new Date(instant).toUTCString().replace('GMT', '+0000');
}

/** V3, as transactions, refunds and the catalogue write it. */
export function isoOffset(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+00:00`;
}

/** V3, as customers and locations write it. */
export function isoZulu(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** `2026-01-17 06:30:41`, as customer groups write it. */
export function plainDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

const RFC = /^(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT)$/;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * RFC 2822 or ISO 8601, without offset UTC; undefined when it is neither, as when the `+` of an offset was sent as it
 * is and arrives as a blank.
 */
export function readDate(text: string): number | undefined {
  if (!RFC.test(text) && !ISO.test(text)) return undefined;
  const local = ISO.test(text) && text.includes('T') && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  const instant = Date.parse(local ? `${text}Z` : text);
  return Number.isNaN(instant) ? undefined : instant;
}
