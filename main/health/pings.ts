import type { Rung } from '../base/ladder.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';

/** The certificate a server showed. Instants; the fingerprint is SHA-256 in 64 small hex digits. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly fingerprint: string;
}

/** What a connection's check found; `message` and `whatToDo` are "" when all is well. */
export interface PingResult {
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
  readonly whatToDo: string;
  readonly milliseconds: number;
  /** From the lowest rung up; those above a failed one were not tried. */
  readonly ladder: readonly Rung[];
  /** Where the server's certificate was refused, or is pinned; null otherwise. */
  readonly certificate: ShownCertificate | null;
}

export interface PingState {
  readonly at: string;
  readonly result: PingResult;
}

/** The connections' pings: the last result of each, a sample row per ping, and a word when the result changed. */
export interface Pings {
  /**
   * Runs the connection's check once; a ping that is under way is not started again. A person is answered by one that
   * began after they asked: they may have mended something since.
   */
  ping(connectionId: string, actor: string): Promise<PingState>;
  /** In this life; null before its first ping. */
  last(connectionId: string): PingState | null;
}

export interface PingsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly check: (connectionId: string, actor: string) => Promise<PingResult>;
  /** In the transaction that keeps the sample, when the result is another than the last one on record. */
  readonly onChange: (connectionId: string, state: PingState, actor: string) => void;
}

const KEPT_SAMPLES_MS = 7 * 24 * 3_600_000;

export function createPings({ db, ports, check, onChange }: PingsOptions): Pings {
  const states = new Map<string, PingState>();
  const underWay = new Map<string, Promise<PingState>>();
  /** Asked for by persons, for when the one under way is over. */
  const next = new Map<string, Promise<PingState>>();
  const insert = db.prepare('INSERT OR REPLACE INTO samples (connection_id, at, ok, code, ms) VALUES (?, ?, ?, ?, ?)');
  const prune = db.prepare('DELETE FROM samples WHERE connection_id = ? AND at < ?');
  const newest = db
    .prepare<[string], string>('SELECT code FROM samples WHERE connection_id = ? ORDER BY at DESC LIMIT 1')
    .pluck();

  function keep(connectionId: string, state: PingState, actor: string): void {
    const { at, result } = state;
    const before = newest.get(connectionId);
    insert.run(connectionId, at, result.ok ? 1 : 0, result.code, result.milliseconds);
    prune.run(connectionId, toInstant(ports.now() - KEPT_SAMPLES_MS));
    if (before !== result.code) onChange(connectionId, state, actor);
  }

  async function run(connectionId: string, actor: string): Promise<PingState> {
    const result = await check(connectionId, actor);
    const state = { at: toInstant(ports.now()), result };
    states.set(connectionId, state);
    transaction(db, () => keep(connectionId, state, actor));
    return state;
  }

  function start(connectionId: string, actor: string): Promise<PingState> {
    const started = run(connectionId, actor).finally(() => underWay.delete(connectionId));
    underWay.set(connectionId, started);
    return started;
  }

  function afterIt(running: Promise<PingState>, connectionId: string, actor: string): Promise<PingState> {
    const asked = next.get(connectionId);
    if (asked) return asked;
    const startNext = () => {
      next.delete(connectionId);
      return start(connectionId, actor);
    };
    const waiting = running.then(startNext, startNext);
    next.set(connectionId, waiting);
    return waiting;
  }

  return {
    ping(connectionId, actor) {
      const running = underWay.get(connectionId);
      if (!running) return start(connectionId, actor);
      return actor.startsWith('person:') ? afterIt(running, connectionId, actor) : running;
    },
    last: (connectionId) => states.get(connectionId) ?? null,
  };
}
