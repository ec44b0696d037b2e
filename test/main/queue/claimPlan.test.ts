import { describe, expect, it } from 'vitest';
import { createClaims, DUE_IN_LANE, SOONEST_IN_LANE } from '../../../main/queue/claim.ts';
import { createJobs } from '../../../main/queue/jobs.ts';
import { WAITING_LANES } from '../../../main/queue/lanes.ts';
import { transaction } from '../../../main/db/transaction.ts';
import type { Database } from '../../../main/db/database.ts';
import { openTestDatabase } from '../db/openTestDatabase.ts';
import { newJob } from './queueUnderTest.ts';

const NOW = 1_000_000;

/** How SQLite goes about a statement, a line for each step. */
function planOf(db: Database, sql: string): string[] {
  const values = {
    name: '', now: 0, key: '', id: 0,
  }; // prettier-ignore
  const named = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`@${name}`)));
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(named)
    .map(({ detail }) => detail);
}

describe('taking the next job', () => {
  it.each([
    ['goes from lane to lane', WAITING_LANES],
    ['finds the first due job of a lane', DUE_IN_LANE],
    ['finds when the first of a lane falls due', SOONEST_IN_LANE],
    ['counts what waits', `SELECT count(*) FROM jobs WHERE state = 'waiting'`],
    ['finds the oldest that waits', `SELECT made_at FROM jobs WHERE state = 'waiting' ORDER BY made_at LIMIT 1`],
    ['closes what is superseded', `UPDATE jobs SET ended_at = 0 WHERE key = @key AND id <> @id AND state = 'parked'`],
  ])('%s through an index, without reading the table and without sorting', (_name, sql) => {
    const { db } = openTestDatabase();
    const plan = planOf(db, sql);
    expect(plan.join('\n')).toMatch(/USING (COVERING )?INDEX/);
    expect(plan.filter((step) => /^SCAN jobs$|TEMP B-TREE|AUTOMATIC/.test(step))).toEqual([]);
  });

  it('goes over a large backlog that must wait at once, whatever holds it', () => {
    const { db } = openTestDatabase();
    const jobs = createJobs(db);
    transaction(db, () => {
      for (let n = 0; n < 20_000; n += 1) jobs.add(newJob(`order/a/${n}`, NOW));
      for (let n = 0; n < 20_000; n += 1) jobs.add({ ...newJob(`later/${n}`, NOW + 1e9), integrationId: 'b' });
      jobs.add({ ...newJob('poll/a', NOW), kind: 'poll', needs: ['shop'], priority: 3 });
    });
    const claims = createClaims(db);
    const isHeld = ({ needs }: { needs: string }) => needs.includes('nav');
    const taken = transaction(db, () => claims.next(NOW, isHeld, 'token'));
    expect(taken?.job.key).toBe('poll/a');
    const before = process.cpuUsage();
    for (let n = 0; n < 20; n += 1)
      expect([claims.next(NOW, isHeld, 'token'), claims.nextRunAt(isHeld)]).toEqual([null, null]);
    const spent = process.cpuUsage(before);
    // Reading the backlog once takes longer than all of it.
    expect((spent.user + spent.system) / 1000 / 20).toBeLessThan(2);
  });
});
