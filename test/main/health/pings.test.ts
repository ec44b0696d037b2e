import { describe, expect, it } from 'vitest';
import { createPings, type PingResult } from '../../../main/health/pings.ts';
import { openTestRecords, type TestRecords } from '../support/records.ts';

const fine: PingResult = {
  ok: true,
  code: 'ok',
  message: '',
  whatToDo: '',
  milliseconds: 12,
  ladder: [{ name: 'name', result: 'fine', detail: '', whatToDo: '', milliseconds: 2 }],
  certificate: null,
};
const down: PingResult = {
  ok: false,
  code: 'nav-unavailable',
  message: 'no answer',
  whatToDo: 'look',
  milliseconds: 9,
  ladder: [{ name: 'name', result: 'failed', detail: 'no answer', whatToDo: 'look', milliseconds: 9 }],
  certificate: null,
};
const DAY_MS = 24 * 3_600_000;

/** Pings of one life, over a database that may outlive it. */
function pinging({ db, ports }: TestRecords, results: PingResult[]) {
  const changes: string[] = [];
  let asked = 0;
  const pings = createPings({
    db,
    ports,
    check: async () => {
      asked += 1;
      return results.shift() ?? fine;
    },
    onChange: (id, { result }, actor) => void changes.push(`${id} ${result.code} ${actor}`),
  });
  return { pings, changes, asked: () => asked };
}

const samples = ({ db }: TestRecords) => db.prepare<[], number>('SELECT count(*) FROM samples').pluck().get();

describe('pings', () => {
  it('tell a change of the result once, and who asked', async () => {
    const { pings, changes } = pinging(await openTestRecords(), [fine, fine, down, down, fine]);
    for (const actor of ['schedule', 'person:eva', 'schedule', 'schedule', 'person:eva'])
      await pings.ping('nav', actor);
    expect(changes).toEqual(['nav ok schedule', 'nav nav-unavailable schedule', 'nav ok person:eva']);
  });

  it('tell no change after a restart that found the same', async () => {
    const records = await openTestRecords();
    await pinging(records, [down]).pings.ping('nav', 'schedule');
    await records.clock.run(60_000);
    const next = pinging(records, [down]);
    await next.pings.ping('nav', 'schedule');
    expect(next.changes).toEqual([]);
  });

  it('under way are not started again', async () => {
    const { pings, asked } = pinging(await openTestRecords(), []);
    const both = await Promise.all([pings.ping('nav', 'person:eva'), pings.ping('nav', 'schedule')]);
    expect(asked()).toBe(1);
    expect(both[0]).toBe(both[1]);
  });

  it('under way are no answer to persons who ask meanwhile: one more follows for all of them', async () => {
    const { pings, asked } = pinging(await openTestRecords(), [down]);
    const actors = ['schedule', 'person:eva', 'person:max'];
    const [scheduled, ...own] = await Promise.all(actors.map((actor) => pings.ping('nav', actor)));
    expect([scheduled?.result, own[0]?.result.ok, asked()]).toEqual([down, true, 2]);
    expect(own[0]).toBe(own[1]);
    expect(pings.last('nav')).toBe(own[0]);
  });

  it('keep a week of samples', async () => {
    const records = await openTestRecords();
    const { pings } = pinging(records, []);
    await pings.ping('nav', 'schedule');
    await records.clock.run(6 * DAY_MS);
    await pings.ping('nav', 'schedule');
    await records.clock.run(2 * DAY_MS);
    await pings.ping('nav', 'schedule');
    expect(samples(records)).toBe(2);
  });

  it('know their last result though the disk took no sample', async () => {
    const records = await openTestRecords();
    const { pings } = pinging(records, [down]);
    records.db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON main.samples BEGIN SELECT RAISE(ABORT, 'full'); END");
    await expect(pings.ping('nav', 'schedule')).rejects.toThrow('full');
    expect(pings.last('nav')?.result).toEqual(down);
  });
});
