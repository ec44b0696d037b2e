import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import { makeFolder } from '../base/makeFolder.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { AuditFilter, ExportsView } from '../contract/auditCalls.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReaderRuns } from './readerRuns.ts';
import type { EngineReader } from './readerTasks.ts';

export interface ExportWish {
  readonly filter: AuditFilter;
  readonly format: 'json' | 'csv';
  readonly separator: ',' | ';';
  readonly contents: boolean;
}

export interface AuditExports {
  /** Resolves with the file's name when it is written. */
  write(wish: ExportWish, actor: string): Promise<string>;
  view(): ExportsView;
  /** The whole path of an export, by the name that `view` gives; null for any other. */
  pathOf(name: string): string | null;
  /** Whether it holds contents, opened. @throws ConnectorError `export-gone` */
  holdsContents(name: string): boolean;
  /** @throws ConnectorError `export-gone` */
  remove(name: string, actor: string): void;
  /** Removes those that are older than a week, and what a crash left half written. */
  keepHouse(): void;
  /** Contents of an erased person may stand in any of them. */
  removeAll(): number;
}

export interface AuditExportsOptions {
  readonly dataFolder: string;
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly audit: Audit;
  readonly vault: Pick<Vault, 'readingKeys'>;
  readonly reader: EngineReader;
  readonly runs: ReaderRuns<string>;
  /** What room is left on the disk is for orders. */
  readonly isFull: () => boolean;
}

const KEPT_MS = 7 * 24 * 3_600_000;
const NAME = /^audit-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(-contents)?\.(jsonl|csv)$/;

/** Files of audit entries in a folder of the data folder: what a window could not hold is written there by the reader. */
export function createAuditExports(options: AuditExportsOptions): AuditExports {
  const { dataFolder, db, ports, audit, vault, reader, runs } = options;
  const folder = join(dataFolder, 'exports');

  const names = () => (existsSync(folder) ? readdirSync(folder) : []);

  function files(): ExportsView['files'] {
    const found = names().filter((name) => NAME.test(name));
    return found.toSorted().toReversed().map((name) => {
      const { size: bytes } = statSync(join(folder, name));
      return { name, at: toInstant(madeAt(name)), bytes, contents: withContents(name) };
    }); // prettier-ignore
  }

  function mustBeThere(name: string): void {
    if (!NAME.test(name) || !names().includes(name)) throw exportGone();
  }

  /** The head is signed with it, so that what the file holds can be proven up to its last entry. */
  function begin({ filter, format, contents }: ExportWish, actor: string): void {
    const params = JSON.stringify({ format, contents: String(contents), filter: JSON.stringify(nameless(filter)) });
    transaction(db, () => {
      audit.append({ kind: 'audit.exported', actor, status: 'fine', bodies: { params } });
      audit.anchor();
    });
  }

  return {
    write: (wish, actor) =>
      runs.run(actor, async (readerOptions) => {
        if (options.isFull()) throw exportNoRoom();
        const exportedAt = toInstant(ports.now());
        makeFolder(folder);
        const name = nameOf(exportedAt, wish);
        begin(wish, actor);
        const input = { ...wish, path: join(folder, name), exportedAt, keys: vault.readingKeys() };
        await reader.run('audit.export', input, readerOptions);
        return name;
      }),
    view: () => ({ ...runs.state(), folder, files: files() }),
    pathOf: (name) => (NAME.test(name) && names().includes(name) ? join(folder, name) : null),
    holdsContents(name) {
      mustBeThere(name);
      return withContents(name);
    },
    remove(name, actor) {
      mustBeThere(name);
      const bodies = { params: JSON.stringify({ name }) };
      transaction(db, () => audit.append({ kind: 'audit.exportRemoved', actor, status: 'fine', bodies }));
      rmSync(join(folder, name), { force: true });
    },
    keepHouse() {
      const old = names().filter((name) => ports.now() - madeAt(name) > KEPT_MS);
      for (const name of old) rmSync(join(folder, name), { force: true });
    },
    removeAll() {
      const found = names();
      for (const name of found) rmSync(join(folder, name), { force: true });
      return found.length;
    },
  };
}

/** Says whether contents are in it, so that whoever comes across the file knows. CSV never has any. */
function nameOf(exportedAt: string, { format, contents }: ExportWish): string {
  const begin = `audit-${exportedAt.slice(0, 19).replaceAll(':', '-')}Z`;
  return format === 'csv' ? `${begin}.csv` : `${begin}${contents ? '-contents' : ''}.jsonl`;
}

function withContents(name: string): boolean {
  return name.endsWith('-contents.jsonl');
}

/** Whom was looked for stands in no entry: erasing the person would have to find it there. */
function nameless({ subject, ...filter }: AuditFilter): AuditFilter {
  return subject === undefined ? filter : { ...filter, subject: '…' };
}

/** Milliseconds UTC, from the name; 0 where it has none of ours. */
function madeAt(name: string): number {
  const [day = '', time = ''] = (/^audit-(\S{10}T\S{8})Z/.exec(name)?.[1] ?? '').split('T');
  return Date.parse(`${day}T${time.replaceAll('-', ':')}Z`) || 0;
}

function exportNoRoom(): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'export-no-room',
    message: 'There is too little room left on the disk for an export: what is left is for orders.',
    whatToDo: 'Free space on the disk that holds the data folder, then export again.',
    system: 'engine',
  });
}

function exportGone(): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'export-gone',
    message: 'This export is not there any more.',
    whatToDo: 'Export again.',
    system: 'engine',
  });
}
