import { describe, expect, test } from 'vitest';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, spoiled, validFile } from './validFile.ts';

const problems = (text: string, from = sources) => {
  const parsed = parseSettingsFile(text, from);
  return parsed.ok ? [] : parsed.problems;
};

describe('a settings file that is right', () => {
  const parsed = parseSettingsFile(JSON.stringify(validFile), sources);

  test('is taken whole, with its defaults filled in', () => {
    expect(parsed).toMatchObject({
      ok: true,
      value: { file: { integrations: [{ mode: 'shadow', basis: 'gross', statuses: ['processing', 'completed'] }] } },
    });
  });

  test('brings its secrets from where it names them, without the line break a file ends with', () => {
    expect(parsed.ok ? Object.fromEntries(parsed.value.secrets) : null).toEqual({
      'nav/password': 'from the environment',
      'shop/consumerKey': 'ck_from_a_file',
      'shop/consumerSecret': 'cs_0123456789',
      'user/anna': 'correct horse',
    });
  });

  test('may begin with a byte order mark', () => {
    expect(problems(`\uFEFF${JSON.stringify(validFile)}`)).toEqual([]);
  });
});

test.each([
  ['{\n  "version": 1,\n  "users": [,]\n}', 'line 3, column 13'],
  ['{\n  "connections": [{ "password": hunter2 }]\n}', 'line 2, column 33'],
  ['{ "version": 1 } {', 'line 1, column 18'],
  ['', 'line 1, column 1'],
  ['{ "a": "tab\there" }', 'line 1, column 8'],
])('what is not JSON is refused with its place and never quoted: %s', (text, place) => {
  expect(problems(text)).toEqual([{ path: '', problem: `is not JSON from ${place} on` }]);
});

const fields: readonly (readonly [string, (string | number)[], unknown, string])[] = [
  ['version', ['version'], 2, 'must be 1'],
  ['publicUrl', ['publicUrl'], 'orders.example', 'use an http or https address without ? and #'],
  ['connections[0].kind', ['connections', 0, 'kind'], 'magento', 'use "nav", "woocommerce" or "bigcommerce"'],
  ['connections[0].id', ['connections', 0, 'id'], 'My NAV', 'use 1 to 40 small letters, digits and dashes'],
  ['connections[0].company', ['connections', 0, 'company'], undefined, 'is missing'],
  ['connections[0].company', ['connections', 0, 'company'], '', 'must not be empty'],
  ['connections[0].passwort', ['connections', 0, 'passwort'], 'x', 'is not a field of the settings'],
  ['connections[0].timeoutSeconds', ['connections', 0, 'timeoutSeconds'], 0, 'must be at least 1'],
  ['connections[0].timeoutSeconds', ['connections', 0, 'timeoutSeconds'], 1e6, 'must be at most 600'],
  ['connections[0].timeoutSeconds', ['connections', 0, 'timeoutSeconds'], '60', 'must be a number'],
  [
    'connections[1].consumerKey',
    ['connections', 1, 'consumerKey'],
    { vault: 'x' },
    'write the secret as text that is not empty, or as {"env": "NAME"} or {"file": "path"}',
  ],
  ['integrations[0].mode', ['integrations', 0, 'mode'], 'on', 'must be "shadow" or "live"'],
  ['integrations[0].statuses', ['integrations', 0, 'statuses'], [], 'needs at least one entry'],
  [
    'integrations[0].taxes[1].percent',
    ['integrations', 0, 'taxes', 1, 'percent'],
    '7 %',
    'write the percentage as text, such as "19" or "8.875"',
  ],
  ['integrations[0].taxes[1].percent', ['integrations', 0, 'taxes', 1, 'percent'], 7, 'must be text in quotes'],
  ['integrations[0].accounts.fees', ['integrations', 0, 'accounts', 'fees'], undefined, 'is missing'],
  ['integrations[0].startAt', ['integrations', 0, 'startAt'], '3 May', 'use an instant such as 2026-05-03T00:00:00Z'],
  ['integrations[0].items["A 1.2"].no', ['integrations', 0, 'items'], { 'A 1.2': {} }, 'is missing'],
  ['integrations', ['integrations'], {}, 'must be a list'],
  ['users[0].role', ['users', 0, 'role'], 'owner', 'must be "administrator" or "operator" or "viewer"'],
];

test.each(fields)('names the field that is wrong: %s', (path, keys, value, problem) => {
  expect(problems(spoiled(keys, value))).toEqual([{ path, problem }]);
});

const wholes: readonly (readonly [string, (string | number)[], unknown, RegExp])[] = [
  ['connections[1].id', ['connections', 1, 'id'], 'nav', /"nav" is used more than once/],
  ['connections[0].id', ['connections', 0, 'id'], 'user', /"user" is kept for the dashboard/],
  ['integrations[0].store', ['integrations', 0, 'store'], 'elsewhere', /there is no connection "elsewhere"/],
  ['integrations[0].nav', ['integrations', 0, 'nav'], 'shop', /is of kind woocommerce, here one of kind nav is needed/],
  ['integrations[0].statuses[0]', ['integrations', 0, 'statuses'], ['wc-processing'], /write "processing"/],
  ['integrations[0].taxes[1].percent', ['integrations', 0, 'taxes', 1, 'percent'], '19.0', /more than once/],
  ['integrations[0].timeZone', ['integrations', 0, 'timeZone'], 'Europe/Berlitz', /is not a time zone/],
  ['schedules.poll', ['schedules', 'poll'], 'every minute', /is not a cron expression/],
  ['schedules.poll', ['schedules', 'poll'], '@daily', /has no times that can be told/],
  ['schedules.poll', ['schedules', 'poll'], '0 22-2 * * *', /has no times that can be told/],
  ['connections[0].password', ['connections', 0, 'password'], { env: 'NAV_PASS' }, /NAV_PASS is not set/],
  ['connections[0].password', ['connections', 0, 'password'], { file: '/nowhere' }, /\/nowhere cannot be read/],
  ['users[0].password', ['users', 0, 'password'], 'short', /needs at least 8 characters/],
];

test.each(wholes)('names what does not fit together: %s', (path, keys, value, problem) => {
  const found = problems(spoiled(keys, value));
  expect(found).toContainEqual({ path, problem: expect.stringMatching(problem) });
});

test('names every problem at once, cross-checks and missing secrets together', () => {
  const text = spoiled(['integrations', 0, 'store'], 'elsewhere');
  expect(problems(text, { ...sources, env: {} }).map(({ path }) => path)).toEqual([
    'integrations[0].store',
    'connections[0].password',
  ]);
});

describe('two integrations into one company', () => {
  const [nav, shop] = validFile.connections;
  const [web] = validFile.integrations;
  const twoShops = (prefixes: readonly [string, string], otherNav: object) =>
    JSON.stringify({
      ...validFile,
      connections: [nav, shop, { ...shop, id: 'shop2' }, { ...nav, id: 'nav2', ...otherNav }],
      integrations: [
        { ...web, prefix: prefixes[0] },
        { ...web, id: 'web2', store: 'shop2', nav: 'nav2', prefix: prefixes[1] },
      ],
    });
  const sameCompany = { company: 'cronus international ltd.', url: 'http://nav01:7048/BC250/api/v2.0/' };

  test.each([
    [['W', 'W'], 1],
    [['W', 'W1'], 1],
    [['', '7'], 1],
    [['W', 'W-'], 0],
    [['A', 'B'], 0],
  ] as const)('may not make the same external numbers: prefixes %j', (prefixes, count) => {
    const found = problems(twoShops(prefixes, sameCompany)).filter(({ path }) => path === 'integrations[1].prefix');
    expect(found).toHaveLength(count);
  });

  test('may use one prefix when the companies differ', () => {
    expect(problems(twoShops(['W', 'W'], { company: 'CRONUS Ltd.' }))).toEqual([]);
  });

  test('may not join one store to it twice', () => {
    const text = JSON.stringify({ ...validFile, integrations: [web, { ...web, id: 'web2', prefix: 'X-' }] });
    expect(problems(text)).toEqual([
      { path: 'integrations[1].store', problem: '"web" already joins this store to this company' },
    ]);
  });
});
