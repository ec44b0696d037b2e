import { callError, type CallName } from '../../main/contract/calls.ts';
import type { Client, Session } from './client.ts';
import { createEvents, type EventDoor } from './events.ts';
import { CallFailure, signedOut, unreachable } from './failure.ts';

/** Browsers send this header across origins only after asking, so a foreign page cannot make a call. */
const headers = { 'Content-Type': 'application/json', 'X-Requested-By': 'ml-connector' };

export interface BrowserDoor extends EventDoor {
  fetch(path: string, init: RequestInit): Promise<Response>;
}

export const windowDoor: BrowserDoor = {
  fetch: (path, init) => fetch(path, { ...init, credentials: 'same-origin' }),
  open: () => new EventSource('api/events'),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

/** A proxy or a server that is starting answers with a page of its own; that is the engine not answering. */
const toFailure = (status: number, body: unknown): CallFailure => {
  const told = callError.safeParse(body);
  if (told.success) return new CallFailure(told.data, status);
  return new CallFailure(status === 401 ? signedOut : unreachable, status);
};

const createRequest = (door: BrowserDoor) => async (method: string, path: string, body?: unknown) => {
  const init: RequestInit = method === 'GET' ? { method } : { method, headers, body: JSON.stringify(body ?? {}) };
  const response = await door.fetch(path, init).catch(() => {
    throw new CallFailure(unreachable);
  });
  const answer = await readJson(response);
  if (!response.ok) throw toFailure(response.status, answer);
  return answer;
};

/** The engine over HTTP from the same origin, with a session cookie. */
export const createBrowserClient = (door: BrowserDoor = windowDoor): Client => {
  const request = createRequest(door);
  const call = (name: CallName, input: unknown) => request('POST', `api/${name}`, input);

  return {
    call: call as Client['call'],
    subscribe: createEvents(door).subscribe,
    session: {
      kind: 'password',
      current: async () => (await request('GET', 'api/session')) as Session | null,
      signIn: async (name, password) => (await request('POST', 'api/session', { name, password })) as Session,
      signOut: async () => void (await request('DELETE', 'api/session')),
    },
  };
};
