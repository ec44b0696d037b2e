import { hash } from 'node:crypto';

/*
 * The arithmetic of the chain, and nothing else. docs/audit-chain.md tells the same to whoever checks it without this
 * program; what is written here can never change for entries that exist.
 */

export const SALT_BYTES = 16;

/** A body part as its entry commits to it. */
export interface SaltedPart {
  readonly part: string;
  readonly salt: Uint8Array;
  readonly text: string;
}

/** The columns of an entry that its hash covers, named as in the table. */
export interface HashedColumns {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly integration_id: string | null;
  readonly order_key: string | null;
  readonly order_no: string | null;
  readonly document_no: string | null;
  readonly sku: string | null;
  readonly job_id: number | null;
  readonly delivery_id: number | null;
  readonly run_id: number | null;
  readonly status: string;
  readonly cause: string | null;
  readonly commitment: string;
}

/**
 * SHA-256, as lower-case hex, over the UTF-8 JSON (no white space) of the list of [part, hash] in ascending order of the
 * part's name by UTF-16 code units, where hash is the lower-case hex of SHA-256(salt ‖ UTF-8 of the text). Without parts
 * the list is `[]`. The salt goes when the text goes: an erased text cannot be guessed from what stays.
 */
export function commitmentOf(parts: readonly SaltedPart[]): string {
  return commitmentOfHashes(
    parts.map(({ part, salt, text }): PartHash => [part, saltedHash(salt, Buffer.from(text, 'utf8'))]),
  );
}

/** A part's name and its salted hash. */
export type PartHash = readonly [part: string, hash: string];

export function commitmentOfHashes(parts: readonly PartHash[]): string {
  return sha256(JSON.stringify(parts.toSorted(([left], [right]) => (left < right ? -1 : 1))));
}

export function saltedHash(salt: Uint8Array, bytes: Uint8Array): string {
  return hash('sha256', Buffer.concat([salt, bytes]), 'hex');
}

/** SHA-256, as lower-case hex, over the UTF-8 of the previous entry's hash ("" before the first) and the canonical JSON. */
export function entryHash(previousHash: string, columns: HashedColumns): string {
  return sha256(previousHash + canonicalJson(columns));
}

/** Canonical JSON (RFC 8785) of the entry: the columns in ascending order of name, null where there is none, no white space. */
function canonicalJson(columns: HashedColumns): string {
  return JSON.stringify({
    actor: columns.actor,
    at: columns.at,
    cause: columns.cause,
    commitment: columns.commitment,
    delivery_id: columns.delivery_id,
    document_no: columns.document_no,
    integration_id: columns.integration_id,
    job_id: columns.job_id,
    kind: columns.kind,
    order_key: columns.order_key,
    order_no: columns.order_no,
    run_id: columns.run_id,
    seq: columns.seq,
    sku: columns.sku,
    status: columns.status,
  });
}

/** What an anchor signs. */
export function anchorBytes(anchor: { readonly seq: number; readonly hash: string; readonly at: string }): Uint8Array {
  return Buffer.from(`ml-connector audit head\n${anchor.seq}\n${anchor.hash}\n${anchor.at}`, 'utf8');
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
