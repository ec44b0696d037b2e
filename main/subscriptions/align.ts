import type { Audit } from '../audit/audit.ts';
import type { Alarm, Alarms } from '../base/alarm.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Job, NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import type { DeliveryTrouble, Store, StoreSession } from '../stores/store.ts';
import { type SubscriptionChanges, subscriptionChanges, wantedSubscriptions } from './wanted.ts';

/** A store whose subscriptions are ours to keep. */
export interface AlignTarget {
  readonly store: Store;
  /** Of its topics, those that are wanted. */
  readonly topics: readonly string[];
  /** Where its deliveries go; null without a public address: then it has none of ours. */
  readonly deliveryUrl: string | null;
  /** Whom the store mails of trouble with them; empty: as it is at the store. */
  readonly mailTo: readonly string[];
  /** Inside a transaction: lets the next poll begin where deliveries were last known to come. */
  readonly rewind: () => void;
  /** What reads the gap after something was missing. */
  readonly pollJobs: readonly Omit<NewJob, 'runAt'>[];
}

export interface AlignOptions {
  readonly db: Database;
  readonly audit: Audit;
  /** It is another one after a person said that this is a copy. */
  readonly installationId: () => string;
  /** By the connection's id; null when it is gone or keeps its subscriptions by hand. */
  readonly target: (connectionId: string) => AlignTarget | null;
  readonly alarms: Alarms;
  readonly ring: (jobs: readonly Omit<NewJob, 'runAt'>[]) => void;
}

/**
 * Brings a store's subscriptions in line with what is wanted: what is missing is made, what is ours and not wanted
 * goes. A creation whose answer is lost leaves at most a double, which the next run removes.
 */
export function createAlignHandler(options: AlignOptions): Handler {
  async function align(job: Job, target: AlignTarget): Promise<void> {
    const { store, deliveryUrl } = target;
    const session = store.as({ actor: job.actor, integrationId: job.integrationId, jobId: job.id });
    const topics = deliveryUrl === null ? [] : target.topics;
    const owner = { installationId: options.installationId(), connectionId: store.connectionId };
    const wanted = wantedSubscriptions(topics, deliveryUrl ?? '', owner);
    const changes = subscriptionChanges(
      wanted,
      await session.subscriptions(),
      owner,
      store.capabilities.subscriptionsOff,
    );
    await apply(session, changes);
    tellSwitchedOff(store, changes.switchedOff);
    if (changes.hadGap || changes.remove.length > 0) record(job, store.connectionId, changes);
    if (changes.hadGap) {
      transaction(options.db, target.rewind);
      options.ring(target.pollJobs);
    }
    // After the gap: where it cannot be asked for, the next run finds nothing missing any more.
    const trouble = deliveryUrl === null ? undefined : await session.deliveryTrouble?.(deliveryUrl);
    if (trouble) tellTrouble(store, trouble);
    // Last: an address that the store does not take keeps nothing else from its place.
    if (trouble && isToBeMailed(trouble, target)) await mail(job, session, target);
  }

  /** Told when it is found and mended; over when the next look finds them all in force. */
  function tellSwitchedOff({ connectionId }: Store, topics: readonly string[]): void {
    if (topics.length > 0) options.alarms.raise(switchedOff(connectionId, topics));
    else options.alarms.clear('webhooks-disabled', `connection/${connectionId}`);
  }

  function tellTrouble({ connectionId }: Store, trouble: DeliveryTrouble): void {
    if (trouble.heldBackSeconds > 0) options.alarms.raise(heldBack(connectionId, trouble));
    else options.alarms.clear('deliveries-held-back', `connection/${connectionId}`);
  }

  async function mail(job: Job, session: StoreSession, { store, mailTo }: AlignTarget): Promise<void> {
    if (!session.mailDeliveryTrouble) return;
    await session.mailDeliveryTrouble(mailTo);
    const { connectionId } = store;
    transaction(options.db, () => {
      options.audit.append({
        kind: 'subscriptions.mailed',
        actor: job.actor,
        status: 'fine',
        integrationId: job.integrationId,
        jobId: job.id,
        bodies: { params: JSON.stringify({ connectionId, mailTo: mailTo.join(', ') }) },
      });
    });
  }

  function record(job: Job, connectionId: string, changes: SubscriptionChanges): void {
    const created = [...changes.create, ...changes.reactivate].map(({ topic }) => topic);
    const removed = changes.remove.map(({ topic, active }) =>
      active ? topic : `${topic} (switched off by the store)`,
    );
    transaction(options.db, () => {
      options.audit.append({
        kind: 'subscriptions.aligned',
        actor: job.actor,
        status: 'fine',
        integrationId: job.integrationId,
        jobId: job.id,
        bodies: { params: JSON.stringify({ connectionId, created: created.join(', '), removed: removed.join(', ') }) },
      });
    });
  }

  return {
    async run(job) {
      const target = options.target(job.recordKey);
      if (target) await align(job, target);
      return { kind: 'done' };
    },
  };
}

/** In any sequence and in any letters; nobody wanted: whoever is there stays. */
function isToBeMailed({ mailedTo }: DeliveryTrouble, { mailTo }: AlignTarget): boolean {
  const words = (addresses: readonly string[]) => addresses.map((one) => one.toLowerCase()).toSorted().join(' '); // prettier-ignore
  return mailTo.length > 0 && words(mailTo) !== words(mailedTo);
}

function switchedOff(connectionId: string, topics: readonly string[]): Alarm {
  const named = topics.join(', ');
  return {
    kind: 'webhooks-disabled',
    scope: `connection/${connectionId}`,
    message: `The shop had switched our webhooks off (${named}). They are on again, and what came meanwhile is fetched.`,
    whatToDo:
      'Nothing to do. Shops switch webhooks off that are not answered: if it happens again, look under Connections whether the public address answers.',
    params: { topics: named },
    stopsWrites: false,
  };
}

function heldBack(connectionId: string, { mailedTo }: DeliveryTrouble): Alarm {
  const isMailed = mailedTo.length > 0;
  const unmailed = isMailed ? '' : ' It mails nobody when it switches webhooks off.';
  return {
    kind: 'deliveries-held-back',
    scope: `connection/${connectionId}`,
    message: `The shop holds its webhooks back for some minutes, because too many of them were not answered.${unmailed}`,
    whatToDo:
      'Nothing is lost: orders are found by looking, and the shop sends later what it held back. Look under Connections whether the public address answers.',
    params: { mailed: isMailed ? 'yes' : 'no' },
    stopsWrites: false,
  };
}

/** New ones first: between the two steps a delivery comes twice rather than not at all. */
async function apply(session: StoreSession, changes: SubscriptionChanges): Promise<void> {
  for (const wanted of changes.create) {
    // oxlint-disable-next-line no-await-in-loop
    await session.createSubscription(wanted);
  }
  for (const { id } of changes.reactivate) {
    // oxlint-disable-next-line no-await-in-loop
    await session.reactivateSubscription(id);
  }
  for (const { id } of changes.remove) {
    // oxlint-disable-next-line no-await-in-loop
    await session.deleteSubscription(id);
  }
}
