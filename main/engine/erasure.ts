import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { ErasureReceipt, PersonCounts } from '../contract/auditCalls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Vault } from '../vault/vault.ts';
import type { FoundOrder, FoundPerson } from './findPerson.ts';
import type { EngineReader } from './readerTasks.ts';
import { forgetProgressNaming } from './setupProgress.ts';

export interface Erasure {
  preview(email: string): Promise<PersonCounts>;
  erase(email: string, actor: string): Promise<ErasureReceipt>;
  /** Newest first. */
  receipts(): ErasureReceipt[];
}

export interface ErasureOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now' | 'after'>;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly reader: EngineReader;
  /** By whose store an order's deliveries are found. */
  readonly integrations: () => readonly Pick<IntegrationSettings, 'id' | 'store'>[];
  /** Files that may hold the person's values, removed with them; how many. */
  readonly removeExports: () => number;
}

const MOST_RECEIPTS = 50;
const CHECKPOINT_TRIES = 60;
const CHECKPOINT_AGAIN_MS = 1_000;
/** The loop waits for no reader longer than this. */
const CHECKPOINT_WAIT_MS = 20;

/**
 * Takes one person out of the database: the contents of the audit log that speak of them, their name and address in the
 * order book, copies kept to compare with, bodies of deliveries, names of cards that were made. What stays: links and
 * intents, which hold only a keyed fingerprint or numbers and without which an order could be written twice; amounts and
 * numbers, which are the books' evidence; and what is needed to finish an order that is still worked on.
 */
export function createErasure(options: ErasureOptions): Erasure {
  const { db, ports, audit, vault, reader } = options;
  const remove = createRemoval(db, vault);
  const keepReceipt = db.prepare('INSERT INTO erasures (at, actor, audit_seq, counts) VALUES (?, ?, ?, ?)');
  const receipts = db.prepare<[number], { id: number; at: string; actor: string; audit_seq: number; counts: string }>(
    'SELECT id, at, actor, audit_seq, counts FROM erasures ORDER BY id DESC LIMIT ?',
  );

  const find = (email: string) => reader.run('person.find', { email, keys: vault.readingKeys() });

  /** Carried out and taken back: the preview counts what erasing would do, with the same statements. */
  async function preview(email: string): Promise<PersonCounts> {
    const found = await find(email);
    let counts: PersonCounts | null = null;
    try {
      transaction(db, () => {
        counts = carryOut(found, email, '').counts;
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack) || counts === null) throw error;
    }
    if (counts === null) throw new TakenBack();
    return counts;
  }

  function carryOut({ orders, deliveries }: FoundPerson, email: string, actor: string) {
    const done = orders.filter(({ isOpen }) => !isOpen);
    const { entries, seq } = audit.eraseSubject(email, actor, done);
    const customers = remove.orders(done);
    remove.deliveries(deliveries);
    const others = done.reduce((sum, order) => sum + remove.deliveriesOf(storeOf(order), order.orderKey), 0);
    const counts: PersonCounts = {
      entries,
      orders: done.length,
      deliveries: deliveries.length + others,
      customers,
      ordersKept: orders.length - done.length,
    };
    return { counts, seq };
  }

  const storeOf = ({ integrationId }: FoundOrder) =>
    options.integrations().find(({ id }) => id === integrationId)?.store ?? '';

  /** What was erased stands in the write-ahead log until it is copied back and cut; a reader may be in the way. */
  function checkpoint(tries: number): void {
    const before = Number(db.pragma('busy_timeout', { simple: true }));
    db.pragma(`busy_timeout = ${CHECKPOINT_WAIT_MS}`);
    const isBusy = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0;
    db.pragma(`busy_timeout = ${before}`);
    if (isBusy && tries > 1) ports.after(CHECKPOINT_AGAIN_MS, () => db.open && checkpoint(tries - 1));
  }

  return {
    preview,
    async erase(email, actor) {
      const found = await find(email);
      const at = toInstant(ports.now());
      const receipt = transaction(db, () => {
        const { counts, seq } = carryOut(found, email, actor);
        const id = Number(keepReceipt.run(at, actor, seq, JSON.stringify(counts)).lastInsertRowid);
        return { id, at, actor, seq, ...counts };
      });
      options.removeExports();
      forgetProgressNaming(vault, email);
      checkpoint(CHECKPOINT_TRIES);
      return receipt;
    },
    receipts: () =>
      receipts.all(MOST_RECEIPTS).map(({ audit_seq, counts, ...receipt }) => ({
        ...receipt,
        seq: audit_seq,
        ...(JSON.parse(counts) as PersonCounts),
      })),
  };
}

class TakenBack extends Error {}

function createRemoval(db: Database, vault: Pick<Vault, 'sealText'>) {
  const person = db.prepare('UPDATE orders SET sealed = ? WHERE integration_id = ? AND store_key = ?');
  const snapshots = db.prepare(
    `DELETE FROM snapshots WHERE integration_id = ? AND record_key = ? AND kind IN ('order', 'plan')`,
  );
  const before = db.prepare(
    `UPDATE effects SET sealed_before = NULL WHERE sealed_before IS NOT NULL
       AND job_id IN (SELECT id FROM jobs WHERE key = 'order/' || ? || '/' || ?)`,
  );
  const cards = db.prepare(
    `UPDATE created_customers SET sealed = NULL WHERE sealed IS NOT NULL AND integration_id = ? AND order_key = ?`,
  );
  const body = db.prepare('UPDATE deliveries SET sealed = NULL WHERE id = ?');
  // Numbers of orders and of accounts are counted apart.
  const bodies = db.prepare(
    `UPDATE deliveries SET sealed = NULL WHERE source = ? AND record_key = ? AND topic LIKE '%order%' AND sealed IS NOT NULL`,
  );
  return {
    /** Returns how many cards lost their name. */
    orders(orders: readonly FoundOrder[]): number {
      let named = 0;
      for (const { integrationId, orderKey } of orders) {
        person.run(vault.sealText(JSON.stringify({ name: '', email: '' })), integrationId, orderKey);
        snapshots.run(integrationId, orderKey);
        before.run(integrationId, orderKey);
        named += cards.run(integrationId, orderKey).changes;
      }
      return named;
    },
    deliveries(ids: readonly number[]): void {
      for (const id of ids) body.run(id);
    },
    /** Of an order, whatever address it had when they came. How many there still were. */
    deliveriesOf: (storeId: string, orderKey: string): number => bodies.run(storeId, orderKey).changes,
  };
}
