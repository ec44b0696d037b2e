import { randomBytes } from 'node:crypto';

/** Stops what `after` has set going; calling it twice, or after it has run, is harmless. */
export type Cancel = () => void;

/**
 * What stands between the engine and time and chance. Everything takes it from outside, so that the same engine
 * runs on the real clock and, in the simulation, on a virtual one with a seed.
 */
export interface Ports {
  /** The present instant, in milliseconds since 1970 UTC. */
  now(): number;
  /** `bytes` random bytes; cryptographic on the real clock, seeded in the simulation. */
  random(bytes: number): Uint8Array;
  /** Runs `task` once, `milliseconds` from now. Never keeps the process alive by itself. */
  after(milliseconds: number, task: () => void): Cancel;
  /** Runs `task` after the present turn of the loop; used to gather what arrives together. */
  soon(task: () => void): void;
}

/** The real clock and the operating system's randomness. */
export function realPorts(): Ports {
  return {
    now: () => Date.now(),
    random: createRandom(),
    after: (milliseconds, task) => {
      const timer = setTimeout(task, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
    soon: (task) => {
      setImmediate(task);
    },
  };
}

const POOL_BYTES = 4_096;
/** Nonces, salts and identifiers; keys are longer, and drawn by themselves. */
const MOST_FROM_POOL = 16;

/** Asking the system for sixteen bytes costs as much as hashing some kilobytes: many such draws are asked for at once. */
function createRandom(): Ports['random'] {
  let pool: Uint8Array = new Uint8Array(0);
  return (bytes) => {
    if (bytes > MOST_FROM_POOL) return randomBytes(bytes);
    if (pool.length < bytes) pool = randomBytes(POOL_BYTES);
    const taken = pool.subarray(0, bytes);
    pool = pool.subarray(bytes);
    return taken;
  };
}

/** Resolves `milliseconds` from now. */
export function pause(ports: Ports, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    ports.after(milliseconds, resolve);
  });
}

/** A new random identifier in the form of a version 4 UUID (RFC 9562). */
export function newId(ports: Ports): string {
  const bytes = Buffer.from(ports.random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An instant as the database and the border carry it: ISO 8601 in UTC with milliseconds. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** When the day began in the computer's time zone. */
export function startOfDay(now: number): string {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return toInstant(day.getTime());
}
