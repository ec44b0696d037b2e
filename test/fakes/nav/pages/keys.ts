import { Big } from 'big.js';
import type { Value } from '../entity.ts';
import { badQuery, segmentNotFound } from '../errors.ts';
import { propertyOf } from '../schema.ts';
import type { PageType } from './page.ts';

/** `SalesOrder(Document_Type='Order',No='101005')`, decoded; `key` is what stands in the brackets. */
export interface PageSegment {
  readonly name: string;
  readonly key: string | null;
  /** As sent, for contexts. */
  readonly sent: string;
}

/** The segments below the root; null when the path does not lead there. A `+` stays a plus sign. */
export function pageSegments(path: string, root: string): readonly PageSegment[] | null {
  if (path !== root && !path.startsWith(`${root}/`)) return null;
  const rest = path.slice(root.length + 1).replace(/\/$/, '');
  return rest === '' ? [] : rest.split('/').map(parseSegment);
}

function parseSegment(sent: string): PageSegment {
  const match = /^([^()']+)(?:\((.*)\))?$/s.exec(decode(sent));
  if (match?.[1] === undefined) throw segmentNotFound(decode(sent));
  return { name: match[1], key: match[2] ?? null, sent };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not a valid escape: no address of this server has one.
    throw badQuery('The address could not be decoded.');
  }
}

const PAIR = /\s*(?:(\w+)\s*=\s*)?('(?:[^']|'')*'|[^,']+)\s*(,|$)/y;

/** Key fields by name. Several must all be named; a lone one need not be. */
export function keyValues(type: PageType, segment: PageSegment): ReadonlyMap<string, Value> {
  const text = segment.key ?? '';
  const values = new Map<string, Value>();
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length || values.size === 0) {
    const match = PAIR.exec(text);
    if (match === null) throw segmentNotFound(segment.name);
    const name = match[1] ?? (type.keys.length === 1 ? (type.keys[0] ?? '') : '');
    if (!type.keys.includes(name)) throw segmentNotFound(segment.name);
    values.set(name, keyValue(type, name, match[2] ?? '', segment));
    if (match[3] === '' && PAIR.lastIndex >= text.length) break;
  }
  if (values.size !== type.keys.length) throw segmentNotFound(segment.name);
  return values;
}

function keyValue(type: PageType, name: string, literal: string, segment: PageSegment): Value {
  const kind = propertyOf(type, name)?.kind;
  const quoted = literal.startsWith("'");
  const bare = kind === 'integer' || kind === 'decimal' || kind === 'date' || kind === 'boolean';
  if (quoted === bare) throw segmentNotFound(segment.name);
  if (quoted) return unquoted(literal);
  if (kind === 'date' || kind === 'boolean') return literal.trim();
  if (!/^-?\d+(\.\d+)?$/.test(literal.trim())) throw segmentNotFound(segment.name);
  return new Big(literal.trim());
}

/** The doubled quotes of a literal undone. */
export function unquoted(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}
