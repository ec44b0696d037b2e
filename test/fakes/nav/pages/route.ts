import type { FakeRequest, FakeResponse } from '../../http.ts';
import { jsonAnswer, originOf } from '../answer.ts';
import type { Collection } from '../collection.ts';
import type { Company } from '../company.ts';
import type { Entity } from '../entity.ts';
import { NavFault, methodNotAllowed, segmentNotFound, tenantUnavailable } from '../errors.ts';
import type { Gate, Work } from '../operations.ts';
import { operate } from '../operations.ts';
import type { ServerOptions } from '../options.ts';
import type { RawOptions } from '../query.ts';
import { rawOptions } from '../query.ts';
import type { Target } from '../resolve.ts';
import { splitUrl } from '../routes.ts';
import { companyList, companyNamed, companyPageType, companySegment, oneCompany } from './companies.ts';
import { deepInsert, guardBody } from './bodies.ts';
import { flowOf } from './flow.ts';
import type { PageSegment } from './keys.ts';
import { keyValues, pageSegments } from './keys.ts';
import { pagesMetadata } from './metadata.ts';
import type { PageType, Service, Site } from './page.ts';
import type { PagesSettings } from './pagesOptions.ts';
import { pagesSettings } from './pagesOptions.ts';
import { publishedServices } from './services.ts';

export interface PagesServer {
  readonly options: ServerOptions;
  readonly companies: readonly Company[];
  readonly gate: Gate;
}

/** A server's pages as web services: `pages` undefined in its options means that OData is switched off. */
export function createPages(server: PagesServer): (request: FakeRequest) => FakeResponse {
  const { options } = server;
  const settings = pagesSettings(options.pages ?? {});
  const services = publishedServices(settings);
  return (request) => {
    const { path } = splitUrl(request.url);
    if (options.pages === undefined) throw methodNotAllowed(request.method, path.split('/').at(-1) ?? '');
    try {
      return streamed(route({ ...server, settings, services }, request));
    } catch (error) {
      if (error instanceof NavFault) throw inOwnNamespace(error);
      throw error;
    }
  };
}

/** Whether an address is one of page services. */
export function isPagesPath(path: string, instance: string): boolean {
  return `${path}/`.startsWith(`/${instance}/ODataV4/`);
}

interface Pages extends PagesServer {
  readonly settings: PagesSettings;
  readonly services: readonly Service[];
}

/** Types are called `NAV.SalesOrder` here. */
function inOwnNamespace({ status, code, message }: NavFault): NavFault {
  return new NavFault(status, code, message.replaceAll("'Microsoft.NAV.", "'NAV."));
}

function streamed(response: FakeResponse): FakeResponse {
  if (!(response.headers['Content-Type'] ?? '').startsWith('application/json')) return response;
  const type = 'application/json; odata.metadata=minimal; odata.streaming=true';
  return { ...response, headers: { ...response.headers, 'Content-Type': type } };
}

function route(pages: Pages, request: FakeRequest): FakeResponse {
  const { options, settings, gate } = pages;
  const address = splitUrl(request.url);
  const root = `/${options.instance}/ODataV4`;
  const segments = pageSegments(address.path, root);
  if (segments === null) throw segmentNotFound(address.path);
  const queryOptions = rawOptions(address.query);
  const tenant = queryOptions.get('tenant') ?? '';
  if (tenant !== options.tenant) throw tenantUnavailable(tenant);
  const paged = { ...options, pageSize: settings.pageSize };
  return below(pages, { request, address, options: paged, root, company: '', queryOptions, gate }, segments);
}

function below(pages: Pages, work: Work, segments: readonly PageSegment[]): FakeResponse {
  const { companies, settings, services } = pages;
  const [first, ...rest] = segments;
  if (first === undefined) return serviceDocument(services, work);
  if (first.name === '$metadata') return pagesMetadata(services);
  const named = first.name === 'Company' ? first : null;
  if (named !== null && named.key === null) return companyList(work, companies, settings.companyIds);
  if (named !== null && settings.companyBy === 'query') throw segmentNotFound(named.name);
  const query = work.queryOptions.get('company');
  const company = companyNamed(companies, { segment: named, query }, settings.companyBy);
  if (named !== null && rest.length === 0) return oneCompany(work, company, settings.companyIds);
  const path = named === null ? segments : rest;
  return onPage(pages, { ...work, company: `${companySegment(company)}/` }, company, path);
}

function serviceDocument(services: readonly Service[], work: Work): FakeResponse {
  const names = [companyPageType.name, ...services.map(({ name }) => name)];
  const value = names.map((name) => ({ name, kind: 'EntitySet', url: name }));
  return jsonAnswer(200, { '@odata.context': `${originOf(work.request)}${work.root}/$metadata`, value });
}

function onPage(pages: Pages, work: Work, company: Company, segments: readonly PageSegment[]): FakeResponse {
  const [first, ...rest] = segments;
  const service = pages.services.find(({ name }) => name === first?.name);
  if (first === undefined || service === undefined) throw segmentNotFound(first?.name ?? '');
  const { type } = partNamed(service, rest[0]?.name) ?? service;
  const flow = flowOf(work.queryOptions.get('$filter'), type);
  const site: Site = { company, settings: pages.settings, flow };
  const target = follow(service, service.page.open(service, site), first, rest);
  const asked = { ...work, queryOptions: withKeys(work.queryOptions, type, service.part) };
  guardBody(asked, type, pages.settings);
  return deepInsert(asked, service, target, pages.settings) ?? operate(asked, target);
}

function partNamed(service: Service, name: string | undefined): Service | null {
  return service.part !== null && service.part.name === name ? service.part : null;
}

type Found = Extract<Target, { kind: 'set' | 'entity' }>;

function follow(service: Service, collection: Collection, segment: PageSegment, rest: readonly PageSegment[]): Found {
  const [next, ...further] = rest;
  if (segment.key === null) {
    if (next !== undefined) throw segmentNotFound(next.name);
    return { kind: 'set', collection, context: service.name };
  }
  const entity = byKeys(collection, service.type, segment);
  if (next === undefined) return { kind: 'entity', collection, entity, context: service.name };
  if (/^(Microsoft\.)?NAV\./.test(next.name)) throw noSuchAction(next.name);
  const part = partNamed(service, next.name);
  const navigation = part === null ? undefined : collection.navigations?.[part.name]?.(entity);
  if (part === null || navigation === undefined || !navigation.many) throw segmentNotFound(next.name);
  const target = follow(part, navigation.collection, next, further);
  return { ...target, context: `${service.name}(${entity.id})/${part.name}` };
}

function byKeys(collection: Collection, type: PageType, segment: PageSegment): Entity {
  const keys = [...keyValues(type, segment)];
  const narrowed = keys.map(([name, value]) => collection.indexed?.(name, value) ?? null).find((rows) => rows !== null);
  const found = (narrowed ?? collection.rows()).find((row) =>
    keys.every(([name, value]) => String(row.values[name]) === String(value)),
  );
  if (found === undefined) throw segmentNotFound(segment.name);
  return found;
}

/** Standard pages have no action to post with. */
function noSuchAction(name: string): NavFault {
  return new NavFault(501, 'BadRequest_MethodNotImplemented', `The action '${name}' is not implemented.`);
}

/** Key fields and the flow filters used come along whatever was selected, of a document and of the lines read with it. */
function withKeys(options: RawOptions, type: PageType, part: Service | null): RawOptions {
  const asked = new Map(options);
  const filter = options.get('$filter') ?? '';
  const always = [...type.keys, ...type.flowFilters.filter((name) => filter.includes(name))];
  const select = options.get('$select');
  if (select !== undefined && select !== '*') asked.set('$select', [...always, select].join(','));
  const expand = options.get('$expand');
  if (expand !== undefined && part !== null) {
    asked.set('$expand', expand.replaceAll('$select=', `$select=${part.type.keys.join(',')},`));
  }
  asked.delete('$format');
  return asked;
}
