import type { EntryRow } from './findings.ts';
import type { Anchor } from './anchors.ts';
import type { HashedColumns } from './chain.ts';
import type { EntryFilter } from './audit.ts';

/*
 * The lines of an export. docs/audit-chain.md tells how the JSON one is checked without this program: what is written
 * here may gain fields, and may never lose or rename one.
 */

export type ExportFilter = Omit<EntryFilter, 'limit' | 'beyond' | 'upTo' | 'oldestFirst'>;

export interface ExportHead {
  readonly exportedAt: string;
  readonly filter: ExportFilter;
  /** The newest entry it can hold, signed by the last anchor. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly pruned: { readonly seq: number; readonly hash: string };
  /** Raw Ed25519 keys, as hexadecimal. */
  readonly keys: readonly { readonly keyId: number; readonly publicKey: string }[];
  readonly anchors: readonly Anchor[];
}

/** A part of an entry, opened. */
export interface ExportPart {
  readonly part: string;
  readonly salt: Uint8Array;
  readonly text: string;
}

export function isWhole(filter: ExportFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === '');
}

export function headLine({ anchors, ...head }: ExportHead): string {
  return JSON.stringify({
    type: 'head',
    format: 'ml-connector audit log',
    version: 1,
    whole: isWhole(head.filter),
    ...head,
    anchors: anchors.map(({ seq, hash, at, key_id, signature }) => ({
      seq,
      hash,
      at,
      keyId: key_id,
      signature: Buffer.from(signature).toString('hex'),
    })),
  });
}

/** `parts` is null where contents are not exported. */
export function entryLine(row: EntryRow, previous: string, parts: readonly ExportPart[] | null): string {
  const { hash, ...entry } = row;
  const opened = parts?.map(({ part, salt, text }) => ({ part, salt: Buffer.from(salt).toString('hex'), text }));
  return JSON.stringify({ type: 'entry', entry, previous, hash, ...(opened && { parts: opened }) });
}

/** The last line: without it a file was cut off. */
export function endLine(entries: number): string {
  return JSON.stringify({ type: 'end', entries });
}

const CSV_COLUMNS: readonly (keyof HashedColumns | 'hash')[] = [
  'seq',
  'at',
  'kind',
  'actor',
  'integration_id',
  'order_key',
  'order_no',
  'document_no',
  'sku',
  'job_id',
  'delivery_id',
  'run_id',
  'status',
  'cause',
  'hash',
];

export function csvHead(separator: string): string {
  return CSV_COLUMNS.join(separator);
}

export function csvLine(row: EntryRow, separator: string): string {
  return CSV_COLUMNS.map((column) => csvCell(row[column])).join(separator);
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers are ours. */
function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
