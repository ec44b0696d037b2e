import { expect, it } from 'vitest';
import { toInstant } from '../../../main/base/ports.ts';
import type { IntegrationSettings } from '../../../main/contract/settings.ts';
import { createGoingLive, GOING_LIVE } from '../../../main/engine/goingLive.ts';
import { createOrderBook } from '../../../main/flows/orders/book.ts';
import { createOrderRows } from '../../../main/flows/orders/bookRows.ts';
import { createJobs } from '../../../main/queue/jobs.ts';
import { createRuns } from '../../../main/queue/runs.ts';
import { newJob } from '../queue/queueUnderTest.ts';
import { storeOrder } from '../flows/orders/storeOrder.ts';
import { openTestRecords, portsOf, type TestRecords } from '../support/records.ts';

const AT = '2026-11-20T10:00:00.000Z';
const START = '2026-11-01T00:00:00Z';
const ORDERS = 250;

/** Orders that were shown, all of one second but the first, one that a rule left out, and one from before the start. */
async function shown(): Promise<TestRecords> {
  const records = await openTestRecords();
  const book = createOrderBook(records.db, records.vault);
  const enter = (key: string, placedAt: string, state: string) =>
    book.enter('i', storeOrder({ key, placedAt }), 1, AT, { term: 'leftOut', state, cause: null });
  enter('first', '2026-11-01T09:00:00Z', 'shadow');
  for (let n = 1; n < ORDERS; n += 1) enter(String(n), '2026-11-10T09:00:00Z', 'shadow');
  enter('by rule', '2026-11-10T09:00:00Z', 'leftOut');
  enter('before', '2026-11-01T00:30:00+01:00', 'shadow');
  return records;
}

/** One life of the program on these records. */
function live({ db, vault, clock }: TestRecords, mode: { current: 'live' | 'shadow' }) {
  let isDead = false;
  const ports = portsOf(clock, () => isDead);
  const going = createGoingLive({
    db,
    ports,
    jobs: createJobs(db),
    rows: createOrderRows(db, vault),
    news: { changed: () => undefined },
    integrations: () => [{ id: 'i', store: 's', nav: 'n', startAt: START, mode: mode.current } as IntegrationSettings],
    rung: () => undefined,
  });
  return { ...going, cutPower: () => void (isDead = true) };
}

const keysOf = ({ db }: TestRecords) =>
  db.prepare<[], string>("SELECT record_key FROM jobs WHERE kind = 'order' ORDER BY id").pluck().all();
const runOf = ({ db, ports }: TestRecords) => createRuns(db, ports).list({ limit: 9 });

it('rings a hundred in a turn, oldest first, and after a power cut the others, each of them once', async () => {
  const records = await shown();
  const mode: { current: 'live' | 'shadow' } = { current: 'shadow' };
  const before = live(records, mode);
  expect(before.begin('i', 'person:anna', () => (mode.current = 'live'))).toBe(ORDERS);
  expect(keysOf(records)).toHaveLength(100);
  expect(keysOf(records)[0]).toBe('first');
  expect(runOf(records)).toMatchObject([{ kind: GOING_LIVE, state: 'running', done: 100, total: ORDERS, integrationId: 'i', actor: 'person:anna' }]); // prettier-ignore
  before.cutPower();
  // Some of them were worked off, and wait no more under their keys.
  records.db.exec("UPDATE jobs SET state = 'done' WHERE id % 2 = 0");
  await records.clock.run(1);
  expect(keysOf(records)).toHaveLength(100);

  const next = live(records, mode);
  next.start();
  await records.clock.run(1);
  const keys = keysOf(records);
  expect([keys.length, new Set(keys).size]).toEqual([ORDERS, ORDERS]);
  expect([keys.includes('by rule'), keys.includes('before')]).toEqual([false, false]);
  // Rung is not written: the run goes on until each of them has come to its end.
  expect(next.of('i')).toMatchObject({ state: 'running', done: 50, failed: 0, skipped: 0, total: ORDERS });
  records.db.exec("UPDATE jobs SET state = CASE WHEN id % 9 = 0 THEN 'parked' ELSE 'done' END WHERE state = 'waiting'");
  const { id = 0 } = next.of('i') ?? runOf(records)[0] ?? {};
  expect(next.of('i')).toBeNull();
  expect(next.run(id)).toMatchObject({ state: 'done', skipped: 0, total: ORDERS });
  expect(runOf(records)).toMatchObject([{ state: 'done', total: ORDERS }]);
});

it('that a person ends takes back what has not begun, but for what was rung by others since, and rings no more', async () => {
  const records = await shown();
  const mode: { current: 'live' | 'shadow' } = { current: 'shadow' };
  const going = live(records, mode);
  going.begin('i', 'person:anna', () => (mode.current = 'live'));
  const [begun, rung] = records.db.prepare<[], number>('SELECT id FROM jobs ORDER BY id LIMIT 2').pluck().all();
  // One waits for what it began; one is told of by the shop meanwhile; one was done.
  records.db.prepare('INSERT INTO attempts (job_id, started_at) VALUES (?, ?)').run(begun, toInstant(records.clock.now()));
  createJobs(records.db).add({ ...newJob('order/i/1', records.clock.now()), integrationId: 'i', recordKey: '1' });
  records.db.exec("UPDATE jobs SET state = 'done' WHERE record_key = '2'");
  const run = going.of('i');
  expect(going.cancel(run?.id ?? 0)).toMatchObject({ state: 'cancelled', done: 1, total: ORDERS });
  await records.clock.run(1);
  const waiting = records.db.prepare<[], number>("SELECT id FROM jobs WHERE state = 'waiting' ORDER BY id").pluck().all();
  expect(waiting).toEqual([begun, rung]);
  expect([keysOf(records).length, going.of('i')]).toEqual([100, null]);
  // The others are still shown, and can be gone on with.
  mode.current = 'shadow';
  expect(going.begin('i', 'person:anna', () => (mode.current = 'live'))).toBe(ORDERS);
  expect(going.of('i')).toMatchObject({ state: 'running', total: ORDERS });
  going.end('i');
  expect(going.of('i')).toBeNull();
}); // prettier-ignore

it('ends where the switch was never made, and where somebody went back to shadow mode', async () => {
  const records = await shown();
  const mode: { current: 'live' | 'shadow' } = { current: 'shadow' };
  const one = live(records, mode);
  const refuse = () => {
    throw new Error('The disk is full.');
  };
  expect(() => one.begin('i', 'person:anna', refuse)).toThrow('The disk is full.');
  expect([keysOf(records), runOf(records)]).toMatchObject([[], [{ state: 'cancelled', done: 0 }]]);

  // The power goes between the run and the switch.
  createRuns(records.db, records.ports).begin({ kind: GOING_LIVE, actor: 'person:anna', total: ORDERS, integrationId: 'i' }); // prettier-ignore
  live(records, mode).start();
  expect([keysOf(records), runOf(records)[0]]).toMatchObject([[], { state: 'cancelled' }]);

  one.begin('i', 'person:anna', () => (mode.current = 'live'));
  mode.current = 'shadow';
  await records.clock.run(1);
  expect(keysOf(records)).toHaveLength(100);
  // None had begun: they are as they were shown.
  expect(runOf(records)[0]).toMatchObject({ state: 'cancelled', done: 0, total: ORDERS });
  expect(records.db.prepare("SELECT count(*) FROM jobs WHERE state = 'waiting'").pluck().get()).toBe(0);
});
