import { describe, expect, it } from 'vitest';
import type { Statement } from 'better-sqlite3';
import { createSearch } from '../../../main/audit/search.ts';
import type { Database } from '../../../main/db/database.ts';
import type { EntryFilter } from '../../../main/audit/audit.ts';
import { openTestAudit } from './openTestAudit.ts';

describe('entries', () => {
  async function filled() {
    const opened = await openTestAudit();
    const { add } = opened;
    add({ integrationId: 'a', orderKey: '1', orderNo: '1001', jobId: 7 });
    add({ integrationId: 'a', orderKey: '1', orderNo: '1001', documentNo: 'SO-1', status: 'attention' });
    add({ integrationId: 'b', orderKey: '1', orderNo: '10010', sku: 'X' });
    add({ integrationId: 'a', orderKey: '2', orderNo: '1_01', documentNo: 'SO%2', subjects: ['anna'] });
    add({ subjects: ['anna'] });
    opened.advance(2 * 3_600_000);
    add({ kind: 'ping', actor: 'person:eva' });
    return opened;
  }

  const cases: readonly [string, Partial<EntryFilter>, number[]][] = [
    ['everything, newest first', {}, [6, 5, 4, 3, 2, 1]],
    ['everything, oldest first', { oldestFirst: true }, [1, 2, 3, 4, 5, 6]],
    ['below a number', { beyond: 3 }, [2, 1]],
    ['above a number', { beyond: 3, oldestFirst: true }, [4, 5, 6]],
    ['one order of one integration', { integrationId: 'a', orderKey: '1' }, [2, 1]],
    ['an order number by its beginning', { orderNo: '100' }, [3, 2, 1]],
    ['a whole order number and those that go on', { orderNo: '1001' }, [3, 2, 1]],
    ['an order number that nothing begins with', { orderNo: '01' }, []],
    ['an underscore as itself', { orderNo: '1_' }, [4]],
    ['a per cent sign as itself', { documentNo: 'SO%' }, [4]],
    ['a star as itself', { documentNo: 'SO*' }, []],
    ['nothing typed', { orderNo: '', documentNo: '' }, [6, 5, 4, 3, 2, 1]],
    ['a number in capitals, however it is typed', { documentNo: 'so-' }, [2]],
    ['both numbers', { orderNo: '1', documentNo: 'SO-' }, [2]],
    ['a status', { status: 'attention' }, [2]],
    ['an article by its beginning', { sku: 'X' }, [3]],
    ['a job', { jobId: 7 }, [1]],
    ['a kind', { kind: 'ping' }, [6]],
    ['a person', { actor: 'person:eva' }, [6]],
    ['who is no person', { actor: 'webhook', integrationId: 'a' }, [4, 2, 1]],
    ['what was fine', { status: 'fine', kind: 'order.read' }, [5, 4, 3, 1]],
    [
      'a period, its end left out',
      { from: '2024-01-15T10:00:00.000Z', to: '2024-01-15T12:00:00.000Z' },
      [5, 4, 3, 2, 1],
    ],
    ['what was written since', { from: '2024-01-15T12:00:00.000Z', oldestFirst: true }, [6]],
    ['a period without entries', { from: '2025-01-01T00:00:00.000Z' }, []],
    [
      'one person by the beginning of a number and a kind',
      { subject: 'anna', documentNo: 'so', kind: 'order.read' },
      [4],
    ],
    ['one person in one integration', { subject: 'anna', integrationId: 'a' }, [4]],
  ];
  it.each(cases)('finds %s', async (_what, filter, wanted) => {
    const { audit } = await filled();
    const asked = filter.subject === undefined ? filter : { ...filter, subject: audit.subjectOf(filter.subject) };
    expect(audit.entries({ limit: 10, ...asked }).map((entry) => entry.seq)).toEqual(wanted);
  });

  it('finds a whole period although the clock was set back in it', async () => {
    const { audit, add, advance } = await openTestAudit();
    const hours = [0, 1, 1, -2, 1, 3];
    for (const one of hours) {
      advance(one * 3_600_000);
      add();
    }
    const found = audit.entries({ from: '2024-01-15T11:00:00.000Z', to: '2024-01-15T13:00:00.000Z', limit: 10 });
    expect(found.map(({ seq, at }) => `${seq} ${at.slice(11, 13)}`)).toEqual(['5 11', '3 12', '2 11']);
    expect(audit.firstSeqSince('2024-01-15T12:00:00.000Z')).toBe(3);
  });

  it('reads page by page without a gap while entries are added', async () => {
    const { audit, add, addMany } = await openTestAudit();
    addMany(25, { orderNo: '9' });
    const seen: number[] = [];
    let beyond: number | undefined;
    for (let page = 0; page < 3; page += 1) {
      const found = audit.entries({ orderNo: '9', limit: 10, beyond });
      seen.push(...found.map((entry) => entry.seq));
      beyond = seen.at(-1);
      add({ orderNo: '9' });
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 25 - n));
  });

  it('finds the same when a beginning is shared by very many', async () => {
    const { audit, addMany, add } = await openTestAudit();
    addMany(10_100, { orderNo: '7' });
    add({ orderNo: '8' });
    addMany(3, { orderNo: '77' });
    expect(audit.entries({ orderNo: '7', limit: 4 }).map((entry) => entry.seq)).toEqual([
      10_104, 10_103, 10_102, 10_100,
    ]);
    expect(audit.entries({ orderNo: '77', limit: 4 }).map((entry) => entry.seq)).toEqual([10_104, 10_103, 10_102]);
  });
});

describe('page', () => {
  it('looks at so many entries and no more, and says how far it has come', async () => {
    const { audit, add, addMany, advance } = await openTestAudit();
    add({ actor: 'schedule' });
    advance(60_000);
    addMany(10_500, { kind: 'exchange' });
    const filter = { actor: 'schedule', limit: 5 };
    const first = audit.page(filter);
    expect(first).toEqual({ entries: [], next: 5502, reached: '2024-01-15T10:01:00.000Z' });
    const second = audit.page({ ...filter, beyond: 502 });
    expect(second).toMatchObject({ entries: [{ seq: 1 }], next: null, reached: null });
    const led = audit.page({ ...filter, kind: 'exchange' });
    expect(led).toEqual({ entries: [], next: 5502, reached: '2024-01-15T10:01:00.000Z' });
    expect(audit.page({ kind: 'exchange', limit: 3 })).toMatchObject({ next: 10_499, reached: null });
  });

  it('neither reads nor sorts the whole table, whatever is combined', async () => {
    const { db, vault, addMany } = await openTestAudit();
    addMany(30, { integrationId: 'a', orderKey: '1', sku: 'X', documentNo: 'D', status: 'down', actor: 'person:eva' });
    const asked = new Map<string, readonly unknown[]>();
    const heard = { prepare: (sql: string) => hearing(db.prepare(sql), (values) => asked.set(sql, values)) };
    const search = createSearch(heard as unknown as Database, vault);
    const parts: readonly Partial<EntryFilter>[] = [
      { integrationId: 'a' }, { orderKey: '1' }, { orderNo: '1' }, { documentNo: 'd' }, { sku: 'X' }, { kind: 'order.read' },
      { status: 'down' }, { actor: 'person:eva' }, { from: '2024-01-15' }, { to: '2025' }, { subject: 's' }, { oldestFirst: true },
    ]; // prettier-ignore
    const triples = parts.flatMap((a) => parts.flatMap((b) => parts.map((c) => ({ ...a, ...b, ...c, limit: 5 }))));
    for (const filter of [...triples, Object.assign({ limit: 5 }, ...parts) as EntryFilter]) search.page(filter);
    const plans = [...asked].map(([sql, values]) => {
      const steps = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      return { sql, steps: steps.map(({ detail }) => detail) };
    });
    expect(plans.length).toBeGreaterThan(200);
    const scans = plans.flatMap(({ steps }) =>
      steps.filter((step) => /^SCAN (?!led|\(subquery|audit_head|CONSTANT)/.test(step)),
    );
    expect(scans).toEqual([]);
    expect(plans.filter(({ steps }) => steps.some((step) => step.includes('TEMP B-TREE')))).toEqual([]);
  });
});

/** Tells with which values a statement is asked. */
function hearing(statement: Statement, tell: (values: readonly unknown[]) => void): unknown {
  return new Proxy(statement, {
    get: (target, name) => {
      if (name === 'pluck') return () => hearing(target.pluck(), tell);
      const method = Reflect.get(target, name) as (...values: unknown[]) => unknown;
      return (...values: unknown[]) => {
        tell(values);
        return method.apply(target, values);
      };
    },
  });
}

describe('entriesOfSubject', () => {
  it('finds the entries that speak of a person, newest first, however the address is written', async () => {
    const { audit, add } = await openTestAudit();
    add({ subjects: ['Anna@Example.com'] });
    add({ subjects: ['bert@example.com'] });
    add({ subjects: ['anna@example.com ', 'ANNA@example.com', 'bert@example.com'] });
    expect(audit.entriesOfSubject(' anna@example.COM', 10).map((entry) => entry.seq)).toEqual([3, 1]);
    expect(audit.entriesOfSubject('anna@example.com', 1).map((entry) => entry.seq)).toEqual([3]);
    expect(audit.entriesOfSubject('carl@example.com', 10)).toEqual([]);
  });
});
