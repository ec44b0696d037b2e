import type { Database } from './database.ts';

/** How far a task has come, in what it counts (entries, tables, rows). */
export interface ReaderProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Whole-table work in slices: yields after each, with no statement and no transaction open, so that the write-ahead log
 * can be checkpointed between two and work that is no longer wanted ends there. Reads only; what it needs besides the
 * database comes in `input`, which crosses to another thread (structured clone) and never touches the disk.
 */
export type ReaderTask<I, O> = (db: Database, input: I) => Generator<ReaderProgress, O, void>;

/** Tasks by name, as the reader and its thread both know them. */
export type ReaderTasks = Readonly<Record<string, ReaderTask<never, unknown>>>;

export type TaskInput<T> = T extends ReaderTask<infer I, unknown> ? I : never;
export type TaskResult<T> = T extends ReaderTask<never, infer O> ? O : never;

/** Runs a task to its end at once. */
export function finish<O>(slices: Generator<ReaderProgress, O, void>): O {
  for (let slice = slices.next(); ; slice = slices.next()) {
    if (slice.done) return slice.value;
  }
}

export interface ReaderOptions {
  readonly onProgress?: (progress: ReaderProgress) => void;
  /** Aborted when nobody wants the result any more: the task ends after its slice. */
  readonly signal?: AbortSignal;
}

/** Does whole-table work beside the engine. */
export interface Reader<T extends ReaderTasks> {
  /**
   * Tasks that go on at the same time take turns, slice by slice.
   * @throws ConnectorError `reader-cancelled` when `signal` was aborted or the reader closed, `reader-ended` when its
   *   thread ended by itself, and what the task throws
   */
  run<N extends keyof T & string>(name: N, input: TaskInput<T[N]>, options?: ReaderOptions): Promise<TaskResult<T[N]>>;
  /** Cancels what goes on. Await it before the database is closed: the last connection removes the write-ahead log. */
  close(): Promise<void>;
}
