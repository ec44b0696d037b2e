import type { EntityFields } from './fit.ts';

/** A type of records, those fields and keys included that it has from the type it is based on. */
export interface EntityType {
  /** Names of its key fields, in order. */
  readonly keys: readonly string[];
  readonly fields: EntityFields;
  /** Navigation properties with the local name of the type they lead to. */
  readonly navigations: ReadonlyMap<string, string>;
  /** Those of them that lead to many. */
  readonly collections: ReadonlySet<string>;
}

/** What the metadata of a service say, by local names. */
export interface Csdl {
  readonly types: ReadonlyMap<string, EntityType>;
  /** Entity sets of the container with the local name of their type. */
  readonly sets: ReadonlyMap<string, string>;
}

interface OpenType {
  readonly base: string;
  readonly keys: string[];
  readonly fields: Map<string, number | null>;
  readonly navigations: Map<string, string>;
  readonly collections: Set<string>;
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Metadata in XML, in whatever shape they are written: with or without a prefix, quotes of either kind, attributes in
 * any order. Anything else has no types and no sets.
 *
 * https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html
 */
export function parseCsdl(xml: string): Csdl {
  const types = new Map<string, OpenType>();
  const sets = new Map<string, string>();
  let open: OpenType | null = null;
  for (const { name, attributes, ends } of elementsOf(xml)) {
    if (name === 'EntityType') {
      open = ends === 'before' ? null : newType(types, attributes);
      if (ends === 'here') open = null;
    } else if (ends === 'before') continue;
    else if (name === 'EntitySet') sets.set(attributes['Name'] ?? '', localName(attributes['EntityType'] ?? ''));
    else if (open) addTo(open, name, attributes);
  }
  return { types: new Map([...types].map(([name, type]) => [name, withBase(type, types, new Set([name]))])), sets };
}

function newType(types: Map<string, OpenType>, attributes: Attributes): OpenType {
  const type = {
    base: localName(attributes['BaseType'] ?? ''),
    keys: [],
    fields: new Map(),
    navigations: new Map(),
    collections: new Set<string>(),
  };
  types.set(attributes['Name'] ?? '', type);
  return type;
}

function addTo(type: OpenType, element: string, attributes: Attributes): void {
  const name = attributes['Name'] ?? '';
  if (element === 'PropertyRef') type.keys.push(name);
  if (element === 'Property') {
    const length = attributes['MaxLength'] ?? '';
    type.fields.set(name, /^\d+$/.test(length) ? Number(length) : null);
  }
  if (element === 'NavigationProperty') {
    const many = /^Collection\((.*)\)$/.exec(attributes['Type'] ?? '')?.[1];
    type.navigations.set(name, localName(many ?? attributes['Type'] ?? ''));
    if (many !== undefined) type.collections.add(name);
  }
}

/** `seen` keeps a type that is based on itself from never ending. */
function withBase(type: OpenType, types: ReadonlyMap<string, OpenType>, seen: Set<string>): EntityType {
  const above = types.get(type.base);
  if (!above || seen.has(type.base)) return type;
  const base = withBase(above, types, seen.add(type.base));
  return {
    keys: [...base.keys, ...type.keys],
    fields: new Map([...base.fields, ...type.fields]),
    navigations: new Map([...base.navigations, ...type.navigations]),
    collections: new Set([...base.collections, ...type.collections]),
  };
}

interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Attributes;
  /** `before`: this is its end; `here`: it has nothing inside. */
  readonly ends: 'before' | 'here' | 'later';
}

function* elementsOf(xml: string): Generator<Element> {
  const text = xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  for (const [, slash, name = '', own = '', end] of text.matchAll(
    /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g,
  )) {
    yield { name, attributes: attributesOf(own), ends: slash === '/' ? 'before' : end === '/' ? 'here' : 'later' };
  }
}

function attributesOf(text: string): Attributes {
  const found = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(found.map(([, name, double, single]) => [name, plain(double ?? single ?? '')]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}

function localName(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('.') + 1);
}
