import type { Call, Reply } from './call.ts';
import { invalidField, unprocessable } from './errors.ts';
import type { Query } from './query.ts';

interface Page {
  readonly page: number;
  readonly limit: number;
}

function readPage(query: Query, most: number, usual: number, refuse: (name: string) => Error): Page {
  const read = (name: string, otherwise: number): number => {
    const text = query.get(name);
    if (text === undefined) return otherwise;
    if (!/^\d+$/.test(text) || Number(text) < 1) throw refuse(name);
    return Number(text);
  };
  // More than the most is not refused: the page is just shorter than was asked for.
  return { page: read('page', 1), limit: Math.min(read('limit', usual), most) };
}

/** A bare array; nothing to show is a 204 without any body. */
export function v2List<Row>(call: Call, rows: readonly Row[], toJson: (row: Row) => unknown): Reply {
  const { page, limit } = readPage(call.query, 250, 50, invalidField);
  const shown = rows.slice((page - 1) * limit, page * limit);
  return shown.length === 0 ? { status: 204 } : { status: 200, body: shown.map(toJson) };
}

export interface V3Paging {
  /** Default 250. */
  readonly most?: number;
  readonly usual?: number;
  /** Tells a row's place for `after` and `before`; without it there are no cursors here. */
  readonly cursor?: boolean;
}

const badPage = (name: string): Error => unprocessable('Input is invalid.', { [name]: `${name} is invalid` });

/** `{data, meta.pagination}`, and `meta.cursor_pagination` where there is one. */
export function v3List<Row extends { readonly id: number }>(
  call: Call,
  rows: readonly Row[],
  toJson: (row: Row) => unknown,
  { most = 250, usual = 50, cursor = false }: V3Paging = {},
): Reply {
  const { page, limit } = readPage(call.query, most, usual, badPage);
  if (cursor && (call.query.has('after') || call.query.has('before'))) return cursorPage(call, rows, toJson, limit);
  const shown = rows.slice((page - 1) * limit, page * limit);
  const meta = {
    pagination: paginationOf(call.query, rows.length, shown.length, page, limit),
    ...(cursor && page === 1 ? { cursor_pagination: cursorOf(shown, limit, rows.length > limit) } : {}),
  };
  return { status: 200, body: { data: shown.map(toJson), meta } };
}

function paginationOf(query: Query, total: number, count: number, page: number, limit: number): unknown {
  const pages = Math.ceil(total / limit);
  const link = (at: number): string => {
    const others = [...query].filter(([name]) => name !== 'page' && name !== 'limit');
    return `?${new URLSearchParams([...others, ['page', String(at)], ['limit', String(limit)]]).toString()}`;
  };
  return {
    total,
    count,
    per_page: limit,
    current_page: page,
    total_pages: pages,
    links: {
      ...(page > 1 ? { previous: link(page - 1) } : {}),
      current: link(page),
      ...(page < pages ? { next: link(page + 1) } : {}),
    },
  };
}

/** As published: `eyJpZCI6MjA0fQ` is `{"id":204}`. */
const cursorText = (id: number): string => Buffer.from(JSON.stringify({ id })).toString('base64url');

function cursorOf(shown: readonly { readonly id: number }[], limit: number, hasMore: boolean): unknown {
  const first = shown[0];
  const last = shown.at(-1);
  const after = last === undefined ? '' : cursorText(last.id);
  return {
    count: shown.length,
    per_page: limit,
    start_cursor: first === undefined ? '' : cursorText(first.id),
    end_cursor: after,
    links: {
      current: `?limit=${limit}`,
      ...(hasMore ? { next: `?limit=${limit}&after=${encodeURIComponent(after)}` } : {}),
    },
  };
}

/**
 * By id, in which rows before it may come and go; a `page` beside a cursor is ignored, and so is any other sequence, in
 * which the ids of cursors say no place.
 */
function cursorPage<Row extends { readonly id: number }>(
  call: Call,
  rows: readonly Row[],
  toJson: (row: Row) => unknown,
  limit: number,
): Reply {
  const sorted = rows.toSorted((a, b) => a.id - b.id);
  const after = readCursor(call.query.get('after'));
  const before = readCursor(call.query.get('before'));
  const left = sorted.filter(
    (row) => (after === undefined || row.id > after) && (before === undefined || row.id < before),
  );
  const shown = before === undefined ? left.slice(0, limit) : left.slice(-limit);
  const meta = { cursor_pagination: cursorOf(shown, limit, before === undefined && left.length > limit) };
  return { status: 200, body: { data: shown.map(toJson), meta } };
}

function readCursor(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const found = /^\{"id":(\d+)\}$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  if (found === null) throw unprocessable('Input is invalid.', { cursor: 'The cursor is invalid' });
  return Number(found[1]);
}
