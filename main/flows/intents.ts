import type { Database } from '../db/database.ts';

export type IntentState = 'sending' | 'unknown' | 'made' | 'failed';

/** "We are about to make this record": written before the request, so that no crash and no lost answer makes it twice. */
export interface Intent {
  readonly id: number;
  readonly companyId: string;
  readonly docKind: string;
  readonly externalNo: string;
  /** What it is made for: `order/<integration>/<key>`; another owner must wait or choose another number. */
  readonly ownerKey: string;
  readonly state: IntentState;
  /** Milliseconds UTC, of the last time that it was sent. */
  readonly sentAt: number;
  /** Milliseconds UTC before which the server may still carry out the request. */
  readonly settleAfter: number;
  /** When a look after `settleAfter` first found nothing. */
  readonly emptyLookAt: number | null;
  readonly navKey: string | null;
}

export interface Intents {
  byOwner(companyId: string, docKind: string, ownerKey: string): Intent | null;
  byNumber(companyId: string, docKind: string, externalNo: string): Intent | null;
  /** In the transaction before the request leaves. Opens a new intent, or the same one again after it was settled. */
  open(
    intent: Pick<Intent, 'companyId' | 'docKind' | 'externalNo' | 'ownerKey' | 'settleAfter'> & {
      jobId: number;
      sentAt: number;
    },
  ): void;
  made(companyId: string, docKind: string, externalNo: string, navKey: string): void;
  /** The outcome is unknown: nothing is sent again before it is settled. */
  unknown(companyId: string, docKind: string, externalNo: string, settleAfter: number): void;
  /** Certainly not made: refused, never heard, settled as not there, or removed again. */
  failed(companyId: string, docKind: string, externalNo: string): void;
  sawNothing(id: number, at: number): void;
  /**
   * At the start of a life: what the last one was sending may have waited for its turn and left in its last moment, so
   * that NAV's longest operation is counted from now.
   */
  interrupted(now: number): void;
  /** Those that were made of this kind, sent since then (milliseconds UTC). */
  madeSince(companyId: string, docKind: string, sentSince: number): readonly Intent[];
  /** Those of this kind whose number begins so. */
  beginningWith(companyId: string, docKind: string, start: string): readonly Intent[];
  /** What an integration was about in a company is known under another id of that company from now on. */
  moveCompany(from: string, to: string, integrationId: string): void;
}

interface IntentRow {
  id: number;
  company_id: string;
  doc_kind: string;
  external_no: string;
  owner_key: string;
  state: IntentState;
  sent_at: number;
  settle_after: number;
  empty_look_at: number | null;
  nav_key: string | null;
}

export function createIntents(db: Database): Intents {
  const byOwner = db.prepare<[string, string, string], IntentRow>(
    'SELECT * FROM intents WHERE company_id = +? AND doc_kind = +? AND owner_key = +? ORDER BY id DESC LIMIT 1',
  );
  const byNumber = db.prepare<[string, string, string], IntentRow>(
    'SELECT * FROM intents WHERE company_id = +? AND doc_kind = +? AND external_no = +?',
  );
  const open = db.prepare(
    `INSERT INTO intents (company_id, doc_kind, external_no, job_id, owner_key, state, sent_at, settle_after)
     VALUES (@companyId, @docKind, @externalNo, @jobId, @ownerKey, 'sending', @sentAt, @settleAfter)
     ON CONFLICT (company_id, doc_kind, external_no) DO UPDATE SET state = 'sending', job_id = excluded.job_id,
       owner_key = excluded.owner_key, sent_at = excluded.sent_at, settle_after = excluded.settle_after,
       empty_look_at = NULL, nav_key = NULL`,
  );
  const key = 'company_id = +@companyId AND doc_kind = +@docKind AND external_no = +@externalNo';
  const made = db.prepare(`UPDATE intents SET state = 'made', nav_key = @navKey WHERE ${key}`);
  const unknown = db.prepare(
    `UPDATE intents SET state = 'unknown', settle_after = @settleAfter, empty_look_at = NULL WHERE ${key}`,
  );
  const failed = db.prepare(`UPDATE intents SET state = 'failed', nav_key = NULL WHERE ${key}`);
  const empty = db.prepare(
    `UPDATE intents SET state = 'unknown', empty_look_at = coalesce(empty_look_at, ?) WHERE id = ?`,
  );
  const interrupted = db.prepare(
    `UPDATE intents SET state = 'unknown', settle_after = max(settle_after, @now + settle_after - sent_at), empty_look_at = NULL
     WHERE state = 'sending'`,
  );
  const madeSince = db.prepare<[string, string, number], IntentRow>(
    `SELECT * FROM intents WHERE company_id = ? AND doc_kind = ? AND state = 'made' AND sent_at >= ? ORDER BY id`,
  );
  const beginningWith = db.prepare<[string, string, string, string], IntentRow>(
    'SELECT * FROM intents WHERE company_id = ? AND doc_kind = ? AND external_no >= ? AND external_no < ? ORDER BY id',
  );
  const move = db.prepare(
    `UPDATE intents SET company_id = @to WHERE company_id = @from AND substr(owner_key, 1, length(@owner)) = @owner`,
  );
  return {
    byOwner: (companyId, docKind, ownerKey) => orNull(byOwner.get(companyId, docKind, ownerKey)),
    byNumber: (companyId, docKind, externalNo) => orNull(byNumber.get(companyId, docKind, externalNo)),
    open: (intent) => void open.run(intent),
    made: (companyId, docKind, externalNo, navKey) => void made.run({ companyId, docKind, externalNo, navKey }),
    unknown: (companyId, docKind, externalNo, settleAfter) =>
      void unknown.run({ companyId, docKind, externalNo, settleAfter }),
    failed: (companyId, docKind, externalNo) => void failed.run({ companyId, docKind, externalNo }),
    sawNothing: (id, at) => void empty.run(at, id),
    interrupted: (now) => void interrupted.run({ now }),
    madeSince: (companyId, docKind, sentSince) => madeSince.all(companyId, docKind, sentSince).map(toIntent),
    beginningWith: (companyId, docKind, start) =>
      beginningWith.all(companyId, docKind, start, `${start}${LAST_LETTER}`).map(toIntent),
    moveCompany: (from, to, integrationId) => void move.run({ from, to, owner: `order/${integrationId}/` }),
  };
}

const LAST_LETTER = '\u{10FFFF}';

function orNull(row: IntentRow | undefined): Intent | null {
  return row ? toIntent(row) : null;
}

function toIntent(row: IntentRow): Intent {
  return {
    id: row.id,
    companyId: row.company_id,
    docKind: row.doc_kind,
    externalNo: row.external_no,
    ownerKey: row.owner_key,
    state: row.state,
    sentAt: row.sent_at,
    settleAfter: row.settle_after,
    emptyLookAt: row.empty_look_at,
    navKey: row.nav_key,
  };
}

/** How long a request may be under way before its sender gives up. */
const SENDING_MS = 120_000;
export const SECOND_LOOK_MS = 60_000;

/** Until when the server may carry out a request that leaves now, whatever becomes of its sender. */
export function settleAfter(now: number, longestOperationMs: number): number {
  return now + SENDING_MS + longestOperationMs;
}

/** It may have been made: nothing like it may be sent before it is settled. */
export function isOpen(intent: Pick<Intent, 'state'>): boolean {
  return intent.state === 'sending' || intent.state === 'unknown';
}

export type Settling =
  /** The record is there: it was made. */
  | { readonly kind: 'found' }
  /** Look again then; `emptyLook` says that this look counts as the first empty one. */
  | { readonly kind: 'lookAgain'; readonly at: number; readonly emptyLook: boolean }
  /** The longest operation time has passed and two looks 60 s apart found nothing: it may be sent again. */
  | { readonly kind: 'notMade' };

/** What a look at NAV says about a request whose answer never came. Early looks may find, but prove nothing by not finding. */
export function settle(intent: Pick<Intent, 'settleAfter' | 'emptyLookAt'>, found: boolean, now: number): Settling {
  if (found) return { kind: 'found' };
  if (now < intent.settleAfter) {
    const early = Math.min(EARLY_LOOK_MS, intent.settleAfter - now);
    return { kind: 'lookAgain', at: now + early, emptyLook: false };
  }
  if (intent.emptyLookAt === null) return { kind: 'lookAgain', at: now + SECOND_LOOK_MS, emptyLook: true };
  const secondAt = intent.emptyLookAt + SECOND_LOOK_MS;
  return now < secondAt ? { kind: 'lookAgain', at: secondAt, emptyLook: false } : { kind: 'notMade' };
}

// Most late commits come within seconds; looking early lets the order go on as soon as it is seen.
const EARLY_LOOK_MS = 20_000;
