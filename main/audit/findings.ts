import type { Anchor, Anchors } from './anchors.ts';
import type { Verdict } from './audit.ts';
import { entryHash, type HashedColumns } from './chain.ts';
import type { Head } from './head.ts';

/** What a walk over the chain can find wrong: each names the first entry concerned and what happened to it. */
export type Problem = Verdict['problem'];

export interface EntryRow extends HashedColumns {
  readonly hash: string;
}

/** As far as the chain was walked. */
export interface Place {
  readonly seq: number;
  readonly hash: string;
}

/** What can be wrong before the first entry: leftovers below the cut of retention, and signed heads of removed entries. */
export function startProblem(head: Head, oldest: number | null, anchors: Anchors): Problem {
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

/** Its one row goes with nothing: who took it out wanted the end not to be known. */
export function headProblem(oldest: number): Problem {
  return { seq: oldest, what: 'The head of the log is gone: nothing tells where it ends.' };
}

/** Contents that left though neither their age nor a person's request took them. */
export function takenProblem(seq: number, missing: number, erased: number): Problem {
  return {
    seq,
    what: `Contents are gone from entry ${seq} on: ${missing} in number, of which erasing people explains ${erased}.`,
  };
}

/** Whether `row` follows from the entry before it; `later` is looked through for the one that would. */
export function linkProblem(place: Place, row: EntryRow, later: () => readonly EntryRow[]): Problem {
  const seq = place.seq + 1;
  if (row.seq !== seq) {
    const gone = row.seq - 1 === seq ? `Entry ${seq} is` : `Entries ${seq} to ${row.seq - 1} are`;
    return { seq, what: `${gone} missing between entries that are there.` };
  }
  if (entryHash(place.hash, row) === row.hash) return null;
  const moved = [row, ...later()].find((other) => entryHash(place.hash, { ...other, seq }) === other.hash);
  if (moved !== undefined) return { seq, what: `Entry ${seq} was moved: it stands at number ${moved.seq}.` };
  return { seq, what: `Entry ${seq} does not follow from the one before it: it, or the one before, was changed.` };
}

export function anchorProblem(anchor: Anchor, hash: string, anchors: Anchors): Problem {
  const { seq, at } = anchor;
  // What was signed with a key that is lost is still held against the entry.
  if (!anchors.isLost(anchor) && !anchors.isOurs(anchor))
    return { seq, what: `The signature of the head at entry ${seq} is not ours.` };
  if (anchor.hash === hash) return null;
  return { seq, what: `The entries up to ${seq} are not the ones that were signed on ${at}: they were written anew.` };
}

/** `commitment` is that of the parts that are there; null when one of them does not open. */
export function bodyProblem(row: EntryRow, commitment: string | null): Problem {
  if (commitment === null) {
    return { seq: row.seq, what: `A body of entry ${row.seq} cannot be opened: it was changed.` };
  }
  if (commitment === row.commitment) return null;
  return { seq: row.seq, what: `The bodies of entry ${row.seq} are not the ones it was written with.` };
}

/** What can be wrong after the last entry: the newest ones cut off, or a head that was moved. */
export function endProblem(head: Head, place: Place, last: Anchor | undefined): Problem {
  const seq = place.seq + 1;
  if (last !== undefined && last.seq > place.seq) {
    return { seq, what: `Entries ${seq} to ${last.seq} were signed on ${last.at} and have been cut off.` };
  }
  if (head.seq > place.seq) return { seq, what: `Entries ${seq} to ${head.seq} have been cut off.` };
  if (head.seq < place.seq) return { seq: head.seq + 1, what: `Entries after ${head.seq} were added beside the log.` };
  if (head.hash !== place.hash) {
    return { seq: place.seq, what: `The head does not name the hash of entry ${place.seq}.` };
  }
  return null;
}
