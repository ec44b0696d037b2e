import { type Handshake, type HttpRequest, type HttpResponse, type Transport, TransportError } from './transport.ts';

/** What of an http.Agent matters here; one that keeps its connection and opens no second one (`keepAlive`, `maxSockets: 1`). */
export interface OneConnection {
  /** Connections that are open and unused, by name of the host. */
  readonly freeSockets: { readonly [host: string]: readonly { readonly destroyed: boolean }[] | undefined };
  /** Closes the connection; the next exchange opens another. */
  destroy(): void;
}

export interface HandshakeSenderOptions<Agent extends OneConnection> {
  /** One exchange over the agent's connection, begun at once. Resolves with any answer, read whole; rejects with TransportError. */
  readonly exchange: (request: HttpRequest, agent: Agent) => Promise<HttpResponse>;
  /** A new agent for this request's network and host. */
  readonly createAgent: (request: HttpRequest) => Agent;
  /** Most connections of one network to one host; 4 where absent. */
  readonly most?: number;
}

export interface HandshakeSender {
  /** For requests whose network has a handshake. A 401 that it answers is final: nothing was tried a second time. */
  readonly send: Transport;
  /** Closes every connection. */
  close(): void;
}

type Socket = { readonly destroyed: boolean };

interface Lane<Agent> {
  readonly agent: Agent;
  /** The connection that is signed in, for as long as the agent keeps it. */
  signedIn: Socket | null;
}

interface Pool<Agent> {
  readonly handshake: Handshake;
  readonly idle: Lane<Agent>[];
  lanes: number;
  readonly waiting: ((lane: Lane<Agent>) => void)[];
  /** Schemes that the server offered last. */
  offered: readonly string[] | null;
  /** Whether the account was ever accepted. */
  accepted: boolean;
  /** The first sign-in while it is under way; resolves with the refusal, or with null. */
  first: Promise<HttpResponse | null> | null;
}

const MOST = 4;
/** Answers of a server that is not itself now; they say nothing about the request that has not been sent yet. */
const BUSY = new Set([408, 429]);

/**
 * Runs sign-ins that belong to a connection: up to four kept connections for each network and host, one request at a
 * time on each; on a new connection the two legs of the handshake first, none after that while it lives.
 *
 * The first leg is a GET without body, whatever is to be sent: should the server not ask for a sign-in, nothing has been
 * written. A write leaves once, with its second leg; what fails before is `sent: false`.
 */
export function createHandshakeSender<Agent extends OneConnection>(
  options: HandshakeSenderOptions<Agent>,
): HandshakeSender {
  const pools = new Map<string, Pool<Agent>>();
  const agents = new Set<Agent>();

  function poolFor(request: HttpRequest, handshake: Handshake): Pool<Agent> {
    const key = `${request.network?.id ?? ''} ${new URL(request.url).origin}`;
    const known = pools.get(key);
    if (known) return known;
    forgetUnused();
    const pool: Pool<Agent> = {
      handshake,
      idle: [],
      lanes: 0,
      waiting: [],
      offered: null,
      accepted: false,
      first: null,
    };
    pools.set(key, pool);
    return pool;
  }

  /** Settings that were replaced leave their pool behind, with connections that nobody asks for any more. */
  function forgetUnused(): void {
    for (const [key, pool] of pools) {
      if (pool.idle.length < pool.lanes || pool.idle.some(({ agent }) => openSocketOf(agent))) continue;
      pools.delete(key);
      for (const { agent } of pool.idle) agents.delete(agent);
    }
  }

  function takeLane(pool: Pool<Agent>, request: HttpRequest): Lane<Agent> | Promise<Lane<Agent>> {
    // One that is signed in before one whose connection has gone.
    const index = Math.max(0, pool.idle.findIndex(isSignedIn));
    const [lane] = pool.idle.splice(index, 1);
    if (lane) return lane;
    if (pool.lanes >= (options.most ?? MOST)) return new Promise((resolve) => pool.waiting.push(resolve));
    pool.lanes += 1;
    const agent = options.createAgent(request);
    agents.add(agent);
    return { agent, signedIn: null };
  }

  function giveBack(pool: Pool<Agent>, lane: Lane<Agent>): void {
    const next = pool.waiting.shift();
    if (next) next(lane);
    else pool.idle.push(lane);
  }

  async function onLane(pool: Pool<Agent>, lane: Lane<Agent>, request: HttpRequest): Promise<HttpResponse> {
    try {
      if (!isSignedIn(lane)) return await signInOnce(pool, lane, request);
      const response = await options.exchange(request, lane.agent);
      if (response.status !== 401) return response;
      // The server forgot the connection; it refused before it did anything, so that even a write may go again.
      signOut(lane);
      return await signInOnce(pool, lane, request);
    } catch (error) {
      signOut(lane);
      throw error;
    }
  }

  /** While the account is not proven, sign-ins go one at a time and share a refusal: four wrong ones at once lock it. */
  async function signInOnce(pool: Pool<Agent>, lane: Lane<Agent>, request: HttpRequest): Promise<HttpResponse> {
    while (!pool.accepted && pool.first) {
      const refusal = await pool.first;
      if (refusal) return refusal;
    }
    if (pool.accepted) return signIn(pool, lane, request);
    const attempt = signIn(pool, lane, request);
    const first = attempt.then(
      (response) => (response.status === 401 ? response : null),
      () => null,
    );
    pool.first = first;
    try {
      return await attempt;
    } finally {
      if (pool.first === first) pool.first = null;
    }
  }

  async function signIn(pool: Pool<Agent>, lane: Lane<Agent>, request: HttpRequest): Promise<HttpResponse> {
    const { agent } = lane;
    const asked = await firstLeg(pool, lane, request);
    if (!('authorization' in asked)) return asked.answered ?? options.exchange(request, agent);
    const response = await options.exchange(withAuthorization(request, asked.authorization), agent);
    if (response.status === 401) {
      agent.destroy();
    } else {
      pool.accepted = true;
      lane.signedIn = openSocketOf(agent);
    }
    return response;
  }

  /** What the second leg carries; or the answer to the request itself, null where it is to be sent as it is. */
  async function firstLeg(
    pool: Pool<Agent>,
    lane: Lane<Agent>,
    request: HttpRequest,
  ): Promise<{ readonly authorization: string } | { readonly answered: HttpResponse | null }> {
    const ask = (authorization: string | null) => askWithoutBody(request, lane.agent, authorization);
    let response: HttpResponse | null = null;
    for (;;) {
      if (pool.offered === null) {
        response = await ask(null);
        if (response.status !== 401) return { answered: notAsked(request, response) };
        pool.offered = schemesOf(response);
      }
      const begun = pool.handshake.begin(pool.offered);
      if (begun === null) {
        pool.offered = null;
        return { answered: response };
      }
      const fresh = response !== null;
      response = await ask(begun);
      if (response.status !== 401) return { answered: notAsked(request, response) };
      const challenge = challengeFor(begun, response);
      if (challenge === null && !fresh) {
        // What it offers may have changed since it was asked.
        pool.offered = null;
        continue;
      }
      const authorization = pool.handshake.answer(challenge ?? schemeOf(begun));
      if (openSocketOf(lane.agent) === null) throw brokenOff();
      return { authorization };
    }
  }

  /** A leg that carries nothing of the request but its address; the request itself is unheard, whatever becomes of the leg. */
  async function askWithoutBody(
    request: HttpRequest,
    agent: Agent,
    authorization: string | null,
  ): Promise<HttpResponse> {
    const { body: _body, ...leg } = request;
    const headers = isRead(request) ? request.headers : {};
    try {
      const bare = { ...leg, method: 'GET', headers };
      return await options.exchange(authorization === null ? bare : withAuthorization(bare, authorization), agent);
    } catch (error) {
      throw error instanceof TransportError ? unheard(error) : error;
    }
  }

  return {
    async send(request) {
      const handshake = request.network?.handshake;
      if (!handshake) throw new TransportError('other', false, 'this way has no handshake');
      const pool = poolFor(request, handshake);
      const lane = await takeLane(pool, request);
      try {
        if (request.signal?.aborted) throw new TransportError('other', false, 'given up before its turn came');
        return await onLane(pool, lane, request);
      } finally {
        giveBack(pool, lane);
      }
    },
    close() {
      for (const agent of agents) agent.destroy();
    },
  };
}

function isSignedIn(lane: Lane<OneConnection>): boolean {
  return lane.signedIn !== null && openSocketOf(lane.agent) === lane.signedIn;
}

/** What went wrong may have left half an answer on the connection. */
function signOut(lane: Lane<OneConnection>): void {
  lane.signedIn = null;
  lane.agent.destroy();
}

function openSocketOf(agent: OneConnection): Socket | null {
  const sockets = Object.values(agent.freeSockets).flatMap((some) => some ?? []);
  return sockets.find(({ destroyed }) => !destroyed) ?? null;
}

function isRead(request: HttpRequest): boolean {
  return request.method === 'GET';
}

/** The server answered without a sign-in: that is the answer to a read; a write goes out as it is, unless the server is busy. */
function notAsked(request: HttpRequest, response: HttpResponse): HttpResponse | null {
  if (isRead(request)) return response;
  if (response.status < 500 && !BUSY.has(response.status)) return null;
  throw new TransportError('other', false, `the server answered the sign-in with status ${response.status}`);
}

function withAuthorization(request: HttpRequest, authorization: string): HttpRequest {
  return { ...request, headers: { ...request.headers, Authorization: authorization } };
}

function unheard(error: TransportError): TransportError {
  const { certificate, certificateProblem } = error;
  return new TransportError(error.failure, false, error.message, {
    cause: error,
    ...(certificate && { certificate }),
    ...(certificateProblem && { certificateProblem }),
  });
}

function brokenOff(): TransportError {
  return new TransportError('other', false, 'the server closed the connection in the middle of the Windows sign-in');
}

/** Names of the schemes in WWW-Authenticate (RFC 9110 11.6.1); parameters and tokens are left out. */
function schemesOf(response: HttpResponse): readonly string[] {
  return challengesOf(response).map(schemeOf);
}

function challengeFor(begun: string, response: HttpResponse): string | null {
  const scheme = schemeOf(begun).toLowerCase();
  return challengesOf(response).find((one) => schemeOf(one).toLowerCase() === scheme && /\s\S/.test(one)) ?? null;
}

/** The pieces of WWW-Authenticate: `Negotiate, NTLM`, `NTLM TlRM…`, `Basic realm=""`. */
function challengesOf(response: HttpResponse): readonly string[] {
  const value = response.headers['www-authenticate'] ?? '';
  // A name in quotes may hold a comma.
  const pieces = value.replace(/"[^"]*"/g, '""').split(',');
  return pieces.map((piece) => piece.trim());
}

function schemeOf(challenge: string): string {
  return challenge.split(/\s/, 1)[0] ?? '';
}
