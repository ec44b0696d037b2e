import { describe, expect, it } from 'vitest';
import { createCircuitRows } from '../../../main/queue/circuitRows.ts';
import { createCircuits } from '../../../main/queue/circuit.ts';
import { createPauses } from '../../../main/queue/pauses.ts';
import { classOf, policies } from '../../../main/queue/policies.ts';
import { openTestRecords } from '../support/records.ts';
import { failure } from './queueUnderTest.ts';

const HOUR = 3_600_000;
const nothing = () => undefined;
const at = (milliseconds: number) => new Date(milliseconds).toISOString();

describe('a pause', () => {
  it('holds the work of its integration, and never what keeps deliveries coming', async () => {
    const { db, ports } = await openTestRecords();
    const pauses = createPauses({ db, ports, changed: nothing });
    pauses.begin({ integrationId: 'a', until: null, by: 'person:anna' }, nothing);
    const held = (integrationId: string, kind: string) => pauses.holds({ integrationId, kind });
    expect([held('a', 'order'), held('a', 'poll'), held('b', 'order')]).toEqual([true, true, false]);
    expect([held('a', 'align'), held('a', 'heartbeat')]).toEqual([false, false]);
    pauses.begin({ integrationId: '', until: null, by: 'person:ben' }, nothing);
    expect([held('b', 'order'), held('b', 'align')]).toEqual([true, false]);
  });

  it('ends by itself at its time and tells so, also when the program was started meanwhile', async () => {
    const { db, ports, clock } = await openTestRecords();
    createPauses({ db, ports, changed: nothing }).begin(
      { integrationId: '', until: at(clock.now() + HOUR), by: 'person:anna' },
      nothing,
    );
    const told: number[] = [];
    const over: string[] = [];
    const next = createPauses({
      db,
      ports,
      changed: () => told.push(clock.now()),
      over: ({ by }) => over.push(`${by} ${db.inTransaction}`),
    });
    next.start();
    const began = clock.now();
    await clock.run(HOUR - 1_000);
    expect([next.inForce().length, told.length]).toEqual([1, 0]);
    await clock.run(2_000);
    expect([next.inForce(), told.map((time) => time - began)]).toEqual([[], [HOUR]]);
    expect([over, db.prepare('SELECT count(*) FROM pauses').pluck().get()]).toEqual([['person:anna true'], 0]);
    next.stop();
  });

  it('of all work ends every other one with it; one that does not hold is not ended', async () => {
    const { db, ports } = await openTestRecords();
    const pauses = createPauses({ db, ports, changed: nothing });
    expect(pauses.end('', nothing)).toBe(false);
    for (const integrationId of ['a', '']) pauses.begin({ integrationId, until: null, by: 'person:anna' }, nothing);
    expect([pauses.end('', nothing), pauses.inForce()]).toEqual([true, []]);
  });
});

describe('a circuit', () => {
  it('is kept over a restart: a refused sign-in is not tried again, a system that is down gets its trial', async () => {
    const { db, log, clock, ports } = await openTestRecords();
    const life = () => createCircuits(ports, nothing, undefined, createCircuitRows(db, log));
    const first = life();
    first.failed(failure({ kind: 'authentication', code: 'signin-refused' }));
    for (let n = 0; n < 2; n += 1) first.failed(failure({ system: 'shop' }));
    await clock.run(1_000);
    const second = life();
    expect(second.held()).toEqual(['nav', 'shop']);
    expect(second.view('nav')).toMatchObject({ state: 'refused', error: { code: 'signin-refused' } });
    await clock.run(10_000);
    expect(second.held()).toEqual(['nav']);
    second.started(['shop']);
    expect(life().view('shop').state).toBe('open');
    second.ended(['shop'], true);
    second.reset('nav');
    expect(life().held()).toEqual([]);
  });
});

describe('the policies', () => {
  it.each([
    [failure({ kind: 'unavailable' }), 'transient', 'again', null],
    [failure({ kind: 'unavailable', code: 'nav-lock' }), 'lock', 'again', 60],
    [failure({ kind: 'unavailable', code: 'nav-capacity' }), 'capacity', 'again', 30],
    [failure({ kind: 'rateLimited' }), 'rate', 'again', null],
    [failure({ kind: 'rateLimited', code: 'store-rate-window' }), 'window', 'again', null],
    [failure({ kind: 'authentication' }), 'signIn', 'held', null],
    [failure({ kind: 'permission' }), 'permission', 'park', null],
    [failure({ kind: 'invalid' }), 'data', 'park', null],
    [failure({ kind: 'unknownOutcome' }), 'data', 'park', null],
    [failure({ kind: 'conflict', code: 'nav-key-exists' }), 'duplicate', 'again', null],
    [failure({ kind: 'conflict' }), 'conflict', 'again', null],
  ] as const)('of %s', (error, wanted, next, quietMinutes) => {
    const policy = policies[classOf(error)];
    expect([classOf(error), policy.next, policy.tellAfterMs && policy.tellAfterMs / 60_000]).toEqual([
      wanted,
      next,
      quietMinutes,
    ]);
  });
});
