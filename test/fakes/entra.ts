import { createPrivateKey, createPublicKey, verify, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface EntraServerOptions {
  readonly tenantId: string;
  readonly clientId: string;
  /** How the application proves itself: by its secret, or by this certificate (PEM). */
  readonly credential: { readonly secret: string } | { readonly certificate: string };
  /** PEM; the key, on the P-256 curve, signs the tokens too. */
  readonly tls: { readonly key: string; readonly cert: string };
  /** Epoch milliseconds, for those who check tokens; the provider itself goes by the real clock. */
  readonly now: () => number;
  /** How long the next token holds, in seconds; default 3599. */
  readonly tokenSeconds?: () => number;
}

export interface EntraServer {
  /** Without the tenant and without a slash at its end. */
  readonly url: string;
  /** Requests for tokens, the refused ones among them. */
  readonly tokenRequests: () => number;
  /** Whether a service that Business Central's tokens are made for takes this one. */
  readonly isGood: (token: string) => boolean;
  /** Tokens given out so far are good no longer. */
  readonly revokeTokens: () => void;
  /** Requests for tokens are answered so until null is set: as Microsoft words it, `AADSTS7000222: …`. */
  readonly refuse: (refusal: Refusal | null) => void;
  readonly close: () => Promise<void>;
}

export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const RESOURCE = 'https://api.businesscentral.dynamics.com';

/** Microsoft Entra's part: a real OpenID provider over https that gives out tokens for client credentials. */
export async function serveEntra(options: EntraServerOptions): Promise<EntraServer> {
  let tokenRequests = 0;
  let refusal: Refusal | null = null;
  let oldest = 0;
  let given = 0;
  const callback: { use: ReturnType<Provider['callback']> | null } = { use: null };
  const prefix = `/${options.tenantId}/v2.0`;
  const server = createServer(options.tls, (request, response) => {
    const asksToken = request.method === 'POST';
    if (asksToken) tokenRequests += 1;
    const path = request.url ?? '/';
    if (!path.startsWith(`${prefix}/`)) return refuseWith(response, unknownTenant);
    if (asksToken && refusal) return refuseWith(response, refusal);
    mount(request, prefix);
    callback.use?.(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const provider = quietly(
    () =>
      new Provider(
        `${url}${prefix}`,
        configurationOf(options, () => (given += 1)),
      ),
  );
  provider.proxy = true;
  callback.use = provider.callback();
  return {
    url,
    tokenRequests: () => tokenRequests,
    isGood(token) {
      const claims = claimsOf(token, options.tls.key);
      if (claims === null) return false;
      return claims.aud === RESOURCE && claims.exp * 1000 > options.now() && claims.number > oldest;
    },
    revokeTokens: () => (oldest = given),
    refuse: (wanted) => (refusal = wanted),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const unknownTenant: Refusal = {
  status: 400,
  error: 'invalid_tenant',
  description:
    'AADSTS90002: Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Trace ID: 7f6d2c4b-2f7f-4d6e-8d0c-6a2f3f9d1a00',
};

function refuseWith(response: ServerResponse, { status, error, description, headers }: Refusal): void {
  const numbers = [...description.matchAll(/AADSTS(\d+)/g)].map(([, number]) => Number(number));
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify({ error, error_description: description, error_codes: numbers }));
}

/** The provider reads its own path below where it is mounted, and makes links from the original. */
function mount(request: IncomingMessage & { originalUrl?: string }, prefix: string): void {
  request.originalUrl = request.url ?? '/';
  request.url = request.originalUrl.slice(prefix.length);
}

/** The provider warns on the console of what a real one would need. */
function quietly<T>(run: () => T): T {
  const { info, warn } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  try {
    return run();
  } finally {
    Object.assign(console, { info, warn });
  }
}

function configurationOf(options: EntraServerOptions, nextNumber: () => number): Readonly<Record<string, unknown>> {
  const key = { ...createPrivateKey(options.tls.key).export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
  const { client, method, more } = clientOf(options);
  return {
    clients: [
      {
        client_id: options.clientId,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        id_token_signed_response_alg: 'ES256',
        token_endpoint_auth_method: method,
        ...client,
      },
    ],
    scopes: [`${RESOURCE}/.default`],
    clientAuthMethods: [method],
    jwks: { keys: [key] },
    ttl: { ClientCredentials: () => options.tokenSeconds?.() ?? 3599 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: `${RESOURCE}/.default`,
          audience: RESOURCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: () => ({ tid: options.tenantId, roles: ['API.ReadWrite.All'], ver: '2.0', number: nextNumber() }),
    ...more,
  };
}

interface Client {
  readonly method: 'client_secret_post' | 'private_key_jwt';
  readonly client: Readonly<Record<string, unknown>>;
  readonly more: Readonly<Record<string, unknown>>;
}

function clientOf({ credential }: EntraServerOptions): Client {
  if ('secret' in credential) {
    return { method: 'client_secret_post', client: { client_secret: credential.secret }, more: {} };
  }
  const certificate = new X509Certificate(credential.certificate);
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  const key = { ...certificate.publicKey.export({ format: 'jwk' }), alg: 'PS256', use: 'sig' };
  return {
    method: 'private_key_jwt',
    client: { jwks: { keys: [key] }, token_endpoint_auth_signing_alg: 'PS256' },
    more: {
      enabledJWA: { clientAuthSigningAlgValues: ['PS256'] },
      // Entra finds the certificate by its thumbprint, in the header of what the client signed.
      assertJwtClientAuthClaimsAndHeader: (_context: unknown, _claims: unknown, header: Record<string, unknown>) => {
        if (header['x5t#S256'] !== thumbprint) throw new Error('unknown certificate');
      },
    },
  };
}

interface Claims {
  readonly aud: unknown;
  readonly exp: number;
  readonly number: number;
}

/** What a token says; null where its signature is not right. */
function claimsOf(token: string, key: string): Claims | null {
  const [head = '', body = '', signature = ''] = token.split('.');
  const signed = { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' } as const;
  const good = verify('sha256', Buffer.from(`${head}.${body}`), signed, Buffer.from(signature, 'base64url'));
  return good ? (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims) : null;
}
