import type { Database } from '../db/database.ts';

export interface InstallationFacts {
  readonly id: string;
  readonly machine: string;
  readonly dataFolder: string;
  readonly now: number;
}

/** The installation's own id, made at the first start of its data folder. */
export function installationOf(db: Database, facts: InstallationFacts): string {
  db.prepare('INSERT OR IGNORE INTO installation (one, id, machine, data_folder, made_at) VALUES (1, ?, ?, ?, ?)').run(
    facts.id,
    facts.machine,
    facts.dataFolder,
    new Date(facts.now).toISOString(),
  );
  return db.prepare<[], { id: string }>('SELECT id FROM installation').get()?.id ?? facts.id;
}
