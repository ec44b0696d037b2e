import type { Company } from './company.ts';
import { findByCode } from './company.ts';
import { dimensionSetLineType } from './dimensionTypes.ts';
import type { Entity } from './entity.ts';
import { newEntity, textOf, touch } from './entity.ts';
import { noSuchCode } from './errors.ts';

/** What a document or line has, one entry a dimension. */
export function dimensionsOf(company: Company, ownerId: string): readonly Entity[] {
  return company.dimensionSets.get(ownerId) ?? [];
}

/** Dimension code to value code. */
export function dimensionCodes(company: Company, ownerId: string): ReadonlyMap<string, string> {
  return new Map(dimensionsOf(company, ownerId).map((row) => [textOf(row, 'code'), textOf(row, 'valueCode')]));
}

export interface DimensionOwner {
  readonly id: string;
  /** As the API names it: `Sales_x0020_Order`. */
  readonly parentType: string;
}

/** Gives the owner this value; "" takes the dimension away. Refused when there is no such value. */
export function setDimension(company: Company, owner: DimensionOwner, code: string, valueCode: string): void {
  const { tables, dimensionSets } = company;
  const rows = dimensionSets.get(owner.id) ?? [];
  dimensionSets.set(owner.id, rows);
  const at = rows.findIndex((row) => row.values['code'] === code);
  if (valueCode === '') {
    if (at >= 0) rows.splice(at, 1);
    return;
  }
  const dimension = findByCode(tables.dimensions, code);
  if (dimension === undefined) throw noSuchCode('Dimension Code', 'Dimension Set Entry', code, 'Dimension');
  const values = tables.dimensionValues.filter((row) => row.values['dimensionId'] === dimension.id);
  const value = findByCode(values, valueCode);
  if (value === undefined) {
    throw noSuchCode('Dimension Value Code', 'Dimension Set Entry', valueCode, 'Dimension Value');
  }
  const of = { valueId: value.id, valueCode, valueDisplayName: textOf(value, 'displayName') };
  const present = rows[at];
  if (present === undefined) rows.push(newRow(company, owner, dimension, of));
  else {
    Object.assign(present.values, of);
    touch(company.world, present);
  }
}

function newRow(
  company: Company,
  owner: DimensionOwner,
  dimension: Entity,
  of: Readonly<Record<string, string>>,
): Entity {
  const { id, parentType } = owner;
  const code = textOf(dimension, 'code');
  const values = { code, parentId: id, parentType, displayName: textOf(dimension, 'displayName'), ...of };
  return newEntity(company.world, dimensionSetLineType, values, dimension.id);
}

/** Default dimensions of a customer, item or account, values only; those of more owners are given in turn. */
export function defaultsOf(company: Company, parentId: string): readonly Entity[] {
  return company.tables.defaultDimensions.filter((row) => row.values['parentId'] === parentId);
}

export function applyDefaults(company: Company, owner: DimensionOwner, parentId: string): void {
  for (const row of defaultsOf(company, parentId)) {
    const value = textOf(row, 'dimensionValueCode');
    if (value !== '') setDimension(company, owner, textOf(row, 'dimensionCode'), value);
  }
}

/** Puts an owner's dimensions back to what they are now. */
export function rememberDimensions(company: Company, ownerId: string): () => void {
  const before = dimensionsOf(company, ownerId).map((row) => ({ ...row, values: { ...row.values } }));
  return () => void company.dimensionSets.set(ownerId, before);
}

/** A copied document or line keeps its dimensions. */
export function copyDimensions(company: Company, fromId: string, toId: string, parentType?: string): void {
  const rows = dimensionsOf(company, fromId);
  if (rows.length === 0) return;
  const changed = { parentId: toId, ...(parentType === undefined ? {} : { parentType }) };
  const copies = rows.map((row) => ({ ...row, values: { ...row.values, ...changed } }));
  company.dimensionSets.set(toId, copies);
}
