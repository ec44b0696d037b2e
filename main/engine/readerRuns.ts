import { toConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { ReaderOptions } from '../db/readerTask.ts';
import type { Run, Runs } from '../queue/runs.ts';
import type { News } from './news.ts';

/** Work of the reader as a run that people can watch and end. */
export interface ReaderRuns<T> {
  /** Begins, or joins the one that goes on. @throws what the work throws */
  run(actor: string, work: (options: ReaderOptions) => Promise<T>): Promise<T>;
  state(): ReaderRunState;
  cancel(): Run | null;
}

export interface ReaderRunState {
  /** The one that goes on, or the last one of this life; null: none yet. */
  readonly run: Run | null;
  /** Why the last one ended by itself before it was done. */
  readonly problem: { readonly message: string; readonly whatToDo: string } | null;
}

export interface ReaderRunsOptions {
  readonly kind: string;
  readonly ports: Pick<Ports, 'now'>;
  readonly runs: Runs;
  readonly news: Pick<News, 'changed'>;
}

/** How often progress is kept: each time costs a commit. */
const KEEP_EVERY_MS = 500;

export function createReaderRuns<T>({ kind, ports, runs, news }: ReaderRunsOptions): ReaderRuns<T> {
  // Runs of the last life ended with it.
  runs.cancelUnfinished(kind);
  let state: ReaderRunState = { run: null, problem: null };
  let going: Promise<T> | null = null;
  let stop = new AbortController();

  function keep(run: Run, problem: ReaderRunState['problem'] = null): void {
    state = { run, problem };
    runs.keep(run);
    news.changed('runs');
  }

  async function lead(begun: Run, signal: AbortSignal, work: (options: ReaderOptions) => Promise<T>): Promise<T> {
    let now = begun;
    let keptAt = ports.now();
    const onProgress: ReaderOptions['onProgress'] = ({ done, total }) => {
      now = { ...now, done, total };
      if (ports.now() - keptAt < KEEP_EVERY_MS) return;
      keptAt = ports.now();
      keep(now);
    };
    try {
      const result = await work({ onProgress, signal });
      keep({ ...now, state: 'done', total: now.done });
      return result;
    } catch (error) {
      const { code, message, whatToDo } = toConnectorError(error);
      keep({ ...now, state: 'cancelled' }, code === 'reader-cancelled' ? null : { message, whatToDo });
      throw error;
    } finally {
      going = null;
    }
  }

  return {
    run(actor, work) {
      if (going !== null) return going;
      stop = new AbortController();
      const begun = runs.begin({ kind, actor, total: 0 });
      state = { run: begun, problem: null };
      news.changed('runs');
      going = lead(begun, stop.signal, work);
      return going;
    },
    state: () => state,
    cancel() {
      stop.abort();
      return state.run;
    },
  };
}
