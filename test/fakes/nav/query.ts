import { badQuery, badRequest, unknownQueryProperty } from './errors.ts';
import type { Filter } from './filter.ts';
import { parseFilter } from './filter.ts';
import type { EntityType, Property } from './schema.ts';
import { propertyOf } from './schema.ts';

export interface Order {
  readonly property: Property;
  readonly descending: boolean;
}

export interface Expand {
  readonly navigation: string;
  readonly options: RawOptions;
}

/** The options of an address by name, decoded; `+` stays a plus sign, this server is strict. */
export type RawOptions = ReadonlyMap<string, string>;

export interface Query {
  readonly filter: Filter | null;
  readonly select: readonly Property[] | null;
  readonly expand: readonly Expand[];
  readonly orderBy: readonly Order[];
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
  readonly skipToken: string | null;
}

const KNOWN = ['$filter', '$select', '$expand', '$orderby', '$top', '$skip', '$count', '$skiptoken', '$schemaversion'];

export function rawOptions(query: string): RawOptions {
  const parts = query === '' ? [] : query.split('&');
  return new Map(parts.map((part) => [decode(part.split('=', 1)[0] ?? ''), decode(part.slice(part.indexOf('=') + 1))]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not a valid escape; the real server answers the same whatever the escape was.
    throw badQuery('The query could not be decoded.');
  }
}

export function parseQuery(options: RawOptions, type: EntityType): Query {
  for (const name of options.keys()) {
    if (name.startsWith('$') && !KNOWN.includes(name))
      throw badQuery(`The query parameter '${name}' is not supported.`);
  }
  const filter = options.get('$filter');
  return {
    filter: filter === undefined ? null : parseFilter(filter, type),
    select: parseSelect(options.get('$select'), type),
    expand: parseExpand(options.get('$expand')),
    orderBy: parseOrder(options.get('$orderby'), type),
    top: parseCount('$top', options.get('$top')),
    skip: parseCount('$skip', options.get('$skip')) ?? 0,
    count: options.get('$count') === 'true',
    skipToken: options.get('$skiptoken') ?? null,
  };
}

function known(name: string, type: EntityType): Property {
  const property = propertyOf(type, name);
  if (property === undefined) throw unknownQueryProperty(name, type.name);
  return property;
}

function parseSelect(text: string | undefined, type: EntityType): readonly Property[] | null {
  if (text === undefined || text.trim() === '*') return null;
  return text.split(',').map((name) => known(name.trim(), type));
}

function parseOrder(text: string | undefined, type: EntityType): readonly Order[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const [name = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) throw badQuery(`Syntax error in '${part}'.`);
    return { property: known(name, type), descending: direction === 'desc' };
  });
}

function parseCount(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`Invalid value '${text}' for ${name}.`);
  return Number(text);
}

/** `salesOrderLines($select=id;$filter=…),customer` */
export function parseExpand(text: string | undefined): readonly Expand[] {
  if (text === undefined) return [];
  return splitOutside(text, ',').map((part) => {
    const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(part);
    if (match?.[1] === undefined) throw badQuery(`Syntax error in '${part}'.`);
    const pairs = match[2] === undefined ? [] : splitOutside(match[2], ';');
    return { navigation: match[1], options: new Map(pairs.map(splitPair)) };
  });
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  if (equals < 0) throw badQuery(`Syntax error in '${pair}'.`);
  return [pair.slice(0, equals).trim(), pair.slice(equals + 1)];
}

/** Splits at a mark that stands outside brackets and quotes. */
function splitOutside(text: string, mark: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    else if (!quoted && char === '(') depth += 1;
    else if (!quoted && char === ')') depth -= 1;
    else if (!quoted && depth === 0 && char === mark) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
