import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall, isCallName } from '../answer.ts';
import { calls } from '../contract/calls.ts';
import type { EngineHandle } from '../host.ts';
import { ConnectorError, type ErrorKind } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { pageHeaders, readPageFile } from '../base/page.ts';
import type { Ports } from '../base/ports.ts';
import { createEventStreams } from './eventStream.ts';
import { readJson, sendError, sendJson, sendText } from './exchange.ts';
import { sendExport } from './sendExport.ts';
import { foreignRequest } from './foreign.ts';
import { createLogin, signedOut } from './login.ts';
import { refuseBody } from './refuseBody.ts';
import type { Session } from './sessions.ts';

// Imported for its values, node:http loads all it has, a second client among it: 14 MB and 50 ms for every start.
const { createServer } = process.getBuiltinModule('node:http');

export interface DashboardParts {
  readonly engine: Pick<EngineHandle, 'calls' | 'events' | 'exportPath' | 'signIn' | 'userNames'>;
  readonly ports: Pick<Ports, 'now' | 'random' | 'after'>;
  readonly log: Log;
  /** Where the built window lies; it need not be there. */
  readonly pageFolder: string;
}

export interface Dashboard {
  readonly port: number;
  close(): Promise<void>;
}

const statuses: Readonly<Record<ErrorKind, number>> = {
  authentication: 422,
  permission: 403,
  notFound: 404,
  conflict: 409,
  invalid: 422,
  rateLimited: 503,
  unavailable: 503,
  unknownOutcome: 503,
  signature: 422,
  guarded: 409,
};

const exportsPath = /^\/api\/exports\/([\w.-]{1,80})$/;
const apiPath = /^\/api\/([A-Za-z][A-Za-z.]{0,60})$/;

/**
 * The dashboard on this computer's loopback address: the window's files, its calls as POST /api/<name>, its news as
 * GET /api/events, its sign-in at /api/session. Port 0 takes any free one.
 *
 * @throws ConnectorError `port-taken`.
 */
export async function openDashboard(parts: DashboardParts, port: number): Promise<Dashboard> {
  const { engine, log } = parts;
  const login = createLogin(parts);
  const streams = createEventStreams(engine, parts.ports);
  const administering = new Set<string>();
  // Roles and passwords may have changed. Whoever is changing them now stays: they would be thrown out of their own set-up.
  const unsubscribe = engine.events.subscribe((_name, { what }) => {
    if (what === 'users') login.endAll((session) => administering.has(session.id));
  });

  const tellUnknown = (call: string, error: unknown) =>
    log.error('a call met a state it does not know', { call, error: error instanceof Error ? error.name : 'unknown' });

  const call = async (name: string, session: Session, request: IncomingMessage, response: ServerResponse) => {
    const body = await readJson(request);
    if (body.kind !== 'json') return refuseBody(response, body.kind);
    const administers = isCallName(name) && calls[name].role === 'administrator';
    if (administers) administering.add(session.id);
    const answer = await answerCall(engine, name, body.value, session.actor, tellUnknown);
    if (administers) administering.delete(session.id);
    if (answer.ok) return sendJson(response, 200, answer.value ?? null);
    sendError(response, answer.error.code === 'input-invalid' ? 400 : statuses[answer.kind], answer.error);
  };

  const download = async (name: string, method: string, session: Session, response: ServerResponse) => {
    if (method !== 'GET') return sendError(response, 405, wrongMethod);
    const taken = await answerCall(engine, 'audit.takeExport', { name }, session.actor, tellUnknown);
    if (!taken.ok) return sendError(response, statuses[taken.kind], taken.error);
    const file = engine.exportPath(name);
    if (file === null) return sendError(response, 404, exportGone);
    sendExport(response, file, name);
  };

  const api = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? 'GET';
    if (path === '/api/session') {
      if (method === 'GET') return login.show(request, response);
      if (method === 'POST') return login.signIn(request, response);
      if (method === 'DELETE') return login.signOut(request, response);
      return sendError(response, 405, wrongMethod);
    }
    const session = login.sessionOf(request);
    if (session === null) return sendError(response, 401, signedOut);
    if (path === '/api/events') {
      if (method !== 'GET') return sendError(response, 405, wrongMethod);
      if (!streams.open(response, () => login.stands(session))) sendError(response, 503, tooManyStreams);
      return;
    }
    const exported = exportsPath.exec(path)?.[1];
    if (exported !== undefined) return download(exported, method, session, response);
    const name = apiPath.exec(path)?.[1];
    if (name === undefined) return sendError(response, 404, unknownCall);
    if (method !== 'POST') return sendError(response, 405, wrongMethod);
    return call(name, session, request, response);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const foreign = foreignRequest(request.method ?? 'GET', request.headers, opened.port);
    if (foreign !== null) return sendError(response, foreign.status, foreign.error);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/api' || path.startsWith('/api/')) return api(path, request, response);
    sendPage(parts.pageFolder, path, request, response);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.error('the dashboard could not answer', { error: error instanceof Error ? error.name : 'unknown' });
      response.destroy();
    });
  });
  server.maxConnections = 256;
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  const opened = { port: await listen(server, port) };
  return {
    port: opened.port,
    close: () =>
      new Promise((resolve) => {
        unsubscribe();
        streams.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toPortError(error, port)));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function toPortError(error: Error, port: number): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'port-taken',
    message: `The dashboard cannot listen on port ${port}: ${'code' in error ? String(error.code) : error.name}.`,
    whatToDo: 'Choose another port with --port, or 0 for any free one.',
    system: 'engine',
    cause: error,
  });
}

function sendPage(folder: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendError(response, 405, wrongMethod);
  const file = readPageFile(folder, path);
  if (file === null && path === '/') {
    return sendText(response, 503, 'The window has not been built yet: run "npm run build" and reload this page.');
  }
  if (file === null) return sendText(response, 404, 'There is no such page.');
  const caching = path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, { ...pageHeaders, 'Content-Type': file.type, 'Cache-Control': caching });
  response.end(request.method === 'HEAD' ? '' : file.body);
}

const wrongMethod = {
  code: 'method-wrong',
  message: 'This address takes another method.',
  whatToDo: 'Reload the window.',
};
const exportGone = {
  code: 'export-gone',
  message: 'This export is not there any more.',
  whatToDo: 'Export again.',
};
const unknownCall = { code: 'call-unknown', message: 'There is no such call.', whatToDo: 'Reload the window.' };
const tooManyStreams = {
  code: 'streams-full',
  message: 'Too many windows listen to the engine.',
  whatToDo: 'Close some of them.',
};
