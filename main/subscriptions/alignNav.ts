import type { Audit } from '../audit/audit.ts';
import { type ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Nav, NavSession } from '../nav/nav.ts';
import type { Job, NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import { type NavSubscriptionChanges, navSubscriptionChanges } from './wantedNav.ts';

/** A NAV server whose subscriptions are ours to keep. */
export interface AlignNavTarget {
  readonly connectionId: string;
  nav(): Promise<Nav>;
  /** Where it is to tell us; null where it cannot reach us, or is not to: then it has none of ours. */
  readonly notificationUrl: string | null;
  /** What every notification there must say; makes the path one that is answered from now on. */
  issue(): string;
  /** Whether we gave this address to a NAV server, now or before. */
  isOurs(notificationUrl: string): boolean;
  /** What reads the gap. */
  readonly changeJobs: readonly Omit<NewJob, 'runAt'>[];
}

export interface AlignNavOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly target: (connectionId: string) => AlignNavTarget | null;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

const ANSWER_LOST_MS = 60_000;
// What NAV does not do for us, polls make good: no person has to decide about it.
const REFUSALS: ReadonlySet<string> = new Set(['invalid', 'permission', 'notFound', 'conflict']);

/**
 * Brings our subscriptions at a NAV server in line with what is wanted. While one is made or renewed the server calls
 * the receiver, which answers without us. Whatever was missing for a while, its gap is read.
 */
export function createAlignNavHandler(options: AlignNavOptions): Handler {
  const { db, ports, audit, ring } = options;
  // By connection: the same refusal every quarter of an hour is told once.
  const refusals = new Map<string, string>();

  async function align(job: Job, target: AlignNavTarget): Promise<void> {
    const nav = await target.nav();
    if (!nav.capabilities.subscriptions.has) return;
    const session = nav.as({ actor: job.actor, jobId: job.id });
    const changes = navSubscriptionChanges({
      notificationUrl: target.notificationUrl,
      existing: await session.subscriptions(),
      isOurs: target.isOurs,
      now: ports.now(),
    });
    await apply(session, target, changes);
    refusals.delete(target.connectionId);
    tell(job, target, changes);
    if (changes.create.length > 0) ring(target.changeJobs);
  }

  function tell(job: Job, { connectionId }: AlignNavTarget, { create, remove }: NavSubscriptionChanges): void {
    if (create.length === 0 && remove.length === 0) return;
    const removed = remove.map(({ topic, resource }) => topic ?? resource);
    entry(job, {
      status: 'fine',
      bodies: { params: JSON.stringify({ connectionId, created: create.join(', '), removed: removed.join(', ') }) },
    });
  }

  function tellRefused(job: Job, connectionId: string, error: ConnectorError): void {
    const what = `${error.code} ${error.message}`;
    if (refusals.get(connectionId) === what) return;
    refusals.set(connectionId, what);
    entry(job, {
      status: 'attention',
      cause: error.code,
      bodies: {
        text: `${error.message} ${error.whatToDo}`.trim(),
        params: JSON.stringify({ ...error.params, connectionId }),
      },
    });
  }

  function entry(job: Job, more: Pick<Parameters<Audit['append']>[0], 'status' | 'cause' | 'bodies'>): void {
    const { actor, integrationId, id: jobId } = job;
    const kind = more.status === 'fine' ? 'navSubscriptions.aligned' : 'navSubscriptions.refused';
    transaction(db, () => audit.append({ kind, actor, integrationId, jobId, ...more }));
  }

  return {
    async run(job) {
      const target = options.target(job.recordKey);
      if (!target) return { kind: 'done' };
      try {
        await align(job, target);
      } catch (cause) {
        const error = toConnectorError(cause);
        // Whether it was done is seen in the list.
        if (error.kind === 'unknownOutcome') return { kind: 'again', at: ports.now() + ANSWER_LOST_MS };
        if (!REFUSALS.has(error.kind)) throw error;
        tellRefused(job, target.connectionId, error);
      }
      return { kind: 'done' };
    },
  };
}

/** New ones first: between the two steps something is told twice rather than not at all. */
async function apply(session: NavSession, target: AlignNavTarget, changes: NavSubscriptionChanges): Promise<void> {
  const { notificationUrl } = target;
  if (notificationUrl !== null && changes.create.length + changes.renew.length > 0) {
    const wish = { notificationUrl, clientState: target.issue() };
    for (const { topic, subscription } of changes.renew) {
      // oxlint-disable-next-line no-await-in-loop
      await session.renewSubscription(subscription, { ...wish, topic });
    }
    for (const topic of changes.create) {
      // oxlint-disable-next-line no-await-in-loop
      await session.createSubscription({ ...wish, topic });
    }
  }
  for (const { id } of changes.remove) {
    // oxlint-disable-next-line no-await-in-loop
    await session.deleteSubscription(id);
  }
}
