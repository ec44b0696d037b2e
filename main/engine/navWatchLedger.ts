import type { NavMovement, NavSession } from '../nav/nav.ts';

type Ledger = Pick<NavSession, 'movementsSince'>;

// NAV numbers entries with 32 bits.
const HIGHEST = 2 ** 31 - 1;

/**
 * The number of the last item ledger entry, at most `highest`; 0 where there is none. Halves the way each time, so that
 * no long ledger is read through.
 */
export async function lastEntry(session: Ledger, highest: number = HIGHEST): Promise<number> {
  let [low, high] = [0, highest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // oxlint-disable-next-line no-await-in-loop
    const last = await lastOfPage(session, middle);
    if (last === null) high = middle;
    else low = Math.min(last, high);
  }
  return low;
}

/** The last number of the first page above this entry; null where there is none above. */
async function lastOfPage(session: Ledger, entryNo: number): Promise<number | null> {
  for await (const page of session.movementsSince(entryNo)) return numberOf(page.at(-1));
  return null;
}

function numberOf(movement: NavMovement | undefined): number | null {
  return movement?.entryNo ?? null;
}

export type LedgerLook =
  /** `last` is 0 where the ledger is empty: that says nothing. */
  | { readonly kind: 'goesOn'; readonly last: number }
  /** The last entry is below what was known. */
  | { readonly kind: 'behind'; readonly last: number };

/** Whether the entry we knew is still reached; compressing old entries takes none from the end. */
export async function lookAtLedger(session: Ledger, known: number): Promise<LedgerLook> {
  if (known === 0) return { kind: 'goesOn', last: await lastEntry(session) };
  let last = 0;
  for await (const page of session.movementsSince(known - 1)) last = numberOf(page.at(-1)) ?? last;
  if (last >= known) return { kind: 'goesOn', last };
  const lower = await lastEntry(session, known);
  return lower === 0 ? { kind: 'goesOn', last: 0 } : { kind: 'behind', last: lower };
}
