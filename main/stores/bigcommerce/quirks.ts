import { toInstant } from '../../base/ports.ts';

/*
 * What BigCommerce does that one would not expect; each with a test of its own.
 */

/** V2 says dates as "Tue, 05 Mar 2019 21:40:11 +0000", V3 in ISO 8601, and "" where there is none. null when it is no date. */
export function toInstantOrNull(text: string): string | null {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : toInstant(milliseconds);
}

/** An empty list of V2 is answered 204 without a body; some of V3 too. */
export function bodyOrEmptyList(status: number, body: string): string {
  return status === 204 || (status === 200 && body.trim() === '') ? '[]' : body;
}

/** The list of fees is published as an array and, elsewhere, within an object. */
export function feesIn(value: unknown): unknown {
  if (value !== null && typeof value === 'object' && 'fees' in value) return value.fees;
  return value;
}

/** A store's hash as typed or pasted: alone, or within the API path of its account. null when there is none in it. */
export function storeHashIn(text: string): string | null {
  const found = /(?:^|\/stores\/)([a-z0-9]{4,20})(?:\/|$)/i.exec(text.trim());
  return found?.[1]?.toLowerCase() ?? null;
}
