import type { Audit } from '../audit/audit.ts';
import { type Alarm, type Alarms } from '../base/alarm.ts';
import type { ConnectorError } from '../base/errors.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Restores } from '../flows/restores.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import { forgetNote, type RestoreNote } from './restoreFiles.ts';

export interface RestoredOptions {
  readonly dataFolder: string;
  readonly db: Database;
  readonly audit: Audit;
  readonly alarms: Alarms;
  readonly restores: Restores;
}

/**
 * Before any job runs: a database that came out of a backup does not know what was written since, so that nothing is
 * written before a person has looked at it. Told once, whatever happens on the way.
 */
export function tellRestored({ dataFolder, db, audit, alarms, restores }: RestoredOptions, note: RestoreNote): void {
  const { backupAt, restoredAt, documents, aside, actor } = note;
  const remember = db.prepare(
    `UPDATE heartbeats SET tokens_before = tokens_before || ' ' || @tokens
     WHERE connection_id = @connection_id AND nav_id = @nav_id`,
  );
  const leaveOut = db.prepare(
    'INSERT OR IGNORE INTO exclusions (integration_id, store_key, at, by) VALUES (@integration_id, @store_key, @at, @by)',
  );
  transaction(db, () => {
    if (!restores.add({ backupAt, restoredAt, documents, aside, actor })) return;
    for (const known of note.heartbeats) remember.run(known);
    for (const order of note.leftOut) leaveOut.run(order);
    const params = JSON.stringify({ backupAt, aside, documents: documents === null ? '' : String(documents) });
    audit.append({ kind: 'database.restored', actor, status: 'attention', bodies: { params } });
    alarms.raise(restoredAlarm(note));
  });
  forgetNote(dataFolder);
}

function restoredAlarm({ backupAt, documents }: RestoreNote): Alarm {
  const since =
    documents === null
      ? 'What was written to NAV since then is not known here.'
      : `${documents} documents were written to NAV since then and are not known here.`;
  return {
    kind: 'database-restored',
    scope: 'installation',
    message: `The database was restored from the backup of ${backupAt}. ${since} Nothing is written until you let it go on.`,
    whatToDo:
      'Answer that it goes on: every order since the backup is looked up in NAV by its number before anything is written. What people decided since then, such as mappings, has to be done again.',
    params: { backupAt, ...(documents !== null && { documents: String(documents) }) },
    stopsWrites: true,
  };
}

/** The backup that a person chose could not be restored; everything is as it was. */
export function tellRefused(alarms: Alarms, { code, message, whatToDo }: ConnectorError): void {
  alarms.raise({
    kind: 'restore-refused',
    scope: 'installation',
    message,
    whatToDo,
    params: { code },
    stopsWrites: false,
  });
}

export const refusedAnswers: NonNullable<AlarmAnswers['restore-refused']> = {
  seen: { carryOut: async () => undefined },
};

/** @param lookUp asks the stores for everything since the backup, and lets what waits go on */
export function restoredAnswers(lookUp: () => void): NonNullable<AlarmAnswers['database-restored']> {
  return {
    lookUp: {
      async carryOut() {
        lookUp();
      },
    },
  };
}
