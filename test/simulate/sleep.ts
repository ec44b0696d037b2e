import type { Ports } from '../../main/base/ports.ts';
import { TransportError } from '../../main/http/transport.ts';
import type { VirtualClock } from './virtualClock.ts';

/** A computer that sleeps: its programs stay as they are, and the clock on the wall goes on. */
export interface Sleep {
  isAsleep(): boolean;
  fall(): void;
  /** What was due meanwhile is due now. */
  wake(): void;
  /** Timers of a program that sleeps with it. */
  ports(ports: Ports): Ports;
  /** An answer that came meanwhile found nobody: the connection is cut when the computer wakes. */
  carry<T>(answer: Promise<T>): Promise<T>;
}

export function createSleep(clock: VirtualClock): Sleep {
  let held: (() => void)[] | null = null;
  const whenAwake = (task: () => void) => () => void (held ? held.push(task) : task());
  const woken = () => new Promise<void>((resolve) => void held?.push(resolve));

  /** A timer may be called off by another that was due before it. */
  function heldUnlessCancelled(add: (task: () => void) => () => void, task: () => void): () => void {
    let cancelled = false;
    const cancel = add(whenAwake(() => void (cancelled || task())));
    return () => {
      cancelled = true;
      cancel();
    };
  }

  return {
    isAsleep: () => held !== null,
    fall: () => void (held ??= []),
    wake() {
      const due = held ?? [];
      held = null;
      for (const task of due) clock.after(0, task);
    },
    ports: (ports) => ({
      now: ports.now,
      random: ports.random,
      after: (milliseconds, task) => heldUnlessCancelled((run) => ports.after(milliseconds, run), task),
      soon: (task) => ports.soon(whenAwake(task)),
    }),
    async carry(answer) {
      const come = answer.then(
        (value) => () => value,
        (error: unknown) => () => {
          throw error;
        },
      );
      const give = await come;
      if (held === null) return give();
      await woken();
      throw new TransportError('reset', true, 'The computer slept while the answer came.');
    },
  };
}
