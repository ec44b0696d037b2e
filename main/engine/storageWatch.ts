import type { Alarm, Alarms } from '../base/alarm.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { sizeOf } from './backupFiles.ts';

export type RoomLevel = 'fine' | 'low' | 'veryLow';

export interface StorageSize {
  /** Of the database with its log. */
  readonly databaseBytes: number;
  /** Where the database lies; null where nothing tells. */
  readonly freeBytes: number | null;
  /** How much the database grows, over the days that are known; null before there are two. */
  readonly bytesPerDay: number | null;
  /** Until the disk is full, if it goes on like this; null where it does not grow or nothing tells. */
  readonly daysLeft: number | null;
  readonly level: RoomLevel;
}

/** How much room there is, and what follows from it. */
export interface StorageWatch {
  /** Notes the size of today, and raises or ends the alarm. */
  look(): void;
  size(): StorageSize;
  /** Bulk work waits: what is left is for orders. Known from the last look. */
  isVeryLow(): boolean;
}

export interface StorageWatchOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly alarms: Alarms;
  readonly freeBytes: () => number | null;
}

const MEBIBYTE = 1024 * 1024;
export const WARNS_AT = 2048 * MEBIBYTE;
export const BULK_STOPS_AT = 500 * MEBIBYTE;
const DAY_MS = 24 * 3_600_000;
const DAYS_COMPARED = 14;

interface Day {
  readonly day: string;
  readonly bytes: number;
}

export function createStorageWatch({ db, ports, alarms, freeBytes }: StorageWatchOptions): StorageWatch {
  const put = db.prepare('INSERT OR REPLACE INTO storage_sizes (day, bytes) VALUES (?, ?)');
  const since = db.prepare<[string], Day>('SELECT day, bytes FROM storage_sizes WHERE day >= ? ORDER BY day');
  let last: RoomLevel = 'fine';
  const databaseBytes = () => sizeOf(db.name) + sizeOf(`${db.name}-wal`);

  function bytesPerDay(): number | null {
    const days = since.all(toInstant(ports.now() - DAYS_COMPARED * DAY_MS).slice(0, 10));
    const [first, newest] = [days[0], days.at(-1)];
    if (!first || !newest || first === newest) return null;
    const apart = (Date.parse(newest.day) - Date.parse(first.day)) / DAY_MS;
    return Math.max(0, Math.round((newest.bytes - first.bytes) / apart));
  }

  return {
    look() {
      const free = freeBytes();
      last = levelOf(free);
      if (last === 'fine' || free === null) alarms.clear('disk-low', 'installation');
      else alarms.raise(alarmOf(last, free));
      put.run(toInstant(ports.now()).slice(0, 10), databaseBytes());
    },
    size() {
      const free = freeBytes();
      const perDay = bytesPerDay();
      const left = free === null || !perDay ? null : Math.floor(Math.max(0, free) / perDay);
      return {
        databaseBytes: databaseBytes(),
        freeBytes: free,
        bytesPerDay: perDay,
        daysLeft: left,
        level: levelOf(free),
      };
    },
    isVeryLow: () => last === 'veryLow',
  };
}

function levelOf(free: number | null): RoomLevel {
  if (free === null || free >= WARNS_AT) return 'fine';
  return free >= BULK_STOPS_AT ? 'low' : 'veryLow';
}

/** Rounded, so that it does not say something new at every look. */
function alarmOf(level: 'low' | 'veryLow', free: number): Alarm {
  const left = `${Math.floor(free / MEBIBYTE / 100) * 100}`;
  const meaning =
    level === 'low'
      ? 'When it is full, deliveries are refused and orders wait until there is room again; none is lost.'
      : 'Comparing all orders, reading again and backups wait. Orders go on until it is full; then they wait, and none is lost.';
  return {
    kind: 'disk-low',
    scope: 'installation',
    message: `The disk that holds the data folder has less than ${Number(left) + 100} MB left. ${meaning}`,
    whatToDo: 'Free space on this disk, or move the data folder to a larger one. It ends by itself then.',
    params: { level, megabytes: `${Number(left) + 100}` },
    stopsWrites: false,
  };
}
