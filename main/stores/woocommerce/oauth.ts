import { createHmac } from 'node:crypto';

/*
 * One-legged OAuth 1.0a (RFC 5849) as WooCommerce checks it on plain http: no token, HMAC-SHA256, key = secret + "&".
 */

export type Parameter = readonly [name: string, value: string];

/** RFC 3986: everything but letters, digits and `-._~` is escaped; encodeURIComponent leaves `!*'()` alone. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Parameters of a query string in the order they were sent, decoded; a plus means a space, as PHP reads it. */
export function readQuery(query: string): readonly Parameter[] {
  const decode = (text: string) => decodeURIComponent(text.replaceAll('+', '%20'));
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    });
}

export function writeQuery(parameters: readonly Parameter[]): string {
  return parameters.map(([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`).join('&');
}

/**
 * The text that is signed. `url` is the shop's home address and path without query, character by character as
 * WordPress' own setting spells it. A JSON body is no part of it.
 */
export function oauthBaseString(method: string, url: string, parameters: readonly Parameter[]): string {
  const pairs = parameters
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]): Parameter => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(byName)
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), url, pairs.join('&')].map(encodeRfc3986).join('&');
}

/** Escaped names are plain ASCII, so comparing code units is comparing bytes; localeCompare is not. */
function byName([left]: Parameter, [right]: Parameter): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function oauthSignature(baseString: string, consumerSecret: string): string {
  return createHmac('sha256', `${consumerSecret}&`).update(baseString).digest('base64');
}
