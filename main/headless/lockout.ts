import type { Ports } from '../base/ports.ts';

const freeTries = 3;
const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;
const forgottenAfterMs = 60 * 60_000;

export interface Lockout {
  /** Milliseconds this name has still to wait; 0 when it may try. */
  wait(name: string): number;
  failed(name: string): void;
  succeeded(name: string): void;
}

interface Tries {
  readonly failed: number;
  readonly at: number;
}

/**
 * Slows guessing: after three wrong passwords a name waits 1 s, then twice as long each time, 15 minutes at most; an
 * hour without a try forgets. Names that do not exist behave alike but share 256 places, so that inventing names fills
 * no memory.
 */
export function createLockout(ports: Pick<Ports, 'now'>, knownNames: () => readonly string[]): Lockout {
  const tries = new Map<string, Tries>();
  const place = (name: string) => (knownNames().includes(name) ? `=${name}` : `?${fold(name)}`);
  const lastTries = (name: string): Tries | null => {
    const found = tries.get(place(name)) ?? null;
    return found !== null && ports.now() - found.at < forgottenAfterMs ? found : null;
  };
  return {
    wait(name) {
      const found = lastTries(name);
      if (found === null || found.failed < freeTries) return 0;
      const wait = Math.min(firstWaitMs * 2 ** (found.failed - freeTries), longestWaitMs);
      return Math.max(0, found.at + wait - ports.now());
    },
    failed(name) {
      tries.set(place(name), { failed: (lastTries(name)?.failed ?? 0) + 1, at: ports.now() });
    },
    succeeded: (name) => void tries.delete(place(name)),
  };
}

function fold(name: string): number {
  return [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 256, 7);
}
