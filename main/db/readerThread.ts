import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';
import { type FromReader, readerCancelled, toErrorFacts, type ToReader } from './readerMessages.ts';
import type { ReaderTask, ReaderTasks } from './readerTask.ts';

/** How long a read waits for a lock, such as the one a checkpoint takes for an instant. */
const BUSY_TIMEOUT_MS = 5_000;

const LESS_URGENT = 5;

/**
 * Where cores are few, orders and deliveries go before whole-table work. Linux gives each thread a priority of its own;
 * elsewhere it would be the whole program's, and is left.
 */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), LESS_URGENT);
  } catch {
    // It works as it is, only more eagerly.
  }
}

/** What the entry of the reader's thread calls: runs tasks as they are asked for, until it is told to end. */
export function serveReader(tasks: ReaderTasks): void {
  const port = parentPort;
  if (port === null) throw new Error('The reader runs in a thread of its own');
  stepBack();
  const send = (message: FromReader) => port.postMessage(message);
  const cancelled = new Set<number>();
  const { file } = workerData as { readonly file: string };
  let db: Database | undefined;

  async function run(id: number, task: ReaderTask<unknown, unknown>, input: unknown): Promise<void> {
    let slices: ReturnType<typeof task> | undefined;
    try {
      db ??= openReading(file);
      slices = task(db, input);
      for (let slice = slices.next(); ; slice = slices.next()) {
        if (slice.done) return send({ kind: 'done', id, value: slice.value });
        send({ kind: 'progress', id, progress: slice.value });
        // Messages are heard between two slices: another task's, a cancel, the end.
        await setImmediate();
        // The engine has answered for those whose reader was closed.
        if (!db.open) return;
        if (cancelled.delete(id)) throw readerCancelled();
      }
    } catch (error) {
      send({ kind: 'failed', id, error: toErrorFacts(error) });
    } finally {
      // What is ended before it is through gives back what it holds.
      slices?.return(undefined);
    }
  }

  port.on('message', (message: ToReader) => {
    if (message.kind === 'run') return void run(message.id, taskNamed(tasks, message.name), message.input);
    if (message.kind === 'cancel') return void cancelled.add(message.id);
    db?.close();
    port.close();
  });
}

function taskNamed(tasks: ReaderTasks, name: string): ReaderTask<unknown, unknown> {
  const task = tasks[name];
  if (task === undefined) throw new Error(`The reader knows no task ${name}`);
  return task as ReaderTask<unknown, unknown>;
}

/** A connection that cannot write. It must not outlive the writer's: only a writer removes the write-ahead log at the end. */
function openReading(file: string): Database {
  const db = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  db.pragma('query_only = ON');
  return db;
}
