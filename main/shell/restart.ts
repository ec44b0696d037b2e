const firstMs = 1_000;
const longestMs = 60_000;
/** An engine that ran this long was fine; what ended it now is a new story. */
const fineAfterMs = 10 * 60_000;

export interface Restarts {
  /** Milliseconds to wait before the next start. */
  ended(startedAt: number, endedAt: number): number;
}

/** Doubles the wait while the engine keeps ending soon after its start. */
export function createRestarts(): Restarts {
  let wait = firstMs;
  return {
    ended(startedAt, endedAt) {
      if (endedAt - startedAt >= fineAfterMs) wait = firstMs;
      const now = wait;
      wait = Math.min(wait * 2, longestMs);
      return now;
    },
  };
}
