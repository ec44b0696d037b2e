import {
  type HttpRequest,
  type HttpResponse,
  type Transport,
  TransportError,
  type TransportFailure,
} from '../http/transport.ts';

/*
 * Chromium signs in as the Windows user, and what it may do for whom (certificates, proxy, the list of hosts) is set in
 * the main process only: one session for the whole process is all that the engine's could be given, while every
 * connection has rules of its own. So requests travel to the main process, over the line that the vault's keys take.
 */

/** The parts of a request that cross; all of it can be cloned. */
export interface UserRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The connection's id. */
  readonly network: string;
  /** SHA-256 of the one certificate that is accepted; Windows decides where absent. */
  readonly pinned?: string;
  readonly proxy: 'none' | 'system' | 'own';
}

export type UserOutcome =
  | { readonly ok: true; readonly response: HttpResponse }
  | { readonly ok: false; readonly failure: TransportFailure; readonly sent: boolean; readonly message: string };

/** What the engine's process asks of the main one. */
export type UserAsk =
  | { readonly kind: 'ask'; readonly id: number; readonly request: UserRequest }
  /** The request is no longer wanted; it is answered all the same, with how far it came. */
  | { readonly kind: 'giveUp'; readonly id: number }
  | { readonly kind: 'proxyOf'; readonly id: number; readonly url: string };

export type UserAnswer =
  | { readonly kind: 'asked'; readonly id: number; readonly outcome: UserOutcome }
  /** As in a PAC file: `PROXY proxy:8080; DIRECT`. */
  | { readonly kind: 'proxy'; readonly id: number; readonly proxy: string };

export interface SignedInUser {
  /** One request as the Windows user. Certificate authorities of the network's own are not known here: give a pin. */
  readonly transport: Transport;
  /** Windows' own proxy settings for an address, as in a PAC file. */
  systemProxy(url: string): Promise<string>;
  /** Takes what the main process answers. */
  receive(answer: UserAnswer): void;
}

/** The engine's side. */
export function createSignedInUser(send: (ask: UserAsk) => void): SignedInUser {
  const asked = new Map<number, (outcome: UserOutcome) => void>();
  const proxies = new Map<number, (proxy: string) => void>();
  let lastId = 0;

  function ask({ signal, ...request }: HttpRequest): Promise<UserOutcome> {
    const id = (lastId += 1);
    const giveUp = () => send({ kind: 'giveUp', id });
    return new Promise<UserOutcome>((resolve) => {
      asked.set(id, resolve);
      send({ kind: 'ask', id, request: toUserRequest(request) });
      signal?.addEventListener('abort', giveUp, { once: true });
    }).finally(() => signal?.removeEventListener('abort', giveUp));
  }

  return {
    async transport(request) {
      if (request.signal?.aborted) throw givenUp(false);
      const outcome = await ask(request);
      if (outcome.ok) return outcome.response;
      throw new TransportError(outcome.failure, outcome.sent, outcome.message);
    },
    systemProxy(url) {
      const id = (lastId += 1);
      return new Promise((resolve) => {
        proxies.set(id, resolve);
        send({ kind: 'proxyOf', id, url });
      });
    },
    receive(answer) {
      if (answer.kind === 'proxy') {
        proxies.get(answer.id)?.(answer.proxy);
        proxies.delete(answer.id);
      } else {
        asked.get(answer.id)?.(answer.outcome);
        asked.delete(answer.id);
      }
    },
  };
}

export function givenUp(sent: boolean): TransportError {
  return new TransportError('other', sent, 'the request was given up on this side');
}

function toUserRequest({ method, url, headers, body, network }: Omit<HttpRequest, 'signal'>): UserRequest {
  const proxy = network?.proxy;
  return {
    method,
    url,
    headers,
    ...(body !== undefined && { body }),
    network: network?.id ?? '',
    ...(network?.pinned !== undefined && { pinned: network.pinned }),
    proxy: proxy === undefined ? 'none' : proxy === 'system' ? 'system' : 'own',
  };
}
