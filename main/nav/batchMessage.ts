import * as z from 'zod';
import type { DoorRequest } from '../http/door.ts';
import type { HttpResponse } from '../http/transport.ts';
import { parseForRewriting } from './exactJson.ts';
import { addressOf } from './odata.ts';

/** Where the batches of a service go. */
export interface BatchAddress {
  /** Root of the service, without a slash at the end. */
  readonly base: string;
  readonly tenant?: string;
}

/** How many summaries stand in that of the batch. */
const MOST_NAMED = 6;

/**
 * Reads as one request in the JSON format. Every part has an id, as its answer would have none without; and one that
 * fails is to end nothing but itself.
 *
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequest
 */
export function batchRequest(
  first: DoorRequest,
  others: readonly DoorRequest[],
  { base, tenant }: BatchAddress,
): DoorRequest {
  const reads = [first, ...others];
  const requests = reads.map(({ url, headers }, index) => ({
    id: idAt(index),
    method: 'GET',
    url: url.slice(base.length + 1),
    headers,
  }));
  return {
    method: 'POST',
    url: addressOf(base, '$batch', {}, tenant),
    headers: { ...first.headers, 'Content-Type': 'application/json', Prefer: 'odata.continue-on-error' },
    body: JSON.stringify({ requests }),
    effect: 'read',
    origin: first.origin,
    summary: summaryOf(reads),
  };
}

function summaryOf(reads: readonly DoorRequest[]): string {
  const named = reads.slice(0, MOST_NAMED).map(({ summary }) => summary);
  const rest = reads.length - named.length;
  return `${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function idAt(index: number): string {
  return `${index + 1}`;
}

const part = z.object({
  id: z.string(),
  status: z.unknown(),
  headers: z.record(z.string(), z.unknown()).nullish(),
  body: z.unknown(),
});
const message = z.object({ responses: z.array(z.unknown()) });

/** The answers to so many reads in their order, null where one is missing; null when this is no answer to a batch. */
export function answersIn({ status, body }: HttpResponse, count: number): readonly (HttpResponse | null)[] | null {
  if (status !== 200) return null;
  const parsed = message.safeParse(jsonIn(body));
  if (!parsed.success) return null;
  const answers = new Map(parsed.data.responses.flatMap((one) => answerIn(one) ?? []));
  return Array.from({ length: count }, (_, index) => answers.get(idAt(index)) ?? null);
}

function jsonIn(text: string): unknown {
  try {
    return parseForRewriting(text);
  } catch {
    // Expected: a page of a proxy, or the other format of a batch.
    return null;
  }
}

function answerIn(one: unknown): readonly (readonly [string, HttpResponse])[] | null {
  const parsed = part.safeParse(one);
  if (!parsed.success) return null;
  const status = Number(JSON.stringify(parsed.data.status));
  if (!Number.isInteger(status)) return null;
  const headers = Object.entries(parsed.data.headers ?? {}).map(([name, value]) => [name.toLowerCase(), `${value}`]);
  return [[parsed.data.id, { status, headers: Object.fromEntries(headers), body: textOf(parsed.data.body) }]];
}

/** As it would have come alone. */
function textOf(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
