import { describe, expect, it } from 'vitest';
import { emptySettings, type Settings } from '../../../main/contract/settings.ts';
import { checkedAddress } from '../../../main/settings/addressChecks.ts';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { SettingsRefused } from '../../../main/settings/problems.ts';
import { createSettings } from '../../../main/settings/settings.ts';
import type { SettingsStore } from '../../../main/settings/settingsStore.ts';
import { sources, validFile } from './validFile.ts';

const PRIVATE = 'a store on the internet cannot reach a private address; use a public one, a tunnel or none';
const HTTPS = 'must begin with https, because orders pass over the internet';
const PORT = 'use port 443 or 8080; WooCommerce sends to no other';

/** A file with this address, and its shop at `shop`. */
function file(address: object, shop = 'https://shop.example'): string {
  const { publicUrl: _url, users: _users, ...rest } = validFile;
  const connections = validFile.connections.map((one) => (one.id === 'shop' ? { ...one, url: shop } : one));
  return JSON.stringify({ ...rest, connections, ...address });
}

function problems(address: object, shop?: string) {
  const parsed = parseSettingsFile(file(address, shop), sources);
  return parsed.ok ? [] : parsed.problems.map(({ path, problem }) => [path, problem]);
}

const fixed = (url: string) => ({ address: { kind: 'fixed', url } });

describe('a fixed address', () => {
  it.each([
    ['https://orders.example', []],
    ['https://orders.example:8080/hooks', []],
    ['https://8.8.8.8', []],
    ['https://172.32.0.1', []],
    ['http://orders.example', [HTTPS]],
    ['https://orders.example:8443', [PORT]],
    ['https://anna:secret@orders.example', ['must hold no user and no password, a store does not send there']],
    ['https://127.0.0.1', [PRIVATE]],
    ['https://2130706433', [PRIVATE]],
    ['https://10.1.2.3', [PRIVATE]],
    ['https://172.16.0.1', [PRIVATE]],
    ['https://192.168.1.20', [PRIVATE]],
    ['https://169.254.1.1', [PRIVATE]],
    ['https://100.64.0.1', [PRIVATE]],
    ['https://[::1]', [PRIVATE]],
    ['https://[fe80::1]', [PRIVATE]],
    ['https://localhost', [PRIVATE]],
    ['https://nav01', [PRIVATE]],
    ['https://connector.local.', [PRIVATE]],
    ['http://192.168.1.20:4781', [HTTPS, PRIVATE, PORT]],
  ])('%s is taken as a store on the internet can use it', (url, wanted) => {
    expect(problems(fixed(url))).toEqual(wanted.map((problem) => ['address.url', problem]));
    expect(problems({ publicUrl: url })).toEqual(wanted.map((problem) => ['publicUrl', problem]));
  });

  it.each(['http://127.0.0.1:8000', 'http://localhost', 'http://192.168.1.9', 'https://shop.test', 'http://[fd00::1]'])(
    'is as the network wants it where the only store is at %s',
    (shop) => {
      expect(problems(fixed('http://192.168.1.20:4781'), shop)).toEqual([]);
    },
  );

  it.each<[string, readonly string[]]>([
    ['https://orders.example', []],
    ['https://orders.example:443/hooks', []],
    ['https://orders.example:8080', ['use port 443; BigCommerce sends to no other']],
    ['https://orders.example:8443', ['use port 443; BigCommerce sends to no other']],
  ])('%s has the one port that BigCommerce sends to, beside a shop and alone', (url, wanted) => {
    const big = { kind: 'bigcommerce', id: 'big', storeHash: 'abc123', accessToken: 'x' };
    const beside = { connections: [...validFile.connections, big], ...fixed(url) };
    const alone = { connections: [validFile.connections[0], big], integrations: [], ...fixed(url) };
    for (const added of [beside, alone]) expect(problems(added).map(([, problem]) => problem)).toEqual(wanted);
  });

  it('may have the port of the shop itself on the shop’s own host', () => {
    expect(problems(fixed('https://shop.example:8443/connector'), 'https://shop.example:8443')).toEqual([]);
  });
});

describe('an address', () => {
  it('is said in one of two ways, not in both', () => {
    expect(problems({ publicUrl: 'https://a.example', address: { kind: 'none' } })).toEqual([
      ['address', 'says the same as "publicUrl"; name only one of the two'],
    ]);
  });

  it.each([
    [{ kind: 'ngrok' }, 'address.kind', 'use "none", "fixed" or "localtunnel"'],
    [{ kind: 'fixed' }, 'address.url', 'is missing'],
    [{ kind: 'none', url: 'https://a.example' }, 'address.url', 'is not a field of the settings'],
    [{ kind: 'localtunnel', host: 'lt.example' }, 'address.host', 'use an http or https address without ? and #'],
    ...['abc', 'Shop', 'a-b1', '-abcdef', 'a'.repeat(64)].map((subdomain) => [
      { kind: 'localtunnel', subdomain },
      'address.subdomain',
      'use 4 to 63 small letters and digits, or 6 to 63 with dashes between them',
    ] as const),
  ] as const)('%j is refused with its place, in a file and in the window', (address, path, problem) => {
    expect(problems({ address })).toEqual([[path, problem]]);
    const refused = refusalOf(address);
    expect(refused.problems).toEqual([{ path, problem }]);
    expect(refused.message).toBe('The public address was not saved: one thing in it is not right.');
  }); // prettier-ignore
});

function refusalOf(address: unknown): SettingsRefused {
  try {
    checkedAddress(address, []);
  } catch (error) {
    if (error instanceof SettingsRefused) return error;
  }
  throw new Error('it was taken');
}

describe('settings', () => {
  function settings(kept?: Settings) {
    let value: unknown = kept;
    let bytes = 0;
    const secrets = new Map<string, string>();
    const store = {
      get: () => value,
      set: (after: Settings) => {
        value = JSON.parse(JSON.stringify(after)) as unknown;
      },
      setAside: () => '',
    } as SettingsStore;
    const part = createSettings({
      store,
      vault: {
        putSecret: (id, secret) => void secrets.set(id, secret),
        secret: (id) => secrets.get(id) ?? null,
        removeSecret: (id) => void secrets.delete(id),
      },
      ports: { now: () => 0, random: (count) => new Uint8Array(count).fill((bytes += 1)) },
    });
    const take = (text: string) => {
      const parsed = parseSettingsFile(text, sources);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      part.applySettingsFile(parsed.value);
      return part.current();
    };
    return { part, take, kept: () => value as Settings };
  }

  it('choose a name for a tunnel once, and keep it as long as its server stays', () => {
    const { part, take, kept } = settings();
    const first = take(file({ address: { kind: 'localtunnel' } })).tunnel;
    expect(first).toEqual({ host: 'https://localtunnel.me', subdomain: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(take(file({ address: { kind: 'localtunnel' } })).tunnel).toEqual(first);
    expect(settings(kept()).part.current().tunnel).toEqual(first);
    part.setAddress({ kind: 'localtunnel', host: 'https://lt.example' });
    expect(part.current().tunnel?.subdomain).not.toBe(first?.subdomain);
  });

  it.each([
    { kind: 'none' },
    { kind: 'fixed', url: 'https://orders.example' },
    { kind: 'localtunnel', host: 'https://lt.example', subdomain: 'lindner-shop' },
  ])('go out and come in again with the address %j', (address) => {
    const { part, take } = settings();
    const before = take(file({ address }));
    const exported = JSON.parse(part.exportSettings()) as Record<string, unknown>;
    const again = settings().take(file({ publicUrl: exported['publicUrl'], address: exported['address'] }));
    expect([again.publicUrl, again.tunnel]).toEqual([before.publicUrl, before.tunnel]);
  });

  it('take the window’s address in place of the one before', () => {
    const { part, take } = settings();
    take(file({ publicUrl: 'https://orders.example' }));
    part.setAddress({ kind: 'localtunnel', host: 'https://lt.example', subdomain: 'lindner' });
    expect([part.current().publicUrl, part.current().tunnel?.subdomain]).toEqual([null, 'lindner']);
    part.setAddress({ kind: 'none' });
    expect([part.current().publicUrl, part.current().tunnel]).toEqual([null, undefined]);
  });

  it('of before there was a choice stay as they are', () => {
    const before = { ...emptySettings, publicUrl: 'https://orders.example' };
    expect(settings(before).part.current().publicUrl).toBe('https://orders.example');
  });
});
