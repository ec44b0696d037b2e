import type { Database } from '../db/database.ts';

/** Where the chain ends and where retention has cut it; hashes are "" while there is no such entry. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly pruned_seq: number;
  readonly pruned_hash: string;
}

/** Reads the one row each time: a head remembered across a transaction that rolled back would fork the chain. */
export function createHeadReader(db: Database): () => Head {
  const select = db.prepare<[], Head>('SELECT seq, hash, pruned_seq, pruned_hash FROM audit_head');
  return () => {
    const head = select.get();
    if (head === undefined) throw new Error('The audit log has lost its head row');
    return head;
  };
}
