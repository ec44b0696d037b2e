/** Keeps one sender from filling the disk: a bucket of requests per source that refills with time. */
export interface RateGuard {
  /** null: go on. Otherwise the whole seconds after which it is worth coming again. */
  admit(source: string): number | null;
}

/*
 * Shops send what happened one by one: the busiest sale or import of one makes tens of requests a second. A shop counts
 * what is refused as a failure of ours, so that the limit is far above all of that, and stops only what nobody means:
 * more than a thousand a second for as long as it takes to empty a bucket of sixty thousand.
 */
const BUCKET = 60_000;
const PER_SECOND = 1_000;
// Until it is worth coming again a second's worth has come back.
const COME_AGAIN_SECONDS = 1;

interface Bucket {
  left: number;
  at: number;
}

export interface RateGuardOptions {
  readonly now: () => number;
  readonly most?: number;
  readonly perSecond?: number;
}

export function createRateGuard(options: RateGuardOptions): RateGuard {
  const { now, most = BUCKET, perSecond = PER_SECOND } = options;
  const buckets = new Map<string, Bucket>();
  return {
    admit(source) {
      const at = now();
      const bucket = buckets.get(source) ?? { left: most, at };
      // A clock that was set back gives nothing.
      const back = (Math.max(0, at - bucket.at) * perSecond) / 1000;
      bucket.left = Math.min(most, bucket.left + back);
      bucket.at = at;
      buckets.set(source, bucket);
      if (bucket.left < 1) return COME_AGAIN_SECONDS;
      bucket.left -= 1;
      return null;
    },
  };
}
