import type { Database } from '../../../main/db/database.ts';
import { ConnectorError } from '../../../main/base/errors.ts';
import type { ReaderProgress } from '../../../main/db/readerTask.ts';

/** Tasks over a table `numbers`, for the tests of the reader; also an entry of its thread (readerTestThread.ts). */
export const testTasks = {
  *sum(db: Database, { page }: { readonly page: number }): Generator<ReaderProgress, number> {
    const rows = db.prepare<[number, number], number>('SELECT n FROM numbers WHERE n > ? ORDER BY n LIMIT ?').pluck();
    const total = Number(db.prepare('SELECT count(*) FROM numbers').pluck().get());
    let [sum, done, last] = [0, 0, 0];
    for (let slice = rows.all(last, page); slice.length > 0; slice = rows.all(last, page)) {
      for (const n of slice) sum += n;
      last = slice.at(-1) ?? last;
      done += slice.length;
      yield { done, total };
    }
    return sum;
  },
  *write(db: Database, _input: object): Generator<ReaderProgress, void> {
    yield { done: 0, total: 1 };
    db.exec('DELETE FROM numbers');
  },
  *refuse(_db: Database, input: { readonly code: string }): Generator<ReaderProgress, void> {
    yield { done: 0, total: 1 };
    throw new ConnectorError({ kind: 'invalid', code: input.code, message: 'Refused.', whatToDo: 'Nothing.' });
  },
  /** Goes over the table again and again until this number is in it. */
  *lookFor(db: Database, { n }: { readonly n: number }): Generator<ReaderProgress, number> {
    const found = db.prepare<[number], number>('SELECT n FROM numbers WHERE n = ?').pluck();
    for (let done = 1; ; done += 1) {
      yield { done, total: Infinity };
      const there = found.get(n);
      if (there !== undefined) return there;
    }
  },
  *endless(_db: Database, _input: object): Generator<ReaderProgress, void> {
    for (let done = 1; ; done += 1) yield { done, total: Infinity };
  },
  *die(_db: Database, _input: object): Generator<ReaderProgress, void> {
    yield { done: 0, total: 1 };
    process.exit(3);
  },
};
