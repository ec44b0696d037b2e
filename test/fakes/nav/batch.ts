import { Big } from 'big.js';
import type { FakeRequest, FakeResponse } from '../http.ts';
import { jsonAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { NavFault, badRequest, methodNotAllowed } from './errors.ts';
import type { Json } from './json.ts';
import { isJsonArray, isJsonObject, parseJson, writeJson } from './json.ts';
import type { Restore } from './snapshot.ts';

const MOST = 100;

interface Part {
  /** null where the client gave none: then answers cannot be told apart but by position. */
  readonly id: string | null;
  readonly request: FakeRequest;
  /** A bound action: what it posts is committed, whatever comes after. */
  readonly isAction: boolean;
}

export interface BatchServer {
  /** `/BC250/api/v2.0` */
  readonly root: string;
  readonly answer: (part: FakeRequest) => FakeResponse;
  readonly remember: () => Restore;
}

/**
 * `$batch`: the parts run one after another. Without `odata.continue-on-error` the answers end with the first failure.
 * `Isolation: snapshot` is one transaction: after a failure everything is rolled back but what a posting committed,
 * although the parts before still report their success.
 */
export function runBatch(batch: FakeRequest, server: BatchServer): FakeResponse {
  if (batch.method !== 'POST') throw methodNotAllowed(batch.method, '$batch');
  const parts = partsOf(batch, server.root);
  const goesOn = (batch.headers['prefer'] ?? '').includes('odata.continue-on-error');
  const isOne = (batch.headers['isolation'] ?? '').toLowerCase() === 'snapshot';
  let rollBack = isOne ? server.remember() : null;
  let failed = false;
  const answers: Json[] = [];
  for (const { id, request, isAction } of parts) {
    const response = server.answer(request);
    answers.push(toJson(id, response));
    failed ||= response.status >= 400;
    if (response.status >= 400 && !goesOn) break;
    if (response.status < 400 && isAction && rollBack !== null) rollBack = server.remember();
  }
  if (failed) rollBack?.();
  return jsonAnswer(200, { responses: answers });
}

export function countParts(batch: FakeRequest): number {
  const json = readBody(batch.body);
  const requests = isJsonObject(json) ? json['requests'] : undefined;
  return isJsonArray(requests) ? requests.length : 0;
}

function partsOf(batch: FakeRequest, root: string): readonly Part[] {
  const json = readBody(batch.body);
  const requests = isJsonObject(json) ? json['requests'] : undefined;
  if (!isJsonArray(requests)) throw badRequest("The batch message must have an array 'requests'.");
  if (requests.length > MOST) {
    const message = `The current batch message contains too many operations. A maximum number of '${MOST}' query operations and/or changesets are allowed in a batch message.`;
    throw new NavFault(500, 'Unknown', message);
  }
  const parts = requests.map((part) => toPart(part, batch, root));
  const ids = parts.flatMap(({ id }) => (id === null ? [] : [id]));
  if (new Set(ids).size < ids.length) throw badRequest('The ids of the requests in a batch message must be unique.');
  return parts;
}

function toPart(part: Json, batch: FakeRequest, root: string): Part {
  if (!isJsonObject(part)) throw badRequest('A request of the batch message is not an object.');
  const { id, method, url, headers, body } = part;
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw badRequest("A request of the batch message must have a 'method' and a 'url'.");
  }
  const request: FakeRequest = {
    method: method.toUpperCase(),
    url: addressOf(url, root),
    headers: { ...inherited(batch), ...lowerCased(headers) },
    body: new TextEncoder().encode(body === undefined ? '' : writeJson(body)),
    secure: batch.secure,
  };
  return { id: textOf(id), request, isAction: url.includes('/Microsoft.NAV.') };
}

function textOf(id: Json | undefined): string | null {
  if (id instanceof Big) return id.toFixed();
  return typeof id === 'string' ? id : null;
}

/** Relative to the API's root, to the host, or whole. */
function addressOf(url: string, root: string): string {
  const path = url.replace(/^https?:\/\/[^/]*/i, '');
  return path.startsWith('/') ? path : `${root}/${path}`;
}

function inherited({ headers }: FakeRequest): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name === 'host' || name === 'company');
  return Object.fromEntries(kept);
}

function lowerCased(headers: Json | undefined): Record<string, string> {
  if (!isJsonObject(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function toJson(id: string | null, { status, headers, body }: FakeResponse): Json {
  const shown = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const answer = { id, status: new Big(status), headers: Object.fromEntries(shown) };
  return body === '' ? answer : { ...answer, body: parseJson(body) };
}
