import type { Audit } from '../../../main/audit/audit.ts';
import { createAudit } from '../../../main/audit/createAudit.ts';
import type { Log } from '../../../main/base/log.ts';
import type { Ports } from '../../../main/base/ports.ts';
import type { Database } from '../../../main/db/database.ts';
import type { SecretBox } from '../../../main/vault/keyBox.ts';
import { openVault } from '../../../main/vault/openVault.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { createChance, createVirtualClock, type VirtualClock } from '../../simulate/virtualClock.ts';
import { openTestDatabase } from '../db/openTestDatabase.ts';

/** What the engine stands on: a real database in a folder of its own, keys, the audit log, and time that is set. */
export interface TestRecords {
  readonly db: Database;
  /** The database's file. */
  readonly file: string;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: VirtualClock;
  readonly ports: Ports;
  readonly log: Log;
  /** Messages that were logged, oldest first. */
  readonly logged: string[];
}

export const START = Date.UTC(2026, 10, 20, 10, 0, 0);

// Sealed by nothing but its order.
const box: SecretBox = {
  kind: 'test',
  seal: async (plain) => plain.toReversed(),
  open: async (sealed) => sealed.toReversed(),
};

export async function openTestRecords(): Promise<TestRecords> {
  const { db, file } = openTestDatabase();
  const clock = createVirtualClock(START);
  const ports = portsOf(clock);
  const { vault } = await openVault({ db, ports, secretBox: box });
  const logged: string[] = [];
  const line = (message: string) => void logged.push(message);
  const audit = createAudit({ db, vault, ports });
  return { db, file, vault, audit, clock, ports, logged, log: { info: line, warn: line, error: line } };
}

/** Ports of one life of the engine; when `dead` says so, nothing of it runs any more. */
export function portsOf(clock: VirtualClock, dead: () => boolean = () => false): Ports {
  return clock.ports(createChance(1), dead, () => undefined);
}

/** The disk is full from now on, until the returned function makes room. */
export function fillDisk(db: Database): () => void {
  // A page for whatever comes must be new: what was freed could still take it.
  db.pragma('incremental_vacuum');
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages}`);
  return () => void db.pragma('max_page_count = 1000000');
}
