import '../../main/base/nodeVersion.ts';
import { spawnSync } from 'node:child_process';
import { findChromium, installChromium } from './chromium.mjs';

/*
 * `npm test`: checks, then the tests, then the tests that start the real process and a real browser. The lanes run one
 * after the other, so that two cores are enough for all of them.
 */

const chromium = findChromium() ?? installChromium();
if (chromium === null) {
  const what = 'The browser tests need Chromium; install Debian’s package "chromium", or name one in CHROMIUM_PATH.';
  console.error(what);
  if (process.env.CI) process.exit(1);
}

const lanes = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['types', 'npm', 'run', '--silent', 'types'],
  ['tests', 'vitest', 'run', '--project', 'node', '--project', 'dom'],
  ['build', 'npm', 'run', '--silent', 'build'],
  ['process and browser', 'vitest', 'run', '--project', 'e2e'],
];

const env = { ...process.env, ...(chromium === null ? { WITHOUT_BROWSER: '1' } : { CHROMIUM_PATH: chromium }) };
for (const [name, command, ...args] of lanes) {
  const startedAt = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', env });
  console.log(
    `${status === 0 ? 'passed' : 'FAILED'}: ${name}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  if (status !== 0) process.exit(1);
}
