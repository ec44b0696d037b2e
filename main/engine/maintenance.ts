import type { ConnectionSettings, Settings } from '../contract/settings.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * Connections that rest in a maintenance window now, and when that ends (milliseconds UTC). Windows are in the time of
 * this computer; across a change of summer time one may end an hour off.
 */
export function restingUntil(settings: Pick<Settings, 'connections'>, now: number): ReadonlyMap<string, number> {
  const resting = settings.connections.flatMap((connection) => {
    const ends = connection.maintenance.flatMap((window) => endOf(window, now) ?? []);
    return ends.length === 0 ? [] : [[connection.id, Math.max(...ends)] as const];
  });
  return new Map(resting);
}

type Window = ConnectionSettings['maintenance'][number];

/** When the window that is open now ends; null when it is not open. Its days are those on which it begins. */
function endOf({ days, from, to }: Window, now: number): number | null {
  const local = new Date(now);
  const minute = local.getHours() * 60 + local.getMinutes();
  const thisMinute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const isDay = (day: number) => days === undefined || days.some((name) => name === DAYS[(day + 7) % 7]);
  const passesMidnight = end <= start;
  if (minute >= start && (passesMidnight || minute < end) && isDay(local.getDay()))
    return thisMinute + (end - minute + (passesMidnight ? DAY_MINUTES : 0)) * MINUTE_MS;
  if (passesMidnight && minute < end && isDay(local.getDay() - 1)) return thisMinute + (end - minute) * MINUTE_MS;
  return null;
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
