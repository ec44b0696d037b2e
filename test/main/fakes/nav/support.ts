import { readFileSync } from 'node:fs';
import type { FakeNav } from '../../../fakes/nav/fakeNav.ts';
import { createFakeNav } from '../../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../../fakes/nav/options.ts';
import { DEMO_COMPANY_ID, DEMO_USER, demoCompany } from '../../../fakes/nav/seed.ts';

export const START = Date.parse('2026-11-20T10:15:30.123Z');

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body parsed; null when it is empty or not JSON. */
  readonly body: Members;
}

/** Whatever a body holds; tests look into it by name. */
export type Members = Readonly<Record<string, unknown>>;

export interface TestNav extends FakeNav {
  readonly advance: (ms: number) => void;
  /** A path below the company, or below the API root with a leading slash; any absolute URL as it is. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Answer;
  /** The first row of a list; throws when there is none. */
  readonly first: (path: string) => Members;
  /** Makes an order with these lines and gives it back with its lines. */
  readonly order: (fields: Members, lines: readonly Members[]) => Members;
}

const HOST = 'https://nav.contoso.local:7048';

export function startNav(given: Partial<FakeNavOptions> = {}): TestNav {
  let now = START;
  const nav = createFakeNav({
    now: () => now,
    instance: 'BC',
    users: [DEMO_USER],
    companies: [demoCompany()],
    ...given,
  });
  const authorization = `Basic ${Buffer.from(`${DEMO_USER.name}:${DEMO_USER.password}`).toString('base64')}`;

  const call: TestNav['call'] = (method, path, body, headers = {}) => {
    const url = new URL(addressOf(path));
    const response = nav.handle({
      method,
      url: `${path.startsWith('http') ? path.slice(url.origin.length) : addressOf(path).slice(HOST.length)}`,
      headers: {
        host: url.host,
        authorization,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: new TextEncoder().encode(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
      secure: url.protocol === 'https:',
    });
    const { status, body: text } = response;
    return { status, headers: response.headers, text, body: text.startsWith('{') ? (JSON.parse(text) as Members) : {} };
  };

  const first: TestNav['first'] = (path) => {
    const row = listOf(call('GET', path).body['value'])[0];
    if (row === undefined) throw new Error(`No row at ${path}`);
    return row;
  };

  const order: TestNav['order'] = (fields, lines) => {
    const body = { customerNumber: 'WEB-DE', ...fields, salesOrderLines: lines };
    const answer = call('POST', 'salesOrders?$expand=salesOrderLines', body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  };

  return {
    ...nav,
    call,
    first,
    order,
    advance: (ms) => {
      now += ms;
    },
  };
}

function addressOf(path: string): string {
  if (path.startsWith('http')) return path;
  if (path.startsWith('/')) return `${HOST}/BC/api/v2.0${path}`;
  return `${HOST}/BC/api/v2.0/companies(${DEMO_COMPANY_ID})/${path}`;
}

export function listOf(value: unknown): readonly Members[] {
  if (!Array.isArray(value)) throw new Error('Not a list.');
  return value as readonly Members[];
}

export function linesOf(order: Members): readonly Members[] {
  return listOf(order['salesOrderLines']);
}

/** Code and message of an error body, the correlation id cut off. */
export function errorOf(answer: Answer): { readonly code: string; readonly message: string } {
  const error = answer.body['error'] as { readonly code: string; readonly message: string };
  return { code: error.code, message: error.message.replace(/ {2}CorrelationId: {2}[0-9a-f-]{36}\.$/, '') };
}

export interface Sample {
  readonly request: SampleRequest;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Members;
  };
}

export interface SampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The exchanges of a recorded sample, with texts of the sample's world replaced by those of the test's. */
export function samples(file: string, replaced: Readonly<Record<string, string>> = {}): readonly Sample[] {
  let text = readFileSync(new URL(`../../../fixtures/nav/${file}.json`, import.meta.url), 'utf8');
  for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to);
  const parsed = JSON.parse(text) as { readonly exchanges?: readonly Sample[] } & Sample;
  return parsed.exchanges ?? [parsed];
}

export function sample(file: string, replaced: Readonly<Record<string, string>> = {}): Sample {
  const [first] = samples(file, replaced);
  if (first === undefined) throw new Error(`No exchange in ${file}`);
  return first;
}
