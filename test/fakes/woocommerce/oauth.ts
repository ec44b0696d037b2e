import { createHmac } from 'node:crypto';
import type { Query, QueryValue } from './query.ts';
import { encodeRfc3986 } from './query.ts';
import { ShopError } from './errors.ts';
import type { ApiKey } from './state.ts';

const NEEDED = ['oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method'];
const WINDOW_SECONDS = 15 * 60;

const refused = (message: string, code = 'authentication_error'): ShopError =>
  new ShopError(401, `woocommerce_rest_${code}`, message);

/** Parameters of an `Authorization: OAuth k="v", ...` header; empty for any other header. */
export function parseOauthHeader(header: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (header === undefined || !/^OAuth /i.test(header)) return found;
  for (const match of header.matchAll(/(oauth_[a-z_-]*)=(?:"([^"]*)"|([^,]*))/g)) {
    found.set(match[1] ?? '', decodeURIComponent(match[2] ?? match[3] ?? ''));
  }
  return found;
}

export interface OauthRequest {
  readonly method: string;
  /** The shop's home address and the path, without query. */
  readonly url: string;
  /** Query, form and header parameters together. A JSON body is not part of it. */
  readonly params: Query;
}

export interface OauthDesk {
  /**
   * The key that signed, or undefined when the request does not even try OAuth. Checks in WooCommerce's order:
   * missing parameters, key, signature method and signature, timestamp, nonce.
   * @throws ShopError
   */
  verify(request: OauthRequest): ApiKey | undefined;
}

export function createOauthDesk(keys: readonly ApiKey[], nowSeconds: () => number): OauthDesk {
  const usedNonces = new Map<string, number>();

  function checkNonce(key: ApiKey, nonce: string, timestamp: number): void {
    const now = nowSeconds();
    if (!(Math.abs(now - timestamp) <= WINDOW_SECONDS)) throw refused('Invalid timestamp.');
    const name = `${key.consumerKey} ${nonce}`;
    if (usedNonces.has(name)) throw refused('Invalid nonce - nonce has already been used.');
    usedNonces.set(name, timestamp);
    for (const [used, at] of usedNonces) {
      if (at < now - WINDOW_SECONDS) usedNonces.delete(used);
    }
  }

  return {
    verify({ method, url, params }) {
      const missing = NEEDED.filter((name) => textOf(params, name) === '');
      if (missing.length === NEEDED.length) return undefined;
      if (missing.length > 0) {
        const word = missing.length === 1 ? 'parameter' : 'parameters';
        throw refused(`Missing OAuth ${word} ${missing.join(', ')}`, 'authentication_missing_parameter');
      }
      const key = keys.find((each) => each.consumerKey === textOf(params, 'oauth_consumer_key'));
      if (key === undefined) throw refused('Consumer key is invalid.');
      checkSignature(key, baseString(method, url, params), params);
      checkNonce(key, textOf(params, 'oauth_nonce'), Number(textOf(params, 'oauth_timestamp')));
      return key;
    },
  };
}

function textOf(params: Query, name: string): string {
  const value = params.get(name);
  return typeof value === 'string' ? value : '';
}

function checkSignature(key: ApiKey, base: string, params: Query): void {
  const method = textOf(params, 'oauth_signature_method');
  if (method !== 'HMAC-SHA1' && method !== 'HMAC-SHA256') {
    throw refused('Invalid signature - signature method is invalid.');
  }
  const hash = method === 'HMAC-SHA1' ? 'sha1' : 'sha256';
  const wanted = createHmac(hash, `${key.consumerSecret}&`).update(base).digest('base64');
  if (textOf(params, 'oauth_signature').replaceAll(' ', '+') !== wanted) {
    throw refused('Invalid signature - provided signature does not match.');
  }
}

/** The text both sides sign: method, encoded address, and the sorted parameters encoded twice. */
export function baseString(method: string, url: string, params: Query): string {
  const names = [...params.keys()].filter((name) => name !== 'oauth_signature').sort(byBytes);
  const pairs = names.flatMap((name) => pairsOf(name, params.get(name) ?? ''));
  return [method.toUpperCase(), encodeRfc3986(url), encodeRfc3986(pairs.join('&'))].join('&');
}

/** PHP has already turned `status[]` into `status[0]`, so that a client which signed `status[]` never matches. */
function pairsOf(name: string, value: QueryValue): string[] {
  if (typeof value === 'string') return [`${encodeRfc3986(name)}=${encodeRfc3986(value)}`];
  return [...value].map(([key, inner]) => `${encodeRfc3986(`${name}[${key}]`)}=${encodeRfc3986(inner)}`);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
