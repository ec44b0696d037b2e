import { ConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import type { Database } from './database.ts';
import { migration0001 } from './migrations/0001_base.ts';
import { migration0002 } from './migrations/0002_audit_guards.ts';
import { migration0003 } from './migrations/0003_write_rights.ts';
import { migration0004 } from './migrations/0004_mappings.ts';
import { migration0005 } from './migrations/0005_created_customers.ts';
import { migration0006 } from './migrations/0006_alarms.ts';
import { migration0007 } from './migrations/0007_nav_subscriptions.ts';
import { migration0008 } from './migrations/0008_catch_up.ts';
import { migration0009 } from './migrations/0009_identity.ts';
import { migration0010 } from './migrations/0010_audit_log.ts';
import { migration0011 } from './migrations/0011_queue.ts';
import { migration0012 } from './migrations/0012_storage.ts';
import { migration0013 } from './migrations/0013_intake.ts';
import { migration0014 } from './migrations/0014_vault.ts';
import { migration0015 } from './migrations/0015_signature_proofs.ts';
import { migration0016 } from './migrations/0016_earlier_shops.ts';
import { migration0017 } from './migrations/0017_queue_counts.ts';
import { migration0018 } from './migrations/0018_last_written.ts';
import { migration0019 } from './migrations/0019_order_hours.ts';
import { migration0020 } from './migrations/0020_growth.ts';
import { migration0021 } from './migrations/0021_shadowed_orders.ts';
import { migration0022 } from './migrations/0022_order_sums.ts';
import { corruptError, toStorageError } from './storageError.ts';
import { transaction } from './transaction.ts';

/** Numbered from 1 by their place and never edited once released; `user_version` holds the last one applied. */
const migrations: readonly string[] = [
  migration0001, migration0002, migration0003, migration0004, migration0005, migration0006, migration0007, migration0008,
  migration0009, migration0010, migration0011, migration0012, migration0013, migration0014,
  migration0015, migration0016, migration0017, migration0018, migration0019, migration0020, migration0021,
  migration0022,
]; // prettier-ignore

/** The schema that this program works with. */
export const newestSchema = migrations.length;

/**
 * Brings the database to the program's schema, one transaction per migration, and notes when each was applied
 * (`now` in milliseconds UTC). Nothing happens when it is there already.
 *
 * @param to a schema before the newest one, for tests that start from it
 * @throws ConnectorError `database-newer` when a newer program has written it, `database-corrupt` when it is not ours.
 */
export function migrate(db: Database, now: () => number, to = newestSchema): void {
  const version = schemaVersion(db);
  if (version > newestSchema) throw newerError(version);
  if (version === 0) refuseForeign(db);
  for (const [index, sql] of migrations.entries()) {
    if (index >= version && index < to) apply(db, index + 1, sql, now());
  }
}

/** 0 for a database that no migration has touched. */
export function schemaVersion(db: Database): number {
  try {
    return Number(db.pragma('user_version', { simple: true }));
  } catch (error) {
    throw toStorageError(error);
  }
}

/** A database without a version but with tables was made by another program; ours would be mixed into it. */
function refuseForeign(db: Database): void {
  const table = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' LIMIT 1").get();
  if (table !== undefined) throw corruptError(new Error(`It holds the table ${table.name} of another program.`));
}

function apply(db: Database, version: number, sql: string, now: number): void {
  transaction(db, () => {
    db.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
    db.exec(sql);
    db.prepare('INSERT INTO migrations VALUES (?, ?)').run(version, toInstant(now));
    db.pragma(`user_version = ${version}`);
  });
}

function newerError(version: number): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'database-newer',
    message: `The database was written by a newer version of the connector (schema ${version}, this program knows ${newestSchema}). It was left as it is.`,
    whatToDo: 'Install the newer version again, or restore a backup that was made with this one.',
    system: 'engine',
  });
}
