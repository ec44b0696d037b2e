import { ConnectorError } from '../base/errors.ts';
import { quoted } from './odata.ts';

/**
 * How to ask for an address, from the best way to ways that more servers understand. All but the first miss an address
 * in other letter case beside a second one.
 */
const WAYS: readonly ((field: string, email: string) => readonly string[])[] = [
  (field, email) => [`contains(tolower(${field}),${quoted(email)})`],
  (field, email) => [`tolower(${field}) eq ${quoted(email)}`, `contains(${field},${quoted(email)})`],
  (field, email) => [`${field} eq ${quoted(email)}`, `contains(${field},${quoted(email)})`],
];

const LONGEST_EMAIL = 80;

const QUERY_REFUSED = new Set([
  'nav-request-malformed',
  'nav-route-missing',
  'nav-value-refused',
  'nav-method-not-allowed',
]);

interface WithEmails {
  readonly key: string;
  readonly emails: readonly string[];
}

export interface EmailFinder {
  /** Those that have the address among theirs. `ask` reads the rows of a filter. */
  find<T extends WithEmails>(
    field: string,
    email: string,
    ask: (filter: string) => Promise<readonly T[]>,
  ): Promise<readonly T[]>;
}

/** Searches customers by address; remembers which way of asking this server understands. */
export function createEmailFinder(): EmailFinder {
  let understood = 0;
  return {
    async find(field, email, ask) {
      const wanted = email.trim().toLowerCase();
      if (wanted === '' || wanted.length > LONGEST_EMAIL) return [];
      for (const [place, way] of WAYS.entries()) {
        if (place < understood) continue;
        try {
          const found = await askAll(way(field, wanted), ask);
          return found.filter((row) => row.emails.includes(wanted));
        } catch (error) {
          if (place + 1 === WAYS.length || !isQueryRefused(error)) throw error;
          understood = place + 1;
        }
      }
      return [];
    },
  };
}

/** One after the other, not at once: where a server refuses the first, the others would only be noise in its log. */
async function askAll<T extends WithEmails>(
  filters: readonly string[],
  ask: (filter: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found = new Map<string, T>();
  for (const filter of filters) {
    for (const row of await ask(filter)) found.set(row.key, row);
  }
  return [...found.values()];
}

/** With a code of its own a server refuses in general words; of a question that can only be about how it is asked. */
function isQueryRefused(error: unknown): boolean {
  if (!(error instanceof ConnectorError)) return false;
  return QUERY_REFUSED.has(error.code) || (error.code === 'nav-refused' && error.status === 400);
}
