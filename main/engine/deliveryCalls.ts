import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { DeliveryRow } from '../contract/deliveryCalls.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import { createDeliveryRows, type DeliveryTableRow } from '../inbox/deliveryRows.ts';
import { customerOf } from '../inbox/recordKeys.ts';
import type { JobState, NewJob } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';
import { customerRing, following, orderRing, pollRing } from './integrations.ts';
import type { NavNotices } from './navNotices.ts';

export interface DeliveryCallsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly deliveries: Pick<Deliveries, 'byId'>;
  readonly navNotices: Pick<NavNotices, 'changesOf'>;
  readonly assembly: () => Assembly;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

const SHOWN_MS = 7 * 24 * 3_600_000;

/** What arrived, as a person looks through it, and rings again what it rang. */
export function createDeliveryCalls(options: DeliveryCallsOptions): CallParts['deliveryCalls'] {
  const { db, ports, audit, assembly } = options;
  const rows = createDeliveryRows(db);
  const lastJob = db.prepare<[string], { id: number; state: JobState }>(
    'SELECT id, state FROM jobs WHERE key = ? ORDER BY id DESC LIMIT 1',
  );
  const order = db.prepare<string[], { orderNo: string }>(
    'SELECT order_no AS orderNo FROM orders WHERE integration_id = ? AND store_key = ?',
  );
  const connectionOf = (id: string) => assembly().settings.connections.find((one) => one.id === id);
  const nameOf = (id: string) => connectionOf(id)?.name || id;

  function find(id: number): DeliveryTableRow {
    const row = rows.one(id);
    if (!row) throw deliveryUnknown(id);
    return row;
  }

  const integrationsOf = (source: string) => assembly().settings.integrations.filter(({ store }) => store === source);

  function ringsOf({ source, recordKey }: DeliveryTableRow, actor: string) {
    if (connectionOf(source)?.kind === 'nav') return options.navNotices.changesOf(source, actor);
    const own = integrationsOf(source);
    const customerKey = customerOf(recordKey);
    if (customerKey !== null) return following(own).map((one) => customerRing(one, customerKey, actor));
    // What names no record is found by looking for what changed.
    return own.map((one) => (recordKey === '' ? pollRing(one, actor) : orderRing(one, recordKey, actor)));
  }

  function toRow(row: DeliveryTableRow): DeliveryRow {
    const { hasBody, ...told } = row;
    const known = integrationsOf(row.source).flatMap(({ id }) => {
      const orderKey = audit.orderKeyThen(id, row.recordKey, row.receivedAt);
      const found = order.get(id, orderKey);
      return found ? [{ integrationId: id, orderKey, orderNo: found.orderNo }] : [];
    });
    const keys = ringsOf(row, '').map(({ key }) => key);
    const isNav = connectionOf(row.source)?.kind === 'nav';
    return {
      ...told,
      sourceName: nameOf(row.source),
      recordKey: customerOf(row.recordKey) ?? row.recordKey,
      isAccount: customerOf(row.recordKey) !== null,
      order: known[0] ?? null,
      verifiedBy: row.kind !== 'webhook' ? 'asked' : isNav ? 'clientState' : 'signature',
      // Kept before it was answered, and whatever is kept was accepted.
      answer: row.kind === 'webhook' ? ACCEPTED : null,
      job: keys.flatMap((key) => lastJob.get(key) ?? [])[0] ?? null,
      hasBody: hasBody === 1,
    };
  }

  function tell(kind: string, { id, source, topic, recordKey }: DeliveryTableRow, actor: string): void {
    const orderKey = recordKey === '' || customerOf(recordKey) !== null ? {} : { orderKey: recordKey };
    const integrationId = integrationsOf(source)[0]?.id;
    audit.append({
      kind,
      actor,
      status: 'fine',
      deliveryId: id,
      ...orderKey,
      ...(integrationId !== undefined && { integrationId }),
      bodies: { params: JSON.stringify({ topic, source }) },
    });
  }

  return {
    'deliveries.list': async ({ cursor, limit = 50, ...filter }) => {
      const below = /^\d{1,15}$/.test(cursor ?? '') ? Number(cursor) : undefined;
      const found = rows.list({ ...filter, below, limit: limit + 1 });
      const shown = found.slice(0, limit);
      return { rows: shown.map(toRow), next: found.length > limit ? String(shown.at(-1)?.id ?? '') : null };
    },
    'deliveries.refused': async () => ({
      rows: rows.refused(toInstant(ports.now() - SHOWN_MS)).map(({ hour, source, reason, n }) => ({
        hour: `${hour}:00:00.000Z`,
        sourceName: nameOf(source),
        reason,
        count: n,
      })),
    }),
    'deliveries.inspect': async ({ deliveryId }, { name }) => {
      const row = find(deliveryId);
      // Entered before it is shown: what a shopper typed is in it.
      transaction(db, () => tell('delivery.inspected', row, `person:${name}`));
      return { body: options.deliveries.byId(deliveryId)?.body ?? null };
    },
    'deliveries.ring': async ({ deliveryId }, { name }) => {
      const row = find(deliveryId);
      const rings = ringsOf(row, `person:${name}`);
      if (rings.length === 0) throw nothingToRing();
      transaction(db, () => tell('delivery.rung', row, `person:${name}`));
      options.ring(rings.map((ring) => ({ ...ring, ...(row.hasBody === 1 && { deliveryId }) })));
      return { jobs: rings.length };
    },
  };
}

const ACCEPTED = 202;

function deliveryUnknown(id: number): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'delivery-unknown',
    message: `Delivery ${id} is not known any more.`,
    whatToDo: 'Look in the list of deliveries.',
    system: 'engine',
  });
}

function nothingToRing(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'delivery-rings-nothing',
    message: 'No integration wants what this connection sends.',
    whatToDo: 'Add an integration for it to the settings first.',
    system: 'engine',
  });
}
