import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Parameter,
  encodeRfc3986,
  oauthBaseString,
  oauthSignature,
  readQuery,
} from '../../../../main/stores/woocommerce/oauth.ts';
import { type Recorded, recorded, recordedNames } from './recorded.ts';

const names = recordedNames(/oauth/);

/** Everything the recorded client signed with: its query, and what its Authorization header adds. */
function parametersOf({ request }: Recorded): readonly Parameter[] {
  const inHeader = [...(request.headers['Authorization'] ?? '').matchAll(/(oauth_\w+)="([^"]*)"/g)];
  return [
    ...readQuery(request.path.split('?')[1] ?? ''),
    ...inHeader.map(([, name = '', value = '']): Parameter => [name, decodeURIComponent(value)]),
  ];
}

function baseStringOf(sample: Recorded): string {
  const { method, origin, path } = sample.request;
  return oauthBaseString(method, `${origin}${path.split('?')[0]}`, parametersOf(sample));
}

const signatureIn = (sample: Recorded) => parametersOf(sample).find(([name]) => name === 'oauth_signature')?.[1];
const methodIn = (sample: Recorded) => parametersOf(sample).find(([name]) => name === 'oauth_signature_method')?.[1];

/** But the one with a wrong signature, the one with another method, and the one whose secret nobody knows. */
const namesToSign = names.filter(
  (name) => methodIn(recorded(name)) === 'HMAC-SHA256' && !/bad-signature|unknown-key/.test(name),
);

describe('OAuth 1.0a as a real shop checked it', () => {
  it('has recordings to be measured by', () => {
    expect(names.length).toBeGreaterThan(10);
  });

  it.each(names)('makes the recorded base string of %s', (name) => {
    const sample = recorded(name);
    expect(baseStringOf(sample)).toBe(sample.request.oauthSignatureBaseString);
  });

  it.each(namesToSign)('makes the recorded signature of %s', (name) => {
    const sample = recorded(name);
    expect(oauthSignature(baseStringOf(sample), sample.credentials.consumerSecret)).toBe(signatureIn(sample));
  });

  it('makes the base string that the recorded SHA-1 signature was made of', () => {
    const sample = recorded('auth-oauth-sha1');
    const signature = createHmac('sha1', `${sample.credentials.consumerSecret}&`)
      .update(baseStringOf(sample))
      .digest('base64');
    expect(signature).toBe(signatureIn(sample));
  });

  it('does not make the signature that the shop refused', () => {
    const sample = recorded('auth-error-oauth-bad-signature');
    expect(oauthSignature(baseStringOf(sample), sample.credentials.consumerSecret)).not.toBe(signatureIn(sample));
  });
});

describe('what goes into the base string', () => {
  it('escapes everything but letters, digits and -._~', () => {
    expect(encodeRfc3986("aZ9-._~ !*'()+ü/")).toBe('aZ9-._~%20%21%2A%27%28%29%2B%C3%BC%2F');
  });

  it('reads a plus in a query as a space and a name without value as empty', () => {
    expect(readQuery('search=a+b%2Bc&flag&x=1=2')).toEqual([
      ['search', 'a b+c'],
      ['flag', ''],
      ['x', '1=2'],
    ]);
  });

  it('sorts names by bytes: capitals, underscore, then small letters', () => {
    const text = oauthBaseString('get', 'http://x.example/y', [
      ['b', '1'],
      ['_fields', '2'],
      ['B', '3'],
      ['a', '4'],
    ]);
    expect(text).toBe('GET&http%3A%2F%2Fx.example%2Fy&B%3D3%26_fields%3D2%26a%3D4%26b%3D1');
  });
});
