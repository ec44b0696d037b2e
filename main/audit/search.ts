import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import { subjectFingerprint } from './append.ts';
import type { Entry, EntryFilter, EntryPage } from './audit.ts';
import { conditionsOf, type Condition, type Value } from './conditions.ts';
import { createEarlierShops } from './earlierShops.ts';
import { createPeriods, type SeqRange } from './periods.ts';

const COLUMNS = `e.seq, e.at, e.kind, e.actor, e.integration_id AS integrationId, e.order_key AS orderKey, e.order_no AS orderNo,
  e.document_no AS documentNo, e.sku, e.job_id AS jobId, e.delivery_id AS deliveryId, e.run_id AS runId, e.status, e.cause`;

/** Numbers or codes that begin alike lead while they are not more than this: they are put in order all at once. */
const FEW = 10_000;
/** Most entries looked at for one page, however seldom they match: what bounds a page's time. */
const WINDOW = 5_000;

export interface Search {
  entries(filter: EntryFilter): readonly Entry[];
  page(filter: EntryFilter): EntryPage;
  ofSubject(email: string, limit: number): readonly Entry[];
}

/** A statement with its values. */
export interface Query {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Finds entries page by page. One condition leads: the rarest one by its index. Its next entries are walked through, and
 * the other conditions are tried on each, so that no combination reads or sorts the whole table; where few match, a page
 * comes back with less than was asked for and says where to go on.
 */
export function createSearch(db: Database, vault: Pick<Vault, 'fingerprint'>): Search {
  const periodOf = createPeriods(db);
  const shops = createEarlierShops(db);
  const instant = db.prepare<[number], string>('SELECT at FROM audit_entries WHERE seq = ?').pluck();

  function sizeOf(condition: Condition, range: SeqRange): number {
    const { sql, values } = indexRows(condition, range, 'DESC', FEW + 1);
    return Number(db.prepare<Value[], number>(`SELECT count(*) FROM (${sql})`).pluck().get(...values)); // prettier-ignore
  }

  /** The rarest; null when walking through the table itself is as good. */
  function leaderOf(conditions: readonly Condition[], range: SeqRange): Condition | null {
    let [leader, least]: [Condition | null, number] = [null, Infinity];
    for (const condition of conditions) {
      if (condition.rows === null) continue;
      const size = sizeOf(condition, range);
      // The numbers of a range of texts are in no order: where they are many, they are no lead.
      if (size > FEW && condition.isRange) continue;
      if (size < least) [leader, least] = [condition, size];
    }
    return leader;
  }

  function page(wanted: EntryFilter): EntryPage {
    const { orderKey, range: ofItsShop } = shops.entriesAbout(wanted);
    const filter = orderKey === undefined ? wanted : { ...wanted, orderKey };
    const range = both(narrowed(periodOf(filter), filter), ofItsShop);
    if (range.first > range.last) return { entries: [], next: null, reached: null };
    const conditions = conditionsOf(filter);
    const leader = leaderOf(conditions, range);
    const window = windowOf(leader, range, filter.oldestFirst ? 'ASC' : 'DESC');
    const { sql, values } = pageQuery(window, conditions.filter((one) => one !== leader), filter); // prettier-ignore
    const entries = db.prepare<Value[], Entry>(sql).all(...values);
    if (entries.length >= filter.limit) return { entries, next: entries.at(-1)?.seq ?? null, reached: null };
    const end = endOf(window, range);
    return { entries, next: end, reached: end === null ? null : (instant.get(end) ?? null) };
  }

  /** Where a walk that is not through has come to. */
  function endOf(window: Window, range: SeqRange): number | null {
    if (window.rows === null) {
      const isThrough = window.first <= range.first && window.last >= range.last;
      return isThrough ? null : window.direction === 'DESC' ? window.first : window.last;
    }
    // All of them were looked at.
    if (window.isRange) return null;
    const aggregate = window.direction === 'DESC' ? 'min' : 'max';
    const { sql, values } = window.rows;
    const found = db
      .prepare<Value[], { n: number; end: number | null }>(`SELECT count(*) AS n, ${aggregate}(seq) AS end FROM (${sql})`)
      .get(...values); // prettier-ignore
    return found !== undefined && found.n >= WINDOW ? found.end : null;
  }

  function entries(filter: EntryFilter): readonly Entry[] {
    const found: Entry[] = [];
    for (let beyond = filter.beyond; ;) {
      const { entries, next } = page({ ...filter, ...(beyond !== undefined && { beyond }), limit: filter.limit - found.length }); // prettier-ignore
      found.push(...entries);
      if (next === null || found.length >= filter.limit) return found;
      beyond = next;
    }
  }

  return {
    page,
    entries,
    ofSubject: (email, limit) => entries({ subject: subjectFingerprint(vault, email), limit }),
  };
}

type Direction = 'ASC' | 'DESC';

/** The entries that one page looks at: those of a leading condition, or a stretch of the table itself. */
interface Window extends SeqRange {
  readonly direction: Direction;
  readonly rows: Query | null;
  /** `rows` are few and in no order. */
  readonly isRange: boolean;
}

function windowOf(leader: Condition | null, range: SeqRange, direction: Direction): Window {
  if (leader !== null) {
    const { isRange } = leader;
    return { ...range, direction, isRange, rows: indexRows(leader, range, direction, isRange ? FEW : WINDOW) };
  }
  const { first, last } = range;
  return direction === 'DESC'
    ? { first: Math.max(first, last - WINDOW + 1), last, direction, isRange: false, rows: null }
    : { first, last: Math.min(last, first + WINDOW - 1), direction, isRange: false, rows: null };
}

/** Numbers of the entries that meet a condition, by its index alone. */
function indexRows(
  { rows, isRange }: Condition,
  { first, last }: SeqRange,
  direction: Direction,
  limit: number,
): Query {
  if (rows === null) throw new Error('This condition leads nowhere');
  const { sql, values } = rows;
  if (isRange) return { sql: `${sql} LIMIT ${limit}`, values };
  return { sql: `${sql} AND seq BETWEEN ? AND ? ORDER BY seq ${direction} LIMIT ${limit}`, values: [...values, first, last] }; // prettier-ignore
}

/** One page of a window. */
function pageQuery(window: Window, others: readonly Condition[], { limit }: Pick<EntryFilter, 'limit'>): Query {
  const { rows, isRange, first, last, direction } = window;
  const tests = [{ sql: 'e.seq BETWEEN ? AND ?', values: [first, last] }, ...others.map(({ test }) => test)];
  const where = tests.map(({ sql }) => sql).join(' AND ');
  const values = [...(rows?.values ?? []), ...tests.flatMap((test) => test.values), limit];
  const select = (from: string, by: string) =>
    `SELECT ${COLUMNS} FROM ${from} AND ${where} ORDER BY ${by} ${direction} LIMIT ?`;
  if (rows === null) return { sql: select('audit_entries AS e WHERE true', 'e.seq'), values };
  // A list of numbers SQLite puts in order by itself, and walks through no further than the page needs.
  if (isRange) return { sql: select(`audit_entries AS e WHERE e.seq IN (${rows.sql})`, 'e.seq'), values };
  return { sql: select(`(${rows.sql}) AS led CROSS JOIN audit_entries AS e WHERE e.seq = led.seq`, 'led.seq'), values };
}

function both(one: SeqRange, other: SeqRange): SeqRange {
  return { first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) };
}

/** The part of a period that lies beyond where the last page ended. */
function narrowed(period: SeqRange, { beyond, oldestFirst, upTo = Infinity }: EntryFilter): SeqRange {
  const { first } = period;
  const last = Math.min(period.last, upTo);
  if (beyond === undefined) return { first, last };
  return oldestFirst ? { first: Math.max(first, beyond + 1), last } : { first, last: Math.min(last, beyond - 1) };
}
