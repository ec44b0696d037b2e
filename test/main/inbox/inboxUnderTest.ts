import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createDoor } from '../../../main/http/door.ts';
import { createDeliveries, type Deliveries, type NewDelivery } from '../../../main/inbox/deliveries.ts';
import { createReceiver, type Answer, type Received } from '../../../main/inbox/receiver.ts';
import { createJobs, type Jobs, type NewJob } from '../../../main/queue/jobs.ts';
import type { RawDelivery, Store } from '../../../main/stores/store.ts';
import { createWooCommerceStore } from '../../../main/stores/woocommerce/wooCommerceStore.ts';
import { recordedDelivery } from '../stores/woocommerce/recorded.ts';
import { openTestRecords, type TestRecords } from '../support/records.ts';

export interface InboxUnderTest extends TestRecords {
  readonly jobs: Jobs;
  readonly deliveries: Deliveries;
  readonly store: Store;
  /** How often the queue was woken. */
  readonly rung: () => number;
  readonly receive: (request: Received) => Promise<Answer>;
  /** Sends it and lets time go on until the answer is there. */
  send(delivery: RawDelivery, path?: string): Promise<Answer>;
  count(table: 'deliveries' | 'jobs' | 'audit_entries' | 'refusals'): number;
  /** Keys of all jobs, oldest first. */
  jobKeys(): string[];
}

const KEY = 'Zm9yLXRoaXMtdGVzdC1vbmx5';
export const PATH = `/in/${KEY}`;
// As in the recordings.
const SHOP = { homeUrl: 'http://127.0.0.1:8081', webhookSecret: 'ml-webhook-secret-1' };

/** The receiver of the shop whose deliveries were recorded, over a real database. */
export async function openInbox(): Promise<InboxUnderTest> {
  const records = await openTestRecords();
  const { db, ports, vault, audit, log, clock } = records;
  const jobs = createJobs(db);
  let rings = 0;
  const deliveries = createDeliveries({ db, ports, vault, audit, jobs, onRung: () => (rings += 1) });
  const door = createDoor({
    system: 'shop', ports, timeoutMs: 1_000, mayWrite: () => false, onExchange: () => undefined,
    transport: () => Promise.reject(new Error('the receiver calls nobody')),
  }); // prettier-ignore
  const store = createWooCommerceStore({ connectionId: 'shop', ...SHOP, door });
  const endpoint = {
    kind: 'store' as const,
    store,
    orderJobs: (orderKey: string) => [someJob(`order/${orderKey}`)],
    pollJobs: () => [someJob('poll')],
    unreadable: () => [{ ...someJob('made by the engine'), kind: 'delivery' }],
  };
  const receive = createReceiver({ endpoint: (key) => (key === KEY ? endpoint : null), deliveries, log });
  return {
    ...records,
    jobs,
    deliveries,
    store,
    rung: () => rings,
    receive,
    send: (delivery, path = PATH) => clock.settle(receive({ ...delivery, path })),
    count: (table) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    jobKeys: () => db.prepare<[], string>('SELECT key FROM jobs ORDER BY id').pluck().all(),
  };
}

export function someJob(key: string): Omit<NewJob, 'runAt' | 'deliveryId'> {
  return {
    key,
    kind: 'order',
    integrationId: 'shop-to-nav',
    needs: [],
    recordKey: key.split('/')[1] ?? '',
    actor: 'webhook',
    priority: 0,
  };
}

/** A delivery of the recorded shop with another body, signed as the shop signs. */
export function signedDelivery(body: string, topic = 'order.updated'): RawDelivery {
  const { headers } = recordedDelivery('webhook-order-created');
  const signature = createHmac('sha256', SHOP.webhookSecret).update(body).digest('base64');
  return {
    method: 'POST',
    headers: { ...headers, 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': signature },
    body: Buffer.from(body, 'utf8'),
  };
}

export const orderBody = (id: number, more: object = {}) =>
  JSON.stringify({ id, number: String(id), status: 'processing', ...more });

export function newDelivery(recordKey: string, body: string): NewDelivery {
  return {
    source: 'shop',
    topic: 'order.updated',
    recordKey,
    kind: 'webhook',
    body,
    jobs: [someJob(`order/${recordKey}`)],
    actor: 'webhook',
  };
}

/** Commits in the write-ahead log of a database that was not checkpointed since it was opened. */
export function commitsOnDisk(file: string): number {
  const wal = readFileSync(`${file}-wal`);
  const pageBytes = wal.readUInt32BE(8);
  let commits = 0;
  // A frame's header names the size of the database when the frame ends a commit, and 0 otherwise.
  for (let at = 32; at + 24 + pageBytes <= wal.length; at += 24 + pageBytes) {
    const isCurrent = wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24));
    if (isCurrent && wal.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}
