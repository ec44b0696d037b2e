import { randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../main/base/errors.ts';
import { realPorts } from '../../../../main/base/ports.ts';
import { createDoor, type Exchange, type SignIn } from '../../../../main/http/door.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import type { Network, Transport } from '../../../../main/http/transport.ts';
import { createApiNav } from '../../../../main/nav/api/apiNav.ts';
import { createBasicAuth } from '../../../../main/nav/auth/basic.ts';
import { createEntraSignIn } from '../../../../main/nav/auth/entra.ts';
import { createNtlmHandshake } from '../../../../main/nav/auth/ntlm.ts';
import type { NavSignIn } from '../../../../main/nav/signInRefusal.ts';
import { type EntraServerOptions, serveEntra } from '../../../fakes/entra.ts';
import { createFakeNav, type FakeNav } from '../../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../../fakes/nav/options.ts';
import { serveNtlm } from '../../../fakes/ntlmServer.ts';
import { serveHttp } from '../../../fakes/serve.ts';
import { company } from '../../../navSeed.ts';

const read = (name: string) => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8');
const tls = { key: read('tls/key.pem'), cert: read('tls/certificate.pem') };
/** SHA-256 of the certificate that every server here shows. */
const pinned = fingerprintOf(tls.cert);
const NOW = Date.UTC(2026, 10, 20, 10, 0, 0);
const SECRET = 'a-good-secret-of-forty-letters-or-so';
const anna = { domain: 'CONTOSO', user: 'anna', password: 'Geheim-1ä' };

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of opened.splice(0).toReversed()) await thing.close();
});

function navWith(given: Partial<FakeNavOptions>): FakeNav {
  return createFakeNav({
    now: () => NOW,
    users: [{ name: 'anna', password: 'key-1' }],
    companies: [company],
    ...given,
  });
}

function createTransport(): Transport {
  const node = createNodeTransport();
  opened.push(node);
  return node.transport;
}

interface Way {
  readonly kind: NavSignIn;
  /** Absent where the connection itself signs in. */
  readonly signIn?: SignIn;
  readonly network: Network;
  readonly transport?: Transport;
}

/** NAV as the connector sees it, over sockets, with this sign-in. */
function connect(fake: FakeNav, url: string, way: Way) {
  const exchanges: Exchange[] = [];
  const door = createDoor({
    system: 'nav1',
    transport: way.transport ?? createTransport(),
    ports: realPorts(),
    timeoutMs: 10_000,
    mayWrite: () => true,
    onExchange: (exchange) => exchanges.push(exchange),
    ...(way.signIn && { signIn: way.signIn }),
    network: way.network,
  });
  const companyId = fake.companies[0]?.entity.id ?? '';
  const about = {
    connectionId: 'nav1',
    signIn: way.kind,
    url: `${url}/BC250/api/v2.0`,
    companyId,
    longestOperationMs: 510_000,
    door,
  };
  const open = async () => (await createApiNav(about)).as({ actor: 'webhook', integrationId: 'shop', jobId: 1 });
  return { open, exchanges };
}

async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectorError)) throw new Error(`expected a ConnectorError, got ${String(error)}`);
  return error;
}

describe('NAV behind Basic', () => {
  it('is read over a pinned connection', async () => {
    const fake = navWith({});
    const served = await serveHttp(async (request) => fake.handle(request), { port: 0, tls });
    opened.push(served);
    const signIn = createBasicAuth({ user: 'anna', password: 'key-1' });
    const session = await connect(fake, served.url, { kind: 'basic', signIn, network: { id: 'nav1', pinned } }).open();
    expect(await session.items(['DESK'])).toMatchObject([{ no: 'DESK' }]);
  });
});

describe('NAV behind Windows sign-in', () => {
  async function start(password = anna.password, secure = false, kerberosOnly = false) {
    const fake = navWith({ credentialType: 'Windows' });
    const server = await serveNtlm({
      accounts: [anna],
      handle: fake.handle,
      now: () => realPorts().now(),
      random: (bytes) => randomBytes(bytes),
      kerberosOnly,
      ...(kerberosOnly && { schemes: ['Negotiate'] }),
      ...(secure && { tls }),
    });
    opened.push(server);
    const given = { system: 'nav1', user: 'CONTOSO\\anna', password, ports: realPorts() };
    const network = { id: 'nav1', handshake: createNtlmHandshake(given), ...(secure && { pinned }) };
    return { server, fake, ...connect(fake, server.url, { kind: 'windows', network }) };
  }

  it.each([
    ['http', false],
    ['https with a pinned certificate', true],
  ])('is read and written over %s', async (_name, secure) => {
    const { server, open } = await start(anna.password, secure);
    const session = await open();
    expect(await session.items(['DESK'])).toMatchObject([{ no: 'DESK' }]);
    const made = await session.createCustomer({
      name: 'Anna Schäfer',
      isCompany: false,
      email: 'new@example.com',
      phone: '',
      addressLine1: 'Am Dom 1',
      addressLine2: '',
      city: 'Köln',
      state: '',
      postCode: '50667',
      country: 'DE',
    });
    expect(made.no).not.toBe('');
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(server.requests.filter(({ kind }) => kind === 'first leg')).toHaveLength(1);
  });

  it('is read two hundred times over four connections with four handshakes', async () => {
    const { server, open } = await start();
    const session = await open();
    // What is read in pages goes out by itself, however much is asked at once.
    const read = () => session.everyItem()[Symbol.asyncIterator]().next();
    for (let round = 0; round < 50; round += 1) await Promise.all([1, 2, 3, 4].map(read));
    const kinds = server.requests.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'first leg').length).toBeLessThanOrEqual(4);
    expect(kinds.filter((kind) => kind === 'accepted' || kind === 'signed in').length).toBeGreaterThanOrEqual(200);
  });

  it('refuses a wrong password once, and says what to do', async () => {
    const { server, open, exchanges } = await start('wrong');
    const error = await failure(open());
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused' });
    expect(error.message).toBe('127.0.0.1 refused this sign-in. The Windows account is not accepted.');
    expect(error.whatToDo).toContain('Enter domain, user and password again');
    expect(server.requests.map(({ kind }) => kind)).toEqual(['anonymous', 'first leg', 'refused']);
    expect(exchanges.map(({ response }) => response?.status)).toEqual([401]);
  });

  it('names the way out where it takes Kerberos only', async () => {
    const { server, open } = await start(anna.password, false, true);
    const error = await failure(open());
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused' });
    expect(error.whatToDo).toContain('second NAV service with credential type NavUserPassword');
    expect(server.requests.map(({ kind }) => kind)).toEqual(['anonymous', 'refused']);
  });
});

describe('NAV behind Microsoft Entra', () => {
  async function start(given: Partial<EntraServerOptions> = {}) {
    const time = { ahead: 0 };
    const entra = await serveEntra({
      tenantId: 'contoso.example',
      clientId: 'connector',
      credential: { secret: SECRET },
      tls,
      now: () => realPorts().now() + time.ahead,
      ...given,
    });
    const fake = navWith({ users: [], bearer: entra.isGood });
    const served = await serveHttp(async (request) => fake.handle(request), { port: 0, tls });
    opened.push(entra, served);
    const transport = createTransport();
    const network = { id: 'nav1', pinned, trusted: [tls.cert] };
    const signIn = createEntraSignIn({
      system: 'nav1',
      tenantId: 'contoso.example',
      clientId: 'connector',
      authority: entra.url,
      clientSecret: SECRET,
      transport,
      ports: realPorts(),
      network,
    });
    return { entra, fake, time, ...connect(fake, served.url, { kind: 'entra', signIn, network, transport }) };
  }

  const statuses = (fake: FakeNav) => fake.admin.requests.map(({ status }) => status);

  it('is read with one token', async () => {
    const { entra, open } = await start();
    const session = await open();
    const reads = await Promise.all([1, 2, 3].map(() => session.items(['DESK'])));
    expect(reads).toMatchObject([[{ no: 'DESK' }], [{ no: 'DESK' }], [{ no: 'DESK' }]]);
    expect(entra.tokenRequests()).toBe(1);
  });

  it('is asked again with a new token when the old one has run out, and the call succeeds', async () => {
    const seconds = [400, 3599];
    const { entra, time, fake, open } = await start({ tokenSeconds: () => seconds.shift() ?? 0 });
    const session = await open();
    const before = statuses(fake).length;
    time.ahead = 500_000;
    expect(await session.items(['DESK'])).toMatchObject([{ no: 'DESK' }]);
    expect(statuses(fake).slice(before, before + 2)).toEqual([401, 200]);
    expect(entra.tokenRequests()).toBe(2);
  });

  it('is refused for good when the new token is refused too', async () => {
    const { entra, fake, time, open } = await start();
    time.ahead = 7_200_000;
    const error = await failure(open());
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused', status: 401 });
    expect(error.whatToDo).toContain('open Microsoft Entra Applications');
    expect(statuses(fake)).toEqual([401, 401]);
    expect(entra.tokenRequests()).toBe(2);
  });

  it('is refused after exactly one request for a token when the secret was taken away', async () => {
    const { entra, fake, open } = await start();
    const session = await open();
    const before = statuses(fake).length;
    entra.revokeTokens();
    entra.refuse({
      status: 401,
      error: 'invalid_client',
      description: 'AADSTS7000215: Invalid client secret provided.',
    });
    const error = await failure(session.items(['DESK']));
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused' });
    expect(error.message).toContain('AADSTS7000215');
    expect(statuses(fake).slice(before)).toEqual([401]);
    expect(entra.tokenRequests()).toBe(2);
  });

  it('leaves neither token nor secret in what is kept of the calls', async () => {
    const { exchanges, open } = await start();
    await (await open()).items(['DESK']);
    expect(JSON.stringify(exchanges)).not.toMatch(/Bearer|eyJ|a-good-secret/);
  });
});

function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
}
