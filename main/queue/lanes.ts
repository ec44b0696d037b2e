import type { Database } from '../db/database.ts';

/** Waiting jobs that run under the same conditions: whatever holds one of them holds them all. */
export interface Lane {
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

interface LaneRow {
  readonly integration_id: string;
  readonly kind: string;
  readonly needs: string;
  readonly priority: number;
}

// From one lane to the next through the index: a backlog of a hundred thousand jobs is not read to find a few lanes.
export const NEXT_LANE = `SELECT integration_id, kind, needs, priority FROM jobs WHERE state = 'waiting'
  AND (integration_id, kind, needs, priority) > (@integration_id, @kind, @needs, @priority)
  ORDER BY integration_id, kind, needs, priority LIMIT 1`;

const BEFORE_ALL: LaneRow = { integration_id: '', kind: '', needs: '', priority: -1 };

export function createLanes(db: Database): Lanes {
  const next = db.prepare<LaneRow, LaneRow>(NEXT_LANE);
  const due = db.prepare<unknown[], unknown>(
    `SELECT 1 FROM jobs WHERE state = 'waiting' AND integration_id = @integrationId AND kind = @kind AND needs = @needs
       AND priority = @priority AND run_at <= @now LIMIT 1`,
  );
  return {
    waiting() {
      const lanes: Lane[] = [];
      for (let row = next.get(BEFORE_ALL); row; row = next.get(row)) {
        const { integration_id: integrationId, kind, needs, priority } = row;
        lanes.push({ integrationId, kind, needs, priority });
      }
      return lanes;
    },
    isDue: (lane, now) => due.get({ ...lane, now }) !== undefined,
  };
}

/** Whether a lane cannot do without one of these systems. */
export function needsOneOf(lane: Pick<Lane, 'needs'>, systems: readonly string[]): boolean {
  return systems.length > 0 && lane.needs.split(' ').some((need) => systems.includes(need));
}
