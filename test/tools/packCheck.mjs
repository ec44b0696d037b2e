import '../../main/base/nodeVersion.ts';
import { extractFile, listPackage } from '@electron/asar';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/*
 * `npm run pack:check`: packs what was built for Windows around a program that only looks like Electron's, and looks at what is
 * inside. It shows what is packed and how, not that it runs. About ten seconds, and nothing is downloaded.
 */

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ml-pack-'));
const version = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;

/** What Electron's program carries its fuses behind, and nine of them, all off. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;
const fuseNames = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

function makeElectron() {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  const wire = Buffer.concat([Buffer.from(SENTINEL, 'latin1'), Buffer.from([1, FUSES]), Buffer.alloc(FUSES, '0')]);
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const info = Resource.VersionInfo.createEmpty();
  info.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  writeFileSync(join(dist, 'electron.exe'), Buffer.concat([Buffer.from(program.generate()), wire]));
  writeFileSync(join(dist, 'version'), version);
  mkdirSync(join(dist, 'locales'));
  for (const language of ['de', 'en-US', 'fr']) writeFileSync(join(dist, 'locales', `${language}.pak`), '');
  return dist;
}

function pack() {
  const given = {
    'win.target': 'dir',
    electronDist: makeElectron(),
    electronVersion: version,
    'directories.output': join(folder, 'packed'),
  };
  const options = Object.entries(given).map(([name, value]) => `-c.${name}=${value}`);
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const args = [builder, '--win', '--x64', '--dir', '--publish', 'never', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`electron-builder did not pack it:\n${stdout}\n${stderr}`);
  return join(folder, 'packed/win-unpacked');
}

function fusesOf(program) {
  const bytes = readFileSync(program);
  const at = bytes.lastIndexOf(Buffer.from(SENTINEL, 'latin1')) + SENTINEL.length + 2;
  return Object.fromEntries(
    fuseNames.map((name, index) => [name, bytes.toString('latin1', at + index, at + index + 1)]),
  );
}

/** Sentences that say what is wrong. */
function problemsOf(packed) {
  const asar = join(packed, 'resources/app.asar');
  const inside = listPackage(asar).map((path) => path.replaceAll('\\', '/').slice(1));
  const wanted = [
    'package.json',
    'out/main/main.js',
    'out/engine/engine.js',
    'out/engine/readerWorker.js',
    'out/headless/main.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/third-party.txt',
    'out/renderer/third-party.md',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/LICENSE',
  ];
  const unwanted =
    /\.map$|\.tsx?$|^(test|main|renderer|preload|docs|assets)\/|node_modules\/(node-|electron|react|vite)|better-sqlite3\/(src|deps)\//;
  const native = inside.filter((path) => path.endsWith('.node'));
  const unpacked = join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/win32-x64.node');
  const fuses = fusesOf(join(packed, 'ml-connector.exe'));
  const on = Object.keys(fuses).filter((name) => fuses[name] === '1');
  const languages = readdirSync(join(packed, 'locales')).sort();
  const { main } = JSON.parse(extractFile(asar, 'package.json').toString('utf8'));
  return [
    ...wanted.filter((path) => !inside.includes(path)).map((path) => `${path} is missing.`),
    ...inside.filter((path) => unwanted.test(path)).map((path) => `${path} does not belong there.`),
    ...(native.join() === 'node_modules/better-sqlite3/prebuilds/win32-x64.node'
      ? []
      : [`Native code: ${native.join()}`]),
    ...(existsSync(unpacked) ? [] : ['SQLite’s native code is not beside the archive, where Windows can load it.']),
    ...(inside.includes(main) ? [] : [`${main}, which is to be started, is missing.`]),
    ...(languages.join() === 'de.pak,en-US.pak' ? [] : [`Languages: ${languages.join()}`]),
    ...(on.join() === 'runAsNode,cookieEncryption,asarIntegrity,onlyLoadAppFromAsar' ? [] : [`Fuses on: ${on.join()}`]),
  ];
}

try {
  const problems = problemsOf(pack());
  console.log(problems.length === 0 ? 'Packed for Windows as it should be.' : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
