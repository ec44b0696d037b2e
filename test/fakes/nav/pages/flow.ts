import type { Value } from '../entity.ts';
import { equalities, parseFilter } from '../filter.ts';
import type { PageType } from './page.ts';

/** Values of flow filters by their name: they select no rows but narrow what calculated fields count. */
export type Flow = ReadonlyMap<string, string>;

export function flowOf(filter: string | undefined, type: PageType): Flow {
  if (filter === undefined || type.flowFilters.length === 0) return new Map();
  const given = equalities(parseFilter(filter, type)).filter(([name]) => type.flowFilters.includes(name));
  return new Map(given.map(([name, value]: readonly [string, Value]) => [name, String(value)]));
}

/** A filter as typed in NAV: values parted by `|`, ranges with `..`; nothing lets everything through. */
export function passes(flow: Flow, name: string, value: string): boolean {
  const filter = flow.get(name) ?? '';
  if (filter === '') return true;
  return filter.split('|').some((part) => inPart(part, value));
}

function inPart(part: string, value: string): boolean {
  const range = /^(.*)\.\.(.*)$/.exec(part);
  if (range === null) return part === "''" ? value === '' : part === value;
  const [, from = '', to = ''] = range;
  return (from === '' || value >= from) && (to === '' || value <= to);
}
