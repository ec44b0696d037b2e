import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import { toInstant } from '../../base/ports.ts';
import type { Job } from '../../queue/jobs.ts';
import type { Handler, JobOutcome } from '../../queue/worker.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { onTheWay, parkedStanding } from './book.ts';
import type { OrderIntegration, OrderRecords } from './context.ts';
import { withoutPerson } from './discreet.ts';
import { goneOrder, integrationGone } from './goneOrder.ts';
import { importOrder } from './importOrder.ts';
import type { NavWitness } from './navWitness.ts';
import { subjectsOf, tellRead } from './received.ts';
import { showStopped, waitsStopped } from './stopped.ts';

export interface OrderHandlerOptions extends OrderRecords {
  readonly integration: (id: string) => OrderIntegration | null;
  readonly witness: NavWitness;
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
}

/** The job of one store order: read as it is now, planned, written, compared, recorded. Running it twice is harmless. */
export function createOrderHandler(options: OrderHandlerOptions): Handler {
  // What a failed attempt had read already, so that the order stands in the book with its total while it waits.
  const read = new WeakMap<Job, StoreOrder>();

  async function run(job: Job): Promise<JobOutcome> {
    const integration = options.integration(job.integrationId);
    if (!integration) return parkedWithoutIntegration(options, job);
    const stopped = options.stopped(job.integrationId);
    if (stopped) return whileStopped(job, integration, stopped);
    try {
      return await readAndImport(job, integration);
    } catch (error) {
      const order = read.get(job);
      return heldBack(options, job, integration, withoutPerson(toConnectorError(error), order), order);
    }
  }

  async function readAndImport(job: Job, integration: OrderIntegration): Promise<JobOutcome> {
    const { order, origin } = await readOrder(job, integration);
    const context = { ...options, job, integration, nav: await integration.nav(), origin };
    return order ? importOrder({ ...context, order }) : goneOrder(context);
  }

  async function whileStopped(job: Job, integration: OrderIntegration, stopped: ConnectorError): Promise<JobOutcome> {
    const term = options.book.standing(job.integrationId, job.recordKey)?.term ?? 'leftOut';
    if (term !== 'leftOut') return waitsStopped(options, job, stopped);
    const { order, origin } = await readOrder(job, integration);
    if (!order) return waitsStopped(options, job, stopped);
    return showStopped({ ...options, job, integration, origin, order }, integration.nav, stopped);
  }

  async function readOrder(
    job: Job,
    { store }: OrderIntegration,
  ): Promise<{ order: StoreOrder | null; origin: Origin }> {
    const { id: jobId, actor, integrationId, runId } = job;
    const origin = { actor, integrationId, jobId, runId: runId ?? undefined };
    const order = await store.as(origin).order(job.recordKey);
    if (order) read.set(job, order);
    return { order, origin };
  }

  return { run, failed: (job, error, next) => recordFailure(options, job, read.get(job) ?? null, error, next.kind) };
}

function parkedWithoutIntegration({ book, ports }: OrderRecords, job: Job): JobOutcome {
  const error = integrationGone(job);
  const at = () => toInstant(ports.now());
  const record = () => book.stand(job.integrationId, job.recordKey, job.id, at(), parkedStanding(error));
  return { kind: 'parked', error, record };
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
  if (stopped) return waitsStopped(options, job, stopped, order);
  if (options.integration(job.integrationId) !== before) return { kind: 'again', at: options.ports.now() };
  // The beginning of a document that may not be finished in shadow mode: a person decides.
  if (before.rules.mode !== 'live') throw error;
  return waitsStopped(options, job, error, order);
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
