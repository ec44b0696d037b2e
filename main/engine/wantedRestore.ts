import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../base/makeFolder.ts';

/*
 * A backup takes the place of the database while no engine runs: what a person chose is kept in the data folder, and
 * carried out by the next start.
 */

const WANTED = 'restore-wanted.json';

export interface WantedRestore {
  /** The folder of the backup. */
  readonly from: string;
  readonly actor: string;
}

export function wantRestore(dataFolder: string, wanted: WantedRestore): void {
  makeFolder(dataFolder);
  const handle = openSync(join(dataFolder, WANTED), 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(wanted));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** null where nothing was chosen, or the choice was cut off by a crash. */
export function wantedRestore(dataFolder: string): WantedRestore | null {
  const path = join(dataFolder, WANTED);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as WantedRestore;
  } catch {
    // Nothing was begun, and the person chooses again.
    return null;
  }
}

export function forgetWanted(dataFolder: string): void {
  rmSync(join(dataFolder, WANTED), { force: true });
}
