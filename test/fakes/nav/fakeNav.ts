import type { FakeRequest, FakeResponse, Handle } from '../http.ts';
import type { Admin, RequestEntry } from './admin.ts';
import { createAdmin } from './admin.ts';
import { faultAnswer, jsonAnswer, originOf } from './answer.ts';
import { isSignedIn, offeredSchemes } from './auth.ts';
import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import { collectionsOf } from './collections.ts';
import type { Company } from './company.ts';
import { createWorld } from './entity.ts';
import {
  NavFault,
  companyNotFound,
  methodNotAllowed,
  routeNotFound,
  segmentNotFound,
  tenantUnavailable,
  unauthorized,
} from './errors.ts';
import { metadataAnswer } from './metadata.ts';
import { openCompany } from './openCompany.ts';
import { createPages, isPagesPath } from './pages/route.ts';
import type { Gate, Work } from './operations.ts';
import { operate } from './operations.ts';
import type { FakeNavOptions, ServerOptions } from './options.ts';
import { DEFAULTS } from './options.ts';
import { rawOptions } from './query.ts';
import { companyType } from './referenceTypes.ts';
import { resolve } from './resolve.ts';
import type { Segment } from './routes.ts';
import { segmentsBelow, splitUrl } from './routes.ts';
import type { Stored } from './stored.ts';
import { createStored } from './stored.ts';

export interface FakeNav {
  readonly handle: Handle;
  /** What is in the books, as plain data. */
  readonly stored: Stored;
  /** What people in NAV do, and what the server saw. */
  readonly admin: Admin;
  /** The records themselves, for another surface over the same books. */
  readonly companies: readonly Company[];
  /** What people and other sessions do to the server, whatever surface is asked. */
  readonly gate: Gate;
}

interface Server {
  readonly options: ServerOptions;
  readonly root: string;
  readonly companies: readonly { readonly company: Company; readonly collections: ReadonlyMap<string, Collection> }[];
  readonly gate: Gate;
  readonly pages: (request: FakeRequest) => FakeResponse;
}

/** A Business Central server with its API v2.0, in memory: answers and refuses as the real one. */
export function createFakeNav(given: FakeNavOptions): FakeNav {
  const options: ServerOptions = { ...DEFAULTS, ...given };
  const world = createWorld(options.now);
  const companies = options.companies.map((seed) => openCompany(world, seed, options));
  const gate: Gate = { locked: 0, forbidden: new Set() };
  const server: Server = {
    options,
    root: `/${options.instance}/api/v2.0`,
    companies: companies.map((company) => ({ company, collections: collectionsOf(company) })),
    gate,
    pages: createPages({ options, companies, gate }),
  };
  const requests: RequestEntry[] = [];
  let correlations = 0;
  const handle: Handle = (request) => {
    const response = answer(server, request, () => correlationId((correlations += 1)));
    const { path, query } = splitUrl(request.url);
    requests.push({ at: options.now(), method: request.method, path, query, status: response.status });
    return response;
  };
  return {
    handle,
    stored: createStored(companies),
    admin: createAdmin({ companies, gate, requests }),
    companies,
    gate,
  };
}

function correlationId(count: number): string {
  return `3f1e6f5e-6f0b-4b57-9c55-${count.toString(16).padStart(12, '0')}`;
}

function answer(server: Server, request: FakeRequest, nextCorrelation: () => string): FakeResponse {
  try {
    return route(server, request);
  } catch (error) {
    if (!(error instanceof NavFault)) throw error;
    if (error.status === 401 && server.options.credentialType === 'Windows') {
      return { status: 401, headers: { 'WWW-Authenticate': 'Negotiate, NTLM', 'Content-Length': '0' }, body: '' };
    }
    const refusal = faultAnswer(error, nextCorrelation());
    if (error.status !== 401) return refusal;
    return { ...refusal, headers: { ...refusal.headers, 'WWW-Authenticate': offeredSchemes(server.options) } };
  }
}

function route(server: Server, request: FakeRequest): FakeResponse {
  const { options, root } = server;
  const address = splitUrl(request.url);
  if (!address.path.startsWith(`/${options.instance}/`)) return { status: 404, headers: {}, body: '' };
  if (!isSignedIn(options, request)) throw unauthorized();
  if (isPagesPath(address.path, options.instance)) return server.pages(request);
  if (!options.apiEnabled) throw methodNotAllowed(request.method, address.path.split('/').at(-1) ?? '');
  const segments = segmentsBelow(address.path, root);
  if (segments === null) throw routeNotFound(`${originOf(request)}${address.path}`);
  const queryOptions = rawOptions(address.query);
  const tenant = queryOptions.get('tenant') ?? '';
  if (tenant !== options.tenant) throw tenantUnavailable(tenant);
  const work = { request, address, options, root, company: '', queryOptions, gate: server.gate };
  return below(server, work, segments);
}

function below(server: Server, work: Work, segments: readonly Segment[]): FakeResponse {
  const [first, ...rest] = segments;
  if (first === undefined) return serviceDocument(server, work);
  if (first.name === '$metadata') return metadataAnswer(server.companies[0]?.collections.values() ?? []);
  if (first.name !== 'companies') {
    const known = server.companies.some(({ collections }) => collections.has(first.name));
    throw known ? companyNotFound() : segmentNotFound(first.name);
  }
  if (first.key === null || rest.length === 0) return operate(work, resolve(companiesSet(server), segments));
  const found = server.companies.find(({ company }) => company.entity.id === first.key);
  if (found === undefined) throw companyNotFound();
  return operate({ ...work, company: `companies(${first.key})/` }, resolve(found.collections, rest));
}

function companiesSet(server: Server): ReadonlyMap<string, Collection> {
  const rows = server.companies.map(({ company }) => company.entity);
  return new Map([['companies', readOnlyCollection(companyType, rows)]]);
}

function serviceDocument(server: Server, work: Work): FakeResponse {
  const sets = ['companies', ...(server.companies[0]?.collections.keys() ?? [])];
  const value = sets.map((name) => ({ name, kind: 'EntitySet', url: name }));
  return jsonAnswer(200, { '@odata.context': `${originOf(work.request)}${work.root}/$metadata`, value });
}
