import type { Rung, RungName } from '../base/ladder.ts';
import type { Ports } from '../base/ports.ts';
import { hostOf, portOf } from './proxy.ts';
import { type Concern, pinnedConcern, plainHttpConcern, type Reached, remedyFor } from './remedies.ts';
import {
  type ConnectionStep,
  type HttpResponse,
  type Network,
  type ServerCertificate,
  type Transport,
  type TransportFailure,
  TransportError,
} from './transport.ts';

export interface Ladder {
  /** From the lowest up: name, port, `tls` only over https, http. */
  readonly rungs: readonly Rung[];
  readonly milliseconds: number;
  /** The server's clock minus ours, in milliseconds; null without an answer or without its Date header. */
  readonly clockDifferenceMs: number | null;
  /** What the server showed, accepted or not; null over plain http, or when it did not come so far. */
  readonly certificate: ServerCertificate | null;
  /** What was answered, whatever it is; null when a rung failed. */
  readonly answer: HttpResponse | null;
  /** Why there was no answer. */
  readonly error: TransportError | null;
}

export interface ClimbOptions {
  readonly url: string;
  /** Its sign-in is left out: no credentials go to what may be the wrong server. */
  readonly network?: Network;
  readonly transport: Transport;
  readonly ports: Ports;
  readonly timeoutMs: number;
  /** Decides where a person is told to look; NAV where absent. */
  readonly reached?: Reached;
}

/** A difference above this makes signatures and tokens fail. */
export const LARGEST_CLOCK_DIFFERENCE_MS = 5 * 60_000;

const BROKEN: Readonly<Record<TransportFailure, RungName>> = {
  name: 'name',
  refused: 'port',
  proxy: 'port',
  tls: 'tls',
  reset: 'http',
  timeout: 'http',
  tooLarge: 'http',
  other: 'http',
};

/**
 * Asks the address once, without sign-in and over a connection of its own, and tells from what happens how far it came.
 * Any HTTP answer is the top.
 */
export async function climbRungs(options: ClimbOptions): Promise<Ladder> {
  const startedAt = options.ports.now();
  const steps: Timed[] = [];
  const outcome = await ask(options, (step) => steps.push({ ...step, at: options.ports.now() }));
  const endedAt = options.ports.now();
  const error = outcome instanceof TransportError ? outcome : null;
  const answer = outcome instanceof TransportError ? null : outcome;
  return {
    rungs: rungsOf({ options, url: new URL(options.url), steps, error, startedAt, endedAt }),
    milliseconds: endedAt - startedAt,
    clockDifferenceMs: answer && clockDifferenceMs(answer, startedAt, endedAt),
    certificate: error?.certificate ?? stepOf(steps, 'tls')?.certificate ?? null,
    answer,
    error,
  };
}

async function ask(
  options: ClimbOptions,
  onStep: (step: ConnectionStep) => void,
): Promise<HttpResponse | TransportError> {
  const { url, network, transport, ports, timeoutMs } = options;
  const controller = new AbortController();
  const cancel = ports.after(timeoutMs, () => controller.abort());
  try {
    const way = network && { network: withoutSignIn(network) };
    return await transport({ method: 'GET', url, headers: {}, ...way, signal: controller.signal, onStep });
  } catch (error) {
    const known = error instanceof TransportError ? error : null;
    if (controller.signal.aborted) return tooLate(timeoutMs, known?.sent ?? true);
    return known ?? new TransportError('other', true, 'no answer came', { cause: error });
  } finally {
    cancel();
  }
}

function withoutSignIn({ handshake: _handshake, asWindowsUser: _asWindowsUser, ...way }: Network): Network {
  return way;
}

function tooLate(timeoutMs: number, sent: boolean): TransportError {
  return new TransportError('timeout', sent, `there was no answer within ${Math.round(timeoutMs / 1000)} seconds`);
}

type Timed = ConnectionStep & { readonly at: number };

function stepOf<Name extends ConnectionStep['step']>(
  steps: readonly Timed[],
  name: Name,
): Extract<Timed, { step: Name }> | null {
  return steps.find((one): one is Extract<Timed, { step: Name }> => one.step === name) ?? null;
}

/** What is known when the climb is over. */
interface Climb {
  readonly options: ClimbOptions;
  readonly url: URL;
  readonly steps: readonly Timed[];
  readonly error: TransportError | null;
  readonly startedAt: number;
  readonly endedAt: number;
}

function rungsOf(climb: Climb): readonly Rung[] {
  const names: RungName[] =
    climb.url.protocol === 'https:' ? ['name', 'port', 'tls', 'http'] : ['name', 'port', 'http'];
  const broken = climb.error ? brokenRung(climb, climb.error, names) : names.length;
  return names.map((name, index) => {
    if (index > broken) return { name, result: 'notTried', detail: '', whatToDo: '', milliseconds: null };
    if (climb.error && index === broken) return failedRung(climb, climb.error, name);
    return fineRung(climb, name);
  });
}

/** A connection that never stood failed at the port, whatever it is called; a TLS failure over http cannot be. */
function brokenRung({ steps }: Climb, error: TransportError, names: readonly RungName[]): number {
  const index = names.indexOf(error.failure === 'timeout' && !error.sent ? waitedFor(steps) : BROKEN[error.failure]);
  return index < 0 ? names.length - 1 : index;
}

/** Before anything was sent: the port, or the handshake of one that is open. */
function waitedFor(steps: readonly Timed[]): RungName {
  return stepOf(steps, 'port') || stepOf(steps, 'proxy') ? 'tls' : 'port';
}

function failedRung(climb: Climb, error: TransportError, name: RungName): Rung {
  return {
    name,
    result: 'failed',
    detail: sentence(error.message),
    whatToDo: remedyFor(error, climb.url, climb.options.reached ?? 'nav'),
    milliseconds: climb.endedAt - lastAt(climb),
  };
}

function fineRung(climb: Climb, name: RungName): Rung {
  const concern = concernOf(climb, name);
  const milliseconds = took(climb, name);
  if (concern) return { name, result: 'warning', ...concern, milliseconds };
  return { name, result: 'fine', detail: foundAt(climb, name), whatToDo: '', milliseconds };
}

function concernOf({ options, url, steps, startedAt }: Climb, name: RungName): Concern | null {
  if (name === 'http') return plainHttpConcern(url);
  const certificate = name === 'tls' ? stepOf(steps, 'tls')?.certificate : null;
  return certificate && options.network?.pinned !== undefined ? pinnedConcern(certificate, startedAt) : null;
}

function foundAt({ options, url, steps }: Climb, name: RungName): string {
  const proxy = stepOf(steps, 'proxy')?.proxy;
  switch (name) {
    case 'name':
      return proxy === undefined ? nameFound(url, steps) : `The proxy ${proxy} looks up the name.`;
    case 'port':
      return proxy === undefined ? `Port ${portOf(url)} is open.` : `The proxy ${proxy} makes the connection.`;
    case 'tls':
      return tlsFound(stepOf(steps, 'tls')?.certificate, options.network?.pinned !== undefined);
    default:
      return `${hostOf(url)} answers.`;
  }
}

function nameFound(url: URL, steps: readonly Timed[]): string {
  const address = stepOf(steps, 'name')?.address;
  return address === undefined ? '' : `${hostOf(url)} is ${address}.`;
}

function tlsFound(certificate: ServerCertificate | undefined, isPinned: boolean): string {
  if (!certificate) return '';
  const until = `valid until ${certificate.validTo.slice(0, 10)}`;
  return isPinned
    ? `It is the pinned certificate, ${until}.`
    : `The certificate was issued by ${certificate.issuer}, ${until}.`;
}

/** How long a rung took; null where nothing tells it, as for an address that needs no looking up. */
function took({ steps, startedAt, endedAt }: Climb, name: RungName): number | null {
  if (name === 'http') return endedAt - lastAt({ steps, startedAt });
  const index = steps.findIndex(({ step }) => step === name || (step === 'proxy' && name === 'port'));
  const step = steps[index];
  return step ? step.at - (steps[index - 1]?.at ?? startedAt) : null;
}

function lastAt({ steps, startedAt }: Pick<Climb, 'steps' | 'startedAt'>): number {
  return steps.at(-1)?.at ?? startedAt;
}

/** The transport's words stand within sentences of others. */
function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;
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
