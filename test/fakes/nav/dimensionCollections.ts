import type { Body } from './body.ts';
import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import type { Company } from './company.ts';
import { findByCode, findById } from './company.ts';
import type { DimensionOwner } from './dimensions.ts';
import { dimensionsOf, setDimension } from './dimensions.ts';
import { defaultDimensionType, dimensionSetLineType, dimensionType, dimensionValueType } from './dimensionTypes.ts';
import type { Entity } from './entity.ts';
import { textOf } from './entity.ts';
import { dialog, sameKeyExists } from './errors.ts';
import { EMPTY_GUID } from './schema.ts';

/** Dimensions, each leading to its values. */
export function dimensionsCollection({ tables }: Company): Collection {
  return {
    ...readOnlyCollection(dimensionType, tables.dimensions),
    navigations: {
      dimensionValues: (dimension) => {
        const rows = tables.dimensionValues.filter((value) => value.values['dimensionId'] === dimension.id);
        return { many: true, collection: readOnlyCollection(dimensionValueType, rows) };
      },
    },
  };
}

export function defaultDimensionsOf({ tables }: Company, parent: Entity): Collection {
  const rows = tables.defaultDimensions.filter((row) => row.values['parentId'] === parent.id);
  return readOnlyCollection(defaultDimensionType, rows);
}

/** What a change needs: it is refused where the document may not change, and told when it is done. */
export interface SetHooks {
  readonly before: () => void;
  readonly after: () => void;
}

/** The dimension set lines of one document or line; the key is the dimension's id. */
export function dimensionSetOf(company: Company, owner: DimensionOwner, hooks: SetHooks): Collection {
  const byId = (id: string): Entity | undefined => dimensionsOf(company, owner.id).find((row) => row.id === id);
  const set = (code: string, value: string): void => {
    hooks.before();
    setDimension(company, owner, code, value);
    hooks.after();
  };
  return {
    type: dimensionSetLineType,
    rows: () => dimensionsOf(company, owner.id),
    byId,
    create: (body) => {
      const dimension = dimensionIn(company, body);
      if (byId(dimension.id) !== undefined) {
        throw sameKeyExists('Dimension Set Entry', `Dimension Code='${textOf(dimension, 'code')}'`);
      }
      set(textOf(dimension, 'code'), valueIn(company, dimension, body));
      return byId(dimension.id) ?? dimension;
    },
    change: (row, body) => {
      const names = body.fields.map(({ property }) => property.name);
      if (names.includes('id') || names.includes('code')) throw dialog('The ID and Code fields cannot be modified.');
      const dimension = findById(company.tables.dimensions, row.id) ?? row;
      set(textOf(row, 'code'), valueIn(company, dimension, body));
    },
    remove: (row) => set(textOf(row, 'code'), ''),
  };
}

function given(body: Body, name: string): string {
  return String(body.fields.find(({ property }) => property.name === name)?.value ?? '');
}

function dimensionIn({ tables }: Company, body: Body): Entity {
  const id = given(body, 'id');
  const code = given(body, 'code');
  if (['', EMPTY_GUID].includes(id) && code === '') throw dialog('The ID or Code field must be filled in.');
  const dimension = code === '' ? findById(tables.dimensions, id) : findByCode(tables.dimensions, code);
  if (dimension === undefined) throw dialog('The dimension does not match to a Dimension.');
  return dimension;
}

function valueIn({ tables }: Company, dimension: Entity, body: Body): string {
  const id = given(body, 'valueId');
  const code = given(body, 'valueCode');
  if (['', EMPTY_GUID].includes(id) && code === '') throw dialog('The valueId or valueCode field must be filled in.');
  if (code !== '') return code;
  const value = findById(tables.dimensionValues, id);
  if (value === undefined || value.values['dimensionId'] !== dimension.id) {
    throw dialog('The valueId does not match to a Dimension Value.');
  }
  return textOf(value, 'code');
}
