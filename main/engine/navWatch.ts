import type { Alarm } from '../base/alarm.ts';
import { ConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { toInstant } from '../base/ports.ts';
import { transaction } from '../db/transaction.ts';
import type { Link } from '../flows/links.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { Nav, NavDocument, NavSession } from '../nav/nav.ts';
import type { Circuits } from '../queue/circuit.ts';
import { scopeOf } from './companyRenamed.ts';
import type { Assembly } from './connections.ts';
import { estimateOf, lookAtDocuments, missingOf, type WatchMarks } from './navWatchDocuments.ts';
import { lastEntry, type LedgerLook, lookAtLedger } from './navWatchLedger.ts';

export interface NavWatchOptions {
  readonly records: OrderRecords;
  readonly watermarks: Watermarks;
  readonly marks: WatchMarks;
  readonly alarms: StandingAlarms;
  readonly circuits: Pick<Circuits, 'held' | 'failed'>;
  readonly log: Log;
  readonly assembly: () => Assembly;
}

export interface NavWatch {
  /** Looks at every NAV that live integrations write to. */
  look(): Promise<void>;
  /** Looks at one of them. @throws ConnectorError when it cannot be asked */
  lookAt(connectionId: string): Promise<void>;
  /** NAV gave a document the number of one that should be there: that one is lost, however few are. */
  gaveAgain(nav: Nav, earlier: Link, document: Pick<NavDocument, 'no'>): Promise<void>;
  /** NAV is right as it is: its last entry and what is missing of our last documents are where we start from now. */
  startFrom(nav: Nav, session: NavSession): Promise<void>;
}

/** The watermark of a connection that holds the last ledger entry two looks have seen. */
export const LEDGER = 'ledger';
const LOOKED_AT = 20;
// Fewer are a person's deletions.
const MISSING_AT_ONCE = 3;

/**
 * Is NAV as we left it? Its company has its name, its ledger goes on from where we read it, and our last documents are
 * there: one that was restored from a backup forgot them, and would be written to twice, or wrong.
 */
export function createNavWatch(options: NavWatchOptions): NavWatch {
  const { records, watermarks, marks, alarms, circuits, log, assembly } = options;
  const { db, ports, links } = records;
  // An entry may be seen that is rolled back a moment later: known is only what two looks saw.
  const seen = new Map<string, number>();
  /** Links whose documents an earlier look missed, too few to tell. */
  const suspected = new Map<string, ReadonlySet<number>>();

  const knownEntry = (connectionId: string) => Number(watermarks.read(connectionId, LEDGER) ?? 0);
  const moveEntry = (connectionId: string, entryNo: number) =>
    watermarks.move(connectionId, LEDGER, String(entryNo), toInstant(ports.now()));

  function keepEntry(connectionId: string, last: number): void {
    const confirmed = Math.min(seen.get(connectionId) ?? 0, last);
    if (confirmed > knownEntry(connectionId)) moveEntry(connectionId, confirmed);
    seen.set(connectionId, last);
  }

  async function ledgerOf({ connectionId, capabilities }: Nav, session: NavSession): Promise<LedgerLook> {
    if (!capabilities.movements.has) return { kind: 'goesOn', last: 0 };
    const known = knownEntry(connectionId);
    // What the first look saw spares the second one the search for the end.
    const look = await lookAtLedger(session, known || (seen.get(connectionId) ?? 0));
    return known === 0 ? { kind: 'goesOn', last: look.last } : look;
  }

  async function lookForSetBack(nav: Nav): Promise<void> {
    const { connectionId, companyId } = nav;
    const last = links.documentsMade(companyId, LOOKED_AT);
    if (last.length === 0 && knownEntry(connectionId) === 0) return;
    const session = nav.as({ actor: 'engine', readsOnly: true });
    const [ledger, { missing, unposted }] = await Promise.all([ledgerOf(nav, session), lookAtDocuments(session, last)]);
    const before = marks.last(connectionId, companyId);
    const unknown = unposted.filter(({ id }) => !before?.missing.includes(id));
    // Looked at again by what we know now: a person may have said meanwhile that NAV is right.
    const reopened = unknown.length === 0 ? [] : (await lookAtDocuments(session, stillLinked(nav, unknown))).unposted;
    const suspects = missingSince(last, missing, before);
    const atOnce = suspects.filter(({ id }) => !suspected.get(connectionId)?.has(id));
    // Looked at again: what is posted or removed at this moment is missing for a moment.
    const gone = atOnce.length < MISSING_AT_ONCE ? [] : await missingOf(session, stillLinked(nav, atOnce));
    if (ledger.kind === 'behind' || gone.length >= MISSING_AT_ONCE || reopened.length > 0) {
      const estimate = await estimateOf(session, { links, companyId, deleted: before?.missing ?? [] });
      // What was posted after the backup was there before it, and is to be posted again.
      const since =
        [estimate, ...reopened.map(({ madeAt }) => madeAt)].filter((at) => at !== null).toSorted()[0] ?? null;
      const readEntry = ledger.kind === 'behind' ? knownEntry(connectionId) : 0;
      const found = { since, documents: gone.length, lastEntry: ledger.last, readEntry, unposted: reopened.length };
      alarms.raise(setBack(connectionId, found));
      return;
    }
    suspected.set(connectionId, new Set(suspects.map(({ id }) => id)));
    transaction(db, () => {
      keepEntry(connectionId, ledger.last);
      // The newest being missing, people or a backup took them: the next number that NAV gives tells.
      if (suspects.length === 0 || isOutlived(suspects, last, missing))
        marks.keep(connectionId, companyId, missing, toInstant(ports.now()));
    });
  }

  const stands = (connectionId: string) =>
    alarms.standing().some(({ kind, scope }) => kind === 'nav-set-back' && scope === scopeOf(connectionId));

  function stillLinked({ companyId }: Nav, missing: readonly { readonly id: number }[]) {
    const ids = new Set(missing.map(({ id }) => id));
    return links.documentsMade(companyId, LOOKED_AT * 2).filter(({ id }) => ids.has(id));
  }

  async function lookAt(connectionId: string): Promise<void> {
    const connection = assembly().navs.get(connectionId);
    if (!connection) return;
    await connection.lookForCompany({ actor: 'engine', readsOnly: true });
    if (!stands(connectionId)) await lookForSetBack(await connection.nav());
  }

  return {
    lookAt,
    async gaveAgain(nav, earlier, { no }) {
      const { connectionId, companyId } = nav;
      const session = nav.as({ actor: 'engine', readsOnly: true });
      const deleted = marks.last(connectionId, companyId)?.missing ?? [];
      // A person has said of a NAV without it that it is right.
      if (deleted.includes(earlier.id)) return;
      const missing = await missingOf(session, [earlier]);
      // It has another number now: a person renamed it, and no proof is left.
      if (missing.length === 0 || stands(connectionId)) return;
      const since = await estimateOf(session, { links, companyId, deleted });
      alarms.raise(setBack(connectionId, { since, documents: 1, lastEntry: 0, readEntry: 0, given: no }));
    },
    async look() {
      const live = assembly().settings.integrations.filter(({ mode }) => mode === 'live');
      const failed = (connection: string) => (error: unknown) => {
        // A server that does not answer is the ping's business; the next look makes up for this one.
        if (!(error instanceof ConnectorError)) throw error;
        // Accounts lock out: nothing asks again by itself.
        if (error.kind === 'authentication') circuits.failed(error);
        log.warn('a NAV could not be looked at', { connection, code: error.code });
      };
      const held = circuits.held();
      const connections = [...new Set(live.map(({ nav }) => nav))].filter((id) => !held.includes(id));
      await Promise.all(connections.map((id) => lookAt(id).catch(failed(id))));
    },
    async startFrom(nav, session) {
      const { connectionId, companyId, capabilities } = nav;
      const known = knownEntry(connectionId);
      const last = capabilities.movements.has && known > 0 ? await lastEntry(session, known) : known;
      const { missing, unposted } = await lookAtDocuments(session, links.documentsMade(companyId, LOOKED_AT));
      transaction(db, () => {
        if (last < known) moveEntry(connectionId, last);
        for (const { id } of unposted) if (!missing.some((one) => one.id === id)) links.setState(id, 'live');
        marks.keep(connectionId, companyId, missing, toInstant(ports.now()));
      });
      seen.delete(connectionId);
    },
  };
}

/**
 * What is missing, was not at the last look, and was made after all that is there: what something younger outlived was
 * deleted by people. What was made after that look proves nothing: it may have been made after the set-back.
 */
function missingSince(
  last: readonly Link[],
  missing: readonly Link[],
  before: { readonly missing: readonly number[]; readonly at: string } | null,
): readonly Link[] {
  const gone = new Set(missing.map(({ id }) => id));
  const there = last.find(({ id, madeAt }) => !gone.has(id) && (!before || madeAt < before.at));
  return missing.filter(({ id }) => !before?.missing.includes(id) && id > (there?.id ?? 0));
}

/** A document of ours that was made after them is there: NAV gave it a number of its own. */
function isOutlived(suspects: readonly Link[], last: readonly Link[], missing: readonly Link[]): boolean {
  const newest = Math.max(...suspects.map(({ id }) => id));
  return last.some(({ id }) => id > newest && !missing.some((one) => one.id === id));
}

interface SetBack {
  readonly since: string | null;
  readonly documents: number;
  readonly lastEntry: number;
  /** 0 where the ledger says nothing. */
  readonly readEntry: number;
  /** A number that NAV gave a second time. */
  readonly given?: string;
  /** How many documents are posted no more; absent: none. */
  readonly unposted?: number;
}

function setBack(connectionId: string, found: SetBack): Alarm {
  const { since, documents, lastEntry: last, readEntry, given, unposted = 0 } = found;
  const when = since === null ? '' : ` to about ${since.slice(0, 16).replace('T', ' ')} UTC`;
  const behind = readEntry === 0 ? '' : ` Its last item ledger entry is ${last}, and ${readEntry} was read before.`;
  const lost = documents === 0 || given !== undefined ? '' : ` ${documents} of the last documents are missing at once.`;
  const opened = unposted === 0 ? '' : ` ${unposted} of the last documents are posted no more.`;
  const again = given === undefined ? '' : ` It gave the number ${given} again, whose document is missing.`;
  return {
    kind: 'nav-set-back',
    scope: scopeOf(connectionId),
    message: `NAV was set back${when}.${behind}${lost}${opened}${again}`,
    whatToDo:
      'Ask whoever looks after NAV whether a backup was restored. Then bring back what is missing; what that would do is counted first.',
    params: {
      ...(since !== null && { since }),
      documents: `${documents}`,
      ...(given !== undefined && { given }),
      ...(unposted > 0 && { unposted: `${unposted}` }),
      ...(readEntry > 0 && { lastEntry: `${last}`, readEntry: `${readEntry}` }),
    },
    stopsWrites: true,
  };
}
