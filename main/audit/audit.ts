/** One thing that happened. Plain columns name no person; everything else goes into sealed bodies. */
export interface NewEntry {
  /** Such as `delivery`, `order.read`, `order.planned`, `intent`, `exchange`, `document.written`, `job.parked`, `settings.changed`. */
  readonly kind: string;
  readonly actor: string;
  /** fine | attention | waiting | leftOut | down: the mark of the timeline. */
  readonly status: 'fine' | 'attention' | 'down' | 'waiting' | 'leftOut';
  readonly integrationId?: string;
  readonly orderKey?: string;
  readonly orderNo?: string;
  readonly documentNo?: string;
  readonly sku?: string;
  readonly jobId?: number;
  readonly deliveryId?: number;
  readonly runId?: number;
  /** Code of the cause, no personal value. */
  readonly cause?: string;
  /** Named parts, sealed: `text`, `params`, `request`, `response`, `order`, `plan`. */
  readonly bodies?: Readonly<Record<string, string>>;
  /** E-mail addresses this entry speaks of; kept only as fingerprints outside the chain. */
  readonly subjects?: readonly string[];
}

export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly integrationId: string | null;
  readonly orderKey: string | null;
  readonly orderNo: string | null;
  readonly documentNo: string | null;
  readonly sku: string | null;
  readonly jobId: number | null;
  readonly deliveryId: number | null;
  readonly runId: number | null;
  readonly status: string;
  readonly cause: string | null;
}

export interface EntryFilter {
  readonly integrationId?: string;
  readonly orderKey?: string;
  /** What the order's number begins with; "" asks for nothing. For one order alone use `orderKey`. */
  readonly orderNo?: string;
  /** What the document's number begins with; "" asks for nothing. */
  readonly documentNo?: string;
  /** What the article's code begins with; "" asks for nothing. */
  readonly sku?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly actor?: string;
  readonly jobId?: number;
  /** Written at or after this instant (UTC, ISO 8601), and before this one. */
  readonly from?: string;
  readonly to?: string;
  /** Fingerprint of an e-mail address that the entry speaks of (`Audit.subjectOf`). */
  readonly subject?: string;
  /** Keyset: entries below this sequence number (newest first) or above it (oldest first). */
  readonly beyond?: number;
  /** No entry after this one. */
  readonly upTo?: number;
  readonly limit: number;
  readonly oldestFirst?: boolean;
}

export interface EntryPage {
  readonly entries: readonly Entry[];
  /** `beyond` of the page after this one; null when there is none. */
  readonly next: number | null;
  /** Instant up to which was looked where the page is not full and more may come; null otherwise. */
  readonly reached: string | null;
}

export interface EntryProof {
  readonly hash: string;
  readonly previousHash: string;
  readonly commitment: string;
  readonly parts: { readonly part: string; readonly bytes: number }[];
  /** It had parts, which have left since. */
  readonly partsGone: boolean;
}

export interface Verdict {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: string;
  readonly problem: { readonly seq: number; readonly what: string } | null;
  /** Entries whose bodies are past their retention or erased, so that only the hash speaks of them; 0 unless bodies were asked for. */
  readonly bodiesGone: number;
  /** Instant of the last signed head, since when cutting off the newest entries could not be proven; null without one. */
  readonly anchoredAt: string | null;
  /** Entries after that head: whoever can write the file could have replaced them. */
  readonly unproven: number;
  /**
   * Up to which entry heads were signed with keys that were lost since: that nothing was changed before the keys were
   * lost is shown by the chain and by copies kept elsewhere, not by a signature. Absent: none was lost.
   */
  readonly signaturesLost?: { readonly seq: number; readonly at: string };
  /** Instant of the oldest entry that is kept; null in an empty log. */
  readonly since: string | null;
  /** Entries that retention has removed, of which only the last one's hash and the signed heads speak. */
  readonly removed: number;
}

/** The append-only log: entries chained by hash over salted commitments, bodies sealed beside them. */
export interface Audit {
  /** Must be called inside a transaction, the one that does what the entry tells. Returns its sequence number. */
  append(entry: NewEntry): number;
  entries(filter: EntryFilter): readonly Entry[];
  /** As `entries`, in a time that does not grow with the log: a page may hold fewer than were asked for. */
  page(filter: EntryFilter): EntryPage;
  /**
   * Inside a transaction: orders of the integration are those of another shop from now on. What was entered about those of
   * the shop before is found under their ids with this mark before them.
   */
  closeShop(integrationId: string, mark: string, at: string): void;
  /** The key in the books of the order that this id meant in an entry (its number) or in what came at an instant. */
  orderKeyThen(integrationId: string, orderKey: string, when: number | string): string;
  /** How an e-mail address is found: a fingerprint that says nothing without the vault's key. */
  subjectOf(email: string): string;
  /** null when it is not there, or not any more. */
  entry(seq: number): Entry | null;
  /** What the chain says of an entry that is there, and how much of its contents is left. */
  proofOf(seq: number): EntryProof;
  /** Kinds that occur, and persons, each in the order of its name. */
  choices(): { readonly kinds: string[]; readonly actors: string[] };
  /** The parts that are still there, opened. */
  bodies(seq: number): Readonly<Record<string, string>>;
  /** Entries that speak of this e-mail address, newest first. */
  entriesOfSubject(email: string, limit: number): readonly Entry[];
  /** Walks the chain, and with `bodies` opens and checks every commitment. */
  verify(options: { readonly bodies: boolean }): Verdict;
  /** Signs the head, so that entries cut off later are noticed; nothing happens when it is signed already. */
  anchor(): void;
  /** Number of the first entry at or after an instant, the next number when there is none; for `pruneEntries`. */
  firstSeqSince(instant: string): number;
  /** Erases bodies and salts of entries before an instant, in slices that leave the loop free. Returns how many entries lost theirs. */
  pruneBodies(before: string): Promise<number>;
  /** Removes the entries below a number from the oldest end and enters that it did. Returns how many are gone. */
  pruneEntries(beforeSeq: number): Promise<number>;
  /**
   * Erases the bodies of every entry that speaks of this e-mail address or of one of these orders, and the ways to find
   * the address. Tells how many entries that were, and the entry that says so. What was erased stands in the write-ahead
   * log until that is checkpointed.
   */
  eraseSubject(
    email: string,
    actor: string,
    orders?: readonly { readonly integrationId: string; readonly orderKey: string }[],
  ): { readonly entries: number; readonly seq: number };
}
