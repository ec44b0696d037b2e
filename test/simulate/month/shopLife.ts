import { berlin, berlinDay } from '../berlin.ts';
import type { Chance } from '../virtualClock.ts';
import type { Span, Stage } from './stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How many come in each hour of the day, against each other. */
const HOURS = [2, 1, 0, 0, 0, 1, 2, 4, 6, 7, 7, 6, 6, 6, 6, 6, 7, 8, 10, 12, 12, 9, 6, 4];
/** Sunday first. */
const WEEKDAYS = [1.4, 1.1, 1, 0.9, 0.9, 0.8, 0.9];

/** Orders through the weeks, more in the evening and on Sunday; the last comes early enough to be thought over. */
export function liveShop(stage: Stage, { from, to }: Span, perDay: number): void {
  const { chance, counter } = stage;
  for (let noon = from + DAY / 2; noon < to; noon += DAY) {
    const day = berlinDay(noon);
    const weekday = WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 1;
    const visits = Math.round(perDay * weekday * (0.75 + chance.number() / 2));
    for (let visit = 0; visit < visits; visit += 1) {
      const moment = momentOf(chance, day);
      const isTwice = chance.number() < 0.03;
      if (moment > stage.world.clock.now() && moment < to)
        stage.at(moment, () => (isTwice ? counter.orderTwice(chance.between(0, 900)) : counter.order()));
    }
  }
}

/** Somebody comes for certain while something goes on. */
export function visitDuring({ at, chance, counter }: Stage, { from, to }: Span): void {
  if (to - from < HOUR || to - from > 30 * HOUR) return;
  for (let visit = 0; visit < 3; visit += 1) at(chance.between(from, to - HOUR / 4), counter.order);
}

function momentOf(chance: Chance, day: string): number {
  const all = HOURS.reduce((sum, weight) => sum + weight, 0);
  let drawn = chance.number() * all;
  const hour = HOURS.findIndex((weight) => (drawn -= weight) < 0);
  const minute = String(chance.between(0, 59)).padStart(2, '0');
  return berlin(`${day}T${String(hour).padStart(2, '0')}:${minute}`) + chance.between(0, 59_999);
}
