import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../main/base/errors.ts';
import { emptySettings } from '../../../main/contract/settings.ts';
import { createSchedules, timetable } from '../../../main/engine/schedules.ts';
import { openTestRecords, type TestRecords } from '../support/records.ts';
import { newJob } from '../queue/queueUnderTest.ts';

const HOUR = 3_600_000;
const full = new ConnectorError({ kind: 'unavailable', code: 'storage-unavailable', message: 'full', whatToDo: '' });

/** One life of the schedules over a database; `housekeeping` is what the night does. */
function life(records: TestRecords, housekeeping: () => Promise<void> = async () => undefined) {
  const going: { readonly expression: string; readonly run: () => void }[] = [];
  const done: string[] = [];
  const task = (name: string) => () => void done.push(name);
  const later = (name: string) => async () => void done.push(name);
  const schedules = createSchedules({
    ...records,
    schedule(expression, run) {
      const one = { expression, run };
      going.push(one);
      return () => void going.splice(going.indexOf(one), 1);
    },
    tasks: {
      poll: task('poll'), align: task('align'), beat: task('beat'), sweep: task('sweep'), ping: later('ping'),
      backUp: later('backup'), watchStorage: task('storage'),
      async keepHouse() {
        done.push('house');
        await housekeeping();
      },
    },
    changed: () => undefined,
  }); // prettier-ignore
  schedules.start(emptySettings, true);
  const turn = (id: string) => schedules.turns().find(({ schedule }) => schedule === id);
  return { schedules, going, done, turn, expressions: () => going.map(({ expression }) => expression) };
}

describe('schedules', () => {
  it('poll as the settings say, more often without a public address', async () => {
    const { schedules, expressions } = life(await openTestRecords());
    expect(expressions()).toContain(emptySettings.schedules.poll);
    schedules.start(emptySettings, false);
    expect(expressions()).toContain(emptySettings.schedules.pollWithoutAddress);
    expect(expressions()).not.toContain(emptySettings.schedules.poll);
  });

  it('run each task at its time, and none once they are stopped', async () => {
    const { schedules, going, done } = life(await openTestRecords());
    for (const { run } of going) run();
    expect(done.toSorted()).toEqual(['align', 'backup', 'beat', 'house', 'ping', 'poll', 'storage', 'sweep']);
    schedules.stop();
    expect(going).toEqual([]);
  });

  it('go on after a task failed, and keep why', async () => {
    const records = await openTestRecords();
    const { schedules, turn } = life(records, () => Promise.reject(full));
    schedules.runNow('keepHouse');
    await records.clock.run(1);
    expect(records.logged).toEqual(['the nightly housekeeping failed']);
    expect(turn('keepHouse')).toMatchObject({ result: 'failed', cause: 'storage-unavailable' });
  });

  it('keep when a task ran last and for how long, and do not begin one that still goes on', async () => {
    const records = await openTestRecords();
    const { schedules, done, turn } = life(records, async () => {
      await new Promise<void>((resolve) => void records.ports.after(90_000, resolve));
    });
    schedules.runNow('keepHouse');
    schedules.runNow('keepHouse');
    expect(turn('keepHouse')).toMatchObject({ result: 'going', endedAt: null });
    await records.clock.run(2 * 60_000);
    expect(done).toEqual(['house']);
    const { beganAt, endedAt, result } = turn('keepHouse') ?? { beganAt: '', endedAt: '', result: '' };
    expect([result, Date.parse(endedAt ?? '') - Date.parse(beganAt)]).toEqual(['done', 90_000]);
  });

  it('keep how the jobs went that do their work, with the beginning of the first part', async () => {
    const records = await openTestRecords();
    const { schedules, turn } = life(records);
    const job = { ...newJob('sweep/shop', 0), kind: 'sweep' } as unknown as Parameters<typeof schedules.worked>[0];
    const began = records.clock.now();
    schedules.worked(job, { beganAt: began, ended: 'again', error: null });
    expect(turn('sweep')).toMatchObject({ result: 'going', endedAt: null, integrationId: 'shop-to-nav' });
    await records.clock.run(HOUR);
    schedules.worked(job, { beganAt: began + HOUR - 1_000, ended: 'done', error: null });
    expect(turn('sweep')).toMatchObject({ result: 'done', beganAt: new Date(began).toISOString() });
  });
});

describe('what was missed', () => {
  const keepHouse = timetable.find(({ id }) => id === 'keepHouse');

  it('by a stop overnight runs once afterwards, and not a second time', async () => {
    const records = await openTestRecords();
    life(records).schedules.stop();
    expect(keepHouse?.expression(emptySettings)).toBe('0 4 * * *');
    await records.clock.run(24 * HOUR);
    const { schedules, done } = life(records);
    schedules.catchUp();
    await records.clock.run(HOUR);
    schedules.catchUp();
    expect(done).toEqual(['house']);
  });

  it('is nothing before its time has come', async () => {
    const records = await openTestRecords();
    life(records).schedules.stop();
    await records.clock.run(HOUR);
    const { schedules, done } = life(records);
    schedules.catchUp();
    expect(done).toEqual([]);
  });

  it('runs again where the program was ended in the middle of it', async () => {
    const records = await openTestRecords();
    const first = life(records, () => new Promise(() => undefined));
    first.schedules.runNow('keepHouse');
    await records.clock.run(1_000);
    const { schedules, done } = life(records);
    schedules.catchUp();
    expect(done).toEqual(['house']);
  });
});
