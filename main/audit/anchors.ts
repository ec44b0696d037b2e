import { toInstant, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { lostSigningKeys } from '../vault/lostKeys.ts';
import type { Vault } from '../vault/vault.ts';
import { anchorBytes } from './chain.ts';
import { createHeadReader } from './head.ts';

export interface Anchor {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly key_id: number;
  readonly signature: Uint8Array;
}

/** Signed heads as they stand in the table. */
export interface Anchors {
  /** Signed heads after entry `after`, up to entry `upTo`, oldest first. */
  between(after: number, upTo: number): readonly Anchor[];
  last(): Anchor | undefined;
  isOurs(anchor: Anchor): boolean;
  /** Signed with a key that was lost with the keys of its time: whether it was ours cannot be told here any more. */
  isLost(anchor: Anchor): boolean;
  /** The newest of those; undefined where no keys were lost. */
  lastLost(): Anchor | undefined;
}

const COLUMNS = 'seq, hash, at, key_id, signature';

export function readAnchors(db: Database, vault: Pick<Vault, 'verify'>): Anchors {
  const between = db.prepare<[number, number], Anchor>(
    `SELECT ${COLUMNS} FROM audit_anchors WHERE seq > ? AND seq <= ? ORDER BY seq`,
  );
  const last = db.prepare<[], Anchor>(`SELECT ${COLUMNS} FROM audit_anchors ORDER BY seq DESC LIMIT 1`);
  const lost = lostSigningKeys(db);
  const lastOf = db.prepare<[string], Anchor>(
    `SELECT ${COLUMNS} FROM audit_anchors WHERE key_id IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1`,
  );
  return {
    isLost: (anchor) => lost.has(anchor.key_id),
    lastLost: () => lastOf.get(JSON.stringify([...lost])),
    between: (after, upTo) => between.all(after, upTo),
    last: () => last.get(),
    isOurs: (anchor) => vault.verify(anchor.key_id, anchorBytes(anchor), anchor.signature),
  };
}

/** Builds `Audit.anchor`. */
export function createSignHead(db: Database, vault: Pick<Vault, 'sign'>, ports: Pick<Ports, 'now'>): () => void {
  const readHead = createHeadReader(db);
  // Signed already: the first signature of an entry is the stronger one, and anchors are never changed.
  const insert = db.prepare(
    'INSERT INTO audit_anchors (seq, hash, at, key_id, signature) VALUES (?, ?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING',
  );
  return () =>
    transaction(db, () => {
      const { seq, hash } = readHead();
      if (seq === 0) return;
      const at = toInstant(ports.now());
      const { keyId, signature } = vault.sign(anchorBytes({ seq, hash, at }));
      insert.run(seq, hash, at, keyId, signature);
    });
}
