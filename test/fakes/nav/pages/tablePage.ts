import type { Entity, Value } from '../entity.ts';
import { textOf } from '../entity.ts';
import type { Property } from '../schema.ts';
import type { Column, Page, PageOf } from './page.ts';
import { column, definePage } from './page.ts';

/** A page over one table that nobody writes through a service; records without versions of their own never change. */
export function tablePage<R>(page: Omit<PageOf<R>, 'entity'> & Partial<Pick<PageOf<R>, 'entity'>>): Page {
  return definePage<R>({ entity: () => UNVERSIONED, ...page });
}

const UNVERSIONED: Entity = { id: '', values: {}, version: 500, createdAt: 0, modifiedAt: 0 };

/** A field as the API's record has it, under the page's name. */
export function from(property: Property, name: string): Column<Entity> {
  return column(property, (row) => row.values[name] ?? '');
}

/** A field this company has nothing in. */
export function constant<R>(property: Property, value: Value): Column<R> {
  return column(property, () => value);
}

/** The blank option is one space here, the others plain text. */
export function plainOption(row: Entity, name: string): string {
  const value = textOf(row, name);
  return value.replace(/_x([0-9A-F]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
