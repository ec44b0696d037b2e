import type { Database } from '../db/database.ts';
import type { ReadingVault } from '../vault/readingVault.ts';
import { openPart, sealedPartsBetween } from './bodies.ts';
import { takenProblem, type Problem } from './findings.ts';

/*
 * Retention takes contents from the oldest end, all of them up to an entry. What is missing behind the oldest entry that
 * has its own was erased with a person: each erasure is an entry that says of how many, and cannot be made up without the
 * keys. More than those explain were taken out by somebody else.
 */

/** Number of the oldest entry that has contents; one that is never reached where none has. */
export function firstWithBodies(db: Database): number {
  return db.prepare<[], number | null>('SELECT min(seq) FROM audit_bodies').pluck().get() ?? Number.MAX_SAFE_INTEGER;
}

/** `gone`: entries without their contents, in their order, behind the oldest that had them when the walk began. */
export function bodiesTakenOut(db: Database, vault: ReadingVault, gone: readonly number[]): Problem {
  // Retention may have gone on meanwhile.
  const first = firstWithBodies(db);
  const missing = gone.filter((seq) => seq > first);
  const [seq] = missing;
  if (seq === undefined) return null;
  const erased = erasedSince(db, vault, first);
  return missing.length > erased ? takenProblem(seq, missing.length, erased) : null;
}

/** Of how many entries erasures took the contents, by those that still say it: one whose own have left by age is older. */
function erasedSince(db: Database, vault: ReadingVault, first: number): number {
  const erasures = db
    .prepare<[number], number>(
      "SELECT seq FROM audit_entries INDEXED BY audit_kind WHERE kind = 'subject.erased' AND seq >= ?",
    )
    .pluck();
  const parts = sealedPartsBetween(db);
  const told = erasures.all(first).flatMap((seq) => parts.all(seq, seq).map((row) => openPart(vault, row).text));
  return told.reduce((sum, params) => sum + (JSON.parse(params) as { readonly entries: number }).entries, 0);
}
