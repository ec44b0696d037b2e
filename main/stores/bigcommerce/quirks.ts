import { toInstant } from '../../base/ports.ts';
import type { WindowState } from '../../http/rateWindow.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { parseJson } from '../shape.ts';

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

/** A 404 of the API is JSON. A page that says 404 comes from a proxy, and says nothing of the record. */
export function isGone({ status, body }: HttpResponse): boolean {
  return status === 404 && (body.trim() === '' || parseJson(body) !== undefined);
}

/** The list of fees is published as an array and, elsewhere, within an object. */
export function feesIn(value: unknown): unknown {
  if (value !== null && typeof value === 'object' && 'fees' in value) return value.fees;
  return value;
}

/** The published example of a fee writes `cost_exc_tax` where its schema writes `cost_ex_tax`. */
export function feeAsDeclared(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('cost_exc_tax' in value)) return value;
  return { cost_ex_tax: value.cost_exc_tax, ...value };
}

/** A list of V3, which may be answered without a body where it is empty: the rows and whether there are more pages. */
export function v3PageOf(value: unknown): unknown {
  const empty = { data: [], meta: { pagination: { current_page: 1, total_pages: 1 } } };
  return Array.isArray(value) && value.length === 0 ? empty : value;
}

/** What an answer says of the quota, which all programs at the store share; null where it says nothing. */
export function readRateWindow(headers: Readonly<Record<string, string>>): WindowState | null {
  const number = (name: string) => {
    const value = headers[`x-rate-limit-${name}`] ?? '';
    return /^\d+$/.test(value) ? Number(value) : null;
  };
  const [left, quota, windowMs, resetMs] = [
    number('requests-left'),
    number('requests-quota'),
    number('time-window-ms'),
    number('time-reset-ms'),
  ];
  if (left === null || quota === null || windowMs === null || resetMs === null) return null;
  return { left, quota, windowMs, resetMs };
}
