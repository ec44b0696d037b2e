import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { EngineHandle } from '../host.ts';
import type { Log } from '../base/log.ts';
import type { Ports } from '../base/ports.ts';
import { readJson, sendError, sendJson } from './exchange.ts';
import { createLockout } from './lockout.ts';
import { refuseBody } from './refuseBody.ts';
import { createSessions, type Session } from './sessions.ts';

const credentials = z.strictObject({
  name: z.string().check(z.maxLength(40)),
  password: z.string().check(z.maxLength(1_000)),
});

export interface Login {
  /** The session of a request's cookie; null when nobody is signed in. */
  sessionOf(request: IncomingMessage): Session | null;
  /** Whether a session still stands, without counting as use of it. */
  stands(session: Session): boolean;
  endAll(stays: (session: Session) => boolean): void;
  show(request: IncomingMessage, response: ServerResponse): void;
  signIn(request: IncomingMessage, response: ServerResponse): Promise<void>;
  signOut(request: IncomingMessage, response: ServerResponse): void;
}

interface Parts {
  readonly engine: Pick<EngineHandle, 'signIn' | 'userNames'>;
  readonly ports: Pick<Ports, 'now' | 'random'>;
  readonly log: Log;
}

/** Sign-in of the dashboard: GET, POST and DELETE of /api/session, and the cookie that carries it. */
export function createLogin({ engine, ports, log }: Parts): Login {
  const sessions = createSessions(ports);
  const lockout = createLockout(ports, engine.userNames);
  const known = (session: Session | null) =>
    session !== null && engine.userNames().includes(session.actor.name) ? session : null;
  return {
    sessionOf: (request) => known(sessions.find(readCookie(request))),
    stands: (session) => known(sessions.find(session.id, true)) !== null,
    endAll: sessions.endAll,
    // To ask who is signed in is no offence: a page that opens asks first, and "nobody" is an answer.
    show(request, response) {
      const session = known(sessions.find(readCookie(request)));
      sendJson(response, 200, session?.actor ?? null);
    },
    async signIn(request, response) {
      const body = await readJson(request);
      if (body.kind !== 'json') return refuseBody(response, body.kind);
      const parsed = credentials.safeParse(body.value);
      if (!parsed.success) return sendError(response, 400, notCredentials);
      const { name, password } = parsed.data;
      const wait = lockout.wait(name);
      if (wait > 0) return sendError(response, 429, lockedOut(wait), { 'Retry-After': String(Math.ceil(wait / 1000)) });
      const actor = engine.signIn(name, password);
      if (actor === null) {
        lockout.failed(name);
        log.warn('a sign-in at the dashboard was refused');
        return sendError(response, 401, wrongPassword);
      }
      lockout.succeeded(name);
      const old = readCookie(request);
      if (old !== null) sessions.end(old);
      const session = sessions.open(actor);
      sendJson(response, 200, actor, { 'Set-Cookie': cookie(request, session.id) });
    },
    signOut(request, response) {
      const id = readCookie(request);
      if (id !== null) sessions.end(id);
      request.resume();
      sendJson(response, 204, null, { 'Set-Cookie': `${cookie(request, '')}; Max-Age=0` });
    },
  };
}

/** Browsers share cookies between the ports of a host, so that each dashboard of a computer has a name of its own. */
function cookieName(request: IncomingMessage): string {
  return `ml_session_${request.socket.localPort ?? 0}`;
}

function cookie(request: IncomingMessage, id: string): string {
  return `${cookieName(request)}=${id}; Path=/; HttpOnly; SameSite=Strict`;
}

function readCookie(request: IncomingMessage): string | null {
  const name = `${cookieName(request)}=`;
  const found = (request.headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(name));
  return found === undefined ? null : found.trim().slice(name.length);
}

export const signedOut = { code: 'signed-out', message: 'The sign-in has ended.', whatToDo: 'Sign in again.' };

const wrongPassword = {
  code: 'sign-in-refused',
  message: 'The name or the password is wrong.',
  whatToDo: 'Try again; after three wrong tries there is a wait.',
};

const notCredentials = {
  code: 'input-invalid',
  message: 'A sign-in takes a name and a password.',
  whatToDo: 'Reload the window.',
};

function lockedOut(wait: number) {
  const seconds = Math.ceil(wait / 1000);
  return {
    code: 'sign-in-locked',
    message: 'There were too many wrong tries for this name.',
    whatToDo: `Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and try again.`,
  };
}
