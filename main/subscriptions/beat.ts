import { createHash } from 'node:crypto';
import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import type { Store, StoreHeartbeats, StoreSession } from '../stores/store.ts';
import type { HeartbeatMemories, HeartbeatPair } from './heartbeatMemories.ts';
import {
  type Finding,
  type Heartbeat,
  type HeartbeatMemory,
  type HeartbeatOwner,
  heartbeatText,
  isFresh,
  type Look,
  lookAt,
  NO_MEMORY,
} from './heartbeats.ts';

/** One store and company that integrations of ours join. */
export interface BeatTarget extends HeartbeatPair {
  readonly store: Store;
  /** NAV's own id of the company. @throws ConnectorError where NAV cannot be asked */
  companyId(): Promise<string>;
}

export interface BeatParts {
  readonly ports: Pick<Ports, 'now' | 'random'>;
  readonly memories: HeartbeatMemories;
  readonly installation: { id(): string; becomeAnother(): void };
  /** The store lets us look, and leave nothing. */
  readonly refused: (target: BeatTarget, error: ConnectorError) => void;
}

/** What one look at a store's heartbeats is about. */
interface Round {
  readonly target: BeatTarget;
  readonly session: StoreSession;
  readonly owner: HeartbeatOwner;
  readonly look: Look;
  /** By the store's clock, milliseconds UTC. */
  readonly now: number;
}

// So many writes in a row may fail before the store has carried one out.
const MOST_TOKENS = 20;

/** Sees whether other installations live, and lets them see ours; null as long as nobody knows which company it is. */
export async function beat(parts: BeatParts, target: BeatTarget, origin: Origin): Promise<Finding | null> {
  const first = await look(parts, target, origin);
  if (!first) return null;
  await leave(parts, first);
  const { mine, finding } = first.look;
  // Two that start at the same moment have each left theirs only now: at least one of them sees the other.
  if (finding.kind !== 'alone' || (mine && isFresh(mine.at, first.now))) return finding;
  return (await look(parts, target, origin))?.look.finding ?? finding;
}

/** Tells those that live to stop, and gives what is left to find. An older one of our id keeps it: we get another. */
export async function takeOver(parts: BeatParts, target: BeatTarget, origin: Origin): Promise<Finding | null> {
  const round = await look(parts, target, origin);
  if (!round) return null;
  const { session, look: seen, now } = round;
  if (seen.finding.kind === 'twin') {
    parts.installation.becomeAnother();
    parts.memories.forgetAll();
    if (seen.mine) await retire(parts, session, seen.mine, now);
  }
  for (const other of seen.others) {
    // oxlint-disable-next-line no-await-in-loop
    await retire(parts, session, other, now);
  }
  if (seen.finding.kind === 'retired') {
    if (seen.mine) await session.endHeartbeat(seen.mine.id);
    parts.memories.forget(target);
  }
  return beat(parts, target, origin);
}

/** Nothing of ours is written there any more: others need not wait for us. */
export async function stopBeating(parts: BeatParts, target: BeatTarget, origin: Origin): Promise<void> {
  const kept = parts.memories.find(target);
  if (!kept) return;
  const session = target.store.as(origin);
  const { beats } = await session.heartbeats();
  const { mine } = lookAt(beats, ownerOf(parts, target, kept.company), kept, parts.ports.now());
  if (mine && mine.token === kept.token) await session.endHeartbeat(mine.id);
  parts.memories.forget(target);
}

async function look(parts: BeatParts, target: BeatTarget, origin: Origin): Promise<Round | null> {
  const company = await companyOf(parts, target);
  if (company === null) return null;
  const session = target.store.as(origin);
  const seenThere = await readBeats(parts, target, session);
  if (!seenThere) return null;
  const { at, beats } = seenThere;
  const now = at ?? parts.ports.now();
  const kept = parts.memories.find(target);
  const memory = kept?.company === company ? kept : NO_MEMORY;
  const owner = ownerOf(parts, target, company);
  const seen = lookAt(beats, owner, memory, now);
  keep(parts, target, company, seen.memory);
  return { target, session, owner, look: seen, now };
}

/** null where the key's owner may not see them: then nobody sees anybody. */
async function readBeats(parts: BeatParts, target: BeatTarget, session: StoreSession): Promise<StoreHeartbeats | null> {
  try {
    return await session.heartbeats();
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'permission')) throw error;
    parts.refused(target, error);
    return null;
  }
}

/** Ours as it is from now on. One that is retired says that we have seen it, and nothing more. */
async function leave(parts: BeatParts, { target, session, owner, look: seen, now }: Round): Promise<void> {
  const { mine, finding } = seen;
  try {
    for (const spare of seen.spare) {
      // oxlint-disable-next-line no-await-in-loop
      await session.endHeartbeat(spare.id);
    }
    if (finding.kind === 'retired') {
      if (mine?.state === 'retired') await session.beat(mine.id, heartbeatText({ ...mine, state: 'left', at: now }));
      return;
    }
    const token = Buffer.from(parts.ports.random(4)).toString('hex');
    // Before it leaves: an answer that is lost must not make our own look like somebody else's.
    const tokensBefore = [seen.memory.token, ...seen.memory.tokensBefore].slice(0, MOST_TOKENS);
    keep(parts, target, owner.company, { ...seen.memory, token, tokensBefore });
    const state = finding.kind === 'alone' ? 'beats' : 'holds';
    await session.beat(mine?.id ?? null, heartbeatText({ ...owner, state, at: now, token }));
  } catch (error) {
    // A key that may only read: with it others cannot see us, and we see them all the same.
    if (!isRefusal(error)) throw error;
    parts.refused(target, error);
  }
}

/** One that holds its writes already has nothing to answer for. */
async function retire(parts: BeatParts, session: StoreSession, other: Heartbeat, now: number): Promise<void> {
  if (other.state === 'retired' || other.state === 'left') return;
  const state = other.state === 'holds' ? 'left' : 'retired';
  await session.beat(other.id, heartbeatText({ ...other, state, at: now, token: shortId(parts) }));
}

function keep(parts: BeatParts, { connectionId, navId }: BeatTarget, company: string, memory: HeartbeatMemory): void {
  parts.memories.keep({ connectionId, navId }, { ...memory, company });
}

/** While NAV is away the company is the one it was. */
async function companyOf({ memories }: BeatParts, target: BeatTarget): Promise<string | null> {
  try {
    return companyKey(await target.companyId());
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return memories.find(target)?.company ?? null;
  }
}

function companyKey(companyId: string): string {
  return createHash('sha256').update(companyId.toLowerCase()).digest('hex').slice(0, 8);
}

function ownerOf(parts: BeatParts, { connectionId }: BeatTarget, company: string): HeartbeatOwner {
  return { installation: shortId(parts), connectionId, company };
}

function shortId({ installation }: BeatParts): string {
  return installation.id().slice(0, 8);
}

function isRefusal(error: unknown): error is ConnectorError {
  return error instanceof ConnectorError && (error.kind === 'permission' || error.kind === 'authentication');
}
