import type { Call, Reply } from './call.ts';
import type { ParamProblem } from './errors.ts';
import { invalidParams, oneOf } from './errors.ts';
import type { Query } from './query.ts';
import { encodeForLink, list, single } from './query.ts';
import { filterText, isRestDate } from './dates.ts';
import { isTrue } from './json.ts';

export interface ListParams {
  readonly page: number;
  readonly perPage: number;
  readonly offset: number | undefined;
  readonly order: 'asc' | 'desc';
  readonly orderby: string;
  readonly include: readonly number[];
  readonly exclude: readonly number[];
  readonly search: string;
}

export interface ListRules {
  /** The first is the default. */
  readonly orderby: readonly string[];
  readonly defaultOrder?: 'asc' | 'desc';
  readonly withDates?: boolean;
}

const DATES = ['after', 'before', 'modified_after', 'modified_before'];

/** @throws ShopError naming every parameter that is wrong */
export function readListParams(query: Query, rules: ListRules, more: readonly ParamProblem[] = []): ListParams {
  const problems = [...more];
  const page = Number(single(query, 'page') ?? 1);
  if (!(page >= 1)) problems.push(outOfBounds('page', 'page must be greater than or equal to 1'));
  const perPage = Number(single(query, 'per_page') ?? 10);
  if (!(perPage >= 1 && perPage <= 100)) {
    problems.push(outOfBounds('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)'));
  }
  const order = single(query, 'order') ?? rules.defaultOrder ?? 'desc';
  if (order !== 'asc' && order !== 'desc')
    problems.push({ ...oneOf('order', ['asc', 'desc']), message: 'order is not one of asc and desc.' });
  const orderby = single(query, 'orderby') ?? rules.orderby[0] ?? '';
  if (!rules.orderby.includes(orderby)) problems.push(oneOf('orderby', rules.orderby));
  if (rules.withDates) problems.push(...badDates(query));
  if (problems.length > 0) throw invalidParams(problems);
  const offset = single(query, 'offset');
  return {
    page,
    perPage,
    offset: offset === undefined ? undefined : Number(offset),
    order: order === 'asc' ? 'asc' : 'desc',
    orderby,
    include: list(query, 'include').map(Number),
    exclude: list(query, 'exclude').map(Number),
    search: single(query, 'search') ?? '',
  };
}

function outOfBounds(param: string, message: string): ParamProblem {
  return { param, code: 'rest_out_of_bounds', message };
}

function badDates(query: Query): ParamProblem[] {
  return DATES.filter((name) => !isRestDate(single(query, name) ?? '2000-01-01T00:00:00')).map((param) => ({
    param,
    code: 'rest_invalid_date',
    message: 'Invalid date.',
  }));
}

interface Dated {
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Reads `after`, `before`, `modified_after` and `modified_before` once; whole seconds, strictly earlier or later. */
export function readDates(query: Query, utcOffsetMinutes: number): (row: Dated) => boolean {
  const inGmt = isTrue(single(query, 'dates_are_gmt'));
  const limitOf = (name: string): number | undefined => {
    const text = single(query, name);
    if (text === undefined) return undefined;
    const asIfGmt = Date.parse(`${filterText(text, utcOffsetMinutes)}Z`);
    return inGmt ? asIfGmt : asIfGmt - utcOffsetMinutes * 60_000;
  };
  const [after, before, modifiedAfter, modifiedBefore] = DATES.map(limitOf);
  return (row) =>
    (after === undefined || row.createdAt > after) &&
    (before === undefined || row.createdAt < before) &&
    (modifiedAfter === undefined || row.modifiedAt > modifiedAfter) &&
    (modifiedBefore === undefined || row.modifiedAt < modifiedBefore);
}

export function passesIds(params: ListParams, id: number): boolean {
  return (params.include.length === 0 || params.include.includes(id)) && !params.exclude.includes(id);
}

/** Sorts by `key`, equal ones by id, both in the asked direction. */
export function sortRows<Row extends { readonly id: number }>(
  rows: readonly Row[],
  params: ListParams,
  key: (row: Row) => number | string,
): Row[] {
  const sign = params.order === 'asc' ? 1 : -1;
  return [...rows].sort((a, b) => sign * (compare(key(a), key(b)) || a.id - b.id));
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export interface PageStyle {
  /** Parameters the answer's links carry although nobody sent them; `whenEmpty` says which of them an empty page keeps. */
  readonly added?: Query;
  readonly addedWhenEmpty?: Query;
  /** Orders count 0 past the end, everything else the true total. */
  readonly forgetsTotalPastEnd?: boolean;
}

/** Cuts the page, and writes the paging headers as WordPress does, credentials in links included. */
export function pageOf<Row>(
  call: Call,
  rows: readonly Row[],
  params: ListParams,
  toJson: (row: Row) => unknown,
  style: PageStyle = {},
): Reply {
  const start = params.offset ?? (params.page - 1) * params.perPage;
  const shown = rows.slice(start, start + params.perPage);
  const total = shown.length === 0 && style.forgetsTotalPastEnd ? 0 : rows.length;
  const pages = Math.ceil(total / params.perPage);
  const added = (shown.length === 0 ? style.addedWhenEmpty : style.added) ?? new Map();
  const linkTo = (page: number, rel: string): string => `<${pageUrl(call, added, page)}>; rel="${rel}"`;
  const rels = [
    ...(params.page > 1 ? [linkTo(Math.min(params.page - 1, pages), 'prev')] : []),
    ...(params.page < pages ? [linkTo(params.page + 1, 'next')] : []),
  ];
  return {
    status: 200,
    body: shown.map(toJson),
    headers: {
      'X-WP-Total': String(total),
      'X-WP-TotalPages': String(pages),
      ...(rels.length === 0 ? {} : { Link: rels.join(', ') }),
    },
  };
}

function pageUrl(call: Call, added: Query, page: number): string {
  const query = new Map(call.query);
  for (const [name, value] of added) {
    query.delete(name);
    query.set(name, value);
  }
  query.set('page', String(page));
  const pairs = [...query].flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[name, name === 'dates_are_gmt' && isTrue(value) ? '1' : value] as const]
      : [...value].map(([key, inner]) => [`${name}[${key}]`, inner] as const),
  );
  // `add_query_arg` loses equals signs at the end of a value, which breaks even the stale signature in a link.
  const text = pairs.map(([name, value]) => `${encodeForLink(name)}=${encodeForLink(value.replace(/=+$/, ''))}`);
  return `${call.url}?${text.join('&')}`;
}
