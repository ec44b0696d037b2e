import { createPace, type PaceOptions } from '../base/pace.ts';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Vault } from '../vault/vault.ts';
import { subjectFingerprint } from './append.ts';
import type { Audit } from './audit.ts';
import { createEarlierShops } from './earlierShops.ts';
import { createHeadReader } from './head.ts';
import { createPeriods } from './periods.ts';

type Retention = Pick<Audit, 'firstSeqSince' | 'pruneBodies' | 'pruneEntries' | 'eraseSubject'>;

type Rows = Omit<PaceOptions, 'now'>;

/** Entries per transaction: the loop is free between two. */
const ENTRIES: Rows = { first: 100, least: 20, most: 500 };
/** Bodies take more pages than their entries, each of which is overwritten. */
const BODIES: Rows = { first: 50, least: 10, most: 300 };

interface Parts {
  readonly db: Database;
  readonly vault: Vault;
  readonly ports: Ports;
  readonly append: Audit['append'];
}

/** What leaves the log: bodies by age, entries from the oldest end, and one person's values on request. */
export function createRetention(parts: Parts): Retention {
  const { db, ports } = parts;
  const readHead = createHeadReader(db);
  const periodOf = createPeriods(db);
  const firstSince = db
    .prepare<[number, string], number>('SELECT seq FROM audit_entries WHERE seq >= ? AND at >= ? ORDER BY seq LIMIT 1')
    .pluck();
  const lastOfSlice = db
    .prepare<[number, number], number | null>(
      'SELECT max(seq) FROM (SELECT DISTINCT seq FROM audit_bodies WHERE seq < ? ORDER BY seq LIMIT ?)',
    )
    .pluck();
  const countBodied = db
    .prepare<[number], number>('SELECT count(DISTINCT seq) FROM audit_bodies WHERE seq <= ?')
    .pluck();
  const deleteBodies = db.prepare('DELETE FROM audit_bodies WHERE seq <= ?');

  function pruneBodySlice(end: number, most: number): number {
    return transaction(db, () => {
      const last = lastOfSlice.get(end, most) ?? null;
      if (last === null) return 0;
      const count = countBodied.get(last) ?? 0;
      deleteBodies.run(last);
      return count;
    });
  }

  function firstSeqSince(instant: string): number {
    const { first } = periodOf({ from: instant });
    return firstSince.get(first, instant) ?? readHead().seq + 1;
  }

  const cutSlice = createCut(parts);
  return {
    firstSeqSince,
    async pruneBodies(before) {
      const end = firstSeqSince(before);
      return inSlices(ports, BODIES, (most) => pruneBodySlice(end, most));
    },
    async pruneEntries(beforeSeq) {
      // Taken once: the entries that tell of the pruning are not pruned with it.
      const last = Math.min(beforeSeq - 1, readHead().seq);
      return inSlices(ports, ENTRIES, (most) => cutSlice(last, most));
    },
    eraseSubject: createErase(parts),
  };
}

/** Cuts at most so many off the oldest end, not beyond entry `last`; returns how many entries. */
function createCut({ db, append }: Parts): (last: number, most: number) => number {
  const readHead = createHeadReader(db);
  const hashOf = db.prepare<[number], string>('SELECT hash FROM audit_entries WHERE seq = ?').pluck();
  // Before the entries go: their trigger lets only those leave that lie behind the cut.
  const moveCut = db.prepare('UPDATE audit_head SET pruned_seq = ?, pruned_hash = ?');
  const deletions = ['audit_bodies', 'audit_subjects', 'audit_entries'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE seq <= ?`),
  );
  const cutHours = db.prepare('DELETE FROM audit_hours WHERE last_seq <= ?');
  return (last, most) =>
    transaction(db, () => {
      const { pruned_seq: from } = readHead();
      const upTo = Math.min(from + most, last);
      const hash = hashOf.get(upTo);
      // A missing entry at the cut leaves everything as it is: it is for verify to name.
      if (upTo <= from || hash === undefined) return 0;
      moveCut.run(upTo, hash);
      for (const deletion of deletions) deletion.run(upTo);
      cutHours.run(upTo);
      const params = JSON.stringify({ first: from + 1, last: upTo });
      append({ kind: 'audit.pruned', actor: 'schedule', status: 'fine', bodies: { params } });
      return upTo - from;
    });
}

function createErase({ db, vault, append }: Parts): Audit['eraseSubject'] {
  const ofSubject = db.prepare<[string], number>('SELECT seq FROM audit_subjects WHERE fingerprint = ?').pluck();
  const shops = createEarlierShops(db);
  const ofOrder = db
    .prepare<[string, string | undefined, number, number], number>(
      'SELECT seq FROM audit_entries WHERE integration_id = ? AND order_key = ? AND seq BETWEEN ? AND ?',
    )
    .pluck();
  const aboutOrder = ({ integrationId, orderKey: key }: { integrationId: string; orderKey: string }) => {
    const { orderKey, range } = shops.entriesAbout({ integrationId, orderKey: key });
    return ofOrder.all(integrationId, orderKey, range.first, range.last);
  };
  const deleteBodies = db.prepare('DELETE FROM audit_bodies WHERE seq = ?');
  const deleteSubject = db.prepare('DELETE FROM audit_subjects WHERE fingerprint = ?');
  return (email, actor, orders = []) => {
    const fingerprint = subjectFingerprint(vault, email);
    return transaction(db, () => {
      const entries = new Set([...ofSubject.all(fingerprint), ...orders.flatMap(aboutOrder)]);
      for (const seq of entries) deleteBodies.run(seq);
      deleteSubject.run(fingerprint);
      const params = JSON.stringify({ entries: entries.size });
      const seq = append({ kind: 'subject.erased', actor, status: 'fine', bodies: { params } });
      return { entries: entries.size, seq };
    });
  };
}

/** Runs slices until one finds nothing, letting go of the loop after each; returns their sum. */
async function inSlices(ports: Ports, rows: Rows, slice: (most: number) => number): Promise<number> {
  const pace = createPace({ ...rows, now: () => ports.now() });
  let sum = 0;
  for (let count = pace.slice(slice); count > 0; count = pace.slice(slice)) {
    sum += count;
    await new Promise<void>((resolve) => ports.soon(resolve));
  }
  return sum;
}
