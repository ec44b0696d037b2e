import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createAudit } from '../../main/audit/createAudit.ts';
import { flush } from '../../main/base/flush.ts';
import { type Ports, realPorts } from '../../main/base/ports.ts';
import { migrate } from '../../main/db/migrate.ts';
import { openDatabase } from '../../main/db/open.ts';
import { openReader } from '../../main/engine/openReader.ts';
import { openVault } from '../../main/vault/openVault.ts';
import { fill } from './audit/fill.ts';
import { timeSearches } from './audit/searches.ts';
import type { Figure } from './figures.ts';
import { inFolder } from './folder.ts';
import { type Watched, watched } from './watched.ts';

const DAY = 86_400_000;
/** How far back the log reaches: as long as entries are kept. */
const DAYS = 400;
const PER_ORDER = 6;
const LONGEST_STEP_MS = 50;

export interface AuditOptions {
  readonly entries: number;
}

/** Searching, verifying, exporting, copying and pruning a log of so many entries. */
export async function measureAudit({ entries }: AuditOptions): Promise<readonly Figure[]> {
  return inFolder((folder) => measureIn(folder, entries));
}

async function measureIn(folder: string, entries: number): Promise<readonly Figure[]> {
  const { db, audit, vault, ports, clock, file } = await openLog(folder);
  const orders = Math.ceil(entries / PER_ORDER);
  const start = Date.now() - DAYS * DAY;
  const everyMs = (DAYS * DAY) / orders;
  const instantOf = (order: number) => new Date(start + order * everyMs).toISOString();
  let order = 0;
  const filled = timed(() =>
    fill(db, audit, entries, () => {
      order += 1;
      clock.set(start + order * everyMs);
    }),
  );
  clock.set(null);
  db.pragma('synchronous = FULL');
  db.pragma('wal_checkpoint(TRUNCATE)');
  // What filling left to the operating system must not be the first step's to wait for.
  flush(file);
  audit.anchor();
  const bytes = statSync(file).size;
  const found = timeSearches(audit, orders, instantOf);
  const reader = openReader(db, { ports });
  // The thread is up, and its modules are loaded, before it is measured.
  await reader.run('database.check', {});
  const keys = vault.readingKeys();
  const verified = async (bodies: boolean) => {
    const verdict = await reader.run('audit.verify', { bodies, keys });
    if (!verdict.ok) throw new Error(`The chain is broken: ${JSON.stringify(verdict.problem)}`);
  };
  const chain = await watched(() => verified(false));
  const bodies = await watched(() => verified(true));
  const exportTo = (path: string, contents: boolean) =>
    reader.run('audit.export', {
      path: join(folder, path), format: 'json', separator: ',', filter: {}, contents, exportedAt: new Date().toISOString(), keys,
    }); // prettier-ignore
  const lines = await watched(() => exportTo('entries.jsonl', false));
  const contents = await watched(() => exportTo('contents.jsonl', true));
  const copy = await watched(() => reader.run('database.copy', { to: join(folder, 'copy.sqlite') }));
  await reader.close();
  const pruned = await watched(() => audit.pruneBodies(instantOf(Math.floor(orders / 10))));
  const cut = await watched(() => audit.pruneEntries(Math.floor(entries / 10)));
  db.close();
  const longestWaitMs = Math.max(...[chain, bodies, contents, copy, pruned, cut].map((each) => each.longestWaitMs));
  const told = (what: string, { longestMs }: Watched): Figure => ({
    what: `longest step of the loop ${what}`,
    value: longestMs,
    unit: 'ms',
    wanted: { most: LONGEST_STEP_MS },
  });
  return [
    { what: 'entries', value: entries, unit: '' },
    { what: 'entries written in large commits', value: entries / filled.seconds, unit: '/s' },
    { what: 'size of an entry with its bodies', value: bytes / entries, unit: 'bytes' },
    ...found.map(({ name, p95 }) => ({ what: `p95 of a page: ${name}`, value: p95, unit: 'ms', wanted: { most: 50 } })),
    { what: 'entries verified', value: entries / chain.seconds, unit: '/s', wanted: { least: 50_000 } },
    { what: 'entries verified with bodies', value: entries / bodies.seconds, unit: '/s', wanted: { least: 15_000 } },
    { what: 'entries exported', value: entries / lines.seconds, unit: '/s' },
    { what: 'entries exported with bodies', value: entries / contents.seconds, unit: '/s' },
    { what: 'copied for a backup', value: bytes / copy.seconds / 1_000_000, unit: 'MB/s' },
    told('while the chain is verified', chain),
    told('while bodies are verified', bodies),
    told('while entries are exported with bodies', contents),
    told('while the database is copied', copy),
    told('while bodies are pruned', pruned),
    told('while entries are pruned', cut),
    // Nothing of ours: what this computer had to do besides, the reader's thread included where it has few cores.
    { what: 'longest wait of the loop for a core, in all of these', value: longestWaitMs, unit: 'ms' },
  ];
}

async function openLog(folder: string) {
  const file = join(folder, 'connector.sqlite');
  const db = openDatabase(file);
  const real = realPorts();
  migrate(db, real.now);
  // How long it takes to fill is of no interest.
  db.pragma('synchronous = OFF');
  let at: number | null = null;
  const ports: Ports = { ...real, now: () => at ?? real.now() };
  const box = { kind: 'bench', seal: async (key: Uint8Array) => key, open: async (key: Uint8Array) => key };
  const { vault } = await openVault({ db, ports, secretBox: box });
  const clock = { set: (instant: number | null) => void (at = instant) };
  return { db, file, vault, ports, clock, audit: createAudit({ db, vault, ports }) };
}

function timed(work: () => void): { readonly seconds: number } {
  const began = performance.now();
  work();
  return { seconds: (performance.now() - began) / 1_000 };
}
