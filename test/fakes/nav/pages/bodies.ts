import type { FakeResponse } from '../../http.ts';
import { readBody } from '../body.ts';
import { NavFault, badRequest } from '../errors.ts';
import type { Json } from '../json.ts';
import { isJsonArray, isJsonObject, writeJson } from '../json.ts';
import type { Work } from '../operations.ts';
import { operate } from '../operations.ts';
import type { Target } from '../resolve.ts';
import type { PageType, Service } from './page.ts';
import type { PagesSettings } from './pagesOptions.ts';

/** A field whose editability is worked out on the screen cannot be written here. */
export function guardBody(work: Work, type: PageType, { notEditable }: PagesSettings): void {
  const { method } = work.request;
  if (notEditable === null || notEditable.service !== type.name || (method !== 'POST' && method !== 'PATCH')) return;
  const body = readBody(work.request.body);
  if (!isJsonObject(body) || !(notEditable.field in body)) return;
  const message = `The page has not been opened correctly: the property Editable for ${notEditable.field} is invalid.`;
  throw new NavFault(400, 'Internal_ServerError', message);
}

/**
 * Lines inside a header's POST: refused as the vendor says, or header and lines one after the other where the server
 * takes them. Null when there are none. A refused line takes the header with it.
 */
export function deepInsert(
  work: Work,
  { part }: Service,
  target: Target,
  settings: PagesSettings,
): FakeResponse | null {
  if (work.request.method !== 'POST' || target.kind !== 'set' || part === null) return null;
  const body = readBody(work.request.body);
  const lines = isJsonObject(body) ? body[part.name] : undefined;
  if (!isJsonObject(body) || lines === undefined || target.collection.type.name === part.name) return null;
  if (!settings.deepInsert || !isJsonArray(lines)) {
    throw badRequest(`The property '${part.name}' cannot be written along with its document.`);
  }
  return insertDeep(work, target, part, body, lines);
}

function insertDeep(
  work: Work,
  target: Extract<Target, { kind: 'set' }>,
  part: Service,
  body: Readonly<Record<string, Json>>,
  lines: readonly Json[],
): FakeResponse {
  const header = Object.fromEntries(Object.entries(body).filter(([name]) => name !== part.name));
  const { collection } = target;
  const before = new Set(collection.rows().map(({ id }) => id));
  const response = operate(withBody(work, header), target);
  const made = collection.rows().find(({ id }) => !before.has(id));
  const navigation = made === undefined ? undefined : collection.navigations?.[part.name]?.(made);
  if (made === undefined || navigation === undefined || !navigation.many) return response;
  try {
    for (const line of lines) {
      operate(withBody(work, line), { kind: 'set', collection: navigation.collection, context: part.name });
    }
  } catch (error) {
    collection.remove?.(made);
    throw error;
  }
  return response;
}

function withBody(work: Work, body: Json): Work {
  return { ...work, request: { ...work.request, body: new TextEncoder().encode(writeJson(body)) } };
}
