import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Alarm, AlarmKind, Alarms } from '../../../main/base/alarm.ts';
import { createStorageWatch } from '../../../main/engine/storageWatch.ts';
import { createGiveWay } from '../../../main/inbox/giveWay.ts';
import { openTestDatabase } from '../db/openTestDatabase.ts';

const DAY_MS = 24 * 3_600_000;
const MEBIBYTE = 1024 * 1024;

function open() {
  const { db, file } = openTestDatabase();
  const standing = new Map<AlarmKind, Alarm>();
  const alarms: Alarms = {
    raise: (alarm) => void standing.set(alarm.kind, alarm),
    clear: (kind) => void standing.delete(kind),
  };
  const disk = { free: (100_000 * MEBIBYTE) as number | null };
  let now = Date.parse('2026-05-03T02:00:00Z');
  const ports = { now: () => now };
  const watch = createStorageWatch({ db, ports, alarms, freeBytes: () => disk.free });
  return { db, folder: join(file, '..'), watch, disk, ports, alarm: () => standing.get('disk-low'), pass: (ms: number) => (now += ms) }; // prettier-ignore
}

it('room that runs out is told below 2 GB, holds bulk work up below 500 MB, and is over by itself', () => {
  const { watch, disk, ports, alarm } = open();
  const bulk = createGiveWay(ports, () => false, watch.isVeryLow);
  const look = (megabytes: number) => {
    disk.free = megabytes * MEBIBYTE;
    watch.look();
    return { level: watch.size().level, told: alarm()?.params['level'] ?? null, waits: bulk.until('sweep') !== null };
  };
  expect(look(2_100)).toEqual({ level: 'fine', told: null, waits: false });
  expect(look(2_000)).toEqual({ level: 'low', told: 'low', waits: false });
  expect(look(499)).toEqual({ level: 'veryLow', told: 'veryLow', waits: true });
  expect(look(60_000)).toEqual({ level: 'fine', told: null, waits: false });
  disk.free = null;
  watch.look();
  expect(watch.size()).toMatchObject({ level: 'fine', freeBytes: null, daysLeft: null });
});

it('the days that are left follow from what the database has grown in the last two weeks', () => {
  const { db, watch, disk, pass } = open();
  watch.look();
  expect(watch.size().bytesPerDay).toBeNull();
  db.exec("CREATE TABLE filler (x TEXT); INSERT INTO filler VALUES (printf('%010000000d', 1))");
  pass(2 * DAY_MS);
  watch.look();
  const { bytesPerDay } = watch.size();
  expect(bytesPerDay).toBeGreaterThan(5_000_000);
  disk.free = 10 * (bytesPerDay ?? 0);
  expect(watch.size().daysLeft).toBe(10);
});
