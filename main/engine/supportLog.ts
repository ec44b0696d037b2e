import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFacts } from '../base/log.ts';

const MOST_BYTES = 64 * 1024;

/** All that is taken from a line; a line of an older version may have held more. */
const TAKEN = [
  'at',
  'level',
  'message',
  'code',
  'error',
  'call',
  'connection',
  'system',
  'job',
  'kind',
  'decision',
  'values',
] as const satisfies readonly (keyof LogFacts | 'at' | 'level' | 'message')[];

/** The last lines of the log, oldest first; none where this host writes no file. */
export function lastLogLines(dataFolder: string, most: number): readonly string[] {
  return endOf(join(dataFolder, 'log', 'connector.log'))
    .split('\n')
    .flatMap(taken)
    .slice(-most);
}

function endOf(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // No log yet, or a host that keeps none.
    return '';
  }
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, MOST_BYTES));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}

/** What is no whole line of ours, such as the first of a tail, is left out. */
function taken(line: string): readonly string[] {
  try {
    const facts = JSON.parse(line) as Record<string, unknown>;
    return [JSON.stringify(Object.fromEntries(TAKEN.filter((name) => name in facts).map((name) => [name, facts[name]])))]; // prettier-ignore
  } catch {
    return [];
  }
}
