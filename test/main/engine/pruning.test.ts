import { expect, it } from 'vitest';
import { toInstant } from '../../../main/base/ports.ts';
import { prune } from '../../../main/engine/pruning.ts';
import { openTestDatabase } from '../db/openTestDatabase.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = Date.parse('2026-05-03T04:00:00Z');
const daysAgo = (days: number) => NOW - days * DAY_MS;

function open() {
  const { db } = openTestDatabase();
  const job = db.prepare(
    `INSERT INTO jobs (key, kind, integration_id, needs, record_key, actor, state, run_at, priority, delivery_id, made_at, ended_at)
     VALUES (@key, @kind, 'shop-nav', '', '', 'test', @state, 0, 0, @deliveryId, @at, @at)`,
  );
  const attempt = db.prepare(`INSERT INTO attempts (job_id, started_at, ended_at, outcome) VALUES (?, ?, ?, 'done')`);
  const delivery = db.prepare(
    `INSERT INTO deliveries (source, topic, record_key, digest, kind, received_at, last_at, sealed)
     VALUES ('shop', 'order.updated', ?, '', 'webhook', @at, @at, x'01')`,
  );
  return {
    db,
    addJob(key: string, kind: string, days: number, state = 'done', deliveryId: number | null = null): number {
      const at = daysAgo(days);
      const id = Number(job.run({ key, kind, state, at, deliveryId }).lastInsertRowid);
      attempt.run(id, toInstant(at), toInstant(at + 250));
      return id;
    },
    addDelivery: (key: string, days: number) =>
      Number(delivery.run(key, { at: toInstant(daysAgo(days)) }).lastInsertRowid),
    keys: () => db.prepare<[], string>('SELECT key FROM jobs ORDER BY id').pluck().all(),
    prune: () =>
      prune({
        db,
        ports: { now: () => NOW, soon: (task) => queueMicrotask(task) },
        retention: () => ({ bodiesDays: 30, entriesDays: 400 }),
      }),
  };
}

it('jobs leave when nobody asks for them any more, counted per hour; those that something stands on stay', async () => {
  const { db, addJob, keys, prune: run } = open();
  const effective = addJob('written', 'order', 300);
  db.prepare(
    `INSERT INTO effects (job_id, step, system, record_kind, record_key, action) VALUES (?, 'createSalesOrder', 'nav', 'salesOrder', 'k', 'created')`,
  ).run(effective);
  addJob('parked', 'order', 300, 'parked');
  addJob('superseded', 'order', 100, 'superseded');
  for (let n = 0; n < 1_200; n += 1) addJob('poll', 'poll', 30);
  addJob('order', 'order', 30);
  addJob('old order', 'order', 91);
  addJob('fresh poll', 'poll', 6);
  await run();

  expect(keys()).toEqual(['written', 'parked', 'order', 'fresh poll']);
  expect(db.prepare('SELECT count(*) FROM attempts').pluck().get()).toBe(4);
  const polls = db.prepare("SELECT hour, subject, n, failed, ms_sum, ms_max FROM rollups WHERE what = 'job/poll'");
  expect(polls.all()).toEqual([
    { hour: '2026-04-03T04', subject: 'shop-nav', n: 1_200, failed: 0, ms_sum: 300_000, ms_max: 250 },
  ]);
});

it('what was delivered leaves after a month and its receipt after three, unless a job waits for it', async () => {
  const { db, addJob, addDelivery, prune: run } = open();
  const [waited] = [
    addDelivery('waited for', 200),
    addDelivery('old', 91),
    addDelivery('month', 31),
    addDelivery('new', 29),
  ];
  addJob('unreadable', 'delivery', 200, 'parked', waited);
  await run();

  const kept = db.prepare('SELECT record_key AS key, sealed IS NOT NULL AS sealed FROM deliveries ORDER BY id').all();
  expect(kept).toEqual([
    { key: 'waited for', sealed: 1 },
    { key: 'month', sealed: 0 },
    { key: 'new', sealed: 1 },
  ]);
});

it('pings are counted once however often the night comes, and free pages go back to the disk', async () => {
  const { db, prune: run } = open();
  const sample = db.prepare("INSERT INTO samples VALUES ('nav', ?, ?, 'ok', ?)");
  sample.run('2026-05-03T02:00:00.000Z', 1, 40);
  sample.run('2026-05-03T02:05:00.000Z', 0, 60);
  sample.run('2026-05-03T04:05:00.000Z', 1, 10);
  db.exec("CREATE TABLE filler (x TEXT); INSERT INTO filler VALUES (printf('%020000000d', 1)); DROP TABLE filler");
  const pages = () => Number(db.pragma('page_count', { simple: true }));
  const before = pages();
  await run();
  await run();

  const counted = db.prepare("SELECT hour, n, failed, ms_sum, ms_max FROM rollups WHERE what = 'ping'").all();
  expect(counted).toEqual([{ hour: '2026-05-03T02', n: 2, failed: 1, ms_sum: 100, ms_max: 60 }]);
  expect(pages()).toBeLessThan(before / 2);
});
