import { isWrite } from '../batches.ts';
import type { FakeRequest, FakeResponse } from '../http.ts';
import { countParts } from './batch.ts';
import { NavFault } from './errors.ts';
import { splitUrl } from './routes.ts';

/** One request as the server saw it. */
export interface RequestEntry {
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** Id of the company it was about; null when it named none. */
  readonly company: string | null;
  /** Operations it carried: more than one only for a batch. */
  readonly operations: number;
  /** Whether it may have changed anything. */
  readonly isWrite: boolean;
}

export function entryOf(
  request: FakeRequest,
  { status }: FakeResponse,
  seen: Pick<RequestEntry, 'at' | 'company'>,
): RequestEntry {
  const { path, query } = splitUrl(request.url);
  const operations = path.endsWith('/$batch') ? partsOf(request) : 1;
  return { ...seen, method: request.method, path, query, status, operations, isWrite: isWrite(request) };
}

function partsOf(request: FakeRequest): number {
  try {
    return countParts(request);
  } catch (error) {
    // A batch nobody could read was refused: it did nothing.
    if (error instanceof NavFault) return 0;
    throw error;
  }
}
