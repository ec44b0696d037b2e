import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import { createSignHead } from './anchors.ts';
import { createAppend, subjectFingerprint } from './append.ts';
import type { Audit } from './audit.ts';
import { createBodies } from './bodies.ts';
import { createEarlierShops } from './earlierShops.ts';
import { createLookups } from './lookups.ts';
import { createRetention } from './retention.ts';
import { createSearch } from './search.ts';
import { verifyChain } from './verify.ts';
import { finish } from '../db/readerTask.ts';

export interface AuditOptions {
  readonly db: Database;
  readonly vault: Vault;
  readonly ports: Ports;
}

export function createAudit({ db, vault, ports }: AuditOptions): Audit {
  const append = createAppend(db, vault, ports);
  const bodies = createBodies(db, vault);
  const shops = createEarlierShops(db);
  const search = createSearch(db, vault);
  return {
    append,
    entries: search.entries,
    page: search.page,
    closeShop: shops.close,
    orderKeyThen: shops.keyThen,
    subjectOf: (email) => subjectFingerprint(vault, email),
    entriesOfSubject: search.ofSubject,
    entry: (seq) => search.entries({ beyond: seq + 1, limit: 1 }).find((entry) => entry.seq === seq) ?? null,
    ...createLookups(db),
    bodies: bodies.of,
    verify: ({ bodies }) => finish(verifyChain(db, { bodies, keys: vault.readingKeys() })),
    anchor: createSignHead(db, vault, ports),
    ...createRetention({ db, vault, ports, append }),
  };
}
