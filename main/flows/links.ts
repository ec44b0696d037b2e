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
  readonly madeAt: string;
}

export type NewLink = Omit<Link, 'id'>;

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
  /** The newest, where NAV gave a key again. */
  byNavKey(companyId: string, navKind: string, navKey: string): Link | null;
  /** The newest order whose document should be in NAV, or was found deleted there, and had this number. */
  byNavNo(companyId: string, navKind: string, navNo: string): Link | null;
  byExternalNo(companyId: string, externalNo: string): Link | null;
  /** The newest order's document under this number whose link holds no more. */
  closedUnder(companyId: string, externalNo: string): Link | null;
  /** The newest orders whose document was not posted yet, as far as we know; `below` a link's id where given. */
  newestOpen(companyId: string, most: number, below?: number): readonly Link[];
  add(link: NewLink, lines: readonly LinkLine[]): number;
  replaceLines(linkId: number, lines: readonly LinkLine[]): void;
  setState(linkId: number, state: LinkState): void;
  /** Orders' documents that should be in NAV, newest first, `below` a link's id where given. */
  documents(companyId: string, limit: number, below?: number): readonly Link[];
  /** The same with those that were found deleted in NAV, whose intents say that they were made. */
  documentsMade(companyId: string, limit: number, below?: number): readonly Link[];
  countDocuments(companyId: string, madeSince: string): number;
  /** Shoppers' cards. */
  shoppers(companyId: string, madeSince: string): readonly Link[];
  /** Every card of one account of a store, in whichever company. */
  cardsOf(storeId: string, customerKey: string): readonly Link[];
  /** Accounts of a store that have a card, in the order of their keys as text, after one of them. */
  linkedAccounts(storeId: string, after: string, most: number): readonly string[];
  /** Shoppers of a store who are tied to this card. */
  ofCard(companyId: string, storeId: string, navNo: string): readonly Link[];
  /** What a store has in a company is known under another id of that company from now on. */
  moveCompany(from: string, to: string, storeId: string): void;
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
  made_at: string;
}

const DOCUMENTS = `company_id = +? AND role = 'order' AND state IN ('unchecked', 'live', 'posted')`;

const DOCUMENTS_MADE = `company_id = +? AND role = 'order' AND (state IN ('unchecked', 'live', 'posted') OR state = 'removed'
  AND EXISTS (SELECT 1 FROM intents AS i WHERE i.company_id = links.company_id AND i.doc_kind = 'salesOrder'
    AND i.external_no = links.external_no AND i.state = 'made' AND i.nav_key = links.nav_key))`;

// In the words of the index of what holds: any others, and a company's links are walked for it.
const HOLDS = `state IN ('unchecked', 'live', 'posted', 'undone')`;

export function createLinks(db: Database): Links {
  const find = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = +? AND store_id = +? AND store_kind = +? AND store_key = +? AND role = +?
       AND ${HOLDS}`,
  );
  const byNav = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = +? AND nav_kind = +? AND nav_key = +? AND state <> 'removed' ORDER BY id DESC`,
  );
  const byNo = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE ${DOCUMENTS_MADE} AND nav_kind = +? AND nav_no = +? ORDER BY id DESC`,
  );
  const byExternal = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = +? AND external_no = +? AND role = 'order' AND state <> 'removed' ORDER BY id DESC`,
  );
  const closed = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = +? AND external_no = +? AND role = 'order' AND state = 'removed' ORDER BY id DESC`,
  );
  const open = db.prepare<[string, number, number], LinkRow>(
    `SELECT * FROM links INDEXED BY links_open WHERE company_id = ? AND state = 'live' AND role = 'order' AND id < ? ORDER BY id DESC LIMIT ?`,
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
  const documents = db.prepare<[string, number, number], LinkRow>(
    `SELECT * FROM links WHERE ${DOCUMENTS} AND id < +? ORDER BY id DESC LIMIT 0 + ?`,
  );
  const documentsMade = db.prepare<[string, number, number], LinkRow>(
    `SELECT * FROM links WHERE ${DOCUMENTS_MADE} AND id < +? ORDER BY id DESC LIMIT 0 + ?`,
  );
  const countDocuments = db
    .prepare<[string, string], number>(`SELECT count(*) FROM links WHERE ${DOCUMENTS} AND made_at >= ?`)
    .pluck();
  const shoppers = db.prepare<[string, string], LinkRow>(
    `SELECT * FROM links WHERE company_id = ? AND store_kind = 'customer' AND state <> 'removed' AND made_at >= ? ORDER BY id`,
  );
  const ofCard = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE company_id = ? AND nav_kind = 'customer' AND nav_key = ? AND store_id = ? AND state <> 'removed'`,
  );
  const cardsOf = db.prepare<string[], LinkRow>(
    `SELECT * FROM links WHERE store_id = ? AND store_kind = 'customer' AND store_key = ? AND state <> 'removed' ORDER BY id`,
  );
  const accounts = db
    .prepare<[string, string, number], string>(
      `SELECT DISTINCT store_key FROM links WHERE store_id = ? AND store_kind = 'customer' AND state <> 'removed' AND store_key > ?
       ORDER BY store_key LIMIT ?`,
    )
    .pluck();
  const move = db.prepare('UPDATE links SET company_id = ? WHERE company_id = ? AND store_id = ?');
  const addLines = (linkId: number, lines: readonly LinkLine[]) => {
    for (const one of lines) line.run({ linkId, ...one });
  };
  return {
    find: (...key) => orNull(find.get(...key)),
    byNavKey: (...key) => orNull(byNav.get(...key)),
    byExternalNo: (...key) => orNull(byExternal.get(...key)),
    closedUnder: (...key) => orNull(closed.get(...key)),
    byNavNo: (...key) => orNull(byNo.get(...key)),
    newestOpen: (companyId, most, below = Number.MAX_SAFE_INTEGER) => open.all(companyId, below, most).map(toLink),
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
    documents: (companyId, limit, below = Number.MAX_SAFE_INTEGER) =>
      documents.all(companyId, below, limit).map(toLink),
    documentsMade: (companyId, limit, below = Number.MAX_SAFE_INTEGER) =>
      documentsMade.all(companyId, below, limit).map(toLink),
    countDocuments: (companyId, madeSince) => countDocuments.get(companyId, madeSince) ?? 0,
    shoppers: (companyId, madeSince) => shoppers.all(companyId, madeSince).map(toLink),
    cardsOf: (storeId, customerKey) => cardsOf.all(storeId, customerKey).map(toLink),
    linkedAccounts: (storeId, after, most) => accounts.all(storeId, after, most),
    ofCard: (companyId, storeId, navNo) => ofCard.all(companyId, navNo, storeId).map(toLink),
    moveCompany: (from, to, storeId) => void move.run(to, from, storeId),
  };
}

function orNull(row: LinkRow | undefined): Link | null {
  return row ? toLink(row) : null;
}

function toLink(row: LinkRow): Link {
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
    madeAt: row.made_at,
  };
}
