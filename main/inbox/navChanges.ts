import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Nav, NavDocument, NavSession } from '../nav/nav.ts';
import type { Job, Jobs, NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import { keptNotices, NOTIFICATION } from './navNotifications.ts';
import type { Watermarks } from './watermarks.ts';

type Ring = Omit<NewJob, 'runAt' | 'deliveryId'>;

/** A document of NAV that belongs to an order of ours. */
interface Linked {
  readonly id: number;
  readonly externalNo: string;
}

/** What the orders of one company's live integrations make of NAV's changes. All that rings is inside a transaction. */
export interface NavChangesTarget<L extends Linked = Linked> {
  readonly connectionId: string;
  nav(): Promise<Nav>;
  ofDocuments(companyId: string, documents: readonly NavDocument[]): readonly Ring[];
  ofDeleted(companyId: string, keys: readonly string[]): readonly Ring[];
  /** The newest whose documents may still change, `below` an id where given. */
  open(companyId: string, most: number, below?: number): readonly L[];
  ofLinks(companyId: string, links: readonly L[], found: readonly NavDocument[]): readonly Ring[];
}

export interface NavChangesOptions<L extends Linked> {
  readonly db: Database;
  readonly ports: Ports;
  readonly watermarks: Watermarks;
  /** What a notification said, opened; null where it cannot be read any more: comparing finds it. */
  readonly openBody: (sealed: Uint8Array | null) => string | null;
  /** By the connection's id; null when it is gone or no live integration writes there. */
  readonly target: (connectionId: string) => NavChangesTarget<L> | null;
  readonly jobs: Jobs;
  readonly onRung: () => void;
}

const CHANGED = 'changed';
const NOTIFIED = 'notified';
const COMPARED = 'compared';
const MINUTE = 60_000;
// NAV's rows become visible when they are committed, later than their stamp says.
const OVERLAP_MS = 5 * MINUTE;
// What happened before the first look is found by comparing; this only makes a beginning.
const FIRST_LOOK_MS = 24 * 60 * MINUTE;
// Deletions leave no stamp: where NAV did not tell of them, documents are compared, though not at every poll.
const COMPARE_EVERY_MS = 60 * MINUTE;
const MOST_COMPARED = 200;
// Where more are open, half of them are the newest and the others take turns.
const NEWEST_COMPARED = MOST_COMPARED / 2;
const TURN = 'comparedDownTo';
const AT_ONCE = 10;

/** One reading of a company. */
interface Reading<L extends Linked> {
  readonly target: NavChangesTarget<L>;
  readonly session: NavSession;
  readonly companyId: string;
  /** Of the watermarks: instants and numbers of NAV, not of a store. */
  readonly source: string;
}

/**
 * Reads what was changed in a company since the watermark, and rings the orders whose documents are other than they know
 * them. Notifications only ring this: what they say of deleted records is read here, and everything else asked of NAV.
 */
export function createNavChangesHandler<L extends Linked>(options: NavChangesOptions<L>): Handler {
  const { db, ports, watermarks } = options;
  const notified = db.prepare<[string, number], { id: number; sealed: Uint8Array | null }>(
    `SELECT id, sealed FROM deliveries WHERE source = ? AND topic = '${NOTIFICATION}' AND id > ? ORDER BY id LIMIT 1000`,
  );

  /** In one transaction: what is rung, and how far was read. */
  function keep(find: () => readonly Ring[], mark?: { source: string; topic: string; value: string }): void {
    const rings = transaction(db, () => {
      if (mark) watermarks.move(mark.source, mark.topic, mark.value, toInstant(ports.now()));
      const found = find();
      for (const one of found) options.jobs.add({ ...one, runAt: ports.now() });
      return found;
    });
    if (rings.length > 0) options.onRung();
  }

  function readDeleted({ target, companyId, source }: Reading<L>): void {
    for (;;) {
      const after = Number(watermarks.read(source, NOTIFIED) ?? 0);
      const rows = notified.all(target.connectionId, after);
      const last = rows.at(-1)?.id;
      if (last === undefined) return;
      const notices = rows.flatMap(({ sealed }) => keptNotices(options.openBody(sealed)));
      const keys = notices
        .filter((one) => one.changeType === 'deleted' && one.companyId.toLowerCase() === companyId.toLowerCase())
        .flatMap(({ key }) => key ?? []);
      keep(() => target.ofDeleted(companyId, keys), { source, topic: NOTIFIED, value: String(last) });
    }
  }

  async function readChanged({ target, session, companyId, source }: Reading<L>): Promise<void> {
    const kept = watermarks.read(source, CHANGED);
    const since = kept === null ? ports.now() - FIRST_LOOK_MS : Date.parse(kept) - OVERLAP_MS;
    let newest = kept === null ? null : Date.parse(kept);
    for await (const page of session.changedDocuments(toInstant(since))) {
      keep(() =>
        target.ofDocuments(
          companyId,
          page.map(({ document }) => document),
        ),
      );
      const stamps = page.map(({ changedAt }) => Date.parse(changedAt)).filter(Number.isFinite);
      newest = stamps.reduce((one, other) => Math.max(one ?? 0, other), newest);
    }
    // Only when both sets were read to their end: a crash reads them again.
    if (newest !== null) keep(() => [], { source, topic: CHANGED, value: toInstant(newest) });
  }

  /** Those to compare now: all of them, or the newest and as many of the older ones as are next in turn. */
  function dueLinks({ target, companyId, source }: Reading<L>): { links: readonly L[]; downTo: number | null } {
    const all = target.open(companyId, MOST_COMPARED);
    if (all.length < MOST_COMPARED) return { links: all, downTo: null };
    const newest = all.slice(0, NEWEST_COMPARED);
    const oldestOfNewest = newest.at(-1)?.id ?? 0;
    const last = Number(watermarks.read(source, TURN) ?? 0) || oldestOfNewest;
    const most = MOST_COMPARED - NEWEST_COMPARED;
    const inTurn = target.open(companyId, most, Math.min(last, oldestOfNewest));
    const downTo = inTurn.length < most ? null : (inTurn.at(-1)?.id ?? null);
    return { links: [...newest, ...inTurn], downTo };
  }

  async function compare(reading: Reading<L>): Promise<void> {
    const { target, session, companyId, source } = reading;
    const { links: open, downTo } = dueLinks(reading);
    for (let from = 0; from < open.length; from += AT_ONCE) {
      const links = open.slice(from, from + AT_ONCE);
      // One after the other: people work on the server meanwhile.
      // oxlint-disable-next-line no-await-in-loop
      const found = await session.documentsByExternalNo(...links.map(({ externalNo }) => externalNo));
      keep(() => target.ofLinks(companyId, links, found));
    }
    keep(() => [], { source, topic: TURN, value: String(downTo ?? 0) });
    keep(() => [], { source, topic: COMPARED, value: toInstant(ports.now()) });
  }

  function isDue({ source }: Reading<L>): boolean {
    const last = watermarks.read(source, COMPARED);
    return last === null || ports.now() - Date.parse(last) >= COMPARE_EVERY_MS;
  }

  async function read(job: Job, target: NavChangesTarget<L>): Promise<void> {
    const nav = await target.nav();
    const { companyId } = nav;
    const session = nav.as({ actor: job.actor, jobId: job.id });
    const reading = { target, session, companyId, source: `nav/${target.connectionId}/${companyId}` };
    readDeleted(reading);
    const { documentChanges } = nav.capabilities;
    if (!documentChanges.has) return;
    const hasStamps = documentChanges.surface === 'api';
    if (hasStamps) await readChanged(reading);
    if (!hasStamps || isDue(reading)) await compare(reading);
  }

  return {
    async run(job) {
      const target = options.target(job.recordKey);
      if (target) await read(job, target);
      return { kind: 'done' };
    },
  };
}
