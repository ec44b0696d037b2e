import { randomBytes } from 'node:crypto';
import type { Ports } from '../../../main/base/ports.ts';

export interface HandClock {
  readonly ports: Ports;
  /** Moves time and runs what is due, in its order; what that begins is not waited for. */
  advance(milliseconds: number): void;
  /** How long until the next timer; null where none waits. */
  next(): number | null;
}

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** Time that a test moves by hand while sockets live in the real one. */
export function createHandClock(start: number): HandClock {
  let time = start;
  let timers: Timer[] = [];
  const first = () => timers.toSorted((a, b) => a.at - b.at)[0];
  function after(milliseconds: number, task: () => void): () => void {
    const timer = { at: time + milliseconds, task };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  }
  return {
    ports: { now: () => time, random: (bytes) => randomBytes(bytes), after, soon: (task) => void after(0, task) },
    advance(milliseconds) {
      const end = time + milliseconds;
      for (let due = first(); due && due.at <= end; due = first()) {
        const { at, task } = due;
        timers = timers.filter((one) => one !== due);
        time = Math.max(time, at);
        task();
      }
      time = end;
    },
    next: () => {
      const found = first();
      return found ? found.at - time : null;
    },
  };
}
