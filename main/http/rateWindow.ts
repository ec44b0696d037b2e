import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Lanes } from './lanes.ts';

/** How many requests a system still takes, as its last answer said. */
export interface WindowState {
  /** Requests in a whole window. */
  readonly quota: number;
  readonly left: number;
  readonly windowMs: number;
  /** Until the window begins anew. */
  readonly resetMs: number;
}

export interface RateWindowOptions {
  readonly ports: Pick<Ports, 'now' | 'after' | 'random'>;
  /** The connection's id. */
  readonly system: string;
  /** What an answer says of the window; null where it says nothing. */
  readonly read: (headers: Readonly<Record<string, string>>) => WindowState | null;
}

/** Left to the other programs that share the quota. */
const SHARE_OF_OTHERS = 0.1;
/** Left besides to orders, while sweeps and other bulk work run. */
const SHARE_OF_ORDERS = 0.3;
/** Longer waits are the queue's, which holds no lane meanwhile. */
const LONGEST_WAIT_MS = 2_000;
/** So that what waited does not begin in the same moment. */
const JITTER_MS = 500;

interface Known {
  readonly quota: number;
  readonly windowMs: number;
  left: number;
  resetAt: number;
}

/**
 * Keeps within a quota of requests per window that is shared with others: by what the answers say, and by our own count
 * of what was sent since. What does not fit waits for the next window; until a first answer nothing is known, and nothing
 * held back.
 */
export function withRateWindow(lanes: Lanes, { ports, system, read }: RateWindowOptions): Lanes {
  let known: Known | null = null;

  /** Milliseconds until there is room; 0 when there is. Takes the room. */
  function take(isBulk: boolean): number {
    const now = ports.now();
    if (known === null) return 0;
    if (now >= known.resetAt) known = { ...known, left: known.quota, resetAt: now + known.windowMs };
    const reserve = Math.ceil(known.quota * (SHARE_OF_OTHERS + (isBulk ? SHARE_OF_ORDERS : 0)));
    if (known.left <= reserve) return known.resetAt - now + jitter();
    known.left -= 1;
    return 0;
  }

  function jitter(): number {
    return Math.floor(((ports.random(1)[0] ?? 0) / 256) * JITTER_MS);
  }

  async function wantRoom(isBulk: boolean): Promise<void> {
    for (let wait = take(isBulk); wait > 0; wait = take(isBulk)) {
      if (wait > LONGEST_WAIT_MS) throw windowFull(system, wait);
      const pause = wait;
      // oxlint-disable-next-line no-await-in-loop
      await new Promise<void>((resolve) => {
        ports.after(pause, resolve);
      });
    }
  }

  return {
    run: (effect, task, origin) =>
      lanes.run(
        effect,
        async () => {
          await wantRoom(origin?.isBulk === true);
          return task();
        },
        origin,
      ),
    saw(status, headers) {
      lanes.saw(status, headers);
      const state = read(headers);
      if (state === null) return;
      const { quota, left, windowMs, resetMs } = state;
      known = { quota, windowMs, left, resetAt: ports.now() + resetMs };
    },
  };
}

function windowFull(system: string, wait: number): ConnectorError {
  const seconds = Math.ceil(wait / 1000);
  return new ConnectorError({
    kind: 'rateLimited',
    code: 'store-rate-window',
    message: `Not sent yet: the shop takes no more requests for ${seconds} s, and its quota is shared with other programs.`,
    whatToDo: '',
    params: { seconds: String(seconds) },
    system,
    retryAfterMs: wait,
  });
}
