import type { Audit } from '../audit/audit.ts';
import type { Exchanges } from '../audit/exchanges.ts';
import type { Alarms } from '../base/alarm.ts';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { createCreatedCustomers } from '../flows/customers/createdCustomers.ts';
import { createEffects } from '../flows/effects.ts';
import { createIntents } from '../flows/intents.ts';
import { createLinks } from '../flows/links.ts';
import { createMappings } from '../flows/mapping/mappings.ts';
import { createNavLooks } from '../flows/navLooks.ts';
import { createOrderBook } from '../flows/orders/book.ts';
import { createSetBacks } from '../flows/orders/setBack.ts';
import type { Restores } from '../flows/restores.ts';
import { createSnapshots } from '../flows/snapshots.ts';
import type { Jobs } from '../queue/jobs.ts';
import type { Vault } from '../vault/vault.ts';

export interface RecordsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly exchanges: Exchanges;
  readonly jobs: Jobs;
  readonly alarms: Alarms;
  readonly restores: Restores;
}

/** What flows write down of what they did and mean to do, all in one database. */
export function createRecords({ alarms, ...parts }: RecordsOptions) {
  const { db, ports, vault } = parts;
  return {
    ...parts,
    snapshots: createSnapshots(db, vault),
    intents: createIntents(db),
    links: createLinks(db),
    effects: createEffects(db, vault),
    book: createOrderBook(db, vault),
    mappings: createMappings(db),
    navLooks: createNavLooks(db),
    createdCustomers: createCreatedCustomers(db, vault),
    setBacks: createSetBacks({ db, ports, alarms }),
  };
}
