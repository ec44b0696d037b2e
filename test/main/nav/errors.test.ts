import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Asked, navError, navTransportError } from '../../../main/nav/errors.ts';
import { TransportError, type TransportFailure } from '../../../main/http/transport.ts';
import { samplesOf } from './server.ts';

const URL_OF_ITEMS = 'http://nav01:7048/BC/api/v2.0/companies(1)/items';
const reading: Asked = {
  system: 'nav1',
  method: 'GET',
  url: `${URL_OF_ITEMS}?$filter=email%20eq%20'jane%40example.com'`,
  summary: 'read items',
};
const writing: Asked = { system: 'nav1', method: 'POST', url: URL_OF_ITEMS, summary: 'create sales order WOO-1' };

/** Every recorded refusal with what it must become: kind and code. */
const RECORDED: Readonly<Record<string, string>> = {
  'action-wrong-state': 'invalid nav-refused',
  'api-route-not-found': 'unavailable nav-route-missing',
  'bad-date': 'invalid nav-request-malformed',
  'callback-not-allowed': 'invalid nav-dialog',
  'cancel-already-canceled': 'invalid nav-refused',
  'company-not-found': 'notFound nav-company-unknown',
  'corrective-on-partly-paid': 'invalid nav-refused',
  'credit-memo-without-lines': 'invalid nav-refused',
  'currency-unknown': 'invalid nav-refused',
  'customer-missing': 'invalid nav-refused',
  'customer-unknown': 'invalid nav-refused',
  'customer-values-mismatch': 'invalid nav-refused',
  'duplicate-key': 'conflict nav-key-exists',
  'entity-not-found': 'notFound nav-not-found',
  'etag-missing': 'conflict nav-changed',
  'etag-stale': 'conflict nav-changed',
  'field-validation': 'invalid nav-field-validation',
  'filter-value-too-long': 'notFound nav-filter-value',
  'inventory-on-insert': 'invalid nav-refused',
  'invalid-enum': 'invalid nav-value-refused',
  'item-unknown': 'invalid nav-refused',
  'line-both-ids': 'invalid nav-refused',
  'lines-without-parent': 'invalid nav-refused',
  'lock-conflict': 'unavailable nav-lock',
  'manual-numbers-not-allowed': 'invalid nav-refused',
  'method-not-allowed': 'unavailable nav-api-off',
  'or-on-distinct-fields': 'invalid nav-request-malformed',
  permission: 'permission nav-permission',
  'posted-invoice-immutable': 'invalid nav-refused',
  'prices-include-tax-us': 'invalid nav-refused',
  'read-only-field': 'invalid nav-field-read-only',
  'record-not-found': 'invalid nav-record-missing',
  'segment-not-found': 'notFound nav-not-found',
  'sequence-systemid-bug': 'invalid nav-server-error',
  'service-unavailable': 'unavailable nav-unavailable',
  'string-too-long': 'invalid nav-text-too-long',
  'table-relation': 'invalid nav-code-unknown',
  'tenant-unavailable': 'unavailable nav-tenant-unavailable',
  'too-many-requests': 'rateLimited nav-overloaded',
  unauthorized: 'authentication signin-refused',
  'unknown-property': 'invalid nav-request-malformed',
  'unknown-property-filter': 'unavailable nav-route-missing',
};

function answerOf(status: number, body: unknown, headers: Record<string, string> = {}) {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function refusal(status: number, code: string, message = 'Why.') {
  return answerOf(status, { error: { code, message } });
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

describe('every recorded refusal of NAV', () => {
  test('is in this table', () => {
    const files = readdirSync(new URL('../../fixtures/nav/errors/', import.meta.url));
    expect(files.map((file) => file.replace('.json', '')).toSorted()).toEqual(Object.keys(RECORDED).toSorted());
  });

  test.each(Object.entries(RECORDED))('%s is %s', (name, wanted) => {
    for (const { request, response } of samplesOf(`errors/${name}`)) {
      const answer = answerOf(response.status, response.body, lowerCased(response.headers));
      const error = navError(answer, { ...reading, method: request.method, url: request.url });
      expect(`${error.kind} ${error.code}`).toBe(wanted);
      expect(error).toMatchObject({ name: 'ConnectorError', system: 'nav1', status: response.status });
      expect(error.whatToDo).not.toBe('');
    }
  });
});

describe('an error of NAV', () => {
  test("gives NAV's own words without the correlation id, which is kept aside", () => {
    const [sample] = samplesOf('errors/field-validation');
    const error = navError(answerOf(400, sample?.response.body), writing);
    expect(error.message).toBe(
      'Could not create sales order WOO-1: Customer Posting Group must have a value in Customer: No.=C00690. It cannot be zero or empty.',
    );
    expect(error.params).toMatchObject({
      navCode: 'Application_FieldValidationException',
      correlationId: '3f1e6f5e-6f0b-4b57-9c55-9b1b8c7e2a10',
    });
  });

  test('names neither the rejected text nor an e-mail address', () => {
    const long = refusal(400, 'Application_StringExceededLength', 'The length is 101. Value: Jane Doe, Main Street');
    const mail = refusal(400, 'Application_DialogException', 'The email address "jane@example" is not valid.');
    for (const error of [navError(long, writing), navError(mail, reading)]) {
      expect(JSON.stringify([error.message, error.params])).not.toMatch(/jane/i);
    }
  });

  test('takes codes over statuses: a key that exists is the same with 400 and 409', () => {
    for (const status of [400, 409]) {
      expect(navError(refusal(status, 'Internal_EntityWithSameKeyExists'), writing).code).toBe('nav-key-exists');
    }
  });

  test.each([412, 428])('takes %i of a proxy as a record that was changed', (status) => {
    const error = navError(answerOf(status, ''), { ...writing, method: 'PATCH' });
    expect(error).toMatchObject({ kind: 'conflict', code: 'nav-changed', retryable: true });
  });

  test('takes a lock as nothing done, also on a write and with any status', () => {
    for (const status of [400, 409, 500, 503]) {
      const error = navError(refusal(status, 'Internal_ServerError', 'Your activity was deadlocked.'), writing);
      expect(error).toMatchObject({ kind: 'unavailable', code: 'nav-lock' });
    }
  });

  test.each([
    [500, 'The maximum number of concurrent sessions has been reached.', 'nav-capacity'],
    [503, 'Your license does not allow more users to be logged on.', 'nav-capacity'],
    [400, 'The maximum permitted value for users is 5.', 'nav-refused'],
  ])('tells a NAV without room for another session from one that refuses: %i %s', (status, text, code) => {
    const platform = code === 'nav-capacity' ? 'Internal_ServerError' : 'Application_DialogException';
    expect(navError(refusal(status, platform, text), writing).code).toBe(code);
  });

  test("keeps the server's wish for the next try", () => {
    const error = navError(answerOf(429, '', { 'retry-after': '30' }), writing);
    expect(error).toMatchObject({ kind: 'rateLimited', retryAfterMs: 30_000 });
  });

  test.each([
    [401, 'Authorization_RequestDenied'],
    [403, 'Authorization_RequestDenied'],
    [403, ''],
  ])('takes %i %s as a missing permission', (status, code) => {
    expect(navError(code === '' ? answerOf(status, '') : refusal(status, code), reading).kind).toBe('permission');
  });

  test('takes 405 on a write as that verb, not as a switched-off API', () => {
    expect(navError(refusal(405, 'BadRequest_MethodNotAllowed'), writing).code).toBe('nav-method-not-allowed');
  });

  test('takes a missing record as gone when it was addressed itself, as missing set-up when something is made', () => {
    const answer = refusal(404, 'Internal_RecordNotFound');
    expect(navError(answer, { ...writing, method: 'DELETE' }).code).toBe('nav-not-found');
    expect(navError(answer, writing).code).toBe('nav-record-missing');
  });

  test('says which sign-in the server offers instead', () => {
    const error = navError(answerOf(401, '', { 'www-authenticate': 'Negotiate, NTLM' }), reading);
    expect(error.message).toContain('nav01 refused this sign-in. It takes Windows sign-in only');
    expect(error.whatToDo).toContain('NavUserPassword');
    const basic = navError(answerOf(401, '', { 'www-authenticate': 'Basic realm=""' }), reading);
    expect(basic.message).toBe('nav01 refused this sign-in. User and password, or the access key, are not accepted.');
  });

  test.each([
    ['basic', 'web service access key'],
    ['windows', 'Enter domain, user and password again'],
    ['windowsUser', 'Make this Windows user a user in NAV'],
    ['entra', 'open Microsoft Entra Applications'],
  ] as const)('says what to do about a refused sign-in by %s', (signIn, remedy) => {
    const error = navError(refusal(401, 'Authentication_InvalidCredentials'), { ...writing, signIn });
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused', status: 401 });
    expect(error.whatToDo).toContain(remedy);
  });
});

describe('what is no OData service', () => {
  test.each([
    [
      'a page with 200',
      answerOf(404, '<html><body><h1>Not Found</h1></body></html>', { 'content-type': 'text/html' }),
      'Not Found',
    ],
    ['a redirect', answerOf(302, '', { location: 'https://login.example/' }), ''],
    ['a proxy that wants a sign-in', answerOf(407, 'Proxy Authentication Required'), 'Proxy Authentication Required'],
    [
      'a firewall',
      answerOf(403, '<!doctype html><style>a{}</style><title>Blocked</title>', { 'content-type': 'text/html' }),
      'Blocked',
    ],
    ['an empty 404', answerOf(404, ''), ''],
    [
      'plain text',
      answerOf(400, 'Bad gateway policy\nof the firm', { 'content-type': 'text/plain' }),
      'Bad gateway policy',
    ],
    ['a page that names a person', answerOf(403, '<p>jane@example.com may not</p>'), '… may not'],
  ])('%s is said with address and first line', (_, answer, line) => {
    const error = navError(answer, reading);
    expect(error).toMatchObject({ code: 'not-odata', params: { address: URL_OF_ITEMS, firstLine: line } });
    expect(error.message).toContain(`${URL_OF_ITEMS} is not an OData service`);
    expect(error.message).not.toContain('jane');
  });
});

describe('the outcome of a write', () => {
  test.each([408, 500, 502, 503, 504])('is unknown after %i without an OData body', (status) => {
    expect(navError(answerOf(status, '<h1>x</h1>'), writing)).toMatchObject({
      kind: 'unknownOutcome',
      code: 'nav-unknown-outcome',
      retryable: false,
    });
  });

  test('is known after 500 with an OData body: NAV has rolled back', () => {
    expect(navError(refusal(500, 'Internal_ServerError'), writing)).toMatchObject({
      kind: 'unavailable',
      code: 'nav-server-error',
    });
  });

  test.each([408, 500, 502, 503, 504])('a read that met %i comes back by itself', (status) => {
    expect(navError(answerOf(status, ''), reading).kind).toBe('unavailable');
  });

  const failures: [TransportFailure, boolean, string][] = [
    ['name', false, 'unavailable'],
    ['refused', false, 'unavailable'],
    ['tls', false, 'unavailable'],
    ['reset', false, 'unavailable'],
    ['timeout', false, 'unavailable'],
    ['reset', true, 'unknownOutcome'],
    ['timeout', true, 'unknownOutcome'],
    ['tooLarge', true, 'unknownOutcome'],
  ];
  test.each(failures)('without answer, %s, heard %s, is %s', (failure, sent, wanted) => {
    expect(navTransportError(new TransportError(failure, sent, 'why'), writing).kind).toBe(wanted);
    expect(navTransportError(new TransportError(failure, sent, 'why'), reading).kind).toBe('unavailable');
  });

  test('says what to do when nothing listens on the port', () => {
    const words = 'nothing listens on port 7048 of nav01';
    const error = navTransportError(new TransportError('refused', false, words), reading);
    expect(error.message).toBe('Could not read items: nothing listens on port 7048 of nav01.');
    expect(error.whatToDo).toContain('open port 7048 in the Windows firewall of nav01');
  });
});
