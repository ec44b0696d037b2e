import { Big } from 'big.js';
import type { EntityType } from './schema.ts';
import { EMPTY_DATE, EMPTY_GUID, ZERO } from './schema.ts';

export type Value = string | boolean | Big;

/** A record: what the API shows of it, and the version its ETag is made of. */
export interface Entity {
  readonly id: string;
  readonly values: Record<string, Value>;
  version: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  modifiedAt: number;
}

/** What every company of one server shares. */
export interface World {
  readonly now: () => number;
  /** A new GUID; the same ones in the same order in every run. */
  readonly nextId: () => string;
  readonly nextVersion: () => number;
}

export function createWorld(now: () => number): World {
  let ids = 0;
  let versions = 500;
  return {
    now,
    nextId: () => `5fd8a1c5-bde4-ea11-bbf2-${(ids += 1).toString(16).padStart(12, '0')}`,
    nextVersion: () => (versions += 1),
  };
}

/** UTC with up to three decimals, trailing zeroes trimmed, as the server writes it. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.?0*Z$/, 'Z');
}

export function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

type Given = Readonly<Record<string, Value | undefined>>;

/** A new record with every property of its type, empty unless given. */
export function newEntity(world: World, type: EntityType, given: Given, id?: string): Entity {
  const key = id ?? world.nextId();
  const values: Record<string, Value> = {};
  for (const property of type.properties) values[property.name] = given[property.name] ?? emptyValue(property.kind);
  values['id'] = key;
  const now = world.now();
  const entity: Entity = { id: key, values, version: world.nextVersion(), createdAt: now, modifiedAt: now };
  if ('lastModifiedDateTime' in values) values['lastModifiedDateTime'] = instant(now);
  return entity;
}

function emptyValue(kind: EntityType['properties'][number]['kind']): Value {
  if (kind === 'guid') return EMPTY_GUID;
  if (kind === 'date') return EMPTY_DATE;
  if (kind === 'boolean') return false;
  if (kind === 'decimal' || kind === 'integer') return ZERO;
  return '';
}

/** A change: new ETag and new stamp. */
export function touch(world: World, entity: Entity): void {
  entity.version = world.nextVersion();
  entity.modifiedAt = world.now();
  if ('lastModifiedDateTime' in entity.values) entity.values['lastModifiedDateTime'] = instant(entity.modifiedAt);
}

export function textOf(entity: Entity, name: string): string {
  const value = entity.values[name];
  return typeof value === 'string' ? value : '';
}

export function numberOf(entity: Entity, name: string): Big {
  const value = entity.values[name];
  return value instanceof Big ? value : ZERO;
}

export function flagOf(entity: Entity, name: string): boolean {
  return entity.values[name] === true;
}

export function sameValue(a: Value | undefined, b: Value): boolean {
  return a instanceof Big && b instanceof Big ? a.eq(b) : a === b;
}
