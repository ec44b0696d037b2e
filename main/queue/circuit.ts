import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { CircuitRows, KeptCircuit } from './circuitRows.ts';
import { classOf, LONGEST_WAIT_MS, policies } from './policies.ts';

export type CircuitState = 'closed' | 'open' | 'trial' | 'refused';

export interface CircuitView {
  readonly state: CircuitState;
  readonly since: number | null;
  readonly error: ConnectorError | null;
}

/**
 * Keeps jobs from a system that is down, and sends one to look for its return. A system that refused the sign-in is
 * not looked at again until a person asks or its credentials change: accounts lock out.
 */
export interface Circuits {
  /** Systems whose jobs must wait now. */
  held(): readonly string[];
  /** When the next trial falls due, or a rest ends; null when neither will: a circuit whose trial is due holds nothing back. */
  nextTrialAt(): number | null;
  /** A job that needs these systems starts; on an open circuit that is due, it becomes its trial. */
  started(needs: readonly string[]): void;
  /**
   * A job that needed these systems ended; `reached` tells whether nothing was wrong with them. One that had no need to ask
   * a system after all proves nothing about it.
   */
  ended(needs: readonly string[], reached: boolean): void;
  failed(error: ConnectorError): void;
  /** Credentials changed, or a person asked. */
  reset(system: string): void;
  /** One is about to try whether it lets us in: until `tried`, its jobs wait, so that wrong credentials cost one attempt. */
  aboutToTry(system: string): void;
  tried(system: string): void;
  /** Systems that came back since the last call: their circuits were open or refused, and closed. */
  takeReturned(): readonly string[];
  view(system: string): CircuitView;
}

interface Circuit {
  state: CircuitState;
  failures: number;
  trialAt: number;
  /** Since when an answer proves that it is back: its first failure, or the beginning of the trial. */
  provedFrom: number;
  since: number;
  error: ConnectorError;
}

const FAILURES_TO_OPEN = 2;
const FIRST_TRIAL_MS = 5_000;
const LONGEST_TRIAL_MS = 60_000;

/** Systems that are to be left alone for now, and until when (milliseconds UTC). */
export type Resting = (now: number) => ReadonlyMap<string, number>;

/** When a system last gave an answer (milliseconds UTC), whatever it was asked for. */
export type LastAnswerAt = (system: string) => number;

export function createCircuits(
  ports: Pick<Ports, 'now'>,
  onChange: (system: string) => void,
  resting: Resting = () => new Map(),
  kept?: CircuitRows,
  lastAnswerAt: LastAnswerAt = () => Number.POSITIVE_INFINITY,
): Circuits {
  const before = [...(kept?.all() ?? [])].map(
    ([system, one]) => [system, { ...one, provedFrom: ports.now() }] as const,
  );
  const circuits = new Map<string, Circuit>(before);
  const returned = new Set<string>();
  const untried = new Set<string>();

  function change(system: string, circuit: Circuit | null): void {
    const wasOpen = isOpen(circuits.get(system));
    if (circuit === null && wasOpen) returned.add(system);
    if (circuit) circuits.set(system, circuit);
    else circuits.delete(system);
    if (wasOpen || isOpen(circuit)) kept?.keep(system, circuit && isOpen(circuit) ? keptOf(circuit) : null);
    onChange(system);
  }

  function fail(system: string, error: ConnectorError): void {
    const before = circuits.get(system);
    const failures = (before?.failures ?? 0) + 1;
    const own = Math.min(LONGEST_TRIAL_MS, FIRST_TRIAL_MS * 2 ** Math.max(0, failures - FAILURES_TO_OPEN));
    // Who says when it will be back is not looked for before; a ping that succeeds tells it sooner.
    const wait = Math.max(own, Math.min(error.retryAfterMs ?? 0, LONGEST_WAIT_MS));
    const opens = failures >= FAILURES_TO_OPEN;
    const state: CircuitState = error.kind === 'authentication' ? 'refused' : opens ? 'open' : 'closed';
    const now = ports.now();
    change(system, { state, failures, trialAt: now + wait, provedFrom: now, since: before?.since ?? now, error });
  }

  return {
    held() {
      const now = ports.now();
      const down = [...circuits]
        .filter(([, c]) => c.state === 'refused' || c.state === 'trial' || (c.state === 'open' && c.trialAt > now))
        .map(([system]) => system);
      return [...new Set([...down, ...untried, ...resting(now).keys()])];
    },
    nextTrialAt() {
      const now = ports.now();
      const due = [...circuits.values()].filter((c) => c.state === 'open' && c.trialAt > now).map((c) => c.trialAt);
      const ends = [...resting(now).values()];
      return due.length + ends.length === 0 ? null : Math.min(...due, ...ends);
    },
    started(needs) {
      for (const system of needs) {
        const circuit = circuits.get(system);
        if (circuit?.state !== 'open') continue;
        circuit.state = 'trial';
        circuit.provedFrom = ports.now();
      }
    },
    ended(needs, reached) {
      for (const system of needs) {
        const circuit = circuits.get(system);
        if (!circuit || circuit.state === 'refused') continue;
        if (reached && lastAnswerAt(system) >= circuit.provedFrom) change(system, null);
        // The trial failed at another system, or had no need of this one, and proved nothing: another trial looks again.
        else if (circuit.state === 'trial')
          change(system, { ...circuit, state: 'open', trialAt: ports.now() + FIRST_TRIAL_MS });
      }
    },
    failed(error) {
      if (error.system === undefined) return;
      // A lock, a session limit, a wish to slow down: each says that the system is there.
      if (policies[classOf(error)].opensCircuit) fail(error.system, error);
    },
    reset(system) {
      if (circuits.has(system)) change(system, null);
    },
    aboutToTry: (system) => void untried.add(system),
    tried: (system) => void untried.delete(system),
    takeReturned() {
      const systems = [...returned];
      returned.clear();
      return systems;
    },
    view(system) {
      const circuit = circuits.get(system);
      return circuit
        ? { state: circuit.state, since: circuit.since, error: circuit.error }
        : { state: 'closed', since: null, error: null };
    },
  };
}

function isOpen(circuit: Circuit | null | undefined): boolean {
  return circuit !== null && circuit !== undefined && circuit.state !== 'closed';
}

/** The trial of a life that ends is over with it. */
function keptOf({ state, failures, trialAt, since, error }: Circuit): KeptCircuit {
  return { state: state === 'refused' ? 'refused' : 'open', failures, trialAt, since, error };
}
