import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { createEngine } from '../../../main/engine.ts';
import { runHeadless } from '../../../main/headless/run.ts';
import type { Host } from '../../../main/host.ts';
import { filesOf, leaksIn } from '../support/planted.ts';

let folder: string;
let out: string;
let err: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealing-'));
  [out, err] = ['', ''];
});
afterEach(() => rmSync(folder, { recursive: true }));

const data = () => join(folder, 'data');
const argv = (...more: string[]) => ['--data', data(), '--port', '0', '--receiver-port', '0', ...more];

/** The real engine on real files; it is asked to end as soon as it is ready, or after `whenReady`. */
function run(
  args: readonly string[],
  env: Record<string, string> = {},
  whenReady: (dashboard: string) => Promise<void> = async () => undefined,
): Promise<number> {
  const stop = new AbortController();
  return runHeadless({
    createEngine: (host: Host, options) => createEngine({ ...host, schedule: () => () => undefined }, options),
    argv: args,
    env,
    stdout(text) {
      out += text;
      const ready = /\{"ready":true,"dashboard":"([^"]+)"/.exec(text)?.[1];
      if (ready !== undefined) void whenReady(ready).finally(() => stop.abort());
    },
    stderr: (text) => void (err += text),
    ports: realPorts(),
    version: '1',
    pageFolder: join(folder, 'page'),
    stop: stop.signal,
  });
}

const firstPassword = () => /as admin with this password, shown this once: (\S+)/.exec(out)?.[1] ?? '';
const shownKey = () => /Recovery key, shown this once[^:]*: (\S+)/.exec(out)?.[1] ?? '';

test('a service account goes on with the recovery key once, and without it from then on', async () => {
  expect(await run(argv('--key-file', keyFile('of-a-person')))).toBe(0);
  const recovery = join(folder, 'recovery.txt');
  const database = () =>
    createHash('sha256')
      .update(readFileSync(join(data(), 'connector.sqlite')))
      .digest('hex');
  const before = database();
  const service = { ML_CONNECTOR_PASSPHRASE: 'correct horse battery' };

  expect(await run(argv(), service)).toBe(3);
  expect(err).toContain('recovery key');
  const key = shownKey();
  writeFileSync(recovery, `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}\n`);
  expect(await run(argv('--recovery-key-file', recovery), service)).toBe(3);
  expect(database()).toBe(before);

  writeFileSync(recovery, `${key}\n`);
  expect(await run(argv('--recovery-key-file', recovery), service)).toBe(0);
  expect(await run(argv(), service)).toBe(0);
});

test('with the key file and the recovery key lost, one start begins anew with new keys and another password', async () => {
  expect(await run(argv('--key-file', keyFile('of-a-person')))).toBe(0);
  const [lostKey, lostPassword] = [shownKey(), firstPassword()];
  expect(await run(argv())).toBe(3);
  out = '';
  expect(await run(argv('--start-anew', 'START ANEW'))).toBe(0);
  expect(shownKey()).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
  expect([shownKey() === lostKey, firstPassword() === lostPassword, firstPassword() === '']).toEqual([
    false,
    false,
    false,
  ]);
  expect(readdirSync(data()).filter((name) => name.startsWith('set-aside-'))).toHaveLength(1);
  expect(await run(argv())).toBe(0);
  expect(await run(argv('--verify'))).toBe(0);
  // Once is enough, and a second time would lose what was sealed since.
  expect(await run(argv('--start-anew', 'START ANEW'))).toBe(3);
  expect(err).toContain('nothing has to be given up');
  expect(readdirSync(data()).filter((name) => name.startsWith('set-aside-'))).toHaveLength(1);
});

test('the vault is sealed for another key file or passphrase in one command', async () => {
  const [passphrase, service] = ['a passphrase', join(folder, 'service.key')];
  expect(await run(argv())).toBe(0);
  expect(await run(argv(), { ML_CONNECTOR_NEW_PASSPHRASE: passphrase })).toBe(0);
  expect(out).toContain('sealed anew');
  expect(await run(argv())).toBe(3);
  expect(await run(argv('--new-key-file', service), { ML_CONNECTOR_PASSPHRASE: passphrase })).toBe(0);
  expect(await run(argv(), { ML_CONNECTOR_PASSPHRASE: passphrase })).toBe(3);
  expect(await run(argv('--key-file', service))).toBe(0);
});

test('passphrase, recovery key, passwords, sessions and keys of the vault are in no file and no message', async () => {
  const passphrase = 'Zaunkönig-Trampolin-88';
  const cookies: string[] = [];
  const wrong = 'Wrong-Passwort-Blaumeise';
  expect(
    await run(argv(), { ML_CONNECTOR_PASSPHRASE: passphrase }, async (dashboard) => {
      const password = firstPassword();
      const signIn = (name: string, word: string) =>
        fetch(`${dashboard}/api/session`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Requested-By': 'test' },
          body: JSON.stringify({ name, password: word }),
        });
      await signIn('admin', wrong);
      const answer = await signIn('admin', password);
      cookies.push(/=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '');
    }),
  ).toBe(0);
  const planted = { passphrase, recoveryKey: shownKey(), barely: shownKey().replaceAll('-', ''), password: firstPassword(), wrong, session: cookies[0] ?? '' }; // prettier-ignore
  expect(Object.entries(planted).filter(([, value]) => value.length < 15)).toEqual([]);
  // What is shown at the first start is shown there alone.
  const found = [...filesOf(data()), ['messages', Buffer.from(err)] as const];
  expect(found.map(([where]) => where)).toContain('connector.sqlite');
  expect(leaksIn(found, planted)).toEqual([]);
});

function keyFile(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'ab'.repeat(32), { mode: 0o600 });
  return path;
}
