import { type Cancel, type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Lane } from './lanes.ts';

/** Work that a person put off. */
export interface Pause {
  /** "" is all of it. */
  readonly integrationId: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  /** null until a person resumes it. */
  readonly until: string | null;
  readonly by: string;
}

/** Kept on disk: a pause outlives the program. What arrives meanwhile is kept all the same. */
export interface Pauses {
  /** Those in force now, all of it first. */
  inForce(): readonly Pause[];
  /** The pause that keeps an integration from work; null where it works. */
  of(integrationId: string): Pause | null;
  holds(lane: Pick<Lane, 'integrationId' | 'kind'>): boolean;
  /** A second pause of the same takes the place of the first. `record` runs in its transaction. */
  begin(pause: Pick<Pause, 'integrationId' | 'until' | 'by'>, record: () => void): void;
  /** False, and nothing recorded, when it is not paused. Resuming all of it ends every pause. */
  end(integrationId: string, record: () => void): boolean;
  /** Tells of pauses that end by themselves from now on. */
  start(): void;
  stop(): void;
}

export interface PausesOptions {
  readonly db: Database;
  readonly ports: Ports;
  /** A pause has begun, or ended by a person or by itself. */
  readonly changed: () => void;
  /** In the transaction in which a pause ends by itself. */
  readonly over?: (pause: Pause) => void;
}

/**
 * Goes on while everything is paused: without webhooks nothing would be kept, and without a heartbeat another
 * installation would take this one for stopped.
 */
const NEVER_PAUSED: ReadonlySet<string> = new Set(['align', 'alignNav', 'heartbeat']);

// A timer that is set for longer overflows, and a computer that slept is late anyway.
const LONGEST_NAP_MS = 60_000;

export function createPauses({ db, ports, changed, over }: PausesOptions): Pauses {
  const all = db.prepare<[], Pause>(
    'SELECT integration_id AS integrationId, since, until, by FROM pauses ORDER BY integration_id',
  );
  const set = db.prepare(
    `INSERT INTO pauses (integration_id, since, until, by) VALUES (@integrationId, @since, @until, @by)
     ON CONFLICT (integration_id) DO UPDATE SET since = excluded.since, until = excluded.until, by = excluded.by`,
  );
  const remove = db.prepare(`DELETE FROM pauses WHERE integration_id = @id OR @id = ''`);
  const removeOver = db.prepare('DELETE FROM pauses WHERE integration_id = ? AND until = ?');
  // Asked for every lane at every turn: no query.
  let kept: readonly Pause[] = all.all();
  let cancel: Cancel = () => undefined;
  let isStarted = false;

  const isOver = ({ until }: Pause) => until !== null && Date.parse(until) <= ports.now();
  const inForce = () => kept.filter((pause) => !isOver(pause));
  const of = (id: string) =>
    inForce().find(({ integrationId }) => integrationId === '' || integrationId === id) ?? null;

  function change(write: () => void): void {
    transaction(db, write);
    kept = all.all();
    watch();
    changed();
  }

  /** Looks when the next of them ends. */
  function watch(): void {
    cancel();
    const ends = kept.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]));
    if (!isStarted || ends.length === 0) return;
    const nap = Math.min(LONGEST_NAP_MS, Math.max(1, Math.min(...ends) - ports.now()));
    cancel = ports.after(nap, () => {
      const ended = kept.filter(isOver);
      if (ended.length === 0) return watch();
      kept = kept.filter((pause) => !ended.includes(pause));
      keepEnds(ended);
      watch();
      changed();
    });
  }

  function keepEnds(ended: readonly Pause[]): void {
    try {
      transaction(db, () => {
        for (const pause of ended) {
          const { changes } = removeOver.run(pause.integrationId, pause.until);
          if (changes > 0) over?.(pause);
        }
      });
    } catch {
      // Work goes on all the same; the row is there for the next start to tell of.
    }
  }

  return {
    inForce,
    of,
    holds: ({ integrationId, kind }) => kept.length > 0 && !NEVER_PAUSED.has(kind) && of(integrationId) !== null,
    begin(pause, record) {
      change(() => {
        set.run({ ...pause, since: toInstant(ports.now()) });
        record();
      });
    },
    end(integrationId, record) {
      const isMeant = (pause: Pause) => integrationId === '' || pause.integrationId === integrationId;
      if (!inForce().some(isMeant)) return false;
      change(() => {
        remove.run({ id: integrationId });
        record();
      });
      return true;
    },
    start() {
      isStarted = true;
      watch();
    },
    stop() {
      isStarted = false;
      cancel();
    },
  };
}
