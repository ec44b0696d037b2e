import { describe, expect, it } from 'vitest';
import { TransportError } from '../../../../main/http/transport.ts';
import { firstLine } from '../../../../main/stores/shape.ts';
import { noAnswer, wooError } from '../../../../main/stores/woocommerce/errors.ts';
import { recorded } from './recorded.ts';

const about = { system: 'shop', subject: 'order 21', once: false };
const note = { system: 'shop', subject: 'a note at order 21', once: true };

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

describe('recorded refusals', () => {
  it.each([
    ['auth-error-none', 'authentication', 'signin-refused'],
    ['auth-error-basic-bad-secret', 'authentication', 'signin-refused'],
    ['auth-error-basic-over-http', 'authentication', 'signin-refused'],
    ['auth-error-oauth-old-timestamp', 'authentication', 'signin-refused'],
    ['auth-error-write-with-read-key', 'authentication', 'signin-refused'],
    ['auth-error-low-privilege-user-list', 'permission', 'permission-missing'],
    ['auth-error-low-privilege-user-webhooks', 'permission', 'permission-missing'],
    ['error-order-not-found', 'notFound', 'store-record-gone'],
    ['error-order-update-not-found', 'notFound', 'store-record-gone'],
    ['error-unknown-route', 'unavailable', 'woocommerce-missing'],
    ['error-orders-invalid-status', 'invalid', 'store-refused'],
    ['error-customer-delete-without-force', 'invalid', 'store-refused'],
    ['error-refund-too-much', 'invalid', 'store-refused'],
    ['error-refund-unknown-order', 'notFound', 'store-record-gone'],
  ])('of %s are %s, %s', (name, kind, code) => {
    const { response } = recorded(name);
    const error = wooError(answer(response.status, response.body), about);
    expect(error).toMatchObject({ kind, code, status: response.status, system: 'shop' });
    expect(error.message).toContain('order 21');
    expect(error.whatToDo).not.toBe('');
  });

  it("never repeat the shop's own words", () => {
    const body = { code: 'rest_invalid_param', message: 'anna@shopper.example is wrong', data: { status: 400 } };
    const error = wooError(answer(400, body), about);
    expect(error.message).toBe('Asked for order 21, the shop refused the request (400 rest_invalid_param).');
  });

  it('are told by status where the code is none', () => {
    expect(wooError(answer(403, { code: 'Anna Schmidt', message: '' }), about).message).not.toContain('Anna');
    expect(wooError(answer(404, []), about).kind).toBe('notFound');
  });
});

describe('a busy or broken server', () => {
  it.each([
    [429, 'rateLimited'],
    [503, 'unavailable'],
    [500, 'unavailable'],
    [409, 'conflict'],
  ])('answering %i is %s and comes back by itself', (status, kind) => {
    const error = wooError(answer(status, { code: 'busy' }), about);
    expect([error.kind, error.retryable]).toEqual([kind, true]);
  });

  it('may say when to come back', () => {
    expect(wooError(answer(503, { code: 'busy' }, { 'retry-after': '120' }), about).retryAfterMs).toBe(120_000);
    expect(wooError(answer(503, '<html>', { 'retry-after': '7' }), about).retryAfterMs).toBe(7_000);
  });

  it.each([
    ['a PHP failure after the row was written', answer(500, { code: 'internal_server_error' }), 'unknownOutcome'],
    ['a proxy that gave up waiting', answer(504, '<html>Gateway Timeout</html>'), 'unknownOutcome'],
    ['a page where the answer should be', answer(201, '<b>Warning</b>: x {"id":1}'), 'unknownOutcome'],
    ["WooCommerce's own refusal", answer(500, { code: 'woocommerce_api_cannot_create_order_note' }), 'unavailable'],
    ['maintenance', answer(503, { code: 'wp_die' }), 'unavailable'],
    ['a maintenance page', answer(503, '<html>'), 'unavailable'],
    ["a firewall's page", answer(403, '<html>Forbidden</html>'), 'unavailable'],
    ['a redirect', answer(301, ''), 'unavailable'],
  ])('leaves a note behind %s as %2$s', (_name, response, kind) => {
    expect(wooError(response, note).kind).toBe(kind);
  });
});

describe('an answer that is no data', () => {
  it('tells its first line', () => {
    const error = wooError(answer(502, '\n<html>\n<head><title>502 Bad Gateway</title></head>'), about);
    expect(error).toMatchObject({ kind: 'unavailable', code: 'store-not-json', status: 502 });
    expect(error.message).toContain('"502 Bad Gateway"');
  });

  it.each([
    ['<!DOCTYPE html>\n<p>x', '<!DOCTYPE html>'],
    ['<p>Hello anna@shopper.example: order 4711234567</p>', 'Hello … order …'],
    ['x'.repeat(200), 'x'.repeat(80)],
    ['', ''],
  ])('shows %j as %j', (body, wanted) => {
    expect(firstLine(body)).toBe(wanted);
  });

  it('names where a redirect leads, without its query', () => {
    const location = 'https://www.shop.example/wp-json/wc/v3/orders?oauth_signature=secret';
    const error = wooError(answer(301, '<html>', { location }), about);
    expect(error).toMatchObject({ kind: 'unavailable', code: 'store-redirects' });
    expect(error.message).toContain('https://www.shop.example (301)');
    expect(error.message).not.toContain('secret');
  });
});

describe('no answer', () => {
  it.each([
    ['a read', about, true, 'unavailable', 'store-unreachable'],
    ['a note the shop may have heard', note, true, 'unknownOutcome', 'store-outcome-unknown'],
    ['a note the shop never heard', note, false, 'unavailable', 'store-unreachable'],
  ])('to %s', (_name, to, sent, kind, code) => {
    expect(noAnswer(new TransportError('timeout', sent, 'slow'), to)).toMatchObject({ kind, code });
  });

  it.each([
    ['name', 'Check the address'],
    ['refused', 'Check the address and port'],
    ['tls', 'trust its issuer'],
    ['timeout', 'tried again by itself'],
  ] as const)('because of %s says why and what to do about it', (failure, remedy) => {
    const error = noAnswer(new TransportError(failure, false, 'self-signed certificate'), about);
    expect(error).toMatchObject({
      message: `Asked for ${about.subject}, the shop did not answer: self-signed certificate.`,
      whatToDo: expect.stringContaining(remedy),
    });
  });

  it('leaves errors of others as they are', () => {
    const other = new Error('bug');
    expect(noAnswer(other, about)).toBe(other);
  });
});
