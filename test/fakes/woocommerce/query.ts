/** A query as PHP reads it: `a[]=1&a[]=2` and `a[0]=1&a[1]=2` are the same array. */
export type QueryValue = string | ReadonlyMap<string, string>;

/** Keeps the order in which names first appeared. */
export type Query = ReadonlyMap<string, QueryValue>;

export function parseQuery(text: string): Query {
  const query = new Map<string, string | Map<string, string>>();
  for (const pair of text.split('&').filter((part) => part !== '')) {
    const at = pair.indexOf('=');
    const name = decode(at === -1 ? pair : pair.slice(0, at));
    const value = at === -1 ? '' : decode(pair.slice(at + 1));
    const array = /^([^[]+)\[([^\]]*)\]$/.exec(name);
    if (array === null) query.set(name, value);
    else addToArray(query, array[1] ?? '', array[2] ?? '', value);
  }
  return query;
}

function addToArray(query: Map<string, string | Map<string, string>>, name: string, key: string, value: string): void {
  const present = query.get(name);
  const array = present instanceof Map ? present : new Map<string, string>();
  array.set(key === '' ? String(array.size) : key, value);
  query.set(name, array);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // PHP leaves a malformed escape as it stands.
    return text;
  }
}

export function single(query: Query, name: string): string | undefined {
  const value = query.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** A comma list or an array, as WordPress accepts either. */
export function list(query: Query, name: string): string[] {
  const value = query.get(name);
  if (value === undefined) return [];
  const parts = typeof value === 'string' ? value.split(/[\s,]+/) : [...value.values()];
  return parts.filter((part) => part !== '');
}

/** Comma list of names that may hold blanks, such as SKUs: only commas divide. */
export function commaList(query: Query, name: string): string[] {
  return (single(query, name) ?? '').split(',').filter((part) => part !== '');
}

/** RFC 3986: only letters, digits and `-._~` stay. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** PHP's `urlencode`, which the links of a list use. */
export function encodeForLink(text: string): string {
  return encodeRfc3986(text).replaceAll('%20', '+').replaceAll('~', '%7E');
}
