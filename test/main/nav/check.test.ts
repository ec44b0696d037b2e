import { describe, expect, onTestFinished, test } from 'vitest';
import { ConnectorError } from '../../../main/base/errors.ts';
import { realPorts } from '../../../main/base/ports.ts';
import { resolveCompany } from '../../../main/nav/api/companies.ts';
import { withFaults } from '../../fakes/faults.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../fakes/nav/options.ts';
import { serveHttp } from '../../fakes/serve.ts';
import { company, otherCompany } from '../../navSeed.ts';
import { openDoor, sampleAnswer } from './server.ts';
import { ping, serve, isSigned, rows, page, offers, healthy, broken, climbed, brokeAt } from './checkUnderTest.ts';

describe('the ping of a NAV connection', () => {
  test('climbs every rung, few calls and reads only, and says what it found', async () => {
    const { server, ping } = await serve(healthy);
    const result = await ping();
    expect(climbed(result)).toBe(
      'name fine, port fine, http fine, server fine, signIn fine, company fine, read fine, version fine, clock fine, speed fine',
    );
    expect(result).toMatchObject({ ok: true, code: 'fine', whatToDo: '', certificate: null, kind: null });
    expect(result.message).toBe("127.0.0.1 answers; signed in, and company O'Neil & Sons Ltd. can be read.");
    expect(result.ladder.find(({ name }) => name === 'version')?.detail).toBe('Version 21.2.49946.51685.');
    expect(server.heard.every(({ method }) => method === 'GET')).toBe(true);
    // One without sign-in, one that signs in, one for each thing to be read.
    expect(server.heard).toHaveLength(7);
    expect(server.heard.filter(isSigned)).toHaveLength(6);
  });

  test('breaks at the name', async () => {
    const result = await ping('http://nobody.invalid:7048/BC');
    expect(brokeAt(result, 'name')?.whatToDo).toContain('how nobody.invalid is written');
    expect(result).toMatchObject({ code: 'nav-unavailable', kind: 'unavailable' });
  });

  test('breaks at the port', async () => {
    const { server, ping } = await serve(healthy);
    await server.close();
    const result = await ping();
    expect(brokeAt(result, 'port')?.whatToDo).toContain('Windows firewall');
    expect(result.message).toContain('Could not reach the server: nothing listens on port');
  });

  test('breaks at TLS where the port speaks plain http', async () => {
    const { server } = await serve(healthy);
    const result = await ping(`${server.origin.replace('http:', 'https:')}/BC`);
    brokeAt(result, 'tls');
    expect(server.heard).toEqual([]);
  });

  test('breaks at http where the connection is cut', async () => {
    const { ping } = await serve(() => 'drop');
    expect(brokeAt(await ping(), 'http')?.whatToDo).toContain('127.0.0.1 cut the connection');
  });

  test.each([
    ['a web page', page('WordPress'), 'not-odata', '"WordPress"'],
    ['a redirect', { status: 302, headers: { Location: 'https://login.example/' } }, 'not-odata', 'status 302'],
    ["a proxy's page", page('Proxy sign-in', 407), 'not-odata', '"Proxy sign-in"'],
    ["a page's own sign-in", page('Please sign in', 401), 'not-odata', '"Please sign in"'],
  ])('breaks at the server where %s answers, and sends it no credentials', async (_, given, code, words) => {
    const { server, ping } = await serve(() => given);
    const result = await ping();
    expect(brokeAt(result, 'server')?.detail).toContain(words);
    expect(result.message).toContain(`${server.origin}/BC/api/v2.0/companies is not an OData service`);
    expect(result.code).toBe(code);
    expect(server.heard.map(isSigned)).toEqual([false]);
  });

  test.each([
    ['the API is off', 'api', { status: 405 }, 'nav-api-off', 'Enable API Services'],
    ['page services are off', 'pages', { status: 405 }, 'nav-odata-off', 'ODataServicesEnabled'],
    ['the instance is not there', 'api', { status: 404 }, 'not-odata', 'address'],
    ['the server has trouble', 'api', { status: 500 }, 'nav-server-error', 'event log'],
  ] as const)('breaks at the server where %s', async (_, surfaces, given, code, remedy) => {
    const { ping } = await serve((request) => (isSigned(request) ? given : healthy(request)));
    const result = await ping({ surfaces });
    expect(brokeAt(result, 'server')?.whatToDo).toContain(remedy);
    expect(result.code).toBe(code);
  });

  test.each([
    ['the password is wrong', 'Basic realm=""', 'basic', 'web service access key', 2],
    ['it takes Windows sign-in only', 'Negotiate, NTLM', 'basic', 'Choose Windows sign-in', 1],
    ['it takes no Windows sign-in', 'Basic realm="NTLM"', 'windows', 'Choose user and password', 1],
    ['the Windows account is wrong', 'Negotiate, NTLM', 'windows', 'Enter domain, user and password', 2],
    ['the domain may take Kerberos only', 'Negotiate', 'windows', 'ServicesUseNTLMAuthentication', 2],
    ['the Windows user is none in NAV', 'Negotiate, NTLM', 'windowsUser', 'Make this Windows user a user', 2],
    ['the Entra application is unknown', 'Bearer authorization_uri="https://x"', 'entra', 'client id', 2],
  ] as const)('breaks at the sign-in where %s, after one try at most', async (_, schemes, signIn, remedy, heard) => {
    const { server, ping } = await serve(() => offers(schemes));
    const result = await ping({ signIn, surfaces: 'both' });
    expect(brokeAt(result, 'signIn')?.whatToDo).toContain(remedy);
    expect(result).toMatchObject({ code: 'signin-refused', kind: 'authentication' });
    expect(server.heard).toHaveLength(heard);
  });

  test('breaks at the sign-in where no token is given out, and says so in its own words', async () => {
    const { server, ping } = await serve(healthy);
    const refused = new ConnectorError({
      kind: 'authentication',
      code: 'signin-refused',
      message: 'The client secret has expired.',
      whatToDo: 'Make a new client secret.',
    });
    const result = await ping({ signIn: 'entra', signs: { sign: () => Promise.reject(refused) } });
    expect(brokeAt(result, 'signIn')?.detail).toBe('The client secret has expired.');
    expect(result.code).toBe('signin-refused');
    expect(server.heard).toHaveLength(1);
  });

  test('takes a 401 that speaks of a missing permission as one, and does not ask for other credentials', async () => {
    const denied = { status: 401, body: { error: { code: 'Authorization_RequestDenied', message: 'No permission.' } } };
    const { ping } = await serve(broken('/companies', denied));
    const result = await ping();
    brokeAt(result, 'company');
    expect(result).toMatchObject({ code: 'nav-permission', kind: 'permission' });
  });

  test('breaks at the company, and names those there are', async () => {
    const { ping } = await serve(healthy);
    const result = await ping({ company: 'Cronus AG' });
    expect(brokeAt(result, 'company')?.whatToDo).toContain('renamed');
    expect(result.code).toBe('nav-company-unknown');
    expect(result.message).toContain("This user sees: CRONUS USA, Inc., O'Neil & Sons Ltd..");
  });

  test.each([
    ['the tenant is not there', sampleAnswer('errors/tenant-unavailable'), 'nav-tenant-unavailable'],
    ['the user may open none', { status: 403, body: '' }, 'nav-permission'],
  ])('breaks at the company where %s', async (_, given, code) => {
    const { ping } = await serve(broken('/companies', given));
    const result = await ping();
    brokeAt(result, 'company');
    expect(result.code).toBe(code);
  });

  test('breaks at reading, and names all that may not be read with the right that is missing', async () => {
    const denied = sampleAnswer('errors/permission');
    const { server, ping } = await serve((request) => {
      if (request.url.includes('/salesOrders')) return denied;
      // A 401 after a good sign-in is about a right, and must not stop everything as a refused sign-in does.
      if (isSigned(request) && request.url.includes('/items')) return { status: 401 };
      return healthy(request);
    });
    const result = await ping();
    expect(brokeAt(result, 'read')?.detail).toBe(
      "Could not read items and sales orders: the connector's NAV user is not allowed to.",
    );
    expect(result.whatToDo).toContain('Item (27) and Sales Header (36) and Sales Line (37)');
    expect(result).toMatchObject({ code: 'nav-permission', kind: 'permission' });
    expect(server.heard).toHaveLength(7);
  });

  test('breaks at reading where NAV fails on the way', async () => {
    const { ping } = await serve(broken('/salesInvoices', { status: 500 }));
    const result = await ping();
    brokeAt(result, 'read');
    expect(result.code).toBe('nav-server-error');
  });

  test('says that the server does not say its version', async () => {
    const { ping } = await serve((request) =>
      isSigned(request) && request.url.endsWith('/companies') ? rows([{ id: 'c', name: 'Shop' }]) : healthy(request),
    );
    const result = await ping({ company: 'Shop' });
    expect(result.ladder.find(({ name }) => name === 'version')).toMatchObject({
      result: 'fine',
      detail: 'The server does not say its version.',
    });
  });

  test('warns of clocks that differ by more than five minutes', async () => {
    const { ping } = await serve(healthy);
    const result = await ping({ ports: { ...realPorts(), now: () => Date.now() + 7 * 60_000 } });
    expect(result).toMatchObject({
      ok: true,
      code: 'clock-off',
      message: "This computer's clock is 7 minutes ahead of 127.0.0.1's.",
    });
    expect(climbed(result)).toContain('version fine, clock warning, speed fine');
  });

  test('warns of a server that takes more than two seconds for most calls', async () => {
    let clock = Date.now();
    const { ping } = await serve((request) => {
      clock += 2_500;
      return healthy(request);
    });
    const result = await ping({ ports: { ...realPorts(), now: () => clock } });
    expect(result.ladder.at(-1)).toMatchObject({ name: 'speed', result: 'warning' });
    expect(result.ladder.at(-1)?.detail).toBe('127.0.0.1 answers in 2.5 s.');
    expect(result.ok).toBe(true);
  });
});

describe('the ping against a simulated server', () => {
  async function simulate(manner: Partial<FakeNavOptions>) {
    const users = [{ name: 'me', password: 'secret-1' }];
    const fake = createFakeNav({ now: () => Date.now(), users, companies: [company, otherCompany], ...manner });
    const { behaviour } = withFaults(fake.handle, { now: () => Date.now(), after: () => undefined, random: () => 0 });
    const served = await serveHttp(behaviour, { port: 0 });
    onTestFinished(served.close);
    return ping(`${served.url}/BC250`, { company: "O'Neil & Sons", surfaces: 'api', tenant: manner.tenant });
  }

  test.each([
    ['is fine', {}, 'fine'],
    ['is fine for a tenant', { tenant: 't1' }, 'fine'],
    ['meets a switched-off API', { apiEnabled: false }, 'nav-api-off'],
    ['meets Windows sign-in', { credentialType: 'Windows' }, 'signin-refused'],
    ['meets another instance', { instance: 'BC260' }, 'not-odata'],
  ] as const)('%s', async (_, manner, code) => {
    expect(await simulate(manner)).toMatchObject({ code, ok: code === 'fine' });
  });
});

describe('the company that the settings mean', () => {
  const asked = { system: 'nav1', origin: { actor: 'engine' } };

  test.each([['824820A2-508c-ed11-aada-000d3a298ab3'], ["O'Neil & Sons Ltd."], ["o'neil & sons ltd."]])(
    'is found by %s',
    async (wanted) => {
      const { server } = await serve(healthy);
      const { door, url, close } = openDoor(server.origin);
      onTestFinished(close);
      await expect(resolveCompany({ door, url, ...asked }, wanted)).resolves.toMatchObject({
        id: '824820a2-508c-ed11-aada-000d3a298ab3',
      });
    },
  );

  test('is none when two have the same display name', async () => {
    const same = ['A', 'B'].map((name) => ({ id: name, name, displayName: 'Shop' }));
    const { server } = await serve(() => rows(same));
    const { door, url, close } = openDoor(server.origin);
    onTestFinished(close);
    await expect(resolveCompany({ door, url, ...asked }, 'Shop')).rejects.toMatchObject({
      kind: 'notFound',
      code: 'nav-company-unknown',
    });
    await expect(resolveCompany({ door, url, ...asked }, 'B')).resolves.toMatchObject({ id: 'B' });
  });
});
