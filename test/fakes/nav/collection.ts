import type { Entity, Value } from './entity.ts';
import type { Body } from './body.ts';
import type { EntityType } from './schema.ts';

export interface ToMany {
  readonly many: true;
  readonly collection: Collection;
}

export interface ToOne {
  readonly many: false;
  readonly type: EntityType;
  readonly entity: Entity | null;
}

/** Where a record leads: by path, or read along by $expand. */
export type Navigation = ToMany | ToOne;

/** A set of records and what may be done with it; a missing verb is refused with 405. */
export interface Collection {
  readonly type: EntityType;
  readonly rows: () => readonly Entity[];
  readonly byId: (id: string) => Entity | undefined;
  /** Records with this value from an index; null where the property has none. */
  readonly indexed?: (property: string, value: Value) => readonly Entity[] | null;
  /** Reading needs a filter that an index can answer. */
  readonly mustBeNarrowed?: boolean;
  readonly create?: (body: Body) => Entity;
  readonly change?: (entity: Entity, body: Body) => void;
  readonly remove?: (entity: Entity) => void;
  /** Bound actions by name; answers the document that came of it. */
  readonly actions?: Readonly<Record<string, (entity: Entity) => ActionResult>>;
  readonly navigations?: Readonly<Record<string, (entity: Entity) => Navigation>>;
}

export interface ActionResult {
  /** Set and id of the resulting document. */
  readonly set: string;
  readonly id: string;
}

export function readOnlyCollection(type: EntityType, rows: readonly Entity[]): Collection {
  return { type, rows: () => rows, byId: (id) => rows.find((row) => row.id === id) };
}
