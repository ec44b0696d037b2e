import type { Ports } from '../../main/base/ports.ts';

/** A seeded stream of bytes and numbers: the same seed gives the same world. */
export interface Chance {
  bytes(count: number): Uint8Array;
  /** In [0, 1). */
  number(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(values: readonly T[]): T;
}

/** mulberry32: small, fast, and good enough to choose faults; never used for a secret that matters. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    number,
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(number() * 256)),
    between: (least, most) => least + Math.floor(number() * (most - least + 1)),
    pick(values) {
      const value = values[Math.floor(number() * values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
  cancelled: boolean;
}

/** Where the engine can die: it looked at the clock, took chance, a timer rang, a turn of the loop began, a request left, an answer came. */
export type Port = 'clock' | 'chance' | 'timer' | 'turn' | 'request' | 'answer';

export interface VirtualClock {
  now(): number;
  /** Runs `task` at that distance; for the world around the engine, which no crash touches. */
  after(milliseconds: number, task: () => void): () => void;
  /** Ports of one life of the engine: once `dead` says so, nothing of it runs any more. */
  ports(chance: Chance, dead: () => boolean, onPort: (port: Port) => void): Ports;
  /** The computer sleeps: time goes by, and what fell due meanwhile happens when it runs again. */
  sleep(milliseconds: number): void;
  /** Lets everything happen that is due within so much time. */
  run(milliseconds: number): Promise<void>;
  /** Lets a promise of the engine come true, moving time as far as it needs. */
  settle<T>(promise: Promise<T>): Promise<T>;
}

/** Time that moves only when told to. Between two events every microtask runs, so the order of events is the seed's alone. */
export function createVirtualClock(start: number): VirtualClock {
  let time = start;
  let counter = 0;
  const timers: Timer[] = [];

  function add(milliseconds: number, task: () => void): () => void {
    const timer: Timer = {
      at: time + Math.max(0, Math.round(milliseconds)),
      order: (counter += 1),
      task,
      cancelled: false,
    };
    insert(timers, timer);
    return () => {
      timer.cancelled = true;
    };
  }

  async function step(until: number): Promise<boolean> {
    await quiet();
    while (timers[0]?.cancelled) timers.shift();
    const next = timers[0];
    if (!next || next.at > until) return false;
    timers.shift();
    time = Math.max(time, next.at);
    next.task();
    return true;
  }

  return {
    now: () => time,
    after: add,
    ports: (chance, dead, onPort) => {
      const guarded = (port: Port, task: () => void) => () => {
        if (dead()) return;
        onPort(port);
        if (!dead()) task();
      };
      return {
        now() {
          if (!dead()) onPort('clock');
          return time;
        },
        random(bytes) {
          if (!dead()) onPort('chance');
          // What runs on after its death must not use up the chance of those who live.
          return dead() ? new Uint8Array(bytes) : chance.bytes(bytes);
        },
        after: (milliseconds, task) => add(milliseconds, guarded('timer', task)),
        soon: (task) => void add(0, guarded('turn', task)),
      };
    },
    sleep(milliseconds) {
      time += milliseconds;
    },
    async run(milliseconds) {
      const until = time + milliseconds;
      while (await step(until));
      time = until;
    },
    async settle(promise) {
      let ended = false;
      const end = () => {
        ended = true;
      };
      promise.then(end, end);
      for (;;) {
        await quiet();
        if (ended) return promise;
        if (!(await step(Number.POSITIVE_INFINITY)))
          throw new Error('the promise waits for something that never comes');
      }
    },
  };
}

/** Lets every microtask run: a real turn of the loop comes only after all of them. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function insert(timers: Timer[], timer: Timer): void {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = timers[middle] as Timer;
    if (other.at < timer.at || (other.at === timer.at && other.order < timer.order)) low = middle + 1;
    else high = middle;
  }
  timers.splice(low, 0, timer);
}
