import { describe, expect, it } from 'vitest';
import { type Asked, navError } from '../../../main/nav/errors.ts';
import { MEANINGS } from '../../../main/nav/errorTable.ts';

const CORRELATION = '3f1e6f5e-6f0b-4b57-9c55-9b1b8c7e2a10';
const SURFACES = [
  ['the API', 'http://nav01:7048/BC/api/v2.0/companies(1)/salesOrders', 'nav-api-off'],
  ['page services', "http://nav01:7048/BC/ODataV4/Company('CRONUS')/SalesOrder", 'nav-odata-off'],
] as const;

type Row = readonly [navCode: string, status: number, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', wanted: string];

/** Every code that NAV's web services give, with each status it comes with, and what it means to us. */
const ROWS: readonly Row[] = [
  ['Application_DialogException', 400, 'POST', 'invalid nav-refused'],
  ['Application_FieldValidationException', 400, 'POST', 'invalid nav-field-validation'],
  ['Application_StringExceededLength', 400, 'PATCH', 'invalid nav-text-too-long'],
  ['Application_FilterErrorException', 400, 'GET', 'notFound nav-filter-value'],
  ['Application_EvaluateException', 400, 'POST', 'invalid nav-value-refused'],
  ['Application_InvalidGUID', 400, 'GET', 'invalid nav-value-refused'],
  ['Unknown', 400, 'POST', 'invalid nav-value-refused'],
  ['Application_CallbackNotAllowed', 400, 'POST', 'invalid nav-dialog'],
  ['Internal_InvalidTableRelation', 400, 'POST', 'invalid nav-code-unknown'],
  ['Internal_EntityWithSameKeyExists', 400, 'POST', 'conflict nav-key-exists'],
  ['Internal_EntityWithSameKeyExists', 409, 'POST', 'conflict nav-key-exists'],
  ['Internal_RecordNotFound', 404, 'POST', 'invalid nav-record-missing'],
  ['Internal_RecordNotFound', 400, 'POST', 'invalid nav-record-missing'],
  ['Internal_RecordNotFound', 404, 'GET', 'notFound nav-not-found'],
  ['Internal_DataNotFoundFilter', 404, 'POST', 'invalid nav-record-missing'],
  ['Internal_DataNotFoundFilter', 404, 'DELETE', 'notFound nav-not-found'],
  ['BadRequest_ResourceNotFound', 404, 'GET', 'notFound nav-not-found'],
  ['BadRequest_NotFound', 404, 'GET', 'unavailable nav-route-missing'],
  ['BadRequest_NotFound', 400, 'GET', 'unavailable nav-route-missing'],
  ['BadRequest', 400, 'POST', 'invalid nav-request-malformed'],
  ['BadRequest_InvalidRequestUrl', 400, 'GET', 'invalid nav-request-malformed'],
  ['BadRequest_RequiredParamNotProvided', 400, 'GET', 'invalid nav-request-malformed'],
  ['BadRequest_InvalidOperation', 400, 'PATCH', 'invalid nav-field-read-only'],
  ['BadRequest_MethodNotAllowed', 405, 'POST', 'invalid nav-method-not-allowed'],
  ['BadRequest_MethodNotImplemented', 501, 'POST', 'invalid nav-method-not-allowed'],
  ['BadRequest_InvalidToken', 400, 'PATCH', 'conflict nav-changed'],
  ['Request_EntityChanged', 409, 'PATCH', 'conflict nav-changed'],
  ['Request_EntityChanged', 412, 'DELETE', 'conflict nav-changed'],
  ['Authentication_InvalidCredentials', 401, 'GET', 'authentication signin-refused'],
  ['Unauthorized', 401, 'POST', 'authentication signin-refused'],
  ['Authorization_RequestDenied', 401, 'GET', 'permission nav-permission'],
  ['Authorization_RequestDenied', 403, 'POST', 'permission nav-permission'],
  ['Authorization_RequestDenied', 400, 'POST', 'permission nav-permission'],
  ['Internal_CompanyNotFound', 404, 'GET', 'notFound nav-company-unknown'],
  ['Internal_CompanyNotFound', 400, 'GET', 'notFound nav-company-unknown'],
  ['Internal_TenantUnavailable', 404, 'GET', 'unavailable nav-tenant-unavailable'],
  ['Internal_TenantUnavailable', 400, 'GET', 'unavailable nav-tenant-unavailable'],
  ['Internal_ServerError', 400, 'POST', 'invalid nav-server-error'],
  ['Internal_ServerError', 409, 'POST', 'invalid nav-server-error'],
  ['Internal_ServerError', 500, 'GET', 'unavailable nav-server-error'],
  ['Internal_ServerError', 500, 'POST', 'unavailable nav-server-error'],
  ['Application_TooManyRequests', 429, 'GET', 'rateLimited nav-overloaded'],
  ['Application_TooManyRequests', 429, 'POST', 'rateLimited nav-overloaded'],
  ['Never_HeardOf', 400, 'POST', 'invalid nav-refused'],
];

function refuse(navCode: string, status: number, text: string, asked: Asked) {
  const error = { code: navCode, message: `${text}  CorrelationId:  ${CORRELATION}.` };
  return navError({ status, headers: {}, body: JSON.stringify({ error }) }, asked);
}

describe.each(SURFACES)('a refusal of %s', (_, url, switchedOff) => {
  const asked = (method: string): Asked => ({ system: 'nav1', method, url, summary: 'write sales order WOO-1' });

  it.each(ROWS)('%s with %i after %s is %s', (navCode, status, method, wanted) => {
    const error = refuse(navCode, status, 'Why.', asked(method));
    expect(`${error.kind} ${error.code}`).toBe(wanted);
    expect(error.params).toMatchObject({ navCode, navText: 'Why.', correlationId: CORRELATION });
    expect(error.message).not.toContain('CorrelationId');
    expect(`${error.message} ${error.whatToDo}`).not.toMatch(/[a-z]_[A-Z]|Exception|OData error/);
    expect(error.whatToDo).toMatch(/\.$/);
  });

  it('of a read with 405 means that it is switched off, in whatever form it comes', () => {
    expect(refuse('BadRequest_MethodNotAllowed', 405, 'Why.', asked('GET')).code).toBe(switchedOff);
    for (const body of ['', 'Method Not Allowed', '<h1>Method Not Allowed</h1>']) {
      expect(navError({ status: 405, headers: {}, body }, asked('GET')).code).toBe(switchedOff);
    }
  });

  it.each([
    [400, 'The record is being updated in a transaction done by another session.'],
    [409, 'Your activity was deadlocked with another user.'],
    [
      400,
      'The operation could not complete because a record in the Sales Header table was locked by another user. Please retry the activity.',
    ],
    [400, 'The Sales Line table cannot be changed because it is locked by another user.'],
    [500, 'Lock request time out period exceeded.'],
    [500, 'Transaction was deadlocked on lock resources.'],
    [503, 'We can’t save your changes because a Deadlock occurred.'],
  ])('with %i that speaks of a lock was not carried out, and comes back by itself', (status, text) => {
    for (const method of ['GET', 'POST']) {
      const error = refuse('Internal_ServerError', status, text, asked(method));
      expect(error).toMatchObject({ kind: 'unavailable', code: 'nav-lock', retryable: true });
      expect(error.params['correlationId']).toBe(CORRELATION);
    }
  });

  it('that speaks of a permission is about one, under whatever code', () => {
    const text = 'You do not have the following permissions on TableData Item: Read.';
    expect(refuse('Internal_ServerError', 400, text, asked('GET')).code).toBe('nav-permission');
  });

  it('keeps the wish for the next try, in seconds or as a date', () => {
    const headers = { date: 'Fri, 20 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 10:02:00 GMT' };
    for (const status of [429, 503]) {
      expect(navError({ status, headers, body: '' }, asked('GET')).retryAfterMs).toBe(120_000);
      expect(navError({ status, headers: { 'retry-after': '7' }, body: '' }, asked('GET')).retryAfterMs).toBe(7_000);
    }
  });
});

describe('the table of NAV’s error codes', () => {
  it('has a row here for every code it knows', () => {
    const rows = new Set(ROWS.map(([navCode]) => navCode));
    expect(Object.keys(MEANINGS).filter((navCode) => !rows.has(navCode))).toEqual([]);
  });
});
