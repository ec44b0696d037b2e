import { ConnectorError } from '../base/errors.ts';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import type { Anchor, Anchors } from './anchors.ts';
import type { Verdict } from './audit.ts';
import { openPart, type Bodies, type BodyRow } from './bodies.ts';
import { commitmentOf, entryHash, type HashedColumns, type SaltedPart } from './chain.ts';
import { createHeadReader, type Head } from './head.ts';

type Problem = Verdict['problem'];

interface EntryRow extends HashedColumns {
  readonly hash: string;
}

/** The chain as far as it was walked. */
interface Walk {
  readonly seq: number;
  readonly hash: string;
  readonly entries: number;
  readonly bodiesGone: number;
  readonly problem: Problem;
}

interface Parts {
  readonly db: Database;
  readonly vault: Vault;
  readonly bodies: Bodies;
  readonly anchors: Anchors;
}

/** Entries held in memory at a time. */
const SLICE = 1_000;
const NO_BODIES = commitmentOf([]);

/** Builds `Audit.verify`. */
export function createVerify(parts: Parts): (options: { readonly bodies: boolean }) => Verdict {
  const { db, anchors } = parts;
  const readHead = createHeadReader(db);
  const slice = db.prepare<[number, number], EntryRow>(
    'SELECT * FROM audit_entries WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const oldest = db.prepare<[], number | null>('SELECT min(seq) FROM audit_entries').pluck();

  function walkAll(head: Head, withBodies: boolean): Walk {
    const start = { seq: head.pruned_seq, hash: head.pruned_hash, entries: 0, bodiesGone: 0 };
    let walk: Walk = { ...start, problem: startProblem(head, oldest.get() ?? null, anchors) };
    while (walk.problem === null) {
      const rows = slice.all(walk.seq, SLICE);
      if (rows.length === 0) return walk;
      walk = walkSlice(parts, walk, rows, withBodies);
    }
    return walk;
  }

  return ({ bodies }) => {
    const head = readHead();
    const walk = walkAll(head, bodies);
    const problem = walk.problem ?? endProblem(head, walk, anchors);
    const last = anchors.last();
    const anchoredAt = last !== undefined && anchors.isOurs(last) ? last.at : null;
    const { entries, bodiesGone } = walk;
    return { ok: problem === null, entries, head: head.hash, problem, bodiesGone, anchoredAt };
  };
}

/** What can be wrong before the first entry: leftovers below the cut of retention, and signed heads of removed entries. */
function startProblem(head: Head, oldest: number | null, anchors: Anchors): Problem {
  if (oldest !== null && oldest <= head.pruned_seq) {
    return {
      seq: oldest,
      what: `Entry ${oldest} is still there although entries up to ${head.pruned_seq} were removed.`,
    };
  }
  for (const anchor of anchors.between(0, head.pruned_seq)) {
    const problem = anchorProblem(anchor, anchor.seq === head.pruned_seq ? head.pruned_hash : anchor.hash, anchors);
    if (problem !== null) return problem;
  }
  return null;
}

function walkSlice(parts: Parts, before: Walk, rows: readonly EntryRow[], withBodies: boolean): Walk {
  const last = rows.at(-1)?.seq ?? before.seq;
  const signed = new Map(parts.anchors.between(before.seq, last).map((anchor) => [anchor.seq, anchor]));
  const bodies = withBodies ? groupBySeq(parts.bodies.rowsBetween(before.seq + 1, last)) : null;
  let walk = before;
  for (const [index, row] of rows.entries()) {
    const anchor = signed.get(row.seq);
    const own = bodies === null ? undefined : (bodies.get(row.seq) ?? []);
    const problem =
      linkProblem(walk, row, rows.slice(index + 1)) ??
      (anchor === undefined ? null : anchorProblem(anchor, row.hash, parts.anchors)) ??
      (own === undefined || own.length === 0 ? null : bodyProblem(parts.vault, row, own));
    if (problem !== null) return { ...walk, problem };
    const isGone = own !== undefined && own.length === 0 && row.commitment !== NO_BODIES;
    walk = {
      seq: row.seq,
      hash: row.hash,
      entries: walk.entries + 1,
      bodiesGone: walk.bodiesGone + (isGone ? 1 : 0),
      problem: null,
    };
  }
  return walk;
}

/** Whether `row` follows from the entry before it; `later` is looked through for the one that would. */
function linkProblem(walk: Walk, row: EntryRow, later: readonly EntryRow[]): Problem {
  const seq = walk.seq + 1;
  if (row.seq !== seq) {
    const gone = row.seq - 1 === seq ? `Entry ${seq} is` : `Entries ${seq} to ${row.seq - 1} are`;
    return { seq, what: `${gone} missing between entries that are there.` };
  }
  if (entryHash(walk.hash, row) === row.hash) return null;
  const moved = [row, ...later].find((other) => entryHash(walk.hash, { ...other, seq }) === other.hash);
  if (moved !== undefined) return { seq, what: `Entry ${seq} was moved: it stands at number ${moved.seq}.` };
  return { seq, what: `Entry ${seq} does not follow from the one before it: it, or the one before, was changed.` };
}

function anchorProblem(anchor: Anchor, hash: string, anchors: Anchors): Problem {
  const { seq, at } = anchor;
  if (!anchors.isOurs(anchor)) return { seq, what: `The signature of the head at entry ${seq} is not ours.` };
  if (anchor.hash === hash) return null;
  return { seq, what: `The entries up to ${seq} are not the ones that were signed on ${at}: they were written anew.` };
}

function bodyProblem(vault: Vault, row: EntryRow, bodies: readonly BodyRow[]): Problem {
  const parts = openedParts(vault, bodies);
  if (parts === null) return { seq: row.seq, what: `A body of entry ${row.seq} cannot be opened: it was changed.` };
  if (commitmentOf(parts) === row.commitment) return null;
  return { seq: row.seq, what: `The bodies of entry ${row.seq} are not the ones it was written with.` };
}

/** null when one of them does not open, which is a finding here and not a failure. */
function openedParts(vault: Vault, bodies: readonly BodyRow[]): readonly SaltedPart[] | null {
  try {
    return bodies.map((body) => openPart(vault, body));
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'vault-unreadable') return null;
    throw error;
  }
}

/** What can be wrong after the last entry: the newest ones cut off, or a head that was moved. */
function endProblem(head: Head, walk: Walk, anchors: Anchors): Problem {
  const seq = walk.seq + 1;
  const last = anchors.last();
  if (last !== undefined && last.seq > walk.seq) {
    return { seq, what: `Entries ${seq} to ${last.seq} were signed on ${last.at} and have been cut off.` };
  }
  if (head.seq > walk.seq) return { seq, what: `Entries ${seq} to ${head.seq} have been cut off.` };
  if (head.seq < walk.seq) return { seq: head.seq + 1, what: `Entries after ${head.seq} were added beside the log.` };
  if (head.hash !== walk.hash) return { seq: walk.seq, what: `The head does not name the hash of entry ${walk.seq}.` };
  return null;
}

function groupBySeq(rows: readonly BodyRow[]): Map<number, BodyRow[]> {
  return Map.groupBy(rows, (row) => row.seq);
}
