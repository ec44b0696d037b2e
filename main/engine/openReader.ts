import type { Database } from '../db/database.ts';
import { createInProcessReader, createThreadReader } from '../db/reader.ts';
import type { Host } from '../host.ts';
import { type EngineReader, readerTasks } from './readerTasks.ts';

/** The reader of the engine's database, as its host wants it. */
export function openReader(db: Database, host: Pick<Host, 'ports' | 'readsInProcess'>): EngineReader {
  if (host.readsInProcess) return createInProcessReader(db, readerTasks);
  return createThreadReader({ file: db.name, program: threadEntry(), ports: host.ports });
}

/** Sources and bundles lie equally deep (build.mjs): the entry is beside us in both, with the ending we have ourselves. */
function threadEntry(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`../engine/readerWorker.${ending}`, import.meta.url);
}
