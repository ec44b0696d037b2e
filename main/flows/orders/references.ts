import type { Ports } from '../../base/ports.ts';
import type { NavSession, NavSetup } from '../../nav/nav.ts';

/** Company-wide facts that change seldom; asked once and kept for five minutes. */
export interface References {
  read(session: NavSession): Promise<ReferenceFacts>;
  /** A refusal named one of them: what is kept may be out of date. */
  forget(): void;
}

export interface ReferenceFacts {
  readonly setup: NavSetup;
  readonly countries: readonly string[];
  readonly currencies: readonly string[];
}

const KEPT_MS = 5 * 60_000;

export function createReferences(ports: Pick<Ports, 'now'>): References {
  let kept: { readonly at: number; readonly facts: Promise<ReferenceFacts> } | null = null;

  async function ask(session: NavSession): Promise<ReferenceFacts> {
    const [setup, countries, currencies] = await Promise.all([
      session.setup(),
      session.countries(),
      session.currencies(),
    ]);
    return { setup, countries, currencies };
  }

  return {
    read(session) {
      if (kept && ports.now() - kept.at < KEPT_MS) return kept.facts;
      const facts = ask(session);
      const entry = { at: ports.now(), facts };
      kept = entry;
      facts.catch(() => {
        if (kept === entry) kept = null;
      });
      return facts;
    },
    forget() {
      kept = null;
    },
  };
}
