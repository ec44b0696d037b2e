import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptySettings } from '../../../main/contract/settings.ts';
import { migrateKept } from '../../../main/settings/kept.ts';
import { parseSettingsFile, type ParsedSettings } from '../../../main/settings/parseSettings.ts';
import { createSettings } from '../../../main/settings/settings.ts';
import { createSettingsStore } from '../../../main/settings/settingsStore.ts';
import { sources, validFile } from './validFile.ts';

let folder: string;
let secrets: Map<string, string>;
let clock: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  secrets = new Map();
  clock = Date.UTC(2026, 4, 3, 12);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A part over the folder, as after a start. */
function open() {
  let drawn = 0;
  return createSettings({
    store: createSettingsStore(folder, () => clock),
    vault: {
      putSecret: (id, value) => void secrets.set(id, value),
      secret: (id) => secrets.get(id) ?? null,
      removeSecret: (id) => void secrets.delete(id),
    },
    ports: {
      now: () => clock,
      random: (bytes) => new Uint8Array(bytes).fill((drawn += 1)),
    },
  });
}

function parse(file: unknown): ParsedSettings {
  const parsed = parseSettingsFile(JSON.stringify(file), sources);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const path = (name: string) => join(folder, name);

describe('a webhook secret that is lost', () => {
  test('is made anew under another path of the receiver, and all else stays', () => {
    const settings = open();
    const { after } = settings.applySettingsFile(parse(validFile));
    const [id, made] = [...secrets].find(([slot]) => slot.endsWith('/webhookSecret')) ?? ['', ''];
    const { after: renewed } = settings.renewReceiver(id.split('/')[0] ?? '');
    expect(secrets.get(id)).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.get(id)).not.toBe(made);
    const others = (one: (typeof after.connections)[number]) => ({ ...one, receiverKey: '' });
    expect(renewed.connections.map(others)).toEqual(after.connections.map(others));
    const changed = renewed.connections.filter((one, n) => one.receiverKey !== after.connections[n]?.receiverKey);
    expect(changed.map((one) => `${one.id}/webhookSecret`)).toEqual([id]);
  });
});

describe('importing a settings file', () => {
  test('puts it in force, for this start and the next', () => {
    const { before, after } = open().applySettingsFile(parse(validFile));
    expect(before).toEqual(emptySettings);
    expect(after.integrations[0]).toMatchObject({ id: 'web', startAt: '2026-05-03T12:00:00.000Z' });
    expect(open().current()).toEqual(after);
  });

  test('starts with the orders of the second of the first import', () => {
    clock += 308;
    expect(open().applySettingsFile(parse(validFile)).after.integrations[0]?.startAt).toBe('2026-05-03T12:00:00.000Z');
  });

  test('seals the secrets and leaves none of them in the file', () => {
    open().applySettingsFile(parse(validFile));
    expect(secrets.get('nav/password')).toBe('from the environment');
    expect(secrets.get('user/anna')).toMatch(/^scrypt\$16384\$8\$1\$/);
    const kept = readFileSync(path('settings.json'), 'utf8');
    for (const secret of ['from the environment', 'ck_from_a_file', 'cs_0123456789', 'correct horse', 'scrypt']) {
      expect(kept).not.toContain(secret);
    }
    expect(statSync(path('settings.json')).mode & 0o077).toBe(0);
  });

  test('chooses a webhook secret where none is given, and keeps it', () => {
    const part = open();
    part.applySettingsFile(parse(validFile));
    const chosen = secrets.get('shop/webhookSecret');
    expect(chosen).toMatch(/^[0-9a-f]{64}$/);
    part.applySettingsFile(parse(validFile));
    expect(secrets.get('shop/webhookSecret')).toBe(chosen);
  });

  test('keeps the receiver key and the start of what was there before', () => {
    const first = open().applySettingsFile(parse(validFile)).after;
    clock += 86_400_000;
    const second = open().applySettingsFile(parse(validFile)).after;
    expect(second).toEqual(first);
    expect(new Set(second.connections.map(({ receiverKey }) => receiverKey)).size).toBe(2);
  });

  test('removes the secrets of connections and users that are gone', () => {
    const part = open();
    part.applySettingsFile(parse(validFile));
    part.applySettingsFile(parse({ connections: [validFile.connections[0]], users: [] }));
    expect([...secrets.keys()]).toEqual(['nav/password']);
  });

  test('removes the secret of a sign-in that is no longer used', () => {
    const part = open();
    part.applySettingsFile(parse(validFile));
    const [nav] = validFile.connections;
    const { user: _user, password: _password, ...rest } = nav as Record<string, unknown>;
    const asWho = { ...rest, signIn: 'windowsUser' };
    part.applySettingsFile(parse({ connections: [asWho], users: [] }));
    expect([...secrets.keys()]).toEqual([]);
  });

  test('keeps the certificate that was accepted, until that is taken back', () => {
    const part = open();
    part.applySettingsFile(parse(validFile));
    part.pin('nav', 'ab'.repeat(32));
    const pinned = () =>
      open()
        .current()
        .connections.map(({ pinnedCertificate }) => pinnedCertificate);
    expect(pinned()).toEqual(['ab'.repeat(32), undefined]);
    part.pin('nav', null);
    expect(pinned()).toEqual([undefined, undefined]);
  });

  test('leaves the users alone when the file does not speak of them', () => {
    const part = open();
    part.addUser('admin', 'administrator', 'hushhushhush');
    const { users: _users, ...rest } = validFile;
    part.applySettingsFile(parse(rest));
    expect(part.current().users).toEqual([{ name: 'admin', role: 'administrator' }]);
    expect(part.signIn('admin', 'hushhushhush')).toEqual({ name: 'admin', role: 'administrator' });
  });
});

describe('exporting', () => {
  test('names a variable for every secret, and imports to the same settings', () => {
    const part = open();
    const { after } = part.applySettingsFile(parse(validFile));
    const text = part.exportSettings();
    const env = { ML_NAV_PASSWORD: 'a', ML_SHOP_CONSUMER_KEY: 'b', ML_SHOP_CONSUMER_SECRET: 'c' };
    const parsed = parseSettingsFile(text, { ...sources, env: { ...env, ML_USER_ANNA_PASSWORD: 'dddddddd' } });
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok && part.applySettingsFile(parsed.value).after).toEqual(after);
    expect(secrets.get('nav/password')).toBe('a');
  });

  test('shows neither secrets nor receiver keys', () => {
    const part = open();
    const { after } = part.applySettingsFile(parse(validFile));
    const text = part.exportSettings();
    for (const { receiverKey } of after.connections) expect(text).not.toContain(receiverKey);
    for (const secret of secrets.values()) expect(text).not.toContain(secret);
  });
});

describe('signing in', () => {
  test.each([
    ['anna', 'correct horse', true],
    ['anna', 'correct horsE', false],
    ['Anna', 'correct horse', false],
    ['bert', 'correct horse', false],
    ['anna', '', false],
  ])('%s with "%s": %s', (name, password, isRight) => {
    const part = open();
    part.applySettingsFile(parse(validFile));
    expect(part.signIn(name, password)).toEqual(isRight ? { name: 'anna', role: 'administrator' } : null);
  });

  test('refuses a second user of a name, whatever its case', () => {
    const part = open();
    part.addUser('admin', 'administrator', 'hushhushhush');
    expect(() => part.addUser('Admin', 'viewer', 'hushhushhush')).toThrow('There already is a user Admin.');
  });
});

describe('settings that cannot be read', () => {
  test.each([
    ['cut off', '{"version": 1, "conn'],
    ['of another shape', '{"version": 1, "connections": 7}'],
    ['without a version', '{}'],
  ])('%s are set aside with a date, and nothing begins anew by itself', (_what, text) => {
    open().applySettingsFile(parse(validFile));
    writeFileSync(path('settings.json'), text);
    expect(open).toThrow('settings.damaged-2026-05-03T12-00-00.000Z.json');
    expect(readFileSync(path('settings.damaged-2026-05-03T12-00-00.000Z.json'), 'utf8')).toBe(text);
    expect(open).toThrow('The settings in');
    expect(readdirSync(folder)).not.toContain('settings.json');
  });

  test('leave the last good ones beside them', () => {
    const { after } = open().applySettingsFile(parse(validFile));
    expect(JSON.parse(readFileSync(path('settings.backup.json'), 'utf8'))).toEqual(after);
  });

  test('written by a later version are left where they are', () => {
    writeFileSync(path('settings.json'), '{"version": 99}');
    expect(open).toThrow('later version');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

test('migrations run one version after the other', () => {
  const steps = {
    1: (old: object) => ({ ...old, one: true }),
    2: (old: object) => ({ ...old, two: 'one' in old }),
  };
  expect(migrateKept({ version: 1 }, steps, 3)).toEqual({ version: 3, one: true, two: true });
});
