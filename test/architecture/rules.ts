/** Rooms of the house and what each may import besides its own; checked by test/architecture.test.ts. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  contract: [],
  db: ['base'],
  http: ['base'],
  vault: ['base', 'db'],
  settings: ['base', 'contract', 'vault'],
  audit: ['base', 'db', 'vault'],
  queue: ['base', 'db'],
  health: ['base', 'db'],
  nav: ['base', 'http'],
  stores: ['base', 'http'],
  address: ['base', 'http'],
  inbox: ['base', 'db', 'vault', 'queue', 'audit', 'nav/nav', 'stores/store'],
  subscriptions: ['base', 'db', 'queue', 'audit', 'nav/nav', 'stores/store'],
  flows: ['base', 'db', 'vault', 'queue', 'audit', 'nav/nav', 'stores/store'],
  // Calls name the shapes of what they show; they reach no table and no socket.
  calls: ['base', 'contract', 'vault', 'settings', 'audit', 'queue', 'health', 'nav', 'stores', 'inbox', 'flows'],
  host: ['base', 'contract', 'http/transport'],
  // Turns a call by name into an answer, for both hosts.
  answer: ['base', 'contract'],
  engine:
    'base contract db http vault settings audit queue health nav stores address inbox subscriptions flows calls host'.split(
      ' ',
    ),
  // The shell performs requests as the Windows user, whom only Electron can sign in. Tray and notifications say what the
  // window says, in the same words, and open its addresses: there is one catalogue.
  shell: [
    'engine',
    'host',
    'answer',
    'base',
    'contract',
    'http/transport',
    'renderer/texts/texts',
    'renderer/screens/overview/sentence',
    'renderer/format',
    'renderer/routes',
  ],
  headless: ['engine', 'host', 'answer', 'base', 'contract'],
  preload: ['contract'],
  renderer: ['contract'],
};

/** Inside flows a concept may use what all flows share, the mapping, and only these of its neighbours. */
export const FLOW_NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  mapping: [],
  customers: ['mapping'],
  orders: ['mapping', 'customers'],
};

/** The modules that stand between the engine and time, chance and network. */
export const PORT_MODULES: readonly RegExp[] = [
  /^main\/base\/ports\.ts$/,
  /^main\/http\/(nodeTransport|networkWays|sockets|certificates|proxy|transportFailure|rungs)\.ts$/,
  /^main\/inbox\/listen\.ts$/,
  // A tunnel is a handful of connections that stay open; its package makes them by itself.
  /^main\/address\/localtunnel\.ts$/,
  /^main\/db\/reader(Thread)?\.ts$/,
  // The hosts: their own sockets, windows and child processes are what they are for.
  /^main\/(headless|shell)\//,
];

/** What only those modules may touch, and what to do instead. */
export const FORBIDDEN: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\bDate\.now\b/, instead: 'take ports.now()' },
  { pattern: /\bnew Date\(\s*\)/, instead: 'take ports.now()' },
  { pattern: /\bMath\.random\b/, instead: 'take ports.random()' },
  { pattern: /\brandomUUID\b/, instead: 'take newId(ports)' },
  { pattern: /\bsetTimeout\b|\bsetInterval\b/, instead: 'take ports.after()' },
  { pattern: /\bsetImmediate\b|\bprocess\.nextTick\b/, instead: 'take ports.soon()' },
  { pattern: /(?<![.\w])fetch\s*\(/, instead: 'send through http/door' },
  { pattern: /from 'node:(http|https|net|tls|worker_threads|child_process)'/, instead: 'send through http/door' },
  { pattern: /(from |import\()'localtunnel(\/[\w./-]+)?'/, instead: 'open it in address/localtunnel' },
  { pattern: /\bnew Worker\b/, instead: 'use db/reader' },
];

/** Packages that start Electron's runtime as soon as they are imported. */
export const ELECTRON = /from '(electron|electron-store|electron-updater)(\/[\w-]+)?'/;

export interface Source {
  /** From the project's folder, with forward slashes: `main/queue/jobs.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every breach of the rules in these sources, as sentences that say what to do instead. */
export function breaches(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [...importBreaches(source), ...portBreaches(source), ...electronBreaches(source)]);
}

function importBreaches(source: Source): string[] {
  const from = roomOf(source.path);
  if (from === null) return [];
  return importsOf(source).flatMap((target) => {
    const to = roomOf(target);
    if (to === null || mayImport(source.path, from, target, to)) return [];
    return [`${source.path} imports ${target}: ${from} may import only ${MAY_IMPORT[from]?.join(', ') || 'nothing'}.`];
  });
}

function mayImport(path: string, from: string, target: string, to: string): boolean {
  if (from === 'flows' && to === 'flows') return mayImportFlow(path, target);
  if (from === to) return true;
  const plain = target.replace(/^main\//, '').replace(/\.tsx?$/, '');
  return (MAY_IMPORT[from] ?? []).some((allowed) => allowed === to || allowed === plain);
}

function mayImportFlow(path: string, target: string): boolean {
  const concept = (file: string) => /^main\/flows\/([^/]+)\//.exec(file)?.[1] ?? null;
  const [from, to] = [concept(path), concept(target)];
  return from === to || to === null || (from !== null && (FLOW_NEIGHBOURS[from] ?? []).includes(to));
}

/** The room a file stands in; null for what is none of ours. */
function roomOf(path: string): string | null {
  const inMain = /^main\/([^/]+)/.exec(path)?.[1];
  if (inMain !== undefined) return inMain.replace(/\.ts$/, '');
  return /^(preload|renderer)\//.exec(path)?.[1] ?? null;
}

function importsOf(source: Source): string[] {
  const found = source.text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g);
  return [...found].map(([, relative]) => resolve(source.path, relative ?? ''));
}

function resolve(path: string, relative: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const step of relative.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

function portBreaches(source: Source): string[] {
  if (!source.path.startsWith('main/') || PORT_MODULES.some((module) => module.test(source.path))) return [];
  const code = withoutComments(source.text);
  return FORBIDDEN.filter(({ pattern }) => pattern.test(code)).map(
    ({ pattern, instead }) => `${source.path} touches ${pattern.source}: ${instead}.`,
  );
}

function electronBreaches(source: Source): string[] {
  const allowed = source.path.startsWith('main/shell/') || source.path.startsWith('preload/');
  return allowed || !ELECTRON.test(source.text)
    ? []
    : [`${source.path} imports Electron: only main/shell and preload may.`];
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
