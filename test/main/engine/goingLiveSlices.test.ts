import { expect, it } from 'vitest';
import type { IntegrationSettings } from '../../../main/contract/settings.ts';
import { createGoingLive, GOING_LIVE } from '../../../main/engine/goingLive.ts';
import { createOrderBook } from '../../../main/flows/orders/book.ts';
import { createOrderRows } from '../../../main/flows/orders/bookRows.ts';
import { createJobs } from '../../../main/queue/jobs.ts';
import { createRuns } from '../../../main/queue/runs.ts';
import { storeOrder } from '../flows/orders/storeOrder.ts';
import { openTestRecords, portsOf, type TestRecords } from '../support/records.ts';

const AT = '2026-11-20T10:00:00.000Z';
const ORDERS = 250;

/** Orders that were shown, all of one second but the last, and one that a rule left out. */
async function shown(): Promise<TestRecords> {
  const records = await openTestRecords();
  const book = createOrderBook(records.db, records.vault);
  const enter = (key: string, placedAt: string, state: string) =>
    book.enter('i', storeOrder({ key, placedAt }), 1, AT, { term: 'leftOut', state, cause: null });
  enter('first', '2026-11-01T09:00:00Z', 'shadow');
  for (let n = 1; n < ORDERS; n += 1) enter(String(n), '2026-11-10T09:00:00Z', 'shadow');
  enter('by rule', '2026-11-10T09:00:00Z', 'leftOut');
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
    integrations: () => [{ id: 'i', store: 's', nav: 'n', mode: mode.current } as IntegrationSettings],
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

  live(records, mode).start();
  await records.clock.run(1);
  const keys = keysOf(records);
  expect([keys.length, new Set(keys).size, keys.includes('by rule')]).toEqual([ORDERS, ORDERS, false]);
  expect(runOf(records)).toMatchObject([{ state: 'done', done: ORDERS, total: ORDERS }]);
});

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
  expect(runOf(records)[0]).toMatchObject({ state: 'cancelled', done: 100, total: ORDERS });
});
