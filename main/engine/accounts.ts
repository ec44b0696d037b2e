import { toInstant } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { createShopperAccounts, createShopperHandler, seenAccount } from '../flows/customers/shopperAccounts.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { type AccountsTarget, createAccountsHandler } from '../inbox/accounts.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import type { Handler } from '../queue/worker.ts';
import type { Assembly } from './connections.ts';
import { customerRing, following } from './integrations.ts';

export interface FollowedAccountsOptions {
  readonly db: Database;
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
}

export interface AccountHandlersOptions extends FollowedAccountsOptions {
  readonly deliveries: Deliveries;
  readonly followed: FollowedAccounts;
  readonly onRung: () => void;
}

export interface FollowedAccounts {
  /** Of a store by its connection's id, or those that one integration follows; null where nobody follows them. */
  target(connectionId: string): AccountsTarget | null;
  targetOf(integration: Pick<IntegrationSettings, 'id' | 'store'>): AccountsTarget | null;
}

/** Whose accounts are followed: those of shoppers whose orders are in NAV. */
export function createFollowedAccounts({ db, records, assembly }: FollowedAccountsOptions): FollowedAccounts {
  const { links, vault, ports } = records;
  const accounts = createShopperAccounts(db);

  const wantingOf = (connectionId: string) =>
    following(assembly().settings.integrations.filter((one) => one.store === connectionId))[0];

  function target(connectionId: string): AccountsTarget | null {
    const of = assembly().stores.get(connectionId)?.store;
    const wanting = wantingOf(connectionId);
    if (!of || !wanting) return null;
    return {
      store: of,
      linked: (after, most) => links.linkedAccounts(connectionId, after, most),
      isLinked: (key) => links.cardsOf(connectionId, key).length > 0,
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
    target,
    targetOf: ({ id, store }) => (wantingOf(store)?.id === id ? target(store) : null),
  };
}

/** What follows them. */
export function createAccountHandlers(options: AccountHandlersOptions): Record<'customer' | 'accounts', Handler> {
  const { db, records, deliveries, assembly, followed, onRung } = options;
  const { links, vault, ports } = records;
  const accounts = createShopperAccounts(db);
  const store = (connectionId: string) => assembly().stores.get(connectionId)?.store ?? null;
  return {
    customer: createShopperHandler({ ports, audit: records.audit, vault, links, accounts, store }),
    accounts: createAccountsHandler({ db, ports, deliveries, target: followed.target, onRung }),
  };
}
