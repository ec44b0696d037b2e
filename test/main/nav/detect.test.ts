import { afterEach, describe, expect, test } from 'vitest';
import { addressesOf, isOnline } from '../../../main/nav/addresses.ts';
import { type Detection, detectSurfaces, type DetectOptions } from '../../../main/nav/detect.ts';
import { withFaults } from '../../fakes/faults.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../fakes/nav/options.ts';
import { serveHttp } from '../../fakes/serve.ts';
import { company, otherCompany } from '../../navSeed.ts';
import { type Answering, type Given, openDoor, sampleAnswer, startServer } from './server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function detectAt(origin: string, path: string, more: Partial<DetectOptions> = {}): Promise<Detection> {
  const { door, close } = openDoor(origin);
  closers.push(close);
  const rest = { door, connectionId: 'nav1', origin: { actor: 'engine' }, surfaces: 'auto' } as const;
  return detectSurfaces({ ...rest, url: `${origin}${path}`, ...more });
}

async function serve(answering: Answering) {
  const server = await startServer(answering);
  closers.push(server.close);
  const detect = (more: Partial<DetectOptions> & { readonly path?: string } = {}) =>
    detectAt(server.origin, more.path ?? '/BC', more);
  return { server, detect };
}

const rows = (value: readonly unknown[]): Given => ({ status: 200, body: { value } });
const notThere: Given = { status: 404, body: { error: { code: 'BadRequest_NotFound', message: 'No HTTP resource.' } } };
const off: Given = { status: 405, body: { error: { code: 'BadRequest_MethodNotAllowed', message: 'Not allowed.' } } };
const services = rows([
  { name: 'Company', kind: 'EntitySet', url: 'Company' },
  { name: 'SalesOrder', kind: 'EntitySet', url: 'SalesOrder' },
]);
const companies = rows([{ Name: 'CRONUS', Display_Name: '', Id: '' }]);
const atom: Given = {
  status: 200,
  headers: { 'Content-Type': 'application/atomsvc+xml' },
  body: '<?xml version="1.0"?><service/>',
};

/** A server that has these addresses, as `/BC/<address>`; every other one is not there. */
const having =
  (has: Readonly<Record<string, Given>>): Answering =>
  ({ url }) =>
    has[url.replace(/^\/[^/]+\//, '')] ?? notThere;

const bc17 = {
  'api/v2.0/companies': sampleAnswer('api-v2/companies-list'),
  'ODataV4/': services,
  'ODataV4/Company': companies,
};
const old = (version: string) => rows([{ id: 'c1', name: 'CRONUS', systemVersion: version }]);

describe('the surfaces of a server', () => {
  test.each([
    ['Business Central 17 and later', bc17, ['api', 'pages'], '21.2.49946.51685', []],
    [
      'Business Central 14 to 16',
      { 'api/v1.0/companies': old(''), 'ODataV4/': services, 'ODataV4/Company': companies },
      ['pages'],
      'Business Central, version 14 to 16',
      ['api-too-old'],
    ],
    [
      'Business Central 14 that tells its version',
      { 'api/v1.0/companies': old('14.0.29537.0'), 'ODataV4/': services, 'ODataV4/Company': companies },
      ['pages'],
      '14.0.29537.0',
      ['api-too-old'],
    ],
    [
      'NAV 2018 with its first API',
      { 'api/beta/companies': old(''), 'ODataV4/': services, 'ODataV4/Company': companies },
      ['pages'],
      'Dynamics NAV 2018 or Business Central, version 13',
      ['api-too-old'],
    ],
    ['NAV 2017', { 'ODataV4/': services, 'ODataV4/Company': companies }, ['pages'], 'Dynamics NAV 2017 or 2018', []],
    ['NAV 2013 to 2016', { 'OData/': atom }, [], 'Dynamics NAV 2016 or older', ['odata-v4-off']],
    [
      'one whose API is switched off',
      { 'api/v2.0/companies': off, 'ODataV4/': services, 'ODataV4/Company': companies },
      ['pages'],
      '',
      ['api-off'],
    ],
    [
      'one whose page services are switched off',
      { ...bc17, 'ODataV4/': off, 'OData/': off },
      ['api'],
      '21.2.49946.51685',
      ['odata-off'],
    ],
    [
      'one that has published nothing',
      { ...bc17, 'ODataV4/': rows([{ name: 'Company' }]) },
      ['api', 'pages'],
      '21.2.49946.51685',
      ['nothing-published'],
    ],
  ] as const)('are found of %s', async (_, has, surfaces, version, todo) => {
    const { detect } = await serve(having(has));
    const found = await detect();
    expect(found.surfaces).toEqual(surfaces);
    expect(found.version).toBe(version);
    expect(found.stillToDo.map(({ code }) => code)).toEqual(todo);
    expect(found.problem === null).toBe(surfaces.length > 0);
  });

  test('are told with their companies and published services, newest address first', async () => {
    const { server, detect } = await serve(having(bc17));
    const found = await detect();
    expect(found.companies.api.map(({ name }) => name)).toEqual(['CRONUS USA, Inc.', "O'Neil & Sons Ltd."]);
    expect(found.companies.pages).toEqual([{ id: '', name: 'CRONUS', displayName: 'CRONUS' }]);
    expect(found.services).toEqual(['SalesOrder']);
    expect(found.endpoints).toEqual({
      'api/v2.0': 'there',
      'api/v1.0': 'notAsked',
      'api/beta': 'notAsked',
      ODataV4: 'there',
      OData: 'notAsked',
    });
    expect(server.heard.map(({ url }) => url)).toEqual([
      '/BC/api/v2.0/companies',
      '/BC/ODataV4/',
      '/BC/ODataV4/Company',
    ]);
  });

  test('are asked in the whole order where little is there', async () => {
    const { server, detect } = await serve(having({ 'OData/': rows([]) }));
    const found = await detect({ path: '/DynamicsNAV80' });
    expect(server.heard.map(({ url }) => url.replace('/DynamicsNAV80/', ''))).toEqual([
      'api/v2.0/companies',
      'api/v1.0/companies',
      'api/beta/companies',
      'ODataV4/',
      'OData/',
    ]);
    expect(found.version).toBe('Dynamics NAV 2015');
    expect(found.stillToDo[0]?.text).toContain('ODataServicesV4EndpointEnabled');
  });

  test('are those that the address or the settings name', async () => {
    const { detect } = await serve(having(bc17));
    expect((await detect({ path: '/BC/ODataV4/' })).surfaces).toEqual(['pages']);
    expect((await detect({ path: '/BC/api/v2.0' })).surfaces).toEqual(['api']);
    expect((await detect({ surfaces: 'pages' })).surfaces).toEqual(['pages']);
    expect((await detect({ surfaces: 'both' })).surfaces).toEqual(['api', 'pages']);
  });

  test('name the setting that is off, the restart and the page that fills the API', async () => {
    const { detect } = await serve(having({ 'api/v2.0/companies': off, 'ODataV4/': off, 'OData/': off }));
    const found = await detect();
    const text = found.stillToDo.map((todo) => todo.text).join(' ');
    for (const word of ['ApiServicesEnabled', 'Integrate APIs', 'restart', 'ODataServicesEnabled'])
      expect(text).toContain(word);
    expect(found.problem).toMatchObject({ code: 'nav-api-off' });
  });

  test('are not looked for any further when the sign-in is refused', async () => {
    const { server, detect } = await serve(() => ({
      status: 401,
      headers: { 'WWW-Authenticate': 'Negotiate, NTLM, Basic realm="Bearer of gifts"' },
    }));
    const found = await detect();
    expect(server.heard).toHaveLength(1);
    expect(found.offered).toEqual(['negotiate', 'ntlm', 'basic']);
    expect(found.surfaces).toEqual([]);
    expect(found.problem).toMatchObject({ kind: 'authentication', code: 'signin-refused' });
  });

  test.each([
    ['a web page', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Our shop</h1>' }, '"Our shop"'],
    ['a redirect', { status: 301, headers: { Location: 'https://elsewhere.example/' } }, 'status 301'],
    ["a proxy's page", { status: 407, headers: { 'Content-Type': 'text/html' }, body: '<b>Proxy</b>' }, '"Proxy"'],
    ['another JSON service', { status: 200, body: { hello: 1 } }, 'hello'],
  ])('are none where %s answers, which is named', async (_, given, words) => {
    const { server, detect } = await serve(() => given);
    const { problem, surfaces } = await detect();
    expect(surfaces).toEqual([]);
    expect(problem).toMatchObject({ code: 'not-odata' });
    expect(problem?.message).toContain(`${server.origin}/BC/api/v2.0/companies is not an OData service`);
    expect(problem?.message).toContain(words);
  });

  test('are none where nothing listens: that is for the caller', async () => {
    const { server, detect } = await serve(() => notThere);
    await server.close();
    await expect(detect()).rejects.toMatchObject({ code: 'nav-unavailable' });
  });

  test('say that the user sees no company', async () => {
    const { detect } = await serve(having({ 'api/v2.0/companies': rows([]) }));
    expect((await detect({ surfaces: 'api' })).stillToDo.map(({ code }) => code)).toEqual(['no-company']);
  });
});

describe('the surfaces of a simulated server', () => {
  async function simulate(manner: Partial<FakeNavOptions>) {
    const users = [{ name: 'me', password: 'secret-1' }];
    const fake = createFakeNav({ now: () => Date.now(), users, companies: [company, otherCompany], ...manner });
    const { behaviour } = withFaults(fake.handle, { now: () => Date.now(), after: () => undefined, random: () => 0 });
    const served = await serveHttp(behaviour, { port: 0 });
    closers.push(served.close);
    return detectAt(served.url, '/BC250', { tenant: manner.tenant });
  }

  test.each([
    ['the API alone', {}, ['api'], ['odata-off']],
    ['both', { pages: {} }, ['api', 'pages'], []],
    ['page services alone', { apiEnabled: false, pages: {} }, ['pages'], ['api-off']],
    ['both for a tenant', { tenant: 't1', pages: {} }, ['api', 'pages'], []],
    ['none, for it takes Windows sign-in', { credentialType: 'Windows' }, [], []],
    ['none, for it is another instance', { instance: 'BC260' }, [], []],
  ] as const)('are %s', async (_, manner, surfaces, todo) => {
    const found = await simulate(manner);
    expect(found.surfaces).toEqual(surfaces);
    expect(found.stillToDo.map(({ code }) => code)).toEqual(todo);
    for (const surface of surfaces) expect(found.companies[surface].map(({ name }) => name)).toContain('CRONUS');
  });
});

describe('the addresses that one means', () => {
  const online = 'https://api.businesscentral.dynamics.com/v2.0/contoso/Production';
  test.each([
    ['http://nav01:7048/BC250', 'http://nav01:7048/BC250', null],
    ['http://nav01:7048/BC250/', 'http://nav01:7048/BC250', null],
    [' http://nav01:7048/BC250/api/v2.0 ', 'http://nav01:7048/BC250', 'api'],
    ['http://nav01:7048/BC250/API/v1.0/', 'http://nav01:7048/BC250', 'api'],
    ['http://nav01:7048/BC250/api/v2.0/companies(1)/items?$top=1', 'http://nav01:7048/BC250', 'api'],
    ['http://nav01:7048/BC250/ODataV4', 'http://nav01:7048/BC250', 'pages'],
    ["http://nav01:7048/BC250/odatav4/Company('X')/Customer", 'http://nav01:7048/BC250', 'pages'],
    ['http://nav01:7048/DynamicsNAV80/OData', 'http://nav01:7048/DynamicsNAV80', 'pages'],
    ['http://api.contoso.local:7048/apis', 'http://api.contoso.local:7048/apis', null],
    [online, online, null],
    [`${online}/api/v2.0`, online, 'api'],
    [`${online}/ODataV4`, online, 'pages'],
    ['https://businesscentral.dynamics.com/contoso/Production?company=X', online, null],
  ] as const)('of %s', (url, instance, names) => {
    expect(addressesOf(url)).toEqual({
      instance,
      api: `${instance}/api/v2.0`,
      pages: `${instance}/ODataV4`,
      names,
    });
  });

  test('are known to be those of the cloud', () => {
    expect(isOnline(addressesOf(online))).toBe(true);
    expect(isOnline(addressesOf('http://nav01:7048/BC250'))).toBe(false);
  });
});
