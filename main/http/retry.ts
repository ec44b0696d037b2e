import type { Effect } from '../base/origin.ts';
import { type HttpResponse, TransportError } from './transport.ts';

const MOST_ATTEMPTS = 3;
const LONGEST_OWN_WAIT_MS = 5_000;
const BUSY = new Set([429, 502, 503, 504]);

/**
 * Milliseconds to wait before the same request is sent again, or null to give the outcome to the caller. Only what
 * cannot have changed anything is repeated here; the queue repeats the rest, with its own patience.
 */
export function retryWait(
  request: { readonly effect: Effect },
  attempt: number,
  response: HttpResponse | null,
  error: unknown,
): number | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  // A write may have been done although its answer was lost: only settling may decide about a second one.
  if (request.effect !== 'read') return null;
  if (response) return BUSY.has(response.status) ? waitAsked(response, attempt) : null;
  // Nobody listens, or the name is unknown: a moment later is no better, the queue's circuit looks for the return.
  if (error instanceof TransportError && (error.failure === 'reset' || error.failure === 'other'))
    return ownWait(attempt);
  return null;
}

/** The server's own wish comes first; a long wish is left to the queue, which does not hold a lane meanwhile. */
function waitAsked(response: HttpResponse, attempt: number): number | null {
  const asked = retryAfterMs(response);
  if (asked === null) return ownWait(attempt);
  return asked <= LONGEST_OWN_WAIT_MS ? asked : null;
}

function ownWait(attempt: number): number {
  return 250 * 4 ** (attempt - 1);
}

/**
 * The Retry-After header (RFC 9110 10.2.3) as milliseconds from now, or X-Retry-After, which BigCommerce has instead; the
 * longer of both, null when neither is there. A date is read by the clock of the server that gives it, since ours may
 * differ; without that clock it counts as absent.
 */
export function retryAfterMs({ headers }: HttpResponse): number | null {
  const waits = [headers['retry-after'], headers['x-retry-after']].map((value = '') => {
    if (/^\d+$/.test(value)) return Number(value) * 1000;
    return value.endsWith(' GMT') ? Date.parse(value) - Date.parse(headers['date'] ?? '') : Number.NaN;
  });
  const told = waits.filter((wait) => !Number.isNaN(wait));
  return told.length === 0 ? null : Math.max(0, ...told);
}
