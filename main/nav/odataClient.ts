import * as z from 'zod';
import { ConnectorError } from '../base/errors.ts';
import type { Effect, Origin } from '../base/origin.ts';
import type { Door } from '../http/door.ts';
import { type HttpResponse, TransportError } from '../http/transport.ts';
import { type Asked, navError, navTransportError, notOData, unknownOutcome } from './errors.ts';
import { addressOf, nextPageAddress, type Query } from './odata.ts';
import { parseODataJson } from './odataJson.ts';
import type { NavSignIn } from './signInRefusal.ts';

export interface ODataOptions {
  readonly door: Door;
  /** Root of the service; a trailing slash is fine. */
  readonly url: string;
  readonly tenant?: string;
  /** The connection's id. */
  readonly system: string;
  /** How the connection signs in, for the words of a refusal. */
  readonly signIn?: NavSignIn;
  readonly origin: Origin;
  /** Takes the reads that may go out together with others; the door itself where absent. */
  readonly reads?: Door;
}

export interface ODataRead {
  /** Below the root, such as `companies(<guid>)/items`. */
  readonly path: string;
  readonly query?: Query;
  /** A verb and what it is about, for messages and the audit; never a personal value. */
  readonly summary: string;
}

export interface ODataWrite extends ODataRead {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: Readonly<Record<string, unknown>>;
  readonly ifMatch?: string;
  /** What the write guard does not stop: it is about us and no business record. */
  readonly effect?: 'housekeeping';
}

/** OData V4 over the door. Every call rejects with ConnectorError and nothing else. */
export interface ODataClient {
  one<T>(read: ODataRead, shape: z.ZodType<T>): Promise<T>;
  /** All pages. */
  all<T>(read: ODataRead, shape: z.ZodType<T>): Promise<readonly T[]>;
  /**
   * Page by page as they come, each asked for by itself, as bulk work does. A row may come twice, where the server
   * forgot its place and is read again from the start.
   */
  pages<T>(read: ODataRead, shape: z.ZodType<T>): AsyncGenerator<readonly T[], void, undefined>;
  /** The pages behind a link that came with an expanded collection. */
  rest<T>(link: string, read: ODataRead, shape: z.ZodType<T>): Promise<readonly T[]>;
  /** The changed entity as NAV answers it; null when it answers without a body. */
  write<T>(write: ODataWrite, shape: z.ZodType<T>): Promise<T | null>;
  /**
   * The record after the write: as NAV answers it, else read where it says that it is. Null when it says neither.
   * A record that was written and cannot be read leaves the outcome unknown.
   */
  written<T>(write: ODataWrite, shape: z.ZodType<T>): Promise<T | null>;
  delete(write: Omit<ODataWrite, 'method' | 'body'>): Promise<void>;
  /** The service's metadata as XML; null when it gives none. */
  metadata(): Promise<string | null>;
  /** Turns the failure of a read that belongs to a write already done into an unknown outcome of that write. */
  asUnknownOutcome(error: unknown, write: ODataWrite): ConnectorError;
}

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** A proxy's page with status 200 names no fields, and must not be kept as if the server had none. */
const METADATA = /<(?:\w+:)?(?:Edmx|Schema|Entity(?:Type|Set|Container))\b/;

// Without the greatest version a server may answer in a later one, whose JSON is another.
const READ_HEADERS = { Accept: 'application/json', 'Accept-Language': 'en-US', 'OData-MaxVersion': '4.0' };

export function createODataClient(options: ODataOptions): ODataClient {
  const { tenant } = options;
  const base = options.url.replace(/\/+$/, '');

  const addressFor = (read: ODataRead) => addressOf(base, read.path, read.query, tenant);
  const asked = (method: string, url: string, summary: string): Asked => ({
    system: options.system,
    method,
    url,
    summary,
    signIn: options.signIn,
  });

  async function send(
    what: Asked,
    headers: Record<string, string>,
    body?: string,
    door: Door = options.door,
    effect: Effect = what.method === 'GET' ? 'read' : 'business',
  ): Promise<HttpResponse> {
    const { method, url, summary } = what;
    try {
      return await door.send({
        method,
        url,
        headers,
        effect,
        origin: options.origin,
        summary,
        ...(body && { body }),
      });
    } catch (error) {
      if (error instanceof TransportError) throw navTransportError(error, what);
      // An error of our own may have come after the write.
      if (error instanceof ConnectorError || effect === 'read') throw error;
      throw unknownOutcome(what, 'the connector failed while it waited', { cause: error });
    }
  }

  async function read<T>(url: string, summary: string, shape: z.ZodType<T>, door = options.door): Promise<T> {
    const what = asked('GET', url, summary);
    const response = await send(what, READ_HEADERS, undefined, door);
    if (response.status !== 200) throw navError(response, what);
    return parsed(response, what, shape);
  }

  /** Where the record of a write is: a change leaves it where it was, of a new one the server says it. */
  function placeOf(write: ODataWrite, { headers }: HttpResponse): string | null {
    const asked = addressFor(write);
    if (write.method === 'PATCH') return asked;
    const place = headers['location'] ?? headers['odata-entityid'];
    if (place === undefined || place === '') return null;
    const query = asked.includes('?') && !place.includes('?') ? asked.slice(asked.indexOf('?')) : '';
    return nextPageAddress(asked, `${place}${query}`, tenant);
  }

  async function* pagesFrom<T>(
    first: string,
    summary: string,
    shape: z.ZodType<T>,
    door = options.door,
    mayRestart = true,
  ): AsyncGenerator<readonly T[] | 'again', void, undefined> {
    const seen = new Set<string>();
    const rowsOfPage = page.extend({ value: z.array(shape) });
    for (let url = first; ;) {
      if (seen.has(url)) throw circling(options.system, summary);
      seen.add(url);
      // Behind the first page every answer is waited for.
      const answer = await read(url, summary, rowsOfPage, url === first ? door : options.door).catch(
        (error: unknown) => {
          // A skip token may be refused after a while; the whole is read once more from the start.
          if (mayRestart && url !== first && isRefusal(error)) return null;
          throw error;
        },
      );
      if (answer === null) {
        yield 'again';
        return yield* pagesFrom(first, summary, shape, options.door, false);
      }
      yield answer.value;
      const link = answer['@odata.nextLink'] ?? '';
      if (link === '') return;
      url = nextPageAddress(url, link, tenant);
    }
  }

  async function rowsFrom<T>(first: string, summary: string, shape: z.ZodType<T>, door?: Door): Promise<readonly T[]> {
    let rows: T[] = [];
    for await (const found of pagesFrom(first, summary, shape, door)) {
      if (found === 'again') rows = [];
      else rows.push(...found);
    }
    return rows;
  }

  async function change(
    write: ODataWrite,
    prefer?: string,
  ): Promise<{ readonly response: HttpResponse; readonly what: Asked }> {
    const what = asked(write.method, addressFor(write), write.summary);
    const response = await send(
      what,
      {
        ...READ_HEADERS,
        ...(write.body && { 'Content-Type': 'application/json' }),
        ...(write.ifMatch !== undefined && { 'If-Match': write.ifMatch }),
        ...(prefer !== undefined && { Prefer: prefer }),
      },
      write.body && JSON.stringify(write.body),
      options.door,
      write.effect,
    );
    if (response.status < 200 || response.status >= 300) throw navError(response, what);
    return { response, what };
  }

  function asUnknownOutcome(error: unknown, write: ODataWrite): ConnectorError {
    const why = error instanceof Error ? error.message : String(error);
    return unknownOutcome(asked(write.method, addressFor(write), write.summary), why, { cause: error });
  }

  return {
    one: (request, shape) => read(addressFor(request), request.summary, shape, options.reads),
    all: (request, shape) => rowsFrom(addressFor(request), request.summary, shape, options.reads),
    async *pages(request, shape) {
      for await (const found of pagesFrom(addressFor(request), request.summary, shape)) {
        if (found !== 'again') yield found;
      }
    },
    rest: (link, request, shape) =>
      rowsFrom(nextPageAddress(addressFor(request), link, tenant), request.summary, shape),
    async write(request, shape) {
      const { response, what } = await change(request);
      return response.status === 204 || response.body === '' ? null : parsed(response, what, shape);
    },
    async written(request, shape) {
      const { response, what } = await change(request, 'return=representation');
      if (response.status !== 204 && response.body !== '') return parsed(response, what, shape);
      const place = placeOf(request, response);
      if (place === null) return null;
      try {
        return await read(place, `read what came of it: ${request.summary}`, shape);
      } catch (error) {
        throw asUnknownOutcome(error, request);
      }
    },
    async delete(request) {
      const { response, what } = await change({ ...request, method: 'DELETE' });
      if (response.body.trim() !== '') parsed(response, what, z.unknown());
    },
    async metadata() {
      const what = asked('GET', addressOf(base, '$metadata', {}, tenant), 'read the fields this server has');
      const response = await send(what, { Accept: 'application/xml', 'Accept-Language': 'en-US' });
      // JSON is the later form of metadata, and not the one that was asked for.
      if (response.status === 200 && response.body.trimStart().startsWith('{')) return null;
      if (response.status === 200 && !METADATA.test(response.body)) throw notOData(response, what);
      if (response.status === 200) return response.body;
      if ([404, 405, 406, 501].includes(response.status)) return null;
      throw navError(response, what);
    },
    asUnknownOutcome,
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ConnectorError && (error.status === 400 || error.status === 404 || error.status === 410);
}

/** What the answer holds, checked. After a write an answer that cannot be read leaves the outcome unknown. */
function parsed<T>(response: HttpResponse, what: Asked, shape: z.ZodType<T>): T {
  let body: unknown;
  try {
    body = withEtag(parseODataJson(response.body, what.url), response);
  } catch {
    throw notOData(response, what);
  }
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  throw unexpected(result.error, what);
}

/** A server may give the version of a single record in the header alone. */
function withEtag(body: unknown, { headers }: HttpResponse): unknown {
  const etag = headers['etag'];
  if (etag === undefined || typeof body !== 'object' || body === null || 'value' in body || '@odata.etag' in body)
    return body;
  return { ...body, '@odata.etag': etag };
}

function unexpected(error: z.ZodError, what: Asked): ConnectorError {
  const field = error.issues[0]?.path.join('.') ?? '';
  const why =
    field === ''
      ? "NAV's answer is not of the expected form"
      : `NAV's answer lacks "${field}", or has something else there`;
  if (what.method !== 'GET') return unknownOutcome(what, why, { cause: error });
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-answer-unexpected',
    message: `Could not ${what.summary}: ${why}.`,
    whatToDo: 'Check the address of the connection and the version of NAV, then replay.',
    params: { field },
    system: what.system,
    cause: error,
  });
}

function circling(system: string, summary: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-paging',
    message: `Could not ${summary}: NAV's pages lead back to one that was read already.`,
    whatToDo: 'Replay it once; if it happens again, send the support bundle.',
    system,
  });
}
