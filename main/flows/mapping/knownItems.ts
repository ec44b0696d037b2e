import type { Ports } from '../../base/ports.ts';
import type { NavItem, NavSession } from '../../nav/nav.ts';

/** Items that orders were found by lately: the articles of a shop come again, and NAV is not asked for each anew. */
export interface KnownItems {
  /** Asks NAV for those that are not known. What is blocked or not there is asked for every time. */
  reader(session: Pick<NavSession, 'items'>): NavSession['items'];
  /** An order waits: people may put right what is known, and replay at once. */
  forget(): void;
}

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5_000;

export function createKnownItems(ports: Pick<Ports, 'now'>): KnownItems {
  const kept = new Map<string, { readonly until: number; readonly item: NavItem }>();
  // What was asked for before it was forgotten may be as old as what was forgotten.
  let age = 0;

  function known(no: string): NavItem | null {
    const found = kept.get(no);
    return found && ports.now() < found.until ? found.item : null;
  }

  return {
    reader: (session) => async (numbers) => {
      const wanted = [...new Set(numbers.map(asNav))];
      const there = wanted.flatMap((no) => known(no) ?? []);
      const rest = wanted.filter((no) => known(no) === null);
      if (rest.length === 0) return there;
      const [askedAt, askedIn] = [ports.now(), age];
      const found = await session.items(rest);
      if (kept.size > MOST_KEPT) kept.clear();
      for (const item of askedIn === age ? found : [])
        if (!item.blocked) kept.set(asNav(item.no), { until: askedAt + KEPT_MS, item });
      return [...there, ...found];
    },
    forget() {
      age += 1;
      kept.clear();
    },
  };
}

/** Numbers are codes: blanks around them and capitals do not count. */
function asNav(no: string): string {
  return no.trim().toUpperCase();
}
