import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, its owner's alone, and those above it that are not there. Node's own way of doing so never comes back
 * where a folder is there in which the system makes none, as below /proc.
 *
 * @throws what the system says, such as `EACCES`
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(path)) throw error;
  }
}
