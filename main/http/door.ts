import { ConnectorError } from '../base/errors.ts';
import type { Effect, Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import { type Lanes, unlimitedLanes } from './lanes.ts';
import { withoutCredentials } from './redact.ts';
import { retryWait } from './retry.ts';
import { type HttpRequest, type HttpResponse, type Network, type Transport, TransportError } from './transport.ts';

export interface DoorRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly effect: Effect;
  readonly origin: Origin;
  /** What it does, for the audit log: `create sales order WOO-1001`. Never a personal value. */
  readonly summary: string;
  /** How long to wait for the whole answer; the door's own where absent. */
  readonly timeoutMs?: number;
}

/** A request with its answer or failure, offered to whoever listens. Sign-in headers and parameters are blanked. */
export interface Exchange {
  readonly system: string;
  readonly origin: Origin;
  readonly effect: Effect;
  readonly summary: string;
  readonly attempt: number;
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly request: { readonly method: string; readonly url: string; readonly body: string | undefined };
  readonly response: { readonly status: number; readonly body: string } | null;
  /** Why there was no answer. */
  readonly failure: string | null;
}

/** Adds sign-in just before sending, so that what is logged never holds it. */
export interface SignIn {
  sign(request: HttpRequest): HttpRequest | Promise<HttpRequest>;
  /** Asked after a 401: true when it has something new to sign with, and the call is worth repeating once. */
  renew?(): Promise<boolean>;
}

export interface DoorOptions {
  /** The connection's id. */
  readonly system: string;
  readonly transport: Transport;
  readonly ports: Ports;
  readonly timeoutMs: number;
  /** Bounds how much goes on at once; unlimited where absent. */
  readonly lanes?: Lanes;
  /** Whether this origin may write to this system now. */
  readonly mayWrite: (origin: Origin) => boolean;
  readonly onExchange: (exchange: Exchange) => void;
  readonly signIn?: SignIn;
  /** The way there; direct where absent. */
  readonly network?: Network;
}

/** The one way out of the house: write guard, lanes, timeout, retries of reads, and every exchange offered for the audit. */
export interface Door {
  /** Any answer resolves, refusals included. @throws TransportError @throws ConnectorError `write-guard-closed` */
  send(request: DoorRequest): Promise<HttpResponse>;
}

export function createDoor(options: DoorOptions): Door {
  const lanes = options.lanes ?? unlimitedLanes;

  async function attempt(request: DoorRequest, number: number): Promise<HttpResponse> {
    const startedAt = options.ports.now();
    const offer = (response: HttpResponse | null, failure: string | null) =>
      options.onExchange({
        system: options.system,
        origin: request.origin,
        effect: request.effect,
        summary: request.summary,
        attempt: number,
        startedAt,
        milliseconds: options.ports.now() - startedAt,
        request: { method: request.method, url: withoutCredentials(request.url), body: request.body },
        response: response && { status: response.status, body: response.body },
        failure,
      });
    let response: HttpResponse;
    try {
      response = await sendSignedIn(options, request);
    } catch (error) {
      offer(null, error instanceof Error ? error.message : String(error));
      throw error;
    }
    lanes.saw(response.status, response.headers);
    offer(response, null);
    return response;
  }

  async function attempts(request: DoorRequest): Promise<HttpResponse> {
    for (let number = 1; ; number += 1) {
      const outcome = await attempt(request, number).then(
        (response) => ({ response, error: null }),
        (error: unknown) => ({ response: null, error }),
      );
      const wait = retryWait(request, number, outcome.response, outcome.error);
      if (wait === null) {
        if (outcome.response) return outcome.response;
        throw outcome.error;
      }
      await new Promise<void>((resolve) => {
        options.ports.after(wait, resolve);
      });
    }
  }

  function refuseIfClosed(request: DoorRequest): void {
    if (request.effect === 'business' && !options.mayWrite(request.origin)) {
      throw guardClosed(options.system, request.summary);
    }
  }

  return {
    async send(request) {
      refuseIfClosed(request);
      return lanes.run(
        request.effect,
        () => {
          // The guard may have been closed while this one waited for its turn.
          refuseIfClosed(request);
          return attempts(request);
        },
        request.origin,
      );
    },
  };
}

/** A 401 was refused before anything was done, so that with a new token even a write may be sent again. */
async function sendSignedIn(options: DoorOptions, request: DoorRequest): Promise<HttpResponse> {
  const response = await sendWithTimeout(options, request);
  if (response.status !== 401 || !options.signIn?.renew) return response;
  return (await options.signIn.renew()) ? sendWithTimeout(options, request) : response;
}

async function sendWithTimeout(options: DoorOptions, request: DoorRequest): Promise<HttpResponse> {
  const controller = new AbortController();
  const timeoutMs = request.timeoutMs ?? options.timeoutMs;
  const plain: HttpRequest = {
    method: request.method,
    url: request.url,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(options.network && { network: options.network }),
    signal: controller.signal,
  };
  const signed = options.signIn ? await options.signIn.sign(plain) : plain;
  return new Promise((resolve, reject) => {
    // Whether it was heard is not known here, so the worse is assumed.
    const cancel = options.ports.after(timeoutMs, () => {
      reject(new TransportError('timeout', true, `no answer within ${Math.round(timeoutMs / 1000)} s`));
      controller.abort();
    });
    options.transport(signed).then(
      (response) => {
        cancel();
        resolve(response);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}

function guardClosed(system: string, summary: string): ConnectorError {
  return new ConnectorError({
    kind: 'guarded',
    code: 'write-guard-closed',
    message: `Not sent, because writing is switched off: ${summary}.`,
    whatToDo: 'Switch the integration live, or open its write guard, then replay.',
    system,
  });
}
