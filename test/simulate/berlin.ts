const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minutes east of UTC in Germany at an instant: summer time from the last Sunday of March, 01:00 UTC, to that of October. */
export function berlinOffset(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  return instant >= lastSunday(year, 2) && instant < lastSunday(year, 9) ? 120 : 60;
}

/** The instant of `2026-03-29T04:30` in Germany; of two, the earlier. A time that the clocks skip is an error. */
export function berlin(text: string): number {
  const asUtc = Date.parse(`${text}:00Z`);
  const found = [120, 60].map((offset) => asUtc - offset * MINUTE).find((instant) => berlinTime(instant) === text);
  if (found === undefined) throw new Error(`No clock in Germany shows ${text}.`);
  return found;
}

/** `2026-03-29T04:30`, as the clocks there show it. */
export function berlinTime(instant: number): string {
  return new Date(instant + berlinOffset(instant) * MINUTE).toISOString().slice(0, 16);
}

export function berlinDay(instant: number): string {
  return berlinTime(instant).slice(0, 10);
}

/** The next instant after `instant` at which clocks show `HH:MM`: of two the later, as node-cron has it; a day whose clocks skip it has none. */
export function nextBerlin(instant: number, time: string): number {
  for (let day = 0; ; day += 1) {
    const text = `${berlinDay(instant + day * DAY)}T${time}`;
    const [next] = [60, 120].map((offset) => Date.parse(`${text}:00Z`) - offset * MINUTE).filter(showing(text));
    if (next !== undefined && next > instant) return next;
  }
}

const showing = (text: string) => (instant: number) => berlinTime(instant) === text;

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
}
