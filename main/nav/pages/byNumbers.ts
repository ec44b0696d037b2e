import type * as z from 'zod';
import { isFilterRefused } from '../askable.ts';
import { oneOf, type Query } from '../odata.ts';
import type { PageAccess } from './access.ts';

const MOST_PER_QUERY = 20;

export interface NumbersQuery<T> {
  /** Name of the service. */
  readonly service: string;
  /** The field that holds the number. */
  readonly field: string;
  readonly query: Query;
  /** Added to the filter with `and`; "" for nothing. */
  readonly narrowed?: string;
  readonly summary: string;
  readonly shape: z.ZodType<T>;
}

/** Rows of these numbers, some per request, as they come. */
export async function* readByNumbers<T>(
  access: PageAccess,
  numbers: readonly string[],
  query: NumbersQuery<T>,
): AsyncGenerator<readonly T[], void, undefined> {
  for (let start = 0; start < numbers.length; start += MOST_PER_QUERY) {
    // oxlint-disable-next-line no-await-in-loop
    yield await readChunk(access, numbers.slice(start, start + MOST_PER_QUERY), query);
  }
}

/** One number that NAV cannot filter by must not hide the others: such a chunk is halved until the number stands alone. */
async function readChunk<T>(
  access: PageAccess,
  numbers: readonly string[],
  wanted: NumbersQuery<T>,
): Promise<readonly T[]> {
  const either = oneOf(wanted.field, numbers);
  const narrowed = wanted.narrowed ?? '';
  const filter = narrowed === '' ? either : `(${either}) and ${narrowed}`;
  try {
    const query = { $filter: filter, ...wanted.query };
    return await access.client.all(access.at(wanted.service, wanted.summary, query), wanted.shape);
  } catch (error) {
    if (!isFilterRefused(error)) throw error;
    if (numbers.length === 1) return [];
    const half = Math.ceil(numbers.length / 2);
    const first = await readChunk(access, numbers.slice(0, half), wanted);
    return [...first, ...(await readChunk(access, numbers.slice(half), wanted))];
  }
}

export async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
