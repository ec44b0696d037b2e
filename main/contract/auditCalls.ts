import * as z from 'zod/mini';
import { call } from './call.ts';
import { retentionSettings } from './settings.ts';
import { auditRow, chainVerdict, runView } from './views.ts';

const typed = z.optional(z.string().check(z.maxLength(100)));
const instant = z.optional(z.iso.datetime());

/** What entries have in common; numbers and codes by their beginning, everything else whole. */
export const auditFilter = {
  integrationId: typed,
  /** One order, whatever its number begins with: with the integration, the store's id of it. */
  orderKey: typed,
  orderNo: typed,
  documentNo: typed,
  sku: typed,
  kind: typed,
  status: typed,
  /** `webhook`, `schedule`, `engine`, or a person as `person:anna`. */
  actor: typed,
  /** Written at or after this instant, and before this one. */
  from: instant,
  to: instant,
  /** What `audit.findPerson` gave for an e-mail address; says nothing by itself, so that it may stand in the address. */
  subject: typed,
};
const filter = z.strictObject(auditFilter);
export type AuditFilter = z.infer<typeof filter>;

const entryRef = z.strictObject({ seq: z.number() });
const email = z.strictObject({ email: z.string().check(z.minLength(3), z.maxLength(320), z.includes('@')) });

/** An entry without its contents. */
export const auditEntry = z.extend(auditRow, {
  orderKey: z.nullable(z.string()),
  sku: z.nullable(z.string()),
  jobId: z.nullable(z.number()),
  deliveryId: z.nullable(z.number()),
  runId: z.nullable(z.number()),
  hash: z.string(),
  /** Of the entry before; "" for the very first. */
  previousHash: z.string(),
  commitment: z.string(),
  /** Its sealed contents by name, each with its size. */
  parts: z.array(z.object({ part: z.string(), bytes: z.number() })),
  /** It had contents that have left since, by age or on a person's request. */
  partsGone: z.boolean(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** How far verifying has come, and what was found last. */
export const verification = z.object({
  /** The one that goes on, or the last one; null: none since the program was started. */
  run: z.nullable(runView),
  verdict: z.nullable(chainVerdict),
  checkedAt: z.nullable(z.string()),
  /** Why the last one ended without a verdict. */
  problem: z.nullable(z.object({ message: z.string(), whatToDo: z.string() })),
});
export type Verification = z.infer<typeof verification>;

export const exportFormats = ['json', 'csv'] as const;

/** A file of entries, in the folder `exports` of the data folder. */
const exportFile = z.object({
  name: z.string(),
  at: z.string(),
  bytes: z.number(),
  /** It holds what is sealed, opened: for administrators. */
  contents: z.boolean(),
});
export const exportsView = z.object({
  run: z.nullable(runView),
  problem: z.nullable(z.object({ message: z.string(), whatToDo: z.string() })),
  folder: z.string(),
  /** Newest first; they leave by themselves after a week. */
  files: z.array(exportFile),
});
export type ExportsView = z.infer<typeof exportsView>;

/** What is kept of one person, or was erased: places with how many, in numbers only. */
export const personCounts = z.object({
  /** Audit entries that speak of the person; their contents and the ways to find them are erased. */
  entries: z.number(),
  /** Orders of the book whose name and address are erased, with the copies kept to compare with. */
  orders: z.number(),
  deliveries: z.number(),
  customers: z.number(),
  /** Orders that are still worked on: what is needed to finish them stays until then. */
  ordersKept: z.number(),
});
export type PersonCounts = z.infer<typeof personCounts>;

export const erasureReceipt = z.extend(personCounts, {
  id: z.number(),
  at: z.string(),
  actor: z.string(),
  /** The audit entry that tells it. */
  seq: z.number(),
});
export type ErasureReceipt = z.infer<typeof erasureReceipt>;

const page = { cursor: z.optional(z.string()), limit: z._default(z.number().check(z.gte(1), z.lte(200)), 50) };

export const auditCalls = {
  /** Newest first. A page may hold less than was asked for, also nothing, although more may follow. */
  'audit.list': call(
    'viewer',
    z.strictObject({ ...page, ...auditFilter }),
    z.object({
      rows: z.array(auditRow),
      next: z.nullable(z.string()),
      /** Up to when was looked where the page is not full and `next` goes on; null otherwise. */
      reached: z.optional(z.nullable(z.string())),
    }),
  ),
  /** Kinds and persons that occur in the log. */
  'audit.choices': call(
    'viewer',
    z.strictObject({}),
    z.object({ kinds: z.array(z.string()), actors: z.array(z.string()) }),
  ),
  'audit.entry': call('viewer', entryRef, auditEntry),
  /** Opens the sealed contents of an entry. Who looked at what is an entry itself. */
  'audit.open': call(
    'operator',
    entryRef,
    z.object({ parts: z.array(z.object({ part: z.string(), text: z.string() })) }),
  ),
  /** How to filter for what speaks of one person. */
  'audit.findPerson': call('operator', email, z.object({ subject: z.string() })),
  /** Checks the whole log, contents too, and answers when that is done. */
  'audit.verify': call('viewer', z.strictObject({}), chainVerdict),
  /** The same in the background; one that goes on already is not begun again. `runs.cancel` ends it. */
  'audit.startVerify': call('viewer', z.strictObject({}), verification),
  'audit.verification': call('viewer', z.strictObject({}), verification),
  /** Writes what the filter finds into a file, as a run; the head of the log is signed. */
  'audit.export': call(
    'operator',
    z.strictObject({
      filter,
      format: z.enum(exportFormats),
      separator: z._default(z.enum([',', ';']), ','),
      /** With what is sealed, opened; for administrators. */
      contents: z._default(z.boolean(), false),
    }),
    exportsView,
  ),
  'audit.exports': call('viewer', z.strictObject({}), exportsView),
  /** Before a file is sent to whoever asks for it: refused where they may not have it. Who took it is an entry. */
  'audit.takeExport': call('operator', z.strictObject({ name: z.string() }), z.object({ name: z.string() })),
  'audit.removeExport': call('operator', z.strictObject({ name: z.string() }), exportsView),
  /** What erasing this person would take away, counted. */
  'audit.previewErase': call('administrator', email, personCounts),
  /** Erases what is kept of one person, for good; the receipt names nobody. */
  'audit.erase': call('administrator', email, erasureReceipt),
  /** The last receipts, newest first. */
  'audit.erasures': call('administrator', z.strictObject({}), z.object({ rows: z.array(erasureReceipt) })),
  /** How long the log keeps what. */
  'audit.retention': call('viewer', z.strictObject({}), retentionSettings),
  'audit.setRetention': call('administrator', retentionSettings, retentionSettings),
} as const;
