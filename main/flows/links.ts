import type { Database } from '../db/database.ts';

export type LinkState = 'unchecked' | 'live' | 'posted' | 'undone' | 'removed';

/** Ties one store record to one NAV record. */
export interface Link {
  readonly id: number;
  readonly storeId: string;
  readonly storeKind: string;
  readonly storeKey: string;
  readonly fingerprint: string;
  readonly companyId: string;
  readonly role: string;
  readonly navKind: string;
  readonly navKey: string;
  readonly navNo: string;
  readonly externalNo: string;
  readonly state: LinkState;
  /** `written`, `found` or `adopted`. */
  readonly madeBy: string;
}

export type NewLink = Omit<Link, 'id'> & { readonly madeAt: string };

export interface LinkLine {
  readonly storeLine: string;
  readonly navLine: string;
  readonly itemNo: string;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: string;
}

export interface Links {
  /** The link that holds (not a removed one); null when there is none. */
  find(companyId: string, storeId: string, storeKind: string, storeKey: string, role: string): Link | null;
  byNavKey(companyId: string, navKind: string, navKey: string): Link | null;
  add(link: NewLink, lines: readonly LinkLine[]): number;
  replaceLines(linkId: number, lines: readonly LinkLine[]): void;
  setState(linkId: number, state: LinkState): void;
}

interface LinkRow {
  id: number;
  store_id: string;
  store_kind: string;
  store_key: string;
  fingerprint: string;
  company_id: string;
  role: string;
  nav_kind: string;
  nav_key: string;
  nav_no: string;
  external_no: string;
  state: LinkState;
  made_by: string;
}

export function createLinks(db: Database): Links {
  const find = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = ? AND store_id = ? AND store_kind = ? AND store_key = ? AND role = ?
       AND state <> 'removed'`,
  );
  const byNav = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = ? AND nav_kind = ? AND nav_key = ? AND state <> 'removed'`,
  );
  const insert = db.prepare(
    `INSERT INTO links (store_id, store_kind, store_key, fingerprint, company_id, role, nav_kind, nav_key, nav_no, external_no, made_by, made_at, state)
     VALUES (@storeId, @storeKind, @storeKey, @fingerprint, @companyId, @role, @navKind, @navKey, @navNo, @externalNo, @madeBy, @madeAt, @state)`,
  );
  const state = db.prepare('UPDATE links SET state = ? WHERE id = ?');
  const clear = db.prepare('DELETE FROM link_lines WHERE link_id = ?');
  const line = db.prepare(
    `INSERT INTO link_lines (link_id, store_line, nav_line, item_no, variant, unit, quantity)
     VALUES (@linkId, @storeLine, @navLine, @itemNo, @variant, @unit, @quantity)`,
  );
  const addLines = (linkId: number, lines: readonly LinkLine[]) => {
    for (const one of lines) line.run({ linkId, ...one });
  };
  return {
    find: (...key) => toLink(find.get(...key)),
    byNavKey: (...key) => toLink(byNav.get(...key)),
    add(link, lines) {
      const id = Number(insert.run(link).lastInsertRowid);
      addLines(id, lines);
      return id;
    },
    replaceLines(linkId, lines) {
      clear.run(linkId);
      addLines(linkId, lines);
    },
    setState: (linkId, next) => void state.run(next, linkId),
  };
}

function toLink(row: LinkRow | undefined): Link | null {
  if (!row) return null;
  return {
    id: row.id,
    storeId: row.store_id,
    storeKind: row.store_kind,
    storeKey: row.store_key,
    fingerprint: row.fingerprint,
    companyId: row.company_id,
    role: row.role,
    navKind: row.nav_kind,
    navKey: row.nav_key,
    navNo: row.nav_no,
    externalNo: row.external_no,
    state: row.state,
    madeBy: row.made_by,
  };
}
