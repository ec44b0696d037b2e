import { readFileSync } from 'node:fs';
import type { FakeNav } from '../../../../fakes/nav/fakeNav.ts';
import { createFakeNav } from '../../../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../../../fakes/nav/options.ts';
import type { PagesOptions } from '../../../../fakes/nav/pages/pagesOptions.ts';
import { DEMO_USER, demoCompany } from '../../../../fakes/nav/seed.ts';
import type { Answer, Members, Sample } from '../support.ts';
import { START, listOf } from '../support.ts';

export interface TestPages extends FakeNav {
  /** A path below the company; below the root of page services with a leading slash; an absolute URL as it is. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Answer;
  /** Rows of a list; throws when it is refused. */
  readonly rows: (path: string) => readonly Members[];
  /** Makes an order for the web customer and gives its number. */
  readonly order: (fields?: Members) => string;
  readonly line: (orderNo: string, fields: Members) => Answer;
}

const HOST = 'http://nav.contoso.local:7048';
export const ROOT = `${HOST}/DynamicsNAV110/ODataV4`;
export const ANY = { 'if-match': '*' };

/** An on-premises server with page services and no API, as NAV 2018 has it. */
export function startPages(pages: PagesOptions = {}, given: Partial<FakeNavOptions> = {}): TestPages {
  const nav = createFakeNav({
    now: () => START,
    instance: 'DynamicsNAV110',
    users: [DEMO_USER],
    companies: [demoCompany()],
    apiEnabled: false,
    pages,
    ...given,
  });
  const authorization = `Basic ${Buffer.from(`${DEMO_USER.name}:${DEMO_USER.password}`).toString('base64')}`;

  const call: TestPages['call'] = (method, path, body, headers = {}) => {
    const {
      status,
      headers: sent,
      body: text,
    } = nav.handle({
      method,
      url: addressOf(path).slice(HOST.length),
      headers: {
        host: 'nav.contoso.local:7048',
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
      secure: false,
    });
    return { status, headers: sent, text, body: text.startsWith('{') ? (JSON.parse(text) as Members) : {} };
  };

  return {
    ...nav,
    call,
    rows: (path) => {
      const answer = call('GET', path);
      if (answer.status !== 200) throw new Error(answer.text);
      return listOf(answer.body['value']);
    },
    order: (fields = {}) => {
      const answer = call('POST', 'SalesOrder', { Sell_to_Customer_No: 'WEB-DE', ...fields });
      if (answer.status !== 201) throw new Error(answer.text);
      return String(answer.body['No']);
    },
    line: (orderNo, fields) => call('POST', `${orderPath(orderNo)}/SalesOrderSalesLines`, fields),
  };
}

function addressOf(path: string): string {
  if (path.startsWith('http')) return path;
  if (path.startsWith('/')) return `${ROOT}${path}`;
  return `${ROOT}/Company('CRONUS%20AG')/${path}`;
}

export function orderPath(no: string): string {
  return `SalesOrder(Document_Type='Order',No='${no}')`;
}

export function linePath(orderNo: string, lineNo: number): string {
  return `SalesOrderSalesLines(Document_Type='Order',Document_No='${orderNo}',Line_No=${lineNo})`;
}

/** Code and message of an error body. */
export function errorOf(answer: Answer): { readonly code: string; readonly message: string } {
  const { code, message } = answer.body['error'] as { readonly code: string; readonly message: string };
  return { code, message: message.replace(/ {2}CorrelationId: {2}[0-9a-f-]{36}\.$/, '') };
}

/** The exchanges of a recorded sample of page services. */
export function pageSamples(file: string): readonly Sample[] {
  const url = new URL(`../../../../fixtures/nav/odata-v4-pages/${file}.json`, import.meta.url);
  const parsed = JSON.parse(readFileSync(url, 'utf8')) as { readonly exchanges?: readonly Sample[] } & Sample;
  return parsed.exchanges ?? [parsed];
}
