import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CallInput, CallName, CallOutput } from '../../main/contract/calls.ts';

const ENTRY = join(import.meta.dirname, '../../main/headless/main.ts');
const STARTS_WITHIN_MS = 30_000;

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

export interface ConnectorOptions {
  /** Kept when given; else a folder of its own that is removed with it. */
  readonly dataFolder?: string;
  /** The settings as an object; null starts with what the data folder has. */
  readonly settings: object | null;
  readonly port?: number;
  readonly receiverPort?: number;
}

const USER = { name: 'demo', password: 'demo-only-on-loopback' };

export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'ml-connector-'));
  const child = spawn(process.execPath, argumentsFor(folder, options), { stdio: ['ignore', 'pipe', 'inherit'] });
  // A driver that fails must not leave its connector behind.
  const killOrphan = () => child.kill('SIGKILL');
  process.once('exit', killOrphan);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await readyLine(child.stdout, exited);
  const cookie = await signIn(ready.dashboard);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
    process.off('exit', killOrphan);
    if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const connector: Connector = {
    ...ready,
    user: USER,
    pid: child.pid ?? 0,
    call: (name, input) => callOver(ready.dashboard, cookie, name, input),
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
    ENTRY,
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
  exited: Promise<void>,
): Promise<{ dashboard: string; receiver: string }> {
  const lines = createInterface({ input: stdout });
  const found = new Promise<{ dashboard: string; receiver: string }>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as { dashboard: string; receiver: string });
    });
  });
  const never = exited.then(() => Promise.reject(new Error('The connector ended before it was ready.')));
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
