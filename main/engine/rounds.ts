import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { NewJob } from '../queue/jobs.ts';
import { createSweepsDue } from './catchUp.ts';
import type { Assembly } from './connections.ts';
import type { HeartbeatPart } from './heartbeats.ts';
import { accountsRings, alignRing, orderRing, pollRing, sweepRing } from './integrations.ts';
import type { NavNotices } from './navNotices.ts';

export interface RoundsOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly rows: Pick<OrderRows, 'held'>;
  readonly heartbeats: Pick<HeartbeatPart, 'rings'>;
  readonly navNotices: Pick<NavNotices, 'rings'>;
  readonly assembly: () => Assembly;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

/** What is rung for every integration at once. */
export interface Rounds {
  polls(actor: string): void;
  aligns(actor: string): void;
  sweeps(actor: string): void;
  /** Of integrations whose orders were not compared for a day. */
  sweepsDue(actor: string): void;
  /** Documents that were held from posting, where new settings hold them no more. */
  held(): void;
  /** Everything since what this database remembers, and everything that waits. */
  all(): void;
}

export function createRounds({ db, ports, rows, heartbeats, navNotices, assembly, ring }: RoundsOptions): Rounds {
  const isSweepDue = createSweepsDue(db, ports);
  const integrations = () => assembly().settings.integrations;

  function sweep(meant: ReturnType<typeof integrations>, actor: string): void {
    ring([...meant.map((one) => sweepRing(one, actor)), ...accountsRings(meant, actor)]);
  }

  const rounds: Rounds = {
    polls: (actor) => ring(integrations().map((one) => pollRing(one, actor))),
    aligns(actor) {
      const stores = integrations().map((one) => alignRing(one, actor));
      ring([...stores, ...heartbeats.rings(actor), ...navNotices.rings(actor)]);
    },
    sweeps: (actor) => sweep(integrations(), actor),
    sweepsDue: (actor) => sweep(integrations().filter(isSweepDue), actor),
    held() {
      const free = integrations().filter(({ customers }) => !customers.holdPosting);
      ring(free.flatMap((one) => rows.held(one.id).map((orderKey) => orderRing(one, orderKey, 'engine'))));
    },
    all() {
      rounds.polls('engine');
      rounds.aligns('engine');
      rounds.sweeps('engine');
    },
  };
  return rounds;
}
