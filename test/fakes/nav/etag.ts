import type { Entity } from './entity.ts';
import { entityChanged, invalidToken } from './errors.ts';

/** Weak and opaque; the client passes it back verbatim. */
export function etagOf(entity: Entity): string {
  return `W/"${Buffer.from(`'19;${entity.version}1;00;'`).toString('base64')}"`;
}

const FORM = /^W\/"[A-Za-z0-9+/=]+"$/;

/**
 * PATCH must prove which version it saw; DELETE and bound actions are compared only when they send one.
 * `staleStatus` is 409, or 412 as proxies and other versions have it.
 */
export function checkEtag(entity: Entity, ifMatch: string | undefined, required: boolean, staleStatus: number): void {
  if (ifMatch === undefined) {
    if (required) throw invalidToken();
    return;
  }
  if (ifMatch === '*') return;
  if (!FORM.test(ifMatch)) throw invalidToken();
  if (ifMatch !== etagOf(entity)) throw entityChanged(staleStatus);
}
