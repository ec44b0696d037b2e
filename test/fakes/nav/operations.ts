import { Big } from 'big.js';
import type { FakeRequest, FakeResponse } from '../http.ts';
import { emptyAnswer, jsonAnswer, originOf } from './answer.ts';
import { checkBody, readBody } from './body.ts';
import type { Collection } from './collection.ts';
import { lineType } from './documentTypes.ts';
import type { Entity } from './entity.ts';
import { NavFault, dialog, lockConflict, methodNotAllowed } from './errors.ts';
import { checkEtag } from './etag.ts';
import type { Json } from './json.ts';
import type { ServerOptions } from './options.ts';
import type { Expand, RawOptions } from './query.ts';
import { parseQuery, rawOptions } from './query.ts';
import { checkExpand, readPage, shape } from './read.ts';
import type { Target } from './resolve.ts';
import type { Address } from './routes.ts';
import type { EntityType } from './schema.ts';

/** What one request works with. */
export interface Work {
  readonly request: FakeRequest;
  readonly address: Address;
  readonly options: ServerOptions;
  /** `/BC250/api/v2.0` */
  readonly root: string;
  /** `companies(<id>)/`, or nothing for the companies themselves. */
  readonly company: string;
  readonly queryOptions: RawOptions;
  readonly gate: Gate;
}

/** What people and other sessions do to the server. */
export interface Gate {
  /** How many of the next writes fail on a lock. */
  locked: number;
  /** Sets the user has no permission for. */
  readonly forbidden: Set<string>;
  /** Tables the user may not delete from: `Sales Header`. */
  readonly undeletable: Set<string>;
}

const DEEP: Readonly<Record<string, Readonly<Record<string, EntityType>>>> = {
  salesOrders: { salesOrderLines: lineType('order') },
  salesInvoices: { salesInvoiceLines: lineType('invoice') },
  salesCreditMemos: { salesCreditMemoLines: lineType('creditMemo') },
};

export function operate(work: Work, target: Target): FakeResponse {
  const { method } = work.request;
  if (target.kind === 'single') {
    if (method !== 'GET') throw methodNotAllowed(method, target.type.set);
    return one(work, target.entity, { type: target.type }, `${target.context}/$entity`, 200);
  }
  const { set, table } = target.collection.type;
  if (work.gate.forbidden.has(set)) throw dialog(`You do not have permissions to read ${spoken(set)}.`);
  if (method === 'DELETE' && work.gate.undeletable.has(table)) {
    throw dialog(`You do not have the following permissions on TableData ${table}: Delete.`);
  }
  if (method !== 'GET' && work.gate.locked > 0) {
    work.gate.locked -= 1;
    throw lockConflict(table);
  }
  if (target.kind === 'action') return act(work, target.collection, target.entity, target.name);
  if (target.kind === 'set') return onSet(work, target.collection, target.context);
  return onEntity(work, target.collection, target.entity, target.context);
}

/** `salesOrders` is "Sales Orders". */
function spoken(set: string): string {
  return `${set.slice(0, 1).toUpperCase()}${set.slice(1)}`.replaceAll(/([a-z])([A-Z])/g, '$1 $2');
}

function onSet(work: Work, collection: Collection, context: string): FakeResponse {
  const { method } = work.request;
  if (method === 'GET') return list(work, collection, context);
  if (method !== 'POST' || collection.create === undefined) throw methodNotAllowed(method, collection.type.set);
  const query = parseQuery(work.queryOptions, collection.type);
  checkExpand(collection, query);
  const body = checkBody(jsonBody(work.request), collection.type, DEEP[collection.type.set]);
  const entity = collection.create(body);
  const headers = { Location: `${linkOrigin(work)}${work.root}/${work.company}${context}(${entity.id})` };
  if (wantsMinimal(work.request)) return emptyAnswer(headers);
  return one(work, entity, collection, `${context}${expanded(query.expand)}/$entity`, 201, headers);
}

function onEntity(work: Work, collection: Collection, entity: Entity, context: string): FakeResponse {
  const { method, headers } = work.request;
  const { staleStatus } = work.options;
  if (method === 'GET') {
    const query = parseQuery(work.queryOptions, collection.type);
    return one(work, entity, collection, `${context}${expanded(query.expand)}/$entity`, 200);
  }
  if (method === 'PATCH' && collection.change !== undefined) {
    const body = checkBody(jsonBody(work.request), collection.type);
    checkEtag(entity, headers['if-match'], true, staleStatus);
    collection.change(entity, body);
    return wantsMinimal(work.request) ? emptyAnswer() : one(work, entity, collection, `${context}/$entity`, 200);
  }
  if (method === 'DELETE' && collection.remove !== undefined) {
    checkEtag(entity, headers['if-match'], false, staleStatus);
    collection.remove(entity);
    return emptyAnswer();
  }
  throw methodNotAllowed(method, collection.type.set);
}

function act(work: Work, collection: Collection, entity: Entity, name: string): FakeResponse {
  const action = actionNamed(collection, name);
  if (work.request.method !== 'POST' || action === undefined) throw methodNotAllowed(work.request.method, name);
  checkEtag(entity, work.request.headers['if-match'], false, work.options.staleStatus);
  const result = action(entity);
  return emptyAnswer({ Location: `${linkOrigin(work)}${work.root}/${work.company}${result.set}(${result.id})` });
}

/** Names of actions count in any letter case. */
function actionNamed({ actions = {} }: Collection, name: string) {
  return Object.entries(actions).find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

function jsonBody(request: FakeRequest): Json {
  if (!(request.headers['content-type'] ?? '').toLowerCase().startsWith('application/json')) {
    throw new NavFault(415, 'BadRequest', 'The request must have the content type application/json.');
  }
  return readBody(request.body);
}

function wantsMinimal(request: FakeRequest): boolean {
  return /return(=minimal|-no-content)/.test(request.headers['prefer'] ?? '');
}

function one(
  work: Work,
  entity: Entity,
  collection: Pick<Collection, 'type' | 'navigations'>,
  context: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): FakeResponse {
  const shaped = shape(entity, collection, parseQuery(work.queryOptions, collection.type));
  return jsonAnswer(status, { ...contextOf(work, context), ...(shaped as Record<string, Json>) }, headers);
}

export function list(work: Work, collection: Collection, context: string): FakeResponse {
  const query = parseQuery(work.queryOptions, collection.type);
  checkExpand(collection, query);
  const page = readPage(collection, query, pageSize(work));
  const members: Record<string, Json> = contextOf(work, `${context}${expanded(query.expand)}`);
  const count: Record<string, Json> = query.count ? { '@odata.count': new Big(page.total) } : {};
  const next: Record<string, Json> = page.next === null ? {} : { '@odata.nextLink': nextLink(work, page.next) };
  const value = page.rows.map((row) => shape(row, collection, query));
  return jsonAnswer(200, { ...members, ...count, ...next, value });
}

function contextOf(work: Work, context: string): Record<string, Json> {
  if (!work.options.withContext) return {};
  return { '@odata.context': `${originOf(work.request)}${work.root}/$metadata#${work.company}${context}` };
}

/** Only lines of documents read along are named in the context. */
function expanded(expands: readonly Expand[]): string {
  const lines = expands.filter(({ navigation }) => navigation.endsWith('Lines'));
  return lines.length === 0 ? '' : `(${lines.map(({ navigation }) => `${navigation}()`).join(',')})`;
}

function pageSize(work: Work): number {
  const asked = /maxpagesize=(\d+)/.exec(work.request.headers['prefer'] ?? '')?.[1];
  return asked === undefined ? work.options.pageSize : Math.min(Number(asked), work.options.pageSize);
}

function linkOrigin(work: Work): string {
  const { links } = work.options;
  return typeof links === 'object' ? links.origin : originOf(work.request);
}

/** The same address with a token for what comes next; the token is opaque to the client. */
function nextLink(work: Work, next: { readonly token: string; readonly top: number | null }): string {
  const replaced = ['$skiptoken', '$skip', '$top'];
  const kept = work.address.query
    .split('&')
    .filter((part) => part !== '' && ![...rawOptions(part).keys()].some((name) => replaced.includes(name)));
  const top = next.top === null ? [] : [`$top=${next.top}`];
  const query = [...kept, ...top, `$skiptoken=${encodeURIComponent(next.token)}`].join('&');
  const origin = work.options.links === 'relative' ? '' : linkOrigin(work);
  return `${origin}${work.address.path}?${query}`;
}
