import type { Ports } from '../../base/ports.ts';
import type { HttpRequest } from '../../http/transport.ts';
import { type Parameter, oauthBaseString, oauthSignature, readQuery, writeQuery } from './oauth.ts';

export interface WooSignatureOptions {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** Takes the place of `webhookSecretSlot` in a new webhook's body. */
  readonly webhookSecret: string;
  readonly ports: Ports;
}

/** Stands in a request's body where the webhook secret belongs, so that what is logged before signing has no secret. */
export const webhookSecretSlot = '<webhook secret>';

/**
 * The door's `sign` for a WooCommerce shop: Basic over https, OAuth 1.0a over http. WooCommerce never asks for Basic
 * with a WWW-Authenticate header, so it goes along from the start. Every call signs anew: a repeated nonce is refused.
 */
export function createWooSignature(options: WooSignatureOptions): (request: HttpRequest) => HttpRequest {
  const basic = Buffer.from(`${options.consumerKey}:${options.consumerSecret}`, 'utf8').toString('base64');
  return (request) => {
    if (!takesKeys(request.url)) return request;
    const filled = fillSecret(request, options.webhookSecret);
    if (!request.url.startsWith('https:')) return withOauth(filled, options);
    return { ...filled, headers: { ...filled.headers, authorization: `Basic ${basic}` } };
  };
}

/**
 * Only WooCommerce's own routes take its keys. On WordPress' routes (the index) a Basic header is tried as an
 * application password, and answered 401.
 */
function takesKeys(url: string): boolean {
  return (url.split('?')[0] ?? '').includes('/wp-json/wc/');
}

function fillSecret(request: HttpRequest, webhookSecret: string): HttpRequest {
  if (request.body === undefined) return request;
  const slot = JSON.stringify(webhookSecretSlot);
  return {
    ...request,
    body: request.body.replace(`"secret":${slot}`, () => `"secret":${JSON.stringify(webhookSecret)}`),
  };
}

function withOauth(request: HttpRequest, options: WooSignatureOptions): HttpRequest {
  const [url = '', query = ''] = request.url.split('?', 2);
  const parameters: readonly Parameter[] = [
    ...readQuery(query),
    ['oauth_consumer_key', options.consumerKey],
    ['oauth_timestamp', String(Math.floor(options.ports.now() / 1000))],
    ['oauth_nonce', Buffer.from(options.ports.random(16)).toString('hex')],
    ['oauth_signature_method', 'HMAC-SHA256'],
  ];
  const signature = oauthSignature(oauthBaseString(request.method, url, parameters), options.consumerSecret);
  return { ...request, url: `${url}?${writeQuery([...parameters, ['oauth_signature', signature]])}` };
}
