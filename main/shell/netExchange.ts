import { type HttpResponse, TransportError } from '../http/transport.ts';
import { netFailureOf } from './netFailure.ts';
import { givenUp, type UserRequest } from './signedInUser.ts';

/** The part of Electron's ClientRequest that is used. */
export interface ChromiumRequest {
  on(event: 'response', listener: (response: ChromiumResponse) => void): unknown;
  on(
    event: 'redirect',
    listener: (status: number, method: string, to: string, headers: Record<string, string[]>) => void,
  ): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'login', listener: (about: unknown, answer: (user?: string) => void) => void): unknown;
  abort(): void;
  end(body?: string): unknown;
}

/** The part of Electron's IncomingMessage that is used. */
export interface ChromiumResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string | string[]>;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end' | 'aborted', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** How a request is opened in Chromium; a subset of Electron's ClientRequestConstructorOptions. */
export interface ChromiumOptions<Session> {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly session: Session;
  readonly redirect: 'manual';
  readonly cache: 'no-store';
  readonly useSessionCookies: false;
}

export interface ExchangeOptions<Session> {
  /** Electron's `net.request`. */
  readonly open: (options: ChromiumOptions<Session>) => ChromiumRequest;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly largestAnswerBytes?: number;
}

const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/** One request over Chromium. @throws TransportError; `sent` where the server may have heard it */
export function exchangeOverChromium<Session>(
  request: UserRequest,
  { open, session, signal, largestAnswerBytes = LARGEST_ANSWER_BYTES }: ExchangeOptions<Session>,
): Promise<HttpResponse> {
  const where = new URL(request.url);
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw givenUp(false);
    const { method, url, headers } = request;
    const how = { method, url, headers: settable(headers), session } as const;
    const outgoing = opened(() => open({ ...how, redirect: 'manual', cache: 'no-store', useSessionCookies: false }));
    const fail = (error: unknown) => reject(netFailureOf(error, where));
    const giveUp = () => {
      fail(givenUp(true));
      outgoing.abort();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    outgoing.on('error', fail);
    // Windows' own sign-in was refused, or is not for this server: no other is tried, and its answer is passed on.
    outgoing.on('login', (_about, answer) => answer());
    // Left alone, the redirect is not followed; the error that Electron makes of that comes after this answer.
    outgoing.on('redirect', (status, _method, _to, given) => resolve({ status, headers: joined(given), body: '' }));
    outgoing.on('response', (incoming) => {
      collect(incoming, largestAnswerBytes).then(resolve, (error: unknown) => {
        fail(error);
        outgoing.abort();
      });
    });
    outgoing.end(request.body);
  });
}

/** @throws TransportError for an address or header that Chromium refuses; its words may quote a header */
function opened(open: () => ChromiumRequest): ChromiumRequest {
  try {
    return open();
  } catch {
    throw new TransportError('other', false, 'the address or a header is not one that can be sent');
  }
}

/** Chromium sets these itself and refuses them from others. */
const OWN_HEADERS = new Set(['content-length', 'host', 'connection', 'keep-alive', 'transfer-encoding', 'te']);

function settable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())));
}

function collect(incoming: ChromiumResponse, mostBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes)
        reject(new TransportError('tooLarge', true, `the answer is longer than ${mostBytes} bytes`));
      else chunks.push(chunk);
    });
    incoming.on('error', reject);
    incoming.on('aborted', () => reject(new Error('net::ERR_CONNECTION_ABORTED')));
    incoming.on('end', () =>
      resolve({
        status: incoming.statusCode,
        headers: joined(incoming.headers),
        // TextDecoder removes the byte order mark that servers before version 19 send.
        body: new TextDecoder('utf-8').decode(Buffer.concat(chunks)),
      }),
    );
  });
}

function joined(headers: Record<string, string | string[]>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'string' ? value : value.join(', '),
    ]),
  );
}
