/*
 * Bundles everything but the window's page, which vite builds: the shell, the engine's process, the headless entry and
 * the preload.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

for (const folder of ['main', 'engine', 'headless', 'preload', 'chunks']) {
  rmSync(`out/${folder}`, { recursive: true, force: true });
}

const common = {
  bundle: true,
  // A process keeps the text of its program in memory for all its life.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
  metafile: true,
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
  external: ['electron'],
};

// oxlint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/g;
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What conf checks a schema with: ours has none, and loading it costs every start some megabytes. */
const withoutSchemas = {
  name: 'without schemas',
  setup({ onResolve, onLoad }) {
    const contents = `module.exports = class { constructor() { throw new Error('conf is used without a schema'); } };
      module.exports.default = module.exports.Ajv2020 = module.exports;`;
    onResolve({ filter: /^ajv(-formats)?(\/.*)?$/ }, ({ path }) => ({ path, namespace: 'without-schemas' }));
    onLoad({ filter: /.*/, namespace: 'without-schemas' }, () => ({ contents, loader: 'js' }));
  },
};

const { metafile } = await build({
  ...common,
  plugins: [withoutSchemas],
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outdir: 'out',
  external: [...common.external, 'better-sqlite3'],
  entryPoints: {
    'main/main': 'main/shell/main.ts',
    'engine/engine': 'main/shell/engineProcess.ts',
    // The reader's thread; engine/openReader names it.
    'engine/readerWorker': 'main/engine/readerWorker.ts',
    'headless/main': 'main/headless/main.ts',
  },
  // What an entry imports later stays apart: the version check of the headless one must run before SQLite is loaded.
  // Chunks lie as deep below the root as entries do, so that paths relative to a module hold in both.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // CommonJS packages inside the bundle call `require`.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});

// One letter beyond ASCII makes every letter of a module take two bytes of memory; esbuild leaves those of patterns.
for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith('.js')))
  writeFileSync(file, readFileSync(file, 'utf8').replace(BEYOND_ASCII, escaped));

// A sandboxed preload is one CommonJS file.
await build({
  ...common,
  platform: 'browser',
  target: 'chrome150',
  format: 'cjs',
  outdir: 'out',
  outExtension: { '.js': '.cjs' },
  entryPoints: { 'preload/preload': 'preload/preload.ts' },
});

/** Folders of the packages that a bundle is made of, such as `node_modules/conf`. */
function packagesOf({ inputs }) {
  const folders = Object.keys(inputs).map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** Name, version, licence and the licence's text of a package. */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file) && !file.endsWith('.js'));
  const text = file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8');
  return `${name} ${version}, ${license}\n\n${text.trim()}\n`;
}

// Their authors ask that it goes with every copy; vite writes that of the page beside the page.
writeFileSync(
  'out/third-party.txt',
  packagesOf(metafile)
    .map(noticeOf)
    .join(`\n${'-'.repeat(80)}\n\n`),
);
