import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Job, NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import type { Store, StoreCustomer } from '../stores/store.ts';
import type { Deliveries } from './deliveries.ts';
import { customerRecord } from './recordKeys.ts';

/** The shoppers of a store whose accounts are followed. */
export interface AccountsTarget {
  readonly store: Store;
  /** Keys of those that matter, in the order of their keys as text, after one of them. */
  linked(after: string, most: number): readonly string[];
  isLinked(key: string): boolean;
  /** Inside a transaction. Whether it is as it was last seen; one that never was is remembered as it is. */
  isAsSeen(key: string, account: StoreCustomer | null): boolean;
  customerJob(key: string): Omit<NewJob, 'runAt' | 'deliveryId'>;
}

export interface AccountsOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly deliveries: Deliveries;
  /** By the connection's id; null where nobody follows its customers. */
  readonly target: (connectionId: string) => AccountsTarget | null;
  readonly onRung: () => void;
}

const AT_ONCE = 100;

/**
 * Compares the accounts of linked shoppers with what was last seen of them, a hundred a request: not every
 * store lists customers by their changes, none lists those that are gone, and what webhooks tell may be lost. What is other rings the job of its customer.
 */
export function createAccountsHandler({ db, deliveries, target, onRung }: AccountsOptions): Handler {
  function keep(of: AccountsTarget, keys: readonly string[], found: readonly StoreCustomer[]): void {
    const byKey = new Map(found.map((account) => [account.key, account]));
    const rung = transaction(db, () => keys.filter((key) => ring(of, key, byKey.get(key) ?? null)));
    if (rung.length > 0) onRung();
  }

  function ring(of: AccountsTarget, key: string, account: StoreCustomer | null): boolean {
    if (of.isAsSeen(key, account)) return false;
    deliveries.keep({
      source: of.store.connectionId,
      topic: 'poll customers',
      recordKey: customerRecord(key),
      kind: 'poll',
      body: account ? 'changed' : 'gone',
      jobs: [of.customerJob(key)],
      actor: 'poll',
    });
    return true;
  }

  async function compare(job: Job, of: AccountsTarget): Promise<void> {
    const session = of.store.as({ actor: job.actor, integrationId: job.integrationId, jobId: job.id });
    if (!session.customers) return;
    for (let after = ''; ;) {
      const keys = of.linked(after, AT_ONCE);
      const last = keys.at(-1);
      if (last === undefined) return;
      // oxlint-disable-next-line no-await-in-loop
      keep(of, keys, await session.customers(keys));
      after = last;
    }
  }

  return {
    async run(job) {
      const of = target(job.recordKey);
      if (of) await compare(job, of).catch(leaveToPing);
      return { kind: 'done' };
    },
  };
}

/** A key that may not see customers is told by the ping, with its remedy; orders go on all the same. */
function leaveToPing(error: unknown): void {
  if (!(error instanceof ConnectorError) || error.kind !== 'permission') throw error;
}
