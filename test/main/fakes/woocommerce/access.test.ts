import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { baseString } from '../../../fakes/woocommerce/oauth.ts';
import { parseQuery } from '../../../fakes/woocommerce/query.ts';
import { KEYS } from '../../../fakes/woocommerce/seed.ts';
import type { Sample, ShopUnderTest } from './shopUnderTest.ts';
import { basic, fixture, openShop } from './shopUnderTest.ts';

/** Five orders, the last of them number 25 and cancelled, at the second a signed request was recorded. */
function shopOf(sample: Sample): ShopUnderTest {
  const stamp = /oauth_timestamp=\\?"?(\d{10})/.exec(sample.request.path + JSON.stringify(sample.request.headers));
  const at = Number(stamp?.[1] ?? 1795311937) * 1000;
  const shop = openShop(new Date(at).toISOString());
  for (let number = 21; number <= 25; number += 1)
    shop.shopper.placeOrder({ items: [{ sku: 'ML-GIFT', quantity: 1 }] });
  shop.admin.setStatus(25, 'cancelled');
  return shop;
}

describe('credentials that are accepted', () => {
  it.each([
    'auth-basic-ok',
    'auth-query-string-https',
    'auth-oauth-sha1',
    'auth-oauth-sha256',
    'auth-oauth-header',
    'auth-oauth-special-chars',
  ])('answers %s as recorded, links included', (name) => {
    const sample = fixture(name);
    const answer = shopOf(sample).replay(sample);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(sample.response.body);
    expect(answer.headers).toMatchObject({
      Link: sample.response.headers['link'],
      'X-WP-Total': sample.response.headers['x-wp-total'],
      'X-WP-TotalPages': sample.response.headers['x-wp-totalpages'],
      Allow: 'GET, POST',
      'Cache-Control': sample.response.headers['cache-control'],
    });
  });

  it.each(['auth-oauth-link-stale-params', 'auth-query-string-https-link-leak'])(
    'repeats credentials in the next link of %s, as recorded',
    (name) => {
      const sample = fixture(name);
      const shop = shopOf(sample);
      const link = shop.replay(sample).headers['Link'];
      expect(link).toBe(sample.response.headers['link']);
    },
  );

  it('takes an indexed array parameter and a JSON body that is not signed', () => {
    const array = fixture('auth-oauth-indexed-array-param');
    expect(shopOf(array).replay(array).status).toBe(200);
    const post = fixture('auth-oauth-post-json');
    expect(shopOf(post).replay(post).json).toMatchObject({ note: 'oauth signed post', customer_note: false });
  });

  it.each(['auth-oauth-sha256', 'auth-oauth-special-chars', 'auth-oauth-indexed-array-param'])(
    'signs the base string recorded with %s',
    (name) => {
      const { request } = fixture(name);
      const [path = '', query = ''] = request.path.split('?');
      const base = baseString(request.method, `${request.origin}${path}`, parseQuery(query));
      expect(base).toBe(request.oauthSignatureBaseString);
    },
  );
});

describe('credentials that are refused', () => {
  it.each([
    'auth-error-none',
    'auth-error-none-post',
    'auth-error-basic-unknown-key',
    'auth-error-basic-bad-secret',
    'auth-error-basic-over-http',
    'auth-error-query-string-http',
    'auth-error-oauth-bad-method',
    'auth-error-oauth-bad-signature',
    'auth-error-oauth-empty-bracket-array',
    'auth-error-oauth-missing-param',
    'auth-error-oauth-unknown-key',
    'auth-error-write-with-read-key',
    'auth-error-read-with-write-key',
    'auth-error-rest-route-query-style',
    'auth-error-rest-route-anonymous',
    'auth-error-low-privilege-user-list',
    'auth-error-low-privilege-user-webhooks',
  ])('answers %s as recorded', (name) => {
    const sample = fixture(name);
    const answer = shopOf(sample).replay(sample);
    expect(answer.status).toBe(sample.response.status);
    expect(answer.json).toEqual(sample.response.body);
    expect(answer.headers['WWW-Authenticate']).toBeUndefined();
  });

  it('refuses a timestamp a second too old, and one too far ahead', () => {
    const sample = fixture('auth-error-oauth-old-timestamp');
    const shop = openShop('2026-11-22T00:00:00Z');
    shop.clock.now = 1795310938_000 + 901_000;
    expect(shop.replay(sample).json).toEqual(sample.response.body);
    shop.clock.now = 1795310938_000 - 901_000;
    expect(shop.replay(sample).json).toEqual(sample.response.body);
    shop.clock.now = 1795310938_000 + 900_000;
    expect(shop.replay(sample).status).toBe(200);
  });

  it('refuses a nonce it still remembers, after everything else was found right', () => {
    const sample = fixture('auth-error-oauth-nonce-reused');
    const shop = shopOf(sample);
    expect(shop.replay(sample).status).toBe(200);
    expect(shop.replay(sample).json).toEqual(sample.response.body);
  });

  it('signs with the home address, so that the same request to a shop that moved does not match', () => {
    const sample = fixture('auth-oauth-sha256');
    const shop = shopOf(sample);
    shop.admin.moveTo('https://shop.example', 'http://shop.example');
    expect(shop.replay(sample).json['message']).toBe('Invalid signature - provided signature does not match.');
  });

  it('answers 403 once the owner of a key has lost his rights', () => {
    const sample = fixture('auth-basic-ok');
    const shop = shopOf(sample);
    shop.admin.demote(1);
    expect(shop.replay(sample)).toMatchObject({ status: 403, json: { code: 'woocommerce_rest_cannot_view' } });
    expect(shop.call('PUT', '/wp-json/wc/v3/orders/21', {}).json).toMatchObject({
      code: 'woocommerce_rest_cannot_edit',
    });
  });

  it('looks at parameters before rights, but at credentials before everything', () => {
    const shop = openShop('2026-11-22T00:00:00Z');
    const ask = (url: string, authorization: string): number =>
      shop.handle({ method: 'GET', url, headers: { authorization }, body: Buffer.from(''), secure: true }).status;
    expect(ask('/wp-json/wc/v3/orders?per_page=101', basic(KEYS.subscriber))).toBe(400);
    expect(ask('/wp-json/wc/v3/nothing', basic({ ...KEYS.read, consumerSecret: 'cs_wrong' }))).toBe(401);
    expect(ask('/wp-json/wc/v3/nothing', basic(KEYS.read))).toBe(404);
  });
});

describe('a shop in a folder', () => {
  it('is found below its folder and signs with it', () => {
    const shop = openShop('2026-11-22T00:00:00Z', {
      home: 'https://x.example/shop',
      plainHome: 'http://x.example/shop',
    });
    const params = new Map([
      ['oauth_consumer_key', KEYS.read.consumerKey],
      ['oauth_timestamp', String(shop.clock.now / 1000)],
      ['oauth_nonce', 'once'],
      ['oauth_signature_method', 'HMAC-SHA256'],
    ]);
    const base = baseString('GET', 'http://x.example/shop/wp-json/wc/v3/orders', params);
    const signature = createHmac('sha256', `${KEYS.read.consumerSecret}&`).update(base).digest('base64');
    const query = new URLSearchParams([...params, ['oauth_signature', signature]]).toString();
    const url = `/shop/wp-json/wc/v3/orders?${query}`;
    expect(shop.handle({ method: 'GET', url, headers: {}, body: Buffer.from(''), secure: false }).status).toBe(200);
  });
});
