import type { Ports } from '../base/ports.ts';
import { type HttpResponse, type Transport, type TransportFailure, TransportError } from './transport.ts';

export type RungName = 'name' | 'port' | 'tls' | 'http';

/** One step of the ladder. Those above a failed one were not tried. */
export interface Rung {
  readonly name: RungName;
  readonly result: 'fine' | 'failed' | 'notTried';
  /** Why it failed, in the system's words; "" otherwise. */
  readonly detail: string;
}

export interface Ladder {
  /** From the lowest up; `tls` only over https. */
  readonly rungs: readonly Rung[];
  readonly milliseconds: number;
  /** The server's clock minus ours, in milliseconds; null without an answer or without its Date header. */
  readonly clockDifferenceMs: number | null;
}

/** A difference above this makes signatures and tokens fail. */
export const LARGEST_CLOCK_DIFFERENCE_MS = 5 * 60_000;

const BROKEN: Readonly<Record<TransportFailure, RungName>> = {
  name: 'name',
  refused: 'port',
  tls: 'tls',
  reset: 'http',
  timeout: 'http',
  tooLarge: 'http',
  other: 'http',
};

/** Asks the address once, without sign-in, and tells from what happens how far it came. Any HTTP answer is the top. */
export async function climbRungs(options: {
  readonly url: string;
  readonly transport: Transport;
  readonly ports: Ports;
  readonly timeoutMs: number;
}): Promise<Ladder> {
  const startedAt = options.ports.now();
  const outcome = await ask(options);
  const endedAt = options.ports.now();
  return {
    rungs: rungsOf(options.url, outcome),
    milliseconds: endedAt - startedAt,
    clockDifferenceMs: outcome instanceof TransportError ? null : clockDifferenceMs(outcome, startedAt, endedAt),
  };
}

async function ask(options: Parameters<typeof climbRungs>[0]): Promise<HttpResponse | TransportError> {
  const controller = new AbortController();
  const cancel = options.ports.after(options.timeoutMs, () => controller.abort());
  try {
    return await options.transport({ method: 'GET', url: options.url, headers: {}, signal: controller.signal });
  } catch (error) {
    if (controller.signal.aborted) return new TransportError('timeout', true, 'no answer in time');
    return error instanceof TransportError ? error : new TransportError('other', true, String(error), { cause: error });
  } finally {
    cancel();
  }
}

function rungsOf(url: string, outcome: HttpResponse | TransportError): readonly Rung[] {
  const names: RungName[] = url.startsWith('https:') ? ['name', 'port', 'tls', 'http'] : ['name', 'port', 'http'];
  if (!(outcome instanceof TransportError)) return names.map((name) => ({ name, result: 'fine', detail: '' }));
  const broken = brokenRung(outcome, names);
  return names.map((name, index) => {
    if (index === broken) return { name, result: 'failed', detail: outcome.message };
    return { name, result: index < broken ? 'fine' : 'notTried', detail: '' };
  });
}

/** A connection that never stood failed at the port, whatever it is called; a TLS failure over http cannot be. */
function brokenRung(error: TransportError, names: readonly RungName[]): number {
  const name = error.failure === 'timeout' && !error.sent ? 'port' : BROKEN[error.failure];
  const index = names.indexOf(name);
  return index < 0 ? names.length - 1 : index;
}

/**
 * The server's clock minus ours, in milliseconds, from the answer's Date header (RFC 9110 6.6.1, whole seconds); null
 * without one. What lies within the duration of the call and the header's second counts as no difference.
 */
export function clockDifferenceMs(response: HttpResponse, startedAt: number, endedAt: number): number | null {
  const server = Date.parse(response.headers['date'] ?? '');
  if (Number.isNaN(server)) return null;
  if (server < startedAt - 1_000) return server - startedAt;
  return server > endedAt ? server - endedAt : 0;
}
