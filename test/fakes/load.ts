import { isWrite } from './batches.ts';
import type { Behaviour } from './faults.ts';
import type { FakeRequest } from './http.ts';

/** How much a server had to do at the same time, from arrival to answer. */
export interface Load {
  /** The most requests that were open together. */
  readonly mostAtOnce: () => number;
  /** The most writes that were open together for one company: this one, or whichever had most. */
  readonly mostWritesAtOnce: (company?: string) => number;
  /** Counts anew from now on; what is open stays counted. */
  readonly forget: () => void;
}

/** Which company a request is about, in one spelling; null when it names none. */
export type CompanyOf = (request: FakeRequest) => string | null;

export interface Watched {
  readonly behaviour: Behaviour;
  readonly load: Load;
}

/** Counts around a behaviour, whether sockets or an in-process transport bring the requests. */
export function watchLoad(behaviour: Behaviour, companyOf: CompanyOf = companyInAddress): Watched {
  const all = createGauge();
  const writes = createGauge();
  return {
    behaviour: async (request) => {
      const company = isWrite(request) ? (companyOf(request) ?? '') : null;
      all.enter('');
      if (company !== null) writes.enter(company);
      try {
        return await behaviour(request);
      } finally {
        all.leave('');
        if (company !== null) writes.leave(company);
      }
    },
    load: {
      mostAtOnce: () => all.most(),
      mostWritesAtOnce: (company) => writes.most(company),
      forget: () => {
        all.forget();
        writes.forget();
      },
    },
  };
}

/** As it is spelt: an id and a name of one company count apart. */
function companyInAddress({ url, headers }: FakeRequest): string | null {
  const segment = /\/(?:companies|Company)\(([^/?]*)\)/.exec(url)?.[1];
  return segment ?? /[?&]company=([^&]*)/.exec(url)?.[1] ?? headers['company'] ?? null;
}

function createGauge() {
  const open = new Map<string, number>();
  const most = new Map<string, number>();
  const openOf = (key: string): number => open.get(key) ?? 0;
  return {
    enter: (key: string): void => {
      open.set(key, openOf(key) + 1);
      most.set(key, Math.max(most.get(key) ?? 0, openOf(key)));
    },
    leave: (key: string): void => void open.set(key, openOf(key) - 1),
    most: (key?: string): number => (key === undefined ? Math.max(0, ...most.values()) : (most.get(key) ?? 0)),
    forget: (): void => {
      most.clear();
      for (const [key, count] of open) if (count > 0) most.set(key, count);
    },
  };
}
