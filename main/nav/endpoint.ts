import * as z from 'zod';
import type { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Door } from '../http/door.ts';
import { type HttpResponse, TransportError } from '../http/transport.ts';
import { type Asked, navError, navTransportError, notOData } from './errors.ts';
import { parseExactJson } from './exactJson.ts';
import type { NavCompany } from './nav.ts';
import { addressOf, nextPageAddress } from './odata.ts';
import { parseODataJson } from './odataJson.ts';
import { type NavSignIn, schemesOf } from './signInRefusal.ts';

/** How an address of NAV is asked. */
export interface EndpointAccess {
  readonly door: Door;
  readonly tenant?: string;
  readonly connectionId: string;
  /** How the connection signs in, for the words of a refusal. */
  readonly signIn?: NavSignIn;
  readonly origin: Origin;
}

export type EndpointState =
  | 'there'
  /** There, but the sign-in was refused. */
  | 'signIn'
  /** There, but an administrator has to switch it on. */
  | 'switchedOff'
  | 'absent'
  /** Something answers that is not NAV: a web page, a redirect, a proxy. */
  | 'foreign'
  /** NAV answers, and refuses for another reason. */
  | 'refused';

/** What an address answered. */
export interface EndpointAnswer {
  readonly state: EndpointState;
  /** null where it is there. */
  readonly error: ConnectorError | null;
  /** Rows of the collection it is; empty where it is none. */
  readonly rows: readonly unknown[];
  /** Sign-ins it offers, from WWW-Authenticate: `basic`, `negotiate`, `ntlm`, `bearer`, `digest`. */
  readonly offered: readonly string[];
}

const collection = z.object({ value: z.array(z.unknown()) });
const linked = z.object({ '@odata.nextLink': z.string().min(1) });
const HEADERS = { Accept: 'application/json', 'Accept-Language': 'en-US', 'OData-MaxVersion': '4.0' };

/** Asks for a collection, or with path "" for the list of services. @throws ConnectorError when no answer came */
export async function askEndpoint(
  access: EndpointAccess,
  base: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
  summary = `look for ${path === '' ? 'services' : path}`,
): Promise<EndpointAnswer> {
  const url = addressOf(base, path, query, access.tenant);
  const asked: Asked = { system: access.connectionId, method: 'GET', url, summary, signIn: access.signIn };
  try {
    const response = await get(access, asked);
    return await withOtherPages(access, judgeAnswer(response, asked), nextPage(response, asked, access.tenant), asked);
  } catch (error) {
    throw error instanceof TransportError ? navTransportError(error, asked) : error;
  }
}

function get({ door, origin }: EndpointAccess, { method, url, summary }: Asked): Promise<HttpResponse> {
  return door.send({ method, url, headers: HEADERS, effect: 'read', origin, summary });
}

/** With the rows of the pages behind the first one; a page that is none ends them, as the first said what is there. */
async function withOtherPages(
  access: EndpointAccess,
  first: EndpointAnswer,
  from: string | null,
  asked: Asked,
): Promise<EndpointAnswer> {
  const rows = [...first.rows];
  const seen = new Set<string>();
  for (let url = from; url !== null && !seen.has(url);) {
    seen.add(url);
    // oxlint-disable-next-line no-await-in-loop
    const response = await get(access, { ...asked, url });
    rows.push(...(rowsOf(response) ?? []));
    url = nextPage(response, { ...asked, url }, access.tenant);
  }
  return { ...first, rows };
}

function nextPage(response: HttpResponse, { url }: Asked, tenant?: string): string | null {
  if (response.status !== 200 || !response.body.includes('nextLink')) return null;
  const page = linked.safeParse(parseODataJson(response.body, url));
  return page.success ? nextPageAddress(url, page.data['@odata.nextLink'], tenant) : null;
}

/** What an answer says of the address that was asked. */
export function judgeAnswer(response: HttpResponse, asked: Asked): EndpointAnswer {
  const offered = schemesOf(response.headers['www-authenticate'] ?? '');
  const rows = rowsOf(response);
  if (rows !== null) return { state: 'there', error: null, rows, offered };
  const state = stateOf(response, offered);
  // Also a page of its own that asks for a sign-in: it is not NAV that asks.
  const error = state === 'foreign' ? notOData(response, asked) : navError(response, asked);
  return { state, error, rows: [], offered };
}

function stateOf(response: HttpResponse, offered: readonly string[]): EndpointState {
  const { status } = response;
  const isPage = /html/i.test(response.headers['content-type'] ?? '') || /^\s*</.test(response.body);
  if (status === 404) return 'absent';
  if (status === 405) return 'switchedOff';
  if (status === 401) return isPage && offered.length === 0 ? 'foreign' : 'signIn';
  if (status < 400 || status === 407) return 'foreign';
  return isPage && status < 500 ? 'foreign' : 'refused';
}

/** Of JSON in either version of the protocol; the list of services of V3 may be XML, whose names are not needed. */
function rowsOf({ status, body, headers }: HttpResponse): readonly unknown[] | null {
  if (status !== 200) return null;
  if (/atomsvc|atom\+xml/i.test(headers['content-type'] ?? '')) return [];
  try {
    return collection.parse(parseExactJson(body)).value;
  } catch {
    // Expected: what is no collection in JSON is named by the caller.
    return null;
  }
}

const text = z.string().catch('');
const apiCompany = z.object({ id: text, name: z.string(), displayName: text, systemVersion: text });
const pageCompany = z
  .object({ Name: z.string(), Display_Name: text, Id: text })
  .transform((row) => ({ id: row.Id, name: row.Name, displayName: row.Display_Name, systemVersion: '' }));

export interface FoundCompanies {
  readonly companies: readonly NavCompany[];
  /** As the server says it; "" where it does not. */
  readonly version: string;
}

/** Companies out of the rows of either surface; a row that is none is left out. */
export function companiesOf(rows: readonly unknown[]): FoundCompanies {
  const found = z.array(z.union([apiCompany, pageCompany]).nullable().catch(null)).parse(rows);
  const known = found.filter((row) => row !== null);
  return {
    companies: known.map(({ id, name, displayName }) => ({ id, name, displayName: displayName || name })),
    version: known.find(({ systemVersion }) => systemVersion !== '')?.systemVersion ?? '',
  };
}
