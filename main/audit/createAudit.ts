import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import { createAnchors } from './anchors.ts';
import { createAppend } from './append.ts';
import type { Audit } from './audit.ts';
import { createBodies } from './bodies.ts';
import { createRetention } from './retention.ts';
import { createSearch } from './search.ts';
import { createVerify } from './verify.ts';

export interface AuditOptions {
  readonly db: Database;
  readonly vault: Vault;
  readonly ports: Ports;
}

export function createAudit({ db, vault, ports }: AuditOptions): Audit {
  const append = createAppend(db, vault, ports);
  const bodies = createBodies(db, vault);
  const search = createSearch(db, vault);
  const anchors = createAnchors(db, vault, ports);
  return {
    append,
    entries: search.entries,
    entriesOfSubject: search.ofSubject,
    bodies: bodies.of,
    verify: createVerify({ db, vault, bodies, anchors }),
    anchor: anchors.signHead,
    ...createRetention({ db, vault, ports, append }),
  };
}
