import { ConnectorError } from '../../base/errors.ts';
import type { StoreAddress, StoreOrder } from '../../stores/store.ts';

type Person = Pick<StoreOrder, 'email' | 'customerNote' | 'vatNumber' | 'billing' | 'shipping'>;

/** Shorter ones stand in other words, and tell nobody's name. */
const SHORTEST = 3;
const SHORTEST_WORD = 4;
const HIDDEN = '…';

/**
 * NAV likes to quote the value that it refuses, and a failure's words are kept readable: the shopper's own values leave
 * them. What NAV said to the letter stays in the request's sealed answer.
 */
export function withoutPerson(error: ConnectorError, order: Person | undefined): ConnectorError {
  const hide = order && hiding(order);
  if (!hide) return error;
  const params = Object.fromEntries(Object.entries(error.params).map(([name, value]) => [name, hide(value)]));
  const isSame =
    hide(error.message) === error.message && Object.entries(params).every(([n, v]) => v === error.params[n]);
  if (isSame) return error;
  const { kind, code, whatToDo, system, status, retryAfterMs, cause } = error;
  return new ConnectorError({
    kind, code, message: hide(error.message), whatToDo, params, cause,
    ...(system !== undefined && { system }), ...(status !== undefined && { status }), ...(retryAfterMs !== undefined && { retryAfterMs }),
  }); // prettier-ignore
}

/** Takes the values of an order's people out of a text; null where it has none. */
function hiding(order: Person): ((text: string) => string) | null {
  const whole = [order.email, order.vatNumber ?? '', ...valuesOf(order.billing), ...valuesOf(order.shipping)];
  const words = [order.billing, order.shipping].flatMap(({ firstName, lastName, line1 }) =>
    [firstName, lastName, line1].flatMap((value) => value.split(/\s+/)),
  );
  const values = [
    ...[...whole, ...order.customerNote.split('\n')].map((value) => value.trim()).filter(isLong(SHORTEST)),
    ...words.filter(isLong(SHORTEST_WORD)),
  ];
  if (values.length === 0) return null;
  // The longest first, so that of a street no number is left.
  const alternatives = [...new Set(values)].toSorted((one, other) => other.length - one.length).map(toPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replace(pattern, HIDDEN).replace(/…(?:[\s,]*…)+/g, HIDDEN);
}

function valuesOf({ firstName, lastName, company, line1, line2, city, phone }: StoreAddress): readonly string[] {
  return [firstName, lastName, company, line1, line2, city, phone];
}

function isLong(least: number): (value: string) => boolean {
  return (value) => value.length >= least;
}

/** White space may have become another one on the way. */
function toPattern(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
}
