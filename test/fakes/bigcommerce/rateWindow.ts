/** The quota of a store, which all apps share. */
export interface RateLimit {
  /** Requests a window; 150 is a Standard plan. */
  readonly quota: number;
  readonly windowMs: number;
  /** Whether a 429 says `X-Retry-After`; the reference promises nothing. */
  readonly retryAfter: boolean;
}

export interface RateWindow {
  /** Counts one request. `ok` false: over the quota. The headers go with every answer, refused or not. */
  take(): { readonly ok: boolean; readonly headers: Readonly<Record<string, string>> };
  /** Another app asks so many times in the window that runs now. */
  useUp(requests: number): void;
  /** Another app asks so many times in every window from now on. */
  shareWith(requestsPerWindow: number): void;
  set(limit: Partial<RateLimit>): void;
  left(): number;
}

export function createRateWindow(now: () => number, given: Partial<RateLimit> = {}): RateWindow {
  let limit: RateLimit = { quota: 150, windowMs: 30_000, retryAfter: true, ...given };
  let endsAt = Number.NEGATIVE_INFINITY;
  let used = 0;
  let shared = 0;

  function open(): void {
    if (now() < endsAt) return;
    endsAt = now() + limit.windowMs;
    used = shared;
  }

  function headers(ok: boolean): Record<string, string> {
    const resetMs = Math.max(0, endsAt - now());
    return {
      'X-Rate-Limit-Time-Window-Ms': String(limit.windowMs),
      'X-Rate-Limit-Time-Reset-Ms': String(resetMs),
      'X-Rate-Limit-Requests-Quota': String(limit.quota),
      'X-Rate-Limit-Requests-Left': String(Math.max(0, limit.quota - used)),
      ...(ok || !limit.retryAfter ? {} : { 'X-Retry-After': String(Math.ceil(resetMs / 1000)) }),
    };
  }

  return {
    take() {
      open();
      const ok = used < limit.quota;
      if (ok) used += 1;
      return { ok, headers: headers(ok) };
    },
    useUp(requests) {
      open();
      used += requests;
    },
    shareWith(requestsPerWindow) {
      shared = requestsPerWindow;
    },
    set(changes) {
      limit = { ...limit, ...changes };
    },
    left() {
      open();
      return Math.max(0, limit.quota - used);
    },
  };
}
