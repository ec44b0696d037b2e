const LONGEST = 35;

/**
 * NAV's external document number of an order: prefix and order number in the form NAV stores it (upper case, trimmed,
 * at most 35). `taken` tells whether another order holds a number already; then the store's id is appended. Decided
 * once, kept with the intent, and never computed again: numbering plugins change an order's number.
 */
export function externalNo(
  order: { readonly number: string; readonly key: string },
  prefix: string,
  taken: (candidate: string) => boolean,
): string {
  const plain = normalise(prefix + order.number);
  if (plain.length <= LONGEST && !taken(plain)) return plain;
  const suffix = normalise(`-${order.key}`);
  const withKey = plain.slice(0, LONGEST - suffix.length) + suffix;
  return withKey;
}

/** Numbers under which people may have keyed the order in themselves: each pattern with the order's number in it. */
export function handNumbers(order: { readonly number: string }, patterns: readonly string[]): readonly string[] {
  const numbers = patterns.map((pattern) => normalise(pattern.replaceAll('{number}', () => order.number)));
  return [...new Set(numbers)].filter((number) => number !== '' && number.length <= LONGEST);
}

function normalise(text: string): string {
  return text.trim().toUpperCase();
}
