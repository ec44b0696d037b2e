import type { ConnectorError } from '../base/errors.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What kind of failure a job met, by what becomes of the job. */
export type FailureClass =
  | 'transient'
  | 'lock'
  | 'capacity'
  | 'rate'
  | 'window'
  | 'signIn'
  | 'permission'
  | 'data'
  | 'duplicate'
  | 'conflict';

export interface Policy {
  /** `again` by itself, with growing waits; `held` until its system lets us in; `park` at once, for a person. */
  readonly next: 'again' | 'held' | 'park';
  /** The longest of the growing waits. */
  readonly longestWaitMs: number;
  /** For how long it is tried again; then it parks. */
  readonly patienceMs: number;
  /** Since when that counts: the job's first failure, or the first time in a row that it met this one. */
  readonly patienceSince: 'firstFailure' | 'thisFailure';
  /** After how long of it a person is told, while it still goes on by itself; null: not. */
  readonly tellAfterMs: number | null;
  /** Whether it says that its system is down, so that others need not try. */
  readonly opensCircuit: boolean;
  /** Whether the attempt counts. Where it does not, nothing was tried, and patience does not begin to run. */
  readonly isSpent: boolean;
}

export const LONGEST_WAIT_MS = 12 * HOUR_MS;
// A server that is there and only busy is ready within minutes, however often the job failed before while it was down.
const LONGEST_WAIT_WHEN_BUSY_MS = 15 * MINUTE_MS;
const PATIENCE_MS = 72 * HOUR_MS;

const again = (more: Partial<Policy> = {}): Policy => ({
  next: 'again',
  longestWaitMs: LONGEST_WAIT_MS,
  patienceMs: PATIENCE_MS,
  patienceSince: 'firstFailure',
  tellAfterMs: null,
  opensCircuit: false,
  isSpent: true,
  ...more,
});
const parks: Policy = {
  next: 'park',
  longestWaitMs: 0,
  patienceMs: 0,
  patienceSince: 'firstFailure',
  tellAfterMs: null,
  opensCircuit: false,
  isSpent: true,
};

/** The one place that says what becomes of a failure. */
export const policies: Readonly<Record<FailureClass, Policy>> = {
  // Down, cut off, restarting: comes back by itself, at a weekend not before Monday. The connection shows that it is down.
  transient: again({ opensCircuit: true }),
  // NAV's own batch posting holds its tables for minutes and sometimes an hour: nobody's mistake until it lasts longer.
  lock: again({ longestWaitMs: LONGEST_WAIT_WHEN_BUSY_MS, tellAfterMs: HOUR_MS }),
  // All licences or sessions are in use: comes back when people go home, but half an hour of it is too few for the work.
  capacity: again({ longestWaitMs: LONGEST_WAIT_WHEN_BUSY_MS, tellAfterMs: 30 * MINUTE_MS }),
  // It is there, and wants fewer calls; the lanes have halved theirs already.
  rate: again({ longestWaitMs: LONGEST_WAIT_WHEN_BUSY_MS }),
  // Our own count of its quota held the request back: it was never sent, and waits for the next window as often as it must.
  window: again({ longestWaitMs: LONGEST_WAIT_WHEN_BUSY_MS, isSpent: false }),
  // Trying again by ourselves locks accounts: the circuit keeps every job of the system until a person has been there.
  signIn: { ...parks, next: 'held', opensCircuit: true, isSpent: false },
  // Rights do not come back by themselves, and nobody is told unless it waits for a person.
  permission: parks,
  // Refused, and the same data will be refused again.
  data: parks,
  // It exists already: the next run looks it up instead of making it. If it does not find it, more tries will not either,
  // but an outage of hours before it is no reason not to look.
  duplicate: again({
    longestWaitMs: LONGEST_WAIT_WHEN_BUSY_MS,
    patienceMs: HOUR_MS,
    patienceSince: 'thisFailure',
  }),
  // Somebody changed the record meanwhile: it is read again and decided anew, which mostly succeeds at once.
  conflict: again({ longestWaitMs: LONGEST_WAIT_WHEN_BUSY_MS }),
};

// Told apart from other failures of their kind by what the adapters call them.
const BY_CODE: Readonly<Record<string, FailureClass>> = {
  'nav-lock': 'lock',
  'nav-capacity': 'capacity',
  'nav-key-exists': 'duplicate',
  'store-rate-window': 'window',
};

export function classOf(error: Pick<ConnectorError, 'kind' | 'code'>): FailureClass {
  return BY_CODE[error.code] ?? BY_KIND[error.kind];
}

const BY_KIND: Readonly<Record<ConnectorError['kind'], FailureClass>> = {
  unavailable: 'transient',
  rateLimited: 'rate',
  authentication: 'signIn',
  permission: 'permission',
  conflict: 'conflict',
  invalid: 'data',
  notFound: 'data',
  signature: 'data',
  // A write that nobody settled must not be sent a second time: a person looks first.
  unknownOutcome: 'data',
  // The guard is opened by a person.
  guarded: 'data',
};
