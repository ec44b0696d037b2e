import { Worker } from 'node:worker_threads';
import type { Cancel, Ports } from '../base/ports.ts';
import type { Database } from './database.ts';
import { type FromReader, fromErrorFacts, readerCancelled, readerEnded, type ToReader } from './readerMessages.ts';
import type { Reader, ReaderOptions, ReaderTask, ReaderTasks } from './readerTask.ts';
import { toStorageError } from './storageError.ts';

/** A thread without work is ended after this time: it costs some ten megabytes. */
const IDLE_MS = 30_000;
/** How long `close` waits for a slice to end before it cuts the thread off; it only reads, so nothing is lost. */
const LONGEST_CLOSE_MS = 3_000;

interface Waiting {
  readonly options: ReaderOptions;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly forget: () => void;
}

/**
 * The reader in a worker thread, made when there is work and ended when there was none for a while. `file` is the
 * database's, `program` the thread's entry: a module that calls `serveReader` with the same tasks.
 */
export function createThreadReader<T extends ReaderTasks>(options: {
  readonly file: string;
  readonly program: URL;
  readonly ports: Pick<Ports, 'after'>;
}): Reader<T> {
  const { file, program, ports } = options;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;
  let stopIdle: Cancel = () => undefined;

  const send = (message: ToReader) => worker?.postMessage(message, []);

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    found?.forget();
    if (waiting.size === 0) stopIdle = ports.after(IDLE_MS, () => void end());
    return found;
  }

  function receive(message: FromReader): void {
    if (message.kind === 'progress') return waiting.get(message.id)?.options.onProgress?.(message.progress);
    if (message.kind === 'done') return take(message.id)?.resolve(message.value);
    take(message.id)?.reject(fromErrorFacts(message.error));
  }

  function thread(): Worker {
    stopIdle();
    if (worker !== null) return worker;
    const made = new Worker(program, { workerData: { file }, name: 'reader' });
    // An error is followed by the exit, which answers everybody.
    let cause: unknown;
    made.on('message', receive);
    made.on('error', (error) => (cause = error));
    made.on('exit', () => {
      if (worker !== made) return;
      worker = null;
      for (const id of waiting.keys()) take(id)?.reject(readerEnded(cause));
      stopIdle();
    });
    made.unref();
    worker = made;
    return made;
  }

  async function end(): Promise<void> {
    stopIdle();
    const ending = worker;
    if (ending === null) return;
    send({ kind: 'end' });
    worker = null;
    const ended = new Promise<void>((resolve) => void ending.once('exit', () => resolve()));
    // Without it a process that waits for nothing else would end before the thread has closed its connection.
    ending.ref();
    const stopLate = ports.after(LONGEST_CLOSE_MS, () => void ending.terminate());
    await ended;
    stopLate();
  }

  return {
    run: (name, input, runOptions = {}) =>
      new Promise((resolve, reject) => {
        const { signal } = runOptions;
        if (signal?.aborted) return reject(readerCancelled());
        const to = thread();
        const id = (lastId += 1);
        const abort = () => send({ kind: 'cancel', id });
        signal?.addEventListener('abort', abort, { once: true });
        const forget = () => signal?.removeEventListener('abort', abort);
        waiting.set(id, { options: runOptions, resolve: resolve as (value: unknown) => void, reject, forget });
        to.postMessage({ kind: 'run', id, name, input } satisfies ToReader, []);
      }),
    async close() {
      for (const id of waiting.keys()) take(id)?.reject(readerCancelled());
      await end();
    },
  };
}

/**
 * The reader without a thread, over a connection that is open anyway: a task is through when `run` returns. For hosts
 * whose time is not the real clock (a thread would come and go between two of their events), and for tests.
 */
export function createInProcessReader<T extends ReaderTasks>(db: Database, tasks: T): Reader<T> {
  return {
    async run(name, input, { onProgress, signal } = {}) {
      const task = tasks[name] as unknown as ReaderTask<unknown, unknown>;
      const slices = task(db, input);
      try {
        for (let slice = slices.next(); ; slice = slices.next()) {
          if (slice.done) return slice.value as never;
          onProgress?.(slice.value);
          if (signal?.aborted) throw readerCancelled();
        }
      } catch (error) {
        throw toStorageError(error);
      } finally {
        slices.return(undefined);
      }
    },
    close: () => Promise.resolve(),
  };
}
