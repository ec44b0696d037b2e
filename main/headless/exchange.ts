import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallError } from '../contract/calls.ts';
import { pageHeaders } from '../base/page.ts';

export const mostBodyBytes = 1024 * 1024;

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'tooLarge' | 'notJson' | 'wrongType' | 'gone' };

/** The JSON body of a request; an empty one is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { kind: 'wrongType' };
  const bytes = await readBytes(request);
  if (typeof bytes === 'string') return { kind: bytes };
  const text = bytes.toString('utf8');
  try {
    return { kind: 'json', value: text.trim() === '' ? {} : JSON.parse(text) };
  } catch {
    return { kind: 'notJson' };
  }
}

function readBytes(request: IncomingMessage): Promise<Buffer | 'tooLarge' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > mostBodyBytes) return Promise.resolve('tooLarge');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBodyBytes) resolve('tooLarge');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}

/** One answer as JSON; nothing of the interface may be kept by a browser or a proxy. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = status === 204 ? '' : JSON.stringify(value);
  const type = status === 204 ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(status, { ...pageHeaders, 'Cache-Control': 'no-store', ...type, ...headers });
  response.end(body);
}

/** Ends the connection of a request whose body was not read to its end. */
export function sendError(
  response: ServerResponse,
  status: number,
  error: CallError,
  headers: Readonly<Record<string, string>> = {},
): void {
  const unread = !response.req.complete;
  sendJson(response, status, error, unread ? { ...headers, Connection: 'close' } : headers);
  if (unread) response.req.resume();
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...pageHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
  });
  response.end(`${text}\n`);
}
