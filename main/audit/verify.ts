import { ConnectorError } from '../base/errors.ts';
import type { Database } from '../db/database.ts';
import type { ReaderProgress } from '../db/readerTask.ts';
import { createReadingVault, type ReadingKeys, type ReadingVault } from '../vault/readingVault.ts';
import { readAnchors, type Anchors } from './anchors.ts';
import type { Verdict } from './audit.ts';
import { sealedPartsBetween, type BodyRow } from './bodies.ts';
import { commitmentOf, commitmentOfHashes, saltedHash, type PartHash } from './chain.ts';
import { bodiesTakenOut, firstWithBodies } from './bodiesTaken.ts';
import {
  anchorProblem,
  bodyProblem,
  endProblem,
  headProblem,
  linkProblem,
  startProblem,
  type EntryRow,
  type Place,
  type Problem,
} from './findings.ts';
import { createHeadReader, type Head } from './head.ts';

/** What was found so far. */
interface Walk extends Place {
  readonly entries: number;
  readonly bodiesGone: number;
  readonly problem: Problem;
}

/** The walk after a slice, and what it was held against. */
interface Slice {
  readonly walk: Walk;
  readonly head: Head;
  /** Nothing came after it. */
  readonly isLast: boolean;
}

export interface VerifyInput {
  readonly bodies: boolean;
  /**
   * The whole walk is done where they are: half of it here and half in the engine would send every body through a
   * message, and cost the engine's thread the half that takes longest.
   */
  readonly keys: ReadingKeys;
}

/**
 * Entries looked at in one read transaction: some ten milliseconds. Bodies pass one by one, so that huge ones are not
 * held together.
 */
const SLICE = 1_000;
const SLICE_WITH_BODIES = 250;
const NO_BODIES = commitmentOf([]);

/** Walks the chain for the reader, slice by slice, while entries are added and removed. */
export function* verifyChain(db: Database, { bodies, keys }: VerifyInput): Generator<ReaderProgress, Verdict> {
  const vault = createReadingVault(keys);
  const anchors = readAnchors(db, vault);
  const walkSlice = createSliceWalk(db, vault, anchors, bodies);
  const start = db.transaction(() => startOf(db, anchors))();
  let slice: Slice = start;
  while (!slice.isLast) {
    slice = walkSlice(slice.walk);
    const { walk, head } = slice;
    yield { done: walk.entries, total: Math.max(walk.entries, head.seq - start.head.pruned_seq) };
  }
  return verdictOf(slice, start, anchors);
}

const NO_HEAD: Head = { seq: 0, hash: '', pruned_seq: 0, pruned_hash: '' };

function startOf(db: Database, anchors: Anchors): Slice & { readonly oldestAt: string | null } {
  const hasHead = db.prepare('SELECT 1 FROM audit_head').get() !== undefined;
  const head = hasHead ? createHeadReader(db)() : NO_HEAD;
  const oldest = db
    .prepare<[], { seq: number; at: string }>('SELECT seq, at FROM audit_entries ORDER BY seq LIMIT 1')
    .get();
  const problem = hasHead ? startProblem(head, oldest?.seq ?? null, anchors) : headProblem(oldest?.seq ?? 1);
  const walk = { seq: head.pruned_seq, hash: head.pruned_hash, entries: 0, bodiesGone: 0, problem };
  return { walk, head, isLast: problem !== null, oldestAt: oldest?.at ?? null };
}

function createSliceWalk(db: Database, vault: ReadingVault, anchors: Anchors, withBodies: boolean) {
  const readHead = createHeadReader(db);
  const rowsAfter = db.prepare<[number, number], EntryRow>(
    'SELECT * FROM audit_entries WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const partsBetween = sealedPartsBetween(db);
  const commitments = (first: number, last: number) => commitmentsOf(vault, partsBetween.iterate(first, last));
  const firstBodied = firstWithBodies(db);
  /** Entries without their contents behind the oldest that has its own. */
  const gone: number[] = [];

  function hasLost(row: EntryRow): boolean {
    if (row.commitment === NO_BODIES) return false;
    if (row.seq > firstBodied) gone.push(row.seq);
    return true;
  }

  // One read transaction: head, entries, bodies and anchors are of the same instant.
  return db.transaction((before: Walk): Slice => {
    const head = readHead();
    const from = afterCut(before, head);
    const rows = rowsAfter.all(from.seq, withBodies ? SLICE_WITH_BODIES : SLICE);
    const last = rows.at(-1)?.seq;
    if (last === undefined) {
      const problem = endProblem(head, from, anchors.last()) ?? (withBodies ? bodiesTakenOut(db, vault, gone) : null);
      return { walk: { ...from, problem }, head, isLast: true };
    }
    const signed = anchors.between(from.seq, last);
    const bodies = withBodies ? commitments(from.seq + 1, last) : null;
    const walk = walkRows(from, rows, (row) => {
      const anchor = signed.find(({ seq }) => seq === row.seq);
      return (
        (anchor === undefined ? null : anchorProblem(anchor, row.hash, anchors)) ??
        (bodies?.has(row.seq) ? bodyProblem(row, bodies.get(row.seq) ?? null) : null)
      );
    }, (row) => bodies !== null && !bodies.has(row.seq) && hasLost(row)); // prettier-ignore
    return { walk, head, isLast: walk.problem !== null };
  });
}

/** Where retention has cut while we walked, the walk goes on behind the cut. */
function afterCut(walk: Walk, head: Head): Walk {
  return head.pruned_seq > walk.seq ? { ...walk, seq: head.pruned_seq, hash: head.pruned_hash } : walk;
}

function walkRows(
  from: Walk,
  rows: readonly EntryRow[],
  besides: (row: EntryRow) => Problem,
  hasLostBodies: (row: EntryRow) => boolean,
): Walk {
  let { seq, hash, entries, bodiesGone } = from;
  for (const [index, row] of rows.entries()) {
    const problem = linkProblem({ seq, hash }, row, () => rows.slice(index + 1)) ?? besides(row);
    if (problem !== null) return { seq, hash, entries, bodiesGone, problem };
    ({ seq, hash } = row);
    entries += 1;
    if (hasLostBodies(row)) bodiesGone += 1;
  }
  return { seq, hash, entries, bodiesGone, problem: null };
}

/** The commitment that the parts of each entry make; null for an entry of which one does not open. */
function commitmentsOf(vault: ReadingVault, rows: Iterable<BodyRow>): Map<number, string | null> {
  const commitments = new Map<number, string | null>();
  // They come in the order of their entries.
  let [seq, parts]: [number, PartHash[] | null] = [-1, []];
  const settle = () => seq >= 0 && commitments.set(seq, parts === null ? null : commitmentOfHashes(parts));
  for (const row of rows) {
    if (row.seq !== seq) {
      settle();
      [seq, parts] = [row.seq, []];
    }
    const hash = partHash(vault, row);
    if (hash === null) parts = null;
    else parts?.push(hash);
  }
  settle();
  return commitments;
}

/** null when it does not open, which is a finding here and not a failure. */
function partHash(vault: ReadingVault, row: BodyRow): PartHash | null {
  try {
    const text = vault.openBytes({ keyId: row.key_id, iv: row.iv, data: row.data });
    return [row.part, saltedHash(row.salt, text)];
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'vault-unreadable') return null;
    throw error;
  }
}

function verdictOf({ walk, head }: Slice, start: { readonly oldestAt: string | null }, anchors: Anchors): Verdict {
  const last = anchors.last();
  const signed = last !== undefined && anchors.isOurs(last) ? last : null;
  const { entries, bodiesGone, problem } = walk;
  return {
    ok: problem === null,
    entries,
    head: head.hash,
    problem,
    bodiesGone,
    anchoredAt: signed?.at ?? null,
    unproven: Math.max(0, head.seq - Math.max(signed?.seq ?? 0, head.pruned_seq)),
    ...lostOf(anchors),
    since: start.oldestAt,
    removed: head.pruned_seq,
  };
}

function lostOf(anchors: Anchors): Pick<Verdict, 'signaturesLost'> {
  const last = anchors.lastLost();
  return last ? { signaturesLost: { seq: last.seq, at: last.at } } : {};
}
