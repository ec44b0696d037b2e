import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import { createGiveWay } from '../inbox/giveWay.ts';
import { createLacking } from '../inbox/lacking.ts';
import { createPollHandler, type PollTarget } from '../inbox/poller.ts';
import { createRereadHandler } from '../inbox/reread.ts';
import { createSweepHandler } from '../inbox/sweep.ts';
import { createSweeps } from '../inbox/sweeps.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { Circuits } from '../queue/circuit.ts';
import type { Jobs } from '../queue/jobs.ts';
import { createLanes, type Lane, needsOneOf } from '../queue/lanes.ts';
import type { Pauses } from '../queue/pauses.ts';
import { createRuns } from '../queue/runs.ts';
import type { Handler } from '../queue/worker.ts';
import type { FollowedAccounts } from './accounts.ts';
import type { Assembly } from './connections.ts';
import { orderRing, pollStatuses } from './integrations.ts';

export interface CatchUpOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly deliveries: Deliveries;
  readonly watermarks: Watermarks;
  readonly circuits: Pick<Circuits, 'held'>;
  readonly pauses: Pick<Pauses, 'holds'>;
  readonly assembly: () => Assembly;
  readonly followed: Pick<FollowedAccounts, 'targetOf'>;
  readonly onRung: () => void;
  /** What room is left on the disk is for orders. */
  readonly isFull: () => boolean;
}

/** What finds the changes that no delivery told. */
export function createCatchUpHandlers(options: CatchUpOptions): Record<'poll' | 'sweep' | 'reread', Handler> {
  const { db, ports, assembly } = options;
  const giveWay = createGiveWay(ports, createOrdersDue(options), options.isFull);
  const ringing = (actor: string, priority: number) => (id: string) => targetOf(assembly(), id, actor, priority);
  const polled = ringing('poll', 0);
  const withAccounts = (id: string): PollTarget | null => {
    const target = polled(id);
    const own = assembly().settings.integrations.find((one) => one.id === id);
    const accounts = own && options.followed.targetOf(own);
    return target && { ...target, ...(accounts && { accounts }) };
  };
  return {
    poll: createPollHandler({ ...options, lacking: createLacking(db), target: withAccounts }),
    sweep: createSweepHandler({
      ...options,
      sweeps: createSweeps(db),
      runs: createRuns(db, ports),
      giveWay,
      target: ringing('sweep', BULK),
    }),
    reread: createRereadHandler({ ...options, runs: createRuns(db, ports), giveWay, target: ringing('reread', BULK) }),
  };
}

// What shoppers and people ring runs before what bulk work rings.
const BULK = 1;

function targetOf(
  { settings, integrations }: Assembly,
  id: string,
  actor: string,
  priority: number,
): PollTarget | null {
  const found = integrations.get(id);
  const own = settings.integrations.find((one) => one.id === id);
  if (!found || !own) return null;
  return {
    integrationId: id,
    store: found.store,
    startAt: own.startAt,
    statuses: pollStatuses(own, found.store),
    orderJob: (orderKey) => ({ ...orderRing(own, orderKey, actor), priority }),
  };
}

/** Whether the job of any order could run now: what waits for a system that is down, or for a person, does not count. */
function createOrdersDue({ db, ports, circuits, pauses }: CatchUpOptions): () => boolean {
  const lanes = createLanes(db);
  return () => {
    const held = circuits.held();
    const isFree = (lane: Lane) => lane.kind === 'order' && !needsOneOf(lane, held) && !pauses.holds(lane);
    return lanes.waiting().some((lane) => isFree(lane) && lanes.isDue(lane, ports.now()));
  };
}

const DAY_MS = 24 * 3_600_000;

/** Whether an integration's orders were not compared for a day, as where the computer is off at night. */
export function createSweepsDue(
  db: Database,
  ports: Pick<Ports, 'now'>,
): (integration: Pick<IntegrationSettings, 'id' | 'startAt'>) => boolean {
  const sweeps = createSweeps(db);
  return ({ id, startAt }) => {
    const last = sweeps.find(id);
    return last?.endedAt === null || ports.now() - Date.parse(last?.beganAt ?? startAt) >= DAY_MS;
  };
}

// Our clock and the shop's may be that far apart.
const CLOCKS_APART_MS = 3_600_000;

/**
 * After a gap in the deliveries the poll reads from the last one on, and not only from its own watermark: what a plugin
 * dated back meanwhile had only the delivery to tell it.
 */
export function rewindToLastDelivery(
  { watermarks, ports }: Pick<CatchUpOptions, 'watermarks' | 'ports'>,
  integrationIds: readonly string[],
  lastDeliveryAt: string | null,
): void {
  if (lastDeliveryAt === null) return;
  const to = toInstant(Date.parse(lastDeliveryAt) - CLOCKS_APART_MS);
  for (const id of integrationIds) watermarks.rewind(id, to, toInstant(ports.now()));
}
