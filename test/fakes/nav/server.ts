import type { FakeRequest, FakeResponse } from '../http.ts';
import type { Opened } from './addressing.ts';
import { addressed } from './addressing.ts';
import { faultAnswer, jsonAnswer, originOf } from './answer.ts';
import { isSignedIn, offeredSchemes } from './auth.ts';
import type { BatchServer } from './batch.ts';
import { runBatch } from './batch.ts';
import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import {
  NavFault,
  methodNotAllowed,
  routeNotFound,
  segmentNotFound,
  tenantUnavailable,
  unauthorized,
} from './errors.ts';
import { metadataAnswer } from './metadata.ts';
import type { Gate, Work } from './operations.ts';
import { operate } from './operations.ts';
import type { ServerOptions } from './options.ts';
import { rawOptions } from './query.ts';
import { isPagesBatch, runPagesBatch } from './pages/batch.ts';
import { isPagesPath } from './pages/route.ts';
import { companyType } from './referenceTypes.ts';
import { resolve } from './resolve.ts';
import type { Segment } from './routes.ts';
import { segmentsBelow, splitUrl } from './routes.ts';
import type { Restore } from './snapshot.ts';
import { rememberCompany } from './snapshot.ts';
import type { Subscriptions } from './subscriptions.ts';
import { subscriptionCollection } from './subscriptions.ts';

export interface NavServer {
  readonly options: ServerOptions;
  /** `/BC250/api/v2.0` */
  readonly root: string;
  readonly companies: readonly Opened[];
  readonly gate: Gate;
  readonly subscriptions: Subscriptions;
  readonly nextCorrelation: () => string;
  /** The other surface of the same books. */
  readonly pages: (request: FakeRequest) => FakeResponse;
}

/** One request from its socket: sign-in, endpoint and tenant come before anything of the API. */
export function answer(server: NavServer, request: FakeRequest): FakeResponse {
  return answering(server, () => {
    admit(server, request);
    const { path, query } = splitUrl(request.url);
    if (isPagesBatch(path, server.options.instance)) {
      return runPagesBatch(
        request,
        server.options,
        batching(server, `/${server.options.instance}/ODataV4`, server.pages),
      );
    }
    if (isPagesPath(path, server.options.instance)) return server.pages(request);
    const tenant = rawOptions(query).get('tenant') ?? '';
    if (tenant !== server.options.tenant) throw tenantUnavailable(tenant);
    if (path !== `${server.root}/$batch`) return within(server, request);
    return runBatch(
      request,
      batching(server, server.root, (part) => within(server, part)),
    );
  });
}

function batching(server: NavServer, root: string, answerPart: (part: FakeRequest) => FakeResponse): BatchServer {
  return { root, answer: (part) => answering(server, () => answerPart(part)), remember: () => remember(server) };
}

function remember({ companies }: NavServer): Restore {
  const all = companies.map(({ company }) => rememberCompany(company));
  return () => {
    for (const restore of all) restore();
  };
}

function answering(server: NavServer, run: () => FakeResponse): FakeResponse {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NavFault)) throw error;
    if (error.status === 404 && error.code === '') return { status: 404, headers: {}, body: '' };
    if (error.status === 401 && server.options.credentialType === 'Windows') {
      return { status: 401, headers: { 'WWW-Authenticate': 'Negotiate, NTLM', 'Content-Length': '0' }, body: '' };
    }
    const refusal = faultAnswer(error, server.nextCorrelation());
    if (error.status !== 401) return refusal;
    return { ...refusal, headers: { ...refusal.headers, 'WWW-Authenticate': offeredSchemes(server.options) } };
  }
}

function admit({ options, root }: NavServer, request: FakeRequest): void {
  const { path } = splitUrl(request.url);
  // Another instance, or nothing of this server at all: no body.
  if (!path.startsWith(`/${options.instance}/`)) throw new NavFault(404, '', '');
  if (!isSignedIn(options, request)) throw unauthorized();
  if (isPagesPath(path, options.instance)) return;
  if (!options.apiEnabled) throw methodNotAllowed(request.method, path.split('/').at(-1) ?? '');
  if (segmentsBelow(path, root) === null) throw routeNotFound(`${originOf(request)}${path}`);
}

function within(server: NavServer, request: FakeRequest): FakeResponse {
  const { options, root, gate } = server;
  const address = splitUrl(request.url);
  const segments = segmentsBelow(address.path, root);
  if (segments === null) throw routeNotFound(`${originOf(request)}${address.path}`);
  const queryOptions = rawOptions(address.query);
  const work = { request, address, options, root, company: '', queryOptions, gate };
  return below(server, work, segments);
}

function below(server: NavServer, work: Work, segments: readonly Segment[]): FakeResponse {
  const [first, ...rest] = segments;
  if (first === undefined) return serviceDocument(server, work);
  if (first.name === '$metadata') return metadataAnswer(setsOf(server));
  if (first.name === 'subscriptions' && rest.length === 0) {
    return server.subscriptions.answer(work.request, server.root, first);
  }
  if (first.name === 'companies' && (first.key === null || rest.length === 0)) {
    return operate(work, resolve(companiesSet(server), segments));
  }
  if (first.name !== 'companies' && !server.companies.some(({ collections }) => collections.has(first.name))) {
    throw segmentNotFound(first.name);
  }
  const target = addressed(server.companies, segments, work.queryOptions, work.request);
  return operate({ ...work, company: target.prefix }, resolve(target.collections, target.rest));
}

function setsOf(server: NavServer): readonly Collection[] {
  return [...(server.companies[0]?.collections.values() ?? []), subscriptionCollection];
}

function companiesSet(server: NavServer): ReadonlyMap<string, Collection> {
  const rows = server.companies.map(({ company }) => company.entity);
  return new Map([['companies', readOnlyCollection(companyType, rows)]]);
}

function serviceDocument(server: NavServer, work: Work): FakeResponse {
  const sets = ['companies', ...(server.companies[0]?.collections.keys() ?? [])];
  const value = sets.map((name) => ({ name, kind: 'EntitySet', url: name }));
  return jsonAnswer(200, { '@odata.context': `${originOf(work.request)}${work.root}/$metadata`, value });
}
