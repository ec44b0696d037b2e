import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../../../main/db/database.ts';
import { migrate } from '../../../main/db/migrate.ts';
import { anna, openShop } from '../engine/shopWorld.ts';

/** Grow for as long as the shop sells. */
const GROWING = [
  'attempts', 'audit_bodies', 'audit_entries', 'audit_subjects', 'deliveries', 'effects', 'intents', 'jobs', 'link_lines',
  'links', 'orders', 'snapshots',
]; // prettier-ignore

/** Names whose rows are a good part of a table: a company has nearly all of them. */
const BROAD = /^(company_id|integration_id|store_id|source|doc_kind|kind|role|store_kind)=\?$/;

/** Rows that are over leave such an index. */
const OPEN =
  / WHERE .*(state = '(waiting|leased|parked|sending|held|shadow|live)'|ended_at IS NULL|replay_run IS NOT NULL)/;

/** What may walk a table, by words of it, and why it is short or seldom. */
const KNOWN = {
  'SELECT at FROM audit_entries ORDER BY seq DESC LIMIT 1': 'one row from the end',
  "FROM deliveries WHERE source = ? AND kind = 'webhook' ORDER BY id DESC LIMIT 1": 'one row from the end of an index',
  "FROM links WHERE store_id = ? AND role = 'order' ORDER BY id DESC LIMIT 1": 'one row from the end of an index',
  'FROM orders AS o ORDER BY placed_at DESC, id DESC LIMIT': 'a page from the end',
  'SELECT count(*) AS n FROM (SELECT 1 FROM orders AS o LIMIT': 'counts no further than a reader wants to know',
  'SELECT count(*) FROM links WHERE company_id = +?':
    'once, before what a NAV that was set back has lost is written again',
  "SELECT * FROM links WHERE company_id = ? AND store_kind = 'customer'": 'once, for the same',
  "SELECT * FROM intents WHERE company_id = ? AND doc_kind = ? AND state = 'made'": 'once, for the same',
  'UPDATE intents SET company_id': 'once, when a person says that a company is another one now',
  'UPDATE links SET company_id': 'once, for the same',
};

/** Every statement that the engine prepares while an order comes through and somebody looks on. */
async function statementsOfTheEngine(): Promise<ReadonlySet<string>> {
  const prepare = vi.spyOn(BetterSqlite3.prototype, 'prepare');
  onTestFinished(() => prepare.mockRestore());
  const shop = await openShop();
  shop.order({ billing: anna });
  await shop.tell();
  await shop.rows();
  await shop.attention();
  return new Set(prepare.mock.calls.map(([sql]) => sql.replace(/\s+/g, ' ').trim()));
}

function stepsOf(db: Database, sql: string): readonly string[] {
  const explain = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, 1]));
  const unnamed = Array.from(sql.matchAll(/\?/g), () => 1);
  return explain.all(...unnamed, ...(Object.keys(named).length > 0 ? [named] : [])).map(({ detail }) => detail);
}

/** Indexes of the few rows that are open. */
function indexesOfOpen(db: Database): readonly string[] {
  const indexes = db.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`,
  );
  return indexes.all().flatMap(({ name, sql }) => (OPEN.test(sql) ? name : []));
}

/** The steps that walk a growing table, or all of it that belongs to a company, a store or an integration. */
function walks(db: Database, open: readonly string[], sql: string): readonly string[] {
  const aliases = new Map([...sql.matchAll(/(\w+) AS (\w+)/g)].map(([, table = '', alias = '']) => [alias, table]));
  return stepsOf(db, sql).filter((step) => {
    const [, verb, name = '', index = '', , terms = ''] =
      /^(SCAN|SEARCH) (\w+)(?: USING (?:COVERING )?(?:INTEGER )?(?:INDEX|PRIMARY KEY) ?(\w+)?)?( \((.*)\))?/.exec(
        step,
      ) ?? [];
    if (verb === undefined || !GROWING.includes(aliases.get(name) ?? name) || open.includes(index)) return false;
    return verb === 'SCAN' || terms.split(' AND ').every((term) => BROAD.test(term));
  });
}

it('no statement of the engine walks a table that grows with the years', async () => {
  const statements = await statementsOfTheEngine();
  const db = new BetterSqlite3(':memory:');
  onTestFinished(() => void db.close());
  migrate(db, () => 0);
  const found = [...statements].filter((sql) => /^(SELECT|WITH|INSERT|UPDATE|DELETE)/i.test(sql));
  expect(found.length).toBeGreaterThan(150);
  const open = indexesOfOpen(db);
  const isKnown = (sql: string) => Object.keys(KNOWN).some((words) => sql.includes(words));
  const walking = found.flatMap((sql) => (isKnown(sql) ? [] : walks(db, open, sql).map((step) => ({ step, sql }))));
  expect(walking).toEqual([]);
});
