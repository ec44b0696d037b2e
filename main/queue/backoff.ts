import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 12 * 3_600_000;
// A server that wants fewer calls, or has the record in use, is there and ready within minutes, however often the same
// job failed before while it was down.
const LONGEST_WAIT_WHEN_BUSY_MS = 15 * 60_000;
const LOOK_AGAIN_MS = 60_000;
const PATIENCE_MS = 3 * 24 * 3_600_000;

export type Decision = { readonly kind: 'again'; readonly at: number } | { readonly kind: 'park' };

/**
 * What becomes of a job that failed: what comes back by itself is tried again with growing waits for three days, what
 * needs a person is parked at once. The other system's own wish for the next try comes first.
 */
export function decide(
  error: ConnectorError,
  job: { readonly attempts: number; readonly firstFailedAt: number | null },
  ports: Pick<Ports, 'now' | 'random'>,
): Decision {
  const now = ports.now();
  // The system said no to the sign-in: the job waits, and its circuit keeps it from trying again by itself.
  if (error.kind === 'authentication') return { kind: 'again', at: now + LOOK_AGAIN_MS };
  if (!error.retryable) return { kind: 'park' };
  if (now - (job.firstFailedAt ?? now) > PATIENCE_MS) return { kind: 'park' };
  if (error.retryAfterMs !== undefined) return { kind: 'again', at: now + error.retryAfterMs };
  return { kind: 'again', at: now + jittered(waitFor(error, job.attempts), ports) };
}

function waitFor(error: ConnectorError, attempts: number): number {
  const isBusy = error.kind === 'rateLimited' || error.kind === 'conflict' || error.code === 'nav-lock';
  const longest = isBusy ? LONGEST_WAIT_WHEN_BUSY_MS : LONGEST_WAIT_MS;
  return Math.min(longest, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
}

/** Plus or minus a fifth, so that what failed together does not come back together. */
function jittered(milliseconds: number, ports: Pick<Ports, 'random'>): number {
  const share = (ports.random(1)[0] ?? 128) / 255;
  return Math.round(milliseconds * (0.8 + 0.4 * share));
}
