import { toConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';

/**
 * Runs what nobody waits for, such as a scheduled task: its failure is a line in the log and must not end the process.
 * The next turn makes up for it.
 */
export function unattended(log: Log, what: string, task: () => void | Promise<unknown>): void {
  const failed = (error: unknown) => log.error(`${what} failed`, { code: toConnectorError(error).code });
  try {
    const done = task();
    if (done) void done.catch(failed);
  } catch (error) {
    failed(error);
  }
}
