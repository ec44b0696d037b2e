import { type PublicAddress, withoutSlash } from './publicAddress.ts';

const nothing = (): void => undefined;

/** An address that somebody else keeps: a reverse proxy, a router, a tunnel of one's own. */
export function createFixedAddress(url: string): PublicAddress {
  const kept = withoutSlash(url);
  return { kind: 'fixed', url: () => kept, trouble: () => null, open: nothing, mend: nothing, close: nothing };
}

/** Orders are polled; nothing arrives by itself. */
export function createNoAddress(): PublicAddress {
  return { kind: 'none', url: () => null, trouble: () => null, open: nothing, mend: nothing, close: nothing };
}
