import { ConnectorError } from '../base/errors.ts';

/** Names of an entity type's fields with their greatest lengths; null where the server names none. */
export type EntityFields = ReadonlyMap<string, number | null>;

/** How a field may be made to fit a server. Fields that are not named go as they are, and are refused rather than lost. */
export interface FitRules {
  /** Texts that may be cut, with the length of the newest version. */
  readonly lengths: Readonly<Record<string, number>>;
  /** Fields that a document is right without, where the server does not have them. */
  readonly optional: readonly string[];
}

/** The body with its texts cut to the server's lengths, and without optional fields that the server does not have. */
export function fitted(
  body: Readonly<Record<string, unknown>>,
  server: EntityFields | undefined,
  rules: FitRules,
): Record<string, unknown> {
  const fitting: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (server && !server.has(name) && rules.optional.includes(name)) continue;
    const most = rules.lengths[name];
    fitting[name] =
      typeof value === 'string' && most !== undefined ? cut(value, Math.min(most, server?.get(name) ?? most)) : value;
  }
  return fitting;
}

/** At most `length` UTF-16 units, as NAV counts; never half of a pair, and no blank at the end. */
export function cut(value: string, length: number): string {
  if (value.length <= length) return value;
  return value
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** An unknown property can mean that the server was updated since its metadata were read. */
export function isMalformed(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'nav-request-malformed';
}
