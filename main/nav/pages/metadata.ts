import { type Csdl, type EntityType, parseCsdl } from '../csdl.ts';
import type { EntityFields } from '../fit.ts';

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

/** Every published page with its fields, out of the one metadata document of all companies (OData CSDL, XML). */
export function parseServices(xml: string): readonly PageService[] {
  const csdl = parseCsdl(xml);
  return [...csdl.sets].flatMap(([name, typeName]) => {
    const type = csdl.types.get(typeName);
    return type ? [{ name, keys: type.keys, fields: type.fields, part: partOf(type, csdl) }] : [];
  });
}

/** The lines among the navigation properties; those named `…_Link` lead to lists of codes and have no line number. */
function partOf(type: EntityType, { types, sets }: Csdl): PagePart | null {
  for (const [name, target] of type.navigations) {
    const lines = types.get(target);
    if (type.collections.has(name) && lines?.keys.includes('Line_No')) {
      const set = [...sets].find(([, typeName]) => typeName === target)?.[0] ?? null;
      return { name, keys: lines.keys, fields: lines.fields, set };
    }
  }
  return null;
}
