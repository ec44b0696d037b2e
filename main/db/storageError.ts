import BetterSqlite3 from 'better-sqlite3';
import { ConnectorError } from '../base/errors.ts';

/** What the operating system or another program keeps from us: passes when there is room or rights again. */
const UNAVAILABLE: readonly (readonly [prefix: string, happened: string, whatToDo: string])[] = [
  ['SQLITE_FULL', 'the disk is full', 'Free space on the disk that holds the data folder; work goes on by itself.'],
  [
    'SQLITE_IOERR',
    'the disk reported an error',
    'Check the disk that holds the data folder and its free space; work goes on by itself once it answers.',
  ],
  [
    'SQLITE_READONLY',
    'the database may not be written',
    'Give the account the connector runs under the right to write to the data folder.',
  ],
  ['SQLITE_BUSY', 'another program holds the database', 'Close what has the database open, such as a backup program.'],
  [
    'SQLITE_LOCKED',
    'another program holds the database',
    'Close what has the database open, such as a backup program.',
  ],
  [
    'SQLITE_CANTOPEN',
    'the database file cannot be opened',
    'Check that the data folder exists and that the account the connector runs under may read and write it.',
  ],
];

/**
 * A failure of SQLite as the product names it: `storage-unavailable` (kind unavailable) for a full, failing, read-only
 * or busy disk, `database-corrupt` for damage. Anything else, also a violated constraint, comes back as it is.
 */
export function toStorageError(error: unknown): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return corruptError(error);
  // The extended codes begin with the plain one: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY.
  const row = UNAVAILABLE.find(([prefix]) => error.code.startsWith(prefix));
  return row === undefined ? error : unavailableError(row[1], row[2], error);
}

export function unavailableError(happened: string, whatToDo: string, cause?: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'storage-unavailable',
    message: `The connector could not write to its database: ${happened}.`,
    whatToDo,
    system: 'engine',
    cause,
  });
}

export function corruptError(cause: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'database-corrupt',
    message: 'The database file is damaged or is not a database of the connector. It was left as it is.',
    whatToDo:
      'Stop the connector, keep a copy of the data folder, and restore the newest backup. Check the disk before starting again.',
    system: 'engine',
    cause,
  });
}
