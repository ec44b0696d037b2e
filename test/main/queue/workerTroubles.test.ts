import { describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../../main/queue/worker.ts';
import { fillDisk, portsOf } from '../support/records.ts';
import { createGate, failure, openQueue } from './queueUnderTest.ts';
import { MINUTE, DAY, effect, effects, attempts } from './workerEffects.ts';

describe('a system that is down', () => {
  async function openDown(concurrency = 1) {
    const down = { nav: true };
    const queue = await openQueue({
      concurrency,
      run: async (job) => {
        if (down.nav && job.needs.includes('nav')) throw failure();
        return { kind: 'done' };
      },
    });
    queue.worker.start();
    return { queue, down };
  }

  it('holds the jobs that need it, and no other ones', async () => {
    const { queue } = await openDown();
    for (const key of ['a', 'b', 'c', 'd']) queue.ring(key);
    queue.ring('poll', { needs: ['shop'], priority: 5 });
    await queue.clock.run(1_000);
    expect(queue.begun).toEqual(['a@0', 'b@0', 'poll@0']);
  });

  it('is not taken for one whose name begins alike', async () => {
    const { queue } = await openDown();
    for (const key of ['a', 'b']) queue.ring(key);
    await queue.clock.run(1_000);
    queue.ring('c', { needs: ['na'] });
    queue.ring('d', { needs: ['shop', 'na'] });
    await queue.clock.run(1_000);
    expect(queue.states('c')).toEqual(['done']);
    expect(queue.states('d')).toEqual(['done']);
  });

  it('is looked at by one job at a time, in growing distances', async () => {
    const { queue } = await openDown(4);
    for (let n = 0; n < 40; n += 1) queue.ring(`a${n}`);
    await queue.clock.run(3 * MINUTE);
    const times = queue.begun.map((entry) => Number(entry.split('@')[1]));
    // Four were in hand when it went down, and tell that it did.
    expect(times.slice(0, 4)).toEqual([0, 0, 0, 0]);
    const trials = times.slice(4);
    expect(new Set(trials).size).toBe(trials.length);
    expect(trials.length).toBeLessThan(8);
  });

  it('lets everything go on once it is back, also what had failed and would have waited for long', async () => {
    const { queue, down } = await openDown();
    const first = queue.ring('a');
    await queue.clock.run(50_000_000);
    expect(Number(queue.row(first)['run_at'])).toBeGreaterThan(queue.clock.now() + 60 * MINUTE);
    down.nav = false;
    queue.ring('b');
    await queue.clock.run(1_000);
    expect([queue.states('a'), queue.states('b')]).toEqual([['done'], ['done']]);
  });

  it('does not keep the worker busy while no job is there to look at it', async () => {
    let turns = 0;
    const queue = await openQueue({
      onSoon: () => void (turns += 1),
      run: async () => {
        throw failure({ retryAfterMs: DAY });
      },
    });
    queue.worker.start();
    queue.ring('a');
    queue.ring('b');
    await queue.clock.run(10);
    turns = 0;
    await queue.clock.run(60 * MINUTE);
    expect(queue.begun).toEqual(['a@0', 'b@0']);
    expect(turns).toBeLessThan(100);
  });
});

describe('after a crash', () => {
  it('what was leased is given back and runs again, with no failure counted', async () => {
    let dead = false;
    const queue = await openQueue({ dead: () => dead, run: () => createGate<JobOutcome>().promise });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(1_000);
    expect(queue.row(id)['state']).toBe('leased');
    dead = true;
    const life = queue.nextLife(async () => ({ kind: 'done' }), portsOf(queue.clock));
    life.worker.start();
    await queue.clock.run(10);
    expect(queue.row(id)).toMatchObject({ state: 'done', attempts: 1, lease_token: null });
    expect(attempts(queue)).toEqual(['interrupted', 'done']);
  });

  it('one job goes on where another of its key already waits, and knows the newest delivery', async () => {
    let dead = false;
    const queue = await openQueue({ dead: () => dead, run: () => createGate<JobOutcome>().promise });
    queue.worker.start();
    const id = queue.ring('a', { deliveryId: 1 });
    await queue.clock.run(1_000);
    queue.ring('a', { deliveryId: 2 });
    dead = true;
    const ran: number[] = [];
    const life = queue.nextLife(async (job) => {
      ran.push(job.id);
      return { kind: 'done' };
    }, portsOf(queue.clock));
    life.worker.start();
    await queue.clock.run(10);
    expect(ran).toEqual([id]);
    expect(queue.states('a')).toEqual(['done', 'superseded']);
    expect(queue.row(id)).toMatchObject({ delivery_id: 2, attempts: 1 });
  });
});

describe('storage that cannot be written', () => {
  it('loses no outcome: it is kept in hand and recorded once there is room, without running twice', async () => {
    const queue = await openQueue({
      run: async (job) => ({ kind: 'done', record: () => effect(queue, job.key, 100_000) }),
    });
    queue.worker.start();
    const makeRoom = fillDisk(queue.db);
    const id = queue.ring('a');
    await queue.clock.run(MINUTE);
    expect(queue.row(id)['state']).toBe('leased');
    expect(queue.ended).toEqual([]);
    expect(queue.logged).toContain('the queue could not be written');
    makeRoom();
    await queue.clock.run(5_000);
    expect(queue.row(id)['state']).toBe('done');
    expect(effects(queue)).toEqual(['a 1']);
    expect(queue.begun).toEqual(['a@0']);
  });

  it('lets the jobs behind it run when there is room again', async () => {
    const queue = await openQueue({
      run: async (job) => ({ kind: 'done', record: () => effect(queue, job.key, 100_000) }),
    });
    queue.worker.start();
    const makeRoom = fillDisk(queue.db);
    for (const key of ['a', 'b', 'c']) queue.ring(key);
    await queue.clock.run(10 * MINUTE);
    makeRoom();
    await queue.clock.run(10_000);
    expect(effects(queue)).toEqual(['a 1', 'b 2', 'c 3']);
  });

  it('keeps a failure in hand too, and tells the circuit once', async () => {
    const queue = await openQueue({
      failed: (job) => effect(queue, job.key, 100_000),
      run: async () => {
        throw failure();
      },
    });
    queue.worker.start();
    const makeRoom = fillDisk(queue.db);
    const id = queue.ring('a');
    await queue.clock.run(MINUTE);
    expect(queue.row(id)['state']).toBe('leased');
    expect(queue.circuits.view('nav')).toMatchObject({ state: 'closed', error: { code: 'nav-down' } });
    makeRoom();
    await queue.clock.run(5_000);
    expect(queue.row(id)).toMatchObject({ state: 'waiting', class: 'unavailable' });
  });

  it('that is full at the start is waited for', async () => {
    const queue = await openQueue();
    const id = queue.ring('a');
    queue.db.pragma('query_only = ON');
    queue.worker.start();
    await queue.clock.run(10 * MINUTE);
    expect(queue.row(id)['state']).toBe('waiting');
    queue.db.pragma('query_only = OFF');
    await queue.clock.run(5_000);
    expect(queue.row(id)['state']).toBe('done');
  });

  it('leaves no trial of a circuit hanging', async () => {
    const down = { nav: true };
    const queue = await openQueue({
      run: async (job) => {
        if (down.nav) throw failure();
        return { kind: 'done', record: () => effect(queue, job.key, 100_000) };
      },
    });
    queue.worker.start();
    for (const key of ['a', 'b', 'c']) queue.ring(key);
    await queue.clock.run(1_000);
    expect(queue.circuits.view('nav').state).toBe('open');
    down.nav = false;
    const makeRoom = fillDisk(queue.db);
    await queue.clock.run(MINUTE);
    expect(queue.circuits.view('nav').state).toBe('closed');
    makeRoom();
    await queue.clock.run(10 * MINUTE);
    expect(queue.jobs.counts()).toMatchObject({ waiting: 0, running: 0 });
  });
});
