/** The last of several values counts. */
export type Query = ReadonlyMap<string, string>;

export function parseQuery(text: string): Query {
  const query = new Map<string, string>();
  for (const pair of text.split('&').filter((part) => part !== '')) {
    const at = pair.indexOf('=');
    query.set(decode(at === -1 ? pair : pair.slice(0, at)), at === -1 ? '' : decode(pair.slice(at + 1)));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Undefined where the parameter is absent. */
export function listOf(query: Query, name: string): string[] | undefined {
  return query
    .get(name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
