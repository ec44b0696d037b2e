import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { HeartbeatMemory } from './heartbeats.ts';

/** A store and the NAV connection of a company that its orders go to. */
export interface HeartbeatPair {
  readonly connectionId: string;
  readonly navId: string;
}

export interface KeptHeartbeat extends HeartbeatMemory {
  readonly company: string;
}

export interface HeartbeatMemories {
  find(pair: HeartbeatPair): KeptHeartbeat | null;
  keep(pair: HeartbeatPair, kept: KeptHeartbeat): void;
  forget(pair: HeartbeatPair): void;
  /** Of an installation that is another from now on. */
  forgetAll(): void;
}

interface Row {
  readonly company: string;
  readonly token: string;
  readonly tokens_before: string;
  readonly twin_seen_at: string | null;
  readonly other: string | null;
  readonly other_since: string | null;
}

export function createHeartbeatMemories(db: Database): HeartbeatMemories {
  const find = db.prepare<[HeartbeatPair], Row>(
    'SELECT * FROM heartbeats WHERE connection_id = @connectionId AND nav_id = @navId',
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO heartbeats (connection_id, nav_id, company, token, tokens_before, twin_seen_at, other, other_since)
     VALUES (@connectionId, @navId, @company, @token, @tokensBefore, @twinSeenAt, @other, @otherSince)`,
  );
  const drop = db.prepare('DELETE FROM heartbeats WHERE connection_id = @connectionId AND nav_id = @navId');
  const dropAll = db.prepare('DELETE FROM heartbeats');
  return {
    find(pair) {
      const row = find.get(pair);
      return row ? toKept(row) : null;
    },
    keep(pair, kept) {
      const tokensBefore = kept.tokensBefore.join(' ');
      const instants = { twinSeenAt: toText(kept.twinSeenAt), otherSince: toText(kept.otherSince) };
      put.run({ ...pair, ...kept, tokensBefore, ...instants });
    },
    forget: (pair) => void drop.run(pair),
    forgetAll: () => void dropAll.run(),
  };
}

function toKept(row: Row): KeptHeartbeat {
  return {
    company: row.company,
    token: row.token,
    tokensBefore: row.tokens_before.split(' ').filter(Boolean),
    twinSeenAt: toTime(row.twin_seen_at),
    other: row.other,
    otherSince: toTime(row.other_since),
  };
}

const toText = (time: number | null) => (time === null ? null : toInstant(time));
const toTime = (text: string | null) => (text === null ? null : Date.parse(text));
