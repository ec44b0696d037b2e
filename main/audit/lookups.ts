import type { Database } from '../db/database.ts';
import type { Audit } from './audit.ts';
import { commitmentOf } from './chain.ts';
import { createHeadReader } from './head.ts';

const NO_PARTS = commitmentOf([]);

/** The values of an indexed column, each once: from one to the next by the index, however many entries share it. */
function distinct(column: string, index: string, where = '1'): string {
  const next = (from: string) =>
    `SELECT min(${column}) FROM audit_entries INDEXED BY ${index} WHERE ${where} AND ${column} > ${from}`;
  return `WITH RECURSIVE found (value) AS (${next("''")} UNION ALL SELECT (${next('found.value')}) FROM found WHERE found.value IS NOT NULL)
    SELECT value FROM found WHERE value IS NOT NULL`;
}

export function createLookups(db: Database): Pick<Audit, 'proofOf' | 'choices'> {
  const readHead = createHeadReader(db);
  const one = db.prepare<[number], { hash: string; commitment: string }>(
    'SELECT hash, commitment FROM audit_entries WHERE seq = ?',
  );
  const parts = db.prepare<[number], { part: string; bytes: number }>(
    'SELECT part, length(data) AS bytes FROM audit_bodies WHERE seq = ? ORDER BY part',
  );
  const kinds = db.prepare<[], string>(distinct('kind', 'audit_kind')).pluck();
  const people = "actor >= 'person:' AND actor < 'person;'";
  const actors = db.prepare<[], string>(distinct('actor', 'audit_person', people)).pluck();
  return {
    proofOf(seq) {
      const { hash, commitment } = one.get(seq) ?? { hash: '', commitment: '' };
      const kept = parts.all(seq);
      const previousHash = one.get(seq - 1)?.hash ?? readHead().pruned_hash;
      return { hash, previousHash, commitment, parts: kept, partsGone: kept.length === 0 && commitment !== NO_PARTS };
    },
    choices: () => ({ kinds: kinds.all(), actors: actors.all() }),
  };
}
