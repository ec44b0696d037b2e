import type { Audit, NewEntry } from '../../audit/audit.ts';
import type { Exchanges } from '../../audit/exchanges.ts';
import type { Origin } from '../../base/origin.ts';
import { type Ports, toInstant } from '../../base/ports.ts';
import type { Database } from '../../db/database.ts';
import { type Kept, transaction } from '../../db/transaction.ts';
import type { Nav } from '../../nav/nav.ts';
import type { Job, Jobs } from '../../queue/jobs.ts';
import type { Store, StoreOrder } from '../../stores/store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { CreatedCustomers } from '../customers/createdCustomers.ts';
import type { Effects } from '../effects.ts';
import type { Intents } from '../intents.ts';
import type { Link, Links } from '../links.ts';
import type { Mappings } from '../mapping/mappings.ts';
import type { NavLooks } from '../navLooks.ts';
import type { Snapshots } from '../snapshots.ts';
import type { OrderBook } from './book.ts';
import { subjectsOf } from './received.ts';
import type { References } from './references.ts';
import type { OrderRules } from './rules.ts';
import type { Restores } from '../restores.ts';
import type { SetBacks } from './setBack.ts';

/** The records every order writes to; one set per engine. */
export interface OrderRecords {
  readonly db: Database;
  readonly ports: Ports;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly exchanges: Exchanges;
  readonly jobs: Jobs;
  readonly intents: Intents;
  readonly links: Links;
  readonly snapshots: Snapshots;
  readonly navLooks: NavLooks;
  readonly effects: Effects;
  readonly createdCustomers: CreatedCustomers;
  readonly book: OrderBook;
  readonly mappings: Mappings;
  readonly setBacks: SetBacks;
  readonly restores: Restores;
}

/** One integration as the order flow needs it. */
export interface OrderIntegration {
  readonly rules: OrderRules;
  readonly store: Store;
  readonly references: References;
  /** Resolves the company at the first call. @throws ConnectorError when NAV cannot be asked */
  nav(): Promise<Nav>;
}

/** One order on its way: what the steps of the flow share. */
export interface OrderContext extends OrderRecords {
  readonly job: Job;
  readonly integration: OrderIntegration;
  readonly nav: Nav;
  readonly order: StoreOrder;
  readonly origin: Origin;
}

/** Names the order in intents: the integration and the store's id of it. */
export function ownerKey({ job }: Pick<OrderContext, 'job'>): string {
  return `order/${job.integrationId}/${job.recordKey}`;
}

/** A person asked for this run: by a replay, or by reading the order again. */
export function byPerson({ job }: Pick<OrderContext, 'job'>): boolean {
  return job.actor.startsWith('person:');
}

export function findLink({ links, nav, integration, job }: Omit<OrderContext, 'order'>): Link | null {
  return links.find(nav.companyId, integration.store.connectionId, 'order', job.recordKey, 'order');
}

/** One transaction of the order's story; what was exchanged since the last one is kept with it. */
export function record(context: OrderContext, write: () => void, kept: Kept = 'atOnce'): void {
  transaction(context.db, () => inRecord(context, write), kept);
}

/** The same inside a transaction that is open already. */
export function inRecord(context: OrderContext, write: () => void): void {
  const { order } = context;
  const about = { orderKey: order.key, orderNo: order.number, subjects: subjectsOf(order) };
  context.exchanges.flush(context.job.id, about);
  write();
}

/** Inside a transaction: an entry in the order's story, which is found and erased with the shopper it speaks of. */
export function tell(
  context: OrderContext,
  entry: Pick<NewEntry, 'kind' | 'status' | 'documentNo' | 'cause' | 'bodies'>,
): void {
  context.audit.append({
    ...entry,
    subjects: subjectsOf(context.order),
    actor: context.job.actor,
    integrationId: context.job.integrationId,
    orderKey: context.order.key,
    orderNo: context.order.number,
    jobId: context.job.id,
    runId: context.job.runId ?? undefined,
  });
}

export function instant(context: Pick<OrderContext, 'ports'>): string {
  return toInstant(context.ports.now());
}
