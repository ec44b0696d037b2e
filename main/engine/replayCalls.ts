import { ConnectorError } from '../base/errors.ts';
import type { queueCalls, ReplayFilterInput, ReplayRefusal } from '../contract/queueCalls.ts';
import type { Calls } from '../contract/calls.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { Pauses } from '../queue/pauses.ts';
import type { Replay, ReplayFilter } from '../queue/replay.ts';
import type { Assembly } from './connections.ts';

export interface ReplayCallsOptions {
  readonly replay: Replay;
  readonly rows: Pick<OrderRows, 'parkedJobs' | 'notParked' | 'notParkedOf'>;
  readonly pauses: Pick<Pauses, 'of'>;
  readonly assembly: () => Assembly;
  readonly rung: () => void;
}

type Refused = { reason: ReplayRefusal; count: number };

/** Replays as a person asks for them: counted first, with what would not be replayed and why. */
export function createReplayCalls(
  options: ReplayCallsOptions,
): Pick<Calls, Extract<keyof typeof queueCalls, 'jobs.countReplay' | 'jobs.replay'>> {
  const { replay, rows, pauses, assembly } = options;

  function refusalOf(integrationId: string): ReplayRefusal | null {
    if (!assembly().integrations.has(integrationId)) return 'integrationGone';
    return pauses.of(integrationId) ? 'paused' : null;
  }

  /** The parked jobs that are meant, and how many of them and of other orders cannot be replayed. */
  function plan(input: ReplayFilterInput): { filter: ReplayFilter; count: number; refused: Refused[] } {
    const wanted = jobsOf(input, rows);
    const found = [...replay.count(wanted)];
    const parked = found.map(([integrationId, count]) => ({ reason: refusalOf(integrationId), count }));
    const others = othersOf(input, rows);
    const integrationIds = found.map(([id]) => id).filter((id) => refusalOf(id) === null);
    return {
      filter: { ...wanted, integrationIds },
      count: parked.reduce((sum, { reason, count }) => sum + (reason === null ? count : 0), 0),
      refused: summed([...parked.flatMap(({ reason, count }) => (reason ? [{ reason, count }] : [])), ...others]),
    };
  }

  return {
    'jobs.countReplay': async (input) => {
      const { count, refused } = plan(input);
      return { count, refused };
    },
    'jobs.replay': async (input, { name }) => {
      const { filter, count, refused } = plan(input);
      const [only] = refused;
      if (count === 0 && only) throw refusal(only.reason);
      const run = replay.start(filter, `person:${name}`);
      options.rung();
      return run;
    },
  };
}

/** What is meant besides what is parked; who names a cause means only what waits for it. */
function othersOf(input: ReplayFilterInput, rows: ReplayCallsOptions['rows']): readonly Refused[] {
  if (input.causeGroup !== undefined) return [];
  if (isOfOrders(input)) return rows.notParked(ordersOf(input));
  return input.jobIds ? rows.notParkedOf(input.jobIds) : [];
}

function isOfOrders({ integrationId, term, text, since }: ReplayFilterInput): boolean {
  return [integrationId, term, text, since].some((value) => value !== undefined);
}

function ordersOf({ integrationId, term, text, since }: ReplayFilterInput) {
  return {
    ...(integrationId !== undefined && { integrationId }),
    ...(term !== undefined && { term }),
    ...(text !== undefined && { text }),
    ...(since !== undefined && { since }),
  };
}

function jobsOf(input: ReplayFilterInput, rows: Pick<OrderRows, 'parkedJobs'>): ReplayFilter {
  const { causeGroup, jobIds } = input;
  if (!isOfOrders(input)) return { causeGroup, jobIds };
  const ids = rows.parkedJobs(ordersOf(input));
  return { causeGroup, jobIds: jobIds ? ids.filter((id) => jobIds.includes(id)) : ids };
}

function summed(refused: readonly Refused[]): Refused[] {
  const groups = Map.groupBy(refused, ({ reason }) => reason);
  return [...groups].map(([reason, members]) => ({
    reason,
    count: members.reduce((sum, { count }) => sum + count, 0),
  }));
}

const REFUSALS: Readonly<Record<ReplayRefusal, readonly [message: string, whatToDo: string]>> = {
  equal: [
    'It is in NAV and equal: there is nothing to replay.',
    'Read the order again if you want it compared once more.',
  ],
  running: ['It is being worked on right now.', 'Wait a moment; it comes to its end by itself.'],
  onTheWay: ['It is on its way and goes on by itself.', 'Nothing to do.'],
  undone: ['A person took its document back.', 'Read the order in again if it is to be written anew.'],
  leftOut: ['It is left out.', 'Read the order in again if it is to be imported after all.'],
  ended: ['It does not wait any more.', 'Look at how it stands now.'],
  integrationGone: ['Its integration is no longer in the settings.', 'Add it to the settings again, then replay.'],
  paused: ['Its integration is paused.', 'Resume it; then replay.'],
};

function refusal(reason: ReplayRefusal): ConnectorError {
  const [message, whatToDo] = REFUSALS[reason];
  return new ConnectorError({ kind: 'conflict', code: `replay-${reason}`, message, whatToDo, system: 'engine' });
}
