import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../main/contract/settings.ts';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, validFile } from './validFile.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

const files: Readonly<Record<string, string>> = { 'ca.pem': PEM, 'ca.der': '\u0030\u0082' };
const from = {
  ...sources,
  readFile(path: string): string {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  },
};

/** The valid file with its NAV connection changed; undefined takes a field away. */
function parse(change: Readonly<Record<string, unknown>>) {
  const [nav, ...stores] = validFile.connections;
  const shop = stores.map((store) => ({ ...store, consumerKey: 'ck_1', consumerSecret: 'cs_1' }));
  const connections = [{ ...nav, ...change }, ...shop];
  return parseSettingsFile(JSON.stringify({ ...validFile, users: [], connections }), from);
}

function problems(change: Readonly<Record<string, unknown>>) {
  const parsed = parse(change);
  return parsed.ok ? [] : parsed.problems;
}

const none = { user: undefined, password: undefined };
const entra = { tenantId: 'contoso.example', clientId: '8c1f' };

describe('a NAV connection', () => {
  test.each([
    ['user and password', { password: 'p' }],
    ['a Windows account', { signIn: 'windows', user: 'CONTOSO\\shop', password: 'p' }],
    ['who runs the program', { signIn: 'windowsUser', ...none }],
    ['an Entra application and its secret', { signIn: 'entra', ...none, entra, clientSecret: 's' }],
    ['an Entra application and its certificate', { signIn: 'entra', ...none, entra, clientCertificate: 'c' }],
  ])('signs in with %s', (_name, change) => {
    expect(problems(change)).toEqual([]);
  });

  test.each([
    ['password', { password: undefined }, 'is needed to sign in as "basic"'],
    ['user', { signIn: 'windows', password: 'p', user: undefined }, 'is needed to sign in as "windows"'],
    ['user', { signIn: 'windowsUser', password: undefined }, 'has no use where "signIn" is "windowsUser"'],
    ['entra', { signIn: 'entra', ...none, clientSecret: 's' }, 'is needed to sign in as "entra"'],
    [
      'clientSecret',
      { signIn: 'entra', ...none, entra },
      'is needed to sign in as "entra", or "clientCertificate" instead',
    ],
    [
      'clientCertificate',
      { signIn: 'entra', ...none, entra, clientSecret: 's', clientCertificate: 'c' },
      'give either this or "clientSecret", not both',
    ],
    ['proxyUser', { password: 'p', proxyUser: 'me' }, 'has no use without a proxy address'],
    [
      'proxyPassword',
      { password: 'p', proxy: 'http://proxy:3128', proxyUser: 'me' },
      'is needed as well: the proxy has user and password, or neither',
    ],
    [
      'certificateAuthority',
      { password: 'p', certificateAuthority: { file: 'ca.der' } },
      'the file ca.der holds no certificate in PEM form',
    ],
    [
      'certificateAuthority',
      { password: 'p', certificateAuthority: { file: 'away.pem' } },
      'the file away.pem cannot be read',
    ],
    [
      'pinnedCertificate',
      { password: 'p', pinnedCertificate: 'ab'.repeat(32) },
      'has no use with an http address; write https',
    ],
    ['pinnedCertificate', { password: 'p', pinnedCertificate: 'abc' }, 'use the SHA-256 fingerprint, 64 hex digits'],
  ])('is refused for its %s, with the path and the reason', (field, change, problem) => {
    expect(problems(change)).toEqual([{ path: `connections[0].${field}`, problem }]);
  });

  test('keeps the certificates of its authority rather than the name of their file', () => {
    const parsed = parse({ password: 'p', certificateAuthority: { file: 'ca.pem' } });
    expect(parsed).toMatchObject({ ok: true, value: { file: { connections: [{ certificateAuthority: PEM }, {}] } } });
  });

  test('takes whatever its address has, unless told otherwise', () => {
    const parsed = parse({ password: 'p' });
    const expected: Partial<Settings['connections'][number]> = { surfaces: 'auto', companyIn: 'auto', proxy: 'none' };
    expect(parsed.ok ? parsed.value.file.connections[0] : null).toMatchObject(expected);
  });
});
