import { describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../../main/queue/worker.ts';
import { createReplay } from '../../../main/queue/replay.ts';
import { portsOf } from '../support/records.ts';
import { createGate, failure, openQueue, type QueueUnderTest, refusedData } from './queueUnderTest.ts';

/** Three parked jobs: a and b for one article, c for another; `mended` lets them succeed. */
async function openParked() {
  const shop = { mended: false };
  const sku: Record<string, string> = { a: 'MUG', b: 'MUG', c: 'CAP' };
  const queue: QueueUnderTest = await openQueue({
    run: async (job): Promise<JobOutcome> =>
      shop.mended ? { kind: 'done' } : { kind: 'parked', error: refusedData(sku[job.key] ?? 'OTHER') },
  });
  queue.worker.start();
  const ids = ['a', 'b', 'c'].map((key) => queue.ring(key));
  await queue.clock.run(1_000);
  const start = (filter: Parameters<typeof queue.replay.start>[0]) => {
    const run = queue.replay.start(filter, 'person:anna');
    queue.worker.wake();
    return run;
  };
  return { queue, shop, ids, start };
}

describe('a replay', () => {
  it('by cause runs every job that waits for the same remedy, and no other', async () => {
    const { queue, shop, start } = await openParked();
    shop.mended = true;
    expect([...queue.replay.count({ causeGroup: 'sku-unknown:MUG' })]).toEqual([['shop-to-nav', 2]]);
    expect(start({ causeGroup: 'sku-unknown:MUG' })).toMatchObject({ total: 2, state: 'running' });
    await queue.clock.run(1_000);
    expect([queue.states('a'), queue.states('b'), queue.states('c')]).toEqual([['done'], ['done'], ['parked']]);
  });

  it('by ids runs those that are parked, and leaves unknown ids aside', async () => {
    const { queue, shop, ids, start } = await openParked();
    shop.mended = true;
    expect(start({ jobIds: [ids[2] ?? 0, 9_999] })).toMatchObject({ total: 1 });
    await queue.clock.run(1_000);
    expect([queue.states('a'), queue.states('c')]).toEqual([['parked'], ['done']]);
  });

  it.each([
    ['an empty filter', {}],
    ['an empty list of ids', { jobIds: [] }],
    ['a cause nobody waits for', { causeGroup: '' }],
  ])('of %s is none at all', async (_name, filter) => {
    const { queue, start } = await openParked();
    expect(queue.replay.count(filter).size).toBe(0);
    const run = start(filter);
    expect(run).toMatchObject({ total: 0 });
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'done', total: 0 });
    expect(queue.jobs.counts().waiting).toBe(0);
  });

  it('begins anew: attempts, first failure and cause of the job are gone, and the person is its actor', async () => {
    const { queue, ids, start } = await openParked();
    const before = queue.row(ids[0] ?? 0);
    expect(before).toMatchObject({ state: 'parked', attempts: 1, actor: 'webhook' });
    await queue.worker.stop(0);
    start({ jobIds: [ids[0] ?? 0] });
    expect(queue.row(ids[0] ?? 0)).toMatchObject({
      state: 'waiting', attempts: 0, first_failed_at: null, cause: null, cause_group: null, ended_at: null, actor: 'person:anna',
    }); // prettier-ignore
  });

  it('counts from the jobs what became of it, and stays as it ended', async () => {
    const { queue, shop, ids, start } = await openParked();
    const first = start({ causeGroup: 'sku-unknown:MUG' });
    expect(queue.replay.run(first.id)).toMatchObject({ state: 'running', total: 2, done: 0, failed: 0, skipped: 0 });
    await queue.clock.run(1_000);
    const ended = { state: 'done', total: 2, done: 0, failed: 2, skipped: 0 };
    expect(queue.replay.run(first.id)).toMatchObject(ended);
    shop.mended = true;
    const second = start({ jobIds: ids });
    await queue.clock.run(1_000);
    expect(queue.replay.run(second.id)).toMatchObject({ state: 'done', total: 3, done: 3, failed: 0, skipped: 0 });
    expect(queue.replay.run(first.id)).toMatchObject(ended);
  });

  it('is kept with what its caller records, or not at all', async () => {
    const { queue, ids } = await openParked();
    const replay = createReplay(queue.db, portsOf(queue.clock), {
      record: () => {
        throw new Error('no');
      },
    });
    const bad = () => replay.start({ jobIds: ids }, 'person:anna');
    expect(bad).toThrow('no');
    expect(ids.map((id) => queue.row(id)['state'])).toEqual(['parked', 'parked', 'parked']);
    expect(queue.db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(0);
  });

  it('knows no run that never was', async () => {
    const { queue } = await openParked();
    expect(queue.replay.run(77)).toBeNull();
  });
});

describe('a replay of a job whose key already waits', () => {
  async function openWaiting() {
    const queue: QueueUnderTest = await openQueue({
      run: async (): Promise<JobOutcome> => {
        if (queue.begun.length === 1) return { kind: 'parked', error: refusedData('MUG') };
        if (queue.begun.length === 2) throw failure({ retryAfterMs: 3_600_000 });
        return { kind: 'done' };
      },
    });
    queue.worker.start();
    const parked = queue.ring('a');
    await queue.clock.run(1_000);
    const waiting = queue.ring('a');
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['parked', 'waiting']);
    return { queue, parked, waiting };
  }

  it('hurries that one in its place, and counts it', async () => {
    const { queue, parked } = await openWaiting();
    const run = queue.replay.start({ jobIds: [parked] }, 'person:anna');
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'running', total: 1 });
    queue.worker.wake();
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['superseded', 'done']);
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'done', total: 1, done: 1, skipped: 0 });
  });

  it('is counted to its end, also when a running job that fails takes it over', async () => {
    const gate = createGate();
    const queue: QueueUnderTest = await openQueue({
      run: async (): Promise<JobOutcome> => {
        if (queue.begun.length === 1) return { kind: 'parked', error: refusedData('MUG') };
        if (queue.begun.length > 2) return { kind: 'done' };
        await gate.promise;
        throw failure();
      },
    });
    queue.worker.start();
    const parked = queue.ring('a');
    await queue.clock.run(1_000);
    queue.ring('a');
    await queue.clock.run(1_000);
    queue.ring('a');
    expect(queue.states('a')).toEqual(['parked', 'leased', 'waiting']);
    const run = queue.replay.start({ jobIds: [parked] }, 'person:anna');
    gate.open();
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['superseded', 'waiting', 'superseded']);
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'running', total: 1, skipped: 0 });
    await queue.clock.run(60_000);
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'done', done: 1, skipped: 0 });
  });
});
