import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { ConnectorError } from '../base/errors.ts';
import type { Database } from '../db/database.ts';
import type { ReaderProgress } from '../db/readerTask.ts';
import { createReadingVault, type ReadingKeys } from '../vault/readingVault.ts';
import { readAnchors } from './anchors.ts';
import { openPart, sealedPartsBetween } from './bodies.ts';
import {
  csvHead,
  csvLine,
  endLine,
  entryLine,
  headLine,
  isWhole,
  type ExportFilter,
  type ExportPart,
} from './exportLines.ts';
import type { EntryRow } from './findings.ts';
import { createHeadReader, type Head } from './head.ts';
import { createSearch } from './search.ts';

export interface ExportInput {
  /** Where the file is to lie; it is there when it is whole, and not before. */
  readonly path: string;
  readonly format: 'json' | 'csv';
  /** Between the cells of a CSV file. */
  readonly separator: ',' | ';';
  readonly filter: ExportFilter;
  /** With the sealed contents, opened; JSON only. */
  readonly contents: boolean;
  readonly exportedAt: string;
  readonly keys: ReadingKeys;
}

export interface Exported {
  readonly entries: number;
}

const PAGE = 500;
const CSV_BEGIN = '\uFEFF';

/** Writes entries into a file, oldest first, a page in memory at a time. The head must have been signed just before. */
export function* exportEntries(db: Database, input: ExportInput): Generator<ReaderProgress, Exported> {
  const unfinished = `${input.path}.part`;
  const file = openSync(unfinished, 'w', 0o600);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  try {
    const entries = yield* writePages(db, input, (lines) => void writeSync(file, lines));
    fsyncSync(file);
    close();
    renameSync(unfinished, input.path);
    return { entries };
  } finally {
    close();
    rmSync(unfinished, { force: true });
  }
}

function* writePages(
  db: Database,
  input: ExportInput,
  write: (lines: string) => void,
): Generator<ReaderProgress, number> {
  // A fingerprint is asked for as it is; nothing here needs the key that makes one.
  const search = createSearch(db, { fingerprint: () => '' });
  const lineOf = createLine(db, input);
  const { head, begin } = db.transaction(() => beginOf(db, input))();
  write(begin);
  const total = head.seq - head.pruned_seq;
  let [entries, beyond] = [0, 0];
  for (let isThrough = false; !isThrough;) {
    const page = search.page({ ...input.filter, beyond, upTo: head.seq, oldestFirst: true, limit: PAGE });
    if (page.entries.length > 0) write(page.entries.map(({ seq }) => lineOf(seq)).join(''));
    entries += page.entries.length;
    beyond = page.next ?? head.seq;
    isThrough = page.next === null;
    yield { done: beyond - head.pruned_seq, total };
  }
  if (isWhole(input.filter) && entries !== total) throw cutMeanwhile();
  if (input.format === 'json') write(`${endLine(entries)}\n`);
  return entries;
}

function beginOf(db: Database, input: ExportInput): { readonly head: Head; readonly begin: string } {
  const head = createHeadReader(db)();
  if (input.format === 'csv') return { head, begin: `${CSV_BEGIN}${csvHead(input.separator)}\r\n` };
  const anchors = readAnchors(db, createReadingVault(input.keys)).between(0, head.seq);
  const keys = [...input.keys.verifying].map(([keyId, key]) => {
    const { x = '' } = key.export({ format: 'jwk' });
    return { keyId, publicKey: Buffer.from(x, 'base64url').toString('hex') };
  });
  const { exportedAt, filter } = input;
  const begin = headLine({
    exportedAt, filter, keys, anchors,
    head: { seq: head.seq, hash: head.hash }, pruned: { seq: head.pruned_seq, hash: head.pruned_hash },
  }); // prettier-ignore
  return { head, begin: `${begin}\n` };
}

function createLine(db: Database, { format, separator, contents, keys }: ExportInput): (seq: number) => string {
  const one = db.prepare<[number], EntryRow>('SELECT * FROM audit_entries WHERE seq = ?');
  const readHead = createHeadReader(db);
  const vault = createReadingVault(keys);
  const sealed = sealedPartsBetween(db);
  let last: Pick<EntryRow, 'seq' | 'hash'> = { seq: 0, hash: '' };

  /** The hash before this entry, also where the filter left that entry out. */
  const previous = (seq: number) => {
    if (last.seq === seq - 1) return last.hash;
    return one.get(seq - 1)?.hash ?? readHead().pruned_hash;
  };
  const opened = (seq: number): ExportPart[] => sealed.all(seq, seq).map((row) => openPart(vault, row));
  return (seq) => {
    const row = one.get(seq);
    if (row === undefined) throw cutMeanwhile();
    if (format === 'csv') return `${csvLine(row, separator)}\r\n`;
    const line = `${entryLine(row, previous(seq), contents ? opened(seq) : null)}\n`;
    last = row;
    return line;
  };
}

function cutMeanwhile(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'export-cut',
    message: 'The oldest entries left the audit log while it was exported.',
    whatToDo: 'Export again.',
    system: 'engine',
  });
}
