import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CallInput, CallName, CallOutput } from '../../main/contract/calls.ts';

/** The sources, or the built program where somebody has just built it: that starts in half the time. */
const entry = () => process.env['CONNECTOR_ENTRY'] ?? join(import.meta.dirname, '../../main/headless/main.ts');
const STARTS_WITHIN_MS = 30_000;
/** As `npm run headless` starts it: a nursery of 16 MB would stay with an idle process for all its life. */
const SPARING = '--max-semi-space-size=1';

/** The real headless process, joined to somebody's systems by a settings file. */
export interface Connector {
  readonly dashboard: string;
  readonly receiver: string;
  readonly user: { readonly name: string; readonly password: string };
  /** A call of the window, over the local HTTP API. @throws Error with the connector's own words */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** The path a store sends its webhooks to. */
  deliveryPath(): Promise<string>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  readonly pid: number;
}

/** The process from its first moment on, whether it becomes ready or not. */
export interface Launched {
  readonly pid: number;
  /** Its own line that says where it listens. @throws Error when it ends before, or says nothing for half a minute */
  readonly listening: Promise<Addresses>;
  /** Signed in. @throws like `listening` */
  readonly ready: Promise<Connector>;
  /** The code it ended with; null when it was killed. */
  readonly exited: Promise<number | null>;
  /** What it wrote to its error output so far; "" when that was passed through. */
  errors(): string;
  /** Sends the signal within this very call; resolves when the process is gone and its own folder removed. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface Addresses {
  readonly dashboard: string;
  readonly receiver: string;
}

export interface ConnectorOptions {
  /** Kept when given; else a folder of its own that is removed with it. */
  readonly dataFolder?: string;
  /** The settings as an object; null starts with what the data folder has. */
  readonly settings: object | null;
  readonly port?: number;
  readonly receiverPort?: number;
  /** Besides the variables of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself, such as a module to load before the program. */
  readonly nodeOptions?: readonly string[];
  /** Keeps what it writes to its error output for `errors` instead of passing it through. */
  readonly keepErrors?: boolean;
}

const USER = { name: 'demo', password: 'demo-only-on-loopback' };

export function startConnector(options: ConnectorOptions): Promise<Connector> {
  return launchConnector(options).ready;
}

export function launchConnector(options: ConnectorOptions): Launched {
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'ml-connector-'));
  const child = spawn(process.execPath, [SPARING, ...(options.nodeOptions ?? []), ...argumentsFor(folder, options)], {
    stdio: ['ignore', 'pipe', options.keepErrors ? 'pipe' : 'inherit'],
    env: { ...process.env, ...options.env },
  });
  // A driver that fails must not leave its connector behind.
  const killOrphan = () => child.kill('SIGKILL');
  process.once('exit', killOrphan);
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString('utf8')));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const pid = child.pid ?? 0;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
    process.off('exit', killOrphan);
    if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const listening = readyLine(child.stdout as NodeJS.ReadableStream, exited, () => errors);
  const ready = listening.then((addresses) => connectorAt(addresses, pid, end));
  // Whoever only waits for the end of the process need not hear that it never became ready.
  for (const promise of [listening, ready]) promise.catch(() => undefined);
  return { pid, listening, ready, exited, errors: () => errors, end };
}

async function connectorAt(
  addresses: Addresses,
  pid: number,
  end: (signal: NodeJS.Signals) => Promise<void>,
): Promise<Connector> {
  const cookie = await signIn(addresses.dashboard);
  const connector: Connector = {
    ...addresses,
    user: USER,
    pid,
    call: (name, input) => callOver(addresses.dashboard, cookie, name, input),
    async deliveryPath() {
      const { connections } = await connector.call('connections.list', {});
      const url = connections.find(({ kind }) => kind === 'woocommerce')?.deliveryUrl;
      return new URL(url ?? 'http://none/').pathname;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
  return connector;
}

function argumentsFor(folder: string, options: ConnectorOptions): string[] {
  const config = join(folder, 'import.json');
  const args = [
    entry(),
    '--data',
    folder,
    '--port',
    String(options.port ?? 0),
    '--receiver-port',
    String(options.receiverPort ?? 0),
  ];
  if (options.settings === null) return args;
  const users = [{ ...USER, role: 'administrator' }];
  writeFileSync(config, JSON.stringify({ ...options.settings, users }), { mode: 0o600 });
  return [...args, '--config', config];
}

async function readyLine(
  stdout: NodeJS.ReadableStream,
  exited: Promise<number | null>,
  errors: () => string,
): Promise<Addresses> {
  const lines = createInterface({ input: stdout });
  const found = new Promise<Addresses>((resolve) => {
    lines.on('line', (line) => {
      if (!line.startsWith('{"ready":true')) return;
      const { dashboard, receiver } = JSON.parse(line) as Addresses;
      resolve({ dashboard, receiver });
    });
  });
  const never = exited.then((code) =>
    Promise.reject(new Error(`The connector ended with ${code ?? 'a signal'} before it was ready. ${errors()}`)),
  );
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('The connector was not ready in time.')), STARTS_WITHIN_MS).unref();
  });
  return Promise.race([found, never, late]);
}

const HEADERS = { 'content-type': 'application/json', 'x-requested-by': 'ml-connector' };

async function signIn(dashboard: string): Promise<string> {
  const response = await fetch(`${dashboard}/api/session`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify(USER),
  });
  if (!response.ok) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function callOver<N extends CallName>(
  dashboard: string,
  cookie: string,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const headers = { ...HEADERS, cookie };
  const response = await fetch(`${dashboard}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer as CallOutput<N>;
}
