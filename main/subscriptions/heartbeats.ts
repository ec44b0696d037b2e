import { toInstant } from '../base/ports.ts';
import type { StoreHeartbeat } from '../stores/store.ts';

/*
 * What installations leave at a store so that two of them do not write the same orders to the same company. Each has
 * one per store and company and renews it; ages are told by the store's clock alone.
 */

/**
 * `beats`: writes. `holds`: lives, and writes nothing because it saw another one. `retired`: another one has taken over,
 * and it has not seen that yet. `left`: it has, and writes nothing.
 */
export type HeartbeatState = 'beats' | 'holds' | 'retired' | 'left';

/** Whose heartbeat it is. */
export interface HeartbeatOwner {
  /** First 8 digits of the installation's id. */
  readonly installation: string;
  readonly connectionId: string;
  /** Tells the company, the same in every installation. */
  readonly company: string;
}

export interface Heartbeat extends HeartbeatOwner {
  readonly id: string;
  readonly state: HeartbeatState;
  /** By the store's clock, milliseconds UTC. */
  readonly at: number;
  /** New with every beat, known to whoever wrote it; in one that is retired or left, the installation that took over. */
  readonly token: string;
}

/** What we remember of our own. Instants in milliseconds UTC. */
export interface HeartbeatMemory {
  /** The last we wrote; `retired` when another one has taken over. */
  readonly token: string;
  /** Those before: what the store did not carry out, or did late, must not make our own look like somebody else's. */
  readonly tokensBefore: readonly string[];
  /** When ours was last found renewed by somebody else. */
  readonly twinSeenAt: number | null;
  /** The other installation that keeps us from writing, and since when. */
  readonly other: string | null;
  readonly otherSince: number | null;
}

export const NO_MEMORY: HeartbeatMemory = {
  token: '',
  tokensBefore: [],
  twinSeenAt: null,
  other: null,
  otherSince: null,
};
export const RETIRED = 'retired';

export type Finding =
  | { readonly kind: 'alone' }
  /** Another installation writes to the same store and company. */
  | { readonly kind: 'other'; readonly other: string }
  /** It was told to stop and has not answered. */
  | { readonly kind: 'leaving'; readonly other: string }
  /** Another computer renews the heartbeat under our own id: it runs with a copy of our data. */
  | { readonly kind: 'twin'; readonly other: string }
  /** Another installation has taken over from us. */
  | { readonly kind: 'retired'; readonly other: string };

export interface Look {
  readonly finding: Finding;
  readonly mine: Heartbeat | null;
  /** More of ours: one was made twice. */
  readonly spare: readonly Heartbeat[];
  /** Those of other installations at the same store and company that live. */
  readonly others: readonly Heartbeat[];
  readonly memory: HeartbeatMemory;
}

const FRESH_MS = 30 * 60_000;

export function isFresh(seenAt: number, now: number): boolean {
  return Math.abs(now - seenAt) < FRESH_MS;
}

export function heartbeatText(beat: Omit<Heartbeat, 'id'>): string {
  const { installation, connectionId, company, state, at, token } = beat;
  return [installation, connectionId, company, state, `${toInstant(at).slice(0, 19)}Z`, token].join(' ');
}

const TEXT =
  /^([0-9a-f]{8}) ([a-z0-9-]{1,40}) ([0-9a-f]{8}) (beats|holds|retired|left) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([0-9a-f]{8})$/;

/** null for what no connector of this kind wrote. */
export function readHeartbeat({ id, text }: StoreHeartbeat): Heartbeat | null {
  const parts = TEXT.exec(text);
  if (!parts) return null;
  const [, installation = '', connectionId = '', company = '', state, at = '', token = ''] = parts;
  return { id, installation, connectionId, company, state: state as HeartbeatState, at: Date.parse(at), token };
}

/** What the heartbeats at a store mean for one of its owners. `now` by the store's clock. */
export function lookAt(
  beats: readonly StoreHeartbeat[],
  owner: HeartbeatOwner,
  before: HeartbeatMemory,
  now: number,
): Look {
  const all = beats.map(readHeartbeat).filter((beat) => beat !== null && beat.company === owner.company);
  const known = all.filter((beat) => beat !== null);
  const [mine = null, ...spare] = known.filter((beat) => isOf(owner, beat));
  const others = known.filter((beat) => beat.installation !== owner.installation && isFresh(beat.at, now));
  const finding = findingOf({ mine, others, before, now });
  const twinSeenAt = mine && isTwins(mine, before, now) ? now : before.twinSeenAt;
  const other = finding.kind === 'alone' ? null : finding.other;
  const otherSince = other === null ? null : other === before.other ? before.otherSince : now;
  const retired = finding.kind === 'retired' && { token: RETIRED, tokensBefore: [] };
  return { finding, mine, spare, others, memory: { ...before, twinSeenAt, other, otherSince, ...retired } };
}

interface Seen {
  readonly mine: Heartbeat | null;
  readonly others: readonly Heartbeat[];
  readonly before: HeartbeatMemory;
  readonly now: number;
}

function findingOf({ mine, others, before, now }: Seen): Finding {
  if (mine && isGone(mine)) return { kind: 'retired', other: mine.token };
  // Whoever took over may have removed ours; that we know of it is kept until a person decides.
  if (before.token === RETIRED) return { kind: 'retired', other: before.other ?? '' };
  const twinSeen = mine !== null && isTwins(mine, before, now);
  if (mine && (twinSeen || (before.twinSeenAt !== null && isFresh(before.twinSeenAt, now))))
    return { kind: 'twin', other: mine.installation };
  const writing = others.find(({ state }) => state === 'beats' || state === 'holds');
  if (writing) return { kind: 'other', other: writing.installation };
  const leaving = others.find(({ state }) => state === 'retired');
  return leaving ? { kind: 'leaving', other: leaving.installation } : { kind: 'alone' };
}

function isOf(owner: HeartbeatOwner, beat: Heartbeat): boolean {
  return beat.installation === owner.installation && beat.connectionId === owner.connectionId;
}

function isGone({ state }: Heartbeat): boolean {
  return state === 'retired' || state === 'left';
}

/** One that lies there from before, as after our data were restored from a backup, is nobody's any more. */
function isTwins(mine: Heartbeat, { token, tokensBefore }: HeartbeatMemory, now: number): boolean {
  return !isGone(mine) && mine.token !== token && !tokensBefore.includes(mine.token) && isFresh(mine.at, now);
}
