import { type ConnectorError, type ErrorKind, toConnectorError } from '../base/errors.ts';
import type { Rung, RungName } from '../base/ladder.ts';
import type { Ports } from '../base/ports.ts';
import type { Door } from './door.ts';
import type { Reached } from './remedies.ts';
import { climbRungs, clockDifferenceMs, type Ladder, LARGEST_CLOCK_DIFFERENCE_MS } from './rungs.ts';
import {
  type HttpResponse,
  type Network,
  type ServerCertificate,
  type Transport,
  TransportError,
} from './transport.ts';

/** What a connection's ping found; `message` and `whatToDo` are "" when there is nothing to say. */
export interface LadderResult {
  readonly ok: boolean;
  /** `fine`, `clock-off` (works, but not for long), or the stable name of what is wrong. */
  readonly code: string;
  /** Of the failure; null when there is none. `authentication` keeps everything from trying again. */
  readonly kind: ErrorKind | null;
  readonly message: string;
  readonly whatToDo: string;
  readonly milliseconds: number;
  /** From the lowest rung up. */
  readonly ladder: readonly Rung[];
  /** What the server showed when its certificate was refused, or is pinned; null otherwise. */
  readonly certificate: ServerCertificate | null;
}

/** What a rung above `http` found. `code` names the whole result where a warning is worth it. */
export interface Step {
  readonly result: 'fine' | 'warning';
  readonly detail: string;
  readonly whatToDo: string;
  readonly code?: string;
  /** Its time is that of calls of its own. */
  readonly isTimed?: boolean;
}

/** Given what was answered without sign-in; rejects with ConnectorError when the rung does not hold. */
export type Climber = readonly [name: RungName, climb: (answer: HttpResponse) => Step | Promise<Step>];

export function fine(detail: string, isTimed = false): Step {
  return { result: 'fine', detail, whatToDo: '', isTimed };
}

/** The door of one ping, remembering how long its calls took, and the server's clock. */
export interface CallWatch {
  readonly door: Door;
  /** The server's clock minus ours; null without an answer or its Date header. */
  clockDifferenceMs(): number | null;
  /** Of every answered call, in milliseconds. */
  durations(): readonly number[];
}

export function watchCalls(door: Door, ports: Ports): CallWatch {
  let difference: number | null = null;
  const durations: number[] = [];
  const watching: Door = {
    async send(request) {
      const startedAt = ports.now();
      const response = await door.send(request);
      durations.push(ports.now() - startedAt);
      difference = clockDifferenceMs(response, startedAt, ports.now()) ?? difference;
      return response;
    },
  };
  return { door: watching, clockDifferenceMs: () => difference, durations: () => durations };
}

/** How an address is reached without sign-in. */
export interface PingWay {
  readonly ports: Ports;
  readonly transport: Transport;
  readonly network?: Network;
  readonly timeoutMs: number;
}

export interface LadderOptions extends PingWay {
  /** Asked once without sign-in, so that credentials go only to a server that is the right one. */
  readonly url: string;
  /** Decides where a person is told to look. */
  readonly reached: Reached;
  /** The error that a failure to reach it is. */
  readonly unreached: (error: TransportError) => ConnectorError;
  /** The rungs above `http`. */
  readonly upper: readonly Climber[];
}

/** Climbs from the lowest rung up, stops at the first that does not hold, and never rejects. */
export async function climbLadder(options: LadderOptions): Promise<LadderResult> {
  const { ports, network } = options;
  const startedAt = ports.now();
  const lower = await climbRungs(options);
  const { rungs, failure, warning } = lower.answer
    ? await climbUpper(options, lower.answer)
    : unreached(options, lower);
  const broken = lower.rungs.find(({ result }) => result === 'failed');
  return {
    ok: failure === null,
    code: failure?.code ?? warning?.code ?? 'fine',
    kind: failure?.kind ?? null,
    message: failure?.message ?? warning?.detail ?? '',
    // The broken rung knows best what keeps the server from being reached.
    whatToDo: broken?.whatToDo || (failure ?? warning)?.whatToDo || '',
    milliseconds: ports.now() - startedAt,
    ladder: [...lower.rungs, ...rungs],
    certificate: lower.error?.failure === 'tls' || network?.pinned !== undefined ? lower.certificate : null,
  };
}

function unreached(options: LadderOptions, { error }: Ladder): Upper {
  const failure = options.unreached(error ?? new TransportError('other', true, 'no answer came'));
  return { rungs: options.upper.map(([name]) => notTried(name)), failure, warning: null };
}

interface Upper {
  readonly rungs: readonly Rung[];
  readonly failure: ConnectorError | null;
  /** The first one that has a code. */
  readonly warning: Step | null;
}

async function climbUpper({ ports, upper: climbers }: LadderOptions, answer: HttpResponse): Promise<Upper> {
  const rungs: Rung[] = [];
  let warning: Step | null = null;
  for (const [name, climb] of climbers) {
    const startedAt = ports.now();
    try {
      const step = await climb(answer);
      const { result, detail, whatToDo } = step;
      const milliseconds = step.isTimed ? ports.now() - startedAt : null;
      rungs.push({ name, result, detail, whatToDo, milliseconds });
      if (step.code !== undefined) warning ??= step;
    } catch (error) {
      const failure = toConnectorError(error);
      const { message: detail, whatToDo } = failure;
      rungs.push({ name, result: 'failed', detail, whatToDo, milliseconds: ports.now() - startedAt });
      return { rungs: [...rungs, ...climbers.slice(rungs.length).map(([left]) => notTried(left))], failure, warning };
    }
  }
  return { rungs, failure: null, warning };
}

function notTried(name: RungName): Rung {
  return { name, result: 'notTried', detail: '', whatToDo: '', milliseconds: null };
}

/** Signatures and tokens fail when the clocks differ by more than five minutes. */
export function clockStep(watch: CallWatch, hostname: string): Step {
  const difference = watch.clockDifferenceMs();
  if (difference === null) return fine(`${hostname} does not say what time it has.`);
  const minutes = Math.round(Math.abs(difference) / 60_000);
  if (Math.abs(difference) <= LARGEST_CLOCK_DIFFERENCE_MS) return fine('Its clock and that of this computer agree.');
  return {
    result: 'warning',
    detail: `This computer's clock is ${minutes} minutes ${difference < 0 ? 'ahead of' : 'behind'} ${hostname}'s.`,
    whatToDo: 'Set the clock; signatures and sign-ins will fail.',
    code: 'clock-off',
  };
}

/** The time half of the calls stay below, above which every order takes long. */
const SLOW_MS = 2_000;

export function speedStep(watch: CallWatch, hostname: string): Step {
  const sorted = watch.durations().toSorted((left, right) => left - right);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const detail = `${hostname} answers in ${median < 1_000 ? `${median} ms` : `${Math.round(median / 100) / 10} s`}.`;
  if (median <= SLOW_MS) return fine(detail);
  const whatToDo = 'Everything works, but slowly: look what keeps the server busy, or at the line to it.';
  return { result: 'warning', detail, whatToDo };
}
