import type { Database } from '../db/database.ts';
import type { Link, Links } from '../flows/links.ts';
import type { NavDocument, NavSession } from '../nav/nav.ts';

/** At most so many numbers at once: a server bounds the length of an address. */
export const ASKED_TOGETHER = 10;

/** Standing documents under the numbers of these links, by number. A cancelled invoice is nobody's any more. */
export async function documentsOf(
  session: NavSession,
  links: readonly Pick<Link, 'externalNo'>[],
): Promise<ReadonlyMap<string, NavDocument>> {
  return byNumber((await everyDocumentOf(session, links)).filter(({ state }) => state !== 'canceled'));
}

function byNumber(documents: readonly NavDocument[]): ReadonlyMap<string, NavDocument> {
  return new Map(documents.map((document) => [document.externalDocumentNo.toUpperCase(), document]));
}

/** What was found of links' documents. */
export interface DocumentsLook {
  /** Not in NAV. */
  readonly missing: readonly Link[];
  /**
   * Posted before, and not posted now: open again, or gone without a trace. People cannot undo a posting but by a
   * correction, which leaves the invoice.
   */
  readonly unposted: readonly Link[];
}

export async function lookAtDocuments(session: NavSession, links: readonly Link[]): Promise<DocumentsLook> {
  const found = await everyDocumentOf(session, links);
  const standing = byNumber(found.filter(({ state }) => state !== 'canceled'));
  const posted = byNumber(found.filter(({ state }) => state === 'posted' || state === 'canceled'));
  const numberOf = ({ externalNo }: Link) => externalNo.toUpperCase();
  return {
    missing: links.filter((link) => !standing.has(numberOf(link))),
    unposted: links.filter((link) => link.state === 'posted' && !posted.has(numberOf(link))),
  };
}

async function everyDocumentOf(
  session: NavSession,
  links: readonly Pick<Link, 'externalNo'>[],
): Promise<readonly NavDocument[]> {
  const numbers = links.map(({ externalNo }) => externalNo);
  const parts = Array.from({ length: Math.ceil(numbers.length / ASKED_TOGETHER) }, (_, at) =>
    numbers.slice(at * ASKED_TOGETHER, (at + 1) * ASKED_TOGETHER),
  );
  return (await Promise.all(parts.map((part) => session.documentsByExternalNo(...part)))).flat();
}

/** Those of the links whose documents are not in NAV. */
export async function missingOf(session: NavSession, links: readonly Link[]): Promise<readonly Link[]> {
  return (await lookAtDocuments(session, links)).missing;
}

// So many documents back, in pages.
const PAGES = 50;
const PAGE = 20;

export interface EstimateAsked {
  readonly links: Pick<Links, 'documentsMade'>;
  readonly companyId: string;
  /** Ids of links whose documents people had deleted before. */
  readonly deleted: readonly number[];
}

/**
 * When NAV was about set back to: between the last document that is there and the first that is missing. Instant;
 * null where nothing says so.
 */
export async function estimateOf(
  session: NavSession,
  { links, companyId, deleted }: EstimateAsked,
): Promise<string | null> {
  let oldestMissing: Link | null = null;
  let newest: Link | null = null;
  let below: number | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const all = links.documentsMade(companyId, PAGE, below);
    if (all.length === 0) break;
    const rows = all.filter(({ id }) => !deleted.includes(id));
    newest ??= rows[0] ?? null;
    // oxlint-disable-next-line no-await-in-loop
    const missing = new Set((await missingOf(session, rows)).map(({ id }) => id));
    oldestMissing = rows.findLast(({ id }) => missing.has(id)) ?? oldestMissing;
    const there = rows.find(({ id }) => oldestMissing !== null && id < oldestMissing.id);
    if (there && oldestMissing) return between(there.madeAt, oldestMissing.madeAt);
    if (missing.size === 0) break;
    below = all.at(-1)?.id;
  }
  return oldestMissing?.madeAt ?? newest?.madeAt ?? null;
}

function between(from: string, to: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return new Date(start + (end - start) / 2).toISOString();
}

/** What was found when a NAV was last looked at and not found set back. */
export interface WatchMarks {
  /** Ids of links whose documents people had deleted by then, and when that was; null before the first look. */
  last(connectionId: string, companyId: string): { readonly missing: readonly number[]; readonly at: string } | null;
  keep(connectionId: string, companyId: string, missing: readonly Pick<Link, 'id'>[], at: string): void;
}

export function createWatchMarks(db: Database): WatchMarks {
  const one = db.prepare<[string, string], { looked_at: string; missing: string }>(
    'SELECT looked_at, missing FROM nav_states WHERE connection_id = ? AND company_id = ?',
  );
  const keep = db.prepare(
    `INSERT INTO nav_states (connection_id, company_id, looked_at, missing) VALUES (@connectionId, @companyId, @at, @missing)
     ON CONFLICT DO UPDATE SET looked_at = excluded.looked_at, missing = excluded.missing`,
  );
  return {
    last(connectionId, companyId) {
      const row = one.get(connectionId, companyId);
      return row ? { missing: JSON.parse(row.missing) as number[], at: row.looked_at } : null;
    },
    keep(connectionId, companyId, missing, at) {
      keep.run({ connectionId, companyId, at, missing: JSON.stringify(missing.map(({ id }) => id)) });
    },
  };
}
