import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Jobs, NewJob } from '../queue/jobs.ts';
import { readable, type Vault } from '../vault/vault.ts';
import { digestOf } from './digest.ts';
import { customerOf } from './recordKeys.ts';
import { createRefusals } from './refusals.ts';

/** A verified request of a store, or a change that a poll saw, about to be kept. */
export interface NewDelivery {
  /** The connection it came from. */
  readonly source: string;
  readonly topic: string;
  /** The store's id of the order, or what `customerRecord` makes of an account's; "" where the body names none. */
  readonly recordKey: string;
  readonly orderNo?: string;
  readonly kind: 'webhook' | 'poll' | 'hand';
  /** The body as received, or what stands for it in a poll. */
  readonly body: string;
  /** What it rings; empty when nothing wants it. */
  readonly jobs: readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
  readonly actor: string;
  /** Mark and cause of its audit entry. */
  readonly status?: 'fine' | 'attention' | 'leftOut';
  readonly cause?: string;
}

export interface Accepted {
  readonly deliveryId: number;
  /** Seen before with the same content: counted, and rung all the same. */
  readonly repeat: boolean;
}

export interface Deliveries {
  /**
   * Resolves once delivery, job and audit entry are on disk. What arrives while others still come shares one
   * transaction. @throws ConnectorError `storage-unavailable` when it cannot be written; nothing was accepted then.
   */
  accept(delivery: NewDelivery): Promise<Accepted>;
  /** The same inside the caller's transaction. */
  keep(delivery: NewDelivery): Accepted;
  /** For how many milliseconds the same content has been coming, from first to last; null when it never came. */
  seen(delivery: Pick<NewDelivery, 'source' | 'topic' | 'recordKey' | 'body'>): number | null;
  /**
   * Counts a refused request; nothing else of it is kept. Those of one turn are written together and without anybody
   * waiting for it; while the storage is unavailable they are counted in memory.
   */
  countRefusal(source: string, reason: string): void;
  /** Topic and opened body; null when it was purged or never was. */
  byId(id: number): { readonly source: string; readonly topic: string; readonly body: string | null } | null;
  /** When this connection's store last delivered something by itself. */
  lastFrom(source: string): string | null;
}

/**
 * Turns of the loop in which nobody comes before those that came are committed. In one turn one socket is accepted, and it
 * is read in a later one: who does not wait commits every delivery by itself when shops send each over its own connection.
 */
const QUIET_TURNS = 8;
const LARGEST_BATCH = 64;

interface Waiting {
  readonly delivery: NewDelivery;
  readonly resolve: (accepted: Accepted) => void;
  readonly reject: (error: unknown) => void;
}

export interface DeliveriesOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly jobs: Jobs;
  /** After a transaction that rang at least one job. */
  readonly onRung: () => void;
}

export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { db, ports, vault, audit, jobs } = options;
  const rows = statements(db);
  const refusals = createRefusals(db, ports);
  /** Of webhooks, repeats included. The table is asked once a life: where nothing ever came, it is read to its end. */
  const latestFrom = new Map<string, string | null>();
  let batch: Waiting[] = [];

  function keep(delivery: NewDelivery): Accepted {
    const at = toInstant(ports.now());
    const key = keyOf(delivery);
    const known = rows.known.get(key);
    if (delivery.kind === 'webhook') latestFrom.set(delivery.source, at);
    const deliveryId = known ? known.id : insert(delivery, key, at);
    if (known) rows.repeat.run({ id: known.id, at });
    for (const job of delivery.jobs) jobs.add({ ...job, runAt: ports.now(), deliveryId });
    return { deliveryId, repeat: known !== undefined };
  }

  function insert(delivery: NewDelivery, key: Record<string, string>, at: string): number {
    const sealed = vault.sealText(delivery.body);
    const id = Number(rows.insert.run({ ...key, kind: delivery.kind, at, sealed }).lastInsertRowid);
    audit.append({
      kind: delivery.kind === 'poll' ? 'poll.found' : 'delivery',
      actor: delivery.actor,
      status: delivery.status ?? 'fine',
      integrationId: delivery.jobs[0]?.integrationId,
      orderKey: customerOf(delivery.recordKey) === null ? delivery.recordKey || undefined : undefined,
      orderNo: delivery.orderNo,
      deliveryId: id,
      cause: delivery.cause,
      bodies: { params: JSON.stringify({ topic: delivery.topic, source: delivery.source }) },
    });
    return id;
  }

  function lastFrom(source: string): string | null {
    const known = latestFrom.get(source);
    if (known !== undefined) return known;
    const found = rows.lastFrom.get(source)?.at ?? null;
    latestFrom.set(source, found);
    return found;
  }

  function waitForOthers(known: number, quietTurns: number): void {
    ports.soon(() => {
      const quiet = batch.length === known ? quietTurns + 1 : 0;
      if (quiet === QUIET_TURNS || batch.length >= LARGEST_BATCH) flush();
      else waitForOthers(batch.length, quiet);
    });
  }

  function flush(): void {
    const now = batch;
    batch = [];
    try {
      const accepted = transaction(db, () => now.map(({ delivery }) => keep(delivery)));
      for (const [index, result] of accepted.entries()) now[index]?.resolve(result);
    } catch (error) {
      for (const waiting of now) waiting.reject(error);
      return;
    }
    if (now.some(({ delivery }) => delivery.jobs.length > 0)) options.onRung();
  }

  return {
    accept: (delivery) =>
      new Promise((resolve, reject) => {
        batch.push({ delivery, resolve, reject });
        if (batch.length === 1) waitForOthers(1, 0);
      }),
    keep,
    seen(delivery) {
      const known = rows.known.get(keyOf(delivery));
      return known ? Date.parse(known.last_at) - Date.parse(known.received_at) : null;
    },
    countRefusal: refusals.count,
    byId(id) {
      const row = rows.one.get(id);
      return row ? { source: row.source, topic: row.topic, body: readable(vault.openText, row.sealed) } : null;
    },
    lastFrom,
  };
}

function statements(db: Database) {
  return {
    known: db.prepare<unknown[], { id: number; received_at: string; last_at: string }>(
      'SELECT id, received_at, last_at FROM deliveries WHERE source = @source AND topic = @topic AND record_key = @recordKey AND digest = @digest',
    ),
    insert: db.prepare(
      `INSERT INTO deliveries (source, topic, record_key, digest, kind, received_at, last_at, sealed)
       VALUES (@source, @topic, @recordKey, @digest, @kind, @at, @at, @sealed)`,
    ),
    repeat: db.prepare('UPDATE deliveries SET repeats = repeats + 1, last_at = @at WHERE id = @id'),
    one: db.prepare<[number], { source: string; topic: string; sealed: Uint8Array | null }>(
      'SELECT source, topic, sealed FROM deliveries WHERE id = ?',
    ),
    lastFrom: db.prepare<[string], { at: string }>(
      "SELECT last_at AS at FROM deliveries WHERE source = ? AND kind = 'webhook' ORDER BY id DESC LIMIT 1",
    ),
  };
}

function keyOf(delivery: Pick<NewDelivery, 'source' | 'topic' | 'recordKey' | 'body'>) {
  const { source, topic, recordKey, body } = delivery;
  return { source, topic, recordKey, digest: digestOf(body) };
}
