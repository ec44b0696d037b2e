import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ReceiverOptions } from './receivers.ts';

const ENTRY = join(import.meta.dirname, 'process.ts');

export interface StartedReceiver {
  readonly port: number;
  /** Ends it and waits until it, and whatever traces it, is gone. */
  stop(): Promise<void>;
}

/** Starts a receiver in a process of its own; behind `around`, a command that runs another one, where given. */
export async function startReceiver(
  { how, folder, withoutSync = false }: ReceiverOptions,
  around: readonly string[] = [],
): Promise<StartedReceiver> {
  const node = [process.execPath, ENTRY, '--how', how, '--folder', folder, ...(withoutSync ? ['--without-sync'] : [])];
  const [command = '', ...args] = [...around, ...node];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  return {
    port: await portOf(child),
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('The receiver has no output.');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The receiver ended before it was ready.')));
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  return (JSON.parse(line) as { port: number }).port;
}
