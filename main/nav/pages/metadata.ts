import { type EntityFields, propertiesOf } from '../fit.ts';

/** A published page: an entity set with the fields that stand on it. */
export interface PageService {
  readonly name: string;
  /** Names of its key fields, in order. */
  readonly keys: readonly string[];
  readonly fields: EntityFields;
  /** The lines of a document page; null where it has none. */
  readonly part: PagePart | null;
}

/** The lines inside a document page. */
export interface PagePart {
  /** The navigation property: `SalesOrderSalesLines`. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly fields: EntityFields;
  /** The entity set of the same lines on their own; null where it is reached through the document only. */
  readonly set: string | null;
}

interface PageType {
  readonly keys: readonly string[];
  readonly fields: EntityFields;
  readonly text: string;
}

/** Every published page with its fields, out of the one metadata document of all companies (OData CSDL, XML). */
export function parseServices(xml: string): readonly PageService[] {
  const types = new Map<string, PageType>();
  for (const [, attributes = '', text = ''] of xml.matchAll(/<EntityType\b([^>]*[^/])>([\s\S]*?)<\/EntityType>/g)) {
    const name = attribute(attributes, 'Name');
    if (name !== '') types.set(name, { keys: keysOf(text), fields: propertiesOf(text), text });
  }
  const sets = new Map<string, string>();
  for (const [, attributes = ''] of xml.matchAll(/<EntitySet\b([^>]*)>/g)) {
    sets.set(attribute(attributes, 'Name'), localName(attribute(attributes, 'EntityType')));
  }
  return [...sets].flatMap(([name, typeName]) => {
    const type = types.get(typeName);
    return type ? [{ name, keys: type.keys, fields: type.fields, part: partOf(type, types, sets) }] : [];
  });
}

function keysOf(text: string): readonly string[] {
  return [...text.matchAll(/<PropertyRef\b([^>]*)>/g)].map(([, attributes = '']) => attribute(attributes, 'Name'));
}

/** The lines among the navigation properties; those named `…_Link` lead to lists of codes and have no line number. */
function partOf(
  type: PageType,
  types: ReadonlyMap<string, PageType>,
  sets: ReadonlyMap<string, string>,
): PagePart | null {
  for (const [, attributes = ''] of type.text.matchAll(/<NavigationProperty\b([^>]*)>/g)) {
    const target = localName(/^Collection\((.*)\)$/.exec(attribute(attributes, 'Type'))?.[1] ?? '');
    const lines = types.get(target);
    if (lines?.keys.includes('Line_No')) {
      const set = [...sets].find(([, typeName]) => typeName === target)?.[0] ?? null;
      return { name: attribute(attributes, 'Name'), keys: lines.keys, fields: lines.fields, set };
    }
  }
  return null;
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function localName(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('.') + 1);
}
