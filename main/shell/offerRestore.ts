import type { CallError } from '../contract/calls.ts';
import { newestBackup } from '../engine/backupFiles.ts';
import { wantRestore } from '../engine/wantedRestore.ts';
import { told, type Words } from './words.ts';

/** What a backup is the way out of. */
const GONE: ReadonlySet<string> = new Set(['database-corrupt', 'database-missing']);

/** A question with its answers as buttons; resolves to the index of the one that was chosen. */
export type Ask = (question: { readonly detail: string; readonly buttons: readonly string[] }) => number;

/**
 * Where the database is damaged or gone, offers the newest backup: true when the next start is to restore it.
 */
export function offerRestore(
  error: CallError,
  about: { readonly dataFolder: string; readonly actor: string; readonly locale: string; readonly words: Words },
  ask: Ask,
): boolean {
  const { dataFolder, actor, locale, words } = about;
  const newest = GONE.has(error.code) ? newestBackup(dataFolder) : null;
  if (newest === null) return false;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const restoreIt = words.own.restoreNewest(when.format(new Date(newest.madeAt)));
  if (ask({ detail: told(error, words), buttons: [restoreIt, words.own.quit] }) !== 0) return false;
  wantRestore(dataFolder, { from: newest.folder, actor });
  return true;
}
