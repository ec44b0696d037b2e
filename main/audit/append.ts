import { toInstant, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import type { NewEntry } from './audit.ts';
import { commitmentOf, entryHash, SALT_BYTES, type HashedColumns, type SaltedPart } from './chain.ts';
import { createHeadReader } from './head.ts';
import { createHourNotes } from './periods.ts';

/** Builds `Audit.append`. */
export function createAppend(db: Database, vault: Vault, ports: Ports): (entry: NewEntry) => number {
  const readHead = createHeadReader(db);
  const insertEntry = db.prepare(
    `INSERT INTO audit_entries (seq, at, kind, actor, integration_id, order_key, order_no, document_no, sku, job_id, delivery_id, run_id, status, cause, commitment, hash)
     VALUES (@seq, @at, @kind, @actor, @integration_id, @order_key, @order_no, @document_no, @sku, @job_id, @delivery_id, @run_id, @status, @cause, @commitment, @hash)`,
  );
  const insertBody = db.prepare(
    'INSERT INTO audit_bodies (seq, part, key_id, salt, iv, data) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertSubject = db.prepare('INSERT OR IGNORE INTO audit_subjects (fingerprint, seq) VALUES (?, ?)');
  const noteHour = createHourNotes(db);
  const moveHead = db.prepare('UPDATE audit_head SET seq = ?, hash = ?');

  return (entry) => {
    if (!db.inTransaction) throw new Error('An audit entry is appended in the transaction of what it tells');
    const head = readHead();
    const seq = head.seq + 1;
    const parts = Object.entries(entry.bodies ?? {}).map(([part, text]) => salted(ports, part, text));
    const columns = toColumns(entry, seq, toInstant(ports.now()), commitmentOf(parts));
    const hash = entryHash(head.hash, columns);
    insertEntry.run({ ...columns, hash });
    for (const { part, salt, text } of parts) {
      const { keyId, iv, data } = vault.seal(text);
      insertBody.run(seq, part, keyId, salt, iv, data);
    }
    for (const email of entry.subjects ?? []) insertSubject.run(subjectFingerprint(vault, email), seq);
    noteHour(columns.at, seq);
    moveHead.run(seq, hash);
    return seq;
  };
}

/** How an e-mail address is found again: white space around it and capitals do not matter. */
export function subjectFingerprint(vault: Pick<Vault, 'fingerprint'>, email: string): string {
  return vault.fingerprint(email.trim().toLowerCase());
}

function salted(ports: Ports, part: string, text: string): SaltedPart {
  return { part, salt: ports.random(SALT_BYTES), text: text.toWellFormed() };
}

function toColumns(entry: NewEntry, seq: number, at: string, commitment: string): HashedColumns {
  return {
    seq,
    at,
    kind: entry.kind,
    actor: entry.actor.toWellFormed(),
    integration_id: orNull(entry.integrationId),
    order_key: orNull(entry.orderKey),
    order_no: orNull(entry.orderNo),
    document_no: orNull(entry.documentNo),
    sku: orNull(entry.sku),
    job_id: entry.jobId ?? null,
    delivery_id: entry.deliveryId ?? null,
    run_id: entry.runId ?? null,
    status: entry.status,
    cause: orNull(entry.cause),
    commitment,
  };
}

/** SQLite keeps UTF-8, which has no lone surrogates: hashing them as they came would not match what is read back. */
function orNull(text: string | undefined): string | null {
  return text?.toWellFormed() ?? null;
}
