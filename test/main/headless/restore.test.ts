import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { copyDatabase } from '../../../main/db/copyFile.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { migrate } from '../../../main/db/migrate.ts';
import { runHeadless } from '../../../main/headless/run.ts';
import type { Host } from '../../../main/host.ts';
import { standInEngine } from './standInEngine.ts';

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'headless-restore-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const data = join(folder, 'data');
  const stand = standInEngine();
  const stop = new AbortController();
  const hosts: Host[] = [];
  const told = { out: '', err: '' };
  const run = (argv: readonly string[], onReady: (host: Host) => void = () => stop.abort()) =>
    runHeadless({
      createEngine: async (host) => {
        hosts.push(host);
        return stand.engine;
      },
      argv: ['--data', data, '--port', '0', '--receiver-port', '0', ...argv],
      env: {},
      stdout: (text) => {
        told.out += text;
        const host = hosts.at(-1);
        if (text.includes('"ready":true') && host) onReady(host);
      },
      stderr: (text) => void (told.err += text),
      ports: realPorts(),
      version: '1.2.3',
      pageFolder: join(folder, 'page'),
      stop: stop.signal,
    });
  return { folder, data, stand, stop, hosts, told, run };
}

/** A backup of a database that knows one refusal. */
function makeBackup(folder: string): string {
  const backup = join(folder, 'backups', '2026-05-03T02-00-00-000Z');
  mkdirSync(backup, { recursive: true });
  const db = openDatabase(join(folder, 'other.sqlite'));
  migrate(db, () => 0);
  db.prepare("INSERT INTO refusals VALUES ('2026-05-03T01', 'shop', 'signature', 3)").run();
  copyDatabase(db.name, join(backup, 'connector.sqlite'));
  db.close();
  const note = { madeAt: '2026-05-03T02:00:00.000Z', reason: 'byHand', version: '1.2.3', schema: 1, bytes: 1 };
  writeFileSync(join(backup, 'backup.json'), JSON.stringify(note));
  writeFileSync(join(backup, 'settings.json'), '{"version":1}');
  return backup;
}

test('a host that is asked to starts another engine in place of this one, where the dashboard was', async () => {
  const { stand, stop, hosts, told, run } = open();
  let starts = 0;
  const onReady = (host: Host) => ((starts += 1) === 1 ? host.restart?.() : stop.abort());

  expect(await run([], onReady)).toBe(0);
  expect(stand.steps).toEqual(['start', 'stop', 'start', 'stop']);
  const ports = [...told.out.matchAll(/"dashboard":"http:\/\/127\.0\.0\.1:(\d+)"/g)].map(([, port]) => port);
  expect(ports).toEqual([ports[0], ports[0]]);
  expect(hosts.map(({ receiverPort }) => receiverPort)).toEqual([0, 4999]);
});

test('--restore puts a backup in place, sets aside what was there, and ends without an engine', async () => {
  const { folder, data, hosts, told, run } = open();
  const backup = makeBackup(folder);
  mkdirSync(data);
  writeFileSync(join(data, 'connector.sqlite'), 'damaged beyond reading');

  expect(await run(['--restore', backup])).toBe(0);
  expect(hosts).toEqual([]);
  expect(told.out).toContain('The backup of 2026-05-03T02:00:00.000Z is in place.');
  const aside = readdirSync(data).find((name) => name.startsWith('set-aside-')) ?? '';
  expect(readFileSync(join(data, aside, 'connector.sqlite'), 'utf8')).toBe('damaged beyond reading');
  expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe('{"version":1}');
  const db = openDatabase(join(data, 'connector.sqlite'));
  expect(db.prepare('SELECT n FROM refusals').pluck().all()).toEqual([3]);
  db.close();
});

test.each([
  ['is no backup', (folder: string) => join(folder, 'nowhere')],
  [
    'is damaged',
    (folder: string) => {
      const backup = makeBackup(folder);
      writeFileSync(join(backup, 'connector.sqlite'), 'damaged');
      return backup;
    },
  ],
])('--restore leaves everything as it is where the folder %s, and says so', async (_what, make) => {
  const { folder, data, told, run } = open();
  mkdirSync(data);
  writeFileSync(join(data, 'connector.sqlite'), 'mine');

  expect(await run(['--restore', make(folder)])).toBe(1);
  expect(told.err).toContain('This backup cannot be restored.');
  expect(readFileSync(join(data, 'connector.sqlite'), 'utf8')).toBe('mine');
  expect(readdirSync(data).filter((name) => name.startsWith('connector.sqlite'))).toEqual(['connector.sqlite']);
});
