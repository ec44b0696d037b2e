import { ConnectorError } from '../base/errors.ts';
import type { Handler, JobOutcome } from '../queue/worker.ts';
import type { Store } from '../stores/store.ts';
import type { Job, Jobs, NewJob } from '../queue/jobs.ts';
import type { Deliveries } from './deliveries.ts';
import { readNotification, UNREADABLE } from './navNotifications.ts';

/**
 * The job of a delivery that was rightly signed but of a shape nobody knows: it reads the kept body again, so that a
 * newer version or a mended shop lets a replay ring what was meant; otherwise it parks and the body stays.
 */
export function createUnreadableHandler(options: {
  readonly deliveries: Deliveries;
  readonly jobs: Jobs;
  readonly store: (integrationId: string) => Store | null;
  readonly orderJobs: (source: string, orderKey: string) => readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
  readonly now: () => number;
}): Handler {
  return {
    async run(job) {
      const kept = job.deliveryId === null ? null : options.deliveries.byId(job.deliveryId);
      if (kept?.topic === UNREADABLE) return ofNav(job, kept.body);
      const store = options.store(job.integrationId);
      if (!store) return { kind: 'parked', error: storeGone(job.integrationId, job.deliveryId) };
      // Its body is past its retention: nothing is left to read.
      if (!kept?.body) return { kind: 'done' };
      const reading = store.readDelivery({ topic: kept.topic, body: kept.body });
      if (reading.kind === 'wrongShape')
        return { kind: 'parked', error: wrongShape(job.deliveryId, kept.topic, reading.problem) };
      if (reading.kind !== 'order') return { kind: 'done' };
      const rung = options.orderJobs(kept.source, reading.orderKey);
      return {
        kind: 'done',
        record: () => {
          for (const next of rung) options.jobs.add({ ...next, runAt: options.now() });
        },
      };
    },
  };
}

/** What it may have been about was read by the job that rang with it; only that it can be read is looked at. */
function ofNav(job: Job, body: string | null): JobOutcome {
  const reading = body === null ? null : readNotification(body, null);
  if (reading?.kind !== 'wrongShape') return { kind: 'done' };
  return { kind: 'parked', error: notificationWrongShape(job.deliveryId, reading.problem) };
}

function storeGone(integrationId: string, deliveryId: number | null): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'integration-gone',
    message: `Integration ${integrationId}, whose store sent delivery ${deliveryId ?? ''}, is no longer in the settings.`,
    whatToDo: 'Add it to the settings again, then replay.',
  });
}

function wrongShape(deliveryId: number | null, topic: string, problem: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'delivery-wrong-shape',
    message: `Delivery ${deliveryId ?? ''} (${topic}) is rightly signed, but not the shape the connector knows: ${problem}.`,
    whatToDo:
      'Its body is kept. Look whether a plugin of the shop changes what its webhooks send; the poll reads the orders meanwhile. Then replay.',
    params: { topic },
  });
}

function notificationWrongShape(deliveryId: number | null, problem: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'notification-wrong-shape',
    message: `Delivery ${deliveryId ?? ''} came where NAV tells of changes, and is no notification the connector knows: ${problem}.`,
    whatToDo:
      'Its body is kept, and changes in NAV are asked for every 15 minutes. Look whether a proxy before the connector changes what NAV sends, then replay.',
    params: { problem },
  });
}
