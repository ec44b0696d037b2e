import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../../main/base/ports.ts';
import { realPorts } from '../../../../main/base/ports.ts';
import { readQuery } from '../../../../main/stores/woocommerce/oauth.ts';
import { createWooSignature, webhookSecretSlot } from '../../../../main/stores/woocommerce/signature.ts';
import { recorded } from './recorded.ts';

const keys = { consumerKey: 'ck_1', consumerSecret: 'cs_1', webhookSecret: 'hush "quoted" $& hush' };

/** The clock and the randomness the recorded client had. */
function portsOf(timestamp: string, nonce: string): Ports {
  return { ...realPorts(), now: () => Number(timestamp) * 1000 + 999, random: () => Buffer.from(nonce, 'hex') };
}

describe('the sign-in that goes along with every call', () => {
  it('sends Basic over https as the recorded shop accepted it', () => {
    const sample = recorded('auth-basic-ok');
    const sign = createWooSignature({ ...sample.credentials, webhookSecret: '', ports: realPorts() });
    const signed = sign({
      method: 'GET',
      url: `https://127.0.0.1:8443${sample.request.path}`,
      headers: { accept: 'x' },
    });
    expect(signed.headers).toEqual({ accept: 'x', authorization: sample.request.headers['Authorization'] });
    expect(signed.url).toBe(`https://127.0.0.1:8443${sample.request.path}`);
  });

  it.each(['auth-oauth-sha256', 'auth-oauth-special-chars', 'auth-oauth-indexed-array-param', 'auth-oauth-post-json'])(
    'signs %s over http to the very address that the recorded shop accepted',
    (name) => {
      const { credentials, request } = recorded(name);
      const sent = readQuery(request.path.split('?')[1] ?? '');
      const value = (wanted: string) => sent.find(([key]) => key === wanted)?.[1] ?? '';
      const sign = createWooSignature({
        ...credentials,
        webhookSecret: '',
        ports: portsOf(value('oauth_timestamp'), value('oauth_nonce')),
      });
      const unsigned = request.path.replace(/[?&]oauth_.*$/, '');
      const signed = sign({
        method: request.method,
        url: request.origin + unsigned,
        headers: {},
        body: '{"note":"x"}',
      });
      expect(readQuery(signed.url.split('?')[1] ?? '')).toEqual(sent);
      expect(signed.headers).toEqual({});
    },
  );

  it('signs the same request with a new nonce each time', () => {
    const sign = createWooSignature({ ...keys, ports: realPorts() });
    const request = { method: 'GET', url: 'http://shop.example/wp-json/wc/v3/orders', headers: {} };
    const nonces = [sign(request).url, sign(request).url].map((url) => /oauth_nonce=([0-9a-f]{32})&/.exec(url)?.[1]);
    expect(nonces[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('keeps its keys from WordPress routes, which would take them for an application password', () => {
    const sign = createWooSignature({ ...keys, ports: realPorts() });
    const request = { method: 'GET', url: 'https://shop.example/wp-json/?_fields=name', headers: {} };
    expect(sign(request)).toEqual(request);
  });

  it('puts the webhook secret in only when it signs', () => {
    const sign = createWooSignature({ ...keys, ports: realPorts() });
    const body = JSON.stringify({ name: 'n', secret: webhookSecretSlot });
    const signed = sign({ method: 'POST', url: 'https://s.example/wp-json/wc/v3/webhooks', headers: {}, body });
    expect(JSON.parse(signed.body ?? '')).toEqual({ name: 'n', secret: keys.webhookSecret });
  });
});
