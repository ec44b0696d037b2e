import type { FakeRequest } from '../http.ts';
import { ShopError } from './errors.ts';
import { createOauthDesk, parseOauthHeader } from './oauth.ts';
import type { Query } from './query.ts';
import { single } from './query.ts';
import type { ApiKey, Shop, User } from './state.ts';

export interface Authenticated {
  readonly key: ApiKey;
  /** Undefined once the key's owner has been deleted. */
  readonly user: User | undefined;
}

export interface Doorman {
  /**
   * Who is asking; undefined for a stranger, which is also what Basic over plain http and an unknown key are.
   * @throws ShopError when credentials were understood and are wrong
   */
  authenticate(request: FakeRequest, url: string, params: Query): Authenticated | undefined;
}

export function createDoorman(shop: Shop): Doorman {
  const oauth = createOauthDesk(shop.keys, () => Math.floor(shop.ports.now() / 1000));
  return {
    authenticate(request, url, params) {
      const header = request.headers['authorization'];
      const key =
        (request.secure ? keyBySecret(shop.keys, header, params) : undefined) ??
        oauth.verify({ method: request.method, url, params: new Map([...params, ...parseOauthHeader(header)]) });
      return key && { key, user: shop.users.find((user) => user.id === key.ownerId) };
    },
  };
}

/** Query credentials are looked at first, then Basic. */
function keyBySecret(keys: readonly ApiKey[], header: string | undefined, params: Query): ApiKey | undefined {
  const inQuery = [single(params, 'consumer_key') ?? '', single(params, 'consumer_secret') ?? ''] as const;
  const [consumerKey, secret] = inQuery.every((part) => part !== '') ? inQuery : basicOf(header);
  const key = keys.find((each) => each.consumerKey === consumerKey);
  if (key === undefined || secret === '') return undefined;
  if (key.consumerSecret !== secret) {
    throw new ShopError(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.');
  }
  return key;
}

function basicOf(header: string | undefined): readonly [string, string] {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1] ?? '';
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [user, rest.join(':')];
}

/** @throws ShopError when the key's own permission does not allow the method */
export function checkPermission(key: ApiKey, method: string): void {
  const wanted = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  if (key.permissions === 'read_write' || key.permissions === wanted) return;
  const message = `The API key provided does not have ${wanted} permissions.`;
  throw new ShopError(401, 'woocommerce_rest_authentication_error', message);
}
