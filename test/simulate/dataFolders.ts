import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { databaseFile } from '../../main/engine/backupFiles.ts';

/** The data folder of the present life of an engine. */
export interface DataFolders {
  current(): string;
  /** A crash: the files as they are at this moment become the next life's, and the dead keep theirs. */
  leave(): void;
}

/**
 * A crash that is caught in the middle of a transaction, or between two, must leave just what is on disk then. The dead
 * engine's code runs on to its next port, so that the next life gets a copy of the files: SQLite finds in it whatever
 * was committed, as after a power cut.
 *
 * @param database what the first life finds; nothing where absent
 */
export function createDataFolders(folder: string, database?: Buffer): DataFolders {
  let number = 1;
  const path = (life: number) => join(folder, String(life));
  mkdirSync(path(number), { recursive: true });
  if (database) writeFileSync(databaseFile(path(number)), database);
  return {
    current: () => path(number),
    leave() {
      // Shared memory of the write-ahead log belongs to the processes that have it open; it is built anew. Backups are
      // not asked for by a life that goes on.
      const isNeeded = (from: string) => !from.endsWith('-shm') && basename(from) !== 'backups';
      cpSync(path(number), path(number + 1), { recursive: true, filter: isNeeded });
      number += 1;
      rmSync(path(number - 2), { recursive: true, force: true });
    },
  };
}
