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

  it('hurries that one in its place as the person’s, and counts it', async () => {
    const { queue, parked, waiting } = await openWaiting();
    const run = queue.replay.start({ jobIds: [parked] }, 'person:anna');
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'running', total: 1 });
    queue.worker.wake();
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['superseded', 'done']);
    expect(queue.row(waiting)).toMatchObject({ actor: 'person:anna' });
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

describe('a large replay', () => {
  /** So many jobs wait for one article; they succeed when they run again. */
  async function openMany(jobs = 250) {
    const queue = await openQueue({ concurrency: 6 });
    const park = queue.db.prepare(
      `INSERT INTO jobs (key, kind, integration_id, needs, record_key, actor, state, run_at, priority, class, cause_group, cause, made_at, ended_at)
       VALUES (?, 'order', 'shop-to-nav', 'shop nav', ?, 'webhook', 'parked', 0, 0, 'invalid', 'sku-unknown:MUG', '{"code":"x"}', 0, 0)`,
    );
    for (let n = 0; n < jobs; n += 1) park.run(`k${n}`, `k${n}`);
    const count = (state: string) =>
      queue.db.prepare<[string], number>('SELECT count(*) FROM jobs WHERE state = ?').pluck().get(state) ?? 0;
    return { queue, count };
  }
  const all = { causeGroup: 'sku-unknown:MUG' };

  it('sets a hundred going at once and the others in the turns that follow, each told once', async () => {
    const { queue, count } = await openMany();
    const told: number[] = [];
    const replay = createReplay(queue.db, portsOf(queue.clock), {
      record: (_run, jobId) => told.push(jobId),
      rung: () => queue.worker.wake(),
    });
    queue.worker.start();
    const run = replay.start(all, 'person:anna');
    expect([run.total, count('waiting'), count('parked')]).toEqual([250, 100, 150]);
    await queue.clock.run(1_000);
    expect([count('done'), new Set(told).size, told.length]).toEqual([250, 250, 250]);
    expect(replay.run(run.id)).toMatchObject({ state: 'done', done: 250, skipped: 0, failed: 0 });
  });

  it('goes on in the next life where the last one was cut off', async () => {
    const { queue, count } = await openMany();
    let dead = false;
    const first = createReplay(
      queue.db,
      portsOf(queue.clock, () => dead),
    );
    const run = first.start(all, 'person:anna');
    dead = true;
    await queue.clock.run(1_000);
    expect(count('parked')).toBe(150);
    const next = createReplay(queue.db, portsOf(queue.clock));
    expect(next.run(run.id)).toMatchObject({ state: 'running', total: 250 });
    next.resume();
    await queue.clock.run(1_000);
    expect([count('waiting'), count('parked')]).toEqual([250, 0]);
  });

  it('marks no more than some hundreds in a turn, and the next life knows what was not marked yet', async () => {
    const { queue, count } = await openMany(1_200);
    const marked = () => queue.db.prepare('SELECT count(*) FROM jobs WHERE replay_run IS NOT NULL').pluck().get();
    let dead = false;
    const ports = portsOf(queue.clock, () => dead);
    const run = createReplay(queue.db, ports).start(all, 'person:anna');
    expect([run.total, count('waiting'), marked()]).toEqual([1_200, 100, 400]);
    dead = true;
    await queue.clock.run(1_000);
    const next = createReplay(queue.db, portsOf(queue.clock));
    next.resume();
    expect(next.run(run.id)).toMatchObject({ state: 'running', total: 1_200, skipped: 0 });
    await queue.clock.run(1_000);
    expect([count('waiting'), count('parked'), marked()]).toEqual([1_200, 0, 0]);
    next.cancel(run.id);
    expect(count('parked')).toBe(500);
    await queue.clock.run(1_000);
    expect([count('waiting'), count('parked')]).toEqual([0, 1_200]);
  });

  it('that is cancelled parks again what had not begun, with its cause, but for what was rung since', async () => {
    const { queue, count } = await openMany();
    const run = queue.replay.start(all, 'person:anna');
    queue.ring('k3');
    queue.replay.cancel(run.id);
    await queue.clock.run(1_000);
    expect([count('waiting'), count('parked')]).toEqual([1, 249]);
    expect(queue.states('k3')).toEqual(['waiting']);
    const parked = queue.db.prepare(`SELECT DISTINCT cause_group, class, cause FROM jobs WHERE state = 'parked'`).all();
    expect(parked).toEqual([{ cause_group: 'sku-unknown:MUG', class: 'invalid', cause: '{"code":"x"}' }]);
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'cancelled' });
    expect([...queue.replay.count(all)]).toEqual([['shop-to-nav', 249]]);
  });

  it('that is cancelled leaves alone what has begun, also where no attempt was counted for it', async () => {
    let settled = false;
    const waitsForNav = async (): Promise<JobOutcome> => {
      if (settled) return { kind: 'done' };
      return queue.begun.length === 1
        ? { kind: 'parked', error: refusedData('MUG') }
        : { kind: 'again', at: queue.clock.now() + 60_000 };
    };
    const queue: QueueUnderTest = await openQueue({ run: waitsForNav });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(1_000);
    const run = queue.replay.start(all, 'person:anna');
    queue.worker.wake();
    await queue.clock.run(1_000);
    expect(queue.row(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(queue.replay.cancel(run.id)).toMatchObject({ state: 'cancelled', done: 0 });
    expect(queue.row(id)).toMatchObject({ state: 'waiting' });
    // It is told all the same what became of it.
    settled = true;
    await queue.clock.run(120_000);
    expect(queue.replay.run(run.id)).toMatchObject({ state: 'cancelled', done: 1, total: 1 });
  });
});
