import { existsSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realPorts, type Cancel } from '../../../main/base/ports.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { createInProcessReader, createThreadReader } from '../../../main/db/reader.ts';
import type { Reader, ReaderProgress } from '../../../main/db/readerTask.ts';
import { testTasks } from './readerTestTasks.ts';
import { tempFolder } from './tempFolder.ts';

type TestReader = Reader<typeof testTasks>;

function openNumbers() {
  const file = `${tempFolder()}/numbers.db`;
  const db = openDatabase(file);
  db.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY)');
  db.exec(
    'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 1000) INSERT INTO numbers SELECT n FROM c',
  );
  onTestFinished(() => void db.close());
  return { db, file };
}

/** Timers stand until `ring`: the idle time of a thread is over when the test says so. */
function heldPorts() {
  const held = new Set<() => void>();
  const after = (_milliseconds: number, task: () => void): Cancel => {
    held.add(task);
    return () => void held.delete(task);
  };
  return { ports: { ...realPorts(), after }, ring: () => [...held].forEach((task) => task()) };
}

function openThread() {
  const { db, file } = openNumbers();
  const { ports, ring } = heldPorts();
  const program = new URL('./readerTestThread.ts', import.meta.url);
  const reader: TestReader = createThreadReader<typeof testTasks>({ file, program, ports });
  onTestFinished(() => reader.close());
  return { db, file, reader, ring };
}

function openInProcess() {
  const { db, file } = openNumbers();
  return { db, file, reader: createInProcessReader(db, testTasks) };
}

describe.each([
  ['in a thread', openThread],
  ['in process', openInProcess],
])('the reader %s', (_where, open) => {
  it('gives the result and tells how far it has come, page by page', async () => {
    const { reader } = open();
    const told: ReaderProgress[] = [];
    expect(await reader.run('sum', { page: 300 }, { onProgress: (one) => void told.push(one) })).toBe(500_500);
    expect(told.map(({ done, total }) => `${done} of ${total}`)).toEqual([
      '300 of 1000',
      '600 of 1000',
      '900 of 1000',
      '1000 of 1000',
    ]);
  });

  it('hands on what a task refuses, as what it is', async () => {
    const { reader } = open();
    const refused = reader.run('refuse', { code: 'not-today' });
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', code: 'not-today', whatToDo: 'Nothing.' });
  });

  it('ends what is cancelled and takes the next', async () => {
    const { reader } = open();
    const stop = new AbortController();
    const endless = reader.run(
      'endless',
      {},
      { signal: stop.signal, onProgress: ({ done }) => done > 3 && stop.abort() },
    );
    await expect(endless).rejects.toMatchObject({ code: 'reader-cancelled' });
    expect(await reader.run('sum', { page: 1000 })).toBe(500_500);
  });
});

describe('the reader’s thread', () => {
  it('sees what was committed meanwhile and lets the write-ahead log be checkpointed between two pages', async () => {
    const { db, reader } = openThread();
    let isFree = false;
    const found = await reader.run(
      'lookFor',
      { n: 2000 },
      {
        onProgress({ done }) {
          if (done !== 1) return;
          db.exec('INSERT INTO numbers VALUES (2000)');
          isFree = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
        },
      },
    );
    expect({ found, isFree }).toEqual({ found: 2000, isFree: true });
  });

  it('cannot write', async () => {
    const { db, reader } = openThread();
    await expect(reader.run('write', {})).rejects.toMatchObject({ code: 'storage-unavailable' });
    expect(db.prepare('SELECT count(*) FROM numbers').pluck().get()).toBe(1000);
  });

  it('does several at a time, and a short one need not wait for a long one', async () => {
    const { reader } = openThread();
    const stop = new AbortController();
    const endless = reader.run('endless', {}, { signal: stop.signal });
    expect(await reader.run('sum', { page: 500 })).toBe(500_500);
    stop.abort();
    await expect(endless).rejects.toMatchObject({ code: 'reader-cancelled' });
  });

  it('that dies is said to have ended, and the next task gets another', async () => {
    const { reader } = openThread();
    await expect(reader.run('die', {})).rejects.toMatchObject({ kind: 'unavailable', code: 'reader-ended' });
    expect(await reader.run('sum', { page: 1000 })).toBe(500_500);
  });

  it('ends when it was idle, comes again, and leaves no write-ahead log behind when it is closed first', async () => {
    const { db, file, reader, ring } = openThread();
    await reader.run('sum', { page: 1000 });
    ring();
    expect(await reader.run('sum', { page: 1000 })).toBe(500_500);
    const cut = reader.run('endless', {}).catch((error: unknown) => error);
    await reader.close();
    expect(await cut).toMatchObject({ code: 'reader-cancelled' });
    db.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
