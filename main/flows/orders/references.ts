import { ConnectorError } from '../../base/errors.ts';
import type { Ports } from '../../base/ports.ts';
import { createKnownItems, type KnownItems } from '../mapping/knownItems.ts';
import type { NavReferenceList, NavSession, NavSetup } from '../../nav/nav.ts';

/** Facts of the company that change seldom, and items; asked once and kept for five minutes. */
export interface References {
  readonly items: KnownItems;
  read(session: NavSession): Promise<ReferenceFacts>;
  /** A refusal named one of them: what is kept may be out of date. */
  forget(): void;
}

export interface ReferenceFacts {
  readonly setup: NavSetup;
  /** Codes; null where this server does not show the list. */
  readonly countries: readonly string[] | null;
  readonly currencies: readonly string[] | null;
}

const KEPT_MS = 5 * 60_000;

export function createReferences(ports: Pick<Ports, 'now'>): References {
  let kept: { readonly at: number; readonly facts: Promise<ReferenceFacts> } | null = null;

  async function ask(session: NavSession): Promise<ReferenceFacts> {
    const [setup, countries, currencies] = await Promise.all([
      session.setup(),
      codes(session, 'countries'),
      codes(session, 'currencies'),
    ]);
    return { setup, countries, currencies };
  }

  return {
    items: createKnownItems(ports),
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

async function codes(session: NavSession, list: NavReferenceList): Promise<readonly string[] | null> {
  try {
    return (await session.referenceList(list)).map(({ code }) => code);
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'nav-capability-missing') return null;
    throw error;
  }
}
