import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../main/base/errors.ts';
import { realPorts } from '../../../../main/base/ports.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { type HttpRequest, type Transport, TransportError } from '../../../../main/http/transport.ts';
import { createEntraSignIn, type EntraOptions } from '../../../../main/nav/auth/entra.ts';
import { type EntraServerOptions, serveEntra } from '../../../fakes/entra.ts';
import { createSetTime } from '../../http/setTime.ts';

const read = (name: string) => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8');
const tls = { key: read('tls/key.pem'), cert: read('tls/certificate.pem') };
const certificate = `${read('entra/certificate.pem')}${read('entra/key.pem')}`;

const TENANT = '3d2a6f0e-7f1b-4a0c-9a44-0d8a3f0a1b2c';
const CLIENT = '8f1c2d3e-1111-4222-8333-444455556666';
const SECRET = 'a-good-secret-of-forty-letters-or-so';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.close();
});

/** A token server and a sign-in that trusts it. */
async function start(given: Partial<EntraOptions> = {}, server: Partial<EntraServerOptions> = {}) {
  const entra = await serveEntra({
    tenantId: TENANT,
    clientId: CLIENT,
    credential: { secret: SECRET },
    tls,
    now: () => realPorts().now(),
    ...server,
  });
  const node = createNodeTransport();
  open.push(entra, node);
  const signIn = createEntraSignIn({
    system: 'nav1',
    tenantId: TENANT,
    clientId: CLIENT,
    authority: entra.url,
    clientSecret: SECRET,
    transport: node.transport,
    ports: realPorts(),
    // A pin and a handshake are NAV's; a token server would be refused by the one and puzzled by the other.
    network: { id: 'nav1', trusted: [tls.cert], pinned: '0'.repeat(64) },
    ...given,
  });
  return { entra, signIn };
}

const request: HttpRequest = { method: 'GET', url: 'https://nav.example/', headers: { Accept: 'application/json' } };

async function tokenOf(signIn: { sign(request: HttpRequest): HttpRequest | Promise<HttpRequest> }): Promise<string> {
  const { headers } = await signIn.sign(request);
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers['Authorization'] ?? '') ?? [];
  return token;
}

async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectorError)) throw new Error(`expected a ConnectorError, got ${String(error)}`);
  return error;
}

/** Everything of an error that could be logged or shown. */
function wordsOf(error: ConnectorError): string {
  return JSON.stringify([error.message, error.whatToDo, error.params, String(error.cause), error.stack]);
}

describe('signing in as an application of Microsoft Entra', () => {
  it('asks for one token however many calls begin at once, and keeps it', async () => {
    const { entra, signIn } = await start();
    const tokens = await Promise.all([1, 2, 3, 4].map(() => tokenOf(signIn)));
    expect(tokens.map(entra.isGood)).toEqual([true, true, true, true]);
    expect(await tokenOf(signIn)).toBe(tokens[0]);
    expect(entra.tokenRequests()).toBe(1);
  });

  it('takes an authority that names the tenant already', async () => {
    const { entra } = await start();
    const { signIn } = await start({ authority: `${entra.url}/${TENANT}` });
    expect(entra.isGood(await tokenOf(signIn))).toBe(true);
  });

  it('proves itself by a certificate that is found by its SHA-256 thumbprint', async () => {
    const credential = { certificate };
    const { entra, signIn } = await start({ clientSecret: undefined, clientCertificate: certificate }, { credential });
    expect(entra.isGood(await tokenOf(signIn))).toBe(true);
  });

  it('renews past the kept token, once for all that were refused together', async () => {
    const { entra, signIn } = await start();
    const first = await tokenOf(signIn);
    entra.revokeTokens();
    expect(await Promise.all([signIn.renew?.(), signIn.renew?.()])).toEqual([true, true]);
    const second = await tokenOf(signIn);
    expect([entra.isGood(first), entra.isGood(second)]).toEqual([false, true]);
    expect(entra.tokenRequests()).toBe(2);
  });

  it('asks anew shortly before a token ends', async () => {
    const { entra, signIn } = await start({}, { tokenSeconds: () => 200 });
    const first = await tokenOf(signIn);
    expect(await tokenOf(signIn)).not.toBe(first);
    expect(entra.tokenRequests()).toBe(2);
  });
});

describe('a refused sign-in', () => {
  const told = (aadsts: string) => ({
    status: 401,
    error: 'invalid_client',
    description: `${aadsts}: no, for app '${CLIENT}' in ${TENANT}. Trace ID: 0000`,
  });

  it.each([
    ['AADSTS7000222', 'has expired', 'Make a new client secret'],
    ['AADSTS7000215', 'not the right one', 'not its id'],
    ['AADSTS700016', 'does not know this application', 'client id'],
    ['AADSTS700027', 'certificate', 'Upload'],
    ['AADSTS999999', 'does not know', 'app registration'],
  ])('with %s says what to do, names the number, and asks once', async (aadsts, says, remedy) => {
    const { entra, signIn } = await start();
    entra.refuse(told(aadsts));
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused', params: { aadsts } });
    expect(error.message).toContain(aadsts);
    expect(`${error.message} ${error.whatToDo}`).toContain(says);
    expect(error.whatToDo).toContain(remedy);
    expect(wordsOf(error)).not.toMatch(new RegExp([SECRET, TENANT, CLIENT, 'Trace'].join('|')));
    expect(entra.tokenRequests()).toBe(1);
  });

  it('is told from a wrong secret alone, without a number', async () => {
    const { entra, signIn } = await start({ clientSecret: 'not-the-secret' });
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused', params: {} });
    expect(wordsOf(error)).not.toContain('not-the-secret');
    expect(entra.tokenRequests()).toBe(1);
  });

  it('is told from a tenant that does not exist', async () => {
    const { entra, signIn } = await start({ tenantId: 'contoso-typo.example' });
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'authentication', params: { aadsts: 'AADSTS90002' } });
    expect(wordsOf(error)).not.toContain('contoso-typo');
    expect(entra.tokenRequests()).toBe(0);
  });

  it('ends by itself when it is asked again after a new secret was made', async () => {
    const { entra, signIn } = await start();
    entra.refuse(told('AADSTS7000222'));
    await failure(tokenOf(signIn));
    entra.refuse(null);
    expect(entra.isGood(await tokenOf(signIn))).toBe(true);
  });

  const key = read('entra/key.pem');
  it.each([
    ['no certificate', key, 'no certificate'],
    ['no key', read('entra/certificate.pem'), 'without a private key'],
    ['a key of another certificate', `${tls.cert}${key}`, 'do not belong together'],
    ['a certificate that is none', '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----', 'no certificate'],
  ])('is told before anything is sent from %s', async (_name, clientCertificate, says) => {
    const { entra, signIn } = await start({ clientCertificate });
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'authentication', code: 'signin-refused' });
    expect(error.message).toContain(says);
    expect(entra.tokenRequests()).toBe(0);
  });

  it('is told from a certificate that has expired', async () => {
    const { ports } = createSetTime(Date.UTC(2200, 0, 1));
    const { signIn } = await start({ clientCertificate: certificate, ports });
    expect((await failure(tokenOf(signIn))).message).toMatch(/expired on 2126-\d\d-\d\d/);
  });

  it('is told from an address for tokens that is not https', async () => {
    const { signIn } = await start({ authority: 'http://localhost:1' });
    expect((await failure(tokenOf(signIn))).whatToDo).toContain('https');
  });
});

describe('a token server that cannot be had', () => {
  it('that is not trusted is unavailable, with a remedy, and nothing of the secret is sent', async () => {
    const { entra, signIn } = await start({ network: { id: 'nav1' } });
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'signin-unavailable', retryable: true });
    expect(error.whatToDo).toContain('CA file');
    expect(entra.tokenRequests()).toBe(0);
  });

  it('that nobody listens for is unavailable, with a remedy', async () => {
    const { entra, signIn } = await start();
    await entra.close();
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'unavailable', cause: { failure: 'refused' } });
    expect(error.whatToDo).toContain('internet');
  });

  it.each([429, 503])('that answers %i is unavailable, and its wish for a pause is kept', async (status) => {
    const { entra, signIn } = await start();
    const headers = { 'Retry-After': '30' };
    entra.refuse({ status, error: 'temporarily_unavailable', description: 'busy', headers });
    expect(await failure(tokenOf(signIn))).toMatchObject({ kind: 'unavailable', status, retryAfterMs: 30_000 });
    expect(await failure(tokenOf(signIn))).toMatchObject({ kind: 'unavailable' });
    expect(entra.tokenRequests()).toBe(1);
  });

  it('that gives no answer in half a minute is given up', async () => {
    const time = createSetTime();
    const transport: Transport = ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new TransportError('other', true, 'cut off')));
        queueMicrotask(() => time.forward(30_000));
      });
    const { signIn } = await start({ transport, ports: time.ports });
    const error = await failure(tokenOf(signIn));
    expect(error).toMatchObject({ kind: 'unavailable', cause: { failure: 'timeout' } });
    expect(time.waiting()).toBe(0);
  });

  it('that is a page of a proxy is unavailable', async () => {
    const transport: Transport = async () => ({ status: 200, headers: {}, body: '<html>Welcome</html>' });
    const { signIn } = await start({ transport });
    expect((await failure(tokenOf(signIn))).whatToDo).toContain('proxy');
  });
});
