import type * as z from 'zod';
import { isMalformed } from '../fit.ts';
import type { ODataWrite } from '../odataClient.ts';
import type { ApiAccess } from './access.ts';

/** The record as NAV answers it after the write. Where it neither answers it nor says where it is, the outcome is unknown. */
export async function written<T>({ client, book }: ApiAccess, write: ODataWrite, shape: z.ZodType<T>): Promise<T> {
  let answer: T | null;
  try {
    answer = await client.written(write, shape);
  } catch (error) {
    if (isMalformed(error)) book.forget();
    throw error;
  }
  if (answer !== null) return answer;
  throw client.asUnknownOutcome(new Error('NAV answered without the record'), write);
}
