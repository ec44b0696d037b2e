import type { CallError } from '../contract/calls.ts';
import { newestBackup } from '../engine/backupFiles.ts';
import { wantRestore } from '../engine/wantedRestore.ts';
import type { Texts } from './texts.ts';

/** What a backup is the way out of. */
const GONE: ReadonlySet<string> = new Set(['database-corrupt', 'database-missing']);

/** A question with its answers as buttons; resolves to the index of the one that was chosen. */
export type Ask = (question: { readonly detail: string; readonly buttons: readonly string[] }) => number;

/**
 * Where the database is damaged or gone, offers the newest backup: true when the next start is to restore it.
 */
export function offerRestore(
  { code, message, whatToDo }: CallError,
  about: { readonly dataFolder: string; readonly actor: string; readonly locale: string; readonly texts: Texts },
  ask: Ask,
): boolean {
  const { dataFolder, actor, locale, texts } = about;
  const newest = GONE.has(code) ? newestBackup(dataFolder) : null;
  if (newest === null) return false;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const restoreIt = texts.restoreNewest(when.format(new Date(newest.madeAt)));
  if (ask({ detail: `${message}\n\n${whatToDo}`, buttons: [restoreIt, texts.quit] }) !== 0) return false;
  wantRestore(dataFolder, { from: newest.folder, actor });
  return true;
}
