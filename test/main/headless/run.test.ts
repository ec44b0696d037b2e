import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { runHeadless } from '../../../main/headless/run.ts';
import type { Host } from '../../../main/host.ts';
import { refusal, standInEngine } from './standInEngine.ts';

let folder: string;
let stand: ReturnType<typeof standInEngine>;
let out: string;
let err: string;
let stop: AbortController;
let onReady: () => void;
let hosts: { readonly host: Host; readonly recoveryKey: string | undefined; readonly startAnew: unknown }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headless-'));
  stand = standInEngine();
  [out, err] = ['', ''];
  stop = new AbortController();
  onReady = () => stop.abort();
  hosts = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const data = () => ['--data', join(folder, 'data'), '--port', '0', '--receiver-port', '0'];
const kept = (name: string) => join(folder, 'data', name);

function run(argv: readonly string[], env: Record<string, string> = {}, failure?: Error): Promise<number> {
  return runHeadless({
    createEngine: async (host, options) => {
      hosts.push({ host, recoveryKey: options?.recoveryKey, startAnew: options?.startAnew });
      if (failure !== undefined) throw failure;
      return stand.engine;
    },
    argv,
    env,
    stdout: (text) => {
      out += text;
      if (text.includes('"ready":true')) onReady();
    },
    stderr: (text) => void (err += text),
    ports: realPorts(),
    version: '1.2.3',
    pageFolder: join(folder, 'page'),
    stop: stop.signal,
  });
}

const readyLine = () => JSON.parse(out.split('\n').find((line) => line.startsWith('{')) ?? 'null') as unknown;

describe('a start', () => {
  test('says in one line of JSON where everything listens, and ends with 0 when asked to', async () => {
    stand.answers.set('connections.list', () => ({
      connections: [
        { id: 'shop', deliveryUrl: 'https://orders.example/in/1', receiverPath: '/in/1' },
        { id: 'nav', deliveryUrl: null, receiverPath: null },
      ],
    }));
    expect(await run(data())).toBe(0);
    expect(readyLine()).toEqual({
      ready: true,
      dashboard: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      receiver: 'http://127.0.0.1:4999',
      deliveryUrls: ['https://orders.example/in/1'],
      receiverPaths: { shop: '/in/1' },
    });
    expect(stand.steps).toEqual(['start', 'stop']);
    expect(err).toBe('');
  });

  test('shows the recovery key and the password of the first administrator, once', async () => {
    await run(data());
    const password = /as admin with this password, shown this once: (\S+)/.exec(out)?.[1] ?? '';
    expect(password).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/);
    expect(stand.engine.signIn('admin', password)).toEqual({ name: 'admin', role: 'administrator' });
    expect(out).toContain('ABCD-EFGH');
    out = '';
    stop = new AbortController();
    await run(data());
    expect(out).not.toContain('password');
  });

  test('writes neither of them to the log', async () => {
    await run(data());
    const secret = /once: (\S+)\n/.exec(out)?.[1] ?? 'nothing';
    expect(readFileSync(kept('log/connector.log'), 'utf8')).not.toContain(secret);
  });

  test('gives the engine its folder, its ports and a key file only the owner may read', async () => {
    await run(data());
    expect(hosts[0]?.host).toMatchObject({
      dataFolder: join(folder, 'data'),
      version: '1.2.3',
      receiverPort: 0,
      secretBox: { kind: 'keyFile' },
    });
    expect(statSync(kept('vault.key')).mode & 0o777).toBe(0o600);
  });

  test('is known by the names of computer and folder that it is given, as in a container', async () => {
    await run([...data(), '--machine', 'orders', '--place', 'volume']);
    expect(hosts[0]?.host).toMatchObject({ machine: 'orders', place: 'volume' });
    await run(data());
    expect(hosts[1]?.host).not.toHaveProperty('machine');
    expect(await run([...data(), '--machine', ' '])).toBe(2);
    expect(err).toContain('--machine takes a name.');
  });

  test('opens the vault by passphrase when one is set', async () => {
    await run(data(), { ML_CONNECTOR_PASSPHRASE: 'correct horse' });
    expect(hosts[0]?.host.secretBox.kind).toBe('passphrase');
  });

  test('hands on the recovery key of a file', async () => {
    writeFileSync(join(folder, 'recovery.txt'), ' WXYZ-1234\n');
    await run([...data(), '--recovery-key-file', join(folder, 'recovery.txt')]);
    expect(hosts[0]?.recoveryKey).toBe('WXYZ-1234');
  });

  test('starts anew with new keys for who wrote out the words, and nobody else', async () => {
    expect(await run([...data(), '--start-anew', 'yes'])).toBe(2);
    expect(hosts).toEqual([]);
    await run([...data(), '--start-anew', 'START ANEW']);
    expect(hosts[0]?.startAnew).toEqual({ actor: 'command line' });
  });

  test('gives an administrator a new password where nobody has one any more', async () => {
    stand.users.set('eva', { role: 'administrator', password: 'lost' });
    stand.lockOut('eva');
    await run(data());
    expect(out).toContain('Sign in at the dashboard as eva with this password, shown this once: ');
    expect(stand.users.get('eva')?.password).toMatch(/^\w{5}(-\w{5}){3}$/);
  });

  test('stops the engine when it fails half-way', async () => {
    stand.answers.set('connections.list', () => {
      throw refusal('unavailable');
    });
    expect(await run(data())).toBe(1);
    expect(stand.steps).toEqual(['start', 'stop']);
    expect(err).toBe('The order is gone. Look in the shop.\n');
  });
});

describe('options', () => {
  test.each([
    [['--data', 'x', '--prot', '1'], "Unknown option '--prot'."],
    [['--data', 'x', 'y'], "Unexpected argument 'y'."],
    [['--data', 'x', '--port', 'http'], '--port takes a number from 0 to 65535.'],
    [['--data', 'x', '--receiver-port', '65536'], '--receiver-port takes a number from 0 to 65535.'],
    [[], 'Name the data folder with --data DIR.'],
  ])('%j are refused with one sentence and the usage', async (argv, sentence) => {
    expect(await run(argv)).toBe(2);
    expect(err.split('\n\n')[0]).toBe(sentence);
    expect(err).toContain('--receiver-port N');
    expect(out).toBe('');
  });

  test('are shown with --help', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(out).toContain('--key-file FILE');
  });
});

describe('a settings file', () => {
  const config = () => join(folder, 'config.json');
  const problems = [
    { path: 'integrations[0].taxes[1].percent', problem: 'is missing' },
    { path: '', problem: 'is not JSON from line 1, column 1 on' },
  ];

  test('is imported before the engine starts', async () => {
    writeFileSync(config(), '{"users":[]}');
    stand.answers.set('settings.import', () => void stand.steps.push('import'));
    expect(await run([...data(), '--config', config()])).toBe(0);
    expect(stand.made[0]?.input).toEqual({ text: '{"users":[]}' });
    expect(stand.steps).toEqual(['import', 'start', 'stop']);
  });

  test('that is refused is told one problem per line, and nothing starts', async () => {
    writeFileSync(config(), '{}');
    stand.answers.set('settings.import', () => {
      throw Object.assign(refusal('invalid'), { problems });
    });
    expect(await run([...data(), '--config', config()])).toBe(4);
    expect(err.split('\n').slice(0, 2)).toEqual([
      'integrations[0].taxes[1].percent: is missing',
      'the file: is not JSON from line 1, column 1 on',
    ]);
    expect(stand.steps).toEqual(['stop']);
    expect(out).not.toContain('ready');
  });

  test('that is not there is told by its name', async () => {
    expect(await run([...data(), '--config', config()])).toBe(4);
    expect(err).toContain(config());
  });
});

describe('the vault', () => {
  test.each(['vault-sealed-elsewhere', 'vault-unreadable', 'recovery-key-wrong'])(
    'that does not open ends the start with 3: %s',
    async (code) => {
      expect(await run(data(), {}, Object.assign(refusal('authentication'), { code }))).toBe(3);
      expect(err).toBe('The order is gone. Look in the shop.\n');
    },
  );

  test('whose key file others may read is refused with 3 before the engine is made', async () => {
    writeFileSync(join(folder, 'open.key'), 'a'.repeat(64), { mode: 0o644 });
    expect(await run([...data(), '--key-file', join(folder, 'open.key')])).toBe(3);
    expect(err).toContain('chmod 600');
    expect(hosts).toEqual([]);
  });
});

describe('a failure the connector does not know', () => {
  test('is told with where it came from and without its own text', async () => {
    expect(await run(data(), {}, new TypeError('anna@shop.example'))).toBe(1);
    expect(err).toMatch(/a state it does not know.*\nTypeError at \S+/);
    expect(err).not.toContain('anna');
  });
});

describe('the audit log from the command line', () => {
  const verdict = {
    ok: true, entries: 12, head: 'a', problem: null, unprovenSince: '2026-11-20T02:00:00.000Z', unproven: 3, bodiesGone: 0,
    since: '2026-05-03T08:00:00.000Z', removed: 0,
  }; // prettier-ignore

  const installed = () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(kept('connector.sqlite'), '');
    return data();
  };

  test('of a folder without an installation is not looked for, and none is made there', async () => {
    expect(await run([...data(), '--verify'])).toBe(1);
    expect(err).toContain('Name the data folder of the installation with --data DIR.');
    expect(await run([...data(), '--export', kept('log')])).toBe(1);
    expect(hosts).toEqual([]);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('is verified in one line and with 0, without anything being started', async () => {
    stand.answers.set('audit.verify', () => verdict);
    expect(await run([...installed(), '--verify'])).toBe(0);
    expect(out).toBe(
      'Unchanged from 2026-05-03T08:00:00.000Z to now: 12 entries, no gap; the newest 3 are not provable yet: ' +
        'the last head was signed at 2026-11-20T02:00:00.000Z.\n',
    );
    expect(stand.steps).toEqual(['stop']);
  });

  test('says of how much nothing but a hash or a signature speaks', async () => {
    stand.answers.set('audit.verify', () => ({ ...verdict, unproven: 0, removed: 40, bodiesGone: 2 }));
    expect(await run([...installed(), '--verify'])).toBe(0);
    expect(out).toMatch(
      /all of them are signed\. 40 older ones have left by age: .* Contents of 2 have left by age or on request/,
    );
  });

  test('that was changed is told with the entry, and with 6', async () => {
    const problem = { seq: 7, what: 'Entry 7 was changed.' };
    stand.answers.set('audit.verify', () => ({ ...verdict, ok: false, problem }));
    expect(await run([...installed(), '--verify'])).toBe(6);
    expect(out).toBe('The chain breaks at entry 7: Entry 7 was changed.\n');
  });

  test('is exported into the file that was named, and nowhere else', async () => {
    const [written, wanted] = [join(folder, 'export.jsonl'), join(folder, 'wanted.jsonl')];
    stand.answers.set('audit.export', () => void writeFileSync(written, 'lines'));
    stand.answers.set('audit.exports', () => ({ run: { state: 'done' }, problem: null, files: [{ name: 'a' }] }));
    stand.exports.set('a', written);
    expect(await run([...installed(), '--export', wanted])).toBe(0);
    expect(readFileSync(wanted, 'utf8')).toBe('lines');
    expect(existsSync(written)).toBe(false);
  });

  test('of a folder in use is verified where it is used', async () => {
    let second: number | null = null;
    const ready = new Promise<void>((done) => {
      onReady = done;
    });
    const first = run(installed());
    await ready;
    second = await run([...data(), '--verify']);
    stop.abort();
    expect([await first, second]).toEqual([0, 5]);
    expect(err).toContain('Verify and export there, under Audit log in its window or dashboard, or stop it first.');
  });
});

describe('the data folder', () => {
  test('is left empty where a cloud service would copy it', async () => {
    const synced = join(folder, 'Dropbox', 'data');
    expect(await run(['--data', synced])).toBe(1);
    expect(err).toContain('The data folder lies in a folder that Dropbox copies');
    expect([existsSync(synced), hosts]).toEqual([false, []]);
  });

  test('is not shared with a second engine, and free again after the first', async () => {
    let second: number | null = null;
    const ready = new Promise<void>((done) => {
      onReady = done;
    });
    const first = run(data());
    await ready;
    second = await run(data());
    stop.abort();
    expect([await first, second]).toEqual([0, 5]);
    expect(err).toContain('Another ml-connector');
    stop = new AbortController();
    onReady = () => stop.abort();
    expect(await run(data())).toBe(0);
  });

  test.each(['{"pid":4194304,"started":""}', `{"pid":${process.pid},"started":"1"}`, '{"pid":', ''])(
    'is taken over from a process that is gone: %s',
    async (lock) => {
      await run(data());
      writeFileSync(kept('connector.lock'), lock);
      stop = new AbortController();
      expect(await run(data())).toBe(0);
    },
  );

  test('that cannot be made is told by its name and the reason', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await run(['--data', join(folder, 'file', 'data')])).toBe(1);
    expect(err).toBe(
      `The data folder ${join(folder, 'file', 'data')} cannot be used: ENOTDIR. ` +
        'Name a folder that this user may make and write to with --data DIR.\n',
    );
  });

  test('is given back when the start fails', async () => {
    expect(await run(data(), {}, new Error('boom'))).toBe(1);
    expect(await run(data())).toBe(0);
  });
});
