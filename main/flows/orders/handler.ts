import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { Job } from '../../queue/jobs.ts';
import type { Handler, JobOutcome } from '../../queue/worker.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { onTheWay, parkedStanding } from './book.ts';
import type { OrderIntegration, OrderRecords } from './context.ts';
import { goneOrder, integrationGone } from './goneOrder.ts';
import { importOrder } from './importOrder.ts';
import { subjectsOf, tellRead } from './received.ts';

export interface OrderHandlerOptions extends OrderRecords {
  readonly integration: (id: string) => OrderIntegration | null;
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
}

const LOOK_AGAIN_MS = 60_000;

/** The job of one store order: read as it is now, planned, written, compared, recorded. Running it twice is harmless. */
export function createOrderHandler(options: OrderHandlerOptions): Handler {
  // What a failed attempt had read already, so that the order stands in the book with its total while it waits.
  const read = new WeakMap<Job, StoreOrder>();

  async function run(job: Job): Promise<JobOutcome> {
    const integration = options.integration(job.integrationId);
    if (!integration) return parkedWithoutIntegration(options, job);
    const stopped = options.stopped(job.integrationId);
    if (stopped) return waitsFor(options, job, stopped);
    try {
      return await readAndImport(job, integration);
    } catch (error) {
      return heldBack(options, job, integration, toConnectorError(error), read.get(job));
    }
  }

  async function readAndImport(job: Job, integration: OrderIntegration): Promise<JobOutcome> {
    const origin = {
      actor: job.actor,
      integrationId: job.integrationId,
      jobId: job.id,
      runId: job.runId ?? undefined,
    };
    const order = await integration.store.as(origin).order(job.recordKey);
    if (order) read.set(job, order);
    const context = { ...options, job, integration, nav: await integration.nav(), origin };
    return order ? importOrder({ ...context, order }) : goneOrder(context);
  }

  return { run, failed: (job, error, next) => recordFailure(options, job, read.get(job) ?? null, error, next.kind) };
}

function parkedWithoutIntegration({ book, ports }: OrderRecords, job: Job): JobOutcome {
  const error = integrationGone(job);
  const at = () => toInstant(ports.now());
  const record = () => book.stand(job.integrationId, job.recordKey, job.id, at(), parkedStanding(error));
  return { kind: 'parked', error, record };
}

/** Writes are stopped: the order waits until they go on, whatever it is about. */
function waitsFor(
  { book, ports, exchanges }: OrderRecords,
  job: Job,
  stopped: ConnectorError,
  order?: StoreOrder,
): JobOutcome {
  const at = ports.now() + LOOK_AGAIN_MS;
  const before = book.standing(job.integrationId, job.recordKey);
  // What stands in NAV with its total, or waits for a person, stays so.
  if (before?.term === 'equal' || before?.term === 'waiting') return { kind: 'again', at };
  const standing = onTheWay('stopped', stopped);
  const record = () => {
    exchanges.flush(job.id, { orderKey: job.recordKey, orderNo: order?.number, subjects: order && subjectsOf(order) });
    if (order) book.enter(job.integrationId, order, job.id, toInstant(ports.now()), standing);
    else book.stand(job.integrationId, job.recordKey, job.id, toInstant(ports.now()), standing);
  };
  return { kind: 'again', at, record };
}

/**
 * The write guard closed between reading and writing, and nothing left: the order waits until writes go on, or is
 * decided anew under the settings that came meanwhile. Any other failure goes on up.
 */
function heldBack(
  options: OrderHandlerOptions,
  job: Job,
  before: OrderIntegration,
  error: ConnectorError,
  order: StoreOrder | undefined,
): JobOutcome {
  if (error.kind !== 'guarded') throw error;
  const stopped = options.stopped(job.integrationId);
  if (stopped) return waitsFor(options, job, stopped, order);
  if (options.integration(job.integrationId) !== before) return { kind: 'again', at: options.ports.now() };
  // The beginning of a document that may not be finished in shadow mode: a person decides.
  if (before.rules.mode !== 'live') throw error;
  return waitsFor(options, job, error, order);
}

/** In the transaction that ends a failed attempt. */
function recordFailure(
  records: OrderRecords,
  job: Job,
  order: StoreOrder | null,
  error: ConnectorError,
  next: 'again' | 'park',
): void {
  const subjects = order ? subjectsOf(order) : [];
  records.exchanges.flush(job.id, { orderKey: job.recordKey, orderNo: order?.number, subjects });
  standFailed(records, job, order, error, next);
  if (order && next === 'park') tellRead(records, job, order);
  records.audit.append({
    kind: next === 'park' ? 'job.parked' : 'job.failed',
    actor: job.actor,
    status: next === 'park' ? 'attention' : 'waiting',
    integrationId: job.integrationId,
    orderKey: job.recordKey,
    orderNo: order?.number,
    jobId: job.id,
    runId: job.runId ?? undefined,
    cause: error.code,
    bodies: { text: `${error.message} ${error.whatToDo}`.trim(), params: JSON.stringify(error.params) },
    subjects,
  });
}

function standFailed(
  { book, ports }: OrderRecords,
  job: Job,
  order: StoreOrder | null,
  error: ConnectorError,
  next: 'again' | 'park',
): void {
  // An order that is in NAV with its total stays so while it only could not be looked at.
  if (next === 'again' && book.standing(job.integrationId, job.recordKey)?.term === 'equal') return;
  const at = toInstant(ports.now());
  const standing = next === 'park' ? parkedStanding(error) : onTheWay('retrying', error);
  if (order) book.enter(job.integrationId, order, job.id, at, standing);
  else book.stand(job.integrationId, job.recordKey, job.id, at, standing);
}
