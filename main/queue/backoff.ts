import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import { classOf, LONGEST_WAIT_MS, policies } from './policies.ts';

const FIRST_WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 60_000;
// Who wants it sooner wants nothing, and would be asked without a pause.
const SHORTEST_WISH_MS = 1_000;

/** A job that failed just now. Milliseconds UTC; null: never before. */
export interface Failing {
  readonly attempts: number;
  readonly firstFailedAt: number | null;
  /** Since when it has met this failure and nothing else. */
  readonly metSince: number | null;
}

export type Decision = { readonly kind: 'again'; readonly at: number } | { readonly kind: 'park' };

/**
 * What becomes of a job that failed, by the policy of its failure. The other system's own wish for the next try comes
 * first, up to the longest wait of ours: a wish of days would leave an order lying without a word.
 */
export function decide(error: ConnectorError, job: Failing, ports: Pick<Ports, 'now' | 'random'>): Decision {
  const now = ports.now();
  const policy = policies[classOf(error)];
  // The job waits, and its circuit keeps it from trying.
  if (policy.next === 'held') return { kind: 'again', at: now + LOOK_AGAIN_MS };
  if (policy.next === 'park') return { kind: 'park' };
  const since = policy.patienceSince === 'thisFailure' ? job.metSince : job.firstFailedAt;
  if (now - (since ?? now) > policy.patienceMs) return { kind: 'park' };
  const wish = Math.min(error.retryAfterMs ?? 0, LONGEST_WAIT_MS);
  if (wish >= SHORTEST_WISH_MS) return { kind: 'again', at: now + wish };
  const wait = Math.min(policy.longestWaitMs, FIRST_WAIT_MS * 2 ** Math.min(job.attempts - 1, 20));
  return { kind: 'again', at: now + jittered(wait, ports) };
}

/** Plus or minus a fifth, so that what failed together does not come back together. */
function jittered(milliseconds: number, ports: Pick<Ports, 'random'>): number {
  const share = (ports.random(1)[0] ?? 128) / 255;
  return Math.round(milliseconds * (0.8 + 0.4 * share));
}
