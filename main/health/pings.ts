import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

/** What a connection's check found; `message` and `whatToDo` are "" when all is well. */
export interface PingResult {
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
  readonly whatToDo: string;
  readonly milliseconds: number;
}

export interface PingState {
  readonly at: string;
  readonly result: PingResult;
}

/** The connections' pings: the last result of each, a sample row per ping, and a word when the result changed. */
export interface Pings {
  /** Runs the connection's check once; a ping that is under way is not started again. */
  ping(connectionId: string): Promise<PingState>;
  last(connectionId: string): PingState | null;
}

export interface PingsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly check: (connectionId: string) => Promise<PingResult>;
  readonly onChange: (connectionId: string, state: PingState, before: PingState | null) => void;
}

const KEPT_SAMPLES_MS = 7 * 24 * 3_600_000;

export function createPings(options: PingsOptions): Pings {
  const { db, ports } = options;
  const states = new Map<string, PingState>();
  const underWay = new Map<string, Promise<PingState>>();
  const insert = db.prepare('INSERT OR REPLACE INTO samples (connection_id, at, ok, code, ms) VALUES (?, ?, ?, ?, ?)');
  const prune = db.prepare('DELETE FROM samples WHERE connection_id = ? AND at < ?');

  async function run(connectionId: string): Promise<PingState> {
    const result = await options.check(connectionId);
    const state = { at: toInstant(ports.now()), result };
    const before = states.get(connectionId) ?? null;
    states.set(connectionId, state);
    insert.run(connectionId, state.at, result.ok ? 1 : 0, result.code, result.milliseconds);
    prune.run(connectionId, toInstant(ports.now() - KEPT_SAMPLES_MS));
    if (before?.result.code !== result.code) options.onChange(connectionId, state, before);
    return state;
  }

  return {
    ping(connectionId) {
      const running = underWay.get(connectionId);
      if (running) return running;
      const started = run(connectionId).finally(() => underWay.delete(connectionId));
      underWay.set(connectionId, started);
      return started;
    },
    last: (connectionId) => states.get(connectionId) ?? null,
  };
}
