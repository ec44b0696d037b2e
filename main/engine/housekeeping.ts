import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';

const DAY_MS = 24 * 3_600_000;
const BODIES_KEPT_MS = 30 * DAY_MS;
const ENTRIES_KEPT_MS = 400 * DAY_MS;

/** Once a night: what is past its retention leaves the audit log, and its head is signed. */
export async function keepHouse(audit: Audit, db: Database, ports: Pick<Ports, 'now'>): Promise<void> {
  const now = ports.now();
  await audit.pruneBodies(toInstant(now - BODIES_KEPT_MS));
  await audit.pruneEntries(audit.firstSeqSince(toInstant(now - ENTRIES_KEPT_MS)));
  transaction(db, () => audit.anchor());
}
