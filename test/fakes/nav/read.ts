import { Big } from 'big.js';
import type { Collection, Navigation } from './collection.ts';
import type { Entity, Value } from './entity.ts';
import { dialog, badRequest, unknownQueryProperty } from './errors.ts';
import { etagOf } from './etag.ts';
import { equalities, matches } from './filter.ts';
import type { Json } from './json.ts';
import { compareValues } from './literal.ts';
import type { Expand, Order, Query } from './query.ts';
import { parseQuery } from './query.ts';
import type { EntityType, Property } from './schema.ts';
import { id, propertyOf } from './schema.ts';

export interface Page {
  readonly rows: readonly Entity[];
  /** Matches before paging. */
  readonly total: number;
  /** Where the next page starts, and how many rows `$top` still allows; null on the last page. */
  readonly next: { readonly token: string; readonly top: number | null } | null;
}

/** Filters, orders and cuts; a page that was cut by the server names the last row, not a position. */
export function readPage(collection: Collection, query: Query, pageSize: number): Page {
  const order = fullOrder(query.orderBy, collection.type);
  const found = candidates(collection, query).filter((row) => query.filter === null || matches(query.filter, row));
  const sorted = found.toSorted((a, b) => compareRows(order, valuesOf(order, a), valuesOf(order, b)));
  const from = query.skipToken === null ? sorted.slice(query.skip) : after(sorted, order, query.skipToken);
  const wanted = query.top === null ? from : from.slice(0, query.top);
  const rows = wanted.slice(0, pageSize);
  const last = rows.at(-1);
  if (last === undefined || rows.length === wanted.length) return { rows, total: found.length, next: null };
  const top = query.top === null ? null : query.top - rows.length;
  return { rows, total: found.length, next: { token: writeToken(valuesOf(order, last)), top } };
}

function candidates(collection: Collection, query: Query): readonly Entity[] {
  for (const [property, value] of query.filter === null ? [] : equalities(query.filter)) {
    const found = collection.indexed?.(property, value) ?? null;
    if (found !== null) return found;
  }
  if (collection.mustBeNarrowed === true) throw dialog('You must specify an Id or a Document Id to get the lines.');
  return collection.rows();
}

function fullOrder(orderBy: readonly Order[], type: EntityType): readonly Order[] {
  const key = propertyOf(type, type.key) ?? id;
  return [...orderBy, { property: key, descending: false }, { property: id, descending: false }];
}

function valuesOf(order: readonly Order[], row: Entity): readonly Value[] {
  return order.map(({ property }) => row.values[property.name] ?? '');
}

function compareRows(order: readonly Order[], a: readonly Value[], b: readonly Value[]): number {
  for (const [index, { property, descending }] of order.entries()) {
    const difference = compareValues(property, a[index] ?? '', b[index] ?? '');
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

function after(sorted: readonly Entity[], order: readonly Order[], token: string): readonly Entity[] {
  const parts = [...token.matchAll(/'((?:[^']|'')*)'/g)].map((match) => (match[1] ?? '').replaceAll("''", "'"));
  if (parts.length !== order.length) throw badRequest('The skip token is no longer valid.');
  const last = order.map(({ property }, index) => fromToken(property, parts[index] ?? ''));
  return sorted.filter((row) => compareRows(order, valuesOf(order, row), last) > 0);
}

function writeToken(values: readonly Value[]): string {
  return values.map((value) => `'${textOfValue(value).replaceAll("'", "''")}'`).join(',');
}

function textOfValue(value: Value): string {
  return value instanceof Big ? value.toFixed() : String(value);
}

function fromToken(property: Property, part: string): Value {
  if (property.kind === 'boolean') return part === 'true';
  if (property.kind !== 'decimal' && property.kind !== 'integer') return part;
  if (!/^-?\d+(\.\d+)?$/.test(part)) throw badRequest('The skip token is no longer valid.');
  return new Big(part);
}

/** One record as JSON: ETag and key always, then what is selected, then what is read along. */
export function shape(entity: Entity, collection: Pick<Collection, 'type' | 'navigations'>, query: Shown): Json {
  const { select } = query;
  const shown = collection.type.properties.filter(
    (property) => select === null || property === id || select.includes(property),
  );
  const members: Record<string, Json> = { '@odata.etag': etagOf(entity) };
  for (const property of shown) members[property.name] = entity.values[property.name] ?? '';
  for (const expand of query.expand) members[expand.navigation] = shapeExpanded(entity, collection, expand);
  return members;
}

type Shown = Pick<Query, 'select' | 'expand'>;

function shapeExpanded(entity: Entity, collection: Pick<Collection, 'type' | 'navigations'>, expand: Expand): Json {
  const navigation: Navigation = navigationOf(collection, expand.navigation)(entity);
  if (navigation.many) {
    const query = parseQuery(expand.options, navigation.collection.type);
    const { rows } = readPage(navigation.collection, query, Number.MAX_SAFE_INTEGER);
    return rows.map((row) => shape(row, navigation.collection, query));
  }
  if (navigation.entity === null) return null;
  const one = { type: navigation.type };
  return shape(navigation.entity, one, parseQuery(expand.options, navigation.type));
}

function navigationOf(collection: Pick<Collection, 'type' | 'navigations'>, name: string) {
  const navigation = collection.navigations?.[name];
  if (navigation === undefined) throw unknownQueryProperty(name, collection.type.name);
  return navigation;
}

/** Refuses an unknown navigation before any row is read, as an empty result must not hide it. */
export function checkExpand(collection: Collection, query: Query): void {
  for (const expand of query.expand) navigationOf(collection, expand.navigation);
}
