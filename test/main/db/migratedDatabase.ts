import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../main/db/migrate.ts';
import { openDatabase } from '../../../main/db/open.ts';

let made: Buffer | null = null;

/**
 * The file of an empty database with the whole schema. The way there, from schema to schema, has tests of its own; all
 * others begin with a copy of where it leads.
 */
export function migratedDatabase(): Buffer {
  return (made ??= make());
}

function make(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'ml-migrated-'));
  try {
    const file = join(folder, 'connector.sqlite');
    const db = openDatabase(file);
    migrate(db, () => Date.UTC(2024, 0, 15));
    db.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
