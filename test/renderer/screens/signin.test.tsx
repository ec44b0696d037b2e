import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Session, SessionDoor } from '../../../renderer/bridge/client.ts';
import { CallFailure, signedOut } from '../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway } from '../fakeClient.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const clerk: Session = { name: 'k.schmitt', role: 'operator' };

const door = (found: Session | null | Error, signIn: () => Promise<Session> = async () => clerk) => {
  const typed: string[] = [];
  let signedOutTimes = 0;
  const session: SessionDoor = {
    kind: 'password',
    current: async () => {
      if (found instanceof Error) throw found;
      return found;
    },
    signIn: async (name, password) => {
      typed.push(name, password);
      return signIn();
    },
    signOut: async () => void (signedOutTimes += 1),
  };
  return { session, typed, signedOutTimes: () => signedOutTimes };
};

const typeCredentials = async () => {
  await userEvent.type(await screen.findByLabelText('Name'), 'k.schmitt');
  await userEvent.type(screen.getByLabelText('Password'), 'secret');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
};

describe('the sign-in', () => {
  it('is asked of who is not signed in, and leads to the screen of the address', async () => {
    const { session, typed } = door(null);
    const client = createFakeClient({ 'connections.list': { connections: [] } }, session);
    show(client, '#/connections');
    await typeCredentials();

    await screen.findByRole('heading', { level: 1, name: 'Connections' });
    expect(typed).toEqual(['k.schmitt', 'secret']);
    // The screen of the address, and the frame around it.
    const frame = ['overview.get', 'alarms.list', 'queue.pauses'];
    const wanted = [...frame, 'connections.list', 'address.get'];
    expect(client.asked.map(({ name }) => name).filter((name) => !wanted.includes(name))).toEqual([]);
  });

  it('is not asked of who is signed in', async () => {
    show(createFakeClient({}, door(clerk).session));

    await screen.findByRole('heading', { level: 1, name: /Nothing is lost/ });
    expect(screen.getByText('k.schmitt')).toBeDefined();
  });

  it('says that name or password does not fit, and keeps what was typed', async () => {
    const refuse = () => Promise.reject(new CallFailure(signedOut, 401));
    show(createFakeClient({}, door(null, refuse).session));
    await typeCredentials();

    await screen.findByText('Name or password does not fit.');
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('k.schmitt');
  });

  it('says how long to wait after too many tries', async () => {
    const view = { code: 'sign-in-wait', message: 'Too many wrong tries.', whatToDo: 'Wait 8 seconds.' };
    show(createFakeClient({}, door(null, () => Promise.reject(new CallFailure(view, 429))).session));
    await typeCredentials();

    expect(await screen.findByText('Wait 8 seconds.')).toBeDefined();
  });

  it('comes back when the session has ended meanwhile', async () => {
    const ended = new CallFailure(signedOut, 401);
    show(createFakeClient({ 'overview.get': ended }, door(clerk).session));

    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeDefined();
  });

  it('comes back after signing out', async () => {
    const { session, signedOutTimes } = door(clerk);
    show(createFakeClient({}, session));
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));

    await screen.findByRole('heading', { level: 1, name: 'Sign in' });
    expect(signedOutTimes()).toBe(1);
  });

  it('is not mistaken for an engine that is away', async () => {
    show(createFakeClient({}, door(engineAway).session));

    await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});
