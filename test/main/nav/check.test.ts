import { afterEach, describe, expect, test } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { resolveCompany } from '../../../main/nav/api/companies.ts';
import { checkNav } from '../../../main/nav/check.ts';
import { withFaults } from '../../fakes/faults.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../fakes/nav/options.ts';
import { serveHttp } from '../../fakes/serve.ts';
import { company, otherCompany } from '../../navSeed.ts';
import { type Answering, openDoor, sampleAnswer, startServer } from './server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering) {
  const server = await startServer(answering);
  const connected = openDoor(server.origin);
  closers.push(connected.close, server.close);
  const check = (company = 'CRONUS USA, Inc.', now = () => Date.now()) =>
    checkNav({
      connectionId: 'nav1',
      door: connected.door,
      url: connected.url,
      company,
      ports: { ...realPorts(), now },
    });
  return { ...connected, check, server };
}

const companies = () => sampleAnswer('api-v2/companies-list');
const healthy: Answering = ({ url }) =>
  url.endsWith('/companies') ? companies() : { status: 200, body: { value: [] } };

describe('the ping of a NAV connection', () => {
  test('is fine when everything can be read, and takes a time', async () => {
    const { check, server } = await serve(healthy);
    let clock = 0;
    const start = Date.now();
    const result = await check(undefined, () => start + (clock += 5));
    expect(result).toMatchObject({ ok: true, code: 'fine', whatToDo: '' });
    expect(result.message).toBe('127.0.0.1 answers; signed in, and company CRONUS USA, Inc. can be read.');
    expect(result.milliseconds).toBeGreaterThan(0);
    expect(server.heard.every(({ method }) => method === 'GET')).toBe(true);
  });

  test.each([
    [
      'the sign-in is refused',
      { status: 401, headers: { 'WWW-Authenticate': 'Negotiate' } },
      'signin-refused',
      'It offers Windows sign-in only.',
    ],
    ['the API is switched off', { status: 405 }, 'nav-api-off', 'the API is switched off on this server'],
    [
      'it is another kind of server',
      { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<title>WordPress</title>' },
      'not-odata',
      '"WordPress"',
    ],
    [
      'the version is not there',
      { status: 404, body: { error: { code: 'BadRequest_NotFound', message: 'No HTTP resource.' } } },
      'nav-route-missing',
      'No HTTP resource.',
    ],
  ])('says that %s, and what to do', async (_, given, code, words) => {
    const { check, server } = await serve(() => given);
    const result = await check();
    expect(result).toMatchObject({ ok: false, code });
    expect(result.message).toContain(words);
    expect(result.whatToDo).not.toBe('');
    expect(server.heard).toHaveLength(1);
  });

  test('says that nothing listens', async () => {
    const { check, server } = await serve(healthy);
    await server.close();
    const result = await check();
    expect(result).toMatchObject({ ok: false, code: 'nav-unavailable' });
    expect(result.whatToDo).toContain('Enable OData Services');
  });

  test('names the companies when the one wanted is not among them', async () => {
    const { check } = await serve(healthy);
    const result = await check('Cronus AG');
    expect(result).toMatchObject({ ok: false, code: 'nav-company-unknown' });
    expect(result.message).toContain("This user sees: CRONUS USA, Inc., O'Neil & Sons Ltd..");
  });

  test('says what may not be read', async () => {
    const { check } = await serve((request) =>
      request.url.includes('/salesOrders') ? sampleAnswer('errors/permission') : healthy(request),
    );
    const result = await check();
    expect(result).toMatchObject({ ok: false, code: 'nav-permission' });
    expect(result.message).toContain('Could not read sales orders');
  });

  test('warns of clocks that differ by more than five minutes', async () => {
    const { check } = await serve(healthy);
    const result = await check(undefined, () => Date.now() + 7 * 60_000);
    expect(result).toMatchObject({
      ok: true,
      code: 'clock-off',
      message: "This computer's clock is 7 minutes ahead of 127.0.0.1's.",
    });
  });
});

describe('the ping against a simulated server', () => {
  async function simulate(manner: Partial<FakeNavOptions>) {
    const users = [{ name: 'me', password: 'secret-1' }];
    const fake = createFakeNav({ now: () => Date.now(), users, companies: [company, otherCompany], ...manner });
    const { behaviour } = withFaults(fake.handle, { now: () => Date.now(), after: () => undefined, random: () => 0 });
    const served = await serveHttp(behaviour, { port: 0 });
    const { door, url, close } = openDoor(served.url, { path: '/BC250/api/v2.0' });
    closers.push(close, served.close);
    return checkNav({
      connectionId: 'nav1',
      door,
      url,
      company: "O'Neil & Sons",
      tenant: manner.tenant,
      ports: realPorts(),
    });
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
  test.each([['824820A2-508c-ed11-aada-000d3a298ab3'], ["O'Neil & Sons Ltd."], ["o'neil & sons ltd."]])(
    'is found by %s',
    async (wanted) => {
      const { door, url } = await serve(healthy);
      await expect(resolveCompany(door, url, wanted)).resolves.toMatchObject({
        id: '824820a2-508c-ed11-aada-000d3a298ab3',
      });
    },
  );

  test('is none when two have the same display name', async () => {
    const rows = ['A', 'B'].map((name) => ({ id: name, name, displayName: 'Shop' }));
    const { door, url } = await serve(() => ({ status: 200, body: { value: rows } }));
    await expect(resolveCompany(door, url, 'Shop')).rejects.toMatchObject({
      kind: 'notFound',
      code: 'nav-company-unknown',
    });
    await expect(resolveCompany(door, url, 'B')).resolves.toMatchObject({ id: 'B' });
  });
});
