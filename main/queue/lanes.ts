import type { Database } from '../db/database.ts';

/** Waiting jobs that run under the same conditions: whatever holds one of them holds them all. */
export interface Lane {
  /** As the table has it: the four below, one a line. */
  readonly name: string;
  readonly integrationId: string;
  readonly kind: string;
  /** Connections, divided by blanks. */
  readonly needs: string;
  readonly priority: number;
}

export interface Lanes {
  /** All lanes in which a job waits, by integration, however many jobs wait in them. */
  waiting(): readonly Lane[];
  /** Whether a job of a lane is due. */
  isDue(lane: Lane, now: number): boolean;
}

// From one lane to the next through the index: a backlog of a hundred thousand jobs is not read to find a few lanes.
export const WAITING_LANES = `WITH RECURSIVE waiting (lane) AS (
    SELECT min(lane) FROM jobs WHERE state = 'waiting'
    UNION ALL
    SELECT (SELECT min(lane) FROM jobs WHERE state = 'waiting' AND lane > waiting.lane) FROM waiting
      WHERE waiting.lane IS NOT NULL
  ) SELECT lane FROM waiting WHERE lane IS NOT NULL`;

export function createLanes(db: Database): Lanes {
  const waiting = db.prepare<[], string>(WAITING_LANES).pluck();
  const due = db.prepare<unknown[], unknown>(
    `SELECT 1 FROM jobs WHERE state = 'waiting' AND lane = +@name AND run_at <= +@now LIMIT 1`,
  );
  return {
    waiting: () => waiting.all().map(toLane),
    isDue: ({ name }, now) => due.get({ name, now }) !== undefined,
  };
}

function toLane(name: string): Lane {
  const [integrationId = '', kind = '', needs = '', priority = '0'] = name.split('\n');
  return { name, integrationId, kind, needs, priority: Number(priority) };
}

/** Whether a lane cannot do without one of these systems. */
export function needsOneOf(lane: Pick<Lane, 'needs'>, systems: readonly string[]): boolean {
  return systems.length > 0 && lane.needs.split(' ').some((need) => systems.includes(need));
}
