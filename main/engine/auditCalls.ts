import type { Audit, Entry } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { Actor } from '../contract/calls.ts';
import type { AuditRow } from '../contract/views.ts';
import type { RetentionSettings, Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { AuditExports } from './auditExports.ts';
import type { Verification } from './auditVerification.ts';
import type { Erasure } from './erasure.ts';
import { unattended } from './unattended.ts';

export interface AuditCallsOptions {
  readonly db: Database;
  readonly log: Log;
  readonly audit: Audit;
  readonly rows: OrderRows;
  readonly verification: Verification;
  readonly exports: AuditExports;
  readonly erasure: Erasure;
  readonly settings: () => Pick<Settings, 'retention'>;
  readonly setRetention: (retention: RetentionSettings, actor: string) => void;
}

/** The audit log as people look through it, check it, take it along and have somebody taken out of it. */
export function createAuditCalls(options: AuditCallsOptions): CallParts['auditCalls'] {
  const { db, log, audit, rows, verification, exports, erasure } = options;

  /** Inside a transaction: who looked at what. */
  function tellOpened({ seq, ...entry }: Entry, actor: Actor): void {
    audit.append({
      kind: 'audit.opened',
      actor: person(actor),
      status: 'fine',
      ...about(entry),
      bodies: { params: JSON.stringify({ seq: String(seq) }) },
    });
  }

  /** By the order's key as the books have it now: the shop that it was of may be another one by now. */
  function named(entry: Entry): Entry {
    const { integrationId, orderKey, seq } = entry;
    if (integrationId === null || orderKey === null) return entry;
    return { ...entry, orderKey: audit.orderKeyThen(integrationId, orderKey, seq) };
  }

  function find(seq: number): Entry {
    const entry = audit.entry(seq);
    if (entry === null) throw entryGone(seq);
    return entry;
  }

  return {
    'audit.list': async ({ cursor, limit = 50, ...filter }) => {
      const { entries, next, reached } = audit.page({ ...filter, ...beyond(cursor), limit });
      const shown = entries.map((entry) => toRow(named(entry), rows));
      return { rows: shown, next: next === null ? null : String(next), reached };
    },
    'audit.choices': async () => audit.choices(),
    'audit.entry': async ({ seq }) => {
      const { sku, jobId, deliveryId, runId, ...entry } = named(find(seq));
      const row = toRow({ sku, jobId, deliveryId, runId, ...entry }, rows);
      const { orderKey } = entry;
      return { ...row, orderKey, sku, jobId, deliveryId, runId, ...audit.proofOf(seq) };
    },
    'audit.open': async ({ seq }, actor) => {
      const entry = find(seq);
      const parts = Object.entries(audit.bodies(seq)).map(([part, text]) => ({ part, text }));
      if (parts.length > 0) transaction(db, () => tellOpened(entry, actor));
      return { parts };
    },
    'audit.findPerson': async ({ email }) => ({ subject: audit.subjectOf(email) }),
    'audit.verify': async (_input, actor) => verification.verify(person(actor)),
    'audit.startVerify': async (_input, actor) => {
      unattended(log, 'verifying the audit log', () => verification.verify(person(actor)));
      return verification.view();
    },
    'audit.verification': async () => verification.view(),
    'audit.export': async ({ contents = false, separator = ',', ...wish }, actor) => {
      if (contents && actor.role !== 'administrator') throw contentsRefused();
      unattended(log, 'the export of the audit log', () =>
        exports.write({ contents, separator, ...wish }, person(actor)),
      );
      return exports.view();
    },
    'audit.exports': async () => exports.view(),
    'audit.takeExport': async ({ name }, actor) => {
      if (exports.holdsContents(name) && actor.role !== 'administrator') throw contentsRefused();
      const bodies = { params: JSON.stringify({ name }) };
      transaction(db, () => audit.append({ kind: 'audit.exportTaken', actor: person(actor), status: 'fine', bodies }));
      return { name };
    },
    'audit.removeExport': async ({ name }, actor) => {
      exports.remove(name, person(actor));
      return exports.view();
    },
    'audit.previewErase': async ({ email }) => erasure.preview(email),
    'audit.erase': async ({ email }, actor) => erasure.erase(email, person(actor)),
    'audit.erasures': async () => ({ rows: erasure.receipts() }),
    'audit.retention': async () => options.settings().retention,
    'audit.setRetention': async (retention, actor) => {
      options.setRetention({ ...options.settings().retention, ...retention }, person(actor));
      return options.settings().retention;
    },
  };
}

function about({ integrationId, orderKey, orderNo, documentNo, jobId }: Omit<Entry, 'seq'>) {
  return {
    ...(integrationId !== null && { integrationId }),
    ...(orderKey !== null && { orderKey }),
    ...(orderNo !== null && { orderNo }),
    ...(documentNo !== null && { documentNo }),
    ...(jobId !== null && { jobId }),
  };
}

/** What a poll or a delivery found was entered before the order was read, so that its number came only later. */
function toRow(entry: Entry, orders: OrderRows): AuditRow {
  const { seq, at, kind, actor, integrationId, orderKey, documentNo, status, cause } = entry;
  const isNamed = entry.orderNo !== null || integrationId === null || orderKey === null;
  const orderNo = isNamed ? entry.orderNo : (orders.one(integrationId, orderKey)?.order_no ?? null);
  return { seq, at, kind, actor, integrationId, orderNo, documentNo, status, cause };
}

function beyond(cursor: string | undefined): { readonly beyond?: number } {
  return /^\d{1,15}$/.test(cursor ?? '') ? { beyond: Number(cursor) } : {};
}

function person(actor: Actor): string {
  return `person:${actor.name}`;
}

function entryGone(seq: number): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'entry-gone',
    message: `Entry ${seq} is not in the audit log.`,
    whatToDo: 'The oldest entries leave after a time; look in the list.',
    params: { seq: String(seq) },
    system: 'engine',
  });
}

function contentsRefused(): ConnectorError {
  return new ConnectorError({
    kind: 'permission',
    code: 'role-too-low',
    message: 'Your sign-in may not do this.',
    whatToDo: 'Sign in as somebody who is administrator, or export without contents.',
    system: 'engine',
  });
}
