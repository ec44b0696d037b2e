import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';

export interface Refusals {
  count(source: string, reason: string): void;
}

interface Counted {
  readonly hour: string;
  readonly source: string;
  readonly reason: string;
  readonly n: number;
}

/** Counts per hour, source and reason. One write a turn: a flood of refused requests costs no more than one of them. */
export function createRefusals(db: Database, ports: Ports): Refusals {
  const add = db.prepare<[Counted]>(
    `INSERT INTO refusals (hour, source, reason, n) VALUES (@hour, @source, @reason, @n)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  );
  const counted = new Map<string, Counted>();
  let flushes = false;

  function flush(): void {
    flushes = false;
    try {
      transaction(db, () => counted.forEach((row) => add.run(row)));
      counted.clear();
    } catch {
      // No refusal may fail for want of its count: it stays in memory, and the next one writes it.
    }
  }

  return {
    count(source, reason) {
      const hour = toInstant(ports.now()).slice(0, 13);
      const key = JSON.stringify([hour, source, reason]);
      counted.set(key, { hour, source, reason, n: (counted.get(key)?.n ?? 0) + 1 });
      if (flushes) return;
      flushes = true;
      ports.soon(flush);
    },
  };
}
