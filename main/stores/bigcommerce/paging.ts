import type * as z from 'zod';
import type { StoreAbout } from '../answers.ts';
import { wrongShape } from './errors.ts';
import type { bigCursor } from './shapes.ts';

export type Query = readonly (readonly [string, string])[];

/** The most that a list gives at once. */
export const PER_PAGE = 250;

export function paged(page: number): Query {
  return [
    ['page', String(page)],
    ['limit', String(PER_PAGE)],
  ];
}

/**
 * The cursor from which a list goes on; null at its end. A full page may be the last one: then the next is empty.
 *
 * @throws ConnectorError `store-wrong-shape` where it goes on and says not from where, or from where it went on before
 */
export function nextCursor(
  { cursor_pagination: place }: z.output<typeof bigCursor>['meta'],
  rows: number,
  asked: string | null,
  about: StoreAbout,
): string | null {
  const goesOn = rows > 0 && (rows >= PER_PAGE || (place?.links?.next ?? '') !== '');
  if (!goesOn) return null;
  const cursor = place?.end_cursor ?? '';
  if (cursor !== '' && cursor !== asked) return cursor;
  throw wrongShape(about, 'meta.cursor_pagination.end_cursor', 'expected where the list goes on');
}

const A_SECOND_MS = 1000;

/**
 * Whether a date bound is inclusive is not published: it is asked for a second early, and whoever asks leaves the rest
 * aside. Without fractions of a second.
 */
export function earlyBound(instant: string): string {
  return new Date(Date.parse(instant) - A_SECOND_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}
