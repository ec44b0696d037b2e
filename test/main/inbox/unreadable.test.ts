import { describe, expect, it } from 'vitest';
import { createUnreadableHandler } from '../../../main/inbox/unreadable.ts';
import { createCircuits } from '../../../main/queue/circuit.ts';
import { createReplay } from '../../../main/queue/replay.ts';
import { createWorker } from '../../../main/queue/worker.ts';
import type { DeliveryReading, Store } from '../../../main/stores/store.ts';
import { openInbox, signedDelivery, someJob } from './inboxUnderTest.ts';

/** The inbox with a worker; `reads` takes the place of the store's reading, as a newer version would. */
async function openWithWorker() {
  const inbox = await openInbox();
  const { db, ports, log, jobs, deliveries } = inbox;
  const later: { reads: DeliveryReading | null; store: Store | null } = { reads: null, store: inbox.store };
  const newer = (store: Store): Store => ({
    ...store,
    readDelivery: (kept) => later.reads ?? store.readDelivery(kept),
  });
  const worker = createWorker({
    db, ports, log, concurrency: 1, onEnded: () => undefined,
    circuits: createCircuits(ports, () => undefined),
    handlers: {
      delivery: createUnreadableHandler({
        deliveries, jobs, now: ports.now,
        store: () => later.store && newer(later.store),
        orderJobs: (source, orderKey) => [someJob(`${source}/${orderKey}`)],
      }),
      order: { run: async () => ({ kind: 'done' }) },
    },
  }); // prettier-ignore
  worker.start();
  const send = async (body: string) => {
    expect((await inbox.send(signedDelivery(body))).status).toBe(202);
    worker.wake();
    await inbox.clock.run(10);
  };
  const replay = async () => {
    createReplay(db, ports).start({ jobIds: [1] }, 'person:anna');
    worker.wake();
    await inbox.clock.run(10);
  };
  const states = () => db.prepare('SELECT key, state FROM jobs ORDER BY id').raw().all();
  const cause = () => JSON.parse(String(db.prepare('SELECT cause FROM jobs').pluck().get())) as Record<string, string>;
  return { inbox, later, send, replay, states, cause };
}

const wrong = '{"order":{"id":7,"email":"anna@shopper.example"}}';

describe('what came where NAV tells of changes, and is no notification', () => {
  const keep = async (body: string) => {
    const { inbox, states, cause } = await openWithWorker();
    const delivery = {
      source: 'nav',
      topic: 'notification unread',
      recordKey: '',
      kind: 'webhook',
      body,
      actor: 'nav',
    } as const;
    const jobs = [{ ...someJob('delivery/nav/1'), kind: 'delivery' }];
    await inbox.clock.settle(inbox.deliveries.accept({ ...delivery, jobs }));
    return { inbox, states, cause };
  };

  it('parks and says so; a version that can read it closes it', async () => {
    const { inbox, states, cause } = await keep('<html>of a proxy</html>');
    const worker = createWorker({
      db: inbox.db, ports: inbox.ports, log: inbox.log, concurrency: 1, onEnded: () => undefined,
      circuits: createCircuits(inbox.ports, () => undefined),
      handlers: {
        delivery: createUnreadableHandler({
          deliveries: inbox.deliveries, jobs: inbox.jobs, now: inbox.ports.now, store: () => null, orderJobs: () => [],
        }),
      },
    }); // prettier-ignore
    worker.start();
    await inbox.clock.run(10);
    expect(states()).toEqual([['delivery/nav/1', 'parked']]);
    expect(cause()).toMatchObject({
      code: 'notification-wrong-shape',
      whatToDo: expect.stringContaining('15 minutes'),
    });
  });
});

describe('a rightly signed delivery of a shape nobody knows', () => {
  it('parks, says which one it is and what to do, and names no person', async () => {
    const { send, states, cause } = await openWithWorker();
    await send(wrong);
    expect(states()).toEqual([[expect.stringMatching(/^delivery\/shop\//), 'parked']]);
    expect(cause()).toMatchObject({
      code: 'delivery-wrong-shape',
      message: expect.stringContaining('Delivery 1 (order.updated) is rightly signed, but not the shape'),
      whatToDo: expect.stringContaining('replay'),
    });
    expect(JSON.stringify(cause())).not.toContain('anna');
  });

  it('parks again on replay while nobody can read it, and its body stays', async () => {
    const { inbox, send, replay, states } = await openWithWorker();
    await send(wrong);
    await replay();
    expect(states()).toMatchObject([[expect.anything(), 'parked']]);
    expect(inbox.deliveries.byId(1)?.body).toBe(wrong);
  });

  it('rings for its order on replay once it can be read', async () => {
    const { later, send, replay, states } = await openWithWorker();
    await send(wrong);
    later.reads = { kind: 'order', orderKey: '7', topic: 'order.updated', orderNo: '7' };
    await replay();
    expect(states()).toEqual([
      [expect.anything(), 'done'],
      ['shop/7', 'done'],
    ]);
  });

  it('is closed on replay when it turns out to be nothing anybody wants', async () => {
    const { later, send, replay, states } = await openWithWorker();
    await send(wrong);
    later.reads = { kind: 'ignored', topic: 'order.updated', reason: 'a draft' };
    await replay();
    expect(states()).toMatchObject([[expect.anything(), 'done']]);
  });

  it('is closed on replay when its body is past its retention', async () => {
    const { inbox, send, replay, states } = await openWithWorker();
    await send(wrong);
    inbox.db.exec('UPDATE deliveries SET sealed = NULL');
    await replay();
    expect(states()).toMatchObject([[expect.anything(), 'done']]);
  });

  it('waits for its integration when that was taken out of the settings', async () => {
    const { later, send, states, cause } = await openWithWorker();
    later.store = null;
    await send(wrong);
    expect(states()).toMatchObject([[expect.anything(), 'parked']]);
    expect(cause()).toMatchObject({ code: 'integration-gone' });
  });
});
