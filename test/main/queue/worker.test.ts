import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../main/base/errors.ts';
import { transaction } from '../../../main/db/transaction.ts';
import type { JobOutcome } from '../../../main/queue/worker.ts';
import { fillDisk } from '../support/records.ts';
import { createGate, failure, openQueue, type QueueUnderTest, refusedData } from './queueUnderTest.ts';
import { NORMAL, FULL, MINUTE, DAY, effect, effects, attempts } from './workerEffects.ts';

describe('the worker', () => {
  it('runs what is due, lower priority numbers first and older ones before newer', async () => {
    const queue = await openQueue();
    queue.ring('housekeeping', { priority: 5 });
    queue.ring('second', { runAt: queue.clock.now() - 1_000 });
    queue.ring('first', { runAt: queue.clock.now() - 2_000 });
    queue.worker.start();
    await queue.clock.run(10);
    expect(queue.begun).toEqual(['first@0', 'second@0', 'housekeeping@0']);
  });

  it('leaves the disk alone for the beginning and the end of a job, and waits for it for what a job itself writes', async () => {
    const syncs: unknown[] = [];
    const note = ({ db }: QueueUnderTest) => syncs.push(db.pragma('synchronous', { simple: true }));
    const queue = await openQueue({
      run: async (_, self) => {
        transaction(self.db, () => note(self));
        return { kind: 'done', record: () => note(self) };
      },
    });
    queue.ring('a');
    queue.worker.start();
    await queue.clock.run(10);
    note(queue);
    expect(syncs).toEqual([FULL, NORMAL, FULL]);
  });

  it('waits for what is not due yet', async () => {
    const queue = await openQueue();
    queue.worker.start();
    queue.ring('a', { runAt: queue.clock.now() + 30 * MINUTE });
    await queue.clock.run(60 * MINUTE);
    expect(queue.begun).toEqual(['a@1800']);
  });

  it('serves integrations in turn, however many jobs one of them has', async () => {
    const queue = await openQueue();
    for (let n = 1; n <= 4; n += 1) queue.ring(`big${n}`, { integrationId: 'big' });
    queue.ring('small1', { integrationId: 'small' });
    queue.ring('tiny1', { integrationId: 'tiny' });
    queue.worker.start();
    await queue.clock.run(10);
    expect(queue.begun.map((entry) => entry.split('@')[0])).toEqual([
      'big1',
      'small1',
      'tiny1',
      'big2',
      'big3',
      'big4',
    ]);
  });

  it('has no more jobs going on at once than it may', async () => {
    const gate = createGate();
    const queue = await openQueue({
      concurrency: 2,
      run: async () => {
        await gate.promise;
        return { kind: 'done' };
      },
    });
    for (const key of ['a', 'b', 'c']) queue.ring(key);
    queue.worker.start();
    await queue.clock.run(MINUTE);
    expect(queue.begun).toEqual(['a@0', 'b@0']);
    gate.open();
    await queue.clock.run(MINUTE);
    expect(queue.begun).toEqual(['a@0', 'b@0', 'c@60']);
  });

  it('parks a job of a kind nobody handles', async () => {
    const queue = await openQueue();
    const id = queue.ring('a', { kind: 'unheard-of' });
    queue.worker.start();
    await queue.clock.run(10);
    expect(queue.row(id)).toMatchObject({ state: 'parked', cause_group: 'internal' });
  });

  it('sleeps while nothing is to be done', async () => {
    let turns = 0;
    const queue = await openQueue({ onSoon: () => void (turns += 1) });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(10);
    turns = 0;
    await queue.clock.run(DAY);
    expect(turns).toBe(0);
  });
});

describe('what a handler says', () => {
  it('records in the transaction that ends the job', async () => {
    const queue = await openQueue({
      run: async (job) => ({
        kind: 'done',
        record: () => {
          expect(queue.db.inTransaction).toBe(true);
          expect(queue.row(job.id)['state']).toBe('leased');
          effect(queue, job.key);
        },
      }),
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(10);
    expect(effects(queue)).toEqual(['a 1']);
    expect(queue.row(id)).toMatchObject({ state: 'done', lease_token: null });
    expect(queue.ended).toEqual([id]);
  });

  it('is taken back as a whole when its record throws, and the job runs again', async () => {
    const told: string[] = [];
    const queue = await openQueue({
      failed: (job, error, decision) => void told.push(`${job.key} ${error.code} ${decision.kind}`),
      run: async (job) => ({
        kind: 'done',
        record: () => {
          effect(queue, job.key);
          if (queue.begun.length === 1) throw new Error('a row changed meanwhile');
        },
      }),
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(1);
    expect(effects(queue)).toEqual([]);
    expect(queue.row(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    await queue.clock.run(MINUTE);
    expect(effects(queue)).toEqual(['a 2']);
    expect(queue.states('a')).toEqual(['done']);
    expect(told).toEqual(['a internal again']);
  });

  it('goes on in the queue although the handler cannot record its failure either', async () => {
    const queue = await openQueue({
      failed: () => {
        throw new Error('a bug');
      },
      run: async () => {
        throw refusedData('A-1');
      },
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(10);
    expect(queue.row(id)).toMatchObject({ state: 'parked', cause_group: 'sku-unknown:A-1' });
  });

  it('"again" spends no attempt, however often', async () => {
    const queue = await openQueue({
      run: async (_job, { clock, begun }) =>
        begun.length > 10 ? { kind: 'done' } : { kind: 'again', at: clock.now() + MINUTE },
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(20 * MINUTE);
    expect(queue.row(id)).toMatchObject({ state: 'done', attempts: 1, first_failed_at: null });
    expect(queue.begun.at(-1)).toBe('a@600');
  });

  it('"parked" keeps the cause with what to do, grouped by the value that names it', async () => {
    const queue = await openQueue({ run: async () => ({ kind: 'parked', error: refusedData('MUG-1') }) });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(10);
    const { cause, ...row } = queue.row(id);
    expect(row).toMatchObject({ state: 'parked', class: 'invalid', cause_group: 'sku-unknown:MUG-1' });
    expect(JSON.parse(String(cause))).toMatchObject({
      code: 'sku-unknown',
      whatToDo: 'Start it.',
      params: { sku: 'MUG-1' },
    });
  });

  it.each([
    ['succeeds', async (): Promise<JobOutcome> => ({ kind: 'done' }), ['superseded', 'done']],
    ['parks', async (): Promise<JobOutcome> => ({ kind: 'parked', error: refusedData('B') }), ['superseded', 'parked']],
  ])('closes an older parked job when a later one of the key %s', async (_name, later, wanted) => {
    const queue = await openQueue({
      run: async () => (queue.begun.length === 1 ? { kind: 'parked', error: refusedData('A') } : later()),
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(10);
    queue.ring('a');
    await queue.clock.run(10);
    expect(queue.states('a')).toEqual(wanted);
  });
});

describe('a job that fails', () => {
  it('is tried with growing waits for three days and then parked', async () => {
    const decisions: string[] = [];
    const queue = await openQueue({
      failed: (_job, _error, { kind }) => void decisions.push(kind),
      run: async () => {
        throw failure({ system: undefined });
      },
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(2.9 * DAY);
    expect(queue.row(id)).toMatchObject({ state: 'waiting' });
    await queue.clock.run(DAY);
    expect(queue.row(id)).toMatchObject({ state: 'parked', cause_group: 'nav-down' });
    expect(queue.seconds() - Number(queue.begun.at(-1)?.split('@')[1])).toBeLessThan(DAY / 1000);
    const times = queue.begun.map((entry) => Number(entry.split('@')[1]));
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits.every((wait, index) => wait > (waits[index - 1] ?? 0) || wait > 9.5 * 3_600)).toBe(true);
    expect(Math.max(...waits)).toBeLessThanOrEqual(12 * 3_600 * 1.2);
    expect(decisions).toEqual([...decisions.slice(1).map(() => 'again'), 'park']);
  });

  it('comes back when the server wished, not before', async () => {
    const queue = await openQueue({
      run: async () => {
        if (queue.begun.length > 1) return { kind: 'done' };
        throw failure({ retryAfterMs: 47 * MINUTE });
      },
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(60 * MINUTE);
    expect(queue.begun).toEqual(['a@0', `a@${47 * 60}`]);
  });

  it('looks for an hour for what exists already, also after an outage of many', async () => {
    const queue = await openQueue({
      run: async () => {
        if (queue.seconds() < 6 * 3_600) throw failure({ system: undefined });
        throw failure({ kind: 'conflict', code: 'nav-key-exists', system: undefined });
      },
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(DAY);
    expect(queue.row(id)).toMatchObject({ state: 'parked', cause_group: 'nav-key-exists' });
    const looks = queue.begun.map((entry) => Number(entry.split('@')[1])).filter((second) => second >= 6 * 3_600);
    expect(looks.length).toBeGreaterThan(3);
    expect((looks.at(-1) ?? 0) - (looks[0] ?? 0)).toBeGreaterThan(3_600);
  });

  it('naps for a minute at most, so that a computer that slept is noticed and no timer overflows', async () => {
    const naps: number[] = [];
    const queue = await openQueue({
      onAfter: (milliseconds) => naps.push(milliseconds),
      run: async () => {
        throw failure({ retryAfterMs: 40 * DAY });
      },
    });
    queue.worker.start();
    queue.ring('a');
    await queue.clock.run(10 * MINUTE);
    expect(queue.begun).toEqual(['a@0']);
    expect(naps.length).toBeGreaterThan(5);
    expect(Math.max(...naps)).toBe(MINUTE);
  });

  it('waits without spending attempts while the sign-in is refused, until a person asks', async () => {
    const queue = await openQueue({
      run: async () => {
        if (queue.begun.length > 1) return { kind: 'done' };
        throw failure({ kind: 'authentication', code: 'signin-refused' });
      },
    });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(5 * DAY);
    expect(queue.begun).toEqual(['a@0']);
    expect(queue.row(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    queue.circuits.reset('nav');
    queue.worker.wake();
    await queue.clock.run(MINUTE);
    expect(queue.states('a')).toEqual(['done']);
  });
});

describe('stopping', () => {
  it('takes nothing new and waits for what is in hand', async () => {
    const gate = createGate();
    const queue = await openQueue({
      run: async () => {
        await gate.promise;
        return { kind: 'done' };
      },
    });
    queue.worker.start();
    const [first, second] = [queue.ring('a'), queue.ring('b')];
    await queue.clock.run(10);
    let stopped = false;
    const stopping = queue.worker.stop(10_000).then(() => (stopped = true));
    queue.ring('c');
    await queue.clock.run(5_000);
    expect(stopped).toBe(false);
    gate.open();
    await queue.clock.settle(stopping);
    expect(queue.seconds()).toBeLessThan(6);
    expect(queue.row(first)['state']).toBe('done');
    await queue.clock.run(MINUTE);
    expect(queue.row(second)['state']).toBe('waiting');
    expect(queue.begun).toEqual(['a@0']);
  });

  it('waits no longer than it may; the next start gives back what had not ended', async () => {
    const queue = await openQueue({ run: () => createGate<JobOutcome>().promise });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(10);
    await queue.clock.settle(queue.worker.stop(10_000));
    expect(queue.seconds()).toBeCloseTo(10.01);
    const life = queue.nextLife(async () => ({ kind: 'done' }));
    life.worker.start();
    await queue.clock.run(10);
    expect(queue.row(id)['state']).toBe('done');
  });

  it('gives up an outcome that no storage takes, instead of trying for ever', async () => {
    const queue = await openQueue({
      run: async (job) => ({ kind: 'done', record: () => effect(queue, job.key, 100_000) }),
    });
    queue.worker.start();
    const makeRoom = fillDisk(queue.db);
    const id = queue.ring('a');
    await queue.clock.run(MINUTE);
    await queue.clock.settle(queue.worker.stop(10_000));
    makeRoom();
    await queue.clock.run(MINUTE);
    expect(queue.row(id)['state']).toBe('waiting');
    expect(effects(queue)).toEqual([]);
  });

  it('gives back a job that hangs, and hears no more what it comes to', async () => {
    const gate = createGate<JobOutcome>();
    const queue = await openQueue({ run: () => gate.promise });
    queue.worker.start();
    const id = queue.ring('a');
    await queue.clock.run(10);
    await queue.clock.settle(queue.worker.stop(10_000));
    expect(queue.row(id)).toMatchObject({ state: 'waiting', lease_token: null });
    expect(attempts(queue)).toEqual(['interrupted']);
    gate.open({ kind: 'done', record: () => effect(queue, 'a') });
    await queue.clock.run(MINUTE);
    expect(queue.row(id)['state']).toBe('waiting');
    expect(effects(queue)).toEqual([]);
  });
});

it('an error that the product names keeps its own kind when a record throws it', async () => {
  const queue = await openQueue({
    run: async () => ({
      kind: 'done',
      record: () => {
        throw new ConnectorError({ kind: 'invalid', code: 'x', message: 'm', whatToDo: 'w' });
      },
    }),
  });
  queue.worker.start();
  const id = queue.ring('a');
  await queue.clock.run(10);
  expect(queue.row(id)).toMatchObject({ state: 'parked', cause_group: 'x' });
});
