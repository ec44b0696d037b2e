import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../main/base/ports.ts';
import { createLongTroubles } from '../../../main/engine/longTroubles.ts';
import { createStandingAlarms } from '../../../main/health/standingAlarms.ts';
import { createAttempts } from '../../../main/queue/attempts.ts';
import { failure } from '../queue/queueUnderTest.ts';
import { openTestRecords } from '../support/records.ts';

const MINUTE = 60_000;

async function open() {
  const { db, ports, clock } = await openTestRecords();
  const alarms = createStandingAlarms({ db, ports, onEvent: () => undefined, changed: () => undefined });
  const attempts = createAttempts(db);
  const life = () => createLongTroubles({ ports, alarms, attempts, nameOf: (id) => id.toUpperCase() });
  let troubles = life();
  const job = (id: number) => ({ id }) as Parameters<typeof troubles.ended>[0];
  const addJob = db.prepare('INSERT INTO jobs (id, key, kind, integration_id, needs, record_key, actor, state, run_at, priority, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)'); // prettier-ignore
  for (const id of [1, 2]) addJob.run(id, `k${id}`, 'order', 'i', '', '', 'webhook', 'waiting');
  const attempt = db.prepare(
    'INSERT INTO attempts (job_id, started_at, ended_at, outcome, cause) VALUES (?, ?, ?, ?, ?)',
  );
  const attempted = (id: number, outcome: string, code: string | null) =>
    attempt.run(id, toInstant(clock.now()), toInstant(clock.now()), outcome, code);
  // The queue records an attempt before it tells of it.
  const met = (id: number, code: string) => {
    attempted(id, 'failed', code);
    troubles.ended(job(id), {
      beganAt: clock.now(),
      ended: 'failed',
      error: failure({ kind: 'unavailable', code }),
    });
  };
  const done = (id: number) => {
    attempted(id, 'done', null);
    troubles.ended(job(id), { beganAt: clock.now(), ended: 'done', error: null });
  };
  const kinds = () => alarms.standing().map(({ kind, scope, stopsWrites }) => `${kind} ${scope} ${stopsWrites}`);
  return { clock, alarms, attempted, met, done, kinds, restart: () => void (troubles = life()) };
}

describe('a trouble that comes back by itself', () => {
  it.each([
    ['a lock', 'nav-lock', 60, 'nav-locked'],
    ['no session left', 'nav-capacity', 30, 'nav-no-room'],
  ])(
    'such as %s stays quiet for its time, is told then, and over when no job meets it any more',
    async (_name, code, quiet, kind) => {
      const { clock, met, done, kinds, restart } = await open();
      met(1, code);
      met(2, code);
      await clock.run((quiet - 1) * MINUTE);
      met(1, code);
      expect(kinds()).toEqual([]);
      await clock.run(2 * MINUTE);
      met(1, code);
      met(2, code);
      expect(kinds()).toEqual([`${kind} connection/nav false`]);
      restart();
      met(1, code);
      met(2, code);
      done(1);
      expect(kinds()).toEqual([`${kind} connection/nav false`]);
      done(2);
      expect(kinds()).toEqual([]);
    },
  );

  it('is told by how long it lasts, not by what the job met before', async () => {
    const { clock, attempted, met, kinds } = await open();
    met(1, 'nav-down');
    await clock.run(300 * MINUTE);
    attempted(1, 'interrupted', null);
    met(1, 'nav-lock');
    expect(kinds()).toEqual([]);
    await clock.run(59 * MINUTE);
    met(1, 'nav-lock');
    expect(kinds()).toEqual([]);
    attempted(1, 'interrupted', null);
    await clock.run(2 * MINUTE);
    met(1, 'nav-lock');
    expect(kinds()).toEqual(['nav-locked connection/nav false']);
  });

  it('is none of a person’s business where another alarm already says it: a system that is down', async () => {
    const { clock, met, kinds } = await open();
    await clock.run(5 * 60 * MINUTE);
    met(1, 'nav-down');
    expect(kinds()).toEqual([]);
  });
});
