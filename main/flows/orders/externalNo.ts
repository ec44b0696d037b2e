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

function normalise(text: string): string {
  return text.trim().toUpperCase();
}
