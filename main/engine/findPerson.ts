import type { Database } from '../db/database.ts';
import type { ReaderProgress } from '../db/readerTask.ts';
import { createReadingVault, type ReadingKeys } from '../vault/readingVault.ts';
import { readable } from '../vault/vault.ts';

/** Where one person's values lie sealed outside the audit log. */
export interface FoundPerson {
  readonly orders: readonly FoundOrder[];
  /** Ids of deliveries whose body names the address. */
  readonly deliveries: readonly number[];
}

export interface FoundOrder {
  readonly integrationId: string;
  readonly orderKey: string;
  /** Still worked on: it waits, is on its way, or its document is not posted yet. */
  readonly isOpen: boolean;
}

interface OrderSlice {
  readonly id: number;
  readonly integration_id: string;
  readonly store_key: string;
  readonly sealed: Uint8Array;
  readonly is_open: number;
}

const PAGE = 500;

/**
 * Finds a person in what is sealed, by opening all of it: orders and deliveries are kept under no fingerprint of the
 * address, so that the file alone does not say which of them belong together. For the reader.
 */
export function* findPerson(
  db: Database,
  { email, keys }: { readonly email: string; readonly keys: ReadingKeys },
): Generator<ReaderProgress, FoundPerson> {
  const vault = createReadingVault(keys);
  const address = email.trim().toLowerCase();
  const total = Number(db.prepare('SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM deliveries)').pluck().get()); // prettier-ignore
  let done = 0;
  const orders: FoundOrder[] = [];
  for (const rows of orderPages(db)) {
    const ofPerson = rows.filter(({ sealed }) => isOf(readable(vault.openText, sealed), address));
    orders.push(...ofPerson.map(toFound));
    yield { done: (done += rows.length), total };
  }
  const deliveries: number[] = [];
  for (const rows of deliveryPages(db)) {
    const naming = rows.filter(({ sealed }) => names(readable(vault.openText, sealed), address));
    deliveries.push(...naming.map(({ id }) => id));
    yield { done: (done += rows.length), total };
  }
  return { orders, deliveries };
}

function* orderPages(db: Database): Generator<readonly OrderSlice[]> {
  const page = db.prepare<[number, number], OrderSlice>(
    `SELECT o.id, o.integration_id, o.store_key, o.sealed, o.term IN ('onTheWay', 'waiting') OR EXISTS (
       SELECT 1 FROM links AS l WHERE l.store_key = o.store_key AND l.store_kind = 'order' AND l.nav_no = o.document_no
         AND l.state IN ('unchecked', 'live')) AS is_open
     FROM orders AS o WHERE o.id > ? ORDER BY o.id LIMIT ?`,
  );
  yield* pages((after) => page.all(after, PAGE));
}

function* deliveryPages(db: Database): Generator<readonly { readonly id: number; readonly sealed: Uint8Array }[]> {
  const page = db.prepare<[number, number], { id: number; sealed: Uint8Array }>(
    'SELECT id, sealed FROM deliveries WHERE id > ? AND sealed IS NOT NULL ORDER BY id LIMIT ?',
  );
  yield* pages((after) => page.all(after, PAGE));
}

function* pages<R extends { readonly id: number }>(read: (after: number) => R[]): Generator<R[]> {
  for (let rows = read(0); rows.length > 0; rows = read(rows.at(-1)?.id ?? 0)) yield rows;
}

function toFound({ integration_id, store_key, is_open }: OrderSlice): FoundOrder {
  return { integrationId: integration_id, orderKey: store_key, isOpen: is_open === 1 };
}

/** What cannot be read any more names nobody any more. */
function isOf(person: string | null, address: string): boolean {
  if (person === null) return false;
  const { email = '' } = JSON.parse(person) as { email?: string };
  return email.trim().toLowerCase() === address;
}

/** Whether a body names the address, also where JSON writes it with escapes. */
function names(body: string | null, address: string): boolean {
  if (body === null) return false;
  const escaped = address.replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const text = body.toLowerCase();
  return text.includes(address) || text.includes(escaped);
}
