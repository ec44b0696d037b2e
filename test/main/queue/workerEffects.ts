import type { QueueUnderTest } from './queueUnderTest.ts';

export const [NORMAL, FULL] = [1, 2];
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A row of its own for every work that was recorded; `bytes` makes it need room on the disk. */
export function effect(queue: QueueUnderTest, key: string, bytes = 1): void {
  queue.db
    .prepare(`INSERT INTO watermarks (source, topic, value, moved_at) VALUES ('effect', ?, ?, '')`)
    .run(`${key} ${queue.begun.length}`, 'x'.repeat(bytes));
}

export function effects(queue: QueueUnderTest): unknown[] {
  return queue.db.prepare(`SELECT topic FROM watermarks WHERE source = 'effect' ORDER BY topic`).pluck().all();
}

export function attempts(queue: QueueUnderTest): unknown[] {
  return queue.db.prepare('SELECT outcome FROM attempts ORDER BY id').pluck().all();
}
