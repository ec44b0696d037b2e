import { describe, expect, test } from 'vitest';
import { idleMs } from '../../../main/headless/sessions.ts';
import {
  ask,
  code,
  dashboard,
  eachWithDashboard,
  lines,
  page,
  pass,
  post,
  signIn,
  stand,
  whoIs,
} from './dashboardUnderTest.ts';

eachWithDashboard();

describe('signing in', () => {
  test('opens a session in a cookie no script and no other site can use', async () => {
    const answer = await post('/api/session', { name: 'olaf', password: 'olaf-olaf' });
    expect(JSON.parse(answer.body)).toEqual({ name: 'olaf', role: 'operator' });
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^ml_session_${dashboard.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  test('shows who is signed in, and nobody after signing out', async () => {
    const cookie = await signIn('vera');
    expect(await whoIs(cookie)).toEqual({ name: 'vera', role: 'viewer' });
    expect((await ask('DELETE', '/api/session', { ...page, ...cookie }, '{}')).status).toBe(204);
    expect(await whoIs(cookie)).toBeNull();
  });

  test('ends a session that was not used for eight hours, and not before', async () => {
    const cookie = await signIn('vera');
    pass(idleMs - 1);
    expect(await whoIs(cookie)).not.toBeNull();
    pass(idleMs - 1);
    expect(await whoIs(cookie)).not.toBeNull();
    pass(idleMs);
    expect(await whoIs(cookie)).toBeNull();
  });

  test('ends the session of a user who is no longer there', async () => {
    const cookie = await signIn('vera');
    stand.users.delete('vera');
    expect(await whoIs(cookie)).toBeNull();
  });

  test.each([{ name: 'olaf' }, { name: 'olaf', password: 7 }, { name: 'olaf', password: 'x', role: 'administrator' }])(
    'takes nothing but a name and a password: %j',
    async (body) => {
      expect((await post('/api/session', body)).status).toBe(400);
    },
  );

  test('does not take a made-up session', async () => {
    const name = `ml_session_${dashboard.port}`;
    expect(await whoIs({ Cookie: `${name}=; ${name}x=y` })).toBeNull();
    expect(await whoIs({ Cookie: `${name}=${'A'.repeat(43)}` })).toBeNull();
  });
});

describe('guessing', () => {
  const guess = (name: string, password = 'wrong') => post('/api/session', { name, password });
  const guesses = async (name: string, count: number) => {
    for (let n = 0; n < count; n += 1) await guess(name);
  };

  test('locks the name out after three tries, also for the right password', async () => {
    await guesses('olaf', 3);
    const answer = await guess('olaf', 'olaf-olaf');
    expect([answer.status, answer.headers['retry-after'], code(answer)]).toEqual([429, '1', 'sign-in-locked']);
    pass(1_000);
    expect((await guess('olaf', 'olaf-olaf')).status).toBe(200);
  });

  test('waits twice as long after each further try, up to fifteen minutes', async () => {
    await guesses('olaf', 3);
    const waits: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const wait = Number((await guess('olaf')).headers['retry-after']);
      waits.push(wait);
      pass(wait * 1_000);
      await guess('olaf');
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  test('locks only the name that was guessed at', async () => {
    await guesses('olaf', 4);
    expect((await guess('vera', 'vera-vera')).status).toBe(200);
  });

  test('treats names that do not exist alike', async () => {
    await guesses('nobody', 3);
    expect((await guess('nobody')).status).toBe(429);
  });

  test('is forgotten after a right password', async () => {
    await guesses('olaf', 2);
    await guess('olaf', 'olaf-olaf');
    await guesses('olaf', 2);
    expect((await guess('olaf', 'olaf-olaf')).status).toBe(200);
  });

  test('leaves no password and no name in the log', async () => {
    await guess('olaf', 'hunter2');
    expect(lines.join()).not.toMatch(/hunter2|olaf/);
    expect(lines).toHaveLength(1);
  });
});

describe('changed settings', () => {
  test('of other things than users leave everybody signed in', async () => {
    const cookie = await signIn('vera');
    stand.news.emit('changed', { what: 'settings', at: '' });
    expect(await whoIs(cookie)).not.toBeNull();
  });

  const settingsChanged = () => stand.news.emit('changed', { what: 'users', at: '' });

  test('sign everybody out, for roles and passwords may be others', async () => {
    const cookie = await signIn('vera');
    settingsChanged();
    expect(await whoIs(cookie)).toBeNull();
  });

  test('do not sign out the administrator who changes them', async () => {
    stand.answers.set('settings.import', () => {
      settingsChanged();
      return { connections: 0, integrations: 0 };
    });
    const [anna, vera] = [await signIn('anna'), await signIn('vera')];
    await post('/api/settings.import', { text: '{}' }, anna);
    expect(await whoIs(anna)).not.toBeNull();
    expect(await whoIs(vera)).toBeNull();
  });
});
