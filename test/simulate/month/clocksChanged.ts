import { berlinDay } from '../berlin.ts';
import type { Violation } from '../verdict.ts';
import { documentsOf, type Evidence } from './evidence.ts';
import { amiss, dueWithin, type Happening, type Stage } from './stage.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Clocks go forward or back: polls go on as before, and every document is posted on the day it was made in. */
export function clocksChanged(stage: Stage, change: number, pollEvery: number): Happening {
  const span = { from: change - 12 * HOUR, to: change + 36 * HOUR };
  const polls: number[] = [];
  stage.world.shopFaults.when(
    ({ method, url }) => {
      if (method === 'GET' && url.includes('modified_after=')) polls.push(stage.world.clock.now());
      return false;
    },
    { kind: 'down' },
  );
  return {
    ...span,
    what: 'clocks changed',
    orders: (evidence) => dueWithin(evidence, span),
    judge: (evidence) => [
      ...wrongDays(evidence),
      ...pausesOf(
        polls.filter((at) => at >= change - 3 * HOUR && at <= change + 3 * HOUR),
        pollEvery,
      ),
    ],
  };
}

/** Documents that are still there, against the German day of their making; those of the minutes around midnight may be either. */
function wrongDays(evidence: Evidence): Violation[] {
  const { nav } = evidence.world;
  return [...evidence.played.orders.values()].flatMap((order) => {
    const made = documentsOf(evidence, order).at(-1);
    const [document] = nav.stored.byExternalNumber(`WOO-${order.number}`.toUpperCase());
    if (!made || !document || order.touched) return [];
    const days = [made.at - 2 * MINUTE, made.at].map(berlinDay);
    return days.includes(document.postingDate)
      ? []
      : [amiss(`was written on ${days[1]} and has the posting date ${document.postingDate}`, order.number)];
  });
}

function pausesOf(polls: readonly number[], every: number): Violation[] {
  const pauses = polls.slice(1).map((at, index) => at - (polls[index] ?? at));
  const longest = Math.max(0, ...pauses);
  return polls.length > 0 && longest <= 2 * every
    ? []
    : [amiss(`no poll for ${longest / MINUTE} minutes while clocks changed`)];
}
