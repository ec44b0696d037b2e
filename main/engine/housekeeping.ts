import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { RetentionSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Once a night: what is past its retention leaves the audit log, and its head is signed. Only entries and their contents
 * leave; links, intents, what undoing needs, receipts and signed heads have no age.
 */
export async function keepHouse(
  audit: Audit,
  db: Database,
  ports: Pick<Ports, 'now'>,
  { bodiesDays, entriesDays }: RetentionSettings,
): Promise<void> {
  const now = ports.now();
  await audit.pruneBodies(toInstant(now - bodiesDays * DAY_MS));
  await audit.pruneEntries(audit.firstSeqSince(toInstant(now - entriesDays * DAY_MS)));
  transaction(db, () => audit.anchor());
}
