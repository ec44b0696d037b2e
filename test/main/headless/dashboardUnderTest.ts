import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { createLog } from '../../../main/base/log.ts';
import { openDashboard, type Dashboard } from '../../../main/headless/server.ts';
import { standInEngine } from './standInEngine.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export const users = {
  anna: { role: 'administrator', password: 'anna-anna' },
  olaf: { role: 'operator', password: 'olaf-olaf' },
  vera: { role: 'viewer', password: 'vera-vera' },
} as const;

export let folder: string;
export let clock: number;
let timers: { readonly at: number; readonly task: () => void }[];
export let lines: string[];
export let stand: ReturnType<typeof standInEngine>;
export let dashboard: Dashboard;

/** A dashboard for each test, over an engine that stands still; its clock is the test's. */
export function eachWithDashboard(): void {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
    mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>window</title>');
    writeFileSync(join(folder, 'page', 'assets', 'main.js'), 'export {}');
    writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
    clock = 1_000_000;
    timers = [];
    lines = [];
    stand = standInEngine(users);
    dashboard = await open(join(folder, 'page'));
  });
  afterEach(async () => {
    await dashboard.close();
    rmSync(folder, { recursive: true });
  });
}

/** The same again, with other pages. */
export async function reopen(pageFolder: string): Promise<void> {
  dashboard = await open(pageFolder);
}

function open(pageFolder: string): Promise<Dashboard> {
  let drawn = 0;
  const ports = {
    now: () => clock,
    random: (bytes: number) => new Uint8Array(bytes).fill((drawn += 1)),
    after: (milliseconds: number, task: () => void) => {
      const timer = { at: clock + milliseconds, task };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
  };
  const log = createLog((line) => lines.push(line), ports.now);
  return openDashboard({ engine: stand.engine, ports, log, pageFolder }, 0);
}

export function pass(milliseconds: number): void {
  clock += milliseconds;
  const due = timers.filter(({ at }) => at <= clock);
  timers = timers.filter(({ at }) => at > clock);
  for (const { task } of due) task();
}

/** One request as written: neither path nor headers are put in order by a client. */
export function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const isChunked = headers['Transfer-Encoding'] !== undefined;
  const sent = isChunked ? headers : { 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  return new Promise((resolve, reject) => {
    const to = { host: '127.0.0.1', port: dashboard.port, method, path, headers: sent };
    const request = httpRequest(to, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export const page = { 'Content-Type': 'application/json', 'X-Requested-By': 'ml-connector' };
export const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
  ask('POST', path, { ...page, ...headers }, JSON.stringify(value));
export const code = ({ body }: Answer) => (JSON.parse(body) as { readonly code: string }).code;

/** Who is signed in; null when nobody is. */
export async function whoIs(headers: Record<string, string>): Promise<unknown> {
  const { status, body } = await ask('GET', '/api/session', headers);
  expect(status).toBe(200);
  return JSON.parse(body);
}

export async function signIn(name: keyof typeof users): Promise<{ readonly Cookie: string }> {
  const answer = await post('/api/session', { name, password: users[name].password });
  expect(answer.status).toBe(200);
  return { Cookie: String(answer.headers['set-cookie']?.[0]?.split(';')[0]) };
}
