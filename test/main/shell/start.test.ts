import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-'));
  mkdirSync(join(root, 'main', 'shell'), { recursive: true });
  cpSync('main/shell/start.mjs', join(root, 'main', 'shell', 'start.mjs'));
  put('package.json', '{ "type": "module" }');
  // What is started says how, and ends with a code of its own.
  put('out/headless/main.js', tell('headless', 7));
  put('out/renderer/index.html', '');
});
afterEach(() => rmSync(root, { recursive: true }));

const tell = (who: string, code: number) =>
  `process.stdout.write(JSON.stringify(['${who}', ...process.argv.slice(2)])); process.exit(${code});`;

function put(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function installElectron(): void {
  put('node_modules/electron/path.txt', 'electron');
  const program = `#!${process.execPath}\n${tell('electron', 9)}`;
  chmodSync(put('node_modules/electron/dist/electron', program), 0o755);
  put('node_modules/electron/dist/package.json', '{ "type": "commonjs" }');
}

function start(...options: string[]) {
  const env = { HOME: '/home/anna', PATH: process.env['PATH'], XDG_CONFIG_HOME: '/home/anna/.config' };
  const script = join(root, 'main', 'shell', 'start.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], { env, encoding: 'utf8' });
  return { status, started: stdout === '' ? null : (JSON.parse(stdout) as string[]), stderr };
}

const sentences = (text: string) => text.trim().split('\n').length;

describe('without the Electron runtime', () => {
  test('starts headless, says so in one line, and ends as the engine ends', () => {
    const { status, started, stderr } = start('--data', '/data', '--port', '0');
    expect([status, started]).toEqual([7, ['headless', '--data', '/data', '--port', '0']]);
    expect(stderr).toContain('Without the Electron runtime');
    expect(sentences(stderr)).toBe(1);
  });

  test('refuses --desktop with one sentence', () => {
    const { status, started, stderr } = start('--desktop');
    expect([status, started, sentences(stderr)]).toEqual([2, null, 1]);
    expect(stderr).toContain('npx install-electron');
  });

  test('uses the data folder of this user when none is named', () => {
    expect(start('--port', '0').started).toEqual([
      'headless',
      '--data',
      '/home/anna/.config/ml-connector/data',
      '--port',
      '0',
    ]);
    expect(start('--data=/data').started).toEqual(['headless', '--data=/data']);
  });
});

describe('with the Electron runtime', () => {
  beforeEach(installElectron);

  test.each([[[]], [['--desktop']]])('opens the window: %j', (options) => {
    const { status, started, stderr } = start(...options, '--data', '/data', '--hidden');
    expect([status, started, stderr]).toEqual([9, ['electron', root, '--data', '/data', '--hidden'], '']);
  });

  test('stays headless when asked to, without a word', () => {
    const { status, started, stderr } = start('--headless', '--data', '/data');
    expect([status, started, stderr]).toEqual([7, ['headless', '--data', '/data'], '']);
  });
});

describe('building', () => {
  const built = () => existsSync(join(root, 'built'));
  const age = (path: string, seconds: number) => utimesSync(join(root, path), seconds, seconds);
  beforeEach(() => {
    const builds = "import { writeFileSync } from 'node:fs';";
    put(
      'build.mjs',
      `${builds} writeFileSync('built', ''); writeFileSync('out/headless/main.js', ${JSON.stringify(tell('built', 0))});`,
    );
    put('node_modules/vite/bin/vite.js', '');
    for (const path of ['build.mjs', 'main/shell/start.mjs', 'out/headless/main.js', 'out/renderer/index.html']) {
      age(path, path.startsWith('out/') ? 2_000 : 1_000);
    }
  });

  test('is left out when nothing changed since', () => {
    expect(start('--headless').started?.[0]).toBe('headless');
    expect(built()).toBe(false);
  });

  test('is done when a source is newer', () => {
    age(put('main/base/money.ts', '').slice(root.length + 1), 3_000);
    expect(start('--headless').started?.[0]).toBe('built');
  });

  test('is done when a part was never built', () => {
    rmSync(join(root, 'out', 'renderer'), { recursive: true });
    start('--headless');
    expect(built()).toBe(true);
  });

  test('that fails ends the start', () => {
    put('build.mjs', 'process.exit(1)');
    const { status, started, stderr } = start('--headless');
    expect([status, started]).toEqual([1, null]);
    expect(stderr).toContain('The build failed');
  });
});
