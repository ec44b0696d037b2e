import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';

/** When the program ran and when it did not, told in the audit log: what came late is explained by it. */
export interface Lives {
  started(): void;
  /** Ended as one should; a life that ends otherwise is told by the next start. */
  stopped(): void;
  slept(milliseconds: number): void;
}

export interface LivesOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly audit: Audit;
}

export function createLives({ db, ports, audit }: LivesOptions): Lives {
  const lastEntry = db.prepare<[], string>('SELECT at FROM audit_entries ORDER BY seq DESC LIMIT 1').pluck();
  const lastPing = db.prepare<[], string | null>('SELECT max(at) FROM samples').pluck();

  function tell(kind: string, params: Readonly<Record<string, string>>): void {
    audit.append({ kind, actor: 'engine', status: 'fine', bodies: { params: JSON.stringify(params) } });
  }

  /** The last sign of the life before this one; "" in the first. */
  const lastSign = () => [lastEntry.get() ?? '', lastPing.get() ?? ''].toSorted().at(-1) ?? '';

  return {
    started: () => transaction(db, () => tell('engine.started', { lastSignAt: lastSign() })),
    stopped: () => transaction(db, () => tell('engine.stopped', {})),
    slept(milliseconds) {
      const to = ports.now();
      transaction(db, () => tell('engine.slept', { from: toInstant(to - milliseconds), to: toInstant(to) }));
    },
  };
}
