import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { createShopperAccounts, createShopperHandler, seenAccount } from '../flows/customers/shopperAccounts.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { type AccountsTarget, createAccountsHandler } from '../inbox/accounts.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import type { Handler } from '../queue/worker.ts';
import type { Assembly } from './connections.ts';
import { customerRing, following } from './integrations.ts';

export interface AccountHandlersOptions {
  readonly db: Database;
  readonly records: OrderRecords;
  readonly deliveries: Deliveries;
  readonly assembly: () => Assembly;
  readonly onRung: () => void;
}

/** What follows the accounts of shoppers whose orders are in NAV. */
export function createAccountHandlers(options: AccountHandlersOptions): Record<'customer' | 'accounts', Handler> {
  const { db, records, deliveries, assembly, onRung } = options;
  const { links, vault, ports } = records;
  const accounts = createShopperAccounts(db);
  const store = (connectionId: string) => assembly().stores.get(connectionId)?.store ?? null;

  function target(connectionId: string): AccountsTarget | null {
    const of = store(connectionId);
    const ofStore = assembly().settings.integrations.filter((one) => one.store === connectionId);
    const [wanting] = following(ofStore);
    if (!of || !wanting) return null;
    return {
      store: of,
      linked: (after, most) => links.linkedAccounts(connectionId, after, most),
      isAsSeen(key, account) {
        const before = accounts.find(connectionId, key);
        if (!account) return false;
        const seen = seenAccount(vault, account);
        if (!before) accounts.keep(connectionId, key, seen, toInstant(ports.now()));
        return !before || (before.fingerprint === seen.fingerprint && before.registeredAt === seen.registeredAt);
      },
      customerJob: (key) => customerRing(wanting, key, 'poll'),
    };
  }

  return {
    customer: createShopperHandler({ ports, audit: records.audit, vault, links, accounts, store }),
    accounts: createAccountsHandler({ db, ports, deliveries, target, onRung }),
  };
}
