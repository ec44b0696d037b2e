import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ports } from '../base/ports.ts';
import { type Network, TransportError, type Transport } from '../http/transport.ts';

export interface ProbeRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

export type ProbeResult =
  | { readonly arrived: true; readonly milliseconds: number }
  | { readonly arrived: false; readonly why: ProbeMiss };

export type ProbeMiss =
  /** The name is not known, or nobody answers there. */
  | 'unreachable'
  /** Its certificate does not hold. */
  | 'certificate'
  | 'timeout'
  /** Somebody answered, and it was not our receiver. */
  | 'elsewhere';

export interface Probe {
  /** Sends one to an address and says whether it came to our receiver. Never rejects. */
  send(url: string): Promise<ProbeResult>;
  /** Answers a request to the receiver that is a probe of this life; null for every other one. */
  receive(request: ProbeRequest): { readonly status: number; readonly body: string } | null;
}

const PATIENCE_MS = 10_000;
// A probe that took longer is none of those that are waited for.
const OLDEST_MS = 60_000;

export interface ProbeOptions {
  readonly ports: Ports;
  readonly transport: Transport;
  /** The way out to the internet; null: direct. */
  readonly way?: () => Network | null;
}

/**
 * Sends signed requests to the public address, which must come out at our own receiver: path and key are of this life
 * alone, so nobody else's request is taken for one. They say nothing of anybody. The path looks like a store's, because
 * a reverse proxy may let only such paths through.
 */
export function createProbe({ ports, transport, way = () => null }: ProbeOptions): Probe {
  const path = `/in/${Buffer.from(ports.random(24)).toString('hex')}`;
  const key = ports.random(32);
  const waiting = new Map<string, () => void>();
  let sent = 0;

  const signature = (said: string) => createHmac('sha256', key).update(said).digest();

  function isGenuine(said: string, mac: string): boolean {
    const given = Buffer.from(mac, 'hex');
    const wanted = signature(said);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  /** Resolves when it was answered, or not: arrival is told by the receiver. */
  async function carry(url: string, body: string, signal: AbortSignal): Promise<ProbeMiss> {
    const headers = { 'content-type': 'text/plain' };
    const network = way();
    try {
      await transport({ method: 'POST', url: `${url}${path}`, headers, body, signal, ...(network && { network }) });
      return 'elsewhere';
    } catch (error) {
      return signal.aborted ? 'timeout' : whyOf(error);
    }
  }

  return {
    async send(url) {
      const startedAt = ports.now();
      const nonce = String((sent += 1));
      const said = `${nonce} ${startedAt}`;
      const giveUp = new AbortController();
      const cancel = ports.after(PATIENCE_MS, () => giveUp.abort());
      const arrival = new Promise<null>((resolve) => waiting.set(nonce, () => resolve(null)));
      // Patience ends the request also where it has arrived and only its answer is missing.
      const missed = carry(url, `${said} ${signature(said).toString('hex')}`, giveUp.signal).finally(cancel);
      const why = await Promise.race([arrival, missed]);
      const stillWaiting = waiting.delete(nonce);
      if (stillWaiting && why !== null) return { arrived: false, why };
      return { arrived: true, milliseconds: ports.now() - startedAt };
    },
    receive({ method, path: asked, body }) {
      if (asked.replace(/\/?(\?.*)?$/, '') !== path) return null;
      const [nonce = '', at = '', mac = ''] = Buffer.from(body).toString('utf8').split(' ');
      const isOld = !(Math.abs(ports.now() - Number(at)) <= OLDEST_MS);
      if (method !== 'POST' || isOld || !isGenuine(`${nonce} ${at}`, mac)) return { status: 404, body: 'not found' };
      waiting.get(nonce)?.();
      waiting.delete(nonce);
      return { status: 200, body: 'ok' };
    },
  };
}

function whyOf(error: unknown): ProbeMiss {
  if (!(error instanceof TransportError)) return 'unreachable';
  if (error.failure === 'tls') return 'certificate';
  return error.failure === 'timeout' ? 'timeout' : 'unreachable';
}
