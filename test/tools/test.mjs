import '../../main/base/nodeVersion.ts';
import { spawn } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, installChromium } from './chromium.mjs';

/*
 * `npm test`: checks and the build, then the tests, then those that start the real process and a real browser: beside
 * others, on two cores, some of these had to wait longer than a person would.
 */

const chromium = findChromium() ?? installChromium();
if (chromium === null) {
  const what = 'The browser tests need Chromium; install Debian’s package "chromium", or name one in CHROMIUM_PATH.';
  console.error(what);
  if (process.env.CI) process.exit(1);
}

/** What was found right is not looked at again until it changes, or what it stands on. */
const known = (name) => join('node_modules/.cache/ml-connector', name);
const types = (project, name) => ['tsc', '-p', project, '--incremental', '--tsBuildInfoFile', known(`types-${name}`)];

const lanes = [
  [
    ['format', 'oxfmt', '--check', '.'],
    ['lint', 'oxlint', '--deny-warnings'],
    ['types', ...types('tsconfig.json', 'all')],
    ['types of the window', ...types('renderer/tsconfig.json', 'window')],
    ['types of the border', ...types('main/contract/tsconfig.json', 'border')],
    ['build', 'npm', 'run', '--silent', 'build'],
  ],
  [['tests', 'vitest', 'run', '--project', 'node', '--project', 'dom']],
  [['process and browser', 'vitest', 'run', '--project', 'e2e']],
];

/**
 * They open hundreds of databases and ask what was committed, not what a disk makes of it (a trace of system calls does
 * that): a disk in memory is enough for their temporary files. null where there is none, or a small one.
 */
function diskInMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 8_000_000_000 ? '/dev/shm' : null;
  } catch {
    // Only Linux has it.
    return null;
  }
}

const memory = diskInMemory();
const env = {
  ...process.env,
  ...(memory === null ? {} : { TMPDIR: memory }),
  ...(chromium === null ? { WITHOUT_BROWSER: '1' } : { CHROMIUM_PATH: chromium }),
  // What was just built starts in half the time of the sources.
  CONNECTOR_ENTRY: join(import.meta.dirname, '../../out/headless/main.js'),
};

/** Whether it passed. */
function run([name, command, ...args]) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32', env });
    const tell = (passed) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${passed ? 'passed' : 'FAILED'}: ${name}, ${seconds} s`);
      resolve(passed);
    };
    child.once('error', () => tell(false));
    child.once('close', (status) => tell(status === 0));
  });
}

for (const lane of lanes) {
  // oxlint-disable-next-line no-await-in-loop
  const passed = await Promise.all(lane.map(run));
  if (passed.includes(false)) process.exit(1);
}
