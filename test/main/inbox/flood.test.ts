import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { createDeliveries } from '../../../main/inbox/deliveries.ts';
import { listen } from '../../../main/inbox/listen.ts';
import { createRateGuard } from '../../../main/inbox/rateGuard.ts';
import { createReceiver, MOST_BODY_BYTES } from '../../../main/inbox/receiver.ts';
import { createAudit } from '../../../main/audit/createAudit.ts';
import { commitsOnDisk, openInbox, orderBody, PATH, signedDelivery, someJob } from './inboxUnderTest.ts';

const SENDERS = 50;
const DELIVERIES = 10_000;
const WARM_UP = 1_000;
const MIB = 1024 * 1024;

/** The receiver behind its real socket, over a real database and the real clock. */
async function openShop(most: number) {
  const { db, file, vault, log, jobs, store } = await openInbox();
  // Nothing is moved back from the log meanwhile, so that its commits can be counted.
  db.pragma('wal_autocheckpoint = 0');
  const ports = realPorts();
  const audit = createAudit({ db, vault, ports });
  const deliveries = createDeliveries({ db, ports, vault, audit, jobs, onRung: () => undefined });
  const receive = createReceiver({
    deliveries,
    log,
    guard: createRateGuard({ now: ports.now, most, perSecond: 1 }),
    endpoint: () => ({
      kind: 'store',
      store,
      orderJobs: (orderKey) => [someJob(`order/${orderKey}`)],
      pollJobs: () => [],
      unreadable: () => [],
    }),
  });
  const socket = await listen(receive, { port: 0, mostBodyBytes: MOST_BODY_BYTES });
  onTestFinished(() => socket.close());
  return { db, file, port: socket.port };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** What the shop sends for one order, as it goes over the wire. */
function requestOf(id: number): string {
  const body = orderBody(id);
  const signature = createHmac('sha256', 'ml-webhook-secret-1').update(body).digest('base64');
  return `${HEAD}x-wc-webhook-signature: ${signature}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

const { headers } = signedDelivery(orderBody(1));
const OWN = new Set(['x-wc-webhook-signature', 'content-length', 'host', 'connection']);
const HEAD = `POST ${PATH} HTTP/1.1\r\nhost: x\r\n${Object.entries(headers)
  .filter(([name]) => !OWN.has(name))
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}`;

/** Sends these orders over all connections, each with the next as soon as it was answered. Ids by their answer. */
async function flood({ port }: Shop, from: number, to: number): Promise<Map<number, number[]>> {
  const answers = new Map<number, number[]>();
  let next = from;
  const sender = () =>
    new Promise<void>((resolve, reject) => {
      // Bare sockets: a client of its own would cost more than the receiver.
      const socket = connect(port, '127.0.0.1');
      let id = 0;
      const sendNext = () => {
        if (next >= to) return void socket.end();
        id = next += 1;
        socket.write(requestOf(id));
      };
      socket.on('data', (chunk: Buffer) => {
        const status = Number(chunk.toString('latin1', 9, 12));
        const ids = answers.get(status) ?? [];
        ids.push(id);
        answers.set(status, ids);
        sendNext();
      });
      socket
        .on('connect', sendNext)
        .on('error', reject)
        .on('close', () => resolve());
    });
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return answers;
}

const kept = ({ db }: Shop, above: number): readonly number[] =>
  db
    .prepare<[number], number>(
      'SELECT CAST(record_key AS INTEGER) AS id FROM deliveries WHERE CAST(record_key AS INTEGER) > ? ORDER BY id',
    )
    .pluck()
    .all(above);

describe('ten thousand deliveries over fifty connections', () => {
  it('are each on disk once when they are answered 202, in fewer transactions than deliveries and without growing', async () => {
    const accepted = 9_000;
    const shop = await openShop(WARM_UP + accepted);
    expect([...(await flood(shop, 0, WARM_UP)).keys()]).toEqual([202]);
    const before = { commits: commitsOnDisk(shop.file), rss: process.memoryUsage().rss };
    const answers = await flood(shop, WARM_UP, WARM_UP + DELIVERIES);
    // The guard gives one more for every second that passes.
    const taken = answers.get(202) ?? [];
    expect([...answers.keys()].toSorted()).toEqual([202, 429]);
    expect(taken.length).toBeGreaterThanOrEqual(accepted);
    expect(taken.length + (answers.get(429) ?? []).length).toBe(DELIVERIES);
    expect(kept(shop, WARM_UP)).toEqual(taken.toSorted((a, b) => a - b));
    expect(shop.db.prepare('SELECT sum(repeats) FROM deliveries').pluck().get()).toBe(0);
    const commits = commitsOnDisk(shop.file) - before.commits;
    expect(commits).toBeGreaterThan(0);
    expect(commits).toBeLessThan(taken.length / 2);
    expect(process.memoryUsage().rss - before.rss).toBeLessThan(200 * MIB);
  });
});
