import type { JsonObject } from './json.ts';

const EDITABLE = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export interface LinkTarget {
  readonly home: string;
  /** Below `wp-json/wc/v3/`. */
  readonly self: string;
  readonly collection: string;
  readonly up?: string;
  readonly allow?: readonly string[];
}

/** The `_links` every single object carries. */
export function links({ home, self, collection, up, allow = EDITABLE }: LinkTarget): JsonObject {
  const base = `${home}/wp-json/wc/v3/`;
  return {
    self: [{ href: `${base}${self}`, targetHints: { allow } }],
    collection: [{ href: `${base}${collection}` }],
    ...(up === undefined ? {} : { up: [{ href: `${base}${up}` }] }),
  };
}
