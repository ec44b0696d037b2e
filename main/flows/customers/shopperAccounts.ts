import type { Audit } from '../../audit/audit.ts';
import { type Ports, toInstant } from '../../base/ports.ts';
import type { Database } from '../../db/database.ts';
import type { Job } from '../../queue/jobs.ts';
import type { Handler } from '../../queue/worker.ts';
import type { Store, StoreCustomer } from '../../stores/store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Link, Links } from '../links.ts';
import { emailFingerprint } from './ensureCustomer.ts';

/** How a shopper's account was last seen. */
export interface SeenAccount {
  readonly fingerprint: string;
  readonly registeredAt: string;
}

/** What is remembered of the accounts of linked shoppers. */
export interface ShopperAccounts {
  find(storeId: string, customerKey: string): SeenAccount | null;
  /** Inside a transaction. */
  keep(storeId: string, customerKey: string, seen: SeenAccount, at: string): void;
  forget(storeId: string, customerKey: string): void;
}

export function createShopperAccounts(db: Database): ShopperAccounts {
  const one = db.prepare<[string, string], { fingerprint: string; registered_at: string }>(
    'SELECT fingerprint, registered_at FROM shopper_accounts WHERE store_id = ? AND customer_key = ?',
  );
  const keep = db.prepare('INSERT OR REPLACE INTO shopper_accounts VALUES (?, ?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM shopper_accounts WHERE store_id = ? AND customer_key = ?');
  return {
    find(storeId, customerKey) {
      const row = one.get(storeId, customerKey);
      return row ? { fingerprint: row.fingerprint, registeredAt: row.registered_at } : null;
    },
    keep: (storeId, customerKey, { fingerprint, registeredAt }, at) =>
      void keep.run(storeId, customerKey, fingerprint, registeredAt, at),
    forget: (storeId, customerKey) => void forget.run(storeId, customerKey),
  };
}

export function seenAccount(vault: Pick<Vault, 'fingerprint'>, { email, registeredAt }: StoreCustomer): SeenAccount {
  return { fingerprint: email === '' ? '' : emailFingerprint(vault, email), registeredAt };
}

export interface ShopperHandlerOptions {
  readonly ports: Pick<Ports, 'now'>;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly links: Links;
  readonly accounts: ShopperAccounts;
  /** By the connection's id; null when it is gone. */
  readonly store: (connectionId: string) => Store | null;
}

/**
 * The job of one shopper's account: what became of it in the store is told, and the link to its card in NAV kept right.
 * The card itself is never touched. The job's need is the store it is of.
 */
export function createShopperHandler(options: ShopperHandlerOptions): Handler {
  const { links, accounts, vault, ports } = options;

  function look(job: Job, storeId: string, cards: readonly Link[], account: StoreCustomer | null): void {
    const before = accounts.find(storeId, job.recordKey);
    const seen = account && seenAccount(vault, account);
    // An id is given a second time where a shop was set back: then the card is another shopper's.
    const isOther = before !== null && seen !== null && before.registeredAt !== seen.registeredAt;
    if (!account || !seen || isOther) {
      for (const { id } of cards) links.setState(id, 'removed');
      accounts.forget(storeId, job.recordKey);
      return tell(job, cards, isOther ? 'customer.accountOther' : 'customer.accountGone', 'attention');
    }
    accounts.keep(storeId, job.recordKey, seen, toInstant(ports.now()));
    if (before && before.fingerprint !== seen.fingerprint)
      tell(job, cards, 'customer.emailChanged', 'fine', account.email === '' ? [] : [account.email]);
  }

  function tell(
    { actor, integrationId, id: jobId, recordKey }: Job,
    cards: readonly Link[],
    kind: string,
    status: 'fine' | 'attention',
    subjects: readonly string[] = [],
  ): void {
    const no = cards.map(({ navNo }) => navNo).join(', ');
    const params = JSON.stringify({ customerKey: recordKey, no });
    options.audit.append({ kind, actor, status, integrationId, jobId, bodies: { params }, subjects });
  }

  function skip({ actor, integrationId, id: jobId, recordKey }: Job): void {
    const cause = 'customer-without-order';
    const params = JSON.stringify({ customerKey: recordKey });
    const text = 'Customers are made with their first order.';
    options.audit.append({
      kind: 'customer.skipped', actor, status: 'leftOut', integrationId, jobId, cause, bodies: { text, params },
    }); // prettier-ignore
  }

  return {
    async run(job) {
      const storeId = job.needs.trim();
      const store = options.store(storeId);
      if (!store) return { kind: 'done' };
      const { actor, integrationId, id: jobId } = job;
      const session = store.as({ actor, integrationId, jobId });
      if (!session.customer) return { kind: 'done' };
      if (links.cardsOf(storeId, job.recordKey).length === 0) return { kind: 'done', record: () => skip(job) };
      const account = await session.customer(job.recordKey);
      return {
        kind: 'done',
        record: () => look(job, storeId, links.cardsOf(storeId, job.recordKey), account),
      };
    },
  };
}
