import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './makeFolder.ts';

const kept = 5;

/**
 * Appends lines to `<folder>/log/connector.log`. At `mostBytes` the file becomes `connector.log.1`, and the fifth before
 * it is removed. A log that cannot be written never stops the work it tells of: `onFailure` is told once per streak.
 */
export function createLogFile(
  folder: string,
  onFailure: (error: unknown) => void,
  mostBytes = 5_000_000,
): (line: string) => void {
  const path = join(folder, 'log', 'connector.log');
  makeFolder(join(folder, 'log'));
  let size = sizeOf(path);
  let failing = false;
  return (line) => {
    const bytes = Buffer.byteLength(line) + 1;
    try {
      if (size > 0 && size + bytes > mostBytes) {
        rotate(path);
        size = 0;
      }
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
      size += bytes;
      failing = false;
    } catch (error) {
      if (!failing) onFailure(error);
      failing = true;
    }
  };
}

function rotate(path: string): void {
  rmSync(`${path}.${kept}`, { force: true });
  for (let n = kept - 1; n >= 1; n -= 1) {
    if (sizeOf(`${path}.${n}`) > 0) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
  }
  renameSync(path, `${path}.1`);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
