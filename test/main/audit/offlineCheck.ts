import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Database } from '../../../main/db/database.ts';

/*
 * docs/audit-chain.md followed by the letter, with nothing of the program: if recipe and program part, tests fail.
 */

type Row = Record<string, string | number | null>;

interface AnchorRow {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly signature: Buffer;
}

const hex = (...pieces: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

/** Returns the hash that every entry should have, by its number, and the first number that has another; null for none. */
export function offlineChain(db: Database): { first: number | null; head: string; count: number } {
  const cut = db.prepare<[], Row>('SELECT pruned_seq, pruned_hash FROM audit_head').get() ?? {};
  let previous = String(cut['pruned_hash']);
  let number = Number(cut['pruned_seq']);
  for (const row of db.prepare<[], Row>('SELECT * FROM audit_entries ORDER BY seq').all()) {
    number += 1;
    const { hash, ...columns } = row;
    const sorted = Object.fromEntries(Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1)));
    const wanted = hex(previous + JSON.stringify(sorted));
    if (row['seq'] !== number || wanted !== hash) return { first: number, head: previous, count: number };
    previous = wanted;
  }
  return { first: null, head: previous, count: number - Number(cut['pruned_seq']) };
}

export function offlineCommitment(parts: readonly { part: string; salt: Buffer; text: string }[]): string {
  const list = [...parts]
    .sort((a, b) => (a.part < b.part ? -1 : 1))
    .map(({ part, salt, text }) => [part, hex(salt, Buffer.from(text, 'utf8'))]);
  return hex(JSON.stringify(list));
}

/** Numbers of the anchors whose signature or hash does not hold. */
export function offlineAnchors(db: Database, publicKey: Uint8Array): number[] {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const hashOf = db.prepare<[number], string>('SELECT hash FROM audit_entries WHERE seq = ?').pluck();
  return db
    .prepare<[], AnchorRow>('SELECT * FROM audit_anchors ORDER BY seq')
    .all()
    .filter(({ seq, hash, at, signature }) => {
      const signed = verify(null, Buffer.from(`ml-connector audit head\n${seq}\n${hash}\n${at}`), key, signature);
      return !signed || (hashOf.get(seq) ?? hash) !== hash;
    })
    .map((anchor) => anchor.seq);
}
