import type { FakeRequest } from './http.ts';

/** One operation of a batch. */
export interface BatchPart {
  /** As it stands in the batch, below the root of the service. */
  readonly url: string;
  readonly isRead: boolean;
}

/** What a batch carries; nothing where it cannot be read. */
export function partsOf({ body }: Pick<FakeRequest, 'body'>): readonly BatchPart[] {
  const { requests } = jsonIn(new TextDecoder().decode(body));
  return (requests ?? []).map(({ method = '', url = '' }) => ({ url, isRead: isReading(method.toUpperCase()) }));
}

/** Whether it may change anything: a batch may carry reads alone. */
export function isWrite(request: FakeRequest): boolean {
  return isBatch(request) ? partsOf(request).some(({ isRead }) => !isRead) : !isReading(request.method);
}

/** The addresses that are read, by itself or as parts of a batch. */
export function readsOf(request: FakeRequest): readonly string[] {
  if (!isBatch(request)) return isReading(request.method) ? [request.url] : [];
  return partsOf(request).flatMap(({ url, isRead }) => (isRead ? [url] : []));
}

function isBatch({ method, url }: FakeRequest): boolean {
  return method === 'POST' && /\/\$batch(\?|$)/.test(url);
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

interface BatchBody {
  readonly requests?: readonly { readonly method?: string; readonly url?: string }[];
}

function jsonIn(text: string): BatchBody {
  try {
    return JSON.parse(text) as BatchBody;
  } catch {
    // Refused as it is, whatever it was to be.
    return {};
  }
}
