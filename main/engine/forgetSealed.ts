import type { Database } from '../db/database.ts';
import { LOST_ADDRESS, LOST_ANSWER } from '../flows/customers/unfindable.ts';
import type { Vault } from '../vault/vault.ts';

/*
 * What cannot be read any more once the keys are lost, and what was found by the lost index key. Each table gets what its
 * readers take for "never kept": they read it again from store and NAV, or do without. Secrets stay, unreadable, so that
 * each is asked for that there was.
 */

/** What left, in numbers, for the entry that says so. */
export interface Forgotten {
  /** Contents of audit entries; their hashes stay, and the chain with them. */
  readonly contents: number;
  readonly orders: number;
  readonly secrets: number;
}

/** Inside a transaction, with the vault of the new keys. */
export function forgetSealed(db: Database, vault: Pick<Vault, 'sealText'>): Forgotten {
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values).changes;
  run('UPDATE deliveries SET sealed = NULL WHERE sealed IS NOT NULL');
  run('UPDATE effects SET sealed_before = NULL WHERE sealed_before IS NOT NULL');
  run('UPDATE created_customers SET sealed = NULL WHERE sealed IS NOT NULL');
  // An order without its snapshot is met anew: its document is compared, and never written again.
  run('DELETE FROM snapshots');
  // The name is read again with the order.
  const orders = run('UPDATE orders SET sealed = ?', vault.sealText(JSON.stringify({ name: '', email: '' })));
  const contents = run('DELETE FROM audit_bodies');
  forgetFingerprints(run);
  const secrets = db.prepare<[], number>('SELECT count(*) FROM secrets').pluck().get() ?? 0;
  return { contents, orders, secrets };
}

function forgetFingerprints(run: (sql: string, ...values: unknown[]) => number): void {
  run('DELETE FROM audit_subjects');
  run('DELETE FROM nav_paths');
  run('DELETE FROM signature_proofs');
  run('DELETE FROM shopper_accounts');
  // A shopper with an account keeps the card, by the account.
  run("UPDATE links SET fingerprint = '' WHERE store_kind = 'customer'");
  // Whoever looks for the customer finds the card in NAV by its address, once NAV's longest operation has passed.
  run(
    `UPDATE intents SET external_no = iif(state IN ('sending', 'unknown'), ?, ?) || id
     WHERE doc_kind = 'customer' AND substr(external_no, 1, ?) <> ?`,
    LOST_ANSWER, LOST_ADDRESS, LOST_ADDRESS.length, LOST_ADDRESS,
  ); // prettier-ignore
  run("UPDATE intents SET state = 'failed' WHERE doc_kind = 'customer' AND state IN ('sending', 'unknown')");
}
