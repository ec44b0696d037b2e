import type { FakeRequest, FakeResponse } from '../http.ts';
import { emptyAnswer, jsonAnswer, originOf } from './answer.ts';
import { readBody } from './body.ts';
import type { Collection } from './collection.ts';
import { instant } from './entity.ts';
import { badRequest, entityChanged, invalidToken, methodNotAllowed, recordNotFound, tooLong } from './errors.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { Segment } from './routes.ts';
import { dateTime, type EntityType, lastModified, text } from './schema.ts';

/** What a client asked to be told of. */
export interface Subscription {
  readonly id: string;
  readonly notificationUrl: string;
  /** As it was given: relative or absolute. */
  readonly resource: string;
  readonly company: string;
  readonly set: string;
  readonly clientState: string;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface Subscriptions {
  /** Those that have not expired. */
  readonly all: () => readonly Subscription[];
  readonly remove: (id: string) => void;
  /** What stands below `/api/v2.0/subscriptions`. */
  readonly answer: (request: FakeRequest, root: string, segment: Segment) => FakeResponse;
}

const LIFE_MS = 3 * 24 * 3_600_000;
const SUPPORTED = ['salesOrders', 'salesInvoices', 'salesCreditMemos', 'salesQuotes', 'customers', 'items'];

export const subscriptionType: EntityType = {
  name: 'subscription',
  set: 'subscriptions',
  table: 'API Webhook Subscription',
  key: 'subscriptionId',
  properties: [
    text('subscriptionId', 150),
    text('notificationUrl', 250),
    text('resource', 250),
    text('userId', 50),
    lastModified,
    text('clientState', 2048),
    dateTime('expirationDateTime', { readOnly: true }),
  ],
};

/** For the metadata alone: the records are reached under their own address. */
export const subscriptionCollection: Collection = { type: subscriptionType, rows: () => [], byId: () => undefined };

/** Subscriptions of a server: text for a key, three days of life, renewed whole by a PATCH. */
export function createSubscriptions(now: () => number): Subscriptions {
  const kept = new Map<string, Subscription>();
  let made = 0;

  function all(): readonly Subscription[] {
    for (const { id, expiresAt } of kept.values()) if (expiresAt <= now()) kept.delete(id);
    return [...kept.values()];
  }

  function put(id: string, request: FakeRequest, before: Subscription | null): Subscription {
    const wish = wishIn(request, before);
    const next = { ...wish, id, version: (before?.version ?? 0) + 1, expiresAt: now() + LIFE_MS };
    kept.set(id, next);
    return next;
  }

  function onOne(request: FakeRequest, root: string, found: Subscription): FakeResponse {
    if (request.method === 'GET') return shown(request, root, found, 200);
    if (request.method === 'DELETE') {
      kept.delete(found.id);
      return emptyAnswer();
    }
    if (request.method !== 'PATCH') throw methodNotAllowed(request.method, 'subscriptions');
    const ifMatch = request.headers['if-match'];
    if (ifMatch === undefined) throw invalidToken();
    if (ifMatch !== '*' && ifMatch !== etagOf(found)) throw entityChanged(409);
    return shown(request, root, put(found.id, request, found), 200);
  }

  return {
    all,
    remove: (id) => void kept.delete(id),
    answer(request, root, { key }) {
      if (key !== null) {
        const id = /^'(.*)'$/.exec(key)?.[1];
        if (id === undefined) throw badRequest('The key value is not a string.');
        const found = all().find((one) => one.id === id);
        if (found === undefined) throw recordNotFound('API Webhook Subscription', `Subscription Id='${id}'`);
        return onOne(request, root, found);
      }
      if (request.method === 'GET') return jsonAnswer(200, { value: all().map(rowOf) });
      if (request.method !== 'POST') throw methodNotAllowed(request.method, 'subscriptions');
      made += 1;
      const id = `c6700000bde4ea11bbf2${made.toString(16).padStart(12, '0')}`;
      return shown(request, root, put(id, request, null), 201);
    },
  };
}

function wishIn(request: FakeRequest, before: Subscription | null) {
  const body = readBody(request.body);
  if (!isJsonObject(body)) throw badRequest('The payload must be a JSON object.');
  const given = (name: 'notificationUrl' | 'resource' | 'clientState') => {
    const value = body[name] ?? before?.[name] ?? '';
    if (typeof value !== 'string') throw badRequest(`The property '${name}' must be a string.`);
    return value;
  };
  const clientState = given('clientState');
  if (clientState.length > 2048) throw tooLong('…', 2048);
  const resource = given('resource');
  const [, company = '', set = ''] = /\/api\/v2\.0\/companies\(([0-9a-f-]{36})\)\/(\w+)$/i.exec(resource) ?? [];
  if (!SUPPORTED.includes(set)) throw badRequest(`The resource '${resource}' does not support webhooks.`);
  return { notificationUrl: given('notificationUrl'), resource, company: company.toLowerCase(), set, clientState };
}

function etagOf({ id, version }: Subscription): string {
  return `W/"${Buffer.from(`'${id};${version}'`).toString('base64')}"`;
}

function rowOf(one: Subscription): { readonly [name: string]: Json } {
  return {
    '@odata.etag': etagOf(one),
    subscriptionId: one.id,
    notificationUrl: one.notificationUrl,
    resource: one.resource,
    userId: 'CONNECTOR',
    lastModifiedDateTime: instant(one.expiresAt - LIFE_MS),
    clientState: one.clientState,
    expirationDateTime: instant(one.expiresAt),
  };
}

function shown(request: FakeRequest, root: string, one: Subscription, status: number): FakeResponse {
  const address = `${originOf(request)}${root}/subscriptions('${one.id}')`;
  const headers: Readonly<Record<string, string>> = status === 201 ? { Location: address } : {};
  return jsonAnswer(status, rowOf(one), headers);
}
