import type { NewEntry } from '../../audit/audit.ts';
import type { Origin } from '../../base/origin.ts';
import type { Ports } from '../../base/ports.ts';
import type { Nav } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Effects } from '../effects.ts';
import type { Intents } from '../intents.ts';
import type { CreatedCustomers } from './createdCustomers.ts';

/** What making a customer writes to, on behalf of the order that needs it. */
export interface CustomerRecords {
  readonly ports: Ports;
  readonly vault: Vault;
  readonly intents: Intents;
  readonly effects: Effects;
  readonly createdCustomers: CreatedCustomers;
  readonly nav: Nav;
  readonly origin: Origin;
  readonly jobId: number;
  /** Who needs the customer, as intents name it. */
  readonly ownerKey: string;
  readonly order: { readonly integrationId: string; readonly key: string; readonly number: string };
  /** One transaction of its own. */
  record(write: () => void): void;
  /** Inside a transaction: an audit entry in the order's story. */
  tell(entry: Pick<NewEntry, 'kind' | 'status' | 'cause' | 'bodies'>): void;
  /** Inside a transaction: the order stands as waiting for its customer. */
  standWaiting(): void;
}

export function waitsForCustomer(records: CustomerRecords, at: number, also: () => void = () => undefined): JobOutcome {
  return {
    kind: 'again',
    at,
    record: () => {
      also();
      records.standWaiting();
    },
  };
}
