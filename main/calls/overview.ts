import { startOfDay } from '../base/ports.ts';
import type { AttentionGroup, ConnectionView, Overview, Term } from '../contract/views.ts';
import { equationOf } from './equation.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { OrderSums } from '../flows/orders/orderSums.ts';
import type { QueueCounts } from '../queue/jobs.ts';

export interface IntegrationFacts {
  readonly id: string;
  readonly name: string;
  readonly mode: 'live' | 'shadow';
}

export interface OverviewParts {
  readonly now: () => number;
  readonly rows: Pick<OrderRows, 'perHour'>;
  readonly sums: OrderSums;
  readonly integrations: () => readonly IntegrationFacts[];
  readonly counts: () => QueueCounts;
  readonly connections: () => readonly ConnectionView[];
  /** What waits for a person, as the list of decisions has it. */
  readonly groups: () => readonly AttentionGroup[];
  /** Orders rung for and not read yet, per integration. */
  readonly beingRead: (integrationId: string) => number;
}

const HOUR_MS = 3_600_000;
/** Of an instant, up to its hour. */
const HOUR_LETTERS = 13;
const MOST_GROUPS = 5;

/** What the first screen shows: today's equation, what waits whenever it was placed, and the last 24 hours. */
export function overviewOf(parts: OverviewParts): Overview {
  const now = parts.now();
  const since = startOfDay(now);
  const today = parts.sums.since(since);
  const groups = parts.groups();
  const counts = parts.counts();
  return {
    since,
    equations: parts.integrations().map((integration) =>
      equationOf(
        integration,
        today.filter(({ integrationId }) => integrationId === integration.id),
        parts.beingRead(integration.id),
      ),
    ),
    waiting: groups.slice(0, MOST_GROUPS).map(({ causeGroup, cause, count }) => ({ causeGroup, cause, count })),
    waitingCount: groups.reduce((total, group) => total + group.count, 0),
    connections: [...parts.connections()],
    queue: {
      waiting: counts.waiting,
      running: counts.running,
      oldestAt: counts.oldestAt === null ? null : new Date(counts.oldestAt).toISOString(),
    },
    hours: hoursOf(parts.rows, now),
  };
}

/** Whole hours of UTC, the present one last: on the day the clocks go back, two of them have the same name. */
function hoursOf(rows: Pick<OrderRows, 'perHour'>, now: number): Overview['hours'] {
  const first = Math.floor(now / HOUR_MS) - 23;
  const hours = Array.from({ length: 24 }, (_, index) => new Date((first + index) * HOUR_MS).toISOString());
  const letters = (hour: string) => hour.slice(0, HOUR_LETTERS);
  const counts = new Map(rows.perHour(letters(hours[0] ?? '')).map(({ hour, term, n }) => [`${hour} ${term}`, n]));
  return hours.map((hour) => {
    const count = (term: Term) => counts.get(`${letters(hour)} ${term}`) ?? 0;
    return {
      hour,
      equal: count('equal'),
      onTheWay: count('onTheWay'),
      waiting: count('waiting'),
      leftOut: count('leftOut'),
    };
  });
}
