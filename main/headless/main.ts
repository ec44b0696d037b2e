import '../base/nodeVersion.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Loaded only now: what follows needs the Node version that was just checked, SQLite first of all.
const { createEngine } = await import('../engine.ts');
const { realPorts } = await import('../base/ports.ts');
const { runHeadless } = await import('./run.ts');

const root = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// The ports' timers never keep a process alive, but a stopping engine has to be waited for.
const alive = setInterval(() => {}, 60_000);

const code = await runHeadless({
  createEngine,
  argv: process.argv.slice(2),
  env: process.env,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  ports: realPorts(),
  version,
  pageFolder: fileURLToPath(new URL('out/renderer', root)),
  stop: stop.signal,
});
clearInterval(alive);
// On Windows a pipe takes its text later than this line; what was said last tells why the process ends.
process.stderr.write('', () => process.stdout.write('', () => process.exit(code)));
