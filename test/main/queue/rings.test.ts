import { describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../../main/queue/worker.ts';
import { createGate, failure, openQueue } from './queueUnderTest.ts';

const MINUTE = 60_000;

describe('a ring', () => {
  it('is folded into the job that waits under its key', async () => {
    const queue = await openQueue();
    expect(queue.ring('a')).toBe(queue.ring('a'));
    expect(queue.states('a')).toEqual(['waiting']);
  });

  it('pulls the job that waits forward, raises its priority and names the newest delivery', async () => {
    const queue = await openQueue();
    const id = queue.ring('a', { runAt: queue.clock.now() + MINUTE, priority: 5, deliveryId: 1 });
    queue.ring('a', { priority: 0, deliveryId: 2 });
    expect(queue.row(id)).toMatchObject({ run_at: queue.clock.now(), priority: 0, delivery_id: 2 });
  });

  it('for later does not push back the job that waits', async () => {
    const queue = await openQueue();
    const id = queue.ring('a');
    queue.ring('a', { runAt: queue.clock.now() + MINUTE, priority: 5 });
    expect(queue.row(id)).toMatchObject({ run_at: queue.clock.now(), priority: 0 });
  });

  it('does not hurry a job that failed: the server said when to come back', async () => {
    const queue = await openQueue({
      run: async () => {
        throw failure({ kind: 'rateLimited', code: 'slow-down', retryAfterMs: MINUTE });
      },
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(1_000);
    queue.ring('a');
    await queue.clock.run(MINUTE);
    expect(queue.begun).toEqual(['a@0', 'a@60']);
  });

  it('of a job that its window of requests held back spends no attempt and no patience, however often', async () => {
    const queue = await openQueue({
      run: async () => {
        if (queue.begun.length > 3) throw failure({ kind: 'rateLimited', code: 'slow-down', retryAfterMs: MINUTE });
        throw failure({ kind: 'rateLimited', code: 'store-rate-window', retryAfterMs: MINUTE });
      },
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(2 * MINUTE + 1_000);
    expect(queue.begun).toEqual(['a@0', 'a@60', 'a@120']);
    expect(queue.row(id)).toMatchObject({ attempts: 0, first_failed_at: null, class: 'rateLimited' });
    await queue.clock.run(MINUTE);
    expect(queue.row(id)).toMatchObject({ attempts: 1, first_failed_at: expect.any(Number) });
  });

  it('of a person does hurry it, and makes it the job of that person', async () => {
    const queue = await openQueue({
      run: async () => {
        throw failure({ kind: 'rateLimited', code: 'slow-down', retryAfterMs: MINUTE });
      },
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(1_000);
    const id = queue.ring('a', { actor: 'person:anna' });
    expect(queue.row(id)['actor']).toBe('person:anna');
    queue.ring('a', { actor: 'poll' });
    await queue.clock.run(1_000);
    expect(queue.begun).toEqual(['a@0', 'a@1']);
    expect(queue.row(id)['actor']).toBe('person:anna');
  });

  it('hurries a job that waits for something without having failed', async () => {
    const queue = await openQueue({
      run: async (job, { clock }) =>
        job.attempts > 1 ? { kind: 'done' } : { kind: 'again', at: clock.now() + MINUTE },
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(1_000);
    queue.ring('a');
    await queue.clock.run(1_000);
    expect(queue.begun).toEqual(['a@0', 'a@1']);
  });

  it('while the job runs waits until it has ended, and ten of them are one', async () => {
    const gate = createGate();
    const queue = await openQueue({
      concurrency: 4,
      run: async () => {
        if (queue.begun.length === 1) await gate.promise;
        return { kind: 'done' };
      },
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(1_000);
    for (let n = 0; n < 10; n += 1) queue.ring('a');
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['leased', 'waiting']);
    expect(queue.begun).toEqual(['a@0']);
    gate.open();
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['done', 'done']);
    expect(queue.begun).toEqual(['a@0', 'a@2']);
  });
});

describe('a ring while the job runs', () => {
  async function ringInside(end: (now: number) => JobOutcome) {
    const queue = await openQueue({
      run: async (job, { ring, clock }) => {
        if (queue.begun.length > 1) return { kind: 'done' };
        ring(job.key, { deliveryId: 7 });
        return end(clock.now());
      },
    });
    queue.worker.start();
    const id = queue.ring('a', { deliveryId: 6 });
    await queue.clock.run(10);
    return { queue, id };
  }

  it('joins the job when that fails: one waits, with its attempts and its time', async () => {
    const { queue, id } = await ringInside(() => {
      throw failure({ kind: 'rateLimited', retryAfterMs: MINUTE });
    });
    expect(queue.states('a')).toEqual(['waiting', 'superseded']);
    expect(queue.row(id)).toMatchObject({ attempts: 1, delivery_id: 7, class: 'rateLimited' });
    queue.ring('a');
    await queue.clock.run(2 * MINUTE);
    expect(queue.begun).toEqual(['a@0', 'a@60']);
  });

  it('makes a job look at once that only wanted to wait', async () => {
    const { queue, id } = await ringInside((now) => ({ kind: 'again', at: now + MINUTE }));
    await queue.clock.run(1_000);
    expect(queue.begun).toEqual(['a@0', 'a@0']);
    expect(queue.row(id)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('runs after a job that was parked, and closes it when it succeeds', async () => {
    const { queue } = await ringInside(() => ({ kind: 'parked', error: failure({ kind: 'invalid' }) }));
    await queue.clock.run(1_000);
    expect(queue.states('a')).toEqual(['superseded', 'done']);
  });
});
