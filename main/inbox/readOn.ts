/** Something that a list by time tells of, with its stamp in milliseconds UTC. */
export interface Stamped {
  readonly at: number;
}

export interface StampedPage<T> {
  readonly changes: readonly T[];
  readonly hasMore: boolean;
}

export interface ReadOnOptions<T extends Stamped> {
  /** What is strictly later than `since`, oldest first; pages from 1. null: the store has no such list. */
  readonly ask: (since: number, page: number) => Promise<StampedPage<T> | null>;
  /** Keeps a page, before the next one is asked for; returns what was never seen before. */
  readonly keep: (changes: readonly T[]) => readonly T[];
}

/** The newest stamp, but for those after `latest`; `least` where there is none later. */
export function newestOf(changes: readonly Stamped[], least: number, latest: number): number {
  return Math.max(least, ...changes.map(({ at }) => at).filter((at) => at <= latest));
}

interface Pass {
  readonly pages: number;
  /** Changes never seen before, up to the bound of the pass. */
  readonly fresh: number;
  /** The newest stamp of the last page. */
  readonly newest: number;
  readonly hasMore: boolean;
}

const SECOND = 1000;

/**
 * Reads on from `since` and returns from where to go on; null when all was read.
 *
 * Pages shift while they are walked, so that the next one is asked for by stamp and not by number. Where one second
 * fills a page that cannot be: then its pages are walked again until nothing new is found between them.
 */
export async function readOn<T extends Stamped>(options: ReadOnOptions<T>, since: number): Promise<number | null> {
  let last = await pass(options, since, Number.POSITIVE_INFINITY);
  const bound = last.newest;
  while (last.pages > 1 && last.fresh > 0) last = await pass(options, since, bound);
  return last.hasMore ? goOnFrom(last.newest) : null;
}

/** Reads pages until their stamps allow to go on from a later instant. */
async function pass<T extends Stamped>({ ask, keep }: ReadOnOptions<T>, since: number, bound: number): Promise<Pass> {
  let fresh = 0;
  for (let page = 1; ; page += 1) {
    const found = await ask(since, page);
    if (found === null) return { pages: page, fresh, newest: since, hasMore: false };
    fresh += keep(found.changes).filter(({ at }) => at <= bound).length;
    const newest = Math.max(since, ...found.changes.map(({ at }) => at));
    // A page may hold nothing that was wanted, where the store cannot pick by status.
    if (!found.hasMore || goOnFrom(newest) > since) return { pages: page, fresh, newest, hasMore: found.hasMore };
  }
}

/** The store gives what is strictly later: the newest second and the one before it are read once more. */
function goOnFrom(newest: number): number {
  return newest - 2 * SECOND;
}
