import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, preview } from 'vite';
import { takeShots } from './shots.ts';

/*
 * Every screen in its states, fed by canned answers: `npm run gallery` serves it, and builds it anew when a source
 * changes; `npm run gallery -- --shots FOLDER` takes a picture of each in every language, theme and width. `--only PATTERN`
 * takes those whose name fits, such as `settings` or `de.(light|contrast).900`.
 */

const { values } = parseArgs({ options: { shots: { type: 'string' }, only: { type: 'string', default: '' } } });

const say = (line: string) => process.stdout.write(`${line}\n`);

const outDir = mkdtempSync(join(tmpdir(), 'gallery-'));
process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));

const config: InlineConfig = {
  configFile: false,
  root: resolve(import.meta.dirname, '../renderer/gallery'),
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome150',
    chunkSizeWarningLimit: 3000,
    ...(values.shots === undefined && { watch: {} }),
  },
  preview: { host: '127.0.0.1', port: 0 },
};
await build(config);
const server = await preview(config);
const address = server.resolvedUrls?.local[0] ?? '';

if (values.shots === undefined) say(`Gallery: ${address}`);
else {
  const taken = await takeShots({ address, folder: resolve(values.shots), only: new RegExp(values.only) });
  say(`${taken} pictures in ${resolve(values.shots)}`);
  await server.close();
  process.exit(0);
}
