import type { Collection } from './collection.ts';
import { segmentNotFound } from './errors.ts';
import type { Entity } from './entity.ts';
import type { Segment } from './routes.ts';
import type { EntityType } from './schema.ts';

/** What an address below a company leads to. `context` is its name in `@odata.context`. */
export type Target =
  | { readonly kind: 'set'; readonly collection: Collection; readonly context: string }
  | { readonly kind: 'entity'; readonly collection: Collection; readonly entity: Entity; readonly context: string }
  | { readonly kind: 'single'; readonly type: EntityType; readonly entity: Entity; readonly context: string }
  | { readonly kind: 'action'; readonly collection: Collection; readonly entity: Entity; readonly name: string };

const ACTION = 'Microsoft.NAV.';

/** Follows the segments; whatever is not there is a segment not found. */
export function resolve(root: ReadonlyMap<string, Collection>, segments: readonly Segment[]): Target {
  const [first, ...rest] = segments;
  const collection = first === undefined ? undefined : root.get(first.name);
  if (first === undefined || collection === undefined) throw segmentNotFound(first?.name ?? '');
  return within(collection, first, rest, '');
}

function within(collection: Collection, segment: Segment, rest: readonly Segment[], before: string): Target {
  const context = `${before}${segment.name}`;
  if (segment.key === null) {
    if (rest[0] !== undefined) throw segmentNotFound(rest[0].name);
    return { kind: 'set', collection, context };
  }
  const entity = collection.byId(segment.key);
  if (entity === undefined) throw segmentNotFound(segment.name);
  return below(collection, entity, rest, context);
}

function below(collection: Collection, entity: Entity, rest: readonly Segment[], context: string): Target {
  const [next, ...further] = rest;
  if (next === undefined) return { kind: 'entity', collection, entity, context };
  if (next.name.startsWith(ACTION) && further.length === 0) {
    return { kind: 'action', collection, entity, name: next.name.slice(ACTION.length).toLowerCase() };
  }
  const navigation = collection.navigations?.[next.name]?.(entity);
  if (navigation === undefined) throw segmentNotFound(next.name);
  const before = `${context}(${entity.id})/`;
  if (navigation.many) return within(navigation.collection, next, further, before);
  if (navigation.entity === null || further.length > 0) throw segmentNotFound(next.name);
  return { kind: 'single', type: navigation.type, entity: navigation.entity, context: `${before}${next.name}` };
}
