import type { Database } from '../db/database.ts';
import type { NavCompany } from '../nav/nav.ts';

/** The company that the setting of a connection was last found to mean. */
export interface KnownCompany {
  /** Where the server gives no ids, the name. */
  readonly companyId: string;
  readonly name: string;
}

export interface KnownCompanies {
  /** null where what the settings say was never found. */
  find(connectionId: string, wanted: string): KnownCompany | null;
  keep(connectionId: string, wanted: string, company: Pick<NavCompany, 'id' | 'name'>, at: string): void;
}

export function createKnownCompanies(db: Database): KnownCompanies {
  const one = db.prepare<[string, string], { company_id: string; name: string }>(
    'SELECT company_id, name FROM known_companies WHERE connection_id = ? AND wanted = ?',
  );
  const keep = db.prepare(
    `INSERT INTO known_companies (connection_id, wanted, company_id, name, seen_at)
     VALUES (@connectionId, @wanted, @id, @name, @at)
     ON CONFLICT DO UPDATE SET company_id = excluded.company_id, name = excluded.name, seen_at = excluded.seen_at`,
  );
  return {
    find(connectionId, wanted) {
      const row = one.get(connectionId, wanted);
      return row ? { companyId: row.company_id, name: row.name } : null;
    },
    keep: (connectionId, wanted, { id, name }, at) => void keep.run({ connectionId, wanted, id, name, at }),
  };
}
