import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectorError } from './errors.ts';
import { makeFolder } from './makeFolder.ts';

interface Owner {
  readonly pid: number;
  /** When that process started, as its system counts; "" where the system does not tell. Process numbers are reused. */
  readonly started: string;
}

/**
 * Keeps a second engine off a data folder; two would claim the same jobs. Returns what gives the folder back. The lock
 * of a process that is gone is taken over.
 *
 * @throws ConnectorError `folder-in-use` while the other one runs.
 */
export function lockFolder(folder: string): () => void {
  makeFolder(folder);
  const path = join(folder, 'connector.lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Owner);
  for (let tries = 0; !place(path, mine); tries += 1) {
    const found = readLock(path);
    const owner = toOwner(found);
    if (tries >= 5 || (owner !== null && isRunning(owner))) throw inUse(folder, owner);
    if (found !== null) takeAway(path, found);
  }
  return () => {
    if (readLock(path) === mine) rmSync(path, { force: true });
  };
}

function place(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Renamed before it is removed: of two that find the same dead lock, the second must not remove the first one's new lock. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readLock(aside) !== dead) linkSync(aside, path);
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function toOwner(text: string | null): Owner | null {
  try {
    const { pid, started } = JSON.parse(text ?? '') as Partial<Owner>;
    return Number.isInteger(pid) && pid !== undefined ? { pid, started: started ?? '' } : null;
  } catch {
    // Cut off by a power failure while it was written: nobody owns it.
    return null;
  }
}

function isRunning({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
    if (!isCode(error, 'EPERM')) throw error;
  }
  const now = startOf(pid);
  return started === '' || now === '' || now === started;
}

/** Field 22 of /proc/<pid>/stat; the second field holds the name in parentheses and may contain spaces. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function inUse(folder: string, owner: Owner | null): ConnectorError {
  const who = owner === null ? '' : ` (process ${owner.pid})`;
  return new ConnectorError({
    kind: 'conflict',
    code: 'folder-in-use',
    message: `Another ml-connector${who} already works on the data folder ${folder}.`,
    whatToDo: 'Stop that one first, or start with another --data folder.',
    system: 'engine',
  });
}
