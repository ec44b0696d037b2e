import type { Assignment } from '../body.ts';
import type { Column, Site } from './page.ts';

/** The fields of a body in the order this server validates them. */
export function inOrder<R>(
  { settings }: Site,
  columns: readonly Column<R>[],
  fields: readonly Assignment[],
): readonly Assignment[] {
  if (settings.fieldOrder === 'body') return fields;
  const names = columns.map(({ property }) => property.name);
  const place = ({ property }: Assignment): number =>
    settings.fieldOrder === 'priceFirst' && property.name === 'Unit_Price'
      ? AFTER_NUMBER
      : names.indexOf(property.name);
  return fields.toSorted((a, b) => place(a) - place(b));
}

/** Behind document type, document number, line number, type and number. */
const AFTER_NUMBER = 4.5;
