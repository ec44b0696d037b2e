/*
 * What `npm start` runs: builds what is not built, then opens the window, or the dashboard where Electron's runtime is
 * not installed. Plain JavaScript on built-ins, because it runs before anything is built.
 *
 *   npm start                   the window, or else headless with the dashboard
 *   npm start -- --desktop      the window or nothing
 *   npm start -- --headless     headless in any case
 *
 * Everything else is handed on; without --data the folder is the one of this user.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const own = ['--desktop', '--headless'];
const given = process.argv.slice(2);
const options = given.filter((option) => !own.includes(option));

/**
 * Electron's program, or null. Looked for with the file system only: asking the package itself starts a download where
 * there is none.
 */
function findElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : (names[process.platform] ?? 'electron');
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : null;
}

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

function timeOf(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** An installed copy has no build script and nothing to build. */
function buildIfNeeded() {
  if (!existsSync(join(root, 'build.mjs'))) return;
  const built = Math.min(timeOf('out/headless/main.js'), timeOf('out/renderer/index.html'));
  const sources = ['main', 'preload', 'renderer'].map((folder) => newestIn(join(root, folder)));
  if (built > Math.max(...sources, timeOf('build.mjs'))) return;
  process.stderr.write('Building ml-connector, once after each change.\n');
  for (const script of [['build.mjs'], ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']]) {
    const { status } = spawnSync(process.execPath, script, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) fail('The build failed; what it said stands above.', 1);
  }
}

/** The folder Electron would choose, so that the window and the dashboard show the same installation. */
function dataFolder() {
  const { env, platform } = process;
  const home = homedir();
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'ml-connector', 'data');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'ml-connector', 'data');
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'ml-connector', 'data');
}

function fail(sentence, code) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function run(program, programArguments) {
  const child = spawn(program, programArguments, { cwd: process.cwd(), stdio: 'inherit' });
  // Ctrl+C reaches the child from the terminal; here it only must not end this process before the child.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`${program} could not be started: ${error.message}.`, 1));
  child.on('exit', (code) => process.exit(code ?? 1));
}

const electron = given.includes('--headless') ? null : findElectron();
if (given.includes('--desktop') && electron === null) {
  fail('The window needs the Electron runtime, which is not installed: run "npx install-electron" first.', 2);
}
if (!given.includes('--headless') && electron === null) {
  process.stderr.write('Without the Electron runtime there is no window: starting with the dashboard for a browser.\n');
}
buildIfNeeded();
const named = options.some((option) => option === '--data' || option.startsWith('--data='));
const handed = named ? options : ['--data', dataFolder(), ...options];
if (electron === null) run(process.execPath, [join(root, 'out/headless/main.js'), ...handed]);
else run(electron, [root, ...handed]);
