import { Big } from 'big.js';
import type { Body } from '../body.ts';
import type { Collection } from '../collection.ts';
import type { Company } from '../company.ts';
import type { Entity, Value } from '../entity.ts';
import type { EntityType, Property } from '../schema.ts';
import { text } from '../schema.ts';
import type { Flow } from './flow.ts';
import type { PagesSettings } from './pagesOptions.ts';

/** A page's type: the key may have several fields. */
export interface PageType extends EntityType {
  readonly keys: readonly string[];
  readonly flowFilters: readonly string[];
}

/** Where a page is opened: in one company, with the flow filters of one request. */
export interface Site {
  readonly company: Company;
  readonly settings: PagesSettings;
  readonly flow: Flow;
}

/** A field on a page and how it is read from the record behind. */
export interface Column<R> {
  readonly property: Property;
  readonly read: (record: R, site: Site) => Value;
  /** Not on the page as NAV 2018 ships it; somebody has to have put it there. */
  readonly isExtra?: boolean;
}

/** What a page shows of which records, and what may be done with them. */
export interface PageOf<R> {
  readonly object: number;
  readonly table: string;
  readonly keys: readonly string[];
  /** What rows are ordered by first; the rest of the key follows. Default the first of the key. */
  readonly order?: string;
  readonly columns: readonly Column<R>[];
  readonly flowFilters?: readonly string[];
  readonly records: (site: Site) => readonly R[];
  /** The table's record, whose version makes the ETag. */
  readonly entity: (record: R) => Entity;
  readonly indexed?: (site: Site, field: string, value: Value) => readonly R[] | null;
  readonly create?: (site: Site, body: Body) => R;
  readonly change?: (site: Site, record: R, body: Body) => void;
  readonly remove?: (site: Site, record: R) => void;
  readonly part?: Part<R>;
}

/** The lines of a document; their service is called after the document's, `SalesOrder` + `SalesLines`. */
export interface Part<R> {
  readonly name: string;
  readonly page: Page;
  /** The part's page narrowed to one document. */
  readonly below: (record: R) => Page;
  /** Key field of the line that holds the document's number. */
  readonly links: string;
}

/** A page whatever its records are. */
export interface Page {
  readonly object: number;
  readonly part: { readonly name: string; readonly page: Page; readonly links: string } | null;
  readonly typeFor: (service: string, changed: Changed) => PageType;
  /** The page as a set of records of its own, each of which keeps the way back to the record behind. */
  readonly open: (service: Service, site: Site) => Collection;
}

/** A page under the name it is published by. */
export interface Service {
  readonly name: string;
  readonly page: Page;
  readonly type: PageType;
  readonly part: Service | null;
  /** Of a part: the key field that names its document. */
  readonly links: string;
}

/** What was done to a page after it was shipped. */
export interface Changed {
  readonly hidden: readonly string[];
  readonly shown: readonly string[];
}

export function definePage<R>(page: PageOf<R>): Page {
  const { object, part } = page;
  return {
    object,
    part: part === undefined ? null : { name: part.name, page: part.page, links: part.links },
    typeFor: (service, changed) => typeOf(page, service, changed),
    open: (service, site) => openPage(page, service, site),
  };
}

export function column<R>(property: Property, read: Column<R>['read']): Column<R> {
  return { property, read };
}

export function extra<R>(made: Column<R>): Column<R> {
  return { ...made, isExtra: true };
}

function typeOf<R>(page: PageOf<R>, service: string, { hidden, shown }: Changed): PageType {
  const { keys, flowFilters = [] } = page;
  const fields = page.columns
    .filter(
      ({ property, isExtra }) => !hidden.includes(property.name) && (isExtra !== true || shown.includes(property.name)),
    )
    .map(({ property }) => property);
  const filters = flowFilters.map((name) => text(name, 250, { readOnly: true }));
  const key = page.order ?? keys[0] ?? '';
  return {
    name: service,
    set: service,
    table: page.table,
    key,
    keys,
    flowFilters,
    properties: [...fields, ...filters],
  };
}

function openPage<R>(page: PageOf<R>, service: Service, site: Site): Collection {
  const { type } = service;
  const records = new WeakMap<Entity, R>();
  const view = (record: R): Entity => {
    const shown = toView(page, type, record, site);
    records.set(shown, record);
    return shown;
  };
  const recordOf = (shown: Entity): R => {
    const record = records.get(shown);
    if (record === undefined) throw new Error(`A record that ${type.name} did not show.`);
    return record;
  };
  const rows = (): readonly Entity[] => page.records(site).map(view);
  const { create, change, remove, part } = page;
  return {
    type,
    rows,
    byId: (id) => rows().find((row) => row.id === id),
    indexed: (field, value) => page.indexed?.(site, field, value)?.map(view) ?? null,
    ...(create === undefined ? {} : { create: (body: Body) => view(create(site, body)) }),
    ...(change === undefined
      ? {}
      : {
          change: (shown: Entity, body: Body) => {
            change(site, recordOf(shown), body);
            refresh(shown, toView(page, type, recordOf(shown), site));
          },
        }),
    ...(remove === undefined ? {} : { remove: (shown: Entity) => remove(site, recordOf(shown)) }),
    ...(part === undefined || service.part === null
      ? {}
      : { navigations: { [service.part.name]: partOf(service.part, part, recordOf, site) } }),
  };
}

function partOf<R>(service: Service, part: Part<R>, recordOf: (shown: Entity) => R, site: Site) {
  return (shown: Entity) => {
    const collection = part.below(recordOf(shown)).open(service, site);
    return { many: true as const, collection };
  };
}

/** The answer to a change shows the record as it is afterwards. */
function refresh(shown: Entity, fresh: Entity): void {
  Object.assign(shown.values, fresh.values);
  shown.version = fresh.version;
}

function toView<R>(page: PageOf<R>, type: PageType, record: R, site: Site): Entity {
  const { version, createdAt, modifiedAt } = page.entity(record);
  const values: Record<string, Value> = {};
  for (const { property, read } of page.columns) values[property.name] = read(record, site);
  for (const name of type.flowFilters) values[name] = site.flow.get(name) ?? '';
  const keys = type.keys.map((name) => [name, values[name] ?? ''] as const);
  // Not shown: it puts rows of one first key field in the order of the others.
  values['id'] = keys.map(([, value]) => sortable(value)).join('|');
  return { id: keyText(type, keys), values, version, createdAt, modifiedAt };
}

function sortable(value: Value): string {
  return value instanceof Big ? value.toFixed(5).padStart(30, '0') : String(value);
}

/** As in an address: `'10000'`, or `Document_Type='Order',No='101005'`. */
function keyText(type: PageType, keys: readonly (readonly [string, Value])[]): string {
  const literals = keys.map(([name, value]) => [name, literal(type, name, value)] as const);
  const [only] = literals;
  return literals.length === 1 && only !== undefined
    ? only[1]
    : literals.map(([name, value]) => `${name}=${value}`).join(',');
}

function literal(type: PageType, name: string, value: Value): string {
  if (value instanceof Big) return value.toFixed();
  const kind = type.properties.find((property) => property.name === name)?.kind;
  if (kind === 'date' || kind === 'boolean') return String(value);
  return `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'`;
}
