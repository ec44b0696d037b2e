import * as z from 'zod';
import type { ConnectorError } from '../../base/errors.ts';
import type { BigAnswer, BigCall, BigClient } from './client.ts';
import { bigError, readShape } from './errors.ts';

/** As many as the shop takes in one request; with one more it refuses all of them (413). */
export const mostAtOnce = {
  customers: 10,
  addresses: 10,
  attributeValues: 10,
  products: 10,
  variants: 50,
  stockLevels: 2_000,
  priceRecords: 1_000,
} as const;

/** Things to be written, many in a request. */
export interface BigBatch<T, R> {
  readonly items: readonly T[];
  readonly most: number;
  readonly call: (items: readonly T[]) => BigCall;
  readonly row: z.ZodType<R>;
  /** The shop answers in no promised sequence, and not about every one. */
  readonly isOf: (row: R, item: T) => boolean;
  /** Looks for one that was refused, as it may be there already; absent: it cannot be. */
  readonly find?: (item: T) => Promise<R | null>;
}

/** What became of one of them. */
export type BigWritten<R> =
  | { readonly kind: 'written'; readonly row: R }
  /** Answered with success and without it: there it is already, just so. */
  | { readonly kind: 'unchanged' }
  /** Written but for the part that the error is about. */
  | { readonly kind: 'partly'; readonly row: R; readonly error: ConnectorError }
  /** Refused because it is there already: to be linked. */
  | { readonly kind: 'there'; readonly row: R }
  | { readonly kind: 'refused'; readonly error: ConnectorError };

/** Answers that are about the data of one of them, and mostly do not say of which. */
const OF_ONE: ReadonlySet<number> = new Set([400, 404, 409, 413, 422]);

/**
 * Writes them one request after the other, as the shop wants it. One bad thing refuses its whole request, or lets the
 * others through, as the resource has it: what a refused request held is sent again one by one, so that only writes
 * belong here that may be done twice, and creations that `find` knows again.
 *
 * @throws ConnectorError where it is not the data: nothing is known of what was not answered then
 */
export async function writeBatches<T, R>(
  client: BigClient,
  batch: BigBatch<T, R>,
): Promise<ReadonlyMap<T, BigWritten<R>>> {
  const written = new Map<T, BigWritten<R>>();
  for (const items of inParts(batch.items, batch.most)) {
    // oxlint-disable-next-line no-await-in-loop
    for (const [item, result] of await writePart(client, batch, items)) written.set(item, result);
  }
  return written;
}

function inParts<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}

type Results<T, R> = readonly (readonly [T, BigWritten<R>])[];

async function writePart<T, R>(client: BigClient, batch: BigBatch<T, R>, items: readonly T[]): Promise<Results<T, R>> {
  const { response, about } = await client.send(batch.call(items));
  const [only] = items;
  const isOfOne = response.status === 207 || OF_ONE.has(response.status);
  if (items.length > 1 && isOfOne) return oneByOne(client, batch, items);
  if (only !== undefined && OF_ONE.has(response.status))
    return [[only, await refusedOrThere(batch, only, bigError(response, about))]];
  const rows = rowsIn(batch, client.answer(response, about));
  const error = response.status === 207 ? bigError(response, about) : null;
  return items.map((item) => {
    const row = rows.find((one) => batch.isOf(one, item));
    if (row === undefined) return [item, error ? { kind: 'refused', error } : { kind: 'unchanged' }] as const;
    return [item, error ? { kind: 'partly', row, error } : { kind: 'written', row }] as const;
  });
}

async function oneByOne<T, R>(client: BigClient, batch: BigBatch<T, R>, items: readonly T[]): Promise<Results<T, R>> {
  const all: (readonly [T, BigWritten<R>])[] = [];
  for (const item of items) {
    // oxlint-disable-next-line no-await-in-loop
    all.push(...(await writePart(client, batch, [item])));
  }
  return all;
}

/** Neither keys nor texts of a refusal are published: only looking tells whether it is there. */
async function refusedOrThere<T, R>({ find }: BigBatch<T, R>, item: T, error: ConnectorError): Promise<BigWritten<R>> {
  const row = error.status === 413 ? null : ((await find?.(item)) ?? null);
  return row === null ? { kind: 'refused', error } : { kind: 'there', row };
}

function rowsIn<T, R>({ row }: BigBatch<T, R>, { body, about }: BigAnswer): readonly R[] {
  return readShape(z.object({ data: z.array(row) }), body, about).data;
}
